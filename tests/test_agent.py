"""Who does what a verb says: `@writer` in patterns, names of persons, and matches of the entry itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.errors import KnowledgeError
from notelint.lexicon.store import lexicon_at
from support import entry, language, linter_for, write_lexicon

Findings = Callable[..., list[str]]


@pytest.fixture
def found(tmp_path: Path) -> Findings:
    """Return a function that gives what a pattern (with `unless`) finds in a text."""

    def run(pattern: str, text: str, unless: list[str] | None = None) -> list[str]:
        linter = linter_for(tmp_path, match=None, pattern=[pattern], unless=unless or [])
        return [d.text for d in language(linter.check(text)) if d.entry == "agency/word"]

    return run


BY_WRITER = {
    "I": "I varnished her at noon.",
    "we": "We varnished the chair at noon.",
    "writer": "Writer varnished her at noon.",
    "this specialist": "This certified peer support specialist varnished her at noon.",
    "nobody named": "Varnished her at noon.",
    "behind a label": "Intervention: Varnished her at noon.",
    "plan": "Plan: PSS to varnish her at noon.",
    "helping words": "I had also quietly varnished her at noon.",
    "leading up": "I decided to varnish her at noon.",
    "contraction": "I'll varnish her at noon.",
    "after and": "I sat with her and varnished her brother.",
    "nobody named, after and": "Sat with her and varnished her brother.",
    "past a clause inside": "I asked how she was and varnished her brother.",
    "past a time clause": "When she came in, varnished her brother.",
    "after a time": "After group, varnished her brother.",
    "going on": "I spent the hour varnishing her brother.",
}


@pytest.mark.parametrize("text", BY_WRITER.values(), ids=BY_WRITER)
def test_the_writer_does_it(found: Findings, text: str) -> None:
    assert len(found("@writer <<varnish+>> (her|the)", text)) == 1


BY_OTHERS = {
    "she": "She varnished her brother.",
    "name": "Terrell varnished her brother.",
    "role": "The landlord varnished her brother.",
    "somebody's specialist": "Her specialist varnished her brother.",
    "the person, after and": "She sat down and varnished her brother.",
    "the person, after a comma": "Client laughed, sat down and varnished her brother.",
    "clause inside, after and": "Then she came in and varnished her brother.",
    "what a person does": "Cried in the hall, knocked the soap off, varnished her brother.",
    "passive": "I was varnished her way.",
    "who": "I met Lee, who came late and varnished her brother.",
    "plan of the person": "Goal: She wants to varnish her brother.",
}


@pytest.mark.parametrize("text", BY_OTHERS.values(), ids=BY_OTHERS)
def test_somebody_else_does_it(found: Findings, text: str) -> None:
    assert found("@writer <<varnish+>> (her|the)", text) == []


def test_what_is_done_to_the_writer_is_not_done_by_the_writer(found: Findings) -> None:
    assert found("@writer <<varnish+>>", "Sat down and varnished me twice.") == []


def test_a_name_stands_for_a_person(found: Findings) -> None:
    for name in ("Marcus", "Dolores Hart", "Ms. Trask", "the client"):
        assert len(found("<<varnish+ {person}>> again", f"Today I varnished {name} again.")) == 1, name


def test_a_day_or_a_word_in_capitals_is_nobodys_name(found: Findings) -> None:
    for word in ("Monday", "MEDICAID", "lunch", "Christmas"):
        assert found("<<varnish+ {person}>> again", f"Today I varnished {word} again.") == [], word


def test_unless_may_point_to_the_match_itself(found: Findings) -> None:
    unless = ["(asked|wanted) me to *4 @this"]

    assert found("<<varnish+>> her", "I varnished her.", unless) == ["varnished"]
    assert found("<<varnish+>> her", "He asked me to go in and varnish her.", unless) == []


def test_a_gap_may_stand_in_a_choice(found: Findings) -> None:
    pattern = "<<(the * chair|a stool) broke>>"

    assert found(pattern, "Then the old red chair broke.") == ["the old red chair broke"]
    assert found(pattern, "Then a stool broke.") == ["a stool broke"]


BROKEN = {
    "unknown place": ("@nobody told her", "@nobody"),
    "not at the beginning": ("told @writer her", "beginning"),
    "beside a sign": ("@writer <<told r/o>>", "r/o"),
    "star in a word": ("(grand*|old) chair", "stands alone"),
    "open choice": ("(old|new chair", "cannot read"),
}


@pytest.mark.parametrize(("pattern", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_pattern_is_told(tmp_path: Path, pattern: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said) as told:
        lexicon_at(write_lexicon(tmp_path, entry(match=None, pattern=[pattern])))

    assert "word" in str(told.value)


def test_under_a_heading_for_the_person_nobody_named_is_the_person(found: Findings) -> None:
    assert found("@writer <<varnish+>> her", "Response: Laughed and varnished her chair.") == []
    assert found("@writer <<varnish+>> her", "Response: I varnished her chair.") == ["varnished"]
    assert found("@writer <<varnish+>> her", "Intervention: Varnished her chair.") == ["Varnished"]

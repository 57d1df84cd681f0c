"""`--coach`: a letter, not a list of faults; and what would help most, in the text format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.formats import COACH, format_named
from notelint.formats.base import Style
from notelint.linter import Linter
from support import ROOT, Ran

Cli = Callable[..., Ran]
NOTE = (ROOT / "examples" / "note.txt").read_text(encoding="utf-8")


def letter(linter: Linter, text: str, **style: bool) -> str:
    return format_named(COACH, Style(**style), "generic").report(linter.check(text))


def test_it_says_what_works_before_what_to_change(california: Linter) -> None:
    said = letter(california, NOTE)

    assert 0 < said.index("What works") < said.index("What would bring it nearer") < said.index("Before it goes out")


def test_it_shows_how_a_sentence_could_read(california: Linter) -> None:
    assert "It could read: “She has not been taking her evening meds.”" in letter(california, NOTE)


def test_it_names_three_things_at_most(california: Linter) -> None:
    assert "  3. “" in letter(california, NOTE)
    assert "  4. " not in letter(california, NOTE)


def test_what_works_is_taken_from_sentences_without_findings(california: Linter) -> None:
    works = letter(california, NOTE).partition("What would")[0]

    assert "I shared how I got" in works
    assert "attention-seeking" not in works


def test_redacted_it_holds_no_words_of_the_note(california: Linter) -> None:
    said = letter(california, NOTE, redact=True)

    assert not [word for word in ("evening", "quiet", "attention", "brother", "Narrative") if word in said]


def test_hostile_characters_do_not_reach_the_terminal(california: Linter) -> None:
    assert "\x1b" not in letter(california, NOTE.replace("evening", "\x1b[2Jevening"))


def test_a_note_without_findings_gets_no_list_of_changes(linter: Linter) -> None:
    good = "She said she wants her own key. I shared how I found my first room. She laughed and wrote down two numbers to call on Monday. "

    assert "1. “" not in letter(linter, good * 2)


def test_it_is_a_switch_of_check(notelint: Cli, here: Path) -> None:
    (here / "a.txt").write_text(NOTE, encoding="utf-8")

    assert "What works" in notelint("check", "--coach", "a.txt").out
    assert notelint("check", "--coach", "--format", "json", "a.txt").status == 2


@pytest.mark.parametrize("redact", [False, True], ids=["shown", "redacted"])
def test_text_says_what_would_help_most(california: Linter, redact: bool) -> None:
    said = format_named("text", Style(redact=redact), "generic").report(california.check(NOTE))

    assert "What would help most" in said
    assert ("“non-compliant”" in said) is not redact

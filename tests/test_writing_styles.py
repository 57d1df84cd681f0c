"""Notes say the same in small letters, in capitals, and with other spaces: so the same is found in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from notelint import Linter, Report
from notelint.diagnostics import LANGUAGE_FAMILIES
from support import ROOT

TRAIN = ROOT / "corpus" / "train"
MOST_LOST = 0.05  # of the marks that are found in the note as it was written: names, and shorthand told by its capitals


def small_after_stops(text: str) -> str:
    return re.sub(r"(?<=[.!?] )[A-Z]", lambda letter: letter.group().lower(), text)


def curly(text: str) -> str:
    return text.replace("'", "’")


def other_spaces(text: str) -> str:
    return text.replace(" ", "\u00a0")


STYLES: dict[str, Callable[[str], str]] = {
    "small letters": str.lower,
    "capitals": str.upper,
    "small letters after full stops": small_after_stops,
    "spaces that do not break": other_spaces,
    "curly apostrophes": curly,
}


@cache
def notes() -> list[dict[str, Any]]:
    lines = [line for path in sorted(TRAIN.glob("pairs-*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [note for note in map(json.loads, lines) if note["spans"] and len(note["text"].upper()) == len(note["text"])]


def found(report: Report, note: dict[str, Any]) -> set[tuple[str, int]]:
    """Return which marks of a note a finding overlaps."""
    spans = [(d.start, d.end) for d in report.diagnostics if d.family in LANGUAGE_FAMILIES]
    marks = [mark for mark in note["spans"] if any(start < mark["end"] and mark["start"] < end for start, end in spans)]
    return {(note["id"], mark["start"]) for mark in marks}


@cache
def found_as_written(linter: Linter) -> frozenset[tuple[str, int]]:
    return frozenset(mark for note in notes() for mark in found(linter.check(note["text"]), note))


@pytest.mark.parametrize("style", STYLES)
def test_what_is_found_does_not_hang_on_the_style(linter: Linter, style: str) -> None:
    before = found_as_written(linter)
    after = {mark for note in notes() for mark in found(linter.check(STYLES[style](note["text"])), note)}

    assert len(before) > 1000
    assert len(before - after) <= MOST_LOST * len(before)


def test_findings_and_items_are_given_as_they_stand_in_the_note(linter: Linter) -> None:
    text = other_spaces("Date: 3/4/2026\nPlace: the Elm Street drop-in\nClient was medication seeking and left the room early.")
    report = linter.check(text)

    assert any("\u00a0" in d.text for d in report.diagnostics)
    assert all(d.text == text[d.start : d.end] for d in report.diagnostics)
    assert report.fields["location"].text == other_spaces("the Elm Street drop-in")


def test_a_note_in_small_letters_has_its_items(linter: Linter) -> None:
    text = (
        "dos: 01/27/2026 svc: self-help/peer services code: h0038 loc: her studio apt dur: 60 min travel: 20 min doc time: 10 min "
        "narrative: we sorted the mail on her bed and she threw out two bags of it. plan: coffee on tuesday. "
        "sig: j. marlowe, cps 01/27/2026"
    )
    fields = linter.check(text).fields

    told = ("service_date", "procedure_code", "location", "duration", "travel_time", "documentation_time")
    assert [fields[name].value for name in told] == ["2026-01-27", "H0038", "her studio apt", 60, 20, 10]
    assert fields["signature"].text == "j. marlowe, cps"


def test_in_capitals_common_words_are_no_shorthand(linter: Linter) -> None:
    report = linter.check("SHE DID THE TALKING AND WASN'T DRUNK. WE LOOKED AT THE BUS MAP AND SHE CHOSE THE NUMBER NINE.")

    assert [d.text for d in report.diagnostics if d.family in LANGUAGE_FAMILIES] == []

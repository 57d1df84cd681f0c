"""Public clinical notes: nothing crashes, offsets hold, and quoted words are never pointed out."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from notelint.linter import Linter
from notelint.report import Report
from support import SHARED, language

FILES = sorted((SHARED / "data").glob("*.jsonl")) if (SHARED / "data").is_dir() else []
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not FILES, reason="the public notes do not lie beside the checkout")]
# Written apart from the linter's own reading of quotation marks: a closed pair on one line, with words between.
QUOTATION = re.compile(r"(?<![\w\"])\"(?=\S)[^\"\n]{1,400}?(?<=\S)\"(?![\w\"])|“[^“”\n]{1,400}”")

SENTENCE = re.compile(r"[^\n\"“”.?!]{20,300}[.?!]")
MOST_QUOTED, FEWEST_QUOTED = 150, 50


@cache
def checked(path: Path) -> list[Report]:
    linter = Linter()
    return [linter.check(json.loads(line)["text"]) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_note_is_checked(path: Path) -> None:
    assert len(checked(path)) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_offsets_slice_the_text(path: Path) -> None:
    wrong = [(d.code, d.start) for report in checked(path) for d in report.diagnostics if report.note.text[d.start : d.end] != d.text]

    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_offsets_of_fields_slice_the_text(path: Path) -> None:
    fields = [(report.note.text, field) for report in checked(path) for field in report.fields.values() if field.start is not None]

    assert [field for text, field in fields if text[field.start : field.end] != field.text] == []


def quotations(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in QUOTATION.finditer(text)]


def pointed_out(report: Report) -> list[tuple[int, str]]:
    """Return what is pointed out inside quotations, or reaches into one; NL205 is about the marks themselves."""
    quoted = quotations(report.note.text)
    return [
        (d.start, d.code) for d in language(report) if d.code != "NL205" and any(d.start < end and start < d.end for start, end in quoted)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_quoted_words_are_never_pointed_out(path: Path) -> None:
    wrong = {number: found for number, report in enumerate(checked(path)) if (found := pointed_out(report))}

    assert wrong == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_pointed_out_is_not_once_it_is_quoted(path: Path) -> None:
    """Few of the words that stand in quotations there would be pointed out without them; so those that are get some."""
    said = {
        sentence for report in checked(path) for d in language(report) if (sentence := sentence_around(report.note.text, d.start, d.end))
    }
    linter = Linter()
    wrong = [(number, pointed_out(linter.check(f'She said, "{one}"'))) for number, one in enumerate(sorted(said)[:MOST_QUOTED])]

    assert len(wrong) > FEWEST_QUOTED
    assert [one for one in wrong if one[1]] == []


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence about a finding, "" where it has quotation marks of its own or cannot be told."""
    begin = max(text.rfind(sign, 0, start) for sign in (". ", "\n", "? ", "! "))
    match = SENTENCE.match(text, begin + 1)
    return match[0].strip() if match and match.end() >= end else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_fix_is_never_an_error_and_changes_no_quotation(path: Path) -> None:
    from notelint.fixer import fix_text

    for number, report in enumerate(checked(path)):
        text, fixed = report.note.text, fix_text(report, unsafe=True)
        has_fix = any(fix.edits for d in report.diagnostics for fix in d.fixes)

        assert (fixed != text) == has_fix, number
        assert [number for start, end in quotations(text) if text[start:end] not in fixed] == []

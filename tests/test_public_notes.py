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


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_quoted_words_are_never_pointed_out(path: Path) -> None:
    wrong = []
    for number, report in enumerate(checked(path)):
        quotations = [match.span() for match in QUOTATION.finditer(report.note.text)]
        wrong += [
            (number, d.start, d.code)
            for d in language(report)
            if d.code != "NL205" and any(start <= d.start and d.end <= end for start, end in quotations)
        ]

    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_fix_is_never_an_error(path: Path) -> None:
    from notelint.fixer import fix_text

    assert all(fix_text(report, unsafe=True) for report in checked(path))

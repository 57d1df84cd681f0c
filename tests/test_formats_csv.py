"""`--format csv`: rows a spreadsheet can open and will not run."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import output
from notelint.formats.base import Style
from notelint.formats.csv import COLUMNS, safe_cell
from notelint.linter import Linter
from notelint.note import Note
from support import Ran, linter_for
from test_formats_common import MOTIVE

HEADER = "source,note_id,code,name,family,severity,line,column,start,end,text,message,suggestion\r\n"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_the_header_is_always_there(linter: Linter) -> None:
    assert output(linter, "csv") == HEADER


def test_a_row_holds_the_finding(linter: Linter) -> None:
    row = rows(output(linter, "csv", Note(MOTIVE, "a.txt", "n-7")))[0]

    assert [row[column] for column in COLUMNS[:11]] == [
        "a.txt", "n-7", "NL301", "motive-attribution", "motive", "error", "1", "12", "11", "28", "attention-seeking",
    ]  # fmt: skip
    assert row["message"]
    assert row["suggestion"].startswith("say what")


def test_there_is_a_row_for_each_finding_in_order(linter: Linter) -> None:
    report = linter.check(Note(MOTIVE, "a.txt"))

    assert [row["code"] for row in rows(output(linter, "csv", report.note))] == [d.code for d in report.diagnostics]


def test_lines_end_as_rfc_4180_says(linter: Linter) -> None:
    text = output(linter, "csv", Note(MOTIVE, "a.txt"))

    assert text.count("\r\n") == text.count("\n") == len(rows(text)) + 1


def test_quotes_commas_and_line_ends_stay_inside_a_cell(tmp_path: Path) -> None:
    linter = linter_for(tmp_path, match=["sprocket", "big sprocket"], rationale='A "wheel", or two.')
    (row,) = [r for r in rows(output(linter, "csv", Note("A big\r\nsprocket.", 'a,"b".txt'))) if r["text"]]

    assert (row["source"], row["text"], row["message"]) == ('a,"b".txt', "big\r\nsprocket", 'A "wheel", or two.')


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_formulas_get_an_apostrophe(start: str) -> None:
    assert safe_cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("text", ["", "a=b", "'=1", "attention-seeking", " =1", "1-2", "a@b"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


@given(text=st.text(max_size=30))
def test_no_cell_runs_or_steers_a_terminal(text: str) -> None:
    cell = safe_cell(text)

    assert cell[:1] not in tuple("=+-@\t\r\n")
    assert not set("\x00\x1b\x9b\u202e") & set(cell)


def test_a_file_name_that_is_a_formula_does_not_run(linter: Linter) -> None:
    assert {row["source"] for row in rows(output(linter, "csv", Note(MOTIVE, "=cmd|'/c calc'!A0.txt")))} == {"'=cmd|'/c calc'!A0.txt"}


def test_matched_text_that_is_a_formula_does_not_run(tmp_path: Path) -> None:
    from dataclasses import replace

    from notelint.formats.csv import CsvFormat

    report = linter_for(tmp_path, match=["sprocket"]).check(Note("A sprocket.", "a.txt"))
    hostile = replace(report, diagnostics=(replace(report.diagnostics[0], text="=1+1"),))
    made = CsvFormat(Style(), "generic")

    assert rows(made.start() + made.report(hostile))[0]["text"] == "'=1+1"


def test_redaction_empties_the_text_and_keeps_the_columns(linter: Linter) -> None:
    found = rows(output(linter, "csv", Note(MOTIVE, "a.txt"), style=Style(redact=True)))

    assert {row["text"] for row in found} == {""}
    assert [row["start"] for row in found][:2] == ["11", "44"]
    assert found[1]["suggestion"] == "a wording is offered"


def test_line_ends_reach_a_file_as_they_are(notelint: Callable[..., Ran], here: Path) -> None:
    (here / "a.txt").write_text(MOTIVE, encoding="utf-8")
    notelint("check", "--format", "csv", "--output", "out.csv", "a.txt")

    assert (here / "out.csv").read_bytes().startswith(HEADER.encode())

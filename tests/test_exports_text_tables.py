"""CSV and TSV exports: separators, encodings, broken rows, memory."""

from __future__ import annotations

import csv
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporting import NOTES, csv_text, notes, opened, problems
from notelint.errors import InputError
from notelint.exports.encodings import find_encoding
from notelint.exports.markup import without_remnants
from notelint.exports.opening import open_export
from notelint.exports.rows import Row

HEADER = ["Note ID", "Client Name", "Staff", "DOS", "Progress Note"]
ROWS = [[f"n-{at}", "Ann Lowell", "Jo Park", f"12/{at + 1}/2025", text] for at, text in enumerate(NOTES)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_is_found(tmp_path: Path, separator: str) -> None:
    export = opened(tmp_path, "a.csv", csv_text([HEADER, *ROWS], separator))

    assert [row.text for row in notes(export)] == [t.replace("\r\n", "\n") for t in NOTES]
    assert problems(export) == []


def test_a_row_has_its_place_its_people_and_its_fields(tmp_path: Path) -> None:
    row = notes(opened(tmp_path, "a.csv", csv_text([HEADER, *ROWS])))[1]

    assert row == Row(str(tmp_path / "a.csv"), 3, NOTES[1], {"service_date": "12/2/2025"}, "n-1", "Ann Lowell", "Jo Park")


def test_rows_can_be_read_again(tmp_path: Path) -> None:
    export = opened(tmp_path, "a.csv", csv_text([HEADER, *ROWS]))

    assert list(export.rows()) == list(export.rows())


def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    content = "Note,DOS\r\n" + csv_text([[NOTES[1], "12/1/2025"]]) + "\r\n\r\n" + csv_text([[NOTES[0], "12/2/2025"]])

    assert [row.number for row in notes(opened(tmp_path, "a.csv", content))] == [2, 5]


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    text = "She said “I’m glad” – and sat down with the café’s owner for an hour."
    export = opened(tmp_path, "a.csv", csv_text([["Note", "DOS"], [text, "12/1/2025"]]).encode(encoding))

    assert [row.text for row in notes(export)] == [text]


def test_a_named_encoding_is_used(tmp_path: Path) -> None:
    data = csv_text([["Note", "DOS"], ["Žofie walked with us to the market and back again.", "12/1/2025"]]).encode("cp1250")

    assert notes(opened(tmp_path, "a.csv", data, encoding="cp1250"))[0].text.startswith("Žofie")
    with pytest.raises(InputError, match='no encoding "latin-99"'):
        opened(tmp_path, "a.csv", data, encoding="latin-99")


def test_one_broken_byte_costs_one_row(tmp_path: Path) -> None:
    rows = [csv_text([[text + " “Yes.” “No.”", "12/1/2025"]]).encode() for text in NOTES]
    data = b"Note,DOS\r\n" + b"".join(rows[:2]) + b"He said \x93fine\x94 and went home,12/2/2025\r\n" + b"".join(rows[2:])
    export = opened(tmp_path, "a.csv", data)

    assert [row.number for row in notes(export)] == [2, 3, 5, 6]
    assert [number for number, message in problems(export) if "encoding" in message] == [4]


def test_a_broken_byte_far_behind_the_start_is_found(tmp_path: Path) -> None:
    rows = csv_text([[f"{text} Day {at}. It was “good”.", "12/1/2025"] for at in range(9000) for text in NOTES[:1]]).encode()
    export = opened(tmp_path, "a.csv", b"Note,DOS\r\n" + rows + b"He said \x93fine\x94 today,12/2/2025\r\n")

    assert len(rows) > 1 << 20
    assert [number for number, _ in problems(export)] == [9002]
    assert len(notes(export)) == 9000


BROKEN = {
    "too few cells": (f"{NOTES[2].replace(',', '')}\r\n", "has 1 cell, and the header has 2"),
    "too many cells": (f"{NOTES[2].replace(',', '')},12/2/2025,x\r\n", "has 3 cells, and the header has 2"),
    "a quotation mark that is not closed": (f'"{NOTES[2]},12/2/2025\r\n', "not closed"),
    "a zero byte": (f'"{NOTES[2]}\0",12/2/2025\r\n', "zero bytes"),
    "an empty note": (",12/2/2025\r\n", 'nothing stands in "Note"'),
    "a note of blanks": ('" \t ",12/2/2025\r\n', 'nothing stands in "Note"'),
    "a note of NULL": ("NULL,12/2/2025\r\n", 'nothing stands in "Note"'),
    "a cell without end": ('"' + "word " * 900_000 + '",12/2/2025\r\n', "4,000,000"),
}


@pytest.mark.parametrize(("line", "word"), BROKEN.values(), ids=BROKEN)
def test_a_broken_row_is_told_and_the_rest_goes_on(tmp_path: Path, line: str, word: str) -> None:
    content = csv_text([["Note", "DOS"], [NOTES[0], "12/1/2025"]]) + line + csv_text([[NOTES[1], "12/3/2025"], [NOTES[3], "12/4/2025"]])
    export = opened(tmp_path, "a.csv", content)

    assert [(row.number, row.text) for row in notes(export)] == [(2, NOTES[0]), (4, NOTES[1]), (5, NOTES[3])]
    ((number, message),) = problems(export)
    assert number == 3
    assert word in message
    assert "fridge" not in message


def test_a_last_row_that_is_not_closed_is_told(tmp_path: Path) -> None:
    export = opened(tmp_path, "a.csv", csv_text([["Note", "DOS"], *([n, "12/1/2025"] for n in NOTES)]) + '"He left,12/2/2025')

    assert len(notes(export)) == 4
    assert [number for number, _ in problems(export)] == [6]


def test_quotation_marks_that_are_not_doubled_are_read_within_a_line(tmp_path: Path) -> None:
    lines = [f'"He said "fine, thanks" and sat down, then left for day {at}",12/1/2025' for at in range(3)]
    export = opened(tmp_path, "a.csv", "Note,DOS\n" + "\n".join(lines))

    assert [row.text for row in notes(export)] == [f'He said "fine, thanks" and sat down, then left for day {at}' for at in range(3)]


def test_a_note_of_many_lines_with_such_marks_is_left_out_as_one(tmp_path: Path) -> None:
    broken = '"He said "fine" and sat down,\nthen asked, slowly, for tea\nand left",12/1/2025\n'
    export = opened(tmp_path, "a.csv", csv_text([["Note", "DOS"], [NOTES[0], "12/1/2025"]]) + broken + csv_text([[NOTES[1], "12/2/2025"]]))

    assert [row.text for row in notes(export)] == [NOTES[0], NOTES[1]]
    ((number, message),) = problems(export)
    assert (number, "2 lines behind it" in message) == (3, True)


def test_backslashes_before_quotation_marks_are_read(tmp_path: Path) -> None:
    content = 'Note,DOS\n"He said \\"fine, thanks\\" and sat down for a while",12/1/2025\n'
    content += '"She said \\"no\\" and meant it, she told me",12/2/2025\n'

    assert [row.text[:24] for row in notes(opened(tmp_path, "a.csv", content))] == ['He said "fine, thanks" a', 'She said "no" and meant ']


def test_a_first_line_that_names_the_separator_is_followed(tmp_path: Path) -> None:
    export = opened(tmp_path, "a.csv", "sep=;\r\n" + csv_text([["Note", "DOS"], [NOTES[0], "12/1/2025"]], ";"))

    assert [(row.number, row.text) for row in notes(export)] == [(2, NOTES[0])]


def test_a_column_of_notes_alone_is_read_with_its_commas(tmp_path: Path) -> None:
    lines = [text.replace('"', "").replace("\n", " ") for text in NOTES]

    assert [row.text for row in notes(opened(tmp_path, "a.csv", "\n".join(lines)))] == lines


UNREADABLE = {
    "empty": (b"", "is empty"),
    "blank": (b"\r\n\r\n", "is empty"),
    "binary": (bytes(range(256)) * 20, "is not text"),
    "archive": (b"PK\x03\x04" + b"junk" * 50, "unpack it first"),
    "no notes": (b"Client,DOS\nAnn,12/1/2025\nBo,12/2/2025\n", "--map note="),
}


@pytest.mark.parametrize(("data", "word"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word) as raised:
        opened(tmp_path, "a.csv", data)

    assert str(raised.value).startswith(str(tmp_path / "a.csv"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        open_export(tmp_path / "none.csv")


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows([at, f"Client {at % 90}", "Jo Park", "12/1/2025", f"{NOTES[at % 4]} Day {at}."] for at in range(60_000))
    tracemalloc.start()
    try:
        export = open_export(path)
        count = sum(isinstance(row, Row) for row in export.rows())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert count == 60_000
    assert peak < 8_000_000


MARKUP = {
    "lines": ("We met.<br>She spoke.<br/>\nHe left.", "We met.\nShe spoke.\nHe left."),
    "entities": ("He was&nbsp;glad &amp; said &#8220;yes&#8221;.", "He was glad & said “yes”."),
    "inline": ("He was <b>glad</b> and <span style='x'>calm</span>.", "He was glad and calm."),
    "escaped twice": ("We met.&lt;br&gt;She spoke.", "We met.\nShe spoke."),
    "paragraphs": ("<p>We met.</p><p>She spoke.</p>", "We met.\n\nShe spoke."),
    "no markup": ("BP < 120 & > 80; <3 <Ann> asked; R&D;", "BP < 120 & > 80; <3 <Ann> asked; R&D;"),
}


@pytest.mark.parametrize(("cell", "text"), MARKUP.values(), ids=MARKUP)
def test_remnants_of_html_become_text(cell: str, text: str) -> None:
    assert without_remnants(cell) == text


@pytest.mark.parametrize("cell", ["<a " * 300_000 + ">", " " * 500_000 + "<", "&" * 500_000 + ";", "<p" * 300_000, "&lt;" * 200_000])
def test_markup_that_never_ends_takes_no_time(cell: str) -> None:
    begin = time.process_time()
    without_remnants(cell)

    assert time.process_time() - begin < 5  # half a second; by the square of its length it would be hours


@given(rows=st.lists(st.tuples(st.text(max_size=40), st.text(max_size=12)), max_size=12))
def test_whatever_stands_in_cells_no_row_stops_the_rest(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    told = [(note.replace("\0", ""), place.replace("\0", "")) for note, place in rows]
    data = csv_text([["Note", "Location"], *told, [NOTES[0], "Park"], *([note, "Park"] for note in NOTES * 8)]).encode(
        "utf-8", "surrogatepass"
    )
    export = opened(folder, "a.csv", data)

    assert NOTES[0] in [row.text for row in notes(export)]


def test_mostly_utf_8_stays_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("“fine” “fine”".encode() + b"\x93")

    assert find_encoding(path) == "utf-8"

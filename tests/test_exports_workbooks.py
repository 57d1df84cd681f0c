"""Excel exports: sheets, dates and times in cells, title rows, locked and broken files."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from exporting import NOTES, csv_text, notes, opened, problems
from notelint.errors import InputError
from notelint.exports import workbook_size
from notelint.exports.opening import open_export
from notelint.exports.workbook_size import binary_places

pytest.importorskip("python_calamine")
xlsxwriter = pytest.importorskip("xlsxwriter")

HEADER = ["MRN", "Rendering Provider", "Svc Date", "Begin Time", "End Time", "Duration (min)", "CPT/HCPCS", "POS", "Narrative"]
FORMATS = {date: "m/d/yyyy", datetime: "m/d/yyyy h:mm", time: "h:mm AM/PM", timedelta: "[h]:mm"}


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    """Write sheets of rows; a sheet whose name ends in "_hidden" is hidden."""
    with xlsxwriter.Workbook(path) as book:
        formats = {kind: book.add_format({"num_format": code}) for kind, code in FORMATS.items()}
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if type(cell) in formats:
                        sheet.write_datetime(at, column, cell, formats[type(cell)])
                    elif cell is not None:
                        sheet.write(at, column, cell)
            if name.endswith("_hidden"):
                sheet.hide()
            else:
                sheet.activate()
    return path


def row(text: str, at: int = 0) -> list[Any]:
    return [4100 + at, "Jo Park", date(2025, 12, 1 + at), time(14, 0), time(14, 45), 45.0, "H0038", 11.0, text]


def test_cells_become_what_the_record_understands(tmp_path: Path) -> None:
    export = open_export(workbook(tmp_path / "a.xlsx", Notes=[HEADER, *(row(text, at) for at, text in enumerate(NOTES))]))
    first = notes(export)[0]

    assert [note.text for note in notes(export)] == list(NOTES)
    assert (first.number, first.person, first.writer) == (2, "4100", "Jo Park")
    assert first.fields == {
        "service_date": "2025-12-01", "start_time": "14:00", "end_time": "14:45", "duration": "45 min",
        "location": "11", "procedure_code": "H0038",
    }  # fmt: skip


VALUES = {
    "day": ("Svc Date", date(2025, 12, 1), "service_date", "2025-12-01"),
    "day and time": ("Svc Date", datetime(2025, 12, 1, 9, 30), "service_date", "2025-12-01"),
    "day as a number": ("Svc Date", 45992, "service_date", "2025-12-01"),
    "day as text": ("Svc Date", "12/1/2025", "service_date", "12/1/2025"),
    "time as part of a day": ("Begin Time", 0.5833333, "start_time", "14:00"),
    "noon as part of a day": ("Begin Time", 0.5, "start_time", "12:00"),
    "time as text": ("Begin Time", "2:05 PM", "start_time", "14:05"),
    "time in a moment": ("Begin Time", datetime(2025, 12, 1, 9, 30), "start_time", "09:30"),
    "length": ("Duration", timedelta(minutes=75), "duration", "1:15"),
    "length as a time": ("Duration", time(0, 45), "duration", "00:45"),
    "minutes": ("Duration", 45.0, "duration", "45 min"),
    "hours": ("Duration (hrs)", 0.75, "duration", "0.75 hours"),
    "part of a day": ("Duration", 0.03125, "duration", "45 min"),
    "units": ("Units", 3.0, "duration", "3 units"),
    "code of a place": ("POS", 2, "location", "02"),
    "code that is a number": ("CPT", 90853.0, "procedure_code", "90853"),
}


@pytest.mark.parametrize(("header", "cell", "field", "text"), VALUES.values(), ids=VALUES)
def test_a_cell_is_read_as(tmp_path: Path, header: str, cell: object, field: str, text: str) -> None:
    export = open_export(workbook(tmp_path / "a.xlsx", Notes=[["Note", header], [NOTES[0], cell]]))

    assert notes(export)[0].fields[field] == text


def test_all_sheets_of_notes_are_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        Old_hidden=[["Client", "Note"], ["Cy", NOTES[3]]],
        Cover=[["Report", "Service Detail"], ["Run by", "Quality"]],
        Detail=[["Client", "Note"], ["Ann", NOTES[0]]],
        More=[["Client", "Note", "Room"], ["Bo", NOTES[1], "4"]],
        Staff=[["Employee", "About the employee"], ["Jo Park", "Jo walks to work by the river and has been here for nine years."]],
    )
    export = open_export(path)

    found = [(Path(note.source).name, note.number, note.text) for note in notes(export)]
    assert found == [("a.xlsx [Detail]", 2, NOTES[0]), ("a.xlsx [More]", 2, NOTES[1])]
    (said,) = export.remarks
    assert said.startswith('sheets read: "Detail", "More"; not read: "Cover", "Staff", "Old_hidden"')
    assert [note.text for note in notes(open_export(path, sheet="More"))] == [NOTES[1]]
    with pytest.raises(InputError, match=r'there is no sheet "Mor"; did you mean "More"'):
        open_export(path, sheet="Mor")


def test_a_cover_sheet_of_one_sentence_hides_no_notes(tmp_path: Path) -> None:
    cover = [["What stands in this workbook is confidential and is protected by federal law."]]
    path = workbook(tmp_path / "a.xlsx", Info=cover, Notes=[HEADER, *(row(text, at) for at, text in enumerate(NOTES))])
    export = open_export(path)

    assert [note.text for note in notes(export)] == list(NOTES)
    assert notes(export)[0].source == str(path)
    assert export.remarks == ('sheet read: "Notes"; not read: "Info" (--sheet NAME reads one alone).',)


def test_a_hidden_sheet_is_read_where_no_other_holds_notes(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Cover=[["Report"], ["Detail"]], Data_hidden=[HEADER, row(NOTES[0])])

    assert [note.text for note in notes(open_export(path))] == [NOTES[0]]


def damaged(path: Path, part: str) -> Path:
    """Make one part of a workbook something that cannot be unpacked."""
    with zipfile.ZipFile(path) as book:
        begin = book.getinfo(part).header_offset + 80
    data = bytearray(path.read_bytes())
    data[begin : begin + 20] = b"\xff" * 20
    path.write_bytes(bytes(data))
    return path


@pytest.mark.parametrize("part", ["xl/worksheets/sheet2.xml", "xl/workbook.xml"])
def test_a_workbook_that_does_not_unpack_is_refused(tmp_path: Path, part: str) -> None:
    path = workbook(
        tmp_path / "a.xlsx", Info=[["Please keep what stands in here to yourself, dear reader."]], Notes=[HEADER, row(NOTES[0])]
    )

    with pytest.raises(InputError, match=r"damaged"):
        open_export(damaged(path, part))


def test_a_damaged_sheet_beside_one_of_notes_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", May=[HEADER, row(NOTES[0])], June=[HEADER, row(NOTES[1])])
    export = open_export(damaged(path, "xl/worksheets/sheet2.xml"))

    assert [note.text for note in notes(export)] == [NOTES[0]]
    ((number, message),) = problems(export)
    assert (number, 'sheet "June" is damaged' in message) == (None, True)


def test_title_rows_before_the_header_are_passed_over(tmp_path: Path) -> None:
    titles: list[list[Any]] = [["Riverbend Peer Network"], ["Service Detail 12/1/2025 - 12/31/2025"], []]
    export = open_export(workbook(tmp_path / "a.xlsx", Notes=[*titles, HEADER, row(NOTES[0]), [], row(NOTES[1], 1)]))

    assert [(note.number, note.text) for note in notes(export)] == [(5, NOTES[0]), (7, NOTES[1])]
    assert problems(export) == []


def test_a_table_that_begins_in_the_middle_of_a_sheet_is_read(tmp_path: Path) -> None:
    rows = [[], [None, None, "Note", "DOS"], [None, None, NOTES[0], date(2025, 12, 1)]]
    export = open_export(workbook(tmp_path / "a.xlsx", Notes=rows))

    assert [(note.number, note.text, note.fields) for note in notes(export)] == [(3, NOTES[0], {"service_date": "2025-12-01"})]
    assert export.unused == ()


def test_a_row_without_a_note_is_told(tmp_path: Path) -> None:
    export = open_export(workbook(tmp_path / "a.xlsx", Notes=[HEADER, row(NOTES[0]), row(""), row(NOTES[1])]))

    assert [note.number for note in notes(export)] == [2, 4]
    assert [number for number, _ in problems(export)] == [3]


def test_a_text_table_with_the_ending_of_a_workbook_is_read(tmp_path: Path) -> None:
    assert notes(opened(tmp_path, "a.xls", csv_text([["Note", "DOS"], [NOTES[0], "12/1/2025"]], "\t")))[0].text == NOTES[0]


UNREADABLE = {
    "broken archive": b"PK\x03\x04" + b"junk" * 40,
    "old container that is none": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_a_workbook_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="not a workbook that can be read"):
        opened(tmp_path, "a.xlsx", data)


def test_a_workbook_without_notes_is_refused_with_its_sheets(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", One=[["Client", "DOS"], ["Ann", date(2025, 12, 1)]], Two=[["x"]])

    with pytest.raises(InputError, match=r'Sheet "One": no column looks like the text of notes.*"Client", "DOS"'):
        open_export(path)


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", Notes=[HEADER, row(NOTES[0])])
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)

    with pytest.raises(InputError, match=r'reading .xlsx needs python-calamine: pip install "notelint\[review\]"'):
        open_export(path)


def with_sheet(path: Path, old: bytes, new: bytes) -> Path:
    """Replace something in the first sheet of a workbook with one note."""
    made = workbook(path.with_name("made.xlsx"), Notes=[HEADER, row(NOTES[0])])
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            data = source.read(part)
            target.writestr(part.filename, data.replace(old, new) if part.filename.endswith("sheet1.xml") else data)
    return path


END = b"</sheetData>"
FAR = {
    "by its place": b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "by the row's place": b'<row r="1048576">' + b"<c/>" * 16_383 + b"<c><v>1</v></c></row>",
    "behind a sign in quotation marks": b"<x:row r='1048576' spans='>'><x:c s='>' r='XFD1048576'><v>1</v></x:c></x:row>",
}


@pytest.mark.parametrize("far", FAR.values(), ids=FAR)
def test_a_sheet_that_would_take_all_memory_is_refused_before_it_is_loaded(tmp_path: Path, far: bytes) -> None:
    path = with_sheet(tmp_path / "a.xlsx", END, far + END)

    with pytest.raises(InputError, match=r"a\.xlsx: has a sheet .* cells so far apart .* delete the cells behind the last note"):
        open_export(path)


def test_empty_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", END, b'<row r="1048576"><c r="XFD1048576" s="1"/></row>' + END)

    assert [note.text for note in notes(open_export(path))] == [NOTES[0]]


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", Notes=[HEADER, row(NOTES[0])])
    monkeypatch.setattr(workbook_size, "LARGEST_UNPACKED", 1000)

    with pytest.raises(InputError, match=r"a\.xlsx: unpacks to more than .* export it as \.csv"):
        open_export(path)


def test_a_tag_that_never_ends_is_refused(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", END, b"<c " + b"a" * 3_000_000)

    with pytest.raises(InputError, match="is damaged"):
        open_export(path)


def test_cells_of_a_binary_sheet_are_counted() -> None:
    row_header = bytes([0, 17]) + (1_048_575).to_bytes(4, "little") + bytes(13)
    empty, real = (bytes([kind, 12]) + (16_383).to_bytes(4, "little") + bytes(8) for kind in (1, 5))
    long_one = bytes([0x81, 0x01, 0x80, 0x01]) + bytes(128)

    assert list(binary_places(BytesIO(long_one + row_header + empty + real))) == [(1_048_576, 16_384)]


@pytest.mark.parametrize(("old", "new"), [(b"</sheetData>", b"</she"), (b"</c>", b"</d>"), (b"<v>", b"<v><")])
def test_a_damaged_sheet_is_named(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = with_sheet(tmp_path / "a.xlsx", old, new)

    with pytest.raises(InputError, match=r'a\.xlsx: the sheet "Notes" is damaged or too large; open it and save it again'):
        open_export(path)


def test_text_that_is_called_a_workbook_is_read_in_every_encoding(tmp_path: Path) -> None:
    content = csv_text([["Client", "Note"], ["Ann", NOTES[0]]], "\t")
    for codec in ("utf-8", "utf-16", "utf-16-le"):
        assert [note.text for note in notes(opened(tmp_path, "a.xls", content.encode(codec)))] == [NOTES[0]]


@pytest.mark.parametrize(
    ("first", "second", "days", "said"),
    [
        ("03/04/2026", "25/04/2026", ["2026-04-03", "2026-04-25"], True),
        ("25/04/2026", "03/04/2026", ["2026-04-25", "2026-04-03"], True),
        ("03/04/2026", "04/25/2026", ["03/04/2026", "04/25/2026"], False),
    ],
)
def test_sheets_of_one_kind_have_dates_of_one_order(tmp_path: Path, first: str, second: str, days: list[str], said: bool) -> None:
    header = ["Staff", "Service Date", "Progress Note"]
    sheets = {
        f"sheet{at}": [header, ["Jo Park", day, NOTES[at]], ["Lee Ortiz", day, NOTES[at + 2]]] for at, day in enumerate((first, second))
    }
    export = open_export(workbook(tmp_path / "a.xlsx", **sheets))

    assert [one.fields["service_date"] for one in notes(export)] == [days[0]] * 2 + [days[1]] * 2
    assert any("day first" in remark for remark in export.remarks) is said


def test_cells_that_were_merged_stand_in_each_of_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("notes")
        sheet.merge_range(0, 1, 0, 4, "Peer notes of March")
        for at, row_ in enumerate(
            [["Staff", "Client", "Date", "Progress Note"], *(["", f"Client {at}", "3/14/2026", NOTES[at]] for at in range(4))]
        ):
            for column, cell in enumerate(row_):
                sheet.write(at + 1, column + 1, cell)
        sheet.merge_range(2, 1, 4, 1, "Jo Park")
        sheet.merge_range(5, 1, 8, 1, "Lee Ortiz")
    found = notes(open_export(path))

    assert [(one.number, one.writer) for one in found] == [(3, "Jo Park"), (4, "Jo Park"), (5, "Jo Park"), (6, "Lee Ortiz")]
    assert problems(open_export(path)) == []

"""Tables as exports: records with named columns become rows with a note and its items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from notelint.exports.answers import find_answers
from notelint.exports.columns import Layout, choose_columns
from notelint.exports.encodings import BROKEN, has_half
from notelint.exports.header import Header, find_header
from notelint.exports.lined import LinedTable, find_lines, remark_on_lines
from notelint.exports.markup import without_remnants
from notelint.exports.question_columns import with_questions
from notelint.exports.rows import Problem, Row
from notelint.exports.rtf import is_rtf, text_of_rtf
from notelint.exports.sections import labelled
from notelint.exports.table import Record, Table, below, first_records, fitted, is_footer, is_told, line_number, says_no_note, wrong_width
from notelint.exports.values import NOTHING, plain, utc_minutes

_DAY = 24 * 60
_GROUP_MODIFIER = "HQ"
_SPARSE = 2  # of so many cells of a row of totals at most one is filled
_LONGEST_FOOTER = 80  # code points, where it stands in the column of notes
_PEOPLE = ("note_id", "person", "writer")


@dataclass(slots=True)
class TableExport:
    """An export of records; the first `skipped` rows are titles and the header."""

    table: Table
    layout: Layout
    names: tuple[str, ...]
    skipped: int = 0
    is_keyed: bool = False
    remarks: tuple[str, ...] = ()
    source: str = field(init=False)
    columns: Mapping[str, str] = field(init=False)
    unused: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.source = self.table.source
        self.columns = self.layout.columns
        self.unused = self.layout.unused
        self.remarks = (*self.layout.remarks, *self.remarks)

    @property
    def width(self) -> int:
        """Return how many cells a record has."""
        return len(self.names)

    def rows(self) -> Iterator[Row | Problem]:
        """Yield every note in order, one held at a time; records without any value and headers that come again are passed over."""
        header = Header(self.skipped, self.names if self.skipped else ())
        for record in self.table.records():
            if isinstance(record, Problem):
                yield record
                continue
            if is_told(record, header) and not self._is_around(record.cells):
                yield self._row(record)

    def _is_around(self, cells: Sequence[str]) -> bool:
        """Tell whether a row is one of totals, a heading or a footer: it begins as such, and hardly anything else stands in it."""
        told = [at for at, cell in enumerate(cells) if cell.strip()]
        days = {at for reading in self.layout.others if reading.role == "service_date" for at in reading.places}
        if len(told) * _SPARSE > self.width or told[0] >= self.width or not days.isdisjoint(told) or len(self.layout.others) <= 1:
            return False
        first = cells[told[0]]
        if not set(told).isdisjoint(self.layout.note):
            return len(told) == 1 and len(first) < _LONGEST_FOOTER and is_footer(first)
        return says_no_note(first, is_alone=len(told) == 1)

    def _row(self, record: Record) -> Row | Problem:
        number, cells = record.number, fitted(record.cells, self.width)
        if len(cells) != self.width:
            return wrong_width(self.source, record, Header(self.skipped, self.names))
        if any("\0" in cell for cell in cells):
            return self._problem(number, "holds zero bytes; export it anew.")
        text = self._text(cells)
        if not text:
            return self._problem(number, f'has no note (nothing stands in "{self.columns["note"]}").')
        if has_half(text):
            what = (
                "holds bytes that do not fit the encoding of the file; save it as UTF-8" if BROKEN in text else "holds half of a character"
            )
            return self._problem(number, f"{what}.")
        values = {reading.role: value for reading in self.layout.others if (value := reading.value(cells))}
        people = [values.pop(role, "") for role in _PEOPLE]
        begin, finish = self._moments(cells)
        if begin is not None and finish is not None and 0 < finish - begin < _DAY and not values.get("duration"):
            values["duration"] = f"{finish - begin} min"  # no zone is needed for that
        values = values if begin is not None else self._without_extra_units(values)
        note_id, person, writer = people
        return Row(self.source, number, text, values, note_id, person, writer, self._is_grouped(cells), begin, finish)

    def _moments(self, cells: Sequence[str]) -> tuple[int | None, int | None]:
        """Return when it began and ended, where that is told in UTC."""
        places = {reading.role: reading.places[0] for reading in self.layout.others if reading.role in {"start_time", "end_time"}}
        begin, finish = (utc_minutes(plain(cells[places[role]])) if role in places else None for role in ("start_time", "end_time"))
        return begin, finish if places.get("start_time") != places.get("end_time") else None

    def _is_grouped(self, cells: Sequence[str]) -> bool:
        size = self.layout.group_size
        if any(_GROUP_MODIFIER in cells[at].upper().replace(",", " ").split() for at in self.layout.modifiers):
            return True
        return size is not None and line_number(cells[size]) > 1

    def _text(self, cells: Sequence[str]) -> str:
        """Return the note, or "" where there is none; of a note over several columns, each part behind its label."""
        parts = [_note_text(cells[at]) for at in self.layout.note]
        if not self.layout.labels:
            return parts[0]
        return "\n".join(labelled(label, part) for label, part in zip(self.layout.labels, parts, strict=True) if part)

    def _without_extra_units(self, values: dict[str, str]) -> dict[str, str]:
        """Drop units where start and end tell the minutes: units are rounded."""
        is_timed = "start_time" in values and "end_time" in values
        if is_timed and "duration" in values and any(reading.is_units for reading in self.layout.others):
            del values["duration"]
        return values

    def _problem(self, number: int, message: str) -> Problem:
        return Problem(self.source, number, message)


def open_table(
    table: Table,
    wanted: Mapping[str, str] | None,
    day_first: bool | None = None,
    *,
    names: Sequence[str] | None = None,
    is_of_answers: bool = False,
) -> TableExport:
    """Return the export of a table; without `names`, one of its first rows may name the columns.

    Raises `InputError` where `wanted` cannot be followed, or no column holds notes.
    """
    sample = first_records(table)
    header = Header(0, tuple(names)) if names is not None else find_header(sample)
    if not is_of_answers and (answers := find_answers(table, header, below(sample, header), wanted or {})) is not None:
        export = open_table(answers, wanted, day_first, names=answers.names, is_of_answers=True)
        export.remarks = (answers.remark, *export.remarks)
        return export
    header = with_questions(header, below(sample, header), wanted or {})
    rows = [record.cells for record in below(sample, header)]
    layout = choose_columns(
        table.source,
        header.names,
        rows,
        wanted,
        has_header=names is not None or header.number > 0,
        whole=lambda at: _column(table, at),
        day_first=day_first,
    )
    lines = find_lines(layout, rows, table)
    remarks = (*_of_utc(layout, rows), *remark_on_lines(layout, rows, lines))
    notes = table if lines is None else LinedTable(table, header, lines)
    return TableExport(notes, layout, header.names, header.number, names is not None, remarks)


def _column(table: Table, at: int) -> Iterator[str]:
    return (record.cells[at] for record in table.records() if isinstance(record, Record) and at < len(record.cells))


def _of_utc(layout: Layout, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    places = {reading.places[0] for reading in layout.others if reading.role in {"start_time", "end_time"}}
    if not any(utc_minutes(plain(cells[at])) is not None for cells in rows for at in places):
        return ()
    return (
        "times are given in UTC, and the clock times where people met cannot be told from them: what a note says of its times "
        "is not held against them. How long it was, and what overlaps, is read.",
    )


def _note_text(cell: str) -> str:
    if not cell or cell.isspace() or cell.strip().lower() in NOTHING:
        return ""
    text = text_of_rtf(cell) if is_rtf(cell) else without_remnants(cell)
    return "" if not text or text.isspace() else text

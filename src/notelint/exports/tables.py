"""Tables as exports: records with named columns become rows with a note and its items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import NamedTuple, Protocol

from notelint.exports.columns import SAMPLE_ROWS, SAMPLE_SIZE, Layout, choose_columns
from notelint.exports.encodings import BROKEN, has_half
from notelint.exports.header import Header, find_header
from notelint.exports.markup import without_remnants
from notelint.exports.rows import Problem, Row
from notelint.exports.rtf import is_rtf, text_of_rtf
from notelint.exports.sections import labelled
from notelint.exports.values import NOTHING, plain, utc_minutes
from notelint.late import late

_COUNT = late(r"\d{1,9}(?:\.\d+)?")
_DAY = 24 * 60
_GROUP_MODIFIER = "HQ"
_PEOPLE = ("note_id", "person", "writer")


class Record(NamedTuple):
    """One record of a table: where it stands, and its cells as text."""

    number: int
    cells: Sequence[str]


class Table(Protocol):
    """A file of records that can be gone through more than once."""

    @property
    def source(self) -> str:
        """Return the file as it was named."""
        ...

    def records(self) -> Iterator[Record | Problem]:
        """Yield every record in its order, and a Problem for each that cannot be read."""
        ...


@dataclass(slots=True)
class TableExport:
    """An export of records; the first `skipped` rows are titles and the header."""

    table: Table
    layout: Layout
    names: tuple[str, ...]
    skipped: int = 0
    is_keyed: bool = False
    has_lines: bool = False
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
        return self._joined() if self.has_lines else (row for _, row in self._each())

    def _each(self) -> Iterator[tuple[Sequence[str], Row | Problem]]:
        header = [name.casefold() for name in self.names] if self.skipped else None
        for record in self.table.records():
            if isinstance(record, Problem):
                yield (), record
                continue
            is_told = record.number > self.skipped and any(cell and not cell.isspace() for cell in record.cells)
            if is_told and not (header and _is_header(record.cells, header)):
                yield record.cells, self._row(record)

    def _joined(self) -> Iterator[Row | Problem]:
        """Yield notes whose lines stand in records of their own: those with one number, as long as their lines go on."""
        line = self.layout.line
        assert line is not None
        held: Row | None = None
        parts: list[str] = []
        last = 0.0
        for cells, row in self._each():
            if isinstance(row, Problem):
                if held is None or not self._is_empty_line(cells, held):
                    yield row
                continue
            number = line_number(cells[line])
            if held is not None and row.note_id == held.note_id and number > last:
                parts.append(row.text)
            else:
                if held is not None:
                    yield replace(held, text="\n".join(parts))
                held, parts = row, [row.text]
            last = number
        if held is not None:
            yield replace(held, text="\n".join(parts))

    def _is_empty_line(self, cells: Sequence[str], held: Row) -> bool:
        """Tell whether a record is a line of the note that is held, with nothing in it."""
        if len(fitted(cells, self.width)) != self.width or self._text(cells):
            return False
        return any(reading.role == "note_id" and reading.value(cells) == held.note_id for reading in self.layout.others)

    def _row(self, record: Record) -> Row | Problem:
        number, cells = record.number, fitted(record.cells, self.width)
        if len(cells) != self.width:
            counted = f"has {_cells(len(cells))}, and the header has {self.width}"
            return self._problem(number, f"{counted}; look for a separator or a line break that stands in a cell without quotation marks.")
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
        values = self._without_extra_units(values)
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
) -> TableExport:
    """Return the export of a table; without `names`, one of its first rows may name the columns.

    Raises `InputError` where `wanted` cannot be followed, or no column holds notes.
    """
    sample = first_records(table)
    header = Header(0, tuple(names)) if names is not None else find_header(sample)
    width = len(header.names)
    below = [cells for record in sample if record.number > header.number and len(cells := fitted(record.cells, width)) == width]
    layout = choose_columns(
        table.source,
        header.names,
        below,
        wanted,
        has_header=names is not None or header.number > 0,
        whole=lambda at: _column(table, at),
        day_first=day_first,
    )
    has_lines = _has_lines(layout, below)
    remarks = (*_of_utc(layout, below), *_of_lines(layout, below, has_lines=has_lines))
    return TableExport(table, layout, header.names, header.number, names is not None, has_lines, remarks)


def line_number(cell: str) -> float:
    """Return the number in a cell, 0 where there is none."""
    return float(cell) if _COUNT.fullmatch(cell.strip()) else 0.0


def _column(table: Table, at: int) -> Iterator[str]:
    return (record.cells[at] for record in table.records() if isinstance(record, Record) and at < len(record.cells))


def _is_header(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Tell whether a record is the header again, as at the top of each page of a report."""
    told = [(cell.strip(" \ufeff").casefold(), name) for cell, name in zip(cells, header, strict=False) if cell.strip()]
    return len(told) > 1 and all(name == cell or name.startswith(f"{cell} (") for cell, name in told)


def _numbers(layout: Layout, rows: Sequence[Sequence[str]]) -> list[tuple[str, float]]:
    """Return the number of the note and of the line in each row; none where a table has not both."""
    note_id = next((reading for reading in layout.others if reading.role == "note_id"), None)
    line = layout.line
    return [] if note_id is None or line is None else [(note_id.value(cells), line_number(cells[line])) for cells in rows]


def _has_lines(layout: Layout, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether notes stand in several rows: a number of a note that comes again does so in the next line."""
    numbers = _numbers(layout, rows)
    again = [(one[1], other[1]) for one, other in pairwise(numbers) if one[0] == other[0] != ""]
    return bool(again) and all(before < after for before, after in again)


def _of_lines(layout: Layout, rows: Sequence[Sequence[str]], *, has_lines: bool) -> tuple[str, ...]:
    if has_lines:
        return (f'notes that stand in several rows are put together, by "{layout.columns["note_id"]}" and "{layout.columns["line"]}".',)
    counts = Counter(note_id for note_id, _ in _numbers(layout, rows) if note_id)
    return ("the lines of some notes do not stand together; each row is read as a note.",) if any(n > 1 for n in counts.values()) else ()


def _of_utc(layout: Layout, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    places = {reading.places[0] for reading in layout.others if reading.role in {"start_time", "end_time"}}
    if not any(utc_minutes(plain(cells[at])) is not None for cells in rows for at in places):
        return ()
    return (
        "times are given in UTC, and the clock times where people met cannot be told from them: what a note says of its times "
        "is not held against them. How long it was, and what overlaps, is read.",
    )


def first_records(table: Table) -> list[Record]:
    """Return the records that columns are judged by: the first ones that have a value."""
    found: list[Record] = []
    size = 0
    for record in islice(table.records(), 5 * SAMPLE_ROWS):
        if isinstance(record, Record) and any(cell.strip() for cell in record.cells):
            found.append(record)
            size += sum(map(len, record.cells))
            if len(found) >= SAMPLE_ROWS or size > SAMPLE_SIZE:
                break
    return found


def fitted(cells: Sequence[str], width: int) -> Sequence[str]:
    """Return the cells of a record without the empty ones behind its last column."""
    return cells[:width] if len(cells) > width and not any(map(str.strip, cells[width:])) else cells


def _note_text(cell: str) -> str:
    if not cell or cell.isspace() or cell.strip().lower() in NOTHING:
        return ""
    text = text_of_rtf(cell) if is_rtf(cell) else without_remnants(cell)
    return "" if not text or text.isspace() else text


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"

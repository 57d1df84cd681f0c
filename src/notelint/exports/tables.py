"""Tables as exports: records with named columns become rows with a note and its items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, Protocol

from notelint.exports.columns import SAMPLE_ROWS, SAMPLE_SIZE, Layout, choose_columns
from notelint.exports.encodings import BROKEN, has_half
from notelint.exports.header import Header, find_header
from notelint.exports.markup import without_remnants
from notelint.exports.rows import Problem, Row
from notelint.exports.sections import labelled
from notelint.exports.values import NOTHING

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
    width: int
    skipped: int = 0
    source: str = field(init=False)
    columns: Mapping[str, str] = field(init=False)
    unused: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.source = self.table.source
        self.columns = self.layout.columns
        self.unused = self.layout.unused

    def rows(self) -> Iterator[Row | Problem]:
        """Yield every note in order, one held at a time; records without any value are passed over."""
        for record in self.table.records():
            if isinstance(record, Problem):
                yield record
            elif record.number > self.skipped and any(cell and not cell.isspace() for cell in record.cells):
                yield self._row(record)

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
        return Row(self.source, number, text, self._without_extra_units(values), *people)

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


def open_table(table: Table, wanted: Mapping[str, str] | None, *, names: Sequence[str] | None = None) -> TableExport:
    """Return the export of a table; without `names`, one of its first rows may name the columns.

    Raises `InputError` where `wanted` cannot be followed, or no column holds notes.
    """
    sample = first_records(table)
    header = Header(0, tuple(names)) if names is not None else find_header(sample)
    width = len(header.names)
    below = [cells for record in sample if record.number > header.number and len(cells := fitted(record.cells, width)) == width]
    layout = choose_columns(table.source, header.names, below, wanted, has_header=names is not None or header.number > 0)
    return TableExport(table, layout, width, header.number)


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
    text = without_remnants(cell)
    return "" if not text or text.isspace() else text


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"

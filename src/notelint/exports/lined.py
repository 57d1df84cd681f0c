"""Notes that stand in several rows, put together by their number, or by what stands beside them, and the number of the line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from notelint.exports.columns import Layout, Reading
from notelint.exports.header import Header
from notelint.exports.rows import Problem
from notelint.exports.table import Record, Table, fitted, is_told, line_number
from notelint.exports.values import NOTHING
from notelint.late import late

MOST_HELD = 100_000_000  # code points of a table whose lines do not stand together: to put them in order it is held as a whole
_FEWEST_BESIDE = 2  # items beside a note that tell it from others where it has no number
_NARROWEST = 40  # code points; systems cut at 80, 255, 4000
_FEWEST_CUT = 3  # parts of one length that tell that notes were cut there
_CUT_SHARE = 0.8
_MOST_STRIPPED = 2  # spaces at the end that the export may have dropped
_ENDS = (".", "!", "?", '"', "”", ":")

_TOLD_BESIDE = ("person", "writer", "service_date")  # what is the same in all lines of a note
_CLOCK = late(r"[ T,]+\d{1,2}:\d\d.*", re.DOTALL)

Key = tuple[str, ...]


class Lines(NamedTuple):
    """How the lines of notes are known: `keys` are the places that tell notes apart, `beside` of all that stands beside them.

    Lines are of one note only where `same` reads alike in them, or nothing. `cut` is the length at which the text was cut without
    regard to words, 0 where each line is one of the note.
    """

    note: tuple[int, ...]
    line: int
    keys: tuple[int, ...]
    beside: tuple[int, ...]
    cut: int = 0
    is_scattered: bool = False
    same: tuple[Reading, ...] = ()


class _Line(NamedTuple):
    key: Key
    number: float
    cells: Sequence[str]
    same: Key  # who wrote it, of whom, and of what day


@dataclass(frozen=True, slots=True)
class LinedTable:
    """A table whose lines are put together: its records are notes, numbered as the first line of each."""

    table: Table
    header: Header
    lines: Lines

    @property
    def source(self) -> str:
        """Return the file as it was named."""
        return self.table.source

    def records(self) -> Iterator[Record | Problem]:
        """Yield each note; a row that cannot be read comes before the note it interrupts."""
        return self._sorted() if self.lines.is_scattered else self._in_order()

    def _in_order(self) -> Iterator[Record | Problem]:
        held: list[Record] = []
        before = _Line((), 0.0, (), ())
        for record in self._told():
            if isinstance(record, Problem) or not self._is_whole(record):
                yield record
                continue
            line = _line(record.cells, self.lines)
            if held and not _goes_on(before, line):
                yield self._joined(held)
                held = []
            before = _behind(before, line) if held else line
            held.append(record)
        if held:
            yield self._joined(held)

    def _told(self) -> Iterator[Record | Problem]:
        """Yield what stands below the header; pages that begin anew interrupt no note."""
        return (record for record in self.table.records() if isinstance(record, Problem) or is_told(record, self.header))

    def _is_whole(self, record: Record) -> bool:
        return len(fitted(record.cells, len(self.header.names))) == len(self.header.names)

    def _sorted(self) -> Iterator[Record | Problem]:
        notes: dict[Key, list[Record]] = {}
        for record in self._told():
            if isinstance(record, Problem) or not self._is_whole(record):
                yield record
            else:
                key = _line(record.cells, self.lines).key
                notes.setdefault(key if any(key) else (str(record.number), ""), []).append(record)
        for records in notes.values():
            by_line = {id(record.cells): record for record in records}
            for note in _apart([_line(record.cells, self.lines) for record in records]):
                yield self._joined([by_line[id(line.cells)] for line in note])

    def _joined(self, records: Sequence[Record]) -> Record:
        if len(records) == 1:
            return records[0]
        cells = list(fitted(records[0].cells, len(self.header.names)))
        for at in self.lines.note:
            cells[at] = _glued([record.cells[at] for record in records], self.lines.cut)
        for at in self.lines.beside:
            cells[at] = next((record.cells[at] for record in records if record.cells[at].strip()), "")
        return Record(min(record.number for record in records), cells)


def find_lines(layout: Layout, rows: Sequence[Sequence[str]], table: Table) -> Lines | None:
    """Return how notes stand in several rows, judged by some of the rows; `None` where each row is a note.

    A number of a note that comes again must do so in the next line; where notes have no number, what stands beside them must be
    the same, and lines be counted from one.
    """
    if layout.line is None:
        return None
    beside = tuple(dict.fromkeys(at for reading in layout.others for at in reading.places))
    by_number = next((reading.places for reading in layout.others if reading.role == "note_id"), ())
    if not by_number and len(layout.others) < _FEWEST_BESIDE:
        return None
    same = tuple(reading for reading in layout.others if reading.role in _TOLD_BESIDE)
    lines = Lines(layout.note, layout.line, by_number or beside, beside, same=same)
    told = [_line(cells, lines) for cells in rows]
    if not (_rises(told) if by_number else _counts(told)):
        is_scattered = bool(by_number) and _is_scattered(told) and _size(table) <= MOST_HELD
        return lines._replace(is_scattered=True, cut=_cut(_by_note(told), lines)) if is_scattered else None
    return lines._replace(cut=_cut(_runs(told), lines))


def remark_on_lines(layout: Layout, rows: Sequence[Sequence[str]], lines: Lines | None) -> tuple[str, ...]:
    """Return what to tell the user of lines that were put together, or could not be."""
    if lines is not None:
        by = layout.columns.get("note_id")
        known_by = f'"{by}" and "{layout.columns["line"]}"' if by else f'"{layout.columns["line"]}" and what stands beside them'
        return (f"notes that stand in several rows are put together, by {known_by}.",)
    if layout.line is None or (number := next((one for one in layout.others if one.role == "note_id"), None)) is None:
        return ()
    same = [reading for reading in layout.others if reading.role in _TOLD_BESIDE]
    counts = Counter((value, _told(cells, same)) for cells in rows if (value := number.value(cells)))
    return ("the lines of some notes do not stand together; each row is read as a note.",) if any(n > 1 for n in counts.values()) else ()


def _line(cells: Sequence[str], lines: Lines) -> _Line:
    key = tuple("" if (value := cells[at].strip()).lower() in NOTHING else value for at in lines.keys)
    return _Line(key, line_number(cells[lines.line]), cells, _told(cells, lines.same))


def _goes_on(before: _Line, line: _Line) -> bool:
    """Tell whether a line is the next one of the note whose lines are told as one by `before`."""
    return (line.key == before.key or not any(line.key)) and line.number > before.number and _are_alike([before, line])


def _behind(before: _Line, line: _Line) -> _Line:
    """Return what the lines of a note say together, with the number of the last of them."""
    return line._replace(key=before.key, same=tuple(one or other for one, other in zip(before.same, line.same, strict=True)))


def _told(cells: Sequence[str], readings: Sequence[Reading]) -> Key:
    return tuple(" ".join(_CLOCK.sub("", reading.value(cells)).casefold().split()) for reading in readings)


def _are_alike(lines: Sequence[_Line]) -> bool:
    """Tell whether lines are of one writer, one person and one day, as far as they say; a group shares a number, an addendum too."""
    return all(len({told for told in each if told}) <= 1 for each in zip(*(line.same for line in lines), strict=True))


def _apart(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Return the lines with one number in order, apart where they are not alike."""
    notes: dict[Key, list[_Line]] = {}
    is_one = _are_alike(lines)
    for line in lines:
        notes.setdefault(() if is_one else line.same, []).append(line)
    return [sorted(note, key=lambda line: line.number) for note in notes.values()]


def _runs(told: Sequence[_Line]) -> list[list[_Line]]:
    """Return the lines of each note, where those of one note stand together."""
    runs: list[list[_Line]] = []
    for line in told:
        is_next = bool(runs) and (line.key == runs[-1][0].key or not any(line.key)) and line.number > runs[-1][-1].number
        if is_next and _are_alike([*runs[-1], line]):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _rises(told: Sequence[_Line]) -> bool:
    again = [(one, other) for one, other in pairwise(told) if one.key == other.key and any(one.key) and _are_alike([one, other])]
    headless = [line for line in told if not any(line.key)]
    if not again and headless:  # the number stands before the first line alone
        return _counts(told)
    return bool(again) and all(one.number < other.number for one, other in again)


def _counts(told: Sequence[_Line]) -> bool:
    """Tell whether the lines of each note are counted without a gap, all from the same number on."""
    runs = _runs(told)
    are_counted = all(other.number == one.number + 1 for run in runs for one, other in pairwise(run))
    return len(runs) < len(told) and are_counted and len({run[0].number for run in runs}) == 1


def _by_note(told: Sequence[_Line]) -> list[list[_Line]]:
    notes: dict[Key, list[_Line]] = {}
    for line in told:
        if any(line.key):
            notes.setdefault(line.key, []).append(line)
    return [note for lines in notes.values() for note in _apart(lines)]


def _is_scattered(told: Sequence[_Line]) -> bool:
    """Tell whether notes come again in other lines each time, though not one behind the other."""
    notes = _by_note(told)
    numbers = [[line.number for line in lines] for lines in notes]
    firsts: dict[Key, float] = {}
    for lines in notes:  # an addendum is a note of its own, and counted on
        firsts[lines[0].key] = min(firsts.get(lines[0].key, lines[0].number), lines[0].number)
    are_counted = all(len(set(each)) == len(each) for each in numbers) and all(first <= 1 for first in firsts.values())
    return any(len(lines) > 1 for lines in notes) and are_counted


def _size(table: Table) -> int:
    return sum(len(cell) for record in table.records() if isinstance(record, Record) for cell in record.cells)


def _cut(notes: Sequence[Sequence[_Line]], lines: Lines) -> int:
    """Return the length at which notes were cut, 0 where they were not.

    Nearly all lines but the last of each are as long as it, and most of them end within a sentence.
    """
    parts = [line.cells[lines.note[0]] for note in notes for line in note[:-1]]
    longest = max(map(len, parts), default=0)
    full = sum(len(part) >= longest - _MOST_STRIPPED for part in parts)
    inside = sum(not part.rstrip().endswith(_ENDS) for part in parts)
    is_cut = len(parts) >= _FEWEST_CUT and longest >= _NARROWEST and full >= _CUT_SHARE * len(parts) and inside * 2 > len(parts)
    return longest if is_cut else 0


def _glued(parts: Sequence[str], cut: int) -> str:
    told = ["" if part.strip().lower() in NOTHING else part for part in parts]
    if not cut:
        return "\n".join(part for part in told if part.strip())
    return "".join(part if len(part) >= cut else f"{part} " for part in told).rstrip()

"""Records of a CSV file, read so that a quotation mark that is never closed costs its own row and not the file."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from notelint.exports.separators import Separated

LONGEST_CELL = 4_000_000  # code points; a note may have a million
_LONGEST_LINE = 2 * LONGEST_CELL
_NOT_CLOSED = 'has a quotation mark (") that is not closed or not doubled'
_TOO_LONG = f"has a cell of more than {LONGEST_CELL:,} characters"


class Broken(NamedTuple):
    """A record that cannot be read, and why."""

    number: int
    message: str


class Lines:
    """The lines of a file; those of the record that is being read are kept, so that they can be read again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._ahead: deque[str] = deque()
        self._taken: list[str] = []

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else self._file.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        self._taken.append(line)
        return line

    def forget(self) -> None:
        """Begin the next record."""
        self._taken.clear()

    def count(self) -> int:
        """Return how many lines the record has so far."""
        return len(self._taken)

    def first(self) -> str:
        """Return the first line of the record."""
        return self._taken[0]

    def back_to_second(self) -> None:
        """Give back all lines of the record but its first."""
        self._ahead.extendleft(reversed(self._taken[1:]))
        self._taken.clear()


def read_records(file: TextIO, form: Separated, width: int = 0) -> Iterator[tuple[int, list[str]] | Broken]:
    """Yield the number and the cells of each record, counted from 1 as a spreadsheet counts rows, empty ones included.

    Behind a record with a quotation mark that is not closed, reading goes on with the next line that
    is a record of `width` cells and not the end of a cell; a width of 0 takes any line.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    lines = Lines(file)
    lost: Broken | None = None
    number = 0
    for number, found in enumerate(_read(lines, form, width), 1):
        if isinstance(found, str):
            lost = lost or Broken(number, found)
        elif lost is None or (width in {0, len(found)} and not any(cell.count('"') % 2 for cell in found)):
            if lost:
                yield _with_lines(lost, number - 1)
                lost = None
            yield number, found
    if lost:
        yield _with_lines(lost, number)


def _read(lines: Lines, form: Separated, width: int) -> Iterator[list[str] | str]:
    """Yield the cells of each record, or why the first line of one cannot be read; the lines behind it are read anew."""
    reader = form.reader(lines)
    while True:
        lines.forget()
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            is_alone = lines.count() == 1
            cells = form.repaired(lines.first()) if is_alone and len(lines.first()) < LONGEST_CELL else None
            lines.back_to_second()
            reader = form.reader(lines)
            if cells is not None and len(cells) == width:
                yield cells
            else:
                yield _TOO_LONG if "larger" in str(error) and is_alone else _NOT_CLOSED


def _with_lines(lost: Broken, last: int) -> Broken:
    """Return what was lost with the number of the lines that went with it."""
    behind = last - lost.number
    also = "" if not behind else f"; it and the {'line' if behind == 1 else f'{behind} lines'} behind it were left out"
    return Broken(lost.number, f"{lost.message}{also}.")

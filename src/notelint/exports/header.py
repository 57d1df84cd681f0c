"""Find the row that names the columns of a sheet or table: behind title rows, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import NamedTuple

from notelint.exports.column_names import is_known
from notelint.exports.column_shapes import is_clock, is_code, is_day, is_number
from notelint.late import late

LONGEST_NAME = 120  # code points
_MOST_TITLES = 20  # rows before the header
_LONG_VALUE = 80  # code points; below a name that is shorter, it tells that the name is one
_SPACE = late(r"\s+")
_IS_VALUE = (is_day, is_clock, is_number, is_code)


class Header(NamedTuple):
    """The names of the columns and where they stand; `number` is 0 where no row names them."""

    number: int
    names: tuple[str, ...]


def find_header(lines: Sequence[tuple[int, Sequence[str]]]) -> Header:
    """Return the header among the first lines of a table; without one, columns are named "A", "B" ..."""
    width = max((len(cells) for _, cells in lines), default=0)
    best, chosen = 0.0, Header(0, tuple(letters(at) for at in range(width)))
    for at, (number, cells) in enumerate(lines[:_MOST_TITLES]):
        score = _score(cells, [other for _, other in lines[at + 1 : at + 1 + _MOST_TITLES]], width)
        if score > best:
            best, chosen = score, Header(number, unique_names(cells))
    return chosen


def unique_names(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns: one that is empty gets its letter, one that came before a number."""
    names: dict[str, None] = {}
    for at, cell in enumerate(cells):
        plain = _SPACE.sub(" ", cell).strip(" \ufeff") or letters(at)
        name, times = plain, 1
        while name in names:
            times += 1
            name = f"{plain} ({times})"
        names[name] = None
    return tuple(names)


def letters(at: int) -> str:
    """Return the letters of a column counted from 0, as a spreadsheet has them: 0 is "A", 26 is "AA"."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = ascii_uppercase[rest] + found
    return found


def _score(cells: Sequence[str], below: Sequence[Sequence[str]], width: int) -> float:
    """Return how surely a row names columns; 0 if it does not."""
    told = [cell.strip() for cell in cells if cell.strip()]
    if not told or any(len(cell) > LONGEST_NAME or ("\n" in cell.strip("\n") and len(cell) > _LONG_VALUE) for cell in told):
        return 0
    values = sum(any(test(cell) for test in _IS_VALUE) for cell in told)
    known = sum(is_known(cell) for cell in told)
    if values * 2 > len(told) or (len(told) * 2 < width and not known) or len(set(told)) * 2 < len(told):
        return 0
    differs = sum(_differs(cells[at], [row[at] for row in below if at < len(row)]) for at in range(len(cells)))
    return (2 * known + differs - 2 * values) * len(told) / width if known or (differs and not values) else 0


def _differs(name: str, values: Sequence[str]) -> bool:
    """Tell whether most of what stands below a cell is of another kind: dates, numbers, codes or long text."""
    told = [value for value in values if value.strip()]
    if not name.strip() or not told or any(test(name) for test in _IS_VALUE):
        return False
    kinds = sum(len(value) > max(_LONG_VALUE, 2 * len(name)) or any(test(value) for test in _IS_VALUE) for value in told)
    return kinds * 2 > len(told)

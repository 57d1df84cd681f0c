"""What every table is: records of cells in their order, gone through as often as need be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from notelint.exports.column_words import column_words
from notelint.exports.columns import SAMPLE_ROWS, SAMPLE_SIZE
from notelint.exports.header import Header
from notelint.exports.rows import Problem
from notelint.late import late

_PAGE = late(r"page \d")
_PAGE_ALONE = late(r"page \d{1,5}(?:\s?(?:of|/)\s?\d{1,5}|[^a-z]*)(?:\W.*printed.*)?")
_COUNT = late(r"(\d{1,9}(?:\.\d+)?)(?:\s?(?:of|/)\s?\d{1,9})?", re.IGNORECASE)


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


def line_number(cell: str) -> float:
    """Return the number in a cell, the first of "2 of 3", 0 where there is none."""
    count = _COUNT.fullmatch(cell.strip())
    return float(count[1]) if count else 0.0


def fitted(cells: Sequence[str], width: int) -> Sequence[str]:
    """Return the cells of a record without the empty ones behind its last column."""
    return cells[:width] if len(cells) > width and not any(map(str.strip, cells[width:])) else cells


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


def is_header(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether a record is the header again, as at the top of each page of a report."""
    told = 0
    for cell, name in zip(cells, names, strict=False):
        if plain := cell.strip(" \ufeff").casefold():
            low = name.casefold()
            if low != plain and not low.startswith(f"{plain} ("):
                return False  # most rows differ in their first cell
            told += bool(cell.strip())
    return told > 1


def is_told(record: Record, header: Header) -> bool:
    """Tell whether a record stands below the header, holds something and is not the header again."""
    return record.number > header.number and any(map(str.strip, record.cells)) and not is_header(record.cells, header.names)


def says_no_note(cell: str, *, is_alone: bool) -> bool:
    """Tell whether the first cell of a row says that it is no note: a total, a footer, or a heading that stands alone ("Staff: Ortiz")."""
    low = " ".join(cell.lower().split())
    heading = low.partition(":")
    is_heading = is_alone and bool(heading[1] and heading[2].strip()) and not heading[0].isdecimal()
    return is_heading or _PAGE.match(low) is not None or bool(_beginning(low, column_words().no_notes))


def is_footer(cell: str) -> bool:
    """Tell whether a text that stands alone where notes stand is none: a page, a footer, a total with nothing but a number behind it."""
    low = " ".join(cell.lower().split())
    if _PAGE_ALONE.fullmatch(low) or _beginning(low, column_words().footers):
        return True
    return (word := _beginning(low, column_words().no_notes)) != "" and not any(map(str.isalpha, low[len(word) :]))


def _beginning(text: str, words: Collection[str]) -> str:
    """Return the longest of the words that a text begins with, "" where it begins with none."""
    return max((word for word in words if text.startswith(word) and not text[len(word) : len(word) + 1].isalnum()), key=len, default="")


def wrong_width(source: str, record: Record, header: Header) -> Problem:
    """Return what to say of a record that has not a cell for each name."""
    count = len(record.cells)
    counted = f"has {'1 cell' if count == 1 else f'{count} cells'}, and the header has {len(header.names)}"
    advice = "look for a separator or a line break that stands in a cell without quotation marks."
    return Problem(source, record.number, f"{counted}; {advice}")


def below(records: Sequence[Record], header: Header) -> list[Record]:
    """Return the records behind the header that have a cell for each of its names."""
    width = len(header.names)
    behind = (Record(record.number, fitted(record.cells, width)) for record in records if record.number > header.number)
    return [record for record in behind if len(record.cells) == width]

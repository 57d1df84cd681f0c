"""XLSX: the same tables as sheets of one workbook; every cell is text or a number, never a formula."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from notelint.formats.shown import visible
from notelint.readers.writing import new_file
from notelint.review.outputs.columns import (
    FINDING_COLUMNS,
    NOTE_COLUMNS,
    PAIR_COLUMNS,
    PROBLEM_COLUMNS,
    READ_COLUMNS,
    Cell,
    finding_cells,
    note_cells,
    pair_cells,
    problem_cells,
    read_cells,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from notelint.review.about import About
    from notelint.review.store import Store

MOST_ROWS = 20_000  # of a sheet with its header: more than anybody reads there; the CSV files have all of them
LONGEST_CELL = 32_767  # characters, a limit of the format
_WIDTHS = {
    "message": 60,
    "item": 24,
    "read_from": 60,
    "suggestion": 50,
    "text": 30,
    "source": 24,
    "name": 24,
    "note_id": 16,
    "missing": 30,
    "present": 30,
}
_NARROW = 12


def write_workbook(path: Path, store: Store, facts: Iterable[tuple[str, Cell]], about: About) -> None:
    """Write the workbook; where a table has more than `MOST_ROWS`, the first sheet says how much was left out."""
    from xlsxwriter import Workbook

    with new_file(path) as temporary:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with Workbook(str(temporary), options) as book:
            first = book.add_worksheet("Summary")
            left_out = [
                (name, _sheet(book, name, columns, rows))
                for name, columns, rows in (
                    ("Notes", NOTE_COLUMNS, note_cells(store, about.is_redacted)),
                    ("Findings", FINDING_COLUMNS, finding_cells(store)),
                    ("Across notes", PAIR_COLUMNS, pair_cells(store)),
                    ("Not read", PROBLEM_COLUMNS, problem_cells(store)),
                    ("Columns", READ_COLUMNS, read_cells(about)),
                )
            ]
            first.set_column(0, 1, 40)
            more = [(f"{name}: rows that have no room here and are in the CSV file", count) for name, count in left_out if count]
            for number, (fact, value) in enumerate([*facts, *more]):
                _write(first, number, 0, fact)
                _write(first, number, 1, value)


def _sheet(book: Workbook, name: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> int:
    """Write one sheet and return how many rows had no room."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(column, _NARROW))
        sheet.write_string(0, at, column, bold)
    sheet.freeze_panes(1, 0)
    last = left_out = 0
    for last, row in enumerate(rows, start=1):
        if last >= MOST_ROWS:
            left_out += 1
            continue
        for at, cell in enumerate(row):
            _write(sheet, last, at, cell)
    sheet.autofilter(0, 0, min(last, MOST_ROWS - 1), len(columns) - 1)
    return left_out


def _write(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, visible(cell).encode("utf-8", "replace").decode()[:LONGEST_CELL])
    elif cell is not None:
        sheet.write_number(row, column, cell)

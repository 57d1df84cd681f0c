"""Excel and OpenDocument workbooks: the sheet that holds notes, its cells as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from notelint.errors import InputError, did_you_mean
from notelint.exports.cells import cell_text
from notelint.exports.libraries import library
from notelint.exports.rows import Problem
from notelint.exports.several import DamagedTableError, SeveralExport, choose
from notelint.exports.table import Record
from notelint.exports.tables import TableExport, open_table
from notelint.exports.values import LONGEST_NAME
from notelint.exports.workbook_size import check_size


@dataclass(frozen=True, slots=True)
class WorkbookTable:
    """One sheet of an open workbook; its rows are numbered as the spreadsheet shows them."""

    source: str
    path: Path
    name: str

    def records(self) -> Iterator[Record | Problem]:
        """Yield each row from the first of the sheet on."""
        with _opened(self.path) as book:
            sheet = _loaded(book, self.path, self.name)
            before = [""] * (sheet.start or (0, 0))[1]  # columns left of the first cell
            merged = _Merged(sheet.merged_cell_ranges or ())
            for number, cells in enumerate(sheet.iter_rows(), 1):
                yield Record(number, merged.filled(number - 1, [*before, *map(cell_text, cells)]))


class _Merged:
    """Cells of one column that were merged over several rows: what stands in the first of them is meant for all.

    A file holds it in the first alone. Cells merged over columns are titles, and longer texts are notes: neither is repeated.
    """

    def __init__(self, ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self._last = {(top, left): bottom for (top, left), (bottom, right) in ranges if left == right and top < bottom}
        self._open: dict[int, tuple[int, str]] = {}  # by the place of the column: the last row, and what stands in all of them

    def filled(self, row: int, cells: list[str]) -> list[str]:
        """Return the cells of a row, counted from 0, with what is meant for them; rows are given in their order."""
        if not self._last or not any(cells):
            return cells
        for at, cell in enumerate(cells):
            if (bottom := self._last.get((row, at))) is not None and len(cell) <= LONGEST_NAME:
                self._open[at] = bottom, cell
        for at, (bottom, cell) in list(self._open.items()):
            if row > bottom:
                del self._open[at]
            elif at < len(cells) and not cells[at]:
                cells[at] = cell
        return cells


def open_workbook(
    path: Path, *, columns: Mapping[str, str] | None = None, sheet: str | None = None, day_first: bool | None = None
) -> TableExport | SeveralExport:
    """Return the export in the sheet `sheet`, or in the one that looks most like notes and all that are like it; hidden ones come last.

    Raises `InputError` where the workbook cannot be read, has no such sheet, or no sheet with notes.
    """
    check_size(path)
    source = str(path)
    with _opened(path) as book:
        names, hidden = _sheets(book, source, sheet)

    def opened(name: str, told: bool | None) -> TableExport:
        return open_table(WorkbookTable(source, path, name), columns, day_first if told is None else told)

    return choose(source, names, opened, "sheet", late=hidden)


def _library(path: Path) -> Any:
    return library("python_calamine", "python-calamine", str(path), path.suffix.lower() or "a workbook")


def _opened(path: Path) -> Any:
    calamine = _library(path)
    try:
        return calamine.load_workbook(path)
    except calamine.PasswordError:
        raise InputError(f"{path}: is locked with a password; save it without one and try again.") from None
    except calamine.CalamineError:
        raise InputError(
            f"{path}: is not a workbook that can be read, or is damaged; open it and save it again as .xlsx or .csv."
        ) from None


def _loaded(book: Any, path: Path, name: str) -> Any:
    try:
        return book.get_sheet_by_name(name)
    except _library(path).CalamineError:
        message = f'{path}: the sheet "{name}" is damaged or too large; open it and save it again as .xlsx or .csv.'
        raise DamagedTableError(message) from None


def _sheets(book: Any, source: str, wanted: str | None) -> tuple[list[str], list[str]]:
    """Return the names of the sheets to look into, and of those that are hidden."""
    shown: list[str] = []
    hidden: list[str] = []
    for meta in book.sheets_metadata:
        if "WorkSheet" in str(meta.typ):
            (shown if str(meta.visible).rsplit(".", 1)[-1] == "Visible" else hidden).append(meta.name)
    if wanted is None:
        if not shown and not hidden:
            raise InputError(f"{source}: has no sheet with cells.")
        return shown, hidden
    names = [*shown, *hidden]
    if wanted not in names:
        meant = did_you_mean(wanted, names, ".")
        raise InputError(f'{source}: there is no sheet "{wanted}"{meant} There are: {", ".join(names)}.')
    return [wanted], []

"""Excel and OpenDocument workbooks: the sheet that holds notes, its cells as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
            for number, cells in enumerate(sheet.iter_rows(), 1):
                yield Record(number, [*before, *map(cell_text, cells)])


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
    return choose(source, names, lambda name: open_table(WorkbookTable(source, path, name), columns, day_first), "sheet", late=hidden)


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

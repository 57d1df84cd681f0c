"""Excel and OpenDocument workbooks: the sheet that holds notes, its cells as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from notelint.errors import InputError
from notelint.exports.cells import cell_text
from notelint.exports.libraries import library
from notelint.exports.rows import Problem
from notelint.exports.tables import Record, TableExport, open_table
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


def open_workbook(path: Path, *, columns: Mapping[str, str] | None = None, sheet: str | None = None) -> TableExport:
    """Return the export in the sheet `sheet`, or in the first one with a column of notes; hidden sheets come last.

    Raises `InputError` where the workbook cannot be read, has no such sheet, or no sheet with notes.
    """
    check_size(path)
    with _opened(path) as book:
        names = _sheets(book, str(path), sheet)
    refused: list[tuple[str, InputError]] = []
    for name in names:
        try:
            return open_table(WorkbookTable(str(path), path, name), columns)
        except InputError as error:
            refused.append((name, error))
    if len(refused) == 1:
        raise refused[0][1]
    raise InputError(f"{path}: {_all_refused(str(path), refused)}")


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
        raise InputError(f'{path}: the sheet "{name}" is damaged or too large; open it and save it again as .xlsx or .csv.') from None


def _sheets(book: Any, source: str, wanted: str | None) -> list[str]:
    """Return the names of the sheets to look into, those that are shown first."""
    worksheets = [meta for meta in book.sheets_metadata if "WorkSheet" in str(meta.typ)]
    names = [meta.name for meta in sorted(worksheets, key=lambda meta: "Visible" not in str(meta.visible).split(".")[-1:])]
    if wanted is None:
        if not names:
            raise InputError(f"{source}: has no sheet with cells.")
        return names
    if wanted not in names:
        close = get_close_matches(wanted, names, 1)
        meant = f' Did you mean "{close[0]}"?' if close else ""
        raise InputError(f'{source}: there is no sheet "{wanted}".{meant} There are: {", ".join(names)}.')
    return [wanted]


def _all_refused(source: str, refused: list[tuple[str, InputError]]) -> str:
    told = " ".join(f'Sheet "{name}": {str(error).removeprefix(f"{source}: ")}' for name, error in refused[:5])
    return f"no sheet can be read as notes. {told}"

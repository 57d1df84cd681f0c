"""Open an export: the reader is chosen by what the file is, and by its ending where that does not tell."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from notelint.errors import InputError
from notelint.exports.columnar import open_parquet
from notelint.exports.documents import open_documents
from notelint.exports.encodings import find_encoding, is_wide_text
from notelint.exports.fhir import FhirExport, is_fhir
from notelint.exports.json_records import find_shape, open_json
from notelint.exports.mapping import check_roles
from notelint.exports.rows import Export
from notelint.exports.text_table import open_text_table
from notelint.exports.workbook import open_workbook

FORMATTED = (".docx", ".pdf")
DOCUMENTS = (".txt", ".md", *FORMATTED)
_TABLES = frozenset([".csv", ".tsv", ".tab", ".psv", ".dat"])
_JSON = frozenset([".json", ".jsonl", ".ndjson", ".fhir"])
_WORKBOOKS = frozenset([".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"])
_ADVICE = {
    ".gz": "unpack it first",
    ".zip": "unpack it first",
    ".7z": "unpack it first",
    ".doc": "save it as .docx or .txt",
    ".rtf": "save it as .docx or .txt",
    ".odt": "save it as .docx or .txt",
    ".xml": "export it as CSV, Excel, JSON or FHIR JSON",
    ".html": "export it as CSV or Excel",
}
_BY_START = {b"%PDF-": ".pdf", b"PAR1": ".parquet", b"\xd0\xcf\x11\xe0": ".xls", b"\x1f\x8b": ".gz", b"{\\rtf": ".rtf", b"<?xml": ".xml"}


def open_export(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    extensions: tuple[str, ...] = DOCUMENTS,
    exclude: tuple[str, ...] = (),
    day_first: bool | None = None,
) -> Export:
    """Return the export at `path`: a table, a workbook, Parquet, JSON, FHIR, a document or a folder of documents.

    `columns` maps roles (`note`, `note_id`, `person`, `writer`) and items of the record to columns, "A+B" to several,
    and wins over what is guessed; "" is not to be read. `sheet` names the sheet of a workbook or the array of a JSON file.
    `encoding` is that of text; without it, it is found out. `extensions` are the documents read from a folder, but
    for those that fit a pattern of `exclude`. `day_first` says how dates are written; without it, it is found out.

    Raises `InputError` where the file cannot be read as a whole, or a name in `columns` does not exist.
    """
    check_roles(columns or {})
    try:
        if path.is_dir():
            return open_documents(path, encoding=encoding, extensions=extensions, exclude=exclude)
        if path.exists() and not path.is_file():
            raise InputError(f"{path}: is a pipe or device, which cannot be read twice; save what it gives as a file first.")
        return _opened(path, columns, encoding, sheet, extensions, day_first)
    except OSError as error:
        reason = (
            "there is no such file or folder" if isinstance(error, FileNotFoundError) else (error.strerror or type(error).__name__).lower()
        )
        raise InputError(f"{path}: cannot be read: {reason}.") from error


def _opened(
    path: Path,
    columns: Mapping[str, str] | None,
    encoding: str | None,
    sheet: str | None,
    extensions: tuple[str, ...],
    day_first: bool | None,
) -> Export:
    kind = _kind(path, encoding)
    if kind in {".docx", ".pdf"}:
        return open_documents(path, encoding=encoding, extensions=extensions)
    if kind in _WORKBOOKS:
        return open_workbook(path, columns=columns, sheet=sheet, day_first=day_first)
    if kind == ".parquet":
        return open_parquet(path, columns=columns, day_first=day_first)
    if kind in _JSON:
        return _open_json(path, columns, encoding, sheet, day_first)
    if kind in _ADVICE:
        raise InputError(f"{path}: {kind} is not read; {_ADVICE[kind]}.")
    if kind in _TABLES:
        return open_text_table(path, columns=columns, encoding=encoding, day_first=day_first)
    return _open_text(path, columns, encoding, extensions, day_first)


def _open_json(path: Path, columns: Mapping[str, str] | None, encoding: str | None, array: str | None, day_first: bool | None) -> Export:
    codec = find_encoding(path, encoding)
    shape = find_shape(path, codec)
    if is_fhir(shape):
        return FhirExport(path, codec, shape)
    return open_json(path, codec, shape, columns=columns, array=array, day_first=day_first)


def _open_text(
    path: Path, columns: Mapping[str, str] | None, encoding: str | None, extensions: tuple[str, ...], day_first: bool | None
) -> Export:
    """Open a file of text: a table where its first row names a note and what stands beside it, else one note."""
    try:
        table = open_text_table(path, columns=columns, encoding=encoding, day_first=day_first)
    except InputError:
        if columns and path.suffix.lower() not in extensions:
            raise
        return open_documents(path, encoding=encoding, extensions=extensions)
    is_table = bool(columns) or (table.skipped > 0 and table.width > 2 and len(table.columns) > 2)
    return table if is_table else open_documents(path, encoding=encoding, extensions=extensions)


def _kind(path: Path, encoding: str | None) -> str:
    """Return the ending that fits what a file holds, or that of its name."""
    ending = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise InputError(f"{path}: is empty; there is no note to review.")
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(path, ending)
    by_start = next((kind for start, kind in _BY_START.items() if head.startswith(start)), None)
    if by_start:
        return ending if by_start == ".xls" and (ending in _WORKBOOKS or ending == ".doc") else by_start
    if ending in _WORKBOOKS or ending in {".parquet", ".docx", ".pdf"}:
        is_text = is_wide_text(head) or (b"\0" not in head and head.lstrip()[:1] != b"<")
        return ".csv" if ending in _WORKBOOKS and is_text else ending
    if ending in _TABLES or ending in DOCUMENTS or ending in _ADVICE:
        return ending
    return ".json" if ending in _JSON or head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["} else ending


def _kind_of_archive(path: Path, ending: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return ending if ending in _WORKBOOKS or ending in DOCUMENTS else ".zip"
    if any(name.startswith("xl/") for name in names):
        return ending if ending in _WORKBOOKS else ".xlsx"
    if any(name.startswith("word/") for name in names):
        return ".docx"
    return ".ods" if "content.xml" in names and ending == ".ods" else ".odt" if "content.xml" in names else ".zip"

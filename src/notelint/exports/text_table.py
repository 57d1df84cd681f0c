"""CSV, TSV and the like: text tables read as a stream, whatever their separator and encoding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from notelint.errors import InputError
from notelint.exports.encodings import find_encoding, open_text
from notelint.exports.lines import Broken, read_records
from notelint.exports.rows import Problem
from notelint.exports.separators import LOOK, Separated, find_separator
from notelint.exports.table import Record
from notelint.exports.tables import TableExport, open_table


@dataclass(frozen=True, slots=True)
class TextTable:
    """The records of a file; memory does not grow with it."""

    source: str
    path: Path
    codec: str
    form: Separated

    def records(self) -> Iterator[Record | Problem]:
        """Yield each record; its number is the row a spreadsheet would show."""
        with open_text(self.path, self.codec) as file:
            file.read(self.form.told)
            for found in read_records(file, self.form, self.form.width):
                yield Problem(self.source, found.number, found.message) if isinstance(found, Broken) else Record(*found)


def open_text_table(
    path: Path, *, columns: Mapping[str, str] | None = None, encoding: str | None = None, day_first: bool | None = None
) -> TableExport:
    """Return the export in a text table.

    Raises `InputError` where the file is no text or empty, or where its columns cannot be told.
    """
    codec = find_encoding(path, encoding)
    with open_text(path, codec) as file:
        start = file.read(LOOK)
        is_whole = not file.read(1)
    if not start.strip("\ufeff\0 \t\r\n,;|"):
        raise InputError(f"{path}: is empty; there is no note to review.")
    return open_table(TextTable(str(path), path, codec, find_separator(start, is_whole=is_whole)), columns, day_first)

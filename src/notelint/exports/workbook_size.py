"""How much memory a workbook would take: told from its file before it is loaded, for a small file can ask for all there is."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from notelint.errors import InputError
from notelint.late import late

LARGEST_UNPACKED = 1_000_000_000  # bytes
MOST_CELLS = 50_000_000  # between the first and the last of a sheet, empty ones included: each takes some 30 bytes
_CHUNK = 1 << 20  # bytes
_INSIDE = rb"[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+"
_TAG = late(rb"<(?:[\w.-]+:)?(row|c)(?=[\s/>])(" + _INSIDE + rb")>")
_ANY_TAG = late(rb"<" + _INSIDE + rb">")
_PLACE = late(rb"\sr\s*=\s*[\"']([A-Za-z]*)(\d+)")
_ROW_HEADER, _CELLS = 0, range(2, 12)  # records of the binary format; 1 is an empty cell
_NO_SHEETS = (".bin", ".png", ".jpeg", ".jpg", ".emf", ".wmf", ".gif")

Place = tuple[int, int]  # row and column, counted from 1


def check_size(path: Path) -> None:
    """Refuse a workbook that would not fit into memory; pass over one that is no archive.

    Raises `InputError`.
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
                raise InputError(f"{path}: unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB; export it as .csv, or in parts.")
            for part in archive.infolist():
                with archive.open(part) as stream:
                    if _spanned(_places(part.filename.lower(), stream)) > MOST_CELLS:
                        raise InputError(
                            f"{path}: has a sheet ({part.filename}) with cells so far apart that it spans more than {MOST_CELLS:,}; "
                            "delete the cells behind the last note, or export it as .csv."
                        )
    except ValueError:
        raise InputError(f"{path}: is damaged; open it and save it again as .xlsx or .csv.") from None
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, NotImplementedError, EOFError, OSError):
        return  # damaged, locked or packed in another way: what loads it says so


def _places(name: str, stream: IO[bytes]) -> Iterator[Place]:
    if name.startswith("xl/worksheets/") and name.endswith(".bin"):
        return binary_places(stream)
    return iter(()) if name.endswith(_NO_SHEETS) else xml_places(stream)


def _spanned(places: Iterator[Place]) -> int:
    """Return how many cells there are between the first and the last row and column."""
    first = last = width = 0
    for row, column in places:
        first, last, width = min(first or row, row), max(last, row), max(width, column)
    return (last - first + 1) * width


def xml_places(stream: IO[bytes]) -> Iterator[Place]:
    """Yield where the cells with content of a sheet stand; cells and rows without a place of their own follow the one before."""
    row = column = 0
    for tag in _tags(stream):
        place = _PLACE.search(tag[2])
        if tag[1] == b"row":
            row, column = int(place[2][:9]) if place else row + 1, 0
            continue
        if place and place[1]:
            row, column = int(place[2][:9]), _column(place[1])
        else:
            column += 1
        if not tag[2].endswith(b"/"):
            yield row, column


def _tags(stream: IO[bytes]) -> Iterator[re.Match[bytes]]:
    rest = b""
    while chunk := stream.read(_CHUNK):
        text = rest + chunk
        yield from _TAG.finditer(text)
        begin = text.rfind(b"<")
        rest = b"" if begin < 0 or _ANY_TAG.match(text, begin) else text[begin:]
        if len(rest) > _CHUNK:
            raise ValueError("a tag without an end")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4].upper():
        number = number * 26 + letter - 64
    return number


def binary_places(stream: IO[bytes]) -> Iterator[Place]:
    """Yield where the cells with content stand in a sheet of an .xlsb."""
    row = 0
    while (kind := _number(stream, 2)) is not None:
        size = _number(stream, 4) or 0
        value = stream.read(size)[:4]
        if kind == _ROW_HEADER:
            row = int.from_bytes(value, "little") + 1
        elif kind in _CELLS:
            yield row, int.from_bytes(value, "little") + 1


def _number(stream: IO[bytes], longest: int) -> int | None:
    """Return the next number, seven bits a byte and the lowest first; `None` at the end."""
    number = 0
    for at in range(longest):
        byte = stream.read(1)
        if not byte:
            return None
        number |= (byte[0] & 0x7F) << 7 * at
        if byte[0] < 0x80:
            break
    return number

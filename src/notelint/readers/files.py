"""Read notes from files, folders and standard input, their text untouched."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from notelint.errors import InputError
from notelint.note import Note
from notelint.readers.exclusion import Exclusion

LARGEST_FILE = 4_000_000  # bytes; no text of a million characters, the limit of a note, needs more
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, with whose mark it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = {"utf-16": 2, "utf-32": 4}  # bytes of a unit; their zeros are no sign of a file that is no text


def walk(path: Path, extensions: Iterable[str], exclude: Iterable[str] = ()) -> Iterator[Path]:
    """Yield `path` itself, or the files in the folder `path` with one of `extensions`, by name.

    Hidden files and folders, and those that fit a pattern of `exclude` (see `Exclusion`), are left out.
    A folder that cannot be listed is yielded itself, at the end: whoever reads it is told why.
    """
    if not is_folder(path):
        yield path
        return
    endings, exclusion = tuple(e.lower() for e in extensions), Exclusion(path, exclude)
    closed: list[Path] = []
    for folder, folders, files in os.walk(path, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not exclusion.fits(Path(folder, f), is_folder=True))
        for name in sorted(files):
            found = Path(folder, name)
            if name.lower().endswith(endings) and not name.startswith(".") and not exclusion.fits(found):
                yield found
    yield from (folder for folder in closed if not exclusion.fits(folder / "note", is_folder=True))


def is_folder(path: Path) -> bool:
    """Tell whether `path` is a folder. Where nobody may look, it is none: whoever reads it is told why."""
    return os.path.isdir(path)  # noqa: PTH112 - `Path.is_dir` raises there


def read_file(path: Path, encoding: str = "utf-8") -> Note:
    """Return the note in the file `path`.

    Raises `InputError` for a file that is missing, unreadable, no file but a pipe or a device,
    binary, too large, empty, or not in `encoding`; the message never holds text of the note.
    """
    try:
        if not _ends(path):
            raise InputError(f'{path}: is a pipe or a device and no file; give a file, or pipe the note to "-".')
        with path.open("rb") as file:
            return Note(decode(read_limited(file, str(path)), str(path), encoding), str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {_reason(error)}.") from error


def decode(data: bytes, source: str, encoding: str = "utf-8") -> str:
    """Return the text of `data` without its byte order mark, line ends kept."""
    mark, codec = marked_codec(data, known_encoding(encoding, source))
    if b"\0" in data and codec[:6] not in _WIDE:
        raise InputError(f"{source}: is not text (it holds zero bytes); give a text file.")
    try:
        text = data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        place = len(mark) + error.start
        raise InputError(
            f"{source}: is not {codec.upper()} (byte {place + 1} is {data[place]:#04x}); name its encoding, for example --encoding cp1252."
        ) from error
    if "\0" in text:
        raise InputError(f"{source}: is not text (it holds zero characters); give a text file, or name its encoding.")
    if not text.strip("\ufeff \t\r\n\x0b\x0c"):
        raise InputError(f"{source}: is empty; there is no note to check.")
    return text


def known_encoding(named: str, source: str) -> str:
    """Return Python's name of an encoding of text; raise `InputError` for one that does not exist or holds no text."""
    try:
        "".encode(named)
    except LookupError:
        raise InputError(f'{source}: there is no encoding "{named}"; try utf-8 or cp1252.') from None
    return codecs.lookup(named).name


def marked_codec(data: bytes, encoding: str) -> tuple[bytes, str]:
    """Return the byte order mark of `data`, or nothing, and the codec of what stands behind it.

    The mark says the codec, else `encoding` does. The codec knows its byte order and neither
    takes nor writes a mark, so that the same text gives the same bytes.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return mark, codec
    name = codecs.lookup(encoding).name
    return b"", _ordered(data, name) if name in _WIDE else name.removesuffix("-sig")


def _ordered(data: bytes, codec: str) -> str:
    """Return UTF-16 or UTF-32 with its byte order: in most text the great end of a unit is zero."""
    width = _WIDE[codec]
    is_big = data[::width].count(0) > data[width - 1 :: width].count(0)
    return f"{codec}-{'be' if is_big else 'le'}"


def read_limited(stream: BinaryIO, source: str) -> bytes:
    """Return all bytes of a binary stream; raise `InputError` for more than a note can hold."""
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise InputError(
            f"{source}: is larger than {LARGEST_FILE // 1_000_000} MB; a note is one contact, so split the file into one file a note."
        )
    return data


def _ends(path: Path) -> bool:
    """Tell whether reading `path` comes to an end: a pipe or a device may let its reader wait for ever."""
    mode = path.stat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return (error.strerror or type(error).__name__).lower()

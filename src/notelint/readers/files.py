"""Read notes from files, folders and standard input, their text untouched."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from notelint.errors import InputError
from notelint.note import Note

LARGEST_FILE = 4_000_000  # bytes; no text of a million characters, the limit of a note, needs more
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def walk(path: Path, extensions: Iterable[str], exclude: Iterable[str] = ()) -> Iterator[Path]:
    """Yield `path` itself, or the files in the folder `path` with one of `extensions`, by name.

    Hidden files and folders, and those that match a pattern of `exclude`, are left out.
    """
    if not path.is_dir():
        yield path
        return
    endings, patterns = {e.lower() for e in extensions}, tuple(exclude)
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            found = Path(folder, name)
            if found.suffix.lower() in endings and not name.startswith(".") and not is_excluded(found, patterns):
                yield found


def read_file(path: Path, encoding: str = "utf-8") -> Note:
    """Return the note in the file `path`.

    Raises `InputError` for a file that is missing, unreadable, binary, too large,
    empty, or not in `encoding`; the message never holds text of the note.
    """
    try:
        with path.open("rb") as file:
            return Note(decode(read_limited(file, str(path)), str(path), encoding), str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {_reason(error)}.") from error


def decode(data: bytes, source: str, encoding: str = "utf-8") -> str:
    """Return the text of `data`, line ends and byte order mark kept as they are in the text."""
    codec = encoding_of(data, known_encoding(encoding, source))
    if codec != "utf-16" and b"\0" in data:
        raise InputError(f"{source}: is not text (it holds zero bytes); give a text file.")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{source}: is not {codec.upper()} (byte {error.start + 1} is {data[error.start]:#04x}); "
            "name its encoding, for example --encoding cp1252."
        ) from error
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


def encoding_of(data: bytes, encoding: str) -> str:
    """Return the codec for `data`: what its byte order mark says, else `encoding`."""
    return next((codec for bom, codec in _BOMS.items() if data.startswith(bom)), encoding)


def read_limited(stream: BinaryIO, source: str) -> bytes:
    """Return all bytes of a binary stream; raise `InputError` for more than a note can hold."""
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise InputError(
            f"{source}: is larger than {LARGEST_FILE // 1_000_000} MB; a note is one contact, so split the file into one file a note."
        )
    return data


def is_excluded(path: Path, patterns: Iterable[str]) -> bool:
    """Tell whether a pattern fits the file or a folder it is in."""
    return any(place.match(pattern) for pattern in patterns for place in (path, *path.parents))


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return (error.strerror or type(error).__name__).lower()

"""Write a changed note back: whole or not at all, in its encoding, with its line ends and mode."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TextIO

from notelint.errors import InputError
from notelint.readers.files import marked_codec


def encoded(text: str, original: bytes, encoding: str) -> bytes:
    """Return `text` as bytes in the encoding of `original`, its byte order and its mark kept.

    Raises `InputError` where the encoding has no character for something in `text`.
    """
    mark, codec = marked_codec(original, encoding)
    try:
        return mark + text.encode(codec)
    except UnicodeEncodeError as error:
        raise InputError(f"the fixed text cannot be written in {codec}; nothing was changed. Save the note as UTF-8 first.") from error


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Give a stream whose text becomes the file `path` when all of it is written, and never before.

    Raises `InputError` where the file cannot be written.
    """
    text = StringIO(newline="")
    yield text
    try:
        replace_file(path, text.getvalue().encode("utf-8", errors="replace"))
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {(error.strerror or 'unknown reason').lower()}.") from error


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give the path of a temporary file beside `path` that takes its place when all of it is written, and never before."""
    temporary = path.with_name(f".{path.name}.notelint")
    try:
        temporary.touch(mode=0o600)
        yield temporary
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_file(path: Path, data: bytes) -> None:
    """Replace the contents of `path` by `data`; at any moment the file is whole, old or new.

    A link stays a link: the file it points to is replaced.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".notelint")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            Path(name).chmod(target.stat().st_mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

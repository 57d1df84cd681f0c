"""What the commands are given: files, folders and standard input, read one at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from notelint.cli.options import SettingsFor
from notelint.config.settings import Settings
from notelint.errors import InputError
from notelint.note import Note
from notelint.readers.files import decode, read_file, read_limited, walk

STDIN = Path("-")


class Given(NamedTuple):
    """One input: the note or the error that stands for it, where it is, and its settings.

    `data` are the bytes of standard input, which cannot be read twice; empty for files.
    """

    note: Note | InputError
    path: Path
    settings: Settings
    data: bytes = b""


def read_all(paths: Iterable[Path], settings_for: SettingsFor, stdin_filename: str | None) -> Iterator[Given]:
    """Yield each input; "-" is standard input, a folder stands for the notes in it."""
    for path in paths:
        if path == STDIN:
            yield _stdin(stdin_filename or "<stdin>", settings_for(Path.cwd()))
        elif path.is_dir():
            yield from _folder(path, settings_for)
        else:
            settings = settings_for(path.parent)
            yield Given(_read(path, settings), path, settings)


def _folder(path: Path, settings_for: SettingsFor) -> Iterator[Given]:
    above = settings_for(path)
    file = None
    for file in walk(path, above.extensions, above.exclude):
        settings = settings_for(file.parent)
        yield Given(_read(file, settings), file, settings)
    if file is None:
        endings = ", ".join(above.extensions)
        yield Given(InputError(f"{path}: holds no notes ({endings}); name a file, or set `extensions`."), path, above)


def _read(path: Path, settings: Settings) -> Note | InputError:
    try:
        return read_file(path, settings.encoding)
    except InputError as error:
        return error


def _stdin(name: str, settings: Settings) -> Given:
    try:
        data = read_limited(sys.stdin.buffer, name)
        return Given(Note(decode(data, name, settings.encoding), name), STDIN, settings, data)
    except InputError as error:
        return Given(error, STDIN, settings)

"""What the commands are given: files, folders and standard input, read one at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from notelint.cli.options import SettingsFor
from notelint.config.settings import Settings
from notelint.errors import ConfigError, InputError, NotelintError
from notelint.note import Note
from notelint.readers.exclusion import Exclusion
from notelint.readers.files import decode, is_folder, read_file, read_limited, walk

STDIN = Path("-")


class Given(NamedTuple):
    """One input: the note or the error that stands for it, where it is, and its settings.

    Where the settings themselves are the error, those of the folder above stand for them.
    `data` are the bytes of standard input, which cannot be read twice; empty for files.
    """

    note: Note | NotelintError
    path: Path
    settings: Settings
    data: bytes = b""


def read_all(paths: Iterable[Path], settings_for: SettingsFor, stdin_filename: str | None) -> Iterator[Given]:
    """Yield each input; "-" is standard input, a folder stands for the notes in it.

    Raises `ConfigError` for mistakes in the settings of the folder one is in.
    """
    here = settings_for(Path.cwd())
    for path in paths:
        if path == STDIN:
            yield _stdin(stdin_filename or "<stdin>", here)
        elif is_folder(path):
            yield from _folder(path, settings_for, here)
        else:
            yield _file(path, settings_for, here)


def folder_of(path: Path) -> Path:
    """Return the folder whose settings count for `path`: itself, or the one a file is in."""
    return path if is_folder(path) else path.parent


def settings_of(path: Path, settings_for: SettingsFor) -> Settings:
    """Return the settings for an input; where they are wrong, which is told with its notes, those of the current folder."""
    try:
        return settings_for(folder_of(path))
    except ConfigError:
        return settings_for(Path.cwd())


def is_among(output: Path, paths: Iterable[Path], settings_for: SettingsFor) -> bool:
    """Tell whether the file `output` is one of the inputs that `paths` stand for."""
    for path in paths:
        settings = settings_of(path, settings_for)
        if any(_is_same(found, output) for found in walk(path, settings.extensions, settings.left_out)):
            return True
    return False


def _is_same(found: Path, output: Path) -> bool:
    try:
        return found.samefile(output)
    except OSError:  # it is gone, or nobody may look
        return False


def _folder(path: Path, settings_for: SettingsFor, here: Settings) -> Iterator[Given]:
    try:
        above = settings_for(path)
    except ConfigError as error:
        yield Given(error, path, here)
        return
    is_empty = True
    for file in walk(path, above.extensions, above.left_out):
        given = _file(file, settings_for, above)
        if given.settings is above or not Exclusion(path, given.settings.left_out).fits(file):
            is_empty = False
            yield given
    if is_empty:
        yield Given(_nothing_in(path, above), path, above)


def _nothing_in(folder: Path, settings: Settings) -> InputError:
    notes = f"{folder}: holds no notes ({', '.join(settings.extensions)})"
    if any(True for _ in walk(folder, settings.extensions)):
        return InputError(
            f"{notes} but what `exclude` leaves out; narrow its patterns, or name a file, which is checked whatever they say."
        )
    return InputError(f"{notes}; name a file, or set `extensions`.")


def _file(path: Path, settings_for: SettingsFor, above: Settings) -> Given:
    try:
        settings = settings_for(path.parent)
    except ConfigError as error:
        return Given(error, path, above)
    try:
        return Given(read_file(path, settings.encoding), path, settings)
    except InputError as error:
        return Given(error, path, settings)


def _stdin(name: str, settings: Settings) -> Given:
    try:
        data = read_limited(sys.stdin.buffer, name)
        return Given(Note(decode(data, name, settings.encoding), name), STDIN, settings, data)
    except InputError as error:
        return Given(error, STDIN, settings)

"""The file a review keeps its results in until it is complete: made, gone on with, or read beside the process that writes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from notelint.errors import InputError
from notelint.review.results import FindingRow, NoteRow, Pair
from notelint.review.store import Store

FILE = ".review.sqlite"
VERSION = 3
_TABLES = (
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE chunk (number INTEGER PRIMARY KEY, rows INTEGER)",
    f"CREATE TABLE note ({', '.join(NoteRow._fields)}, PRIMARY KEY (key)) WITHOUT ROWID",
    f"CREATE TABLE finding ({', '.join(FindingRow._fields)}, PRIMARY KEY (key, number)) WITHOUT ROWID",
    "CREATE INDEX note_writer ON note (writer)",
    "CREATE TABLE problem (source, number, message)",
    "CREATE TABLE salt (value BLOB)",
    "CREATE TABLE hash (value BLOB PRIMARY KEY) WITHOUT ROWID",
    f"CREATE TABLE pair ({', '.join(Pair._fields)})",
    "CREATE INDEX pair_first ON pair (first)",
    "CREATE INDEX pair_second ON pair (second)",
    f"CREATE TABLE known_pair ({', '.join(Pair._fields)})",
)
# Cache in KiB: what of the file is held in memory at most.
_SETTINGS = ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -16000", "temp_store = FILE")


def open_store(path: Path, about: Mapping[str, str]) -> Store:
    """Open the store at `path`, or make it; `about` says what it is for.

    Raises `InputError` where one is there that was made for another export or other settings.
    """
    is_new = not path.exists()
    if is_new:
        path.touch(mode=0o600)
    connection = sqlite3.connect(path)
    wanted = {**about, "version": str(VERSION)}
    try:
        _set_up(connection, wanted if is_new else None)
        kept = dict(connection.execute("SELECT key, value FROM about"))
    except sqlite3.DatabaseError as error:
        connection.close()
        raise InputError(f"{path}: is no unfinished review, or a damaged one; delete it to start anew.") from error
    if kept != wanted:
        connection.close()
        changed = ", ".join(sorted(key for key in wanted if kept.get(key) != wanted[key]))
        raise InputError(
            f"{path.parent}: holds an unfinished review of something else ({changed} changed); "
            f"finish that one with the same command, or delete {path} to start anew."
        )
    return Store(path, connection)


def read_store(path: Path) -> Store:
    """Open the store at `path` beside the process that has it open, to read from it alone."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA query_only = ON")
    return Store(path, connection)


def _set_up(connection: sqlite3.Connection, about: Mapping[str, str] | None) -> None:
    """Say how the file is used; make the tables where `about` says what they are for."""
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    if about is not None:
        with connection:
            for table in _TABLES:
                connection.execute(table)
            connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())

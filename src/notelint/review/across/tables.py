"""The tables of traces in the review's store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from notelint.review.across.sections import MOST_SECTIONS
from notelint.review.across.traces import Traces

# `id` of a section is the note's key and its own number. Bands are written as they come, and sorted once when all are in.
BITS = MOST_SECTIONS.bit_length()
_TABLES = (
    "CREATE TABLE IF NOT EXISTS across_note (key INTEGER PRIMARY KEY, person, writer, fingerprint INTEGER, grouped INTEGER, "
    "she INTEGER, he INTEGER, begin INTEGER, finish INTEGER)",
    "CREATE TABLE IF NOT EXISTS across_section (id INTEGER PRIMARY KEY, name, start INTEGER, finish INTEGER, words INTEGER, shingles BLOB)",
    "CREATE TABLE IF NOT EXISTS across_band (hash INTEGER, section INTEGER)",
)


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables where they are not there yet."""
    for table in _TABLES:
        connection.execute(table)


def keep_traces(connection: sqlite3.Connection, traces: Iterable[Traces]) -> None:
    """Write traces; call in the transaction that writes the notes, so that both are kept or neither."""
    for trace in traces:
        connection.execute("INSERT INTO across_note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", trace[:9])
        numbered = [(section_id(trace.key, number), section) for number, section in enumerate(trace.sections)]
        connection.executemany("INSERT INTO across_section VALUES (?, ?, ?, ?, ?, ?)", ((at, *section[:5]) for at, section in numbered))
        rows = ((band, at) for at, section in numbered for band in section.bands)
        connection.executemany("INSERT INTO across_band VALUES (?, ?)", rows)


def section_id(key: int, number: int) -> int:
    """Return the id of a note's section."""
    return key << BITS | number


def key_of(section: int) -> int:
    """Return the key of the note that a section belongs to."""
    return section >> BITS


def sections_between(key: int) -> tuple[int, int]:
    """Return the first and last id that the sections of a note can have."""
    return section_id(key, 0), section_id(key, MOST_SECTIONS)

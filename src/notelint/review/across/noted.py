"""What the store knows of single notes, asked for again and again: held for a few thousand of them."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from notelint.review.across.sections import Section
from notelint.review.across.tables import sections_between

_HELD = 4096
_NOTED = (
    "SELECT n.key, a.person, a.writer, a.fingerprint, a.grouped, a.she, a.he, n.service_date, n.start_time, n.end_time, "
    "n.duration, n.note_id, a.begin, a.finish FROM note n JOIN across_note a USING (key)"
)
NO_TIME = "00:00"  # what an export writes for a date without a time


class Noted(NamedTuple):
    """One note: whose and by whom (in one form for all spellings), when, and what its traces say."""

    key: int
    person: str
    writer: str
    fingerprint: int | None
    group: int
    she: int
    he: int
    date: str | None
    start: str | None
    end: str | None
    duration: int | None
    note_id: str
    begin: int | None
    finish: int | None

    @property
    def has_time(self) -> bool:
        """Tell whether it is known when the service began."""
        return self.date is not None and self.start is not None and not (self.start == NO_TIME and self.end in {None, NO_TIME})


def is_one_contact(one: Noted, other: Noted) -> bool:
    """Tell whether two notes are of one contact: same person, writer, day and times, or told the same on a day without times."""
    if not one.person or (one.person, one.writer) != (other.person, other.writer):
        return False
    if one.begin is not None and other.begin is not None:
        return (one.begin, one.finish, one.finish or one.duration) == (other.begin, other.finish, other.finish or other.duration)
    if one.date != other.date or one.date is None:
        return False
    if one.has_time and other.has_time:
        return (one.start, one.end, one.end or one.duration) == (other.start, other.end, other.end or other.duration)
    return one.fingerprint is not None and one.fingerprint == other.fingerprint


def have_same_times(one: Noted, other: Noted) -> bool:
    """Tell whether two services were on one day from the same start to the same end."""
    if one.begin is not None and other.begin is not None:
        return (one.begin, one.finish) == (other.begin, other.finish)
    return one.date is not None and (one.date, one.start, one.end) == (other.date, other.start, other.end)


def share_an_end(one: Noted, other: Noted) -> bool:
    """Tell whether two services began together or ended together, on one day."""
    if one.begin is not None and other.begin is not None:
        return one.begin == other.begin or (one.finish is not None and one.finish == other.finish)
    if one.date is None or one.date != other.date or not (one.has_time and other.has_time):
        return False
    return one.start == other.start or (one.end is not None and one.end == other.end)


class Notes:
    """Give single notes of the store and their order in time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.noted: Callable[[int], Noted] = lru_cache(_HELD)(self._noted)
        self.turns = _turns(connection)

    def _noted(self, key: int) -> Noted:
        return Noted(*self.connection.execute(f"{_NOTED} WHERE n.key = ?", (key,)).fetchone())

    def each(self, where: str) -> Iterator[Noted]:
        """Yield notes; `where` is SQL behind the tables `note n` and `across_note a`."""
        return (Noted(*row) for row in self.connection.execute(f"{_NOTED} {where}"))

    def sections(self, key: int) -> list[Section]:
        """Return the sections of a note, in order."""
        rows = self.connection.execute("SELECT name, start, finish FROM across_section WHERE id BETWEEN ? AND ?", sections_between(key))
        return [Section(*row) for row in rows]

    def words(self, key: int) -> list[int]:
        """Return how many words each section of a note has, in order."""
        rows = self.connection.execute("SELECT words FROM across_section WHERE id BETWEEN ? AND ?", sections_between(key))
        return [words for (words,) in rows]

    def in_order(self, one: int, other: int) -> tuple[int, int]:
        """Return two keys, the earlier note first."""
        return (one, other) if self.turns[one] < self.turns[other] else (other, one)


def _turns(connection: sqlite3.Connection) -> array[int]:
    """Return the place of each key in time: by day, by start, then as in the export; four bytes a note."""
    last = connection.execute("SELECT max(key) FROM note").fetchone()[0]
    turns = array("L" if array("L").itemsize == 4 else "I", bytes(4 * (0 if last is None else last + 1)))
    keys = connection.execute("SELECT key FROM note ORDER BY coalesce(service_date, ''), coalesce(start_time, ''), key")
    for turn, (key,) in enumerate(keys):
        turns[key] = turn
    return turns

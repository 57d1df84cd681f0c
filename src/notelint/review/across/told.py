"""What was told already: no note is pointed out twice for one reason, however many copies there are."""

from __future__ import annotations

import sqlite3


class Told:
    """Remember, in the store, which notes were pointed out as the later of two, and by which rule."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        connection.execute("DROP TABLE IF EXISTS temp.across_told")
        connection.execute("CREATE TEMP TABLE across_told (key INTEGER, code TEXT, PRIMARY KEY (key, code)) WITHOUT ROWID")

    def is_new(self, key: int, code: str) -> bool:
        """Write down that a note is pointed out by a rule; tell whether it was not before."""
        return self.connection.execute("INSERT OR IGNORE INTO temp.across_told VALUES (?, ?)", (key, code)).rowcount > 0

    def has_any(self, key: int, *codes: str) -> bool:
        """Tell whether a note was pointed out by one of these rules."""
        rows = self.connection.execute("SELECT code FROM temp.across_told WHERE key = ?", (key,))
        return any(code in codes for (code,) in rows)

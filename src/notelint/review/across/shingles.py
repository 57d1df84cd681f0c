"""The shingles of sections as the store keeps them, without those that are boilerplate."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import lru_cache

from notelint.review.across.hashing import unpacked
from notelint.review.across.tables import sections_between
from notelint.review.across.thresholds import FEWEST_WORDS, SHINGLE

_HELD = 512  # sections, of some 15 KiB each
_FEWEST = (FEWEST_WORDS - SHINGLE + 1) // 2  # words with boilerplate between them have fewer rows of five


class Shingles:
    """Give the shingles of a section that are its own."""

    def __init__(self, connection: sqlite3.Connection, boilerplate: frozenset[int]) -> None:
        self.connection = connection
        self.boilerplate = boilerplate
        self.own: Callable[[int], frozenset[int]] = lru_cache(_HELD)(self._own)

    def _own(self, section: int) -> frozenset[int]:
        (blob,) = self.connection.execute("SELECT shingles FROM across_section WHERE id = ?", (section,)).fetchone()
        return frozenset(unpacked(blob).tolist()) - self.boilerplate

    def share(self, one: int, other: int) -> float:
        """Return the share of their shingles that two sections have in common, 0 to 1; 0 where they tell too little."""
        first, second = self.own(one), self.own(other)
        if min(len(first), len(second)) < _FEWEST:
            return 0.0
        return 2 * len(first & second) / (len(first) + len(second))

    def tells_enough(self, key: int) -> bool:
        """Tell whether a section of a note has enough in it that is not boilerplate."""
        rows = self.connection.execute("SELECT id FROM across_section WHERE id BETWEEN ? AND ?", sections_between(key)).fetchall()
        return any(len(self.own(section)) >= _FEWEST for (section,) in rows)

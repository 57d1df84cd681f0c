"""Everything that is found across the notes of a review, from the traces in its store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from notelint.review.across.boilerplate import find_boilerplate
from notelint.review.across.candidates import find_candidates
from notelint.review.across.clones import Comparer
from notelint.review.across.doubles import find_doubles
from notelint.review.across.noted import Notes
from notelint.review.across.overlaps import find_overlaps
from notelint.review.across.runs import find_runs
from notelint.review.across.shingles import Shingles
from notelint.review.across.told import Told
from notelint.review.results import Pair
from notelint.review.spellings import stand_ins

if TYPE_CHECKING:
    from notelint.exports.rows import Row
    from notelint.review.store import Store


def find_pairs(store: Store, texts: Callable[[Collection[int]], Mapping[int, Row]]) -> Iterator[Pair]:
    """Yield all pairs of notes that have to do with each other; call when all notes and traces are kept.

    `texts` gives the rows of notes by their keys, read anew; it is asked for about two thousand at a time. For `LEFT_IN` the second
    note of a pair is the one that holds the name, for all other rules the later one. Leaves only temporary tables behind.
    """
    connection = store.connection
    connection.execute("CREATE INDEX IF NOT EXISTS across_person ON across_note (person)")
    _unite_writers(connection)
    notes, told = Notes(connection), Told(connection)
    boilerplate = find_boilerplate(connection)
    shingles = Shingles(connection, boilerplate)
    yield from find_overlaps(notes)
    yield from find_doubles(notes, told)
    yield from find_runs(notes, shingles, told)
    yield from Comparer(notes, texts, boilerplate, told).pairs(find_candidates(notes, shingles))


def _unite_writers(connection: sqlite3.Connection) -> None:
    """Take "D. Whitlow" for the one writer who can be meant, or nobody would see that she was at two places at once."""
    keys = (key for (key,) in connection.execute("SELECT DISTINCT writer FROM across_note"))
    meant = [(whole, key) for key, whole in stand_ins(keys).items()]
    with connection:
        connection.executemany("UPDATE across_note SET writer = ? WHERE writer = ?", meant)

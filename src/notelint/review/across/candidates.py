"""Which notes are worth comparing: those whose sections meet in a band, those with most in common first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from typing import NamedTuple

from notelint.review.across.noted import Notes
from notelint.review.across.shingles import Shingles
from notelint.review.across.tables import key_of
from notelint.review.across.thresholds import FAR_BEHIND, MOST_COMPARED, NEIGHBOURS, SMALL_BUCKET, WORTH_COMPARING

_BUCKETS = "SELECT group_concat(section) FROM across_band GROUP BY hash HAVING count(*) > 1"


class Candidate(NamedTuple):
    """A note, and earlier notes that it may be a copy of, those with most in common first."""

    second: int
    firsts: list[int]


def find_candidates(notes: Notes, shingles: Shingles) -> Iterator[Candidate]:
    """Yield notes in order of their keys, each with earlier ones that have enough shingles in common."""
    _meet(notes)
    rows = notes.connection.execute("SELECT second, first FROM temp.across_candidate ORDER BY second, first")
    for second, pairs in groupby(rows, key=lambda row: key_of(row[0])):
        shares: dict[int, float] = {}
        for later, earlier in pairs:
            first = key_of(earlier)
            shares[first] = max(shares.get(first, 0.0), shingles.share(earlier, later))
        least = max(WORTH_COMPARING, FAR_BEHIND * max(shares.values()))
        firsts = [first for first, share in shares.items() if share >= least]
        if firsts:
            # Of many that have as much in common, the nearest in time: copies of copies come out as a chain.
            firsts.sort(key=lambda first: (-round(shares[first], 2), -notes.turns[first]))
            yield Candidate(second, firsts[:MOST_COMPARED])


def _meet(notes: Notes) -> None:
    """Write all sections that are worth comparing into a table, the later one first."""
    connection = notes.connection
    connection.execute("DROP TABLE IF EXISTS temp.across_candidate")
    connection.execute("CREATE TEMP TABLE across_candidate (second INTEGER, first INTEGER, PRIMARY KEY (second, first)) WITHOUT ROWID")
    for (bucket,) in connection.execute(_BUCKETS):
        members = sorted(map(int, bucket.split(",")), key=lambda section: notes.turns[key_of(section)])
        pairs = ((later, earlier) for earlier, later in _pairs(members) if key_of(earlier) != key_of(later))
        connection.executemany("INSERT OR IGNORE INTO temp.across_candidate VALUES (?, ?)", pairs)


def _pairs(members: list[int]) -> Iterable[tuple[int, int]]:
    """Return all pairs of a small bucket; of a large one each member with the few before it."""
    if len(members) <= SMALL_BUCKET:
        return combinations(members, 2)
    return ((members[at - back], members[at]) for at in range(1, len(members)) for back in range(1, min(at, NEIGHBOURS) + 1))

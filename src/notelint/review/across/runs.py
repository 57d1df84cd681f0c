"""NL907: notes of one person that tell the same but for dates, times and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from notelint.review.across.noted import Notes, is_one_contact
from notelint.review.across.shingles import Shingles
from notelint.review.across.told import Told
from notelint.review.across_rules import DATES_ONLY, DOUBLED
from notelint.review.results import Pair

_REPEATED = "WHERE a.fingerprint IS NOT NULL AND a.person <> '' ORDER BY a.person, a.fingerprint"
_MESSAGE = "This note and the one before it tell the same; only dates, times or numbers differ. What was new on this day?"


def find_runs(notes: Notes, shingles: Shingles, told: Told) -> Iterator[Pair]:
    """Yield each note of such a run with the one before it."""
    for _, together in groupby(notes.each(_REPEATED), key=lambda note: (note.person, note.fingerprint)):
        run = sorted(together, key=lambda note: notes.turns[note.key])
        if len(run) < 2 or not shingles.tells_enough(run[0].key):
            continue
        for one, other in pairwise(run):
            if told.has_any(other.key, DOUBLED.code) and is_one_contact(one, other):
                continue
            if told.is_new(other.key, DATES_ONLY.code):
                rule = DATES_ONLY
                yield Pair(
                    rule.code, rule.name, rule.severity.word, one.key, other.key, _MESSAGE, 1.0, _passages(notes, one.key, other.key), ()
                )


def _passages(notes: Notes, one: int, other: int) -> tuple[tuple[int, int, int, int], ...]:
    """Return the sections of two notes beside each other; none where a date that was read as a label parts one of them otherwise."""
    first, second = notes.sections(one), notes.sections(other)
    if [notes.words(one), [section.name for section in first]] != [notes.words(other), [section.name for section in second]]:
        return ()
    return tuple((a.start, a.end, b.start, b.end) for a, b in zip(first, second, strict=True))

"""NL906: two notes for one contact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from notelint.review.across.noted import Noted, Notes, is_one_contact
from notelint.review.across.told import Told
from notelint.review.across_rules import DOUBLED
from notelint.review.names import are_different
from notelint.review.results import Pair

_BY_CONTACT = (
    "WHERE a.person <> '' AND (n.service_date IS NOT NULL OR a.begin IS NOT NULL) "
    "ORDER BY a.person, n.service_date, a.writer, a.begin, n.start_time, n.key"
)
_BY_ID = "WHERE n.note_id <> '' ORDER BY n.note_id, n.service_date, n.start_time, n.key"
_CONTACT = "Two notes tell of one contact: same person, writer, day and time. Please look which of them holds."
_ID = "Two notes have the same number. Please look whether one is a copy or a correction of the other."


def find_doubles(notes: Notes, told: Told) -> Iterator[Pair]:
    """Yield two notes of one contact, and two notes with one `note_id`; of more than two, each with the one before it."""
    yield from _neighbours(notes, told, _BY_CONTACT, lambda note: (note.person, note.date, note.writer), is_one_contact, _CONTACT)
    yield from _neighbours(notes, told, _BY_ID, lambda note: (note.note_id,), _has_one_number, _ID)


def _neighbours(
    notes: Notes,
    told: Told,
    where: str,
    belongs: Callable[[Noted], tuple[str | None, ...]],
    is_double: Callable[[Noted, Noted], bool],
    message: str,
) -> Iterator[Pair]:
    for _, together in groupby(notes.each(where), key=belongs):
        seen: list[Noted] = []
        for note in together:
            other = next((other for other in reversed(seen) if is_double(other, note)), None)
            seen = [*seen[-5:], note]  # one day of one person, or one number: a handful
            if other is not None:
                first, second = notes.in_order(other.key, note.key)
                if told.is_new(second, DOUBLED.code):
                    yield Pair(DOUBLED.code, DOUBLED.name, DOUBLED.severity.word, first, second, message, None, (), ())


def _has_one_number(one: Noted, other: Noted) -> bool:
    """Tell whether notes with one number are doubled; notes of a group or of a week may be numbered together."""
    if are_different(one.person, other.person):
        return False
    is_same_text = one.fingerprint is not None and one.fingerprint == other.fingerprint
    return is_same_text or None in {one.date, other.date} or one.date == other.date

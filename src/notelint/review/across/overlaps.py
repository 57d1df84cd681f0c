"""NL905: services of one writer with different persons, or of one person, at overlapping times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

from notelint.review.across.groups import SERVICE, is_one_group, may_be_one_group
from notelint.review.across.noted import Noted, Notes, is_one_contact
from notelint.review.across.thresholds import LONGEST_NIGHT, MOST_OVERLAPS
from notelint.review.across_rules import OVERLAP
from notelint.review.names import are_different
from notelint.review.results import Pair

_DAY = 24 * 60
_WITH_TIME = (
    "WHERE n.service_date IS NOT NULL AND n.start_time IS NOT NULL AND a.begin IS NULL AND a.{0} <> '' "
    "ORDER BY a.{0}, n.service_date, n.start_time, n.key"
)
_IN_UTC = "WHERE a.begin IS NOT NULL AND a.{0} <> '' ORDER BY a.{0}, a.begin, n.key"


class Stretch(NamedTuple):
    """When a service was: minutes since one day long ago, so that midnight is a minute like any other."""

    note: Noted
    begin: int
    finish: int


def find_overlaps(notes: Notes) -> Iterator[Pair]:
    """Yield each two services that overlap; those that only touch do not."""
    for side, where in product(("writer", "person"), (_WITH_TIME, _IN_UTC)):
        for earlier, later in _meetings(notes, side, where):
            if _is_overlap(earlier, later, side):
                shared = min(earlier.finish, later.finish) - later.begin
                rule = OVERLAP
                yield Pair(rule.code, rule.name, rule.severity.word, earlier.note.key, later.note.key, _message(side, shared), None, (), ())


def stretch_of(note: Noted) -> Stretch | None:
    """Return when a service was, or `None` where its note does not say so or cannot be right."""
    if note.begin is not None:
        length = (note.duration or 0) if note.finish is None else note.finish - note.begin
        return Stretch(note, note.begin, note.begin + length) if 0 < length <= _DAY else None
    start = _minutes(note.start)
    if start is None or note.date is None or not note.has_time:
        return None
    end = _minutes(note.end)
    length = (end - start) % _DAY if end is not None else (note.duration or 0)
    if end is not None and end < start and length > LONGEST_NIGHT:
        return None
    try:
        day = date.fromisoformat(note.date).toordinal() * _DAY
    except ValueError:
        return None
    return Stretch(note, day + start, day + start + length) if 0 < length <= _DAY else None


def _meetings(notes: Notes, side: str, where: str) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield the services of one writer (or person) that go on while another begins; the one that began first comes first."""
    running: list[Stretch] = []
    whose = ""
    for note in notes.each(where.format(side)):
        stretch = stretch_of(note)
        if stretch is None:
            continue
        name = getattr(note, side)
        running = [other for other in running if other.finish > stretch.begin] if name == whose else []
        whose = name
        yield from ((other, stretch) for other in running[-MOST_OVERLAPS:])
        running.append(stretch)


def _is_overlap(one: Stretch, other: Stretch, side: str) -> bool:
    if side == "person":
        return not is_one_contact(one.note, other.note)
    if not are_different(one.note.person, other.note.person):
        return False
    return not _are_of_one_group(one, other)


def _are_of_one_group(one: Stretch, other: Stretch) -> bool:
    """Tell whether two services can be one group: of the same times, or of one who came late, left early, or both."""
    groups = one.note.group, other.note.group
    if (one.begin, one.finish) == (other.begin, other.finish):
        return is_one_group(*groups)
    if one.begin == other.begin or one.finish == other.finish:
        return may_be_one_group(*groups)
    return min(groups) == SERVICE and (one.begin < other.begin) == (other.finish < one.finish)


def _message(side: str, minutes: int) -> str:
    time = "a minute" if minutes == 1 else f"{minutes} minutes"
    if side == "writer":
        return f"One writer was with two people for the same {time}. Please check the times of both, and say so if it was a group."
    return f"One person has two services for the same {time}. Please check the times of both, and say so if two peers went together."


def _minutes(time: str | None) -> int | None:
    hour, _, minute = (time or "").partition(":")
    return int(hour) * 60 + int(minute) if hour.isdecimal() and minute.isdecimal() else None

"""Find fields that are told in sentences: "we met for 45 minutes at her apartment on 3/4/2026".

Patterns that few notes need stand as strings, here and in the other `record_` modules: `re`
compiles each at its first use and keeps it, and a cold start stays short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.pipeline.record_closing import date_behind, find_closing
from notelint.pipeline.record_codes import CODE_WORDS, find_codes
from notelint.pipeline.record_contact import Clause, contact_clauses, is_quoted
from notelint.pipeline.record_minutes import Length, find_lengths, purpose
from notelint.pipeline.record_moments import find_clock, find_dates, find_stretch
from notelint.pipeline.record_place import find_place
from notelint.pipeline.record_told import find_goal, find_plan, find_service
from notelint.pipeline.record_words import TIME_WORDS, plain_bytes, shape_of, words_in
from notelint.report import Field

Span = tuple[int, int]
LONGEST_DAY = 12 * 60
DATELINE = 24
_DIGIT = re.compile(r"\d")
_ASIDE = frozenset(["travel", "traveled", "driving", "drove", "drive", "documentation", "documenting", "charting"])
_CLOCK_SIGNS = (":", "am", "pm", "a.m", "p.m", "noon", "midnight", "hrs")

_NOT_SPENT = (
    r"[\s-]{0,2}(?:late|early|ago|away|before|after|later|earlier|sober|clean|drive|bus|ride|each|per|a day|every"
    r"|apart|wait|break|from|into|of (?:sleep|exercise|silence|sobriety|community service))\b"
)
_BEFORE_NOT_SPENT = frozenset(
    ["every", "each", "in", "within", "after", "last", "past", "next", "waited", "waiting", "another", "until", "than", "almost", "once"]
)
_SESSION_AFTER = r"[\s-](?:[\w-]+\s){0,4}?(?:session|visit|call|meeting|group|contact|check-in|conversation|service|encounter|outing)\b"
_SESSION_BEFORE = (
    r"\b(?:session|visit|call|meeting|group|contact|service|time together|total time|total|duration|conversation|talk|check-in|encounter"
    r"|spent|lasted)"
    r"(?:\s(?:with\s\w+|lasted|was|ran|took|of|went|for|about|around|approximately|together|is|a total of)){0,4}[\s:]*$"
)
_NO_DATE = frozenset(["since", "by", "until", "born", "dob", "before", "next", "birth", "due", "expires", "expire", "sober", "court", "of"])


class Found(NamedTuple):
    """One field found in prose: its name, span and value (`None`: the text itself)."""

    name: str
    start: int
    end: int
    value: str | int | None = None


def read_prose(text: str, low: str, sentences: list[Span], fields: dict[str, Field]) -> Iterator[Found]:
    """Yield what the sentences tell of the fields that `fields` lacks.

    The caller puts each into `fields` before it asks for the next, so that the first
    of a name counts and nothing is looked for twice.
    """
    if not sentences:
        return
    span = sentences[0][0], sentences[-1][1]
    plain = plain_bytes(low[span[0] : span[1]])
    present, shape = words_in(plain), shape_of(plain)
    if b"0" in shape:
        yield from _dateline(low, sentences[0])
        if b"a0" in shape or not present.isdisjoint(CODE_WORDS):
            yield from (Found(*code) for code in find_codes(low, *span))
    held = set()
    if not _is_complete(fields):
        has_length = not TIME_WORDS.isdisjoint(present)
        for clause in contact_clauses(low, sentences, present):
            held.add(clause.start)
            if not _is_complete(fields) and not is_quoted(text, clause.start, clause.end - 1):
                yield from _contact(text, low, clause, fields, has_length)
        if has_length and not (fields["duration"].present and present.isdisjoint(_ASIDE)):
            yield from _session_length(text, low, span)
    if not fields["service_type"].present and (service := find_service(text, low, sentences, held, present)):
        yield Found("service_type", *service)
    if not fields["plan"].present and (plan := find_plan(text, low, sentences, present)):
        yield Found("plan", *plan)
    if not fields["goal_link"].present and (goal := find_goal(low, sentences)):
        yield Found("goal_link", *goal)


def _is_complete(fields: dict[str, Field]) -> bool:
    return fields["service_date"].present and fields["duration"].present and fields["location"].present


def _dateline(low: str, first: Span) -> Iterator[Found]:
    """Read a date that opens the note, and the times behind it on its line."""
    start = first[0]
    end = low.find("\n", start, start + 200)
    end = min(start + 120, len(low)) if end < 0 else end
    dates = find_dates(low, start, min(start + DATELINE, end))
    if not dates or low[start : dates[0].start].strip("on ,*-") not in {"", "date", "late entry for"}:
        return
    yield Found("service_date", *dates[0])
    yield from _times(low, dates[0].end, end)
    for length in find_lengths(low, dates[0].end, min(dates[0].end + 40, end)):
        if _is_spent(low, length):
            yield Found("duration", *length[:3])


def _contact(text: str, low: str, clause: Clause, fields: dict[str, Field], has_length: bool) -> Iterator[Found]:
    """Read one clause of contact."""
    start, end = clause.start, clause.end
    if _DIGIT.search(low, start, end):
        for moment in find_dates(low, start, end):
            if _last_word(low, start, moment.start) not in _NO_DATE:
                yield Found("service_date", *moment)
                break
        yield from _times(low, start, end)
    if has_length:
        for length in find_lengths(low, start, clause.sentence_end):
            is_told = length.end <= end or low[max(start, length.start - 4) : length.start] == "for "
            if is_told and _is_spent(low, length):
                yield Found(purpose(low, length), *length[:3])
    if not fields["location"].present and (place := find_place(text, low, clause)):
        yield Found("location", *place)


def _times(low: str, start: int, end: int) -> Iterator[Found]:
    part = low[start:end]
    if not any(sign in part for sign in _CLOCK_SIGNS):
        return
    if stretch := find_stretch(low, start, end):
        yield Found("start_time", *stretch.begin)
        yield Found("end_time", *stretch.finish)
    elif clock := find_clock(low, start, end):
        yield Found("start_time", *clock)


def _is_spent(low: str, length: Length) -> bool:
    """Tell whether a length is time spent together, and not "45 minutes late" or "45 days sober"."""
    if length.is_units or (length.minutes is not None and not 0 < length.minutes <= LONGEST_DAY):
        return False
    if re.compile(_NOT_SPENT).match(low, length.end):
        return False
    return _last_word(low, 0, length.start) not in _BEFORE_NOT_SPENT


def _last_word(low: str, floor: int, at: int) -> str:
    """Return the word before `at`, without "on" and "about"."""
    for word in reversed(low[max(floor, at - 24) : at].split()):
        if word not in {"on", "about"}:
            return word.strip(":,.(")
    return ""


def _session_length(text: str, low: str, span: Span) -> Iterator[Found]:
    """Find "a 45-minute session", "the visit lasted an hour", "travel time was 20 minutes"."""
    floor, limit = span
    for length in _lengths_near(low, floor, limit):
        name = purpose(low, length)
        is_session = re.compile(_SESSION_AFTER).match(low, length.end, limit) or re.compile(_SESSION_BEFORE).search(
            low, max(floor, length.start - 60), length.start
        )
        told = name != "duration" or is_session
        if told and _is_spent(low, length) and not is_quoted(text, low.rfind("\n", floor, length.start) + 1, length.start):
            yield Found(name, *length[:3])


def _lengths_near(low: str, floor: int, limit: int) -> Iterator[Length]:
    """Yield the lengths of a text, looking only where a word for a unit of time stands."""
    done = floor
    for at in _unit_places(low, floor, limit):
        if at < done:
            continue
        for length in find_lengths(low, max(done, at - 32), min(limit, at + 48)):
            if length.start >= done:
                done = length.end
                yield length


def _unit_places(low: str, floor: int, limit: int) -> list[int]:
    """Return where a word for a unit of time may begin."""
    places: list[int] = []
    for unit in ("min", "hour", "hr"):
        at = low.find(unit, floor, limit)
        while at >= 0:
            if not low[at - 1 : at].isalpha():
                places.append(at)
            at = low.find(unit, at + 1, limit)
    return sorted(places)


def read_closing(text: str, start: int = 0) -> Iterator[Found]:
    """Yield the signature that closes a note without a label for it, and its date."""
    if closing := find_closing(text, start):
        yield Found("signature", *closing)
        if date := date_behind(text, closing[1]):
            yield Found("signature_date", *date)

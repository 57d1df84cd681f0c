"""Find fields that are told in sentences: "we met for 45 minutes at her apartment on 3/4/2026".

Patterns that few notes need stand as strings, here and in the other `record_` modules: `re`
compiles each at its first use and keeps it, and a cold start stays short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.pipeline.record_closing import date_behind, find_closing
from notelint.pipeline.record_codes import find_codes
from notelint.pipeline.record_contact import Clause, contact_clauses, is_quoted
from notelint.pipeline.record_header import Found, is_contact_date, read_header
from notelint.pipeline.record_minutes import Length, find_lengths, purpose
from notelint.pipeline.record_moments import find_clock, find_dates, find_stretch
from notelint.pipeline.record_place import find_place
from notelint.pipeline.record_spent import is_spent
from notelint.pipeline.record_told import find_goal, find_plan, find_service
from notelint.pipeline.record_words import TIME_WORDS, plain_bytes, words_in
from notelint.report import Field

Span = tuple[int, int]
_DIGIT = re.compile(r"\d")
_ASIDE = frozenset(["travel", "traveled", "driving", "drove", "drive", "documentation", "documenting", "charting"])
_CLOCK_SIGNS = (":", "am", "pm", "a.m", "p.m", "noon", "midnight", "hrs")

_BOUNDS = frozenset(["ended", "finished", "began", "started"])
_TURNS = r"\b(?:call|visit|session|meeting|group|we)\s(?:(ended|finished)|began|started)\s(?:at\s)?"
_SESSION_AFTER = r"[\s-](?:[\w-]+\s){0,4}?(?:session|visit|call|meeting|group|contact|check-in|conversation|service|encounter|outing)\b"
_SESSION_BEFORE = (
    r"\b(?:session|visit|call|meeting|group|contact|service|time together|total time|total|duration|conversation|talk|check-in|encounter"
    r"|spent|lasted)"
    r"(?:\s(?:with\s\w+|lasted|was|ran|took|of|went|for|about|around|approximately|together|is|a total of)){0,4}[\s:]*$"
)


def read_prose(text: str, low: str, sentences: list[Span], fields: dict[str, Field]) -> Iterator[Found]:
    """Yield what the sentences tell of the fields that `fields` lacks.

    The caller puts each into `fields` before it asks for the next, so that the first
    of a name counts and nothing is looked for twice.
    """
    if not sentences:
        return
    span = sentences[0][0], sentences[-1][1]
    present = words_in(plain_bytes(low[span[0] : span[1]]))
    if _DIGIT.search(low, *span):
        if not (fields["service_date"].present and (fields["duration"].present or fields["end_time"].present)):
            yield from read_header(text, low, *span)
        if not (fields["procedure_code"].present and fields["diagnosis_code"].present):
            yield from (Found(*code) for code in find_codes(low, *span))
    held = set()
    if not _is_complete(fields):
        has_length = not TIME_WORDS.isdisjoint(present)
        for clause in contact_clauses(text, low, sentences, present):
            held.add(clause.start)
            if not _is_complete(fields) and not is_quoted(text, clause.start, clause.end - 1):
                yield from _contact(text, low, clause, fields, has_length)
        if not present.isdisjoint(_BOUNDS):
            yield from _ended(low, span)
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


def _contact(text: str, low: str, clause: Clause, fields: dict[str, Field], has_length: bool) -> Iterator[Found]:
    """Read one clause of contact."""
    start, end = clause.start, clause.end
    if _DIGIT.search(low, start, end):
        for moment in () if fields["service_date"].present else find_dates(low, start, end):
            if is_contact_date(low, start, moment.start):
                yield Found("service_date", *moment)
                break
        if not fields["end_time"].present:
            yield from _times(low, start, end)
    if has_length:
        for length in find_lengths(low, start, clause.sentence_end):
            is_told = length.end <= end or low[max(start, length.start - 4) : length.start] == "for "
            if is_told and is_spent(low, length):
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


def _session_length(text: str, low: str, span: Span) -> Iterator[Found]:
    """Find "a 45-minute session", "the visit lasted an hour", "travel time was 20 minutes"."""
    floor, limit = span
    for length in find_lengths(low, floor, limit):
        name = purpose(low, length)
        is_session = re.compile(_SESSION_AFTER).match(low, length.end, limit) or re.compile(_SESSION_BEFORE).search(
            low, max(floor, length.start - 60), length.start
        )
        told = name != "duration" or is_session or _stands_alone(low, length, limit)
        if told and is_spent(low, length) and not is_quoted(text, low.rfind("\n", floor, length.start) + 1, length.start):
            yield Found(name, *length[:3])


def _stands_alone(low: str, length: Length, limit: int) -> bool:
    """Tell whether a length is a sentence of its own ("25 min."), or follows a clock time ("11:35 pm, 25 min.")."""
    after = low[length.end : min(length.end + 2, limit)]
    if after.strip(" \r") and after[0] not in ".,;|\n":
        return False
    before = low[max(0, length.start - 12) : length.start].rstrip(" \t\r")
    return before[-1:] in {"", ".", "!", "?", "\n", '"', "”"} or (before[-1:] == "," and before[-2:-1] in {"m", "."} and ":" in before)


def _ended(low: str, span: Span) -> Iterator[Found]:
    """Find "the call ended at 11:35 pm" and "we started at 9"."""
    for match in re.compile(_TURNS).finditer(low, *span):
        clock = find_clock(low, match.end(), match.end() + 12)
        if clock and clock.start == match.end():
            yield Found("end_time" if match[1] else "start_time", *clock)


def read_closing(text: str, start: int = 0) -> Iterator[Found]:
    """Yield the signature that closes a note without a label for it, and its date."""
    if closing := find_closing(text, start):
        yield Found("signature", *closing)
        if date := date_behind(text, closing[1]):
            yield Found("signature_date", *date)

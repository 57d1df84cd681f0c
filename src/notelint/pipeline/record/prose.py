"""Find fields that are told in sentences: "we met for 45 minutes at her apartment on 3/4/2026".

Patterns that few notes need stand as strings, here and in the other `record_` modules:
`compiled` readies each at its first use and keeps it, and a cold start stays short.
"""

from __future__ import annotations

from collections.abc import Iterator

from notelint.pipeline.record.closing import date_before, date_behind, find_closing, find_signed
from notelint.pipeline.record.codes import find_codes
from notelint.pipeline.record.contact import Clause, contact_clauses, is_quoted
from notelint.pipeline.record.header import UNITS, Found, is_contact_date, read_header
from notelint.pipeline.record.minutes import Length, find_lengths
from notelint.pipeline.record.moments import find_clock, find_dates, has_digit, has_spoken_year
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.place import find_place
from notelint.pipeline.record.purposes import purpose
from notelint.pipeline.record.spent import is_spent
from notelint.pipeline.record.stretches import find_stretch
from notelint.pipeline.record.titles import holds_credential
from notelint.pipeline.record.told import find_goal, find_plan, find_service
from notelint.pipeline.record.turns import find_turns
from notelint.pipeline.record.words import ASIDE_WORDS, BOUND_WORDS, TIME_WORDS, has_some_digit, telling_words
from notelint.report import Field

Span = tuple[int, int]
_CLOCK_SIGNS = (":", "am", "pm", "a.m", "p.m", "noon", "midnight", "hrs", "from ")
OPENING = 200  # code points of a story in which its kind of service is named
_NAMED = (
    r"\b(?:(?:individual|family|youth|act|one[- ]to[- ]one|1:1)\s)?peer\s(?:support|recovery|coaching|counseling"
    r"|mentoring|visit|contact|check-in|follow-?\s?up)"
    r"(?:\s(?:group|visit|session|services?|circle))?\b(?!\s(?:specialist|worker|staff|center|person|team|role|log|note))"
    r"|\brecovery\s(?:support|coaching)\b(?!\s(?:specialist|worker|staff|center|team|plan))"
    r"|\b(?:wrap|skill-?\s?building|mutual support|prevention)\s(?:\w+\s){0,2}(?:group|circle|class)\b"
    r"|\bpeer\s(?!specialist|worker|staff|center|person|team|log|note)(?:[\w-]+\s){0,2}?(?:group|circle|class|workshop|session|visit|navigation)\b"
)
_CODE_NEXT = r"[\s,;(]{1,3}h00(?:38|25)\b"
_SESSION_AFTER = (
    r"[\s-](?:[\w-]+\s){0,4}?(?:session|visit|call|meeting|group|contact|check-in|conversation|service|encounter|outing"
    r"|peer\s(?:support|time|services?|counsel\w+|coaching))\b"
)
_SESSION_BEFORE = (
    r"\b(?:session|visit|call|meeting|group|contact|service|time together|face time|face-to-face|total time|total"
    r"|duration|conversation|talk|check-in|encounter"
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
    if has_some_digit(low[span[0] : span[1]]):
        if not (fields["service_date"].present and (fields["duration"].present or fields["end_time"].present)):
            yield from read_header(text, low, *span)
        if not (fields["procedure_code"].present and fields["diagnosis_code"].present):
            yield from (Found(*code) for code in find_codes(low, *span))
    present = telling_words(low[span[0] : span[1]]) if _needs_words(fields) else frozenset()
    held = set()
    bounds = [] if present.isdisjoint(BOUND_WORDS) else [*find_turns(low, *span)]
    if {bound.name for bound in bounds} == {"start_time", "end_time"}:
        yield from bounds  # "I got there at 10:20 ... left at 11:10" says more than "she called me at 9:40"
    if not _is_complete(fields):
        has_length = not TIME_WORDS.isdisjoint(present)
        for clause in contact_clauses(text, low, sentences, present):
            held.add(clause.start)
            if not _is_complete(fields) and not is_quoted(text, clause.start, clause.end - 1):
                yield from _contact(text, low, clause, fields, has_length, bounds)
        yield from bounds
        if has_length and not (fields["duration"].present and present.isdisjoint(ASIDE_WORDS)):
            yield from _session_length(text, low, span, is_timed=_is_timed(fields, span[0]))
    if not fields["service_type"].present and (service := find_service(text, low, sentences, held, present)):
        yield Found("service_type", *service)
    if not fields["service_type"].present and (named := compiled(_NAMED).search(low, span[0], min(span[1], span[0] + OPENING))):
        yield Found("service_type", *named.span())
    if not (fields["plan"].present or fields["plan"].placeholder) and (plan := find_plan(text, low, sentences, present)):
        yield Found("plan", *plan)
    if not fields["goal_link"].present and (goal := find_goal(low, sentences)):
        yield Found("goal_link", *goal)


def _needs_words(fields: dict[str, Field]) -> bool:
    """Tell whether something is still missing that is looked for by its words."""
    return not (_is_complete(fields) and fields["service_type"].present and fields["plan"].present)


def _is_complete(fields: dict[str, Field]) -> bool:
    return fields["service_date"].present and fields["duration"].present and fields["location"].present


def _contact(text: str, low: str, clause: Clause, fields: dict[str, Field], has_length: bool, bounds: list[Found]) -> Iterator[Found]:
    """Read one clause of contact; `bounds` are times that are told as those of coming or leaving."""
    start, end = clause.start, clause.end
    if has_digit(low, start, end) or has_spoken_year(low, start, end):
        for moment in () if fields["service_date"].present else find_dates(low, start, end):
            if is_contact_date(low, start, moment.start):
                yield Found("service_date", *moment)
                break
        if not fields["end_time"].present:
            yield from (_as_bound(found, bounds) for found in _times(low, start, end))
    if has_length:
        for length in find_lengths(low, start, clause.sentence_end):
            is_told = length.end <= end or low[max(start, length.start - 4) : length.start] == "for "
            if is_told and is_spent(low, length):
                name = purpose(low, length)
                if name != "duration" or not _is_timed(fields, start):
                    yield Found(UNITS if length.is_units else name, *length[:3])
    if not fields["location"].present and (place := find_place(text, low, clause)):
        yield Found("location", *place)


def _is_timed(fields: dict[str, Field], start: int) -> bool:
    """Tell whether start and end stand before the story: then a length in it is that of one thing among others."""
    begin, finish = fields["start_time"], fields["end_time"]
    return begin.start is not None and finish.start is not None and max(begin.start, finish.start) < start


def _times(low: str, start: int, end: int) -> Iterator[Found]:
    part = low[start:end]
    if not any(sign in part for sign in _CLOCK_SIGNS):
        return
    if stretch := find_stretch(low, start, end):
        yield Found("start_time", *stretch.begin)
        yield Found("end_time", *stretch.finish)
    elif clock := find_clock(low, start, end):
        yield Found("start_time", *clock)


def _as_bound(found: Found, bounds: list[Found]) -> Found:
    """Return a time as what it is told of: in "we met at the library, left at 10:30" it is no start."""
    return next((bound for bound in bounds if bound.start == found.start), found)


def _session_length(text: str, low: str, span: Span, *, is_timed: bool) -> Iterator[Found]:
    """Find "a 45-minute session", "the visit lasted an hour", "travel time was 20 minutes"."""
    floor, limit = span
    for length in find_lengths(low, floor, limit):
        name = purpose(low, length)
        if name == "duration" and is_timed:
            continue
        told = name != "duration" or _stands_alone(low, length, limit) or _is_session(low, floor, length, limit)
        if told and is_spent(low, length) and not is_quoted(text, low.rfind("\n", floor, length.start) + 1, length.start):
            yield Found(name, *length[:3])


def _is_session(low: str, floor: int, length: Length, limit: int) -> bool:
    """Tell whether the words next to a length make it the length of a session."""
    if compiled(_SESSION_AFTER).match(low, length.end, limit):
        return True
    return compiled(_SESSION_BEFORE).search(low, max(floor, length.start - 60), length.start) is not None


def _stands_alone(low: str, length: Length, limit: int) -> bool:
    """Tell whether a length is a sentence of its own ("25 min."), opens the note, or follows a clock time ("11:35 pm, 25 min.")."""
    if not low[: length.start].strip():
        return True  # "Half hour outside the plasma place w Rudy."
    if compiled(_CODE_NEXT).match(low, length.end, limit):
        return True  # "6 min H0038."
    after = low[length.end : min(length.end + 2, limit)]
    if after.strip(" \r") and after[0] not in ".,;|\n":
        return False
    before = low[max(0, length.start - 12) : length.start].rstrip(" \t\r")
    return before[-1:] in {"", ".", "!", "?", "\n", '"', "”"} or (before[-1:] == "," and before[-2:-1] in {"m", "."} and ":" in before)


def read_closing(text: str, low: str, start: int = 0, *, alone: bool = True) -> Iterator[Found]:
    """Yield the signature that closes a note without a label for it, and its date; a name without a credential only if `alone`."""
    if closing := find_closing(text, low, start, alone=alone):
        yield from _signed(low, *closing)


def read_signed(text: str, low: str) -> Iterator[Found]:
    """Yield the signature of a note that says who signed it ("electronically signed by ..."), and its date."""
    signed = find_signed(text, low)
    if signed and holds_credential(text[slice(*signed)]):
        yield from _signed(low, *signed)


def _signed(low: str, start: int, end: int) -> Iterator[Found]:
    yield Found("signature", start, end)
    if date := date_behind(low, end) or date_before(low, start):
        yield Found("signature_date", *date)

"""Find the minutes of the writer's way and of the note by the words nearest to them, however they are told.

"Driving over and back ate up 26 minutes and I was another eight on this note." Each number of minutes has its own part of
the text, up to the next number or the end of its clause; what that part speaks of is what the minutes went into.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from notelint.pipeline.record.contact import is_quoted
from notelint.pipeline.record.header import Found
from notelint.pipeline.record.minutes import find_lengths, number_words, read_number
from notelint.pipeline.record.stretches import find_stretch
from notelint.pipeline.record.values import minutes_each, span_minutes
from notelint.pipeline.record.way_words import (
    AS_LABEL,
    CLOCK_BEFORE,
    CLOCKWISE,
    CUES,
    EACH_WAY,
    END,
    HOLDS,
    IN_A_CAR,
    LABEL_BEFORE,
    LEADS_UP,
    MINE,
    MINUTE_MARK,
    NAME_ACTS,
    NO_NOUN,
    NOT_THESE,
    STOOD,
    THEIR_THING,
    THEIRS,
    THERE_AND_BACK,
    THERE_THEN_BACK,
    TURN,
    UNIT,
    WROTE_FROM,
    may_tell,
)

LONGEST = 240  # minutes of a way, or of writing
REACH = 64  # code points to either side in which the words must stand
BRACKET_REACH = 24  # code points before a bracket in which its number may be told of
NEAR = 120  # code points in which minutes must be spoken of beside a bare number
MOST_NUMBERS = 200


class Number(NamedTuple):
    """A number that may be one of minutes; `minutes` is `None` for one that only bounds its neighbours."""

    start: int
    end: int
    minutes: int | None
    is_bare: bool


def read_way_and_desk(text: str, low: str, wanted: frozenset[str]) -> Iterator[Found]:
    """Yield the minutes of the way and of the note in a text, lower-case in `low`; only the fields `wanted`."""
    if not may_tell(low):
        return
    if "travel_time" in wanted:
        yield from (Found("travel_time", *way.span(), _both_ways(way)) for way in THERE_AND_BACK.finditer(low) if way["m"])
        yield from (Found("travel_time", *way.span(), _both_ways(way)) for way in THERE_THEN_BACK.finditer(low))
    numbers = _numbers(low)
    for at, number in enumerate(numbers[:MOST_NUMBERS]):
        if number.minutes is None or not 0 < number.minutes <= LONGEST or _is_quoted(text, number.start):
            continue
        floor = max(numbers[at - 1].end if at else 0, number.start - REACH)
        limit = min(numbers[at + 1].start if at + 1 < len(numbers) else len(low), number.end + REACH)
        name = _went_into(text, low, number, floor, limit)
        if name in wanted:
            yield Found(name, number.start, number.end, number.minutes)
    if "documentation_time" in wanted:
        yield from _written_from_to(low)


def _is_quoted(text: str, at: int) -> bool:
    """Tell whether a place stands between quotation marks; a mark for minutes behind a number (11") opens none."""
    return is_quoted(text, text.rfind("\n", 0, at) + 1, at) and MINUTE_MARK.search(text) is None


def _went_into(text: str, low: str, number: Number, floor: int, limit: int) -> str | None:
    """Return the field that the words nearest to a number speak of, in its part of the text between `floor` and `limit`."""
    floor = _part_begins(low, floor, number.start)
    unit = UNIT.match(low, number.end, limit)
    behind = unit.end() if unit else number.end
    stop = END.search(low, behind, limit)
    following = limit  # the next number, or as far as is looked
    limit = stop.start() if stop else limit
    after = _cue_behind(low, behind, limit, None if stop else following)
    before = _cue_before(low, floor, number.start)
    if before is None and after is None and low[floor - 1 : floor] == "(":  # "took the bus out and back (65 min all together)"
        before = _cue_before(low, max(0, floor - BRACKET_REACH), floor)
    cue = _nearer(before, after, number.start, behind, low)
    if cue is None or (number.is_bare and unit is None and not _is_of_minutes(low, number, cue)):
        return None
    clause = clause_around(low, floor, limit, min(cue.start(), number.start), max(cue.end(), number.end))
    if _is_theirs(text, low, *clause) or (IN_A_CAR.match(cue[0]) and STOOD.search(low, *clause)):
        return None
    return "travel_time" if cue["way"] else "documentation_time"


def clause_around(low: str, floor: int, limit: int, start: int, end: int) -> tuple[int, int]:
    """Return the clause between `floor` and `limit` that holds the code points from `start` to `end`."""
    turns = [turn.end() for border in (END, TURN) for turn in border.finditer(low, floor, start)]
    behind = [turn.start() for border in (END, TURN) if (turn := border.search(low, end, limit))]
    return max(turns, default=floor), min(behind, default=limit)


def is_of_writing(low: str, start: int) -> bool:
    """Tell whether a time of day that begins at `start` is one of writing: "[Note written] 3:50-4:00 PM"."""
    return any(label.end() == start for label in WROTE_FROM.finditer(low, max(0, start - REACH)))


def is_somebodys(text: str, low: str, start: int, end: int, behind: int) -> bool:
    """Tell whether a clause names who else travels or writes: "Ambrose rode the bus 50 minutes", "20 minutes typing his resume"."""
    acts = NAME_ACTS.search(text, start, end)
    return (acts is not None and MINE.search(low, start, end) is None) or THEIR_THING.match(low, behind) is not None


def _is_theirs(text: str, low: str, start: int, end: int) -> bool:
    """Tell whether a clause is about the person's way or writing and not the writer's."""
    is_told = THEIRS.search(low, start, end) or NAME_ACTS.search(text, start, end)
    return is_told is not None and MINE.search(low, start, end) is None


def _part_begins(low: str, floor: int, at: int) -> int:
    """Return where the part of the text that a number at `at` stands in begins; a label right before it belongs to it."""
    ends = list(END.finditer(low, floor, at))
    if ends and not low[ends[-1].end() : at].strip() and LABEL_BEFORE.search(low, floor, at):
        ends.pop()
    return max((end.end() for end in ends), default=floor)


def _cue_behind(low: str, behind: int, limit: int, following: int | None) -> re.Match[str] | None:
    """Return the cue behind a number, in its clause; one that is the label of the `following` number is none."""
    turn = TURN.search(low, behind, limit)
    cue = CUES.search(low, behind, turn.start() if turn else limit)
    if cue is None and turn is not None and turn.start() == behind:
        cue = CUES.match(low, turn.end(), limit)  # "75 minutes, driving there and back"
    if cue is None or HOLDS.search(low, behind, cue.start()):
        return None  # "60 min including travel"
    if following is None:
        return cue
    return None if LEADS_UP.fullmatch(low, cue.end(), following) else cue


def _cue_before(low: str, floor: int, end: int) -> re.Match[str] | None:
    """Return the last cue before a number; writing in a car is writing."""
    cues = [*CUES.finditer(low, floor, end)]
    return next((cue for cue in reversed(cues) if cue["desk"]), cues[-1] if cues else None)


def _nearer(before: re.Match[str] | None, after: re.Match[str] | None, start: int, behind: int, low: str) -> re.Match[str] | None:
    """Return which of two cues belongs to a number: that behind it, unless the one before stands by it as its label."""
    if before is None or after is None:
        return after or before
    if low[before.end() : start].strip(" \t") in ("", ":", "=", "-", "took", "was", "of", "is"):
        return before
    return after if after.start() - behind <= start - before.end() + 8 else before


def _is_of_minutes(low: str, number: Number, cue: re.Match[str]) -> bool:
    """Tell whether a bare number is one of minutes: minutes are spoken of near it, or its cue stands beside it as its label."""
    if NOT_THESE.match(low, number.end) or CLOCK_BEFORE.search(low, max(0, number.start - 12), number.start):
        return False
    gap = low[cue.end() : number.start] if cue.end() <= number.start else low[number.end : cue.start()]
    if cue.end() <= number.start and low[number.start].isdigit() and AS_LABEL.fullmatch(gap):
        return True
    if not (NO_NOUN.match(low, number.end) or CUES.match(low, number.end + 1)):
        return False
    return len(gap) < 40 and "min" in low[max(0, number.start - NEAR) : number.end + NEAR]


def is_each_way(low: str, start: int, end: int) -> bool:
    """Tell whether minutes from `start` to `end` are told for each direction: "25 min each way"."""
    unit = UNIT.match(low, end)
    return (EACH_WAY.match(low, unit.end() if unit else end) or EACH_WAY.search(low, start, end)) is not None


def way_back(low: str, start: int, end: int, minutes: int) -> tuple[int, int] | None:
    """Return the minutes of the way back and where they end, where `minutes`, from `start` to `end`, are of the way there alone: "8+8"."""
    way = THERE_AND_BACK.match(low, start)
    if way and way.end("n") <= end <= way.end() and minutes == _number(way["n"]):
        return _number(way["m"] or way["k"]), way.end()
    for way in THERE_THEN_BACK.finditer(low, max(0, start - BRACKET_REACH), end + REACH):
        if way.start("n") == start and minutes == _number(way["n"]):
            return _number(way["m"]), way.end()
    return None


def _both_ways(way: re.Match[str]) -> int:
    return _number(way["n"]) + _number(way["m"])


def _number(told: str) -> int:
    return int(read_number(told) or 0)


def _numbers(low: str) -> list[Number]:
    """Return the lengths and the bare numbers of a text, in their order."""
    found = [Number(x.start, x.end, None if x.is_units else x.minutes, is_bare=False) for x in find_lengths(low)]
    ends = [number.end for number in found]
    others = [Number(x.start(), x.end(), int(x[1]), is_bare=False) for x in CLOCKWISE.finditer(low)]
    for bare in _bare().finditer(low):
        following = bisect_right(ends, bare.start())  # the first length that ends behind where the number begins
        if following == len(found) or found[following].start >= bare.end():
            others.append(Number(bare.start(), bare.end(), _bare_minutes(low, bare), is_bare=True))
    return sorted(found + others)


def _bare_minutes(low: str, bare: re.Match[str]) -> int | None:
    value = read_number(bare["n"])
    each = minutes_each(low[max(0, bare.start() - 24) : bare.start()])
    if value is None or (value != int(value) and each != 60):
        return None
    return int(value * each + 0.5) if each == 60 else int(value)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w:/.$#'’-])(?P<n>\d{{1,3}}(?:\.\d{{1,2}})?|\.\d{{1,2}}|{number_words()})(?![\w:%’-]|/\d|\.\d)")


def _written_from_to(low: str) -> Iterator[Found]:
    """Yield a time of writing told by the clock: "[Note written] 3:50-4:00 PM"."""
    for label in WROTE_FROM.finditer(low):
        stretch = find_stretch(low, label.end(), min(len(low), label.end() + 24))
        if stretch and stretch.begin.start == label.end() and stretch.begin.value and stretch.finish.value:
            minutes = span_minutes(str(stretch.begin.value), str(stretch.finish.value))
            if 0 < minutes <= LONGEST:
                yield Found("documentation_time", stretch.begin.start, stretch.finish.end, minutes)

"""Find the minutes of the writer's way and of the note by the words nearest to them, however they are told.

"Driving over and back ate up 26 minutes and I was another eight on this note." Each number of minutes has its own part of
the text, up to the next number or the end of its clause; what that part speaks of is what the minutes went into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.record.contact import is_quoted
from notelint.pipeline.record.header import Found
from notelint.pipeline.record.minutes import find_lengths, number_words, read_number
from notelint.pipeline.record.moments import find_stretch
from notelint.pipeline.record.values import minutes_each, span_minutes

LONGEST = 240  # minutes of a way, or of writing
REACH = 64  # code points to either side in which the words must stand
BRACKET_REACH = 24  # code points before a bracket in which its number may be told of
NEAR = 120  # code points in which minutes must be spoken of beside a bare number
MOST_NUMBERS = 60
# A visit may be in a car or on a bus: these tell of the way where nothing follows that was done there.
_ALONE = r"(?=\W*$|\s?[,.;)]|\s(?:to|from|over|out|there|back|each|both|home|for\sthis|ride|alone|all|altogether|total)\b)"
_WAY = (
    r"\b(?:travel(?:l?ing|led|ed)?|trav|(?:trav|trv|tvl|drive|travel)\s?min\w*|tra?vl|tvl|trv|tt(?=\s?[:=]?\s?$)|tr(?=[:=]\s?$)|transit(?!\s(?:station|center|centre|stop|hub|police|card|app))|commut\w+|windshield|mileage\stime|en\sroute|in\stransit|(?:behind|at)\sthe\swheel"
    rf"|drive(?:\stime)?|driving|drove|road(?:\stime)?|by\s(?:car|van|truck)|in\s(?:the|my)\s(?:car|van|truck){_ALONE}"
    rf"|on\s(?:the|my)\s(?:road|highway|freeway|way)|on\s(?:the|my)\s(?:bus|train|ferry|subway|light\srail|bike|metro){_ALONE}|(?:bus|train|car|van|ferry|subway)(?:\s(?:ride|time|trip))"
    r"|(?:over|out|there|up|down)\sand\s(?:back|home|returning|return)|(?:out|up|over|there|down)\sand\s(?:\d{1,3}\s)?back|there,?\sand\s(?:back|home)|to\sand\sfrom|to/from"
    r"|(?:getting|going|to\sget|walk|walking|ride|riding)\s(?:out\s|over\s|up\s|down\s)?(?:there|here|home|back)\b|(?:walk|walking|ride|riding)\sover"
    r"|round\s?-?trip|both\s(?:ways|directions|crossings)|each\sway|car(?=\W*$|[:,=]))\b"
)
_NOTE = r"(?:(?:this|the|my)\s(?:progress\s)?(?:note|entry|record|write-?up|chart)|(?:this|my)\sform)"
_DESK = (
    r"\b(?:(?:doc|note|chart)\s?min\w*|dt(?=\s?[:=]?\s?$)|pn(?=\s?[:=]?\s?$)|(?:get|getting|got|put|putting)\sthis\s(?:all\s)?(?:down|on\spaper|into|written|typed|done)|doc(?:mtn|umt?n?|mt|n)|docs?(?=\W*(?:time|min|$|[:=.,)/|]))|docum\w*|charting|charted(?!\s(?:his|her|their|the))|chart\stime|to\schart"
    rf"|write-?\s?up|writing(?=\W*$|\s?[,.;:)]|\s(?:time|up\b|this|it\b|on\sthis|the\sabove|{_NOTE}|notes?\b))|wrote\s(?:this|it|up)|to\swrite(?=\W*$|\s?[,.;)]|\s(?:this|it|up|{_NOTE})\b)|written\s(?:this|it|up)"
    r"|typ(?:ed|ing)(?=\W*$|\s?[,.;:)]|\s(?:this|it|up(?!\s(?:his|her|their))|on\smy|time|note))|to\stype|keyboard|keying|keyed|(?:(?<!\w\s)|(?<=\bof\s)|(?<=\b(?:on|my)\s)|(?<=\b(?:for|and)\s)|(?<=\d\s)|(?<=min\s)|(?<=mins\s)|(?<=minutes\s))paperwork(?=\W*$|\s?[,.;:)]|\s(?:time|was|took|after))"
    r"|(?:data|note|chart|record)[\s-]?(?:entry|keeping|writing|time)|scribing|dictat(?:ed|ing|ion)|recording(?=\W*$|\s?[,.;:)]|\s(?:this|it|time))"
    rf"|{_NOTE}|(?:into|in)\s(?:the|this)\s(?:computer|system|ehr|chart)|complet\w+\s{_NOTE}|complete\sform|notes?\s(?:written|entered|done|typed|took|time)|notes?(?=\W*$|\s[-–—]\s))\b"
)
# Where no such letters stand, nothing is told of the way or the note.
_HINT = late(
    r"tra?v|tvl|\bt[tr]\b|transit(?!\s(?:station|center|centre|stop|hub|police|card|app))|commut|windshield|mileage|en route"
    r"|wheel|driv|drove|road|way\b|bus|car\b|train|home|back"
    r"|there|doc|char|note|writ|wrote|typ|key|paper|entr|dict|scrib|record|\b(?:dt|pn)\b|down"
)
_CUES = late(f"(?P<way>{_WAY})|(?P<desk>{_DESK})")
# What else stands between may be no more than a few small words.
_END = late(r"[.!?](?=\s|$)|[;|\n({}\t•]|\)(?!\s?[:=]|\s[-–—])|//|\s[-–—]\s|\s/\s")
# A label before its number, over a dash, a cell's border or a line's end: "paperwork - ", "WRITE UP | ", "How long to write this?\n".
_LABEL_BEFORE = late(r"[^\d.;|\n]{0,40}(?:\s[-–—|]|\||\t|[?:]?\s?\n)\s*$")
_TURN = late(r",|\s(?:and|but|then|plus|while|before|after)\s|\s?[/&+]\s?")
_UNIT = late(r"[\s-]{0,2}(?:more\s)?(?:minutes?|mins?|m|hours?|hrs?|h)\b\.?|[\"'′″]")
# Between a label and its number: "travel 24 min", "commute before and after w/o member: 30m".
_LEADS_UP = late(r"[\s:=~-]*(?:(?:time|of|was|is|for|about|took|mins?|minutes)[\s:=]*){0,3}|[^.;|\n]{0,40}[:=]\s?")
# Behind a bare number no noun stands: "four laps", "two towns over".
_NO_NOUN = late(
    r"\s?(?:[.,;:)|/\n\"'′″]|$|(?:of|on|in|for|to|at|behind|it|was|were|is|that|each|both|by|more|extra|rt|r/t|round|this|and|then|plus|going|getting|after|afterwards|later|off|not|counted|includ\w+|incl|total|all|altogether|separate\w*|apart|un\w+)\b)"
)
_CLOCK_BEFORE = late(
    r"(?:\bat|\buntil|\btill?|\bby|\broom|\brm|\b(?:goal|step|page|week|day|bay|bed|unit|apt|no|jan|feb|mar|march|apr|april|may|june?|july?|aug|august|sept?|september|oct|october|nov|november|dec|december|january|february)\.?|#)\s?$"
)
_MINUTE_MARK = late(r"\d[\"″]\s?(?:[A-Za-z,.;]|$)")
_HOLDS = late(r"\b(?:includ\w*|incl|inc|with|counting|covers?|comprises)\b|\bw/")
_EACH_WAY = late(r"\.?\s?(?:(?:in\s)?each\s(?:way|direction)\b|[x×]\s?2\b)")
# It is the person who travels or writes: "Ambrose rode the bus 50 minutes to get here".
_THEIRS = late(
    r"\b(?:he|she|they|we|his|her|their|him|them|client|clt|pt|patient|member|participant|resident|youth|veteran|guest|together|who|mom|mother|dad|father)\b"
)
_MINE = late(r"\b(?:i|me|my|mine|writer|pss|cpss|staff|peer|specialist|worker|this\s(?:note|entry|record))\b")
_NAME_ACTS = late(
    r"\b(?!Notes?|Travel|Drive|Driving|Typing|Charting|Writing|Documentation|Paperwork|Commute|Bus|Car|Ride|Walk|It|This|That|Trip|Time|Total|The|Getting|Going)[A-Z][a-z]+\s(?:rode|drove|walked|took|biked|bused|wrote|typed|traveled|travelled|spent|came|got|gets|arrived|sits|walks|rides|drives|takes|stands|goes|waits)\b"
)
_THEIR_THING = late(r"\s(?:writing|typing|to\s(?:write|type))\s(?:up\s)?(?:his|her|their)\b")
_NOT_THESE = late(
    r"\s?(?:%|(?:years?|yrs?|days?|weeks?|wks?|months?|mos?|miles?|mi|blocks?|dollars|people|of\sus|times?|am|pm|a\.m|p\.m|yo|units?|u|steps?|pages?"
    r"|stops?|st|nd|rd|th|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\b)"
)


class Number(NamedTuple):
    """A number that may be one of minutes; `minutes` is `None` for one that only bounds its neighbours."""

    start: int
    end: int
    minutes: int | None
    is_bare: bool


def read_way_and_desk(text: str, low: str, wanted: frozenset[str]) -> Iterator[Found]:
    """Yield the minutes of the way and of the note in a text, lower-case in `low`; only the fields `wanted`."""
    if not _HINT.search(low):
        return
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
    return is_quoted(text, text.rfind("\n", 0, at) + 1, at) and _MINUTE_MARK.search(text) is None


def _went_into(text: str, low: str, number: Number, floor: int, limit: int) -> str | None:
    """Return the field that the words nearest to a number speak of, in its part of the text between `floor` and `limit`."""
    floor = _part_begins(low, floor, number.start)
    unit = _UNIT.match(low, number.end, limit)
    behind = unit.end() if unit else number.end
    stop = _END.search(low, behind, limit)
    following = limit  # the next number, or as far as is looked
    limit = stop.start() if stop else limit
    after = _cue_behind(low, behind, limit, None if stop else following)
    before = _cue_before(low, floor, number.start)
    if before is None and after is None and low[floor - 1 : floor] == "(":  # "took the bus out and back (65 min all together)"
        before = _cue_before(low, max(0, floor - BRACKET_REACH), floor)
    cue = _nearer(before, after, number.start, behind, low)
    if cue is None or (number.is_bare and unit is None and not _is_of_minutes(low, number, cue)):
        return None
    if _is_theirs(text, low, *clause_around(low, floor, limit, min(cue.start(), number.start), max(cue.end(), number.end))):
        return None
    return "travel_time" if cue["way"] else "documentation_time"


def clause_around(low: str, floor: int, limit: int, start: int, end: int) -> tuple[int, int]:
    """Return the clause between `floor` and `limit` that holds the code points from `start` to `end`."""
    turns = [turn.end() for border in (_END, _TURN) for turn in border.finditer(low, floor, start)]
    behind = [turn.start() for border in (_END, _TURN) if (turn := border.search(low, end, limit))]
    return max(turns, default=floor), min(behind, default=limit)


def is_of_writing(low: str, start: int) -> bool:
    """Tell whether a time of day that begins at `start` is one of writing: "[Note written] 3:50-4:00 PM"."""
    return any(label.end() == start for label in _WROTE_FROM.finditer(low, max(0, start - REACH)))


def is_somebodys(text: str, low: str, start: int, end: int, behind: int) -> bool:
    """Tell whether a clause names who else travels or writes: "Ambrose rode the bus 50 minutes", "20 minutes typing his resume"."""
    acts = _NAME_ACTS.search(text, start, end)
    return (acts is not None and _MINE.search(low, start, end) is None) or _THEIR_THING.match(low, behind) is not None


def _is_theirs(text: str, low: str, start: int, end: int) -> bool:
    """Tell whether a clause is about the person's way or writing and not the writer's."""
    is_told = _THEIRS.search(low, start, end) or _NAME_ACTS.search(text, start, end)
    return is_told is not None and _MINE.search(low, start, end) is None


def _part_begins(low: str, floor: int, at: int) -> int:
    """Return where the part of the text that a number at `at` stands in begins; a label right before it belongs to it."""
    ends = list(_END.finditer(low, floor, at))
    if ends and not low[ends[-1].end() : at].strip() and _LABEL_BEFORE.search(low, floor, at):
        ends.pop()
    return max((end.end() for end in ends), default=floor)


def _cue_behind(low: str, behind: int, limit: int, following: int | None) -> re.Match[str] | None:
    """Return the cue behind a number, in its clause; one that is the label of the `following` number is none."""
    turn = _TURN.search(low, behind, limit)
    cue = _CUES.search(low, behind, turn.start() if turn else limit)
    if cue is None and turn is not None and turn.start() == behind:
        cue = _CUES.match(low, turn.end(), limit)  # "75 minutes, driving there and back"
    if cue is None or _HOLDS.search(low, behind, cue.start()):
        return None  # "60 min including travel"
    if following is None:
        return cue
    return None if _LEADS_UP.fullmatch(low, cue.end(), following) else cue


def _cue_before(low: str, floor: int, end: int) -> re.Match[str] | None:
    """Return the last cue before a number; writing in a car is writing."""
    cues = [*_CUES.finditer(low, floor, end)]
    return next((cue for cue in reversed(cues) if cue["desk"]), cues[-1] if cues else None)


def _nearer(before: re.Match[str] | None, after: re.Match[str] | None, start: int, behind: int, low: str) -> re.Match[str] | None:
    """Return which of two cues belongs to a number: that behind it, unless the one before stands by it as its label."""
    if before is None or after is None:
        return after or before
    if low[before.end() : start].strip(" \t") in ("", ":", "=", "-", "took", "was", "of", "is"):
        return before
    return after if after.start() - behind <= start - before.end() + 8 else before


_AS_LABEL = late(r"\s*(?:(?:time|min|mins|minutes)\b\.?)?\s*[:=-]?\s*")


def _is_of_minutes(low: str, number: Number, cue: re.Match[str]) -> bool:
    """Tell whether a bare number is one of minutes: minutes are spoken of near it, or its cue stands beside it as its label."""
    if _NOT_THESE.match(low, number.end) or _CLOCK_BEFORE.search(low, max(0, number.start - 12), number.start):
        return False
    gap = low[cue.end() : number.start] if cue.end() <= number.start else low[number.end : cue.start()]
    if cue.end() <= number.start and low[number.start].isdigit() and _AS_LABEL.fullmatch(gap):
        return True
    if not (_NO_NOUN.match(low, number.end) or _CUES.match(low, number.end + 1)):
        return False
    return len(gap) < 40 and "min" in low[max(0, number.start - NEAR) : number.end + NEAR]


def is_each_way(low: str, start: int, end: int) -> bool:
    """Tell whether minutes from `start` to `end` are told for each direction: "25 min each way"."""
    unit = _UNIT.match(low, end)
    return (_EACH_WAY.match(low, unit.end() if unit else end) or _EACH_WAY.search(low, start, end)) is not None


def _numbers(low: str) -> list[Number]:
    """Return the lengths and the bare numbers of a text, in their order."""
    found = [Number(x.start, x.end, None if x.is_units else x.minutes, is_bare=False) for x in find_lengths(low)]
    taken = [(number.start, number.end) for number in found]
    for bare in _bare().finditer(low):
        if not any(start < bare.end() and bare.start() < end for start, end in taken):
            found.append(Number(bare.start(), bare.end(), _bare_minutes(low, bare), is_bare=True))
    found += [Number(x.start(), x.end(), int(x[1]), is_bare=False) for x in _CLOCKWISE.finditer(low)]
    return sorted(found)


def _bare_minutes(low: str, bare: re.Match[str]) -> int | None:
    value = read_number(bare["n"])
    each = minutes_each(low[max(0, bare.start() - 24) : bare.start()])
    if value is None or (value != int(value) and each != 60):
        return None
    return int(value * each + 0.5) if each == 60 else int(value)


_CLOCKWISE = late(r"(?<![\d:./])0{1,2}:([0-5]\d)(?![\d:]|\s?[ap]\.?m)")  # "0:10" is a length


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w:/.$#'’-])(?P<n>\d{{1,3}}(?:\.\d{{1,2}})?|\.\d{{1,2}}|{number_words()})(?![\w:%’-]|/\d|\.\d)")


_WROTE_FROM = late(
    r"(?:note|notes|chart|charted|charting|typed|wrote|documented|documentation|documenting|paperwork|write-?up)\s?(?:time|written|entered|typed|done|started)?[\]):]?\s{0,3}(?:from\s)?(?=\d{1,2}:?\d{0,2})"
)


def _written_from_to(low: str) -> Iterator[Found]:
    """Yield a time of writing told by the clock: "[Note written] 3:50-4:00 PM"."""
    for label in _WROTE_FROM.finditer(low):
        stretch = find_stretch(low, label.end(), min(len(low), label.end() + 24))
        if stretch and stretch.begin.start == label.end() and stretch.begin.value and stretch.finish.value:
            minutes = span_minutes(str(stretch.begin.value), str(stretch.finish.value))
            if 0 < minutes <= LONGEST:
                yield Found("documentation_time", stretch.begin.start, stretch.finish.end, minutes)

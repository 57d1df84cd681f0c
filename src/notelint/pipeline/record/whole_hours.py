"""Hours without any sign of a clock: "Time: 11-12", "3/4/2026, 11 to 12", "from about 1 to 3 at the library".

Two small numbers mostly count something else, so these are hours only behind a word for a time or behind a date, and where nothing
follows that they could count.
"""

from __future__ import annotations

import re

from notelint.late import late
from notelint.pipeline.record.moments import DAY, MONTH_NAME, NOON, Moment, clock_text

EARLIEST = 7 * 60  # minutes; without "morning" or "evening", one to six o'clock are in the afternoon
LONGEST_FROM = 300  # minutes of "from 1 to 3"
LONGEST_BARE = 180  # minutes of "11-12"
REACH = 40  # code points before two numbers in which is told what they are
_HOUR = r"(1[0-2]|0?[1-9])(:[0-5]\d)?"
_ABOUT = r"(?:(?:about|around|almost|roughly|nearly)\s)?"
_GOES_ON = r"\s(?:at|in|on|outside|with|w/|over|by|today|and|while|during|this)\b"
_FROM = late(rf"\bfrom\s{_ABOUT}{_HOUR}\s(?:to|until|till|til)\s{_ABOUT}{_HOUR}(?=\s?[.,;)\n]|\s?$|{_GOES_ON})")
_SCALE = late(r"\b(?:scale|pain|level|steps?|chapters?|pages?|grades?|rate[sd]?|anxiety|mood|went|goals?|moved|dose|mg)\b")
_MINUTES = r"\s?[(/=]?\s?\d{1,3}\s?(?:m\b|min|hrs?\b|hours?\b|u\b|units?\b)"
_RANGE = late(
    rf"(?<![\w/:.$#-]){_HOUR}\s?(?:-|–|—|to|until|till|til|thru)\s?{_HOUR}(?!\.\d|[-–—/:%\w])(?=\s?[.,;)|\n]|\s?$|\s[-–—]|{_MINUTES}|{_GOES_ON})"
)
_TIME_BEFORE = late(
    r"(?:\b(?:times?|met|seen|here)(?:\s(?:was|were|from|ran))?\s?[:=,–—-]?"
    rf"|(?<![\d/-])\d{{1,4}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?[\s,;|@–—-]|\b{MONTH_NAME}\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s20\d\d)?[\s,;|@–—-])[\s@]*$"
)
# The group whose note it is opens a line or a sentence, or stands beside a date; "her son's class group 3-5" is somebody else's.
_DATED = r"\d[/-]\d{1,2}(?:[/-]\d{2,4})?[\s,;|@–—-]{1,3}"
_NO_KIND = r"(?!(?:his|her|their|the|my|our|a|an|of|in|at|age|ages|class|grade|school|daycare|play|focus|blood|for|from|to|and)\s)"
_GROUP_BEFORE = late(
    rf"(?:(?:^|[\n.!?;|:]\s*)|{_DATED})(?:{_NO_KIND}[a-z][a-z/-]*\s){{0,3}}group(?:\s(?:was|were|from|ran))?\s?[:=,–—-]?[\s@]*$"
)
_DATE_BEHIND = late(r"\s?[,;|(–—-]?\s?(?:on\s)?\d{1,2}/\d{1,2}\b")
_GROUP = late(r"\bgroup(?:\s(?:was|were|from|ran))?\s?[:=,–—-]?[\s@]*$")
Hours = tuple[Moment, Moment]


def hours_from_to(low: str, start: int, limit: int) -> Hours | None:
    """Return the hours of "from about 1 to 3 at the library" in a part of a lower-case text."""
    told = _FROM.search(low, start, limit)
    if told is None or _SCALE.search(low, max(start, told.start() - REACH), told.start()):
        return None
    return _hours(told, LONGEST_FROM)


def bare_hours(low: str, start: int, limit: int) -> Hours | None:
    """Return the hours of "times 11-12" or "3/4/2026, 11-12" in a part of a lower-case text."""
    for told in _RANGE.finditer(low, start, limit):
        if _TIME_BEFORE.search(low, max(start, told.start() - REACH), told.start()) or _is_of_a_group(low, told):
            return _hours(told, LONGEST_BARE)
    return None


def _is_of_a_group(low: str, told: re.Match[str]) -> bool:
    """Tell whether two numbers are the hours of the group that a note is about."""
    floor = max(0, told.start() - REACH)
    if _GROUP_BEFORE.search(low, floor, told.start()):
        return True
    return _DATE_BEHIND.match(low, told.end()) is not None and _GROUP.search(low, floor, told.start()) is not None


def hours_alone(low: str) -> Hours | None:
    """Return the hours with which the value of a label for times begins: "11-12", "1 to 2"."""
    told = _RANGE.match(low.lstrip())
    return _moved(_hours(told, LONGEST_BARE), len(low) - len(low.lstrip())) if told else None


def _hours(told: re.Match[str], longest: int) -> Hours | None:
    """Return two hours; both are taken for the same half of the day, and none if they lie too far apart."""
    hours = [int(told[1]) * 60 + int((told[2] or ":0")[1:]), int(told[3]) * 60 + int((told[4] or ":0")[1:])]
    begin, finish = (minutes + NOON if minutes < EARLIEST else minutes for minutes in hours)
    if finish <= begin:
        finish += NOON
    if finish - begin > longest or finish >= DAY:
        return None
    ends = told.end(2) if told[2] else told.end(1)
    return Moment(told.start(1), ends, clock_text(begin)), Moment(told.start(3), told.end(), clock_text(finish))


def _moved(hours: Hours | None, by: int) -> Hours | None:
    if hours is None:
        return None
    begin, finish = (one._replace(start=one.start + by, end=one.end + by) for one in hours)
    return begin, finish

"""Clock times in words: "half past six", "quarter of ten", "from nine thirty until eleven in the morning", "start time ten oh five"."""

from __future__ import annotations

import re
from functools import cache

from notelint.late import late
from notelint.pipeline.record.minutes import number_words, read_number
from notelint.pipeline.record.moments import NOON, Moment, clock_text
from notelint.pipeline.record.stretches import Stretch

_HOURS = {
    word: n for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)
}
_PARTS = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "twenty five": 25, "half": 30}
_LEAST_MINUTE, _MOST_MINUTE = 5, 59  # below it, "nine two" is no time
_SIGNS = (
    *(" past ", "ten to ", "five to ", "twenty to ", "quarter", "clock", " thirty", "fifteen", " in the ", " till ", " at night"),
    *(" oh ", " fifty", "forty", "twenty", " ten "),
)
_EARLIEST = 7  # without "morning" or "evening", one to six o'clock are in the afternoon

_STOPS = late(r"\s?(?:[.,;\n]|$)|\sand\s")
LONGEST = 8 * 60  # minutes between two times without the half of their day
_NO_COUNT = (  # behind a time nothing stands that it counts: "one ten to twelve year olds"
    r"(?![\w-]|\s(?:years?|yrs?|people|persons?|folks|min|hour|days?|weeks?|months?|times|dollars|bucks|percent|steps?|pages?|miles?|of\sus"
    rf"|of\sthem|other|more|or\sso|{number_words()})(?![a-z-]))"
)


@cache
def _time(side: str) -> str:
    """Return the expression for one time; its groups end in `side`."""
    hour = rf"(?:{'|'.join(_HOURS)}|1[0-2]|[1-9])"
    part = "|".join(sorted(_PARTS, key=len, reverse=True))
    minute = rf"oh?[\s-](?:{'|'.join([*_HOURS][:9])})|{number_words()}"
    half = rf"(?:\sin\sthe\s(?P<half{side}>morning|afternoon|evening)|\sat\s(?P<night{side}>night)|\s(?P<ap{side}>[ap])\.?\s?m\b\.?)?"
    return (
        rf"(?:(?:a\s)?(?P<part{side}>{part}|5|10|15|20|25)\s(?P<side{side}>past|after|to|of|till|before)\s(?P<of{side}>{hour})"
        rf"|(?P<h{side}>{hour})(?:\s(?P<m{side}>{minute})(?!\s(?:min|hour)))?(?:\so['’]clock)?){half}"
    )


@cache
def _pattern() -> re.Pattern[str]:
    joint = (
        r"\s?(?:,\s)?(?:and\s)?(?:(?:i|we)\s)?(?:to|until|till|til|through|-|–|left\sat|done\sby|finished\sat|broke\sup\sat"
        r"|(?:the\s)?(?:end|stop|finish)(?:ed)?(?:\stime)?(?:\s(?:at|was|is))?)\s(?:about\s)?"
    )
    return re.compile(rf"\b{_time('1')}{joint}{_time('2')}{_NO_COUNT}")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"{_time('1')}{_NO_COUNT}")


def find_spoken_stretch(low: str, start: int, end: int) -> Stretch | None:
    """Return the first "from X to Y" of a lower-case text whose times are told in words, at least one of them in full."""
    part = low[start:end]
    if not any(sign in part for sign in _SIGNS):
        return None
    for match in _pattern().finditer(low, start, end):
        if not (_is_full(match, "1") or _is_full(match, "2")) or not (_is_time(match, "1") and _is_time(match, "2")):
            continue  # "two to three" counts things
        begin, finish = (_minutes(match, side) for side in "12")
        half = _half(match, "2") or _half(match, "1")
        begin, finish = _on_half(begin, half), _on_half(finish, half)
        if begin > finish and half is None:
            finish += NOON  # "half past six to twenty past seven"
            if finish - begin > LONGEST:
                continue
        elif begin > finish and begin >= NOON:
            begin -= NOON  # "eleven to one in the afternoon"
        middle = match.start("part2") if match["part2"] else match.start("h2")
        return Stretch(
            Moment(match.start(), _end(match, "1"), clock_text(begin)), Moment(middle, match.end(), clock_text(finish % (2 * NOON)))
        )
    return None


def spoken_clock(low: str, at: int, *, bare: bool = False) -> Moment | None:
    """Return the time that is told in words at a place: "quarter to ten", "ten oh five"; only if `bare`, "ten" with a stop behind it."""
    told = _alone().match(low, at)
    if told is None or not _is_time(told, "1"):
        return None
    if not _is_full(told, "1") and not (bare and (told[0].endswith("clock") or _STOPS.match(low, told.end()))):
        return None
    return Moment(at, told.end(), clock_text(_on_half(_minutes(told, "1"), _half(told, "1"))))


def _is_full(match: re.Match[str], side: str) -> bool:
    return any(match[name + side] for name in ("part", "m", "half", "night", "ap"))


def _is_time(match: re.Match[str], side: str) -> bool:
    minutes = _told_minutes(match, side)
    return minutes is not None and (not match[f"m{side}"] or match[f"m{side}"][0] == "o" or _LEAST_MINUTE <= minutes <= _MOST_MINUTE)


def _told_minutes(match: re.Match[str], side: str) -> int | None:
    told = match[f"m{side}"]
    if not told:
        return 0
    value = _HOURS.get(re.split(r"[\s-]", told)[-1]) if re.match(r"oh?[\s-]", told) else read_number(told)
    return None if value is None else int(value)


def _half(match: re.Match[str], side: str) -> str | None:
    """Return the half of the day that one time tells."""
    if told := match[f"ap{side}"]:
        return "morning" if told == "a" else "afternoon"
    return match[f"half{side}"] or match[f"night{side}"]


def _end(match: re.Match[str], side: str) -> int:
    return max(match.end(name + side) for name in ("of", "h", "m", "half", "night", "ap") if match[name + side])


def _minutes(match: re.Match[str], side: str) -> int:
    """Return the minutes since midnight or noon that one time tells."""
    if part := match[f"part{side}"]:
        hour = match[f"of{side}"]
        minutes = _PARTS.get(part) or int(part)
        whole = (_HOURS.get(hour) or int(hour)) % 12 * 60
        return (whole + (minutes if match[f"side{side}"] in {"past", "after"} else -minutes)) % NOON
    told = match[f"h{side}"]
    return (_HOURS.get(told) or int(told)) % 12 * 60 + (_told_minutes(match, side) or 0)


def _on_half(minutes: int, half: str | None) -> int:
    if half == "morning":
        return minutes
    if half is not None:
        return minutes + NOON
    return minutes + NOON if minutes < _EARLIEST * 60 else minutes

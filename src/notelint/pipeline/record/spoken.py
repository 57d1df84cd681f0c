"""Clock times in words: "half past six", "quarter of ten", "from nine thirty until eleven in the morning"."""

from __future__ import annotations

import re
from functools import cache

from notelint.pipeline.record.moments import NOON, Moment, clock_text
from notelint.pipeline.record.stretches import Stretch

_HOURS = {
    word: n for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)
}
_PARTS = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "twenty five": 25, "half": 30}
_MINUTES = {"five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "forty five": 45, "fifty": 50}
_SIGNS = (" past ", "ten to ", "five to ", "twenty to ", "quarter", "clock", " thirty", "fifteen", " in the ", " till ", " at night")
_EARLIEST = 7  # without "morning" or "evening", one to six o'clock are in the afternoon


@cache
def _pattern() -> re.Pattern[str]:
    hour = rf"(?:{'|'.join(_HOURS)}|1[0-2]|[1-9])"
    part = "|".join(sorted(_PARTS, key=len, reverse=True))
    minute = "|".join(sorted(_MINUTES, key=len, reverse=True))
    half = r"(?:\sin\sthe\s(?P<half{0}>morning|afternoon|evening)|\sat\s(?P<night{0}>night))?"
    time = (
        rf"(?:(?:a\s)?(?P<part{{0}}>{part}|5|10|15|20|25)\s(?P<side{{0}}>past|after|to|of|till|before)\s(?P<of{{0}}>{hour})"
        rf"|(?P<h{{0}}>{hour})(?:\s(?P<m{{0}}>{minute}))?(?:\so['’]clock)?){half}"
    )
    joint = (
        r"\s?(?:,\s)?(?:and\s)?(?:i\s|we\s)?(?:to|until|till|til|through|-|–|left\sat|done\sby|finished\sat|ended\sat"
        r"|broke\sup\sat)\s(?:about\s)?"
    )
    return re.compile(rf"\b{time.format(1)}{joint}{time.format(2)}(?![\w-])")


def find_spoken_stretch(low: str, start: int, end: int) -> Stretch | None:
    """Return the first "from X to Y" of a lower-case text whose times are told in words, at least one of them in full."""
    part = low[start:end]
    if not any(sign in part for sign in _SIGNS):
        return None
    for match in _pattern().finditer(low, start, end):
        if not (match["part1"] or match["part2"] or match["m1"] or match["m2"] or match["half1"] or match["half2"]):
            continue  # "two to three" counts things
        begin, finish = (_minutes(match, side) for side in "12")
        half = match["half2"] or match["night2"] or match["half1"] or match["night1"]
        begin, finish = _on_half(begin, half), _on_half(finish, half)
        if begin > finish and half is None:
            finish += NOON  # "half past six to twenty past seven"
        elif begin > finish and begin >= NOON:
            begin -= NOON  # "eleven to one in the afternoon"
        middle = match.start("part2") if match["part2"] else match.start("h2")
        first_end = max(match.end(name) for name in ("of1", "h1", "m1", "half1", "night1") if match[name])
        return Stretch(Moment(match.start(), first_end, clock_text(begin)), Moment(middle, match.end(), clock_text(finish % (2 * NOON))))
    return None


def _minutes(match: re.Match[str], side: str) -> int:
    """Return the minutes since midnight or noon that one time tells."""
    if part := match[f"part{side}"]:
        hour = match[f"of{side}"]
        minutes = _PARTS.get(part) or int(part)
        whole = (_HOURS.get(hour) or int(hour)) % 12 * 60
        return (whole + (minutes if match[f"side{side}"] in {"past", "after"} else -minutes)) % NOON
    told = match[f"h{side}"]
    return (_HOURS.get(told) or int(told)) % 12 * 60 + _MINUTES.get(match[f"m{side}"] or "", 0)


def _on_half(minutes: int, half: str | None) -> int:
    if half == "morning":
        return minutes
    if half is not None:
        return minutes + NOON
    return minutes + NOON if minutes < _EARLIEST * 60 else minutes

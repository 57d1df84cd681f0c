"""Stretches from one clock time to another: "9:30-10:15", "2 to 3 pm", "11.45 til 12.30", "|0930|1015|"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.record.moments import DAY, NOON, TIME, Moment, at_digits, clock_minutes, clock_text, find_clock
from notelint.pipeline.record.whole_hours import bare_hours, hours_from_to

LONGEST_BARE = 180  # minutes from "930" to "10", and from "0930" to "1015" in the next cell
_CLOCK = r"\d\d?:[0-5]\d(?:\s?[ap]m?)?|(?:1[0-2]|\d)(?::?[0-5]\d)?\s?[ap]m?"
_CELL_SIGN = r"(?:[,;^]|\s?\|\s?)"
_CELLS = late(rf"(?<![\w:/.$#-])({_CLOCK}){_CELL_SIGN}({_CLOCK})(?![\w:/.])")
_SPACED = late(r"(?<![\w:/.$#-])(\d\d?(?::?[0-5]\d)\s?[ap]m?)\s(\d\d?(?::?[0-5]\d)\s?[ap]m?)(?![\w:/.])")
_MILITARY = late(r"(?<=[,;^|\s])((?:[01]\d|2[0-3])[0-5]\d)(?:[,;^]|\s?\|\s?)((?:[01]\d|2[0-3])[0-5]\d)(?=[,;^|\s]|$)")
LEAST_BARE = 3  # digits of the longer of the two: "930-10", never "9-10"
_BARE = late(r"(?<![^\s|/])((?:1[0-2]|[1-9])[0-5][05]|1[0-2]|[1-9])-((?:1[0-2]|[1-9])[0-5][05]|1[0-2]|[1-9])(?![^\s|/,;])")
_UNIT = late(r"\s?(?:min|mins|minutes?|m|hrs?|hours?|units?|u|miles?|mi)\b")
_DOTTED = late(
    r"(?<![\d./:$#])[012]?\d\.[0-5]\d(?:\s?[ap]\.?m?\b)?(?:\s?[-–—]\s?|\s(?:to|til|till|until)\s)"
    r"[012]?\d\.[0-5]\d(?![\d.])(?:\s?[ap]m\b)?"
)


class Stretch(NamedTuple):
    """From one clock time to another."""

    begin: Moment
    finish: Moment


def find_stretch(low: str, start: int = 0, end: int | None = None) -> Stretch | None:
    """Return the first "9:30-10:15", "2 to 3 pm" or "0930 - 1015" of a lower-case text."""
    limit = len(low) if end is None else end
    for match in at_digits(_stretch_pattern(), low, start, limit):
        if stretch := _stretch(match):
            return stretch
    if stretch := _dotted(low, start, limit) or _of_cells(low, start, limit):
        return stretch
    hours = hours_from_to(low, start, limit) or bare_hours(low, start, limit)
    return Stretch(*hours) if hours else None


def _dotted(low: str, start: int, limit: int) -> Stretch | None:
    """Return two clock times written with full stops: "11.45 - 12.30", "3.30pm til 4.20pm"."""
    dotted = _DOTTED.search(low, start, limit)
    match = _stretch_pattern().fullmatch(dotted[0].replace(".", ":")) if dotted else None
    stretch = _stretch(match) if match else None
    if stretch is None or dotted is None:
        return None
    moved = [Moment(one.start + dotted.start(), one.end + dotted.start(), one.value) for one in stretch]
    return Stretch(*moved)


def _of_cells(low: str, start: int, limit: int) -> Stretch | None:
    """Return two clock times in neighbouring cells ("1:00 PM,2:00 PM", "|0930|1015|") or without their signs ("930-10")."""
    for pattern, longest in ((_CELLS, DAY), (_SPACED, DAY), (_MILITARY, LONGEST_BARE), (_BARE, LONGEST_BARE)):
        for cells in pattern.finditer(low, start, limit):
            begin, finish = _whole_clock(cells, 1), _whole_clock(cells, 2)
            is_short = pattern is _BARE and max(map(len, cells.groups())) < LEAST_BARE
            if begin and finish and not is_short and _lasts(begin, finish, longest):
                return Stretch(begin, finish)
    return None


def _whole_clock(cells: re.Match[str], group: int) -> Moment | None:
    """Return the time that a cell is."""
    clock = find_clock(cells[group], bare=True)
    start, end = cells.span(group)
    return clock._replace(start=start, end=end) if clock and clock.start == 0 else None


def _lasts(begin: Moment, finish: Moment, longest: int) -> bool:
    """Tell whether one time is later than the other, by no more minutes than `longest`."""
    first, last = (int(str(one.value)[:2]) * 60 + int(str(one.value)[3:]) for one in (begin, finish))
    return 0 < last - first <= longest


@cache
def _stretch_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w:/.,$#-])(?:{TIME.format('')})(?:\s{{0,20}}[-–—/>]{{1,4}}\s{{0,20}}|\s{{1,20}}(?:to|until|till|til|thru|through|and|a|hasta)\s{{1,20}}"
        r"|\s{0,20}[,;/]?\s{0,20}\b(?:end|ended|ends|stop|stopped|finish|finished|out|leave|left|depart|departed|departs)(?:\s(?:time|at))?\s?[:-]?\s)"
        rf"(?:(?:about|around|approx(?:imately|\.)?|roughly|almost|nearly|maybe|just\s(?:after|before|past))\s|~\s?)?(?:{TIME.format('2')})(?![\w/%-]|(?<=\d):|\s(?:past|after|till)\b)"
    )


def _stretch(match: re.Match[str]) -> Stretch | None:
    part = match.groupdict()
    begin = clock_minutes(part["h"], part["m"], part["ap"], part["word"])
    finish = clock_minutes(part["h2"], part["m2"], part["ap2"], part["word2"])
    is_clock = any(part[name] for name in ("ap", "ap2", "word", "word2")) or (part["m2"] and (part["m"] or ":" in match[0]))
    if begin is None or finish is None or not is_clock or _is_number(match) or _is_length(match):
        return None
    if not part["ap"] and not part["word"] and part["ap2"]:
        begin = _same_half(begin, finish)
    elif finish < begin < NOON + 60 and not part["ap2"] and not part["word2"] and finish + NOON < DAY:
        finish += NOON  # "11:40 - 12:25" goes on after noon; a clock of 24 hours goes on after midnight
    ends = match.end("h") if part["h"] else match.end("word")
    ends = max(ends, match.end("m"), match.end("ap"))
    starts = match.start("h2") if part["h2"] else match.start("word2")
    return Stretch(Moment(match.start(), ends, clock_text(begin)), Moment(starts, match.end(), clock_text(finish)))


def _is_length(match: re.Match[str]) -> bool:
    """Tell whether the second number is one of minutes or units: "6:20p / 22 min"."""
    is_bare = match["m2"] is None and match["ap2"] is None and match["word2"] is None
    return is_bare and _UNIT.match(match.string, match.end()) is not None


def _is_number(match: re.Match[str]) -> bool:
    """Tell whether what looks like two times is a number: "009-331"."""
    digits = re.compile(r"\d+").findall(match[0])
    return (
        ":" not in match[0]
        and len(digits) == 2
        and not match["ap"]
        and not match["ap2"]
        and any(d[0] == "0" and len(d) == 3 for d in digits)
    )


def _same_half(begin: int, finish: int) -> int:
    """Return the start in the half of the day that puts it before the end."""
    if begin >= DAY - NOON + 60:
        return begin
    begin %= NOON
    return begin + NOON if finish >= NOON and begin + NOON <= finish else begin

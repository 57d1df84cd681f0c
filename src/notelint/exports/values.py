"""Cells of a column as the record understands them: ISO dates, clock times, "45 min", "3 units"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from notelint.exports.column_names import name_words
from notelint.exports.column_shapes import is_serial
from notelint.exports.encodings import without_halves
from notelint.exports.lengths import Convert, length_converter
from notelint.late import late
from notelint.pipeline.record.utc import utc_day, utc_moment

NOTHING = frozenset(["null", "(null)", "nan", "nat", "<na>", "#n/a", "\\n", "undefined", "(blank)", "#value!", "#ref!"])
LONGEST_VALUE = 5000  # code points of what stands beside a note
LONGEST_NAME = 200
_FIRST_DAY = datetime(1899, 12, 30)
_DAY_MINUTES = 24 * 60
_NUMBER = late(r"\d{1,15}(?:\.\d+)?|\.\d+")  # of more digits it is no number to count with
_CLOCK = late(r"(\d{1,2}):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*([ap])?", re.IGNORECASE)
_HALF_DAY = late(r"(?<![\d:/])(\d{1,2})\s?([ap])\.?m?\b", re.IGNORECASE)
WEEKDAY = late(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\s+", re.IGNORECASE)
_DOTTED = late(r"([01]\d|2[0-4]|[1-9])\.([0-5]\d)\s*([ap])?(?:\.?m\.?)?", re.IGNORECASE)
_ISO = late(r"\d{4}-\d\d-\d\d[T ]\d")
_ISO_DAY = 10  # code points of "2025-12-01"
SLASHED = late(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)(.*)", re.DOTALL)
_SIGNED = {"y": "Signed", "yes": "Signed", "true": "Signed", "1": "Signed", "t": "Signed"}
_UNSIGNED = frozenset(["n", "no", "false", "0", "f", "unsigned", "not signed", "draft", "pending", "incomplete"])
_POS = frozenset(["pos", "place"])


def plain(value: str) -> str:
    """Return a value on one line; what exports write for nothing is ""."""
    text = " ".join(value[:LONGEST_VALUE].split())
    return "" if text.lower() in NOTHING else without_halves(text)


def converter(role: str, name: str, sample: Sequence[str], *, takes_end: bool = False, day_first: bool = False) -> Convert:
    """Return the function for the cells of a column that plays `role`, decided by its name and some of its values.

    `takes_end` is true where one column holds start and end, and its end is wanted; `day_first` where days stand before months.
    """
    told = [text for value in sample if (text := plain(value))]
    if role in {"service_date", "signature_date"}:
        return _day_first if day_first else day_text
    if role in {"start_time", "end_time"}:
        return _end_text if takes_end else clock_text
    if role in {"duration", "travel_time", "documentation_time"}:
        return length_converter(role, name, told)
    if role == "location" and not _POS.isdisjoint(name_words(name)):
        return lambda value: value.zfill(2) if value.isdecimal() else value
    if role == "signature":
        return _signature
    if role in {"note_id", "person", "writer"}:
        return lambda value: value[:LONGEST_NAME]
    return lambda value: value


def without_weekday(value: str) -> str:
    """Return a date without the day of the week before it: "Mon 10/26/2026"."""
    weekday = WEEKDAY.match(value)
    return value[weekday.end() :] if weekday and value[weekday.end() : weekday.end() + 1].isdigit() else value


def utc_minutes(value: str) -> int | None:
    """Return a moment in UTC as minutes since 1970; `None` for any other value, and for a day alone."""
    if (utc := utc_moment(value)) is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{utc[1]}T{utc[2]}:{utc[3]}+00:00")
    except ValueError:
        return None
    return int(moment.timestamp() // 60)


def day_text(value: str) -> str:
    """Return a date: the day a spreadsheet counts as ISO, all others as they stand.

    A moment in UTC may be another day where the two people were; where it can be in America, it is left as it is.
    """
    value = without_weekday(value)
    if is_serial(value):
        return (_FIRST_DAY + timedelta(days=int(float(value)))).date().isoformat()
    if utc := utc_moment(value):
        return utc_day(utc) or value
    return value[:_ISO_DAY] if _ISO.match(value) else value


def clock_text(value: str) -> str:
    """Return the time of the day in a value as "14:00" or as it stands; of "9:00 - 9:45 AM" the first. UTC stays as it is."""
    if utc_moment(value):
        return value
    if dotted := _DOTTED.fullmatch(value):
        return _clock(int(dotted[1]), dotted[2], (dotted[3] or "").lower())
    clocks = _clocks(value)
    return clocks[0] if clocks else _clock_of_number(value)


def _end_text(value: str) -> str:
    clocks = _clocks(value)
    return clocks[-1] if len(clocks) > 1 else ""


def _clocks(value: str) -> list[str]:
    """Return the clock times of a value; one without its half of the day gets that of the one behind it."""
    found = [(int(m[1]), m[2], (m[3] or "").lower()) for m in _CLOCK.finditer(value)]
    if not found:
        found = [(int(m[1]), "00", m[2].lower()) for m in _HALF_DAY.finditer(value)]
    if len(found) > 1 and found[-1][2] and not found[0][2]:
        found[0] = (*found[0][:2], _half_before(found[0], found[-1]))
    return [_clock(*one) for one in found]


def _half_before(begin: tuple[int, str, str], end: tuple[int, str, str]) -> str:
    """Return the half of the day that puts a start before its end: "11:30-12:15 PM" starts in the morning."""
    if begin[0] > 12:
        return ""
    other = "a" if end[2] == "p" else "p"
    same = (begin[0] % 12, begin[1]) <= (end[0] % 12, end[1])
    return end[2] if same else other


def _clock(hour: int, minute: str, half: str) -> str:
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute}"


def _clock_of_number(value: str) -> str:
    """Return the time for the part of a day that a spreadsheet counts (0.5833), else the value."""
    if not _NUMBER.fullmatch(value) or ("." not in value and not is_serial(value)):
        return value
    minutes = round(float(value) % 1 * _DAY_MINUTES) % _DAY_MINUTES
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def hours_and_minutes(value: str) -> str:
    """Return the length that a column of hours and one of minutes tell together: "1 30" is 90 minutes."""
    parts = value.split()
    if len(parts) != 2 or not all(map(_NUMBER.fullmatch, parts)):
        return value
    return f"{round(float(parts[0]) * 60 + float(parts[1]))} min"


def _signature(value: str) -> str:
    low = value.lower()
    return "" if low in _UNSIGNED else _SIGNED.get(low, value)


def _day_first(value: str) -> str:
    value = without_weekday(value)
    match = SLASHED.fullmatch(value)
    if match is None or int(match[3]) > 12:
        return day_text(value)
    year = match[4] if len(match[4]) == 4 else f"20{match[4]}"
    return f"{year}-{int(match[3]):02d}-{int(match[1]):02d}{match[5]}"

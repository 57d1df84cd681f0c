"""Lengths of time as exports write them: "PT45M", "0.75", "0:45", "0 days 00:45:00", units of 15 minutes; as the record reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from statistics import median

from notelint.exports.column_names import all_words
from notelint.late import late

Convert = Callable[[str], str]

NUMBER = late(r"\d{1,15}(?:[.,]\d+)?|[.,]\d+")  # of more digits it is no number to count with
_ISO = late(
    r"P(?:0+Y)?(?:0+M)?(?:0+W)?(?:(?P<days>\d{1,3})D)?(?:T(?:(?P<hours>\d{1,4}(?:[.,]\d+)?)H)?(?:(?P<minutes>\d{1,6}(?:[.,]\d+)?)M)?"
    r"(?:(?P<seconds>\d{1,8}(?:[.,]\d+)?)S)?)?",
    re.IGNORECASE,
)
_SPELLED = late(
    r"(?:(?P<days>\d{1,3})\s?d(?:ays?|\(s\)|ay\(s\))?,?\s*)?"
    r"(?:(?:(?P<hours>\d{1,3}(?:[.,]\d+)?)\s?h(?:(?:ou)?rs?)?(?:\(s\))?\.?,?\s*(?:and\s)?)?"
    r"(?:(?P<minutes>\d{1,4})\s?(?:m(?:in(?:ute)?s?)?(?:\(s\))?\.?|['’])?)?(?:\s?(?P<seconds>\d{1,2})\s?s(?:ec(?:ond)?s?)?(?:\(s\))?\.?)?"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?))",
    re.IGNORECASE,
)
_OF_EXPORTS = late(r"^P|\(s\)|\bdays?\b|\dh\d+$", re.IGNORECASE)  # what no note says in these words
_HOURS, _MINUTES = frozenset(["hours", "hour", "hrs", "hr"]), frozenset(["minutes", "minute", "min", "mins"])
_UNITS = frozenset(["units", "unit", "qty", "quantity", "increments", "increment"])
_QUARTERS = frozenset(["quarter", "qtr", "qtrs", "quarters"])
_SECONDS = frozenset(["seconds", "second", "secs", "sec"])
_DAY = 24 * 60
_MOST_HOURS = 12
_MOST_OF_A_DAY = 0.34
_FINE = 3  # decimals: parts of a day have so many, hours in decimals have two
_FEWEST_SECONDS = 900  # the median of a column without a unit: contacts of fifteen hours there are none
_MOST_UNCLEAR = 8  # contacts of so few minutes all month there are none: what is counted are hours, or units


def minutes_of(value: str) -> float | None:
    """Return the minutes of a length that says its units itself or is ISO 8601; `None` for a bare number and for all else."""
    value = value.strip()
    if NUMBER.fullmatch(value):
        return None
    found = _ISO.fullmatch(value) or _SPELLED.fullmatch(value)
    if found is None or not any(parts := found.groupdict()) or not any(parts.values()):
        return None
    if clock := parts.pop("clock", None):
        hours, minutes, *seconds = clock.split(":")
        parts = {"days": parts["days"], "hours": hours, "minutes": minutes, "seconds": seconds[0] if seconds else "0"}
    days, hours, minutes, seconds = (_number(parts[name] or "0") for name in ("days", "hours", "minutes", "seconds"))
    return days * _DAY + hours * 60 + minutes + seconds / 60


def counts_units(name: str) -> bool:
    """Tell whether a column's name says that it counts units of 15 minutes, and not minutes or hours."""
    words = all_words(name)
    if not words.isdisjoint(_QUARTERS) and not words.isdisjoint(_HOURS | _UNITS):
        return True
    if words.isdisjoint(_UNITS) or not words.isdisjoint(_HOURS):
        return False
    return words.isdisjoint(_MINUTES) or "15" in words or "fifteen" in words


def is_unclear(name: str, told: Sequence[str]) -> bool:
    """Tell whether nobody knows what the numbers of a column count: too small for minutes, whole, and no unit in its name."""
    numbers = _numbers(told)
    is_named = counts_units(name) or not all_words(name).isdisjoint(_HOURS | _MINUTES | _SECONDS)
    return not is_named and len(numbers) > 2 and all(number % 1 == 0 for number in numbers) and 0 < max(numbers) <= _MOST_UNCLEAR


def counts_hours(name: str, told: Sequence[str]) -> bool:
    """Tell whether a column that is called hours holds hours; most of its values tell, and not the one that was mistyped."""
    return not counts_units(name) and _counts_hours(all_words(name), _numbers(told))


def is_beyond_hours(value: str) -> bool:
    """Tell whether a number is too large for the hours of a contact: minutes that slipped into a column of hours."""
    return NUMBER.fullmatch(value) is not None and _number(value) > 2 * _MOST_HOURS


def length_converter(role: str, name: str, told: Sequence[str]) -> Convert:
    """Return the function for the cells of a column of lengths, by its name and some of its values."""
    numbers, words = _numbers(told), all_words(name)
    if role == "duration" and is_unclear(name, told):
        return lambda value: "" if NUMBER.fullmatch(value) else _plain(value)
    if role == "duration" and counts_units(name) and not _are_hours(numbers):
        return _appending("units")
    if not words.isdisjoint(_SECONDS) or _are_seconds(numbers, words):
        return _times(1 / 60)
    if _counts_hours(words, numbers):
        hours = _appending("hours")
        return lambda value: "" if is_beyond_hours(value) else hours(value)
    is_broken = any(number % 1 for number in numbers) and words.isdisjoint(_MINUTES)
    if is_broken and max(numbers) < _MOST_OF_A_DAY and any(len(value.partition(".")[2]) >= _FINE for value in told):
        return _times(_DAY)
    return _appending("hours" if is_broken and max(numbers) <= _MOST_HOURS else "min")


def _numbers(told: Sequence[str]) -> list[float]:
    return [_number(value) for value in told if NUMBER.fullmatch(value)]


def _number(value: str) -> float:
    return float(value.replace(",", "."))


def _are_hours(units: Sequence[float]) -> bool:
    """Tell whether what is called units are hours: parts of one, by quarters."""
    return any(number % 1 for number in units) and all(number * 4 % 1 == 0 for number in units) and min(units) < 1


def _counts_hours(words: frozenset[str], numbers: Sequence[float]) -> bool:
    return not words.isdisjoint(_HOURS) and words.isdisjoint(_SECONDS) and (not numbers or median(numbers) <= _MOST_HOURS)


def _are_seconds(numbers: Sequence[float], words: frozenset[str]) -> bool:
    is_whole = bool(numbers) and all(number % 60 == 0 for number in numbers)
    return is_whole and words.isdisjoint(_MINUTES | _HOURS) and median(numbers) >= _FEWEST_SECONDS


def _appending(unit: str) -> Convert:
    return lambda value: f"{_number(value):g} {unit}" if NUMBER.fullmatch(value) else _plain(value)


def _times(minutes: float) -> Convert:
    return lambda value: f"{round(_number(value) * minutes)} min" if NUMBER.fullmatch(value) else _plain(value)


def _plain(value: str) -> str:
    """Return a length that is no bare number as it stands, or as minutes where only exports write so."""
    minutes = minutes_of(value) if _OF_EXPORTS.search(value) else None
    return value if minutes is None else f"{round(minutes)} min"

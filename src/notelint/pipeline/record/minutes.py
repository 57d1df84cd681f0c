"""Lengths of time as people write them, in whole minutes: "45 min", "1h 15m", "an hour and a half"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.record.purposes import purpose

UNIT_MINUTES = 15
LONGEST = 7 * 24 * 60  # minutes; "0246 hrs" is a clock time
LONGEST_NUMBER, LONGEST_REST = 32, 48  # code points before and after the first letter of a unit
_UNIT = late(r"[mhu](?<![a-z][mhu])(?:in|our|r|nit|\d|(?![a-z]))")
_SMALL = {
    word: at
    for at, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        1,
    )
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_FULL = frozenset({"full", "whole", "good", "solid"})  # "a full hour"
_CLOCKWISE = late(r"(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?!\s?[ap]\.?m|\s?[-–]|\d)")
_NUMBER = late(r"[~=#]?\s*(\d{1,4}(?:\.\d{1,2})?|\.\d{1,2})\s*['m]?(?![\w:/-])")


class Length(NamedTuple):
    """A length of time and where it stands; `minutes` is `None` for a range such as "30-45 minutes"."""

    start: int
    end: int
    minutes: int | None
    is_units: bool = False


# Minutes without a unit, told of what they went into: "50 min, 20 of those behind the wheel", "60 w/ client, 10 to type".
_BARE = late(
    r"(?<![\w:/.$#-])(?P<n>\d{1,3})(?=\s(?:of\s(?:it|that|those|these|which|them)\b|for\s(?:the\s)?(?:chart|docu)|to\s(?:type|chart)\b|walking\s(?:over|there|back)|behind\sthe"
    r"|on\sthe\s(?:road|drive|highway)|at\sthe\s(?:laptop|keyboard)|travel\b|drive\b|typing\b))"
)
BARE_REACH = 90  # code points before a bare number in which minutes are spoken of


def find_lengths(low: str, start: int = 0, end: int | None = None) -> list[Length]:
    """Return the lengths of time told in a lower-case text, in their order."""
    limit = len(low) if end is None else end
    found: list[Length] = []
    done = start
    for unit in _UNIT.finditer(low, start, limit):
        if unit.start() < done:
            continue
        match = _length_at(low, max(done, unit.start() - LONGEST_NUMBER), unit.start(), min(limit, unit.start() + LONGEST_REST))
        if match:
            done = match.end()
            length = _length(match)
            if (length.minutes or 0) <= LONGEST:
                found.append(length)
    bare = [length for length in _bare_lengths(low, start, limit) if not any(x.start <= length.start < x.end for x in found)]
    return sorted(found + bare) if bare else found


def _bare_lengths(low: str, start: int, limit: int) -> Iterator[Length]:
    """Yield bare numbers of minutes that went into the way or the note."""
    for number in _BARE.finditer(low, start, limit):
        if "min" in low[max(0, number.start() - BARE_REACH) : number.start()]:
            length = Length(number.start(), number.end(), int(number["n"]))
            if purpose(low, length) != "duration":
                yield length


def _length_at(low: str, floor: int, unit: int, limit: int) -> re.Match[str] | None:
    """Return the length whose unit begins at `unit`."""
    at = floor
    while match := _pattern().search(low, at, limit):
        if match.end() > unit:
            if match.start() > unit:
                return None  # another one, further on, and perhaps cut off by `limit`
            is_apart = "  " in match[0] and (match["unit"] or "")[:1] == "u"  # "Mins 53   Units 4"
            return None if is_apart else match
        at = match.end()
    return None


def read_minutes(text: str, per: int = 1) -> int | None:
    """Return the minutes a field's text states, or `None`; a bare number counts `per` minutes each."""
    low = text.lower()
    lengths = [x for x in find_lengths(low) if purpose(low, x) == "duration"]
    if lengths:
        return min(lengths, key=lambda length: length.is_units).minutes
    if clock := _CLOCKWISE.match(low.strip()):
        return int(clock[1]) * 60 + int(clock[2])
    if word := _SMALL.get(low.strip(" .")) or _TENS.get(low.strip(" .")):
        return _whole(word * per)
    number = _NUMBER.match(low.strip())
    return _whole(float(number[1]) * per) if number else None


@cache
def number_words() -> str:
    """Return the expression for a number in words, from one to ninety-nine."""
    tens, small = "|".join(_TENS), "|".join(_SMALL)
    return rf"(?:{tens})(?:[\s-](?:{small}))?|{small}|(?:a\s)?dozen"


def read_number(words: str) -> float | None:
    """Return the number that digits or words stand for, or `None`."""
    try:
        return 12 if words.endswith("dozen") else _amount(words)
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    tens, small = "|".join(_TENS), "|".join(_SMALL)
    word = rf"(?:{tens})(?:[\s-](?:{small}))?|{small}"
    number = rf"\d{{1,4}}(?:\.\d{{1,2}})?(?:\s?[¼½¾]|\s[13]/[24])?|[13]/[24]|[¼½¾]|\.\d{{1,2}}|{word}"
    part = r"(?:an?|one)[\s-](?:half|quarter)|three[\s-]quarters"
    share = (
        rf"half\s?-?an?|{part}(?=\shours?)|half|three[\s-]quarters\sof\san|(?:a\s)?quarter(?:\sof\san)?|an?(?:\s(?:full|whole|good|solid))?"
    )
    return re.compile(
        rf"(?<![\w.:/$-])(?:(?P<low>\d{{1,3}})\s?(?:-|–|to|or)\s?)?(?:(?P<whole>\d{{1,2}}|{word})[\s-](?:and|&)[\s-](?=(?:{part})\shours?\b))?"
        rf"(?P<n>{number}|{share})(?:(?<=\d)-?ish)?(?:\s*-\s*|\s*)"
        r"(?:(?P<unit>minutes?|mins?|(?<=\d)m|(?<=\d\s)m|units?)(?![a-z])|(?P<hour>hours?|hrs?|(?<=\d)h|(?<=\d\s)h)(?!['a-z]|\d{{3}})"
        rf"(?:,?\s*(?:and\s|&\s)?(?P<half>an?\shalf|half|a\squarter|three[\s-]quarters)\b"
        rf"|\.?,?\s*(?:and\s|&\s)?(?P<m>\d{{1,2}}|{word})[\s-]?(?:minutes?|mins?|m)(?![a-z])(?!\s(?:of\s)?(?:travel|driv|docu))"
        rf"|\sand\s(?P<m3>(?:{tens})(?:[\s-](?:{small}))?|fifteen|ten|five(?=[.,;\n]|$))(?=[\s.,;]|$)"
        r"|\s(?P<m4>15|20|30|40|45)(?=[,.;)]|\s?$)|(?P<m2>(?<=h)\d\d(?!\d)))?)"
    )


def _length(match: re.Match[str]) -> Length:
    unit = (match["unit"] or match["hour"])[0]
    if match["low"] and unit != "u":
        return Length(match.start(), match.end(), None)
    each = {"h": 60, "m": 1, "u": UNIT_MINUTES}[unit]
    minutes = _amount(match["n"]) * each
    if match["whole"]:
        minutes += _amount(match["whole"]) * each
    if match["half"]:
        minutes += each * _amount(match["half"])
    extra = match["m"] or match["m2"] or match["m3"] or match["m4"]
    if extra:
        minutes += _amount(extra)
    return Length(match.start(), match.end(), _whole(minutes), unit == "u")


def _amount(words: str) -> float:
    """Return the number a numeral, a fraction or number words stand for."""
    if words.isdecimal():
        return int(words)
    parts = words.replace("-", " ").split()
    if parts[0] in {"a", "an"} and (len(parts) == 1 or parts[1] in _FULL):
        return 1
    if "quarters" in parts:
        return 0.75
    if "quarter" in parts:
        return 0.25
    if "half" in words:
        return 0.5
    return sum(_part(part) for part in parts)


def _part(word: str) -> float:
    if word in _PARTS:
        return _PARTS[word]
    if word[-1] in "¼½¾":
        return float(word[:-1]) + _PARTS[word[-1]]
    return float(_SMALL.get(word) or _TENS.get(word) or word)


def _whole(minutes: float) -> int:
    return int(minutes + 0.5)

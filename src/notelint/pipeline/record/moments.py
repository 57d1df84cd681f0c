"""Dates and clock times as people write them: ISO dates and "HH:MM"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from notelint.late import late

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# The names of the months, cut short or with their usual slips, and no longer word: "Marcus 2:15" and "maybe 3" are no days.
MONTH_NAME = (
    r"(?:jan(?:u?r?u?a?r?a?ry)?|feb(?:r?u?r?ary)?|mar(?:ch)?|apr(?:ill?)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:t?e?m?e?ber|embr)?|oct(?:ober|ber)?|nov(?:e?m?e?ber|embr)?|dec(?:e?m?e?ber|embr)?)"
)
NOON = 12 * 60
DAY = 24 * 60
LEAP_YEAR = 2024
_DIGIT = late(r"\d")
_SMALL_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth"
_TEEN_ORDINALS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
ORDINALS = {word: day for day, word in enumerate(f"{_SMALL_ORDINALS} {_TEEN_ORDINALS}".split(), 1)}
ORDINALS |= {f"twenty {word}": 20 + day for day, word in enumerate(_SMALL_ORDINALS.split(), 1)} | {"thirtieth": 30, "thirty first": 31}
_UNITS = {word: n for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)}
_YEAR = rf"20\d\d|(?:twenty|two\sthousand)(?:\sand)?[\s-]twenty(?:[\s-](?:{'|'.join(_UNITS)}))?"
_SPOKEN_DAY = late(
    r"(?:first|second|third|th)(?:,?\s(?:of\s)?|\sof\s[a-z]{3,9},?\s)(?:20\d\d|twenty|two\sthousand)"
    r"|(?:\d|st|nd|rd|th)(?:\sof\s[a-z]{3,9})?,?\s(?:twenty|two\sthousand)[\s-](?:and\s)?twenty"
)
_DATE_BEGINS = late(r"\d(?<![\w/-]\d)(?<!\d\.\d)")
_TIME_BEGINS = late(r"\d(?<![\w:/.,$#-]\d)")
_PLAIN_DATE = late(r"(?P<m2>\d\d?)(?P<sep>[-/.])(?P<d2>\d\d?)(?P=sep)(?P<y2>(?:19|20)\d\d|\d\d)")
_PLAIN_CLOCK = late(r"(\d\d?):([0-5]\d)(?: ?([ap])m)?")


class Moment(NamedTuple):
    """A date or a time and where it stands; `value` is `None` for a date without its year."""

    start: int
    end: int
    value: str | None


def lowered(text: str) -> str:
    """Return the text in lower case with every offset kept ("İ" would become two code points)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def has_digit(text: str, start: int, end: int) -> bool:
    """Tell whether a digit stands in a part of the text."""
    return _DIGIT.search(text, start, end) is not None


def has_spoken_year(low: str, start: int, end: int) -> bool:
    """Tell whether a part of a lower-case text, without digits, may tell a day all the same: "april ninth twenty twenty six"."""
    return low.find(" twenty", start, end) >= 0 and _SPOKEN_DAY.search(low, start, end) is not None


def plain_date(low: str, start: int, end: int) -> Moment | None:
    """Return the date if "3/4/2026" is all that stands in a part of a lower-case text; most labels for a date have that."""
    match = _PLAIN_DATE.fullmatch(low, start, end)
    return _numeric(match) if match else None


def plain_clock(low: str, start: int, end: int) -> Moment | None:
    """Return the time if "9:30 am" is all that stands in a part of a lower-case text; most labels for a time have that."""
    match = _PLAIN_CLOCK.fullmatch(low, start, end)
    minutes = clock_minutes(match[1], match[2], match[3], None) if match else None
    return None if minutes is None else Moment(start, end, clock_text(minutes))


def find_dates(low: str, start: int = 0, end: int | None = None) -> list[Moment]:
    """Return the dates in a lower-case text, in their order; impossible ones are left out."""
    limit = len(low) if end is None else end
    found: list[Moment] = []
    pattern = _date_pattern()
    done = start
    for run in _DATE_BEGINS.finditer(low, start, limit):
        at = run.start()
        if at < done:
            continue
        match = pattern.match(low, at, limit)
        if match is None and low[at - 1 : at].isspace() and (month := _month_before(low, max(done, at - 14), at)):
            match = pattern.match(low, month.start(), limit)
        if match and (moment := _date(match)):
            found.append(moment)
            done = match.end()
    if "-" in low or "/" in low:
        _add_hyphenated(low, start, limit, found)
    if _SPOKEN_DAY.search(low, start, limit):
        _add_spoken(low, start, limit, found)
    return found


def _add_hyphenated(low: str, start: int, limit: int, found: list[Moment]) -> None:
    """Add dates that begin with a month and a hyphen ("mar-06-2026") to those found."""
    for month in _hyphenated_pattern().finditer(low, start, limit):
        if (match := _date_pattern().match(low, month.start(), limit)) and (moment := _date(match)):
            found[:] = sorted([one for one in found if one.end <= moment.start or moment.end <= one.start] + [moment])


def _add_spoken(low: str, start: int, limit: int, found: list[Moment]) -> None:
    """Add dates whose day or year is told in words ("july ninth, 2025", "march 2nd twenty twenty-six") to those found."""
    for told in _spoken_pattern().finditer(low, start, limit):
        day = (told["day"] or told["day_before"]).replace("-", " ")
        number = ORDINALS.get(day) or int(day.rstrip("stndrh"))
        if value := _iso(_spoken_year(told["y"]), _month(told["month"] or told["month_behind"]), number):
            others = [one for one in found if one.end <= told.start() or told.end() <= one.start]
            found[:] = sorted([*others, Moment(told.start(), told.end(), value)])


def _spoken_year(told: str) -> int:
    """Return the year that "2026" or "twenty twenty-six" stands for."""
    return int(told) if told.isdigit() else 2020 + _UNITS.get(told.replace("-", " ").rpartition(" ")[2], 0)


@cache
def _spoken_pattern() -> re.Pattern[str]:
    days = "|".join(sorted(ORDINALS, key=len, reverse=True)).replace(" ", "[ -]") + r"|\d\d?(?:st|nd|rd|th)?(?!\d)"
    return re.compile(
        rf"\b(?:(?P<month>{MONTH_NAME})\s+(?:the\s)?(?P<day>{days}),?\s+(?:of\s)?"
        rf"|(?P<day_before>{days})\sof\s(?P<month_behind>{MONTH_NAME}),?\s)(?P<y>{_YEAR})\b"
    )


@cache
def _hyphenated_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){MONTH_NAME}[-/](?=\d)")


def find_clock(low: str, start: int = 0, end: int | None = None, bare: bool = False) -> Moment | None:
    """Return the first clock time; `bare` takes plain digits ("930", "9") for a time too."""
    limit = len(low) if end is None else end
    for match in at_digits(_clock_pattern(), low, start, limit):
        minutes = clock_minutes(match["h"], match["m"], match["ap"], match["word"])
        if minutes is not None and (bare or match["ap"] or match["word"] or (match["m"] and not _may_be_year(match[0]))):
            return Moment(match.start(), match.end(), clock_text(minutes))
    return None


def at_digits(pattern: re.Pattern[str], low: str, start: int, limit: int) -> Iterator[re.Match[str]]:
    """Yield where a pattern for times matches; it is tried only where digits begin, or "noon" is told."""
    part = low[start:limit].replace("afternoon", "")  # holds "noon", tells no time
    if "noon" in part or "midnight" in part:
        yield from pattern.finditer(low, start, limit)
        return
    done = start
    for run in _TIME_BEGINS.finditer(low, start, limit):
        if run.start() >= done and (match := pattern.match(low, run.start(), limit)):
            done = match.end()
            yield match


def _month_before(low: str, floor: int, at: int) -> re.Match[str] | None:
    """Return the month that stands right before a number, if one does."""
    word = low[floor:at].rstrip().rstrip(".")
    if word[len(word.rstrip(ascii_lowercase)) :][:3] not in MONTHS:
        return None
    return _month_pattern().search(low, floor, at)


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{MONTH_NAME}\.?\s+$")


@cache
def _date_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/-])(?<!\d\.)(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)"
        r"|(?P<m2>\d\d?)(?P<sep>[-/.])(?P<d2>\d\d?)(?P=sep)(?P<y2>(?:19|20)\d\d|\d\d)"
        rf"|(?P<mon>{MONTH_NAME})\.?\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?(?:,?\s+(?:of\s)?(?P<y3>(?:19|20)\d\d|['’]\d\d\b))?"
        rf"|(?P<mon7>{MONTH_NAME})[-/](?P<d7>\d\d?)[-/](?P<y7>(?:19|20)\d\d|\d\d)"
        rf"|(?P<d8>\d\d?)(?P<mon8>{MONTH_NAME})(?P<y8>(?:19|20)\d\d|\d\d)"
        rf"|(?P<d4>\d\d?)(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<mon4>{MONTH_NAME})\.?,?[\s-](?P<y4>(?:19|20)\d\d|\d\d(?!:))"
        r"|(?P<y6>20\d\d)(?P<m6>[01]\d)(?P<d6>[0-3]\d)|(?P<m9>0[1-9]|1[0-2])(?P<d9>[0-3]\d)(?P<y9>20\d\d)"
        r"|(?P<m5>\d\d?)/(?P<d5>\d\d?))(?![/\d]|[a-su-z])"
    )


def _date(match: re.Match[str]) -> Moment | None:
    if match["sep"]:
        return _numeric(match)
    part = match.groupdict()
    month = _first(part, "m", "m5", "m6", "m9") or _month(part["mon"] or part["mon4"] or part["mon7"] or part["mon8"])
    day = _first(part, "d", "d3", "d4", "d5", "d6", "d7", "d8", "d9") or 0
    year = _first(part, "y", "y3", "y4", "y6", "y7", "y8", "y9")
    value = _iso(LEAP_YEAR if year is None else year, month, day)
    return Moment(match.start(), match.end(), None if year is None else value) if value else None


def _numeric(match: re.Match[str]) -> Moment | None:
    """Read month, day and year; a month above 12 can only be the day."""
    month, day = int(match["m2"]), int(match["d2"])
    if month > 12:
        month, day = day, month
    value = _iso(int(match["y2"]), month, day)
    return Moment(match.start(), match.end(), value) if value else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year if year > 99 else 2000 + year, month, day).isoformat()
    except ValueError:
        return None


def _first(part: dict[str, str | None], *names: str) -> int | None:
    return next((int(digits.lstrip("'’")) for name in names if (digits := part[name])), None)


def _month(word: str | None) -> int:
    return MONTHS.index(word[:3]) + 1 if word else 0


TIME = (
    r"(?P<h{0}>\d\d?)(?:(?::|h)?(?P<m{0}>[0-5]\d)(?::\d\d)?)?(?:\s?(?:hrs?"
    r"|hours)\b)?(?:\s{{0,6}}(?P<ap{0}>[ap]\.\s?m\.|[ap]m\b|(?<=\d)[ap]\b|(?<=\d\s)[ap]\b(?!\s[a-z]{{2}})"
    r"|in\sthe\s(?:morning|afternoon|evening)|at\snight|o['’]?clock(?:\sin\sthe\s(?:morning|afternoon|evening))?))?"
    r"|(?P<word{0}>(?:12\s?)?(?:noon|midnight))"
)


@cache
def _clock_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w:/.,$#-])(?<!\bh\s)(?:{TIME.format('')})(?![\w/%]|(?<=\d):)")  # "H 0038" is a code


def clock_minutes(hour: str | None, minute: str | None, half: str | None, word: str | None) -> int | None:
    """Return the minutes since midnight, or `None` if there is no such time."""
    if word:
        return NOON if word.endswith("noon") else 0
    hours = int(hour or 0)
    if hours > 23 or (half and not 1 <= hours <= 12):
        return None
    if half and half[0] == "o" and half.endswith("clock"):
        half = None
    if half:
        is_later = half[0] == "p" or half.endswith(("afternoon", "evening", "night"))
        hours = hours % 12 + (12 if is_later else 0)
    return hours * 60 + int(minute or 0)


def _may_be_year(told: str) -> bool:
    """Tell whether digits without a colon are a year, or too few for a time of the day."""
    digits = told.strip()
    return ":" not in digits and "h" not in digits and (len(digits) != 4 or digits[:2] in {"19", "20"})


def clock_text(minutes: int) -> str:
    """Return minutes since midnight as "HH:MM"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"

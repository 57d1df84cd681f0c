"""What the values of a column look like: days, clock times, lengths, codes, names, prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from notelint.exports.lengths import minutes_of
from notelint.exports.words import word_set
from notelint.late import late

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\s+(?=\d)"
_DAY = late(
    rf"(?:{_WEEKDAY})?(?:(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?([-/.])\d\d?\1(?:\d{{4}}|\d\d)|20\d\d[01]\d[0-3]\d|\d\d?[-\s]?{_MONTH}\.?,?[-\s]?(?:\d{{4}}|\d\d)"
    rf"|(?:\w{{3,9}},\s)?{_MONTH}\.?\s\d\d?(?:st|nd|rd|th)?,?\s\d{{4}})(?![\d/])",
    re.IGNORECASE,
)
_SERIAL = late(r"(3[6-9]|[4-6]\d|7[0-2])\d{3}(?:\.\d+)?")  # days of a spreadsheet, from 1998 to 2099
_CLOCK = late(r"(?<![\d:])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d])|(?<![\d:/])\d{1,2}\s?[ap]\.?m?\b\.?|\bnoon\b|\bmidnight\b", re.IGNORECASE)
_MILITARY = late(r"(?:[01]?\d|2[0-3])[0-5]\d")
_DOTTED = late(r"(?:[01]?\d|2[0-4])\.[0-5]\d(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_FRACTION = late(r"0?\.\d+|[01](?:\.0)?")
_NUMBER = late(r"[-+]?\d+(?:[.,]\d+)*%?")
_LENGTH = late(r"\d{1,4}(?:\.\d+)?\s*(?:m|min|mins|minutes?|h|hr|hrs|hours?|u|units?)?\b.{0,12}|\d{1,2}:\d\d(?::\d\d)?", re.IGNORECASE)
_MODIFIERS = late(r"[A-Z\d]{2}(?:[\s,;/:-]{1,3}[A-Z\d]{2}){0,4}", re.IGNORECASE)
_COUNT = late(r"\d{1,4}(?:\.0)?")
_PROCEDURE = late(r"(?<![\w.])(?:[A-V]\d{4}|\d{4}[A-Z\d])(?![\d])", re.IGNORECASE)
_DIAGNOSIS = late(r"(?<![\w.])[A-TV-Z]\d[\dAB](?:\.?[\dA-Z]{1,4})?(?!\w)", re.IGNORECASE)
_WORD = late(r"[^\W\d_]{2,}")
_OWN_LABEL = late(r"^[ \t]*[A-Z][A-Za-z/' -]{1,28}:", re.MULTILINE)
_YES_NO = word_set("y n yes no true false 0 1 t f signed unsigned draft pending final complete completed")
_LONGEST_LOOK = 2000  # code points of a value that are looked at
_LONGEST_NAME = 80
_MOST_NAME_WORDS = 7
_LONGEST_SHORT = 200


def is_day(value: str) -> bool:
    """Tell whether a value begins as a date does; a bare number does not."""
    return _DAY.match(value.strip()) is not None


def is_serial(value: str) -> bool:
    """Tell whether a value is a day as a spreadsheet counts days, such as 45992."""
    return _SERIAL.fullmatch(value.strip()) is not None


def is_clock(value: str) -> bool:
    """Tell whether a value is short and holds a clock time."""
    return len(value) < _LONGEST_NAME and _CLOCK.search(value) is not None


def is_number(value: str) -> bool:
    """Tell whether a value is a number and nothing else."""
    return _NUMBER.fullmatch(value.strip()) is not None


def is_code(value: str) -> bool:
    """Tell whether a value is a code of a procedure or diagnosis and nothing else."""
    plain = value.strip()
    return _PROCEDURE.fullmatch(plain) is not None or (_DIAGNOSIS.fullmatch(plain) is not None and any(c.isdigit() for c in plain))


def may_be_date(value: str) -> bool:
    """Tell whether a value can be read as a day."""
    return is_day(value) or is_serial(value)


def may_be_time(value: str) -> bool:
    """Tell whether a value can be read as a time of the day."""
    plain = value.strip()
    return (
        is_clock(plain)
        or (is_serial(plain) and "." in plain)
        or _MILITARY.fullmatch(plain) is not None
        or _FRACTION.fullmatch(plain) is not None
        or _DOTTED.fullmatch(plain) is not None
    )


def may_be_modifier(value: str) -> bool:
    """Tell whether a value can be the modifiers of a procedure code: "HQ", "HE, 95"."""
    return _MODIFIERS.fullmatch(value.strip()) is not None


def may_be_count(value: str) -> bool:
    """Tell whether a value can be how many people there were, or which line it is."""
    return _COUNT.fullmatch(value.strip()) is not None


def has_letters_alone(value: str) -> bool:
    """Tell whether a value is a name in words and not a number that stands for somebody."""
    return any(map(str.isalpha, value)) and not any(map(str.isdigit, value)) and len(value.strip()) > 3


def may_be_length(value: str) -> bool:
    """Tell whether a value can be read as minutes, hours or units."""
    plain = value.strip().lower()
    return (_LENGTH.fullmatch(plain) is not None and not is_day(plain)) or plain in {"none", "n/a"} or minutes_of(plain) is not None


def may_be_procedure(value: str) -> bool:
    """Tell whether a short value holds a code of a procedure."""
    return len(value) < _LONGEST_SHORT and _PROCEDURE.search(value) is not None


def may_be_diagnosis(value: str) -> bool:
    """Tell whether a short value holds a code of a diagnosis."""
    return len(value) < _LONGEST_SHORT and _DIAGNOSIS.search(value) is not None


def may_be_name(value: str) -> bool:
    """Tell whether a value can be a person's name or number; a date and a sentence cannot."""
    plain = value.strip()
    return len(plain) <= _LONGEST_NAME and plain.count(" ") < _MOST_NAME_WORDS and not is_day(plain)


def is_yes_or_no(value: str) -> bool:
    """Tell whether a value answers yes or no, or says in what state something is."""
    return value.strip().lower() in _YES_NO


def may_be_plan(value: str) -> bool:
    """Tell whether a value can say what comes next; a tick or a day cannot."""
    return not is_yes_or_no(value) and not is_day(value)


def may_be_words(value: str) -> bool:
    """Tell whether a value can be a short text, such as a place."""
    return len(value) <= _LONGEST_SHORT and not is_day(value)


def has_clock(value: str) -> bool:
    """Tell whether a time other than midnight stands behind a date."""
    return (
        is_day(value)
        and bool(clocks := _CLOCK.findall(value))
        and any(c.strip("0: ").lower() not in {"", "12:00 am", "12"} for c in clocks)
    )


def has_two_clocks(value: str) -> bool:
    """Tell whether a value holds a start and an end."""
    return len(value) < _LONGEST_NAME and len(re.findall(r"\d{1,2}:[0-5]\d|\d\s?[ap]\.?m", value, re.IGNORECASE)) > 1


def share(values: Iterable[str], test: Callable[[str], bool]) -> float:
    """Return the share of the values that are not empty for which `test` is true; 1 where all are empty."""
    told = [value for value in values if value.strip()]
    return sum(map(test, told)) / len(told) if told else 1.0


def words(values: Iterable[str]) -> float:
    """Return the median number of words of the values that are not empty."""
    counts = [sum(1 for _ in _WORD.finditer(value, 0, _LONGEST_LOOK)) for value in values if value.strip()]
    return median(counts) if counts else 0.0


def is_repeated(values: Sequence[str]) -> bool:
    """Tell whether few values come again and again, as those that were picked from a list."""
    told = [value for value in values if value.strip()]
    return len(told) > 4 and len(set(told)) * 3 < len(told)


def has_own_labels(values: Iterable[str]) -> bool:
    """Tell whether most values are notes with labelled lines of their own."""
    return share(values, lambda value: len(_OWN_LABEL.findall(value[:_LONGEST_LOOK])) > 1) > 0.5 and any(v.strip() for v in values)

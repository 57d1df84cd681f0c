"""Parse the text of one field into its value: minutes, ISO dates, "HH:MM", codes."""

from __future__ import annotations

import re

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.record.minutes import UNIT_MINUTES, read_minutes
from notelint.pipeline.record.moments import find_clock, find_dates
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.stretches import find_stretch
from notelint.pipeline.record.utc import utc_day, utc_moment
from notelint.report import Field

_STAMP = late(r"\s*\d{4}-\d\d-\d\d[T\s]\s*(?=\d)")  # the day before the time: "2026-09-15 10:30"
MINUTE_FIELDS = frozenset({"duration", "travel_time", "documentation_time"})
DATE_FIELDS = frozenset({"service_date", "signature_date"})
CLOCK_FIELDS = frozenset({"start_time", "end_time"})
LONGEST_PLACEHOLDER = 80
CODE_FIELDS = frozenset({"procedure_code", "diagnosis_code"})

_CODE_LIKE = r"(?<![\w.])(?=[A-Za-z]?\w*\d\w*\d)[A-Za-z\d][A-Za-z\d]{3,5}(?![\w.]\w|\w)"
_SPACED_CODE = r"(?<![\w.])[Hh]\s[Oo0]\d{3}(?!\w)"
_SPACED_DIAGNOSIS = r"(?<![\w.])[A-TV-Za-tv-z]\s\d[\dABab]\.\d[\dA-Za-z]{0,3}(?!\w)"
_DIAGNOSIS = r"(?<![\w.])[A-TV-Za-tv-z]\d[\dABab](?:\.?[\dA-Za-z]{1,4})?(?![\w,.]\w|\w)"
# What a hurried hand makes of one: "F33,1", "F3.31", "3F1.9", "F4l.1".
_DIAGNOSIS_LIKE = r"(?<![\w.])(?=[A-Za-z\d]*[A-Za-z])(?=\w*\d)[A-Za-z\d]{2,4}[.,][A-Za-z\d]{1,4}(?!\w)"
_PLAIN_MINUTES = late(r"(\d{1,3})\s?min(?:ute)?s?\.?")
_HOURS_AND_MINUTES = late(r"\s*(\d{1,2})\s?h(?:rs?|ours?)?\.?\s?([0-5]\d)\s*")
_DECIMAL_COMMA = late(r"(?<=\d),(?=\d{1,2}\s?h)")
_DECIMAL = late(r"\s*(\d{0,2}\.\d{1,2})\s*")
LONGEST_CONTACT = 12 * 60  # minutes; what is longer is mostly a slip between a.m. and p.m.
EVENING, MORNING = "18:00", "09:00"  # a contact over midnight begins after the one and ends before the other
MOST_HOURS = 12  # a bare decimal above it counts minutes
_BRACKETS = frozenset("[]<>{}()")
_TEMPLATE = frozenset({"{{", "<<", "[[", "${"})
_ARTICLES = frozenset({"the", "my", "his", "her", "their"})
MOST_ELSEWHERE = 6  # words
_BEFORE_BRACKET = late(r"\s*(\d{1,3})\s?[(\[]")
_BEFORE_UNITS = late(r"\s*(\d{1,3})\s*(?:[(<\[/=,;]|\s{2})\s*\d{1,2}\s?u", re.IGNORECASE)
_EMPTY = late(r"[\s_.*/\\|=:;,()\[\]{}<>–—-]*")


def is_placeholder(text: str, field: str = "") -> bool:
    """Tell whether nothing, or only a sign that something is still to come, stands in a field."""
    if not text:
        return True
    first = text[0]
    if first.isdigit() or len(text) > LONGEST_PLACEHOLDER:
        return False
    if first in _BRACKETS and text[-1] in _BRACKETS and (text[1:-1].strip().lower() in field_words().headings):
        return True
    bare = text.strip(" \t\r\n.[](){}<>_*:-").lower()
    if bare in field_words().placeholders:
        return not (field in MINUTE_FIELDS and bare in {"none", "nil"})
    if _is_elsewhere(bare) or (first in _BRACKETS and text[-1] in _BRACKETS and _is_asked(bare, is_template=text[:2] in _TEMPLATE)):
        return True
    return not first.isalnum() and _EMPTY.fullmatch(text) is not None


def _is_elsewhere(bare: str) -> bool:
    """Tell whether a few words only say that nothing stands here: "as above", "see tx plan", "none identified", "TBD by team"."""
    words = bare.split()
    if not words or len(words) > MOST_ELSEWHERE:
        return False
    known = field_words()
    for count in (1, 2):
        lead, rest = " ".join(words[:count]), " ".join(word for word in words[count:] if word not in _ARTICLES)
        if (lead in known.elsewhere_leads and rest in known.elsewhere) or (lead in known.empty_leads and rest in known.empty_rests):
            return True
    return bare.startswith(("tbd by ", "tbd at ", "tbd with ", "to be determined by ", "to be determined at "))


def _is_asked(bare: str, *, is_template: bool) -> bool:
    """Tell whether words in brackets ask for an item or name it: "[enter goal here]", "{{plan}}", "[signature on file]"."""
    first, _, rest = bare.partition(" ")
    is_named = bare in field_words().headings or " ".join(bare.replace("_", " ").split()) in field_words().headings
    return (
        (is_template and (is_named or not rest)) or (first in field_words().asking and rest != "") or is_named or bare.endswith(" on file")
    )


def read_value(field: str, text: str, label: str = "") -> str | int | None:
    """Return the parsed value of a field's text, or `None` where it cannot be read.

    `label` is the label's own words: "Duration (hrs)" and "Units" say what a bare number counts.
    """
    if field in MINUTE_FIELDS:
        return _minutes(text, label)
    if field in DATE_FIELDS:
        return next((moment.value for moment in find_dates(text.lower())), None)
    if field in CLOCK_FIELDS:
        clock = find_clock(text.lower(), bare=True)
        return clock.value if clock else None
    if field in CODE_FIELDS:
        found = find_code(field, text)
        return plain_code(found[0]) if found else None
    return text


def find_code(field: str, text: str) -> re.Match[str] | None:
    """Return the first thing in a code field that has, or nearly has, the shape of a code."""
    if field == "diagnosis_code":
        return compiled(_DIAGNOSIS).search(text) or compiled(_SPACED_DIAGNOSIS).search(text) or compiled(_DIAGNOSIS_LIKE).search(text)
    return compiled(_SPACED_CODE).search(text) or compiled(_CODE_LIKE).search(text)


def plain_code(told: str) -> str:
    """Return a code as it is told, in capitals and without spaces: "h 0038" is "H0038"."""
    return "".join(told.split()).upper()


def field_from_data(name: str, text: str) -> Field:
    """Return the field for a value that was given beside the note's text.

    A moment in UTC is there, and has no value where the day, or the clock, was another one for those who met.
    """
    if is_placeholder(text, name):
        return Field(False, text, placeholder=True)
    if name in DATE_FIELDS | CLOCK_FIELDS and (moment := utc_moment(text)):
        return Field(True, text, utc_day(moment) if name in DATE_FIELDS else None)
    stamp = _STAMP.match(text) if name in CLOCK_FIELDS else None
    return Field(True, text, read_value(name, text[stamp.end() :] if stamp else text))


def _minutes(text: str, label: str) -> int | None:
    if plain := _PLAIN_MINUTES.fullmatch(text):
        return int(plain[1])
    low = label.lower()
    if text.strip().lower() in {"none", "nil"}:
        return 0
    if (hours := _HOURS_AND_MINUTES.fullmatch(text.lower())) is not None:
        return int(hours[1]) * 60 + int(hours[2])  # "1hr30"
    text = _DECIMAL_COMMA.sub(".", text)
    if (decimal := _DECIMAL.fullmatch(text)) and "min" not in low and minutes_each(low) == 1 and float(decimal[1]) <= MOST_HOURS:
        return round(float(decimal[1]) * 60)  # "Duration: 0.75"
    if (leading := _BEFORE_BRACKET.match(text)) and minutes_each(low) != UNIT_MINUTES:
        return int(int(leading[1]) * minutes_each(low))  # "45 (20 min van time apart)"
    if stretch := find_stretch(text.lower()):
        if (minutes := read_minutes(text[stretch.finish.end :], minutes_each(low))) is not None:
            return minutes
        if (minutes := read_minutes(text[: stretch.begin.start], minutes_each(low))) is not None:
            return minutes
        return span_minutes(stretch.begin.value or "", stretch.finish.value or "")
    if (number := _BEFORE_UNITS.match(text)) and minutes_each(low) != UNIT_MINUTES:
        return int(int(number[1]) * minutes_each(low))  # "50 <3 units>"
    return read_minutes(text, minutes_each(low))


def minutes_each(label: str) -> int:
    """Return the minutes a bare number behind this label counts."""
    if "unit" in label:
        return 15
    return 60 if "hour" in label or "hrs" in label or "(hr" in label else 1


def is_turned(begin: str, finish: str) -> bool:
    """Tell whether an end lies before its start and no night is between them, or half a day and more: "2:15 pm to 1:30 pm"."""
    if finish < begin and not (begin >= EVENING and finish <= MORNING):
        return True
    return span_minutes(begin, finish) > LONGEST_CONTACT


def span_minutes(begin: str, finish: str) -> int:
    """Return the minutes from one "HH:MM" to another, over midnight if need be."""
    return (_since_midnight(finish) - _since_midnight(begin)) % (24 * 60)


def _since_midnight(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)

"""What the value of an item looks like: whether what stands behind a guessed label can be such an item."""

from __future__ import annotations

import re

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.record.minutes import find_lengths, read_minutes
from notelint.pipeline.record.moments import find_clock, find_dates

SOON = 6  # code points before a time
NEAR = 44  # code points behind a label in which its date, time or number must begin
_DATE_LIKE = late(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}")
_DOTTED_CLOCK = late(r"\W{0,3}\d{1,2}\.[0-5]\d(?![\d.])")
_DATES, _CLOCKS = frozenset({"service_date", "signature_date"}), frozenset({"start_time", "end_time"})
_LENGTHS = frozenset({"duration", "travel_time", "documentation_time"})
_NUMBER = late(r"\W{0,3}\d{1,3}(?:\.\d\d?)?(?![\d/:-])")
_MILES = late(r"\W{0,3}[\d.]+\s?mi(?:les)?\b(?!\s?/\s?\d+\s?m)")
_PROCEDURE = late(r"\W{0,3}(?:[a-z][a-z0-9]{3,5}\b|\d{5}\b)(?<=\d.)?", re.IGNORECASE)
_DIAGNOSIS = late(r"\W{0,3}[a-z0-9]{1,2}\d[a-z0-9]?(?:[.,][a-z0-9]{1,4})?\b", re.IGNORECASE)
_NAME = late(r"\W{0,4}(?:[A-Z][\w.'’-]*[\s,]*){1,6}|\W*_{3,}")
_PROSE_BEHIND = late(
    r"\b(?!electronically|digitally|and|at|on|by|of|for)[a-z]{3,}\s[a-z]{2,}\s[a-z]{3,}\b"
)  # "Writer's remarks: Uses the radio as a lever"
_TELLS = late(r"\b(?:I|he|she|they|him|them)\b|[a-z]{3}[.!?]\s[A-Z]")
_ONE_TO_ONE = frozenset({"1:1", "1-1", "1on"})
_LATER = late(r".{0,24}(?:;|,|\bfor)\s(?:an?\s)?(?:half|\d{1,3}\s?(?:min|h)|an?\shour|one\shour)")  # "on what date, and for how long?"

# Minutes that are told not to count: "22 m (not counted)", "Admin mins (nb)".
_NO_COUNT = (
    r"(?:(?:not?|never|un|non|isn['’]t)[\s-]?(?:to\sbe\s)?(?:counted|claimed|bill\w*|charged?)\b"
    r"|no\scharge\b|nb\b|off\sthe\s(?:bill|clock)\b|on\sme\b)"
)
_UNCOUNTED_LABEL = late(rf"\b{_NO_COUNT}")
_UNCOUNTED_VALUE = late(rf"(?:\W*[\d.]+\s?(?:mi|miles)\s?/)?\W*\d+\s?[a-z]{{0,7}}\W{{1,3}}{_NO_COUNT}")


def is_uncounted(label: str, value: str) -> bool:
    """Tell whether a label or its value says that these minutes do not count."""
    return _UNCOUNTED_LABEL.search(label.lower()) is not None or _UNCOUNTED_VALUE.match(value[:NEAR].lower()) is not None


def names_service(value: str) -> bool:
    """Tell whether the first words of a value name a service: a "Title" or a "Line" may hold anything."""
    words = [word.strip(".,;:()*") for word in value[:NEAR].lower().split("\n", 1)[0].split()]
    known = field_words()
    return not known.service_abouts.isdisjoint(words) and not known.service_deeds.isdisjoint(words)


def can_be(field: str, value: str) -> bool:
    """Tell whether a value begins as values of the field do."""
    low = value[:NEAR].lower()
    if field in _DATES:
        return bool(find_dates(low)) or _DATE_LIKE.search(low) is not None
    if field in _CLOCKS:
        clock = find_clock(low, bare=True)
        return ((clock is not None and clock.start < SOON) or _DOTTED_CLOCK.match(low) is not None) and not find_dates(low)
    if field in _LENGTHS:
        return _MILES.match(low) is None and _is_length(low)
    if field == "procedure_code":
        return any(c.isdigit() for c in low[:8]) and _PROCEDURE.match(value) is not None
    if field == "diagnosis_code":
        return _DIAGNOSIS.match(value) is not None
    if field == "signature":
        return _NAME.match(value) is not None and _PROSE_BEHIND.search(value.split("\n", 1)[0]) is None
    if field in {"service_type", "location"} and _TELLS.search(value.split("\n", 1)[0][:160]):
        return False
    if field == "goal_link" and (_is_time(low) or not value[:1]):
        return False
    if field == "location" or (field == "goal_link" and value[:1].isdigit()):
        return True
    return value[:1].isalpha() or value[:1] in {'"', "“", "#"} or value[:3] in _ONE_TO_ONE


def _is_length(low: str) -> bool:
    lengths = find_lengths(low)
    is_near = bool(lengths) and (lengths[0].start <= SOON or low[: lengths[0].start].strip(" ~=(about").strip() == "")
    return _NUMBER.match(low) is not None or is_near or _LATER.match(low) is not None or read_minutes(low.split("\n", 1)[0]) is not None


def _is_time(low: str) -> bool:
    """Tell whether a value begins as a clock time or a length does: what stands behind "For:" or "In" may be one."""
    lengths = find_lengths(low)
    clock = find_clock(low)
    is_length = bool(lengths) and lengths[0].start <= SOON and not low.startswith(" of ", lengths[0].end)  # "six hours of sleep" is a goal
    return is_length or (clock is not None and clock.start < SOON)

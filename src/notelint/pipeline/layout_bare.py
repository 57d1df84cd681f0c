"""Labels without a mark behind them: "Date of Contact 3/4/2026", "Start 9:05 am", "Location Lantern House"."""

from __future__ import annotations

import re

from notelint.pipeline.field_words import LINE, FieldWords
from notelint.pipeline.layout_heads import MAX_LABEL, Mark, mark_at

LONGEST_ROW = 60
_DIGIT = re.compile(r"\d")
_DATE = r"\d{1,4}[-/.]\d{1,2}[-/.]\d"
_CLOCK = r"(?i)\d{1,2}:\d\d|\d{1,2}\s?[ap]\.?m|\d{4}(?!\w)"
_LENGTH = r"(?i)\d{1,3}(?:\.\d\d?)?(?:\s?(?:m|min|mins|minutes?|h|hrs?|hours?|units?)\b|\s*$|\s{2,}|[,;|])"
_SHAPES = {
    "service_date": _DATE,
    "signature_date": _DATE,
    "start_time": _CLOCK,
    "end_time": _CLOCK,
    "duration": _LENGTH,
    "travel_time": _LENGTH,
    "documentation_time": _LENGTH,
    "procedure_code": r"(?i)[a-v]\d{4}|\d{5}",
    "diagnosis_code": r"(?i)[a-tv-z]\d[\da]\b",
}
_WORDED = frozenset({"location", "signature"})


def bare_head(line: str, at: int, words: FieldWords) -> Mark | None:
    """Return the known label at the start of a line whose value follows without any mark."""
    if not line[at : at + 1].isalpha():
        return None
    digit = _DIGIT.search(line, at, at + MAX_LABEL)
    if digit is None:
        return _before_name(line, at, words) if ":" not in line else None
    cut = line.rfind(" ", at, digit.start() + 1)
    heading = words.headings.get(line[at:cut].rstrip().lower()) if cut > at else None
    shape = _SHAPES.get(heading.field) if heading and heading.reach == LINE else None
    if heading and shape and re.compile(shape).match(line, cut + 1):
        return mark_at(line, at, cut, cut + 1, heading)
    return None


def _before_name(line: str, at: int, words: FieldWords) -> Mark | None:
    """Return a label of one or two words before a name: the place, or who signed."""
    if len(line) - at > LONGEST_ROW or not line[at].isupper() or line.rstrip()[-1:] in ".!?":
        return None
    cut = line.find(" ", at)
    for _ in range(2):
        if cut < 0 or not line[cut + 1 : cut + 2]:
            return None
        label = line[at:cut].lower()
        heading = words.headings.get(label)
        if heading and heading.field in _WORDED and label not in words.weak and line[cut + 1].isupper():
            return mark_at(line, at, cut, cut + 1, heading)
        cut = line.find(" ", cut + 1)
    return None

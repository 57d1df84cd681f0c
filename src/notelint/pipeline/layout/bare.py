"""Labels without a mark behind them: "Date of Contact 3/4/2026", "Start 9:05 am", "Location Lantern House"."""

from __future__ import annotations

import re
from functools import cache

from notelint.late import late
from notelint.pipeline.layout.field_words import LINE, FieldWords, field_words
from notelint.pipeline.layout.heads import MAX_LABEL, Mark, mark_at, skip_decoration

LONGEST_ROW = 60
_DIGIT = late(r"\d")
_DATE = r"\d{1,4}[-/.]\d{1,2}[-/.]\d"
_CLOCK = r"(?i)\d{1,2}:\d\d|\d{1,2}\s?[ap]\.?m|\d{4}(?!\w)"
_SIGNED_CLOCK = r"(?i)\d{1,2}:\d\d|\d{1,2}\s?[ap]\.?m"
_SENTENCE_WORDS = frozenset({"from", "to", "in", "out", "hour"})  # "From 2015 on he lived there"
_LENGTH = r"(?i)\d{1,3}(?:\.\d\d?)?(?:\s?(?:m|min|mins|minutes?|h|hrs?|hours?|units?)\b|\s*$|\s{2,}|[,;|])"
_SHAPES = {
    "service_date": _DATE,
    "signature_date": _DATE,
    "start_time": _CLOCK,
    "end_time": _CLOCK,
    "duration": _LENGTH,
    "travel_time": _LENGTH,
    "documentation_time": _LENGTH,
    "location": r"\d\d(?=\s*$|\s?[-–(,;|/])",  # of CMS: 11 is an office
    "procedure_code": r"(?i)[a-v]\d{4}|\d{5}",
    "diagnosis_code": r"(?i)[a-tv-z]\d[\da]\b",
}
LEAST_BARE = 2
MOST_WORDS = 5
_SPACE = late(r" ")
# What behind the words of a label makes them the beginning of a sentence: "Goals are hers to set".
_GOES_ON = frozenset(
    ["is", "was", "were", "are", "be", "been", "has", "had", "have", "will", "would",
     "of", "for", "to", "that", "and", "or", "with", "we", "i", "he", "she", "they",
     "it", "in", "on", "at", "by", "from", "as", "about", "so", "but", "not", "the", "a", "an"]
)  # fmt: skip
_WORDED = frozenset({"location", "signature"})


def bare_head(line: str, at: int, words: FieldWords) -> Mark | None:
    """Return the known label at the start of a line whose value follows without any mark."""
    if line[at : line.find(" ", at)].lower() not in _openers():
        return None
    digit = _DIGIT.search(line, at, at + MAX_LABEL)
    if digit is None:
        return _before_name(line, at, words) if ":" not in line else None
    cut = line.rfind(" ", at, digit.start() + 1)
    heading = words.headings.get(line[at:cut].rstrip().lower()) if cut > at else None
    shape = _SHAPES.get(heading.field) if heading and heading.reach == LINE else None
    if shape is _CLOCK and line[at:cut].lower() in _SENTENCE_WORDS:
        shape = _SIGNED_CLOCK
    if heading and shape and re.compile(shape).match(line, cut + 1):
        return mark_at(line, at, cut, cut + 1, heading)
    return None


def is_form(lines: list[str], words: FieldWords) -> bool:
    """Tell whether a note has a label without a mark on each line: two of them have their date, time or number behind them."""
    found = 0
    for line in lines:
        at = skip_decoration(line)
        if len(line) <= LONGEST_ROW and line[at : at + 1].isupper() and _DIGIT.search(line) and bare_head(line, at, words):
            found += 1
            if found == LEAST_BARE:
                return True
    return False


def form_head(line: str, at: int, words: FieldWords) -> Mark | None:
    """Return the longest known label at the start of a line of such a note, whatever follows it but the rest of a sentence."""
    if not line[at : at + 1].isupper():
        return None
    cuts = [space.start() for space in _SPACE.finditer(line, at, at + MAX_LABEL)][:MOST_WORDS]
    for cut in reversed(cuts):
        label, value = line[at:cut].lower(), line[cut:].strip()
        heading = words.headings.get(label)
        if heading is None or not value or not value[0].isalnum() or value.split(None, 1)[0].lower() in _GOES_ON:
            continue
        is_item = heading.reach == LINE and len(line) <= LONGEST_ROW and line.rstrip()[-1:] not in ".!?"
        if is_item or (" " in label and heading.field != ""):
            return mark_at(line, at, cut, cut + 1, heading)
    return None


@cache
def _openers() -> frozenset[str]:
    """Return the first word of every label that may stand without a mark."""
    headings = field_words().headings.items()
    return frozenset(words.split()[0] for words, heading in headings if heading.field in _SHAPES or heading.field in _WORDED)


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

"""Read what stands outside of story and plan by its shape: dates, times, lengths and codes, and the words before each.

An export may label its items in ways nobody listed. But what is not story is record, so a date there is the day of the
contact or of the signature unless the words before it say otherwise ("DOB", "next visit").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.layout.guess import guessed_kind
from notelint.pipeline.record.codes import find_codes
from notelint.pipeline.record.header import UNITS, Found, is_contact_date
from notelint.pipeline.record.minutes import find_lengths
from notelint.pipeline.record.moments import find_clock, find_dates, has_digit
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.purposes import purpose
from notelint.pipeline.record.spent import is_spent
from notelint.pipeline.record.spoken import find_spoken_stretch
from notelint.pipeline.record.stretches import find_stretch
from notelint.pipeline.record.values import MINUTE_FIELDS, minutes_each
from notelint.pipeline.record.way_and_desk import is_of_writing

LONGEST_LINE = 400  # code points; a longer line is a story
MOST_STORY = 14  # words of a line with somebody in it
CONTEXT = 40
_STORY = late(r"\b(?:he|she|they|him|them|his|their|we|was|were)\b")
_OTHER_DAY = late(r"\b(?:admit\w*|admission|intake|discharge|court|hearing|review|due|expir\w*|effective|renewal)\s(?:date|dt|day)$")
LINE = late(r"[^\r\n]+")
_BREAK = late(r"[;|\t•·,()\[\]]|\s[-–—/]+\s|\s{3,}|//")
_LABEL_WORDS = late(r"[a-z][a-z0-9/'&-]*")
_NUMBER = r"(?<![\w.:/$#'’-])\d{1,4}(?![\w:/'’-]|\.\d)"
_SIGNING = late(r"\b(?:e-?)?sign(?:ed|ature)?\b|/s/|\bby\b(?!\s(?:ph|phone|tel|telephone|video|zoom|text|bus|car|the)\b)|\bsgnd\b")
_SAID_DIAGNOSIS = (
    r"\b(?:dx\d?|diag\w*|icd-?(?:10|cm)?(?:-cm)?)\b\s?(?:code\s?)?#?\d?[:=.]*\s?"
    r"((?=[a-z.,]*\d)(?=[\d.,]*[a-z])[a-z0-9]{1,4}[.,][a-z0-9]{1,4})\b"
)
_CLOCKWISE = late(r"(?<![\d:./])0{1,2}:([0-5]\d)(?![\d:]|\s?[ap]\.?m|\s?(?:-|–|to)\s?\d)")  # "0:55" is a length
_MORE_CLOCKS = late(r"(?<!\d)(?:0?[1-9]|1\d|2[0-3]):[0-5]\d")  # beside "on scene 00:20, clear 01:05" it is a time of day
_ONE_UNIT = r"\bunit\s$"  # "storage unit 41"
_TIMES_UNITS = r"(?<=\d)\s?x\s?(\d{1,2})(?![\w.])"
_CLOCKS = frozenset({"start_time", "end_time"})
_ASIDE = late(r"\([^()]*\)")
_SIGNS = frozenset({"signature", "signature_date"})
_OF_LENGTHS = frozenset(MINUTE_FIELDS)
_LABELS = {
    "date": _SIGNS | {"service_date", "plan", "goal_link"},
    "clock": _SIGNS | _CLOCKS,
    "number": _OF_LENGTHS | _CLOCKS | {"units"},
}
# Words that are no label of a length by themselves, but tell what it was spent on.
_ASIDES = {
    **dict.fromkeys(
        ("note", "notes", "chart", "charting", "chrt", "doc", "docs", "docu", "keyboard", "laptop", "paperwork", "typing", "log"),
        "documentation_time",
    ),
    **dict.fromkeys(("drive", "road", "trip", "bus", "miles", "travel", "trav", "trvl", "to/from", "wheel", "walk"), "travel_time"),
}
MOST_LABEL = 4  # words
Span = tuple[int, int]


class Fact(NamedTuple):
    """Something told by its shape: what kind it is, where it stands and its value."""

    start: int
    end: int
    kind: str
    value: str | int | None


def read_loose(low: str, regions: Iterable[Span]) -> Iterator[Found]:
    """Yield the items told in `regions` of a lower-case text; stated units are called "units"."""
    for floor, limit in regions:
        for line in LINE.finditer(low, floor, limit):
            if is_story(line[0]):
                continue
            if has_digit(low, line.start(), line.end()):
                yield from _read_line(low, line.start(), line.end())
            if spoken := find_spoken_stretch(low, line.start(), line.end()):
                yield Found("start_time", *spoken.begin)
                yield Found("end_time", *spoken.finish)


def is_story(line: str) -> bool:
    """Tell whether a line tells of somebody, and is none of items."""
    return len(line) > LONGEST_LINE or (line.count(" ") >= MOST_STORY and _STORY.search(line) is not None)


def _read_line(low: str, start: int, end: int) -> Iterator[Found]:
    at, clocks = start, 0
    for fact in _facts(low, start, end):
        if fact.start < at:
            continue
        label = _label_before(low, at, fact)
        if fact.kind == "clock" and label is None:
            clocks += 1
            label = "end_time" if clocks > 1 else None  # "1:00P 1:30P"
        yield from _items(low, start, fact, label)
        at = fact.end


def _label_before(low: str, floor: int, fact: Fact) -> str | None:
    """Return the kind of label the words before a fact are, nearest first; only kinds that such a fact may have."""
    before = _ASIDE.sub(" ", low[max(floor, fact.start - CONTEXT) : fact.start])
    parts = [part for part in _BREAK.split(before) if _LABEL_WORDS.search(part)]
    words = _LABEL_WORDS.findall(parts[-1]) if parts else []
    if fact.kind == "duration" and words and (aside := _ASIDES.get(words[-1])):
        return aside
    wanted = _LABELS.get(fact.kind, _OF_LENGTHS)
    if fact.kind == "date" and _OTHER_DAY.search(" ".join(words[-2:])):
        return "never"  # "Admit date: 5/2/2026"
    for count in range(1, min(len(words), MOST_LABEL) + 1):
        kind = guessed_kind(" ".join(words[-count:]))
        if kind == "never" or kind in wanted:
            return kind
    return None


def _items(low: str, line: int, fact: Fact, label: str | None) -> Iterable[Found]:
    """Return which item of the record a fact is, by the label before it and its own shape."""
    if label == "never":
        return
    if fact.kind == "date":
        yield from _date(low, line, fact, label)
    elif fact.kind == "clock":
        if label != "signature" and not _SIGNING.search(low, line, fact.start):
            yield Found("end_time" if label == "end_time" else "start_time", fact.start, fact.end, fact.value)
    elif fact.kind == "number":
        yield from _number(low, fact, label)
    elif fact.kind == UNITS:
        yield Found(UNITS, fact.start, fact.end, fact.value)
    else:
        is_length = fact.kind in MINUTE_FIELDS
        name = label if is_length and label in MINUTE_FIELDS and fact.kind == "duration" else fact.kind
        yield Found(name, fact.start, fact.end, fact.value)


def _date(low: str, line: int, fact: Fact, label: str | None) -> Iterator[Found]:
    if label in {"plan", "goal_link"} or not is_contact_date(low, line, fact.start):
        return
    is_signing = label in {"signature", "signature_date"} or _is_signing(low, line, fact.start)
    yield Found("signature_date" if is_signing else "service_date", fact.start, fact.end, fact.value)


def _is_signing(low: str, line: int, at: int) -> bool:
    """Tell whether a name that signs stands before a date on its line."""
    before = low[line:at]
    if not before.strip(" (*_-"):  # alone on its line: who signs stands on the one before
        before = low[max(low.rfind("\n", 0, max(line - 1, 0)), 0) : at]
    if _SIGNING.search(before):
        return True
    return not _credentials().isdisjoint(before.replace(",", " ").replace("-", " ").split()[-4:])


@cache
def _credentials() -> frozenset[str]:
    return frozenset(words for words in field_words().credentials if " " not in words)


def _number(low: str, fact: Fact, label: str | None) -> Iterator[Found]:
    digits = low[fact.start : fact.end]
    if label in _CLOCKS and len(digits) > 2 and (clock := find_clock(digits, bare=True)):
        yield Found(str(label), fact.start, fact.end, clock.value)
    elif label in MINUTE_FIELDS and len(digits) < 4 and label is not None and (label == "duration" or int(digits)):
        each = minutes_each(low[max(0, fact.start - CONTEXT) : fact.start])
        yield Found(label, fact.start, fact.end, int(digits) * (1 if each == 15 else each))
    elif label == "units" and len(digits) < 3 and not compiled(_ONE_UNIT).search(low, max(0, fact.start - CONTEXT), fact.start):
        yield Found("units", fact.start, fact.end, int(digits) * 15)


def _facts(low: str, start: int, end: int) -> list[Fact]:
    """Return what is told by its shape on a line, in its order; what is told more surely wins where two overlap."""
    facts = [Fact(*date[:2], "date", date.value) for date in find_dates(low, start, end)]
    stretch = find_stretch(low, start, end)
    written = stretch if stretch and is_of_writing(low, stretch.begin.start) else None
    if stretch and not written:
        facts += [Fact(*stretch.begin[:2], "start_time", stretch.begin.value), Fact(*stretch.finish[:2], "end_time", stretch.finish.value)]
    facts += [Fact(*code[1:3], code[0], code[3]) for code in find_codes(low, start, end)]
    facts += [Fact(*one.span(1), "diagnosis_code", one[1].upper()) for one in compiled(_SAID_DIAGNOSIS).finditer(low, start, end)]
    for length in find_lengths(low, start, end):
        if length.is_units or is_spent(low, length) or purpose(low, length) != "duration":
            facts.append(Fact(length.start, length.end, "units" if length.is_units else purpose(low, length), length.minutes))
    if not _MORE_CLOCKS.search(low, start, end):
        facts += [Fact(*x.span(), "duration", int(x[1])) for x in _CLOCKWISE.finditer(low, start, end)]
    at = start
    while clock := find_clock(low, at, end):
        if written is None or not written.begin.start <= clock.start < written.finish.end:
            facts.append(Fact(clock.start, clock.end, "clock", clock.value))
        at = clock.end
    facts += [Fact(*n.span(), "number", None) for n in compiled(_NUMBER).finditer(low, start, end)]
    facts += [Fact(*n.span(1), "units", int(n[1]) * 15) for n in compiled(_TIMES_UNITS).finditer(low, start, end)]
    kept: list[Fact] = []
    for fact in facts:
        if all(fact.end <= other.start or other.end <= fact.start for other in kept):
            kept.append(fact)
    return sorted(kept)

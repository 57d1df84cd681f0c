"""Read a line that packs the record: "Peer support, 3/4/2026, 2 to 3 pm, 60 min, Mill Park, H0038".

What can be told by its shape (dates, times, lengths, codes) is found first. The words
between are parts, divided by commas, bars, slashes and line breaks; a part is a place, a
service, or a few words that only lead to the next item. The first part that tells a story
ends the header.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.record.codes import find_codes
from notelint.pipeline.record.minutes import find_lengths
from notelint.pipeline.record.moments import find_clock, find_dates
from notelint.pipeline.record.place import before_turn, place_in
from notelint.pipeline.record.purposes import purpose
from notelint.pipeline.record.spent import is_spent, last_word
from notelint.pipeline.record.stretches import find_stretch
from notelint.pipeline.record.words import possible

UNITS = "units"  # a length told in units: it says less than minutes and clock times, and waits for them
SHORT = 120
LONGEST = 280  # code points a header is looked for in
FIRST_FACT = 72
MAX_WORDS = 9
MAX_UNKNOWN = 6
_FACT = late(
    r"\d(?:\d{0,3}[-/.]\d|\d?:\d\d|\d?\s?[ap]\.?m\b|\d{0,2}\s?-?(?:min|hour|hr|unit|m\b|h\b)|\d{3}\b"
    r"|\d?(?:st|nd|rd|th)?,?\s(?:20\d\d|['’]\d\d\b)|\d?\s[a-z]{3,9}\s20\d\d)"
)
_PARTS = late(r"\s*(?:[;|•\t\n,]|\s[-–—/]+\s|(?<!\b(?:at|in|of|by|to)\sst)(?<![,/|–—-]\sst)[.!?](?=\s|$)|\s{3,})\s*")
_WORDS = late(r"[a-z’']+")
_NO_DATE = frozenset(["since", "by", "until", "born", "dob", "before", "next", "birth", "due", "expires", "expire", "sober", "court", "of"])
_NOTE_OF = late(r"\b(?:note|date|visit|contact|service|session|group)s?\sof\s$")
_WRITTEN_ON = late(r"\b(?:today(?:['’]s\sdate)?\sis|writ(?:ten|ing)(?:\s(?:this|it))?(?:\son)?|entered(?:\son)?)\s$")
_OF_A_MAN = frozenset("MH")  # "72M" is an age, "45m" a length
_STORY = frozenset(
    [
        "he",
        "she",
        "they",
        "i",
        "we",
        "me",
        "him",
        "them",
        "us",
        "it",
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
        "have",
        "said",
        "told",
        "asked",
        "that",
        "who",
        "been",
        "will",
        "would",
        "wants",
        "did",
        "does",
        "not",
        "because",
        "when",
        "then",
        "than",
        "my",
        "our",
    ]
)
_ROOMS = frozenset(["room", "rm", "floor", "suite", "unit", "pod", "apt", "area", "wing", "building", "bldg", "entrance", "corner"])


class Found(NamedTuple):
    """One field that was found: its name, span and value (`None`: the text itself)."""

    name: str
    start: int
    end: int
    value: str | int | None = None


def read_header(text: str, low: str, start: int, end: int) -> list[Found]:
    """Return the items of a header that opens at `start`, or nothing if no header stands there."""
    end = min(end, start + LONGEST)
    first = _FACT.search(low, start, min(end, start + FIRST_FACT))
    if first is None or not _STORY.isdisjoint(low[start : first.start()].split()):
        return []
    near = min(end, start + SHORT)
    facts = _facts(text, low, start, near)
    if near < end and facts and facts[-1].end > start + SHORT // 2:
        facts = _facts(text, low, start, end)
    told, words = _walk(text, low, start, end, facts)
    names = {found.name for found in told}
    is_header = len(names) > 1 and ("service_date" in names or "start_time" in names or "duration" in names or UNITS in names)
    return told if is_header or (told and told[0].start - start < 24 and words < 4) else []


def read_packed(text: str, low: str, start: int, end: int) -> list[Found]:
    """Return the items packed into the value of one label."""
    return _walk(text, low, start, end, _facts(text, low, start, end))[0]


def _facts(text: str, low: str, start: int, end: int) -> list[Found]:
    """Return what is told by its shape, in the order of the text."""
    found = [Found("service_date", *date) for date in find_dates(low, start, end) if is_contact_date(low, start, date.start)]
    found += _clocks(low, start, end)
    for length in find_lengths(low, start, end):
        if text[length.end - 1] not in _OF_A_MAN and (length.is_units or is_spent(low, length)):
            found.append(Found(UNITS if length.is_units else purpose(low, length), *length[:3]))
    found += [Found(*code) for code in find_codes(low, start, end)]
    return sorted(found, key=lambda one: one.start)


def is_contact_date(low: str, start: int, at: int) -> bool:
    """Tell whether a date may be the day of the contact: no birth date, no deadline."""
    if _WRITTEN_ON.search(low, max(start, at - 24), at):
        return False  # "Late entry. Today is August 15 and this is for August 5"
    last = last_word(low, start, at)
    return last not in _NO_DATE or (last == "of" and _NOTE_OF.search(low, start, at) is not None)


def _clocks(low: str, start: int, end: int) -> list[Found]:
    if stretch := find_stretch(low, start, end):
        return [Found("start_time", *stretch.begin), Found("end_time", *stretch.finish)]
    clock = find_clock(low, start, end)
    return [Found("start_time", *clock)] if clock else []


def _walk(text: str, low: str, start: int, end: int, facts: list[Found]) -> tuple[list[Found], int]:
    """Return the items up to the first story, and how many words stand between them."""
    told: list[Found] = []
    at, words = start, 0
    for fact in [*facts, Found("", end, end)]:
        if fact.start < at:
            continue
        for begin, stop in _parts(low, at, fact.start):
            here = _WORDS.findall(low, begin, stop)
            is_story = not _STORY.isdisjoint(here)
            read = _read_part(low, begin, stop, here) if here and not is_story and len(here) <= MAX_WORDS else []
            room = _joined(told, low, begin, stop)
            if len(here) > MAX_WORDS or not (room or read or (len(here) <= MAX_UNKNOWN and not is_story)):
                return told, words
            told += room or read
            words += 0 if read else len(here)
        if fact.name:
            told.append(fact)
        elif not told:
            break
        at = fact.end
    return told, words


def _parts(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for cut in _PARTS.finditer(low, start, end):
        yield at, cut.start()
        at = cut.end()
    yield at, end


def _read_part(low: str, start: int, end: int, words: list[str]) -> list[Found]:
    """Return the place and the service that the words between two items name."""
    found: list[Found] = []
    if service := _service(low, start, end, words):
        found.append(Found("service_type", *service))
    if place := place_in(low, start, end):
        found.append(Found("location", *place))
    return found


def _service(low: str, start: int, end: int, words: list[str]) -> tuple[int, int] | None:
    """Return the span of a service's name; in a header "peer support" alone is one."""
    part = low[start:end]
    names = [name for name in (*possible("services", words), "peer support") if name in part]
    if not names:
        return None
    name = max(names, key=len)
    at = low.find(name, start, end)
    return (at, at + len(name)) if not low[at + len(name) : at + len(name) + 2].startswith(" s") or "session" in low[at:end] else None


def _joined(told: list[Found], low: str, start: int, end: int) -> list[Found]:
    """Let a room or a floor belong to the place before it: "Maple Terrace, room 14"."""
    if not told or told[-1].name != "location" or start - told[-1].end > 3 or _ROOMS.isdisjoint(low[start:end].split()):
        return []
    last = told.pop()
    return [last._replace(end=before_turn(low, start, end))]

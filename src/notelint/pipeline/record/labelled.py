"""Read what stands behind a label: one label may fill several fields ("3/4/2026 9:30-10:15")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.record.closing import before_sentence, date_behind, without_date
from notelint.pipeline.record.header import Found, read_packed
from notelint.pipeline.record.minutes import Length, find_lengths
from notelint.pipeline.record.moments import find_clock, find_dates, has_digit, plain_clock, plain_date
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.purposes import purpose
from notelint.pipeline.record.spoken import find_spoken_stretch
from notelint.pipeline.record.stretches import Stretch, find_stretch
from notelint.pipeline.record.titles import holds_credential
from notelint.pipeline.record.values import (
    CLOCK_FIELDS,
    CODE_FIELDS,
    DATE_FIELDS,
    MINUTE_FIELDS,
    find_code,
    minutes_each,
    plain_code,
    read_value,
)
from notelint.pipeline.record.whole_hours import hours_alone
from notelint.pipeline.sheet import Label

_SERVICE_CODE = late(r"(?<![\w.])[A-Va-v]\d{4}(?![\w])")
# A label of its own behind "Service", "Contact" or "Encounter": "Svc dt 2/4/2025", "Contact facts: ...".
_OTHER_LABEL = late(
    r"(?:(?:date|dte?|dos|info|facts|given|performed|loccd|location|loc|minutes|units|time|when)\b(?!\s(?:to|with|for))|[a-z]+:\s?\d)"
)
# What was done is no kind of service: "Activity: looked at the room with Bobby".
_DONE = late(
    r"(?:looked|went|met|sat|walked|drove|talked|called|read|watched|helped|listened|took|made|played|worked|visited|we|i|he|she)\s[a-z]"
)
_DOTTED = late(r"(?<=\d)\.(?=[0-5]\d(?![\d.]))")  # "12.30 - 13.15"
LONGEST_ALONE = 14
LONGEST_DATE = 8
LONGEST_NAME = 80  # code points
SHORTEST_TIME = 3
_PARTED = late(r"[;|•\t]|,(?!\s20\d\d)|\s[-–—/]\s(?!\d)|[a-z]{3}\.\s")
_ONLY_CODE = r"[A-Va-v]\d{4}(?:\s?[-:,]?\s?[A-Z][A-Z\d]\b)*(?:[\s,;x(-]*\d{1,2}\s?(?:u|units?)?\)?)?"
# "H0038-95 self-help/peer services": the words behind the code name the service.
_BEHIND_CODE = (
    r"[A-Va-v]\d{4}(?:\s?[-:,]?\s?[A-Z\d][A-Z\d]\b)*[\s:,–—-]*(?=[A-Za-z]{4})(?!(?:\W|(?i:modifiers?|units?|min\w*|each|for))+\b)"
)
# What stands behind "Service:" or "Contact:" and is no kind of it: a day, a clock time, a code.
_NO_SERVICE = (
    r"(?i)\W*(?:\d{1,4}[-/.]\d|\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m|(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\s(?!at|in|on|from|by|with)[a-z]{4})|clocked\b|[A-V]\d{4}\b\W*(?:$|\d|(?:&amp;\W*)?modifier))"
)
_ITEM_BEHIND = late(
    r"\.\s+(?=[a-v]\d{4}\b|\d{1,3}\s?(?:min|m\b|hr|hour)|\d{1,2}[/-]\d{1,2}\b|\d{1,2}:\d\d|(?:we|i|he|she|they)\s[a-z]"
    r"|[a-z’'-]+\s(?:and\s(?:i|[a-z]+)|was|is|had|has|wants?|[a-z]+ed|said|told|met|came|went|sat|took|made|brought|got|felt)\s)"
)  # "Rosa's apartment. H0038. 45 min"
_SENTENCE_ENDS = late(r"\.(?=\s+[^\s\d(])")
_BEHIND_DAY = late(r"^(?:t(?=\d)|[\s,;|@-]|at\b)+")
_PLAIN_MINUTES = late(r"(\d{1,3})(\s?min(?:ute)?s?\.?)?")
_PARTED_LENGTHS = late(r"\s*[/;|•]\s*[a-z]")  # "40 min / doc time 10 min"
_TITLE = r"[A-Z][\w/-]*(?:\s[\w/-]+)*[a-z]{3}\w*"


_STAFF_LABEL = late(
    r"(?:.*\W)?(?:staff|provider|author|writer|worker|specialist|facilitator|coach|peer|by|partner|advocate|navigator|mentor|supporter|promotora?)\W*",
    re.IGNORECASE,
)
_NAME_FIRST = late(r"\s*[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}[,\s]")


def is_of_staff(text: str, label: Label) -> bool:
    """Tell whether a label that names no other item holds who wrote: "Activity Staff: Dontrell Mayfield, CPS"."""
    is_empty = "\n" in text[label.end : label.value_start]  # "Loc:", and below it who signs
    if _STAFF_LABEL.fullmatch(text, label.start, label.end) is None and not (label.field == "location" and is_empty):
        return False
    value = text[label.value_start : label.value_end]
    return len(value) <= LONGEST_NAME and _NAME_FIRST.match(value) is not None and holds_credential(value)


def read_label(text: str, low: str, label: Label) -> Iterable[Found]:
    """Return the fields one label tells, the one it names first; something stands behind it.

    Most values are one plain date, time or length; those are told apart before any search.
    `low` is the text in lower case.
    """
    field, start, end = label.field, label.value_start, label.value_end
    if field in MINUTE_FIELDS:
        return _minutes(text, low, label)
    if field in DATE_FIELDS:
        plain = plain_date(low, start, end)
        return (Found(field, *plain),) if plain else _date(text, low, label)
    if field in CLOCK_FIELDS:
        plain = plain_clock(low, start, end)
        return (Found(field, *plain),) if plain else _clock(text, low, label)
    if field in CODE_FIELDS:
        return _code(text, label)
    if field == "service_type":
        return _service(text, low, start, end)
    if field == "signature":
        return _signature(text, low, start, end)
    if field == "location":
        item = _ITEM_BEHIND.search(low, start, end)
        end = item.start() if item else end - (text[end - 1] == ".")
    return (Found(field, start, end),)


def _minutes(text: str, low: str, label: Label) -> Iterable[Found]:
    field, start, end = label.field, label.value_start, label.value_end
    if plain := _PLAIN_MINUTES.fullmatch(low, start, end):
        each = 1 if plain[2] else minutes_each(low[label.start : label.end])
        return (Found(field, start, end, int(plain[1]) * each),)
    return _minutes_told(low[start:end], label, text[label.start : label.end])


def _minutes_told(low: str, label: Label, words: str) -> Iterator[Found]:
    """Read a value that is more than a number of minutes; `words` are the label's own."""
    field, start = label.field, label.value_start
    first, lengths = find_clock(low), find_lengths(low)
    if field == "duration" and first and (second := find_clock(low, first.end)) and not lengths:
        yield from _both_times(Stretch(first, second), start)  # "Hours: 4 pm  5:15 pm"
        return
    value = read_value(field, low, words)
    if value is not None or (field == "duration" and any(char.isdigit() for char in low)):
        yield Found(field, start, start + _told_end(low, lengths), value)
    if stretch := find_stretch(low):
        yield from _both_times(stretch, start)
    for length in lengths:
        if (name := purpose(low, length)) != "duration":
            yield Found(name, start + length.start, start + length.end, length.minutes)


def _told_end(low: str, lengths: list[Length]) -> int:
    """Return where the value ends: before a story ("30 minutes. We talked about ..."), and before other minutes with words of their own."""
    if not lengths:
        return len(low)
    if told := _SENTENCE_ENDS.match(low, lengths[0].end):
        return told.end()
    parted = _PARTED_LENGTHS.match(low, lengths[0].end, lengths[1].start) if lengths[1:] else None
    return parted.start() if parted else len(low)


def _date(text: str, low: str, label: Label) -> Iterator[Found]:
    start, end = label.value_start, label.value_end
    value = low[start:end]
    dates = find_dates(value)
    if dates:
        yield Found(label.field, start + dates[0].start, start + dates[0].end, dates[0].value)
    elif any(char.isdigit() for char in value):
        yield Found(label.field, start, end)
    if label.field != "service_date":
        return
    at = dates[0].end if dates else 0
    if len(value) > at + SHORTEST_TIME:
        yield from _times(value, at, start)
    yield from _packed(text, low, start, end)


def _clock(text: str, low: str, label: Label) -> Iterator[Found]:
    start, end = label.value_start, label.value_end
    day = next((day for day in find_dates(low, start, end) if day.value), None)
    if day and not low[start : day.start].strip() and low[day.end : day.end + 1] != ":":
        if label.field == "start_time":
            yield Found("service_date", *day)
        start = day.end + len(low[day.end : end]) - len(_BEHIND_DAY.sub("", low[day.end : end]))  # "2026-09-15T10:30", "9/15/2026 at 2 pm"
    value = low[start:end]
    if ":" not in value:
        value = _DOTTED.sub(":", value)
    stretch, lengths = find_stretch(value), find_lengths(value)
    if stretch is None and (hours := hours_alone(value)):
        stretch = Stretch(*hours)
    if stretch:
        yield from _both_times(stretch, start)
    elif lengths:
        yield Found("duration", start + lengths[0].start, start + lengths[0].end, lengths[0].minutes)
    elif spoken := find_spoken_stretch(value, 0, len(value)):
        yield from _both_times(spoken, start)
    elif clock := find_clock(value, bare=True):
        yield Found(label.field, start + clock.start, start + clock.end, clock.value)
        if label.field == "start_time" and (second := find_clock(value, clock.end)):
            yield Found("end_time", start + second.start, start + second.end, second.value)
    for length in lengths if stretch else ():
        if stretch and length.start < stretch.finish.end and length.end > stretch.begin.start:
            continue  # "10h00-10h45" are clock times
        yield Found(purpose(value, length), start + length.start, start + length.end, length.minutes)
    yield from _packed(text, low, start, end)


def _times(low: str, at: int, start: int) -> Iterator[Found]:
    if stretch := find_stretch(low, at):
        yield from _both_times(stretch, start)
    elif clock := find_clock(low, at):
        yield Found("start_time", start + clock.start, start + clock.end, clock.value)


def _both_times(stretch: Stretch, by: int) -> Iterator[Found]:
    begin, finish = stretch
    yield Found("start_time", by + begin.start, by + begin.end, begin.value)
    yield Found("end_time", by + finish.start, by + finish.end, finish.value)


def _code(text: str, label: Label) -> Iterator[Found]:
    start, end = label.value_start, label.value_end
    code = find_code(label.field, text[start:end])
    if code is None:
        return
    yield Found(label.field, start + code.start(), start + code.end(), plain_code(code[0]))
    if start + code.end() == end:
        return
    if "/" in text[label.start : label.end]:
        other = "diagnosis_code" if label.field == "procedure_code" else "procedure_code"
        if second := find_code(other, text[start + code.end() : end]):
            yield Found(other, start + code.end() + second.start(), start + code.end() + second.end(), plain_code(second[0]))
    title = compiled(_TITLE).search(text, start + code.end(), end)
    if title and label.field == "procedure_code" and not field_words().service_kinds.isdisjoint(title[0].lower().split()):
        yield Found("service_type", title.start(), title.end())


def _packed(text: str, low: str, start: int, end: int) -> list[Found]:
    """Return what else stands in the value of a label that was used for a whole line of items."""
    if end - start < LONGEST_ALONE or not _PARTED.search(text, start + LONGEST_DATE, end):
        return []
    packed = read_packed(text[start:end], low[start:end], 0, end - start)
    return [Found(name, start + begin, start + stop, value) for name, begin, stop, value in packed]


def _service(text: str, low: str, start: int, end: int) -> Iterable[Found]:
    if _DONE.match(low, start, end):
        return ()
    if _OTHER_LABEL.match(low, start, end):
        return _packed(text, low, start, end)
    if not has_digit(text, start, end):
        return (Found("service_type", start, end - text.endswith(".", start, end)),)
    return _service_and_facts(text, low, start, end)


def _service_and_facts(text: str, low: str, start: int, end: int) -> Iterator[Found]:
    facts = [one for one in _packed(text, low, start, end) if one.name != "service_type" and one.start > start]
    if facts:
        end = start + len(text[start : min(one.start for one in facts)].rstrip(" \t,;|/.–—-"))
    yield from _service_alone(text, start, end)
    yield from facts


def _service_alone(text: str, start: int, end: int) -> Iterator[Found]:
    code = _SERVICE_CODE.search(text, start, end)
    words = compiled(_BEHIND_CODE).match(text, start, end)
    if words:
        yield Found("service_type", words.end(), end - text.endswith(".", start, end))
    elif not compiled(_ONLY_CODE).fullmatch(text, start, end) and not compiled(_NO_SERVICE).match(text, start, end):
        yield Found("service_type", start, end - text.endswith(".", start, end))
    if code:
        yield Found("procedure_code", code.start(), code.end(), code[0].upper())


def _signature(text: str, low: str, start: int, end: int) -> Iterator[Found]:
    name_end = before_sentence(text, start, without_date(text, low, start, end))
    name_end = start + len(text[start:name_end].rstrip(" \t\r\n,;/|-–—("))
    yield Found("signature", start, max(name_end, start))
    if date := date_behind(low, name_end):
        yield Found("signature_date", *date)

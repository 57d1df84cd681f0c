"""Read what stands behind a label: one label may fill several fields ("3/4/2026 9:30-10:15")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.pipeline.record_closing import date_behind, without_date
from notelint.pipeline.record_header import Found, read_packed
from notelint.pipeline.record_minutes import find_lengths, purpose
from notelint.pipeline.record_moments import find_clock, find_dates, find_stretch, lowered
from notelint.pipeline.record_values import (
    CLOCK_FIELDS,
    CODE_FIELDS,
    DATE_FIELDS,
    MINUTE_FIELDS,
    find_code,
    read_value,
)
from notelint.pipeline.sheet import Label

_SERVICE_CODE = re.compile(r"(?<![\w.])[A-Va-v]\d{4}(?![\w])")
LONGEST_ALONE = 14
_DIGIT = re.compile(r"\d")
LONGEST_DATE = 8
SHORTEST_TIME = 3
_PARTED = re.compile(r"[;|•\t]|,(?!\s20\d\d)|\s[-–—/]\s(?!\d)|[a-z]{3}\.\s")
_ONLY_CODE = r"[A-Va-v]\d{4}(?:\s?[-:,]?\s?[A-Z][A-Z\d]\b)*"
_PLAIN_MINUTES = re.compile(r"\d{1,3}(?:\s?min(?:ute)?s?\.?)?")
_TITLE = r"[A-Z][\w/-]*(?:\s[\w/-]+)*[a-z]{3}\w*"


def read_label(text: str, label: Label) -> Iterator[Found]:
    """Yield the fields one label tells, the one it names first; something stands behind it."""
    field, start, end = label.field, label.value_start, label.value_end
    if field in MINUTE_FIELDS:
        yield from _minutes(text, label)
    elif field in DATE_FIELDS:
        yield from _date(text, label)
        if field == "service_date":
            yield from _packed(text, start, end)
    elif field in CLOCK_FIELDS:
        yield from _clock(text, label)
        yield from _packed(text, start, end)
    elif field in CODE_FIELDS:
        yield from _code(text, label)
    elif field == "service_type":
        yield from _service(text, start, end)
    elif field == "signature":
        yield from _signature(text, start, end)
    elif field == "location" and text[end - 1] == ".":
        yield Found(field, start, end - 1)
    else:
        yield Found(field, start, end)


def _minutes(text: str, label: Label) -> Iterator[Found]:
    field, start, end = label.field, label.value_start, label.value_end
    low = lowered(text[start:end])
    value = read_value(field, low, text[label.start : label.end])
    if _PLAIN_MINUTES.fullmatch(low):
        yield Found(field, start, end, value)
        return
    if value is not None or (field == "duration" and any(char.isdigit() for char in low)):
        yield Found(field, start, end, value)
    yield from _stretch(low, start)
    for length in find_lengths(low):
        if (name := purpose(low, length)) != "duration":
            yield Found(name, start + length.start, start + length.end, length.minutes)


def _date(text: str, label: Label) -> Iterator[Found]:
    low = lowered(text[label.value_start : label.value_end])
    start = label.value_start
    dates = find_dates(low)
    if dates:
        yield Found(label.field, start + dates[0].start, start + dates[0].end, dates[0].value)
    elif any(char.isdigit() for char in low):
        yield Found(label.field, start, label.value_end)
    at = dates[0].end if dates else 0
    if label.field == "service_date" and len(low) > at + SHORTEST_TIME:
        yield from _times(low, at, start)


def _clock(text: str, label: Label) -> Iterator[Found]:
    start = label.value_start
    low = lowered(text[start : label.value_end])
    if find_stretch(low):
        yield from _stretch(low, start)
    elif lengths := find_lengths(low):
        yield Found("duration", start + lengths[0].start, start + lengths[0].end, lengths[0].minutes)
        return
    elif clock := find_clock(low, bare=True):
        yield Found(label.field, start + clock.start, start + clock.end, clock.value)
    for length in find_lengths(low):
        yield Found(purpose(low, length), start + length.start, start + length.end, length.minutes)


def _times(low: str, at: int, start: int) -> Iterator[Found]:
    if find_stretch(low, at):
        yield from _stretch(low, start, at)
    elif clock := find_clock(low, at):
        yield Found("start_time", start + clock.start, start + clock.end, clock.value)


def _stretch(low: str, start: int, at: int = 0) -> Iterator[Found]:
    if stretch := find_stretch(low, at):
        begin, finish = stretch
        yield Found("start_time", start + begin.start, start + begin.end, begin.value)
        yield Found("end_time", start + finish.start, start + finish.end, finish.value)


def _code(text: str, label: Label) -> Iterator[Found]:
    start, end = label.value_start, label.value_end
    code = find_code(label.field, text[start:end])
    if code is None:
        return
    yield Found(label.field, start + code.start(), start + code.end(), code[0].upper())
    if "/" in text[label.start : label.end]:
        other = "diagnosis_code" if label.field == "procedure_code" else "procedure_code"
        if second := find_code(other, text[start + code.end() : end]):
            yield Found(other, start + code.end() + second.start(), start + code.end() + second.end(), second[0].upper())
    title = re.compile(_TITLE).search(text, start + code.end(), end)
    if title and label.field == "procedure_code":
        yield Found("service_type", title.start(), title.end())


def _packed(text: str, start: int, end: int) -> list[Found]:
    """Return what else stands in the value of a label that was used for a whole line of items."""
    if end - start < LONGEST_ALONE or not _PARTED.search(text, start + LONGEST_DATE, end):
        return []
    value = lowered(text[start:end])
    return [one._replace(start=start + one.start, end=start + one.end) for one in read_packed(text[start:end], value, 0, end - start)]


def _service(text: str, start: int, end: int) -> Iterator[Found]:
    packed = _packed(text, start, end) if _DIGIT.search(text, start, end) else []
    facts = [one for one in packed if one.name != "service_type" and one.start > start]
    if facts:
        end = start + len(text[start : min(one.start for one in facts)].rstrip(" \t,;|/.–—-"))
    yield from _service_alone(text, start, end)
    yield from facts


def _service_alone(text: str, start: int, end: int) -> Iterator[Found]:
    code = _SERVICE_CODE.search(text, start, end)
    if not re.compile(_ONLY_CODE).fullmatch(text, start, end):
        yield Found("service_type", start, end - text.endswith(".", start, end))
    if code:
        yield Found("procedure_code", code.start(), code.end(), code[0].upper())


def _signature(text: str, start: int, end: int) -> Iterator[Found]:
    name_end = without_date(text, start, end)
    name_end = start + len(text[start:name_end].rstrip(" \t\r\n,;|-–—("))
    yield Found("signature", start, max(name_end, start))
    if date := date_behind(text, name_end):
        yield Found("signature_date", *date)

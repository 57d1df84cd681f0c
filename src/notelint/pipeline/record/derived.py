"""What follows from start and end time: the half of the day, and the length of a service whose minutes are not stated."""

from __future__ import annotations

import re
from dataclasses import replace

from notelint.late import late
from notelint.pipeline.record.values import is_turned, span_minutes
from notelint.report import Field

MOST_MONTHS = 12
LEAST_YEAR = 99  # below it stands a year of two digits
_DOTTED = late(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)")
LONGEST_APART = 8 * 60  # minutes; a longer contact tells its times together
LONGEST_STRETCH = 80  # code points from a start to an end time that are told together
NEAR = 60  # code points around a time in which the half of its day may be told
_EARLY = late(r"[1-5](?::\d\d)?(?!\d)")
_WORDS = late(r"[^\d]+")  # a time that is told in words
_HALF = late(r"[ap]\.?\s?m|\d\s?[ap]\b|morning|afternoon|evening|night|noon", re.IGNORECASE)


def share_order_of_days(fields: dict[str, Field]) -> None:
    """Read "01.09.2026" with its day first where the other date of the note, written alike, can only be read so."""
    dotted = {name: match for name in ("service_date", "signature_date") if (match := _DOTTED.fullmatch(fields[name].text or ""))}
    if not any(int(match[1]) > MOST_MONTHS for match in dotted.values()):
        return
    for name, match in dotted.items():
        day, month, year = (int(part) for part in match.groups())
        if day <= MOST_MONTHS and 0 < month <= MOST_MONTHS:
            fields[name] = replace(fields[name], value=f"{year if year > LEAST_YEAR else 2000 + year}-{month:02d}-{day:02d}")


def share_half_of_day(fields: dict[str, Field]) -> None:
    """Let a time without "am" or "pm" be in the half of the day of the other, where only one of the two tells it."""
    begin, finish = fields["start_time"], fields["end_time"]
    if not (isinstance(begin.value, str) and isinstance(finish.value, str)) or begin.text is None or finish.text is None:
        return
    if _HALF.search(finish.text) and not _HALF.search(begin.text) and finish.value >= "12:00" > begin.value:
        later = _twelve_hours_on(begin.value)
        if later < finish.value:
            fields["start_time"] = replace(begin, value=later)
    elif (
        (_HALF.search(begin.text) or _WORDS.fullmatch(finish.text))
        and not _HALF.search(finish.text)
        and begin.value >= "12:00" > finish.value
    ):
        later = _twelve_hours_on(finish.value)
        if later > begin.value:
            fields["end_time"] = replace(finish, value=later)


def take_for_afternoon(fields: dict[str, Field], low: str) -> None:
    """Let "1:30 to 2:20" be in the afternoon: at that hour of the night a note says so."""
    begin, finish = fields["start_time"], fields["end_time"]
    for name, field in (("start_time", begin), ("end_time", finish)):
        if field.start is None or field.end is None or not isinstance(field.value, str):
            continue
        told = low[field.start : field.end]
        if _EARLY.match(told) and field.value < "06:00" and not _HALF.search(low, max(field.start - NEAR, 0), field.end + NEAR):
            fields[name] = replace(field, value=_twelve_hours_on(field.value))


def _twelve_hours_on(clock: str) -> str:
    return f"{int(clock[:2]) + 12:02d}{clock[2:]}"


def are_apart(begin: Field, finish: Field) -> bool:
    """Tell whether a start and an end stand so far from each other that they may be those of two things."""
    if begin.start is None or begin.end is None or finish.start is None or finish.end is None:
        return False
    return max(begin.start, finish.start) - min(begin.end, finish.end) > LONGEST_STRETCH


def derive_duration(fields: dict[str, Field], text: str) -> None:
    """Let start and end give the length of a service whose minutes are not stated; a clock that runs backwards gives none."""
    begin, finish = fields["start_time"], fields["end_time"]
    if fields["duration"].present or not (isinstance(begin.value, str) and isinstance(finish.value, str)):
        return
    minutes = span_minutes(begin.value, finish.value)
    if is_turned(begin.value, finish.value) or (minutes > LONGEST_APART and are_apart(begin, finish)):
        return
    if begin.start is None or begin.end is None or finish.start is None or finish.end is None:
        fields["duration"] = Field(True, f"{begin.text} - {finish.text}", minutes)
        return
    start, end = min(begin.start, finish.start), max(begin.end, finish.end)
    if end - start > LONGEST_STRETCH:
        start, end = finish.start, finish.end
    fields["duration"] = Field(True, text[start:end], minutes, start, end)

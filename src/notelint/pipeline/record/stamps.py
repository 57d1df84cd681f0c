"""Stamps of letters and messages: an e-mail's time is that of its writing, the first stamp of a thread that of the contact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.record.closing import TAIL, date_behind, find_closing
from notelint.pipeline.record.header import Found
from notelint.pipeline.record.moments import find_clock, find_dates
from notelint.pipeline.record.stretches import find_stretch

Span = tuple[int, int]
LEAST_MESSAGES = 2
LONGEST_HEADER = 480  # code points in which the lines of one letter's head stand
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:[+-]\d{4}\b|\([a-z]{2,4}\)|[a-z]{1,3}t\b|utc\b|gmt\b))*"
_DAY = r"[^\n:]{0,40}?\d[^\n:]{0,24}?"
# "From: Dana Ruiz <dana@...>", "Subject: note for today": beside these, "Sent:" and "Date:" are the letter's.
_OF_A_LETTER = late(r"(?m)(?:^|[>\s])(?:from|to|cc|subject|re):\s[^\n]*?[a-z]{2}")
_SENT = late(rf"(?m)(?:^|(?<=\s))>?\s?(?P<label>sent|date|received):\s{_DAY}[\s,]+(?:at\s)?(?P<clock>{_CLOCK})")
_WHOLE_HEAD = frozenset({"from", "to", "subject"})  # forms have some of these labels ("From: office", "To: client home"), never all
_BY_A_MACHINE = late(r"\d\s?[+-]\d{4}$|utc|gmt")  # "14:15:00 -0800"
_BEHIND_DATE = late(rf"[,;@]?\s(?:at\s|@\s?|time:?\s)?({_CLOCK})(?=[ \t.)]*(?:\n|$))")  # at the end of its line
_DATED_CLOCK = late(rf"\d[,;@]?\s(?:at\s|@\s?|time:?\s)?{_CLOCK}[ \t.)]*(?:\n|$)|[a-z][,;@]?\s(?:at\s)?{_CLOCK}[,\s]")
_BEFORE_DATE = late(rf"[\s,;:|(@–—-]+(?:at\s)?({_CLOCK})(?:,?\son)?[\s,;:|(–—-]*")
_WROTE = late(rf"\bon\s{_DAY}(?:,|\sat)\s({_CLOCK})[^\n:]{{0,80}}\bwrote:")
_MESSAGE = late(rf"(?m)^[ \t>]{{0,6}}\[?{_DAY}[,\s]\s?(?:at\s)?{_CLOCK}\]?\s?[-–—]?\s?[a-z][\w .'’-]{{0,30}}:\s")
LEAST_HEADS = 2


def letter_clocks(low: str) -> Iterator[Span]:
    """Yield where the head of an e-mail tells at what time it was sent, in a lower-case text: the contact was before."""
    for sent in _SENT.finditer(low):
        if _is_of_a_letter(low, sent) and not _begins_stretch(low, *sent.span("clock")):
            yield sent.span("clock")
    for wrote in _WROTE.finditer(low) if "wrote:" in low else ():
        yield wrote.span(1)


def signing_clocks(text: str, low: str) -> Iterator[Span]:
    """Yield the time beside the date of a signature, at which it was signed: "Dana Ortiz, CPSS 3/4/26 14:33"."""
    if not _DATED_CLOCK.search(low, max(0, len(low) - TAIL)):
        return  # to look for who signed costs more
    signed = find_closing(text, low)
    date = date_behind(low, signed[1]) if signed else None
    clock = _BEHIND_DATE.match(low, date.end) if date else None
    if clock:
        yield clock.span(1)
    elif signed and date and (before := _BEFORE_DATE.fullmatch(low, signed[1], date.start)):
        yield before.span(1)


def _is_of_a_letter(low: str, sent: re.Match[str]) -> bool:
    """Tell whether the lines around make a date that of a letter, and not of a form that tells where somebody went."""
    floor, limit = max(0, sent.start() - LONGEST_HEADER), min(len(low), sent.end() + LONGEST_HEADER)
    lines = [low[head.start() : _line_end(low, head.end())].strip(" >\n\t\r") for head in _OF_A_LETTER.finditer(low, floor, limit)]
    heads = {line.split(":")[0] for line in lines}
    is_sure = sent["label"] == "sent" or heads >= _WHOLE_HEAD or _BY_A_MACHINE.search(sent["clock"]) or any("@" in line for line in lines)
    return len(heads) >= LEAST_HEADS and bool(is_sure)


def _begins_stretch(low: str, start: int, end: int) -> bool:
    """Tell whether a time is followed by another until which it went on: "2:15 PM - 3:00 PM"."""
    stretch = find_stretch(low, start, _line_end(low, end))
    return stretch is not None and stretch.begin.start == start and stretch.finish.start >= end


def _line_end(low: str, at: int) -> int:
    end = low.find("\n", at)
    return end if end >= 0 else len(low)


def read_thread(low: str) -> Iterator[Found]:
    """Yield day and time of the first of several messages: "[3/3/26, 2:14 PM] Dana: are you home"."""
    messages = [message.span() for message in _MESSAGE.finditer(low)]
    if len(messages) < LEAST_MESSAGES:
        return
    for day in find_dates(low, *messages[0])[:1]:
        yield Found("service_date", *day)
        if clock := find_clock(low, day.end, messages[0][1]):
            yield Found("start_time", *clock)

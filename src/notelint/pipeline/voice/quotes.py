"""Quotation marks in notes: straight, curly, single, guillemets, nested, unclosed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from notelint.late import late

QUOTE_MARKS = late(r"[\"“”„«'‘]")
_ELISION = late(r"['’‘](?:em|til|till|cause|bout|round|tis|twas|n|\d0s|\d\d)\b", re.IGNORECASE)
_SENTENCE_END = late(r"[.!?](?=\s)|\n")
_PARAGRAPH_END = late(r"\n\s*\n")
_CLOSES = {"“": '”"', "«": "»", "„": "“”", '"': '"”', "‘": "’", "'": "'", "”": "”"}
LONGEST_SINGLE = 400
MOST_APOSTROPHES = 20  # passed over inside one quotation in single marks
LONGEST_QUOTE = 4000


def find_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each outermost quotation, its marks included.

    A double mark that is never closed quotes to the end of its line or sentence;
    a lone single mark is an apostrophe. Quotations nested in another are part of it.
    """
    at = 0
    breaks: list[tuple[int, int]] | None = None
    for match in QUOTE_MARKS.finditer(text):
        start, mark = match.start(), match[0]
        if start < at or not _opens(text, start, mark):
            continue
        if breaks is None:
            breaks = [gap.span() for gap in _PARAGRAPH_END.finditer(text)]
        end = _closing(text, start, mark, breaks)
        if end is not None:
            yield start, end
            at = end


def _opens(text: str, start: int, mark: str) -> bool:
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    if not after or after.isspace():
        return False
    if mark in "'‘":
        return not before.isalnum() and after.isalnum() and not _ELISION.match(text, start)
    if mark == '"':
        return not before.isdigit() or after.isalpha()
    return mark in "“«„" or (mark == "”" and (not before or before.isspace()))


def _closing(text: str, start: int, mark: str, breaks: list[tuple[int, int]]) -> int | None:
    limit = _limit(text, start, LONGEST_SINGLE if mark in "'‘" else LONGEST_QUOTE, breaks)
    if mark in "'‘":
        return _closing_single(text, start, "'’" if mark == "‘" else "'", limit)
    at = _next_of(text, _CLOSES[mark], start + 1, limit)
    while at is not None and mark == '"' and _is_opening_double(text, at):
        at = _next_of(text, _CLOSES[mark], at + 1, limit)
    return _unclosed_end(text, start, limit) if at is None else at + 1


def _next_of(text: str, marks: str, start: int, limit: int) -> int | None:
    found = None
    for mark in marks:
        at = text.find(mark, start, limit)
        if at >= 0:
            found = limit = at
    return found


def _limit(text: str, start: int, longest: int, breaks: list[tuple[int, int]]) -> int:
    """Return how far a quotation may run: to the end of its paragraph, unless the next goes on quoting."""
    most = min(len(text), start + longest)
    following = bisect_left(breaks, (start, start))
    if following == len(breaks) or breaks[following][0] >= most:
        return most
    low, high = breaks[following]
    return most if text[high : high + 1] in ('"', "“") else low


def _is_opening_double(text: str, at: int) -> bool:
    """Tell whether a straight mark can only open: space before it, a letter after it."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    return before.isspace() and bool(after) and not after.isspace() and after not in ".,;:!?"


def _closing_single(text: str, start: int, closers: str, limit: int) -> int | None:
    passed = start + 1
    for _ in range(MOST_APOSTROPHES):
        at = _next_of(text, closers, passed + 1, limit)
        if at is None:
            return None
        if not (text[at + 1 : at + 2].isalnum() or text[at - 1].isspace()):
            return at + 1
        passed = at
    return None


def _unclosed_end(text: str, start: int, limit: int) -> int:
    end = _SENTENCE_END.search(text, start, limit)
    return end.end() if end else limit

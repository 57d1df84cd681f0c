"""Quotation marks in notes: straight, curly, single, guillemets, nested, unclosed."""

from __future__ import annotations

import re
from collections.abc import Iterator

QUOTE_MARKS = re.compile(r"[\"“”„«'‘]")
_ELISION = re.compile(r"['’‘](?:em|til|till|cause|bout|round|tis|twas|n|\d0s|\d\d)\b", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_CLOSES = {"“": '”"', "«": "»", "„": "“”", '"': '"”', "‘": "’", "'": "'", "”": "”"}
LONGEST_SINGLE = 400
LONGEST_QUOTE = 4000


def find_quotes(text: str, sentence_end: dict[int, int] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each outermost quotation, its marks included.

    A double mark that is never closed quotes to the end of its line or sentence;
    a lone single mark is an apostrophe. Quotations nested in another are part of it.
    """
    at = 0
    for match in QUOTE_MARKS.finditer(text):
        if match.start() < at or not _opens(text, match):
            continue
        end = _closing(text, match.start(), match.group())
        if end is None:
            continue
        yield match.start(), end
        at = end


def _opens(text: str, match: re.Match[str]) -> bool:
    start, mark = match.start(), match.group()
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    if not after or after.isspace():
        return False
    if mark in "'‘":
        return not before.isalnum() and after.isalnum() and not _ELISION.match(text, start)
    if mark == '"':
        return not before.isdigit() or after.isalpha()
    return mark in "“«„" or (mark == "”" and (not before or before.isspace()))


def _closing(text: str, start: int, mark: str) -> int | None:
    limit = _limit(text, start, LONGEST_SINGLE if mark in "'‘" else LONGEST_QUOTE)
    if mark in "'‘":
        return _closing_single(text, start, "'’" if mark == "‘" else "'", limit)
    closers = _CLOSES[mark]
    for at in range(start + 1, limit):
        if text[at] in closers and not (mark == '"' and _is_opening_double(text, at)):
            return at + 1
    return _unclosed_end(text, start, limit)


def _limit(text: str, start: int, longest: int) -> int:
    paragraph = _PARAGRAPH_END.search(text, start, start + longest)
    if paragraph is None:
        return min(len(text), start + longest)
    follows = text[paragraph.end() : paragraph.end() + 1]
    if follows and follows in '"“':  # a quotation goes on in the next paragraph
        return min(len(text), start + longest)
    return paragraph.start()


def _is_opening_double(text: str, at: int) -> bool:
    """Tell whether a straight mark can only open: space before it, a letter after it."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    return before.isspace() and bool(after) and not after.isspace() and after not in ".,;:!?"


def _closing_single(text: str, start: int, closers: str, limit: int) -> int | None:
    for at in range(start + 2, limit):
        if text[at] in closers and not text[at + 1 : at + 2].isalnum() and not text[at - 1].isspace():
            return at + 1
    return None


def _unclosed_end(text: str, start: int, limit: int) -> int:
    end = re.compile(r"[.!?](?=\s)|\n").search(text, start, limit)
    return end.end() if end else limit

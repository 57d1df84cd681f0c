"""Quotation marks in notes: straight, curly, single, guillemets, doubled, nested, unclosed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from notelint.late import late

QUOTE_MARKS = late(r"[\"“”„«'‘❝`]")
_ELISION = late(r"['’‘`](?:em|til|till|cause|bout|round|tis|twas|n|\d0s|\d\d)\b", re.IGNORECASE)
_SENTENCE_END = late(r"[.!?](?=\s)|\n")
_PARAGRAPH_END = late(r"\n\s*\n")
_DOUBLE_MARK = late(r"[\"“”„]")
_CLOSES = {"“": '”"', "«": "»", "„": "“”", '"': '"”', "‘": "’", "'": "'", "”": "”", "❝": "❞", "`": "`"}
_STOPS = ".!?,…"  # a single mark behind one of these closes; behind a letter it may be an apostrophe
LONGEST_SINGLE = 400
MOST_APOSTROPHES = 20  # passed over inside one quotation in single marks
MOST_PASSED = 40  # marks that may open, passed over inside one quotation in double marks
LONGEST_QUOTE = 4000
LONGEST_OPEN = 12  # spaces between a mark and the words it opens


def find_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each outermost quotation, its marks included.

    A double mark that is never closed quotes to the end of its line or sentence;
    a lone single mark is an apostrophe. Quotations nested in another are part of it.
    A mark written twice, as tables do, counts once.
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
    if mark == "❝":
        return True
    if not after or after.isspace():
        return mark in '"“«„' and _opens_with_space(text, start, mark)
    if mark in "'‘`":
        return not before.isalnum() and before != "`" and after.isalnum() and not _ELISION.match(text, start)
    if mark == '"':
        return not before.isdigit() or after.isalpha()
    return mark in "“«„" or (mark == "”" and (not before or before.isspace()))


def _opens_with_space(text: str, start: int, mark: str) -> bool:
    """Tell whether a mark with a space behind it opens: one that looks so, and a straight one if its fellow stands so too."""
    line = text.find("\n", start)
    line = len(text) if line < 0 else line
    words = next((at for at in range(start + 1, min(line, start + LONGEST_OPEN)) if not text[at].isspace()), None)
    closing = None if words is None else _next_of(text, _CLOSES[mark], words, line)
    if closing is None:
        return False
    return mark != '"' or (text[start - 1 : start].strip() == "" and text[closing - 1].isspace() and not _is_opening_double(text, closing))


def _closing(text: str, start: int, mark: str, breaks: list[tuple[int, int]]) -> int | None:
    if mark == "❝":
        return _closing_nested(text, start)
    is_single = mark in "'‘`"
    most = min(len(text), start + (LONGEST_SINGLE if is_single else LONGEST_QUOTE))
    limit = _limit(text, start, most, breaks)
    if is_single:
        end = _closing_single(text, start, "'’" if mark == "‘" else mark, limit)
        return _closing_beyond(text, mark, limit, most) if end is None and limit < most and mark != "`" else end
    opened = start
    while text[opened + 1 : opened + 2] == mark:
        opened += 1
    at = _next_of(text, _CLOSES[mark], opened + 1, limit)
    passed = 0
    while at is not None and mark == '"' and _is_opening_double(text, at):
        passed += 1
        at = _next_of(text, _CLOSES[mark], at + 1, limit) if passed < MOST_PASSED else None
    if at is not None:
        return _behind_run(text, at, opened - start)
    beyond = _closing_beyond(text, mark, limit, most) if limit < most else None
    return _unclosed_end(text, start, limit) if beyond is None else beyond


def _closing_nested(text: str, start: int) -> int | None:
    """Return where a quotation ends whose marks tell the beginning from the end, over paragraphs and others inside it."""
    depth = 0
    for at in range(start, min(len(text), start + LONGEST_QUOTE)):
        depth += (text[at] == "❝") - (text[at] == "❞")
        if depth == 0:
            return at + 1
    gap = _PARAGRAPH_END.search(text, start)
    return min(gap.start() if gap else len(text), start + LONGEST_QUOTE)


def _behind_run(text: str, at: int, more: int) -> int:
    """Return the end of a closing mark; where the opening one was written several times, of as many."""
    end = at + 1
    while more and text[end : end + 1] == text[at]:
        end, more = end + 1, more - 1
    return end


def _closing_beyond(text: str, mark: str, limit: int, most: int) -> int | None:
    """Return where a quotation ends that its paragraph leaves open: at a mark which closes before any other opens."""
    if mark in "'‘":
        return next((at + 1 for at in _marks(text, _CLOSES[mark], limit, most) if _closes_single(text, at)), None)
    at = next((found.start() for found in _DOUBLE_MARK.finditer(text, limit, most)), None)
    return at + 1 if at is not None and text[at] in _CLOSES[mark] and _closes_double(text, at) else None


def _marks(text: str, marks: str, start: int, end: int) -> Iterator[int]:
    """Yield the places of some marks up to the first that opens."""
    for at in range(start, end):
        if text[at] in "'‘\"“" and _opens(text, at, text[at]):
            return
        if text[at] in marks:
            yield at


def _closes_single(text: str, at: int) -> bool:
    return text[at - 1] in _STOPS and not text[at + 1 : at + 2].isalnum()


def _closes_double(text: str, at: int) -> bool:
    """Tell whether a mark can only close: words before it, and none right behind it; "12" may be inches."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    return not (before.isspace() or before.isdigit() or after.isalnum())


def _next_of(text: str, marks: str, start: int, limit: int) -> int | None:
    found = None
    for mark in marks:
        at = text.find(mark, start, limit)
        if at >= 0:
            found = limit = at
    return found


def _limit(text: str, start: int, most: int, breaks: list[tuple[int, int]]) -> int:
    """Return how far a quotation may run: to the end of its paragraph, unless the next goes on quoting."""
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

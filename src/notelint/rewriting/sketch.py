"""Show the sentence of a finding with a blank where its words stand: "Client ____ at dinner." asks what was seen."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from notelint.late import late

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

BLANK = "____"
MOST_WORDS = 24
LEAST_WORDS = 2  # beside the blank
_LEAD = late(
    r"(?:\b(?:is|was|are|were|be|been|being|became|becomes?|got|gets|grew|appear(?:s|ed)?|seem(?:s|ed)?|remain(?:s"
    r"|ed)?|acted|behaved|presented(?: as)?)"
    r"\s+(?:(?:very|quite|so|too|a bit|a little|somewhat|rather|increasingly|clearly|obviously|visibly|still|again|extremely)\s+){0,2}"
    r"(?:an?\s+)?)$",
    re.IGNORECASE,
)
_CLAUSE = late(r"[,;:]\s|\s[-–—]\s")
_CLAUSE_END = late(
    r"[,;:.!?](?=\s|$)|\s+(?:[-–—]\s|(?:but|because|since|when|while|then|although|though|until|unless)\b"
    r"|(?:and|so) (?:then|I|you|he|she|we|they|it|[a-z]{2,}ed)\b)",
    re.IGNORECASE,
)
# A finding that ends with one of these says the beginning of something: "dramatic about the neighbors".
_OPEN_END = late(
    r"(?:\b(?:to|of|for|with|w/|at|in|on|about|from|into|by|than|as|that|the|an?|his|her|their|my|our|your"
    r"|will|would|can|could|should|might|may|do|does|did|is|are|was|were|be|been|being|has|have|had|not)|['’](?:d|ll|s|re|ve))$",
    re.IGNORECASE,
)
_LABEL = late(r"\b[A-Z][\w/ -]{1,24}:(?=\s)")
_GAP = late(r"\s+")
_WORD = late(r"[^\W_]{2,}")

LONGEST_END = 12  # code points of a last word that leaves a finding open
REACH = 1200  # code points on each side of a finding; a longer sentence is shown in part anyway


def sketch(sheet: Sheet, start: int, end: int, *, is_clause: bool = False) -> str:
    """Return the sentence, or the part of a long one, around `start` to `end` with a blank; "" where too little is left.

    The blank goes on to the end of the clause where the words found are its beginning: with `is_clause`, and where they end open.
    """
    low, high = sheet.sentence_at(start)
    low = max(low, start - REACH, _value_start(sheet, start))
    low = _behind_header(sheet, low, start)
    before, after = sheet.text[low:start], sheet.text[end : min(max(high, end), end + REACH)]
    if is_clause or _OPEN_END.search(sheet.text, max(start, end - LONGEST_END), end):
        after = _behind_clause(after)
    if len((before + after).split()) > MOST_WORDS:
        before, after = _near(before, after)
    lead = _LEAD.search(before)
    before = before[: lead.start()] if lead else before
    if len(_WORD.findall(before + " " + after)) < LEAST_WORDS or not before.strip(" \t-*•"):
        return ""
    return _GAP.sub(" ", f"{before}{BLANK}{after}").strip(" -*•")


def _value_start(sheet: Sheet, offset: int) -> int:
    """Return where the value of the last label before a place begins; 0 without one."""
    labels = sheet.labels or []
    at = bisect_right(labels, offset, key=lambda label: label.value_start) - 1
    return labels[at].value_start if at >= 0 else 0


def _behind_header(sheet: Sheet, low: int, start: int) -> int:
    """Return where the last line before `start` begins that follows a line of labels or a full stop; `low` without one."""
    text = sheet.text
    at = text.rfind("\n", low, start)
    while at >= 0:
        begin = text.rfind("\n", 0, at) + 1
        if _is_header(sheet, begin, at):
            return at + 1
        at = text.rfind("\n", low, at)
    return low


def _is_header(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a line holds items of a record, or ends a sentence with somebody's initial."""
    if sheet.text[start:end].rstrip().endswith((".", ";")) or len(_LABEL.findall(sheet.text, start, end)) > 1:
        return True
    labels = sheet.labels or []
    at = bisect_right(labels, end, key=lambda label: label.start) - 1
    return at >= 0 and labels[at].start >= start and labels[at].value_end <= end


def _behind_clause(after: str) -> str:
    """Return what stands behind the clause that `after` goes on with."""
    stop = _CLAUSE_END.search(after)
    return after[stop.start() :] if stop else ""


def _near(before: str, after: str) -> tuple[str, str]:
    """Return the words of the clause alone."""
    cuts = [cut.end() for cut in _CLAUSE.finditer(before)]
    stop = _CLAUSE.search(after)
    return before[cuts[-1] if cuts else 0 :], after[: stop.start() if stop else len(after)]

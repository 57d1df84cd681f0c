"""Show the sentence of a finding with a blank where its words stand: "Client ____ at dinner." asks what was seen."""

from __future__ import annotations

import re
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
_GAP = late(r"\s+")
_WORD = late(r"[^\W_]{2,}")

REACH = 1200  # code points on each side of a finding; a longer sentence is shown in part anyway


def sketch(sheet: Sheet, start: int, end: int) -> str:
    """Return the sentence, or the part of a long one, around `start` to `end` with a blank; "" where too little is left."""
    low, high = sheet.sentence_at(start)
    low = max((label.value_start for label in sheet.labels or () if low < label.value_start <= start), default=low)
    before, after = sheet.text[max(low, start - REACH) : start], sheet.text[end : min(max(high, end), end + REACH)]
    if len((before + after).split()) > MOST_WORDS:
        before, after = _near(before, after)
    lead = _LEAD.search(before)
    before = before[: lead.start()] if lead else before
    if len(_WORD.findall(before + " " + after)) < LEAST_WORDS or not before.strip(" \t-*•"):
        return ""
    return _GAP.sub(" ", f"{before}{BLANK}{after}").strip(" -*•")


def _near(before: str, after: str) -> tuple[str, str]:
    """Return the words of the clause alone."""
    cuts = [cut.end() for cut in _CLAUSE.finditer(before)]
    stop = _CLAUSE.search(after)
    return before[cuts[-1] if cuts else 0 :], after[: stop.start() if stop else len(after)]

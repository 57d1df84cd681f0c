"""What takes a lexicon match back: who says it, a negation before it, a name around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

_NOT = r"(?:not|never|no|none|nor|neither|without|nothing|cannot|nobody|hardly|barely|scarcely)"
_NEGATION = re.compile(
    rf"(?:(?:\b(?:{_NOT}|rather than|instead of|anything but|far from|free of|nowhere near|by no means)|n['’]t)"
    r"(?:\s(?!but\b|and\b|only\b|because\b|just\b)[\w'’-]+){0,3}"
    # "not a drunk or an addict": the second of two is rejected with the first.
    rf"|(?:\b{_NOT}|n['’]t)\b[^.;:!?,]{{1,32}}\b(?:or|nor)(?:\san?)?)\s?$",
    re.IGNORECASE,
)
# "Far from being uncooperative" takes any word back, also one that "not" before it would leave as hurtful.
_CONTRAST = re.compile(
    r"\b(?:rather than|instead of|anything but|far from|nowhere near)(?:\s(?:being|seeming|at all|an?|the))*\s?$", re.IGNORECASE
)
NEGATION_REACH, CONTRAST_REACH = 48, 28  # code points
_WORD_BEFORE = re.compile(r"([\w'’&-]+)[ \t]$")
_WORD_AFTER = re.compile(r"[ \t]([\w'’&-]+)")


def is_negated(sheet: Sheet, start: int) -> bool:
    """Tell whether a negation shortly before `start`, in the same sentence, rejects what follows."""
    last = bisect_left(sheet.negators, start) - 1
    if last < 0 or sheet.negators[last] < start - NEGATION_REACH:
        return False
    low = max(sheet.sentence_at(start)[0], start - NEGATION_REACH)
    return _NEGATION.search(sheet.text[low:start]) is not None


def is_contrasted(sheet: Sheet, start: int) -> bool:
    """Tell whether the words before `start` set the note against what follows: "far from being ..."."""
    last = bisect_left(sheet.negators, start) - 1
    if last < 0 or sheet.negators[last] < start - CONTRAST_REACH:
        return False
    low = max(sheet.sentence_at(start)[0], start - CONTRAST_REACH)
    return _CONTRAST.search(sheet.text[low:start]) is not None


def is_name(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the match is part of a name: capitals in it and beside it, in mixed-case text.

    An abbreviation in capitals beside it makes no name: "Denies SI".
    """
    text = sheet.text
    matched = text[start:end]
    if not matched[:1].isupper() or matched.isupper():
        return False
    low, high = sheet.sentence_at(start)
    after = _WORD_AFTER.match(text, end, high)
    before = _WORD_BEFORE.search(text, max(low, start - 40), start)
    if after is not None and _is_capitalized(after.group(1)):
        return True
    return before is not None and before.start() > low and _is_capitalized(before.group(1))


def _is_capitalized(word: str) -> bool:
    return word[0].isupper() and word[1:2].islower() and word not in _NOT_NAMES


_NOT_NAMES = frozenset({"I", "I'm", "I'd", "I've", "He", "She", "They", "Writer", "Client", "Pt", "Staff", "PSS"})

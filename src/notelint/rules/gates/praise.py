"""Praise: a verdict as well, but no reason to stop a writer where only the sentence as a whole reads like one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from notelint.late import late
from notelint.rules.gates.kinds import words_of_kinds

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

_WORD = late(r"[\w-]+")
# What turns praise around: "not forthcoming", "for once polite", "well behaved for him".
_TURNED = late(
    r"\b(?:not|never|no|hardly|barely|too|less|lacks?|lacking|without|unlike|fake|falsely|only|surprisingly|unusually|suddenly"
    r"|for\s(?:once|a\schange|him|her|them|his|their)|when\sit\ssuits)\b|n['’]t\b",
    re.IGNORECASE,
)


def is_praise(sheet: Sheet, low: int, high: int, end: int) -> bool:
    """Tell whether the words from `low` to `high` praise and do not blame, and nothing in their sentence up to `end` turns it around."""
    friendly, unfriendly = _kinds()
    words = {word.lower() for word in _WORD.findall(sheet.text, low, high)}
    if friendly.isdisjoint(words) or not unfriendly.isdisjoint(words):
        return False
    return _TURNED.search(sheet.text, sheet.sentence_at(low)[0], end) is None


@cache
def _kinds() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of friendly and of unfriendly kinds."""
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    words = voice_words()
    unfriendly = words_of_kinds(words.unfriendly_kinds)
    return words_of_kinds(words.friendly_kinds) - unfriendly, unfriendly

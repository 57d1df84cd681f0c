"""Tell what a story says of another time from what it says of this contact: "last time we met at his place", "how I met my own peer"."""

from __future__ import annotations

import re
from functools import cache

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.sheet import VoiceSpan

Span = tuple[int, int]
REACH = 300  # code points before a place in which a sentence says of what time it tells
NEAR_START = 24  # code points at the start of a sentence in which it says of what time it tells
# A story of the writer's own begins so; "I was with him at the shelter" tells of the contact.
_OWN_STORY = late(r"(?:about|how|when|where|that|what|of|as|in\smy|at\s|back|years|the)\b")
_WAS_TO = late(r"\b(?:was|were|had\sbeen)\s(?:(?:also|only|still|just|not)\s)?$")
# Here a sentence comes back to the contact: "she said on the phone yesterday, so we met at the market".
_BACK = late(r"[,;]\s(?:so|but|and|then|today|now|this\stime)\b|\b(?:today|this\stime)\b|[.!?;]")
_NEXT_CLAUSE = late(r"[,.;:!?\n]|\s(?:i|we|he|she|they|it)\s")
_TODAY = late(r"\b(?:today|tonight|this\s(?:time|morning|afternoon|evening))\b")
_INTENDED = ("going to", "planning to")


def earlier_mark(low: str, start: int, end: int) -> int | None:
    """Return where a part of a lower-case text says that what stands at its end is told of an earlier time, or `None`."""
    for mark in _earlier().finditer(low, max(start, end - REACH), end):
        if not _BACK.search(low, mark.end(), end) and not _is_of_today(low, mark):
            return mark.start()
    return None


def _is_of_today(low: str, mark: re.Match[str]) -> bool:
    """Tell whether the words behind tell of this contact: "when I was at the shelter with her today, we talked"."""
    if not mark[0].startswith("when"):
        return False
    turn = _NEXT_CLAUSE.search(low, mark.end(), mark.end() + REACH)
    return _TODAY.search(low, mark.end(), turn.start() if turn else min(len(low), mark.end() + REACH)) is not None


def is_of_an_earlier_plan(low: str, start: int, at: int, anchor: str) -> bool:
    """Tell whether what was to come at `at`, in the sentence from `start`, was so once: "she was going to", "last week he said he will"."""
    if anchor.startswith(_INTENDED) and _WAS_TO.search(low, start, at):
        return True
    mark = earlier_mark(low, start, at)
    return mark is not None and mark - start - (len(low[start:at]) - len(low[start:at].lstrip())) <= NEAR_START


def stories_in(low: str, voices: list[VoiceSpan]) -> list[Span]:
    """Return where somebody's words are given, or the writer tells of their own life: no place there is that of the contact."""
    return [
        (start, end)
        for start, end, voice in voices
        if voice == "reported" or (voice == "self" and _is_own_story(low, start + (low[start : start + 1] == " ")))
    ]


def _is_own_story(low: str, start: int) -> bool:
    """Tell whether words of the writer's own tell of another time; "when I was at the shelter with her today" does not."""
    mark = _earlier().match(low, start)
    return _OWN_STORY.match(low, start) is not None and not (mark and _is_of_today(low, mark))


@cache
def _earlier() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in field_words().earlier)
    return re.compile(rf"\b(?:{phrases})(?![\w'’])")

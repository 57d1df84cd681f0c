"""Find where a contact took place, as prose tells it: "at her apartment", "by phone"."""

from __future__ import annotations

import re

from notelint.pipeline.field_words import field_words
from notelint.pipeline.record_contact import Clause

_PREPOSITION = re.compile(r"\b(at|in|inside|outside|near|by|via|over|on|to|through|from)\s")
_WORD = re.compile(r"\s?([a-zé'’/-]+)")
_NAME = r"(?:the\s)?[A-Z][\w'’&-]*(?:\s(?:of\sthe|of|the|and|&|[A-Z][\w'’&-]*))*"
_STOPS = frozenset(
    [
        "for",
        "on",
        "to",
        "and",
        "with",
        "from",
        "while",
        "where",
        "who",
        "after",
        "before",
        "at",
        "in",
        "by",
        "via",
        "over",
        "about",
        "during",
        "because",
        "so",
        "but",
        "then",
        "as",
    ]
)
_LINES = frozenset(["phone", "telephone", "zoom", "video", "telehealth", "videoconference", "facetime", "doxy"]) | {
    "video call",
    "phone call",
    "cell phone",
}
_ON = (
    frozenset(["bus", "bench", "porch", "street", "unit", "ward", "campus", "sidewalk", "corner", "trail", "playground", "beach"]) | _LINES
)
_WENT = frozenset(["went", "drove", "walked", "rode", "came", "traveled"])
_GOING = frozenset({"walked", "accompanied", "went with", "rode", "drove with", "joined"})
_NOT_NAMES = (
    r"\d|(?:the\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October"
)
MAX_PHRASE = 7


def find_place(text: str, low: str, clause: Clause) -> tuple[int, int] | None:
    """Return the span of the place in a clause of contact, without its preposition."""
    for match in _PREPOSITION.finditer(low, clause.start, clause.end):
        word, start = match[1], match.end()
        if word == "from" or (word == "to" and not _is_going(low, clause, match.start())):
            continue
        end = _phrase_end(low, start, clause.end, _allowed(word)) or _name_end(text, start, clause.end, word)
        if end:
            return start, end
    at = low.find("home visit", clause.start, clause.end)
    return (at, at + len("home visit")) if at >= 0 else None


def _is_going(low: str, clause: Clause, at: int) -> bool:
    """Tell whether "to" at `at` names where they went: "drove to the shelter and met Joe"."""
    before = low[max(clause.start, at - 16) : at].split()
    return clause.verb in _GOING or (bool(before) and before[-1] in _WENT)


def _allowed(preposition: str) -> frozenset[str]:
    if preposition in {"by", "via", "over", "through"}:
        return _LINES
    return _ON if preposition == "on" else field_words().places


def _phrase_end(low: str, start: int, limit: int, places: frozenset[str]) -> int | None:
    """Return the end of the last place word in the phrase that begins at `start`."""
    found, before = None, ""
    at = start
    for _ in range(MAX_PHRASE):
        word = _WORD.match(low, at, limit)
        if word is None or word[1] in _STOPS:
            break
        plain = word[1].rstrip("'’-")
        if plain in places or f"{before} {plain}" in places:
            found = word.start(1) + len(plain)
        before, at = plain, word.end()
    return found


def _name_end(text: str, start: int, limit: int, preposition: str) -> int | None:
    """Return the end of a proper name behind "at" ("at Denny's")."""
    name = re.compile(_NAME).match(text, start, limit) if preposition == "at" else None
    return name.end() if name and not re.compile(_NOT_NAMES).match(name[0]) else None

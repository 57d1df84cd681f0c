"""Find where a contact took place, as prose tells it: "at her apartment", "by phone"."""

from __future__ import annotations

from itertools import pairwise

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.record.contact import Clause
from notelint.pipeline.record.patterns import compiled

_PREPOSITION = late(r"(?<![\w-])(?<!\bdrop\s)(at|in|inside|outside|near|by|via|over|on|to|through|from|under|beside|behind|along|around)\s")
_WORD = late(r"\s?([a-zé'’/-]+)")
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
_OWN_PLACE = (
    r"(?:his|her|their)\s(?!(?:own|request|side|pace|best|worst|age|word|core|expense|level|last|first|next|appointment|suggestion"
    r"|invitation|feet|hands|phone|mother|father|sister|brother|friend|son|daughter|doctor|therapist|lawyer|wife|husband)\b)[a-z]+(?=[\s,.;]|$)"
)
_WENT = frozenset(["went", "drove", "walked", "rode", "came", "traveled"])
_GOING = frozenset({"walked", "accompanied", "went with", "rode", "drove with", "joined"})
_NOT_NAMES = (
    r"\d|(?:the\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:New\sYear|Christmas|X-?mas|Thanksgiving|Easter|Halloween|Hanukkah|Ramadan|Juneteenth)(?:['’]s)?(?:\sDay|\sEve)?|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October"
)
_LEAVES = r"\s(?:for|with|from|to|about|by|at\s*$|on\s*$|for\s*$|this\s(?:morning|afternoon|evening|am|pm)|today|tonight|earlier)(?=\s|$)"
_WARD = r"\bon\s((?:unit|ward|pod|floor)\s\w{1,3}|\d{1,2}\s?(?:north|south|east|west)|(?:north|south|east|west)\s\d{1,2})\b"
_EARLIER = late(r"\s(?:yesterday|last\s\w+|earlier|the\sother\sday|this\smorning|on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b")
MAX_PHRASE = 7
# "Uma picked the table" is told, and names no place.
_TOLD = late(
    r"[a-z]+\s(?:[a-z]{2,}ed|saw|took|chose|found|made|got|brought|held|left|gave|knew|kept|ran|drew|set)\s"
    r"(?:the|a|an|his|her|their|my|our)\s"
)


# What was done on the way is no place either: "walked home w/ her", "looked at the room on Elm".
_DONE = late(r"(?:walked\s(?:home|back|over)|looked|talked|peer\s(?:visit|session|contact))\s")
_NOT_HERE = late(r"(?:the|his|her|their|my)\s(?:last|first|other|next|old|new|same|right|wrong)\splace\b")
# "the bench by the duck pond": where the place itself stands.
_BESIDE = late(r"\s(?:by|behind|under|next to|across from|outside|at)\s(?=(?:the|his|her|their)\s)")
_ROOM = late(r",\s(?:room|rm|unit|floor|bay|bed|suite|apt)\.?\s#?[\da-z]{1,4}\b")


def find_place(text: str, low: str, clause: Clause) -> tuple[int, int] | None:
    """Return the span of the place in a clause of contact, without its preposition."""
    if walked := _walked(low, clause):
        return walked
    for match in _PREPOSITION.finditer(low, clause.start, clause.end):
        word, start = match[1], match.end()
        if word in {"from", "to"} and not _is_there(low, clause, match.start(), word):
            continue
        by_it = word == "by" and low.startswith(("the ", "his ", "her ", "their "), start)  # "met by the bus station"
        end = _phrase_end(low, start, clause.end, field_words().places if by_it else _allowed(word))
        if end is not None and _EARLIER.match(low, end, clause.sentence_end):
            continue  # "Calliope said on the phone yesterday"
        if end is None and word == "at":
            end = _name_end(text, start, clause.end) or _own_end(low, start, clause.end)
        if end and _NOT_HERE.fullmatch(low, start, end):
            continue
        if end:
            return start, _with_what_is_beside(low, end, clause.end)
    if ward := compiled(_WARD).search(low, clause.start, clause.end):
        return ward.span(1)
    at = low.find("home visit", clause.start, clause.end)
    return (at, at + len("home visit")) if at >= 0 else None


def place_in(low: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the place in a few words that may name one: "client at bus stop on Fell Ave"."""
    start = end - len(low[start:end].lstrip(" \t\r\n-–—(*:"))
    words = low[start:end].split()
    if low[start:end].strip(" *_.:") in field_words().opening_services:
        return None  # "Jail in-reach" is what was done
    if not is_place(words) or _TOLD.match(low, start, end) or _DONE.match(low, start, end):
        return None
    for match in _PREPOSITION.finditer(low, start, end):
        if not is_place(low[start : match.start()].split()) and is_place(low[match.end() : end].split()):
            start = match.end()
    return start, before_turn(low, start, end)


def find_phrase(low: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return the span of the place that begins at `start`, if it is one, and not one of another day."""
    end = _phrase_end(low, start, limit, field_words().places)
    return (start, end) if end is not None and not _EARLIER.match(low, end, limit) else None


def before_turn(low: str, start: int, end: int) -> int:
    """Return where a place ends before "for", "with" and the like."""
    if turn := compiled(_LEAVES).search(low, start, end):
        end = turn.start()
    return start + len(low[start:end].rstrip(" .(:"))


def is_place(words: list[str]) -> bool:
    """Tell whether one of the words, or two that follow each other, is a place."""
    places = field_words().places
    plain = [word.strip("()'’.,:") for word in words]
    return not (places.isdisjoint(plain) and places.isdisjoint(map(" ".join, pairwise(plain))))


def _walked(low: str, clause: Clause) -> tuple[int, int] | None:
    """Return the place of "we walked the river path"."""
    start = low.find("walked ", clause.start, clause.end) + len("walked ")
    end = _phrase_end(low, start, clause.end, field_words().places) if start >= len("walked ") else None
    return (start, end) if end else None


def _is_there(low: str, clause: Clause, at: int, word: str) -> bool:
    """Tell whether "to" or "from" at `at` names where they were: "drove to the shelter", "called together from the clinic"."""
    if word == "from":
        return low[at - len("together ") : at] == "together "
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
        if word is None or (word[1] in _STOPS and (before, word[1]) != ("drop", "in")):  # "the drop in center"
            break
        plain = word[1].rstrip("'’-")
        if plain in places or f"{before} {plain}" in places:
            found = word.start(1) + len(plain)
        before, at = plain, word.end()
    return found


def _with_what_is_beside(low: str, end: int, limit: int) -> int:
    """Return the end of a place with the one it stands by, and with its room: "the bench by the duck pond", "the clinic, room 4"."""
    beside = _BESIDE.match(low, end, limit)
    end = (beside and _phrase_end(low, beside.end(), limit, field_words().places)) or end
    room = _ROOM.match(low, end, limit)
    return room.end() if room else end


def _own_end(low: str, start: int, limit: int) -> int | None:
    """Return the end of "her duplex" behind "at", whatever the noun, unless it is a turn of phrase ("at her best")."""
    own = compiled(_OWN_PLACE).match(low, start, limit)
    return own.end() if own else None


def _name_end(text: str, start: int, limit: int) -> int | None:
    """Return the end of a proper name behind "at" ("at Denny's")."""
    name = compiled(_NAME).match(text, start, limit)
    return name.end() if name and not compiled(_NOT_NAMES).match(name[0]) else None

"""Find the kind of service where it stands alone: a part of a packed line, or a sentence that is nothing else.

"Peer supp 1:1 / 45 min / lobby", "Individual peer advocacy.", "12.7.23 - yth peer spt". All of its words are those that
name a service, one of them says whose it is or what it is about, and one what is done.
"""

from __future__ import annotations

import re
from functools import cache

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.record.words import plain_bytes, words_in

Span = tuple[int, int]
EDGE = 320  # code points at either end of a note in which a part may be the service
FEWEST_WORDS, MOST_WORDS = 2, 8
_PART = late(r"[^/|·;,.\n~()\[\]<>•:]+(?:(?<=\d):(?=\d)[^/|·;,.\n~()\[\]<>•:]*)?(?:/(?=[a-z])[a-z ]+)?")
_DASH = late(r"\s[-–—*]+\s|^\s*[a-z]{1,2}\s?-\s|\s{2,}")
_WORD = late(r"\d:\d|[a-z][a-z'’+-]*|\d+")
_TOKEN = late(r"\d:\d(?!\d)|[^\s/|·;,()\[\]<>•:=]+")
_LEAD = late(
    r"\b(?:minutes?|mins?|hours?|hrs?|units?|half)\sof\s|\b(?:it|this)\swas\s(?:an?\s|plain\s|simply\s|just\s|all\s|mostly\s){0,2}"
)
# Before a service at the opening stand no more than marks and a day; behind it a mark, a line's end, a number or with whom it was.
_OPENING = late(r"[\s*#_>•=–—-]*(?:\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?[\s,:;|–—-]+)?")
_ENDS = late(r"(?=\s?(?:[,;:|\n(/–—@]|\.(?:\s|$)|-\s|$)|\s(?:w/|with\s|\d|at\s))")
LONGEST_OPENING = 40  # code points
_SMALL = frozenset(
    ["with", "and", "of", "for", "the", "to", "on", "in", "one", "1", "person", "client", "member"]
)  # neither first nor last
_PUNCTUATION = ".,;:"
LONGEST = 90  # code points of a service behind a length
_WITH_SOMEBODY = late(r"\sw(?:ith)?$")  # "Peer 1:1 w/ Delphine"
_FOR_ONE = frozenset(["individual", "indiv", "one-on-one", "one-to-one", "1:1", "1-on-1"])
# What may lead to a service in a packed line without a colon: "visit name PRSS one on one", "kind__peer listening session".
_LABEL = late(
    r"\s*(?:(?:visit|serv\.?|service|svc|session|contact|entry)\s)?(?:name|kind|type|is|svc|svctype|service|mode|title)\b[\s_=>-]*"
)
_LABELS = frozenset(["svctype", "svc", "service", "kind", "type", "name", "mode", "is"])
_ODD = late(r"[^a-z\d\s'’:+/&-]")


def service_alone(low: str, start: int, end: int) -> Span | None:
    """Return the first part of a text near its beginning or end that is the name of a service; `low` is in small letters."""
    edges = [(start, end)] if end - start <= 2 * EDGE else [(start, start + EDGE), (end - EDGE, end)]
    edges = [edge for edge in edges if not _about_words().isdisjoint(words_in(plain_bytes(low[slice(*edge)])))]
    for look in (_among_parts, _among_facts):
        for edge in edges:
            if found := look(low, *edge):
                return found
    return None


@cache
def _about_words() -> frozenset[str]:
    """Return the first parts of the words one of which every service has: "peer" of "peer-to-peer"."""
    return frozenset(word.partition("-")[0] for word in field_words().service_abouts)


def service_at_opening(low: str, start: int, end: int) -> Span | None:
    """Return the service with which a note opens: "OUTREACH ATTEMPT", "Jail in-reach, pod 4C", "Court support w/ Shay"."""
    opening = _OPENING.match(low, start, end)
    if opening is None:
        return None
    for stop in reversed([*_ENDS.finditer(low, opening.end(), min(end, opening.end() + LONGEST_OPENING))]):
        if low[opening.end() : stop.start()] in field_words().opening_services:
            return opening.end(), stop.start()
    return None


def service_of_a_length(low: str, start: int, end: int) -> Span | None:
    """Return the service in "45 minutes of peer support" or "it was one-on-one recovery support"."""
    for lead in _LEAD.finditer(low, start, end):
        words: list[re.Match[str]] = []
        for word in _TOKEN.finditer(low, lead.end(), min(end, lead.end() + LONGEST)):
            plain = word[0].strip(_PUNCTUATION)
            if plain not in field_words().service_kinds or (not words and plain in _SMALL):
                break
            words.append(word)
            if plain != word[0]:
                break
        while words and words[-1][0].strip(_PUNCTUATION) in _SMALL:
            words.pop()
        if words and (found := _service(low, words[0].start(), words[-1].start() + len(words[-1][0].rstrip(_PUNCTUATION)))):
            return found
    return None


def _among_parts(low: str, start: int, end: int) -> Span | None:
    for part in _PART.finditer(low, start, end):
        at = part.start()
        for dash in [*_DASH.finditer(low, *part.span()), None]:
            stop = dash.start() if dash else part.end()
            label = _LABEL.match(low, at, stop)
            if found := _service(low, label.end() if label else at, stop):
                return found
            at = dash.end() if dash else stop
    return None


def _among_facts(low: str, start: int, end: int) -> Span | None:
    """Return a run of such words between codes, numbers and labels: "Visit Type Peer Field Visit Visit Length 50"."""
    kinds, headings = field_words().service_kinds, field_words().headings
    run: list[re.Match[str]] = []
    is_after_fact, is_labelled, before = True, False, ""
    for token in _TOKEN.finditer(low, start, end):
        word = token[0].rstrip(".,;") if token[0].rstrip(".,;") in kinds else token[0]
        if word in kinds and (run or is_after_fact or before in _LABELS) and not (len(run) >= FEWEST_WORDS and headings.get(word)):
            is_labelled = is_labelled if run else before in _LABELS
            run.append(token)
            if word == token[0]:
                continue
            if found := _service(low, run[0].start(), run[-1].start() + len(word)):
                return found
            run, is_after_fact, before = [], False, ""
            continue
        is_fact = word in headings or (not word.isalpha() and any(c.isdigit() for c in word))
        if run and (is_fact or is_labelled) and (found := _service(low, run[0].start(), run[-1].end())):
            return found
        run, is_after_fact, before = [], is_fact, word
        if is_fact and word in kinds:
            run = []
    return None


def _service(low: str, start: int, end: int) -> Span | None:
    """Return the words from `start` to `end` without white space, if all of them name a service."""
    told = _WITH_SOMEBODY.sub("", low[start:end].strip())
    words = _WORD.findall(told.replace("/", " "))
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or _ODD.search(told):
        return None
    known = field_words()
    if not (known.service_kinds.issuperset(words) and not known.service_abouts.isdisjoint(words)):
        return None
    if words[-1] == "sup" and low[end : end + 1] == ":":
        return None  # "Hector Bramante, CRS  Sup: Y. Lindqvist"
    if known.service_deeds.isdisjoint(words) or (words[-1] in known.service_titles and words[0] not in _FOR_ONE):
        return None  # "Fern Delacroix, Peer Support Specialist" is somebody's title, "individual peer specialist" is none
    first = low.index(told, start, end)
    return first, first + len(told)

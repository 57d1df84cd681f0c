"""Find the clauses in which the writer and the person are together: "we met ...", "Met with Maria ..."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.layout.field_words import FieldWords, field_words
from notelint.pipeline.record.another_time import earlier_mark
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.words import possible

MAX_CLAUSES = 5
_NOT_DONE = frozenset(
    [
        "will",
        "to",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "not",
        "never",
        "didn't",
        "had",
        "has",
        "have",
        "cannot",
        "can't",
        "won't",
        "wants",
        "hopes",
    ]
)
_OTHER_STAFF = frozenset(["case", "social", "mental", "her", "his", "their", "outreach", "legal", "housing", "care"])
_ABOUT = ["about", "how", "that", "because", "since", "who", "whose", "where", "when", "why", "whether", "if"]
_OPENS = frozenset(["on", "today", "this", "at", "in", "after", "during", "yesterday", "from"])
_WITH_WRITER = (
    r"\b(?:(?:met|joined|saw|called|visited|texted)\sme\b"
    r"|(?:with|by)\s(?:me|us|this|(?:the\s)?(?:writer|pss|cpss|cmpss|peer|staff|undersigned|worker|facilitator))\b)"
)


_UNFINISHED = r"\b(?:sept|sep|jan|feb|mar|apr|aug|oct|nov|dec|mr|mrs|ms|dr|st|ave|abt|[a-z])\.\s$"
_ABOUT_SO_MUCH = late(r"about\s(?:\d|an?\s(?:half|hour|quarter)|half|three|one|two|ten|fifteen|twenty|thirty|forty|fifty|sixty|ninety)")


class Clause(NamedTuple):
    """A sentence of a contact, up to the word where it turns to something else."""

    start: int
    end: int
    sentence_end: int
    verb: str


def contact_clauses(text: str, low: str, sentences: list[tuple[int, int]], present: Iterable[str]) -> list[Clause]:
    """Return the clauses of a contact, in the order of the text; `present` are its telling words."""
    if not sentences:
        return []
    words = field_words()
    found: dict[int, Clause] = {}
    floor, limit = sentences[0][0], sentences[-1][1]
    part = low[floor:limit]
    for verb in sorted([verb for verb in possible("contact", present) if verb in part]):
        for at in _occurrences(low, verb, floor, limit):
            start, end = _whole_sentence(low, sentences, bisect_right(sentences, (at, len(low) + 1)) - 1)
            if start not in found and at < end and _is_contact(low, start, at, end, words) and earlier_mark(low, start, at) is None:
                found[start] = Clause(start, _turn(text, low, at + len(verb), end), end, verb)
            if len(found) >= MAX_CLAUSES:
                return [found[start] for start in sorted(found)]
    return [found[start] for start in sorted(found)]


def is_quoted(text: str, start: int, at: int) -> bool:
    """Tell whether a place in the sentence that begins at `start` is inside quotation marks."""
    return (text.count('"', start, at) + text.count("“", start, at) + text.count("”", start, at)) % 2 == 1


def _occurrences(low: str, verb: str, floor: int, limit: int) -> Iterator[int]:
    at = low.find(verb, floor, limit)
    tries = 0
    while at >= 0 and tries < MAX_CLAUSES:
        after = low[at + len(verb) : at + len(verb) + 1]
        if not after.isalnum() and (at == 0 or not low[at - 1].isalnum()):
            tries += 1
            yield at
        at = low.find(verb, at + 1, limit)


def _is_contact(low: str, start: int, at: int, end: int, words: FieldWords) -> bool:
    """Tell whether it is the writer (or nobody named) who does what the verb at `at` says."""
    before = low[max(start, at - 80) : at].replace(",", " ").split()
    last = before[-1] if before else ""
    if not any(char.isalpha() for char in last):
        return True
    if last in _NOT_DONE:
        return False
    if last in words.writers and not (len(before) > 1 and before[-2] in _OTHER_STAFF):
        return True
    if last not in words.others and len(before) > 1 and (before[0] in words.writers or before[0] in _OPENS):
        return before[0] in words.writers or not words.others.intersection(before)
    return compiled(_WITH_WRITER).search(low, at, end) is not None


def _whole_sentence(low: str, sentences: list[tuple[int, int]], number: int) -> tuple[int, int]:
    """Return the sentence, with the next one where an abbreviation or an initial parted them ("Mrs. O. at her home")."""
    start, end = sentences[number]
    while low[end - 2 : end] == ". " and number + 1 < len(sentences) and compiled(_UNFINISHED).search(low, max(start, end - 8), end):
        number += 1
        end = sentences[number][1]
    return start, end


@cache
def _turns() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return what ends the telling of a contact, and the first words of it."""
    phrases = [*_ABOUT, *field_words().future, *field_words().earlier]
    firsts = frozenset(phrase.split()[0] for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})(?!['’]s)\b"), firsts


def _turn(text: str, low: str, at: int, end: int) -> int:
    pattern, firsts = _turns()
    if firsts.isdisjoint(low[at:end].replace(",", " ").split()):
        return end
    for turn in pattern.finditer(low, at, end):
        is_name = turn[0] == "will" and text[turn.start()] == "W"
        if not is_name and not _ABOUT_SO_MUCH.match(low, turn.start()):
            return turn.start()
    return end

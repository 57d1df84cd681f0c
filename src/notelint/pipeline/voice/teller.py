"""Who says it: whether the writer is the subject of a saying verb, told or left out."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from spacy.strings import get_string_id

from notelint.pipeline.sheet import Sheet
from notelint.pipeline.voice.voice_words import voice_words
from notelint.pipeline.words import hashed

_THIS = hashed("this")
_AND, _COMMA = hashed("and then n &"), hashed(",")
_AND_OR_COMMA = _AND | _COMMA
_OTHERS = hashed("his her their the a an my")
_OTHER_SUBJECTS = hashed("he she they who")
MOST_BACK = 40  # tokens looked back for the subject of a sentence
I_OR_WE = hashed("i we")
# Without a subject these are the writer's own: "Didn't think she was up to it".
_THINKS = hashed("think believe")
_TOLD = hashed("told informed warned")
_EXPLAINED, _MUST = hashed("explained clarified reiterated emphasized stressed"), hashed("ought should must needs")
FAR_ENOUGH = 16  # tokens behind "explained" in which it is said what somebody should do
_BY, _ME = hashed("by"), hashed("me us writer pss cpss")
_NOT = hashed("not")
_DOES = hashed("does")
_STOPS = hashed(". ! ? : ; - • *") | {get_string_id(line) for line in ("\n", "\n\n", "\r\n", "\n ")}
_TO = hashed("to the this")


class _Words(NamedTuple):
    """Hashes of the lists of `voices.toml` that tell who says something."""

    writers: frozenset[int]
    after_this: frozenset[int]
    asides: frozenset[int]
    somebodys: frozenset[int]
    told_persons: frozenset[int]
    told_others: frozenset[int]
    done_together: frozenset[int]


@cache
def _words() -> _Words:
    words = voice_words()
    lists = (
        words.writers,
        words.writers_after_this,
        words.saying_asides,
        words.somebodys,
        words.told_persons,
        words.told_others,
        words.done_together,
    )
    return _Words(*(hashed(*found) for found in lists))


def is_writers(sheet: Sheet, at: int) -> bool:
    """Tell whether the writer is who says what the verb at the token `at` gives."""
    lowers = sheet.tokens.lowers
    before = _subject_before(lowers, at)
    opens = before < 0 or lowers[before] in _STOPS
    if _is_told_by_writer(lowers, at) or (opens and (_tells_them(lowers, at) or lowers[at] in _THINKS)):
        return True  # "was told by me", "Told her that ...": who is left out is the writer
    if (opens and lowers[at] in _TOLD and (_is_name(sheet, at + 1) or _gives_own_view(lowers, at))) or _thinks_not(lowers, at, before):
        return True  # "Told Gus ...", "Told the counselor I think ...", "Didn't think ..."
    if _tells_what_to_do(lowers, at, opens=opens):
        return True
    if before < 0:
        return False
    if _goes_on(lowers, at) or (_tells_them(lowers, at, _words().told_others) and _goes_on_telling(lowers, at)):
        return True
    word = lowers[before]
    follows_this = before > 0 and lowers[before - 1] in _THIS
    if before > 0 and lowers[before - 1] in _words().somebodys and word not in I_OR_WE:
        return False  # "her worker said", "a case worker told me"
    return word in _words().writers or (follows_this and word in _words().after_this)


def _subject_before(lowers: list[int], at: int) -> int:
    """Return the token before the verb and its helping words."""
    before = at - 1
    while before > max(0, at - 3) and lowers[before] in _words().asides:
        before -= 1
    return before


def _is_told_by_writer(lowers: list[int], at: int) -> bool:
    return lowers[at + 1 : at + 2] != [] and lowers[at + 1] in _BY and not _ME.isdisjoint(lowers[at + 2 : at + 4])


def _thinks_not(lowers: list[int], at: int, before: int) -> bool:
    """Tell whether a sentence without a subject begins with "Didn't think", "Don't believe"."""
    if before < 0 or lowers[before] not in _NOT or lowers[at] not in _THINKS:
        return False
    return lowers[before - 1] not in _DOES and (before < 2 or lowers[before - 2] in _STOPS)


def _gives_own_view(lowers: list[int], at: int) -> bool:
    """Tell whether "I think" follows: in words that are told with no subject, "I" is the writer all the same."""
    behind = lowers[at + 1 : at + 7]
    return any(one in I_OR_WE and other in _THINKS for one, other in pairwise(behind))


def _tells_what_to_do(lowers: list[int], at: int, *, opens: bool) -> bool:
    """Tell whether a sentence without a subject explains what somebody should do: "Explained that she ought to cut it in half"."""
    return opens and lowers[at] in _EXPLAINED and not _MUST.isdisjoint(lowers[at + 1 : at + 1 + FAR_ENOUGH])


def _goes_on(lowers: list[int], at: int) -> bool:
    """Tell whether a verb behind "and" goes on with a sentence that begins with "I": "I sat down and said ..."."""
    if at < 1 or lowers[at - 1] not in _AND:
        return False
    first = _sentence_begin(lowers, at)
    return lowers[first] in I_OR_WE and _OTHER_SUBJECTS.isdisjoint(lowers[first + 1 : at])


def _goes_on_telling(lowers: list[int], at: int) -> bool:
    """Tell whether "and told her" goes on with the nearest subject, the writer: "PSS read the rules and told her ..."."""
    if at < 1 or lowers[at - 1] not in _AND_OR_COMMA:
        return False
    first = _sentence_begin(lowers, at)
    if lowers[at - 1] in _COMMA and _another_acts(lowers, first, at - 1):
        return False  # "I sat with Ray, his mother walked in, told him ..."
    nearest = next((word for word in reversed(lowers[first:at]) if word in I_OR_WE or word in _OTHER_SUBJECTS), None)
    if nearest is not None:
        return nearest in I_OR_WE
    opens = lowers[first] in _words().writers | _words().done_together
    return opens or (lowers[first] in _THIS and lowers[first + 1] in _words().writers | _words().after_this)


def _another_acts(lowers: list[int], first: int, comma: int) -> bool:
    """Tell whether the clause that ends at a comma is about somebody else: "his mother walked in"."""
    begin = next((at + 1 for at in range(comma - 1, first - 1, -1) if lowers[at] in _COMMA), first)
    return lowers[begin] in _OTHERS


def _sentence_begin(lowers: list[int], at: int) -> int:
    first = at
    while first > max(0, at - MOST_BACK) and lowers[first - 1] not in _STOPS:
        first -= 1
    return first


def _is_name(sheet: Sheet, at: int) -> bool:
    _, starts, ends = sheet.tokens
    name = sheet.text[starts[at] : ends[at]] if at < len(starts) else ""
    return name[:1].isupper() and name[1:].islower() and not name.endswith(".")


def _tells_them(lowers: list[int], at: int, others: frozenset[int] = frozenset()) -> bool:
    """Tell whether it is the person, or one of `others`, to whom something is told: "Explained to him"."""
    told = [word for word in lowers[at + 1 : at + 4] if word not in _TO]
    return bool(told) and (told[0] in _words().told_persons or told[0] in others)

"""The words of a note as they are compared: dates, numbers, pronouns and the person's own name stand for themselves no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from notelint.late import late
from notelint.review.known_words import known_words

NUMBER, PRONOUN, NAME = "#", "@", "*"  # what stands for all of a kind; none of them is a word of a note
_WORD = late(r"\d[\w:/.,-]*(?:\s?[ap]\.?m\b)?|[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOST_REMEMBERED = 100_000

_hashes: dict[str, int] = {}


Raw = tuple[str, str, int, int]  # a word of the note in lower case, what it is compared as, start, end


class Words(NamedTuple):
    """Words of one stretch: as they are compared, and where each starts and ends in the note."""

    plain: list[str]
    starts: list[int]
    ends: list[int]


def hashes_of(low: str, start: int, end: int, names: Collection[str]) -> list[int]:
    """Return a 64-bit hash of each word of a lower-case text, in order; `names` are forms of the person's own name."""
    hashes: list[int] = []
    previous = 0
    known = _hashes
    for word in _WORD.findall(low, start, end):
        value = _NAME_HASH if word in names else known.get(word) or _hashed(word)
        if value == previous and value in _KIND_HASHES:
            continue  # "March 4, 2026" is one date, "Ana Rivera" one name
        hashes.append(value)
        previous = value
    return hashes


def raw_words(low: str, start: int, end: int, most: int) -> list[Raw]:
    """Return at most so many words of a lower-case text, as they are compared but for names, with their places."""
    matches = islice(_WORD.finditer(low, start, end), most)
    return [(match[0], _plain(match[0]), match.start(), match.end()) for match in matches]


def words_of(raw: Iterable[Raw], names: Collection[str]) -> Words:
    """Return the words that `hashes_of` hashes, with their places."""
    plains: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    previous = ""
    for word, said, start, end in raw:
        plain = NAME if word in names else said
        if plain == previous and plain in _KINDS:
            ends[-1] = end
            continue
        plains.append(plain)
        starts.append(start)
        ends.append(end)
        previous = plain
    return Words(plains, starts, ends)


def is_number(word: str) -> bool:
    """Tell whether a word is a number, a month or a day of the week."""
    return _plain(word.lower()) == NUMBER


def hash_of(plain: str) -> int:
    """Return the hash of a word as `words_of` gives it."""
    return _hashes.get(plain) or _hashed(plain)


def _plain(word: str) -> str:
    if word[0].isdigit():
        return NUMBER
    word = word.replace("’", "'")
    return _kinds_of_words().get(word, word)


@cache
def _kinds_of_words() -> dict[str, str]:
    known = known_words()
    numbers = [*known.numbers, *(f"{word}'s" for word in known.numbers)]
    return dict.fromkeys(numbers, NUMBER) | dict.fromkeys(known.she | known.he | known.they, PRONOUN)


def _hashed(word: str) -> int:
    if len(_hashes) > _MOST_REMEMBERED:
        _hashes.clear()
    value = _digest(_plain(word))
    if not word[0].isdigit():  # numbers seldom come back
        _hashes[word] = value
    return value


def _digest(plain: str) -> int:
    return int.from_bytes(blake2b(plain.encode(errors="replace"), digest_size=8).digest(), "little") or 1


_KINDS = frozenset([NUMBER, PRONOUN, NAME])
_NAME_HASH = _digest(NAME)
_KIND_HASHES = frozenset(_digest(kind) for kind in _KINDS)

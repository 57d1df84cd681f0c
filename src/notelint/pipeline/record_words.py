"""Which words a text holds at all: a cheap look before any search."""

from __future__ import annotations

from functools import cache

from notelint.pipeline.field_words import field_words

TIME_WORDS = frozenset(["min", "mins", "minute", "minutes", "hour", "hours", "hr", "hrs", "h"])
# Bytes, because the table costs the same for every text; "?" stands for what is not ASCII.
_PARTED = bytes(code if chr(code).isalpha() or chr(code) == "'" else 32 for code in range(128)) + bytes(128)


def plain_bytes(low: str) -> bytes:
    """Return a lower-case text as ASCII, for looking only: its offsets are the same."""
    return low.replace("’", "'").encode("ascii", "replace")


def words_in(plain: bytes) -> set[str]:
    """Return the words of a text, without digits and punctuation."""
    return set(plain.translate(_PARTED).decode("ascii").split())


@cache
def by_first_word(name: str) -> dict[str, tuple[str, ...]]:
    """Return the phrases of one list of field words under the first word of each."""
    table: dict[str, list[str]] = {}
    phrases: tuple[str, ...] = getattr(field_words(), name)
    for phrase in phrases:
        first = plain_bytes(phrase).translate(_PARTED).decode("ascii").split()[0]
        table.setdefault(first, []).append(phrase)
    return {first: tuple(group) for first, group in table.items()}


def possible(name: str, words: set[str]) -> list[str]:
    """Return the phrases of one list of field words that may stand in a text with these words."""
    table = by_first_word(name)
    return [phrase for first in table.keys() & words for phrase in table[first]]

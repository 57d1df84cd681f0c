"""Which words a text holds at all: a cheap look before any search."""

from __future__ import annotations

from functools import cache

TIME_WORDS = frozenset(["min", "mins", "minute", "minutes", "hour", "hours", "hr", "hrs", "h"])
# Bytes, because their tables cost the same for every text; "?" stands for what is not ASCII.
_PARTED = bytes(code if chr(code).isalpha() or chr(code) == "'" else 32 for code in range(128)) + bytes(128)
_SHAPED = bytes(97 if chr(c).isalpha() else 48 if chr(c).isdigit() else 32 for c in range(128)) + bytes(128)


def plain_bytes(low: str) -> bytes:
    """Return a lower-case text as ASCII, for looking only: its offsets are the same."""
    return low.replace("’", "'").encode("ascii", "replace")


def words_in(plain: bytes) -> set[str]:
    """Return the words of a text, without digits and punctuation."""
    return set(plain.translate(_PARTED).decode("ascii").split())


def shape_of(plain: bytes) -> bytes:
    """Return the text with "a" for every letter and "0" for every digit."""
    return plain.translate(_SHAPED)


@cache
def by_first_word(phrases: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the phrases under the first word of each."""
    table: dict[str, list[str]] = {}
    for phrase in phrases:
        first = plain_bytes(phrase).translate(_PARTED).decode("ascii").split()[0]
        table.setdefault(first, []).append(phrase)
    return {first: tuple(group) for first, group in table.items()}


def possible(phrases: tuple[str, ...], words: set[str]) -> list[str]:
    """Return the phrases that may stand in a text with these words."""
    table = by_first_word(phrases)
    return [phrase for first in table.keys() & words for phrase in table[first]]

"""Which words a text holds at all: a cheap look before any search."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.record.patterns import compiled

TIME_WORDS = frozenset(["min", "mins", "minute", "minutes", "hour", "hours", "hr", "hrs", "h"])
ASIDE_WORDS = frozenset(["travel", "traveled", "driving", "drove", "drive", "documentation", "documenting", "charting"])
BOUND_WORDS = frozenset(
    [
        "ended",
        "finished",
        "began",
        "started",
        "left",
        "arrived",
        "got",
        "headed",
        "parted",
        "wrapped",
        "hung",
        "broke",
        "stopped",
        "closed",
        "til",
        "till",
        "until",
    ]
)
_LISTS = ("contact", "services", "plan", "plan_at_end")
_CODE_LIKE = r"\d(?:(?<=[a-z]\d)|\d{4})"
# Bytes, because the table costs the same for every text; "?" stands for what is not ASCII.
_PARTED = bytes(code if chr(code).isalpha() or chr(code) == "'" else 32 for code in range(128)) + bytes(128)
_SHAPES = bytes(ord("a") if chr(code).islower() else ord("0") if chr(code).isdigit() else 32 for code in range(128)) + bytes(128)


def has_some_digit(low: str) -> bool:
    """Tell whether a long text holds a digit; with ASCII, as most texts are, quicker than a search."""
    return b"0" in _shape(low) if low.isascii() else compiled(r"\d").search(low) is not None


def may_hold_code(low: str) -> bool:
    """Tell whether a lower-case text holds what every code has: a digit behind a letter, or five digits."""
    if not low.isascii():
        return compiled(_CODE_LIKE).search(low) is not None
    shape = _shape(low)
    return b"a0" in shape or b"00000" in shape


def _shape(low: str) -> bytes:
    """Return an ASCII text with "a" for each small letter and "0" for each digit."""
    return low.encode("ascii").translate(_SHAPES)


def plain_bytes(low: str) -> bytes:
    """Return a lower-case text as ASCII, for looking only: its offsets are the same."""
    return low.replace("’", "'").encode("ascii", "replace")


def words_in(plain: bytes) -> list[str]:
    """Return the words of a text in their order, without digits and punctuation."""
    return plain.translate(_PARTED).decode("ascii").split()


def telling_words(low: str) -> frozenset[str]:
    """Return those words of a lower-case text that decide whether a search of prose is worth while."""
    return _telling().intersection(words_in(plain_bytes(low)))


@cache
def _telling() -> frozenset[str]:
    firsts = (by_first_word(name) for name in _LISTS)
    return TIME_WORDS.union(ASIDE_WORDS, BOUND_WORDS, *firsts)


@cache
def by_first_word(name: str) -> dict[str, tuple[str, ...]]:
    """Return the phrases of one list of field words under the first word of each."""
    table: dict[str, list[str]] = {}
    phrases: tuple[str, ...] = getattr(field_words(), name)
    for phrase in phrases:
        first = words_in(plain_bytes(phrase))[0]
        table.setdefault(first, []).append(phrase)
    return {first: tuple(group) for first, group in table.items()}


def possible(name: str, words: Iterable[str]) -> list[str]:
    """Return the phrases of one list of field words that may stand in a text with these words."""
    table = by_first_word(name)
    return [phrase for word in words if word in table for phrase in table[word]]

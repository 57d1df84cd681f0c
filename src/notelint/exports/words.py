"""Lists of words as they are written in this package."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that are parted by spaces."""
    return frozenset(words.split())

"""The words by which a note tells where people were and what happened: `lexicons/contradictions.toml`, read once and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from notelint.late import late
from notelint.lexicon.files import lexicon_folder
from notelint.lexicon.word_files import read_word_lists

_ANY_END, _ANY_WORDS = r"\w*", r"(?:\s[\w.'’-]+){1,5}?\s"
_WORD = late(r"[a-z]+")


class Phrases:
    """Find some phrases in lower-case text; what is looked for follows the words of the text, not the number of phrases."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[tuple[frozenset[str], str]]] = {}
        self._by_beginning: list[tuple[str, str]] = []
        self._compiled: dict[str, re.Pattern[str]] = {}
        for phrase in phrases:
            whole = [word for word in _WORD.findall(phrase) if f"{word}*" not in phrase]
            if whole:
                self._by_word.setdefault(max(whole, key=len), []).append((frozenset(whole), phrase))
            else:
                self._by_beginning.append((max(_WORD.findall(phrase), key=len, default=phrase), phrase))

    def finditer(self, low: str, start: int = 0, end: int | None = None, *, words: frozenset[str] | None = None) -> list[re.Match[str]]:
        """Return where phrases stand in a part of a text, in its order; `words` are all words of the text, where they are known."""
        limit = len(low) if end is None else end
        present = words_of(low[start:limit]) if words is None else words
        found = [match for pattern in self._possible(low, present) for match in pattern.finditer(low, start, limit)]
        return sorted(found, key=lambda match: (match.start(), -match.end()))

    def search(self, low: str, start: int = 0, end: int | None = None, *, words: frozenset[str] | None = None) -> re.Match[str] | None:
        """Return the first phrase in a part of a text, or `None`."""
        found = self.finditer(low, start, end, words=words)
        return found[0] if found else None

    def match(self, low: str) -> bool:
        """Tell whether a text begins with one of the phrases."""
        found = self.search(low)
        return found is not None and found.start() == 0

    def sub(self, by: str, low: str, *, words: frozenset[str] | None = None) -> str:
        """Return the text with every phrase taken out for `by`."""
        for pattern in self._possible(low, words_of(low) if words is None else words):
            low = pattern.sub(by, low)
        return low

    def _possible(self, low: str, words: frozenset[str]) -> Iterator[re.Pattern[str]]:
        for word in self._by_word.keys() & words:
            for needed, phrase in self._by_word[word]:
                if needed <= words:
                    yield self._pattern(phrase)
        for beginning, phrase in self._by_beginning:
            if beginning in low:
                yield self._pattern(phrase)

    def _pattern(self, phrase: str) -> re.Pattern[str]:
        """Return the expression of a phrase, compiled when a text first holds its word."""
        pattern = self._compiled.get(phrase)
        if pattern is None:
            pattern = self._compiled[phrase] = re.compile(rf"(?<![\w-]){_expression(phrase)}(?![\w])")
        return pattern


def words_of(low: str) -> frozenset[str]:
    """Return the words of a lower-case text, the parts of "don't" and "one-on-one" apart."""
    return frozenset(_WORD.findall(low))


@dataclass(frozen=True, slots=True)
class ContradictionWords:
    """Hold the lists of `contradictions.toml`; the file says what each is for."""

    remote_places: Phrases
    remote_told: Phrases
    together_told: Phrases
    rides: Phrases
    recreation: Phrases
    not_met: Phrases
    support_told: Phrases
    no_support: Phrases
    teaching: Phrases
    group_words: Phrases
    one_person: Phrases
    attendance: Phrases
    staff_words: Phrases
    counted_in: Phrases
    counted_out: Phrases
    aside_time: Phrases
    was_all: Phrases


@cache
def contradiction_words() -> ContradictionWords:
    """Return the words of `contradictions.toml`, loaded at first use.

    Raises `KnowledgeError` that names the file and the list that is wrong.
    """
    return load_contradiction_words(lexicon_folder() / "contradictions.toml")


def load_contradiction_words(path: Path) -> ContradictionWords:
    """Read and check one file of such words; raise `KnowledgeError` if it is broken."""
    names = [field.name for field in fields(ContradictionWords)]
    return ContradictionWords(*map(Phrases, read_word_lists(path, names)))


def _expression(phrase: str) -> str:
    told = re.escape(phrase).replace("'", "['’]").replace(r"\ \*\ ", _ANY_WORDS).replace(r"\ ", r"\s+")
    return told.replace(r"\*", _ANY_END)

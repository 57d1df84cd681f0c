"""How much two notes are alike, section by section and word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from notelint.exports.rows import Row
from notelint.pipeline.layout.labels import plain_text
from notelint.pipeline.record.moments import lowered
from notelint.review.across.hashing import shortened, windows
from notelint.review.across.sections import STORY, Section
from notelint.review.across.thresholds import (
    ALIKE_ALONE,
    ALIKE_IN_GROUP,
    ALIKE_IN_TWO,
    FEWEST_WORDS,
    LARGELY_ALIKE,
    MOST_PASSAGES,
    MOST_WORDS,
    SHINGLE,
    SHORTEST_ALIGNED,
    SHORTEST_PASSAGE,
)
from notelint.review.across.words import Words, hash_of, raw_words, words_of
from notelint.review.names import name_forms

Passage = tuple[int, int, int, int]


class Sectioned:
    """One note as it is compared: its row, its lower-case text, its sections and their words."""

    def __init__(self, row: Row, sections: Sequence[Section]) -> None:
        self.row = row
        self.low = lowered(plain_text(row.text))
        self.sections = [(section.name, raw_words(self.low, section.start, section.end, MOST_WORDS)) for section in sections]


@dataclass(frozen=True, slots=True)
class Match:
    """Two sections beside each other: their words that are not boilerplate, and the rows of words they share.

    `blocks` are (index in the first, index in the second, number of words), in order.
    """

    name: str
    first: Words
    second: Words
    blocks: Sequence[tuple[int, int, int]]

    @property
    def shared(self) -> int:
        """Return how many words the two have in common."""
        return sum(size for _, _, size in self.blocks)

    @property
    def total(self) -> int:
        """Return how many words the two have together."""
        return len(self.first.plain) + len(self.second.plain)

    @property
    def similarity(self) -> float:
        """Return the share of words in common, 0 to 1."""
        return 2 * self.shared / self.total if self.total else 0.0

    @property
    def is_long(self) -> bool:
        """Tell whether both sections tell enough to be copies."""
        return min(len(self.first.plain), len(self.second.plain)) >= FEWEST_WORDS

    def aligned(self) -> Iterator[tuple[int, int]]:
        """Yield the index of each shared word in the first and in the second; single words between others are chance."""
        for first, second, size in self.blocks:
            if size < SHORTEST_ALIGNED:
                continue
            yield from zip(range(first, first + size), range(second, second + size), strict=True)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two notes have in common."""

    matches: Sequence[Match]

    @property
    def similarity(self) -> float:
        """Return the similarity of the two sections that are most alike, those of the story first."""
        stories = [match.similarity for match in self.matches if match.name == STORY and match.is_long]
        return max(stories, default=0.0)

    @property
    def are_copies(self) -> bool:
        """Tell whether one section of the story is nearly the same, or two sections are much the same, one of them of the story."""
        alike = [match for match in self.matches if match.is_long and match.similarity >= ALIKE_IN_TWO]
        stories = [match for match in alike if match.name == STORY]
        return any(match.similarity >= ALIKE_ALONE for match in stories) or (len(alike) > 1 and len(stories) > 0)

    @property
    def largely_alike(self) -> list[Match]:
        """Return the sections in which a name left behind would tell: all that are alike, if one of them tells enough."""
        alike = [match for match in self.matches if match.similarity >= LARGELY_ALIKE]
        return alike if any(match.is_long and match.name == STORY for match in alike) else []

    def passages(self) -> tuple[Passage, ...]:
        """Return the places of both notes that are the same, the longest ones if there are many, in order."""
        blocks = [(match, *block) for match in self.matches for block in match.blocks if block[2] >= SHORTEST_PASSAGE]
        longest = sorted(blocks, key=lambda block: -block[3])[:MOST_PASSAGES]
        return tuple(
            sorted(
                (m.first.starts[a], m.first.ends[a + size - 1], m.second.starts[b], m.second.ends[b + size - 1])
                for m, a, b, size in longest
            )
        )


def compare(first: Sectioned, second: Sectioned, boilerplate: frozenset[int]) -> Likeness:
    """Return what two notes have in common; each section of the second is held against the one of the first that is nearest to it."""
    names = name_forms(first.row.person) | name_forms(second.row.person)
    ones = [(name, _own(words_of(raw, names), boilerplate)) for name, raw in first.sections]
    others = [(name, _own(words_of(raw, names), boilerplate)) for name, raw in second.sections]
    return Likeness([_match(name, words, [one for kind, one in ones if kind == name]) for name, words in others if words.plain])


def say_nothing_of_their_own(first: Sectioned, second: Sectioned) -> bool:
    """Tell whether two notes of one group are the same from head to foot, wherever the person's own part would stand."""
    names = name_forms(first.row.person) | name_forms(second.row.person)
    one, other = (Counter(words_of(raw_words(told.low, 0, len(told.low), MOST_WORDS), names).plain) for told in (first, second))
    return 2 * (one & other).total() >= ALIKE_IN_GROUP * (one.total() + other.total())


def _match(name: str, words: Words, candidates: list[Words]) -> Match:
    """Compare a section with that of the other note which has the most words of it; differing ones are not looked at closely."""
    counted = Counter(words.plain)
    shared = [(counted & Counter(one.plain)).total() for one in candidates]
    nearest = max(range(len(candidates)), key=shared.__getitem__, default=None)
    if nearest is None:
        return Match(name, Words([], [], []), words, ())
    first = candidates[nearest]
    if 2 * shared[nearest] < LARGELY_ALIKE * (len(first.plain) + len(words.plain)):
        return Match(name, first, words, ())
    matcher = SequenceMatcher(None, first.plain, words.plain, autojunk=False)
    blocks = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    return Match(name, first, words, blocks)


def _own(words: Words, boilerplate: frozenset[int]) -> Words:
    """Return the words of a section that are not boilerplate."""
    if not boilerplate:
        return words
    common = [at for at, row in enumerate(shortened(windows([hash_of(w) for w in words.plain])).tolist()) if row in boilerplate]
    covered = {at + step for at in common for step in range(SHINGLE)}
    if not covered:
        return words
    kept = [at for at in range(len(words.plain)) if at not in covered]
    return Words([words.plain[at] for at in kept], [words.starts[at] for at in kept], [words.ends[at] for at in kept])

"""The `notelint_leaning` component: how much the words of a sentence, taken together, lean to a family of findings.

Patterns know the shapes somebody listed. What is said in words nobody listed is told by many small signs
together; how much each of them weighs was learned from the corpus, see `notelint.lexicon.weights`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import inf, sqrt
from operator import add, neg

from spacy.language import Language

from notelint.lexicon.weights import BASE, EDGE, NEVER, SIGNS, UNIT, SentenceWeights, sentence_weights, unpacked
from notelint.pipeline.annotator import Annotator
from notelint.pipeline.leaning.terms import Numbers, Stretch, numbered, stretches
from notelint.pipeline.sheet import Leaning, Sheet
from notelint.pipeline.voice.finder import VoiceFinder

_EDGE = SIGNS.index(EDGE) + 1
SHORTEST = 8  # terms that a sentence needs before it tells enough
SHORTEST_PART = 4  # terms that are pointed at, at least


class LeaningFinder(Annotator):
    """Leave on the Sheet how much each sentence leans to each family the weights know."""

    def annotate(self, sheet: Sheet) -> None:
        """Fill `sheet.leanings`; sentences and voices are found first if they were not."""
        if sheet.voices is None:
            VoiceFinder().annotate(sheet)
        weights = sentence_weights()
        sheet.leanings = [leaning for stretch in stretches(sheet, _numbers()) for leaning in _leanings(stretch, sheet, weights)]


@cache
def _numbers() -> Numbers:
    weights = sentence_weights()
    return numbered(weights.words, weights.kinds)


def _leanings(stretch: Stretch, sheet: Sheet, weights: SentenceWeights) -> Iterator[Leaning]:
    """Yield one row for each family; the part that weighs most is looked for where the sentence is of the family."""
    grams = weights.grams
    total = sum(map(grams.__getitem__, grams.keys() & keys_of(stretch)))
    size = sqrt(len(stretch.terms))
    sums = unpacked(total, len(weights.families))
    for column, ((family, bar), each) in enumerate(zip(weights.families.items(), sums, strict=True)):
        weight = round(each / UNIT / size + bar.bias, 3)
        is_found = weight > bar.finds and len(stretch.terms) >= SHORTEST
        if not is_found and bar.doubts <= NEVER:
            continue  # nothing asks how little it weighs
        first, last = _heaviest(stretch, weights, column, bar.bias) if is_found else (0, -1)
        low, high = sheet.tokens.starts[stretch.places[first]], sheet.tokens.ends[stretch.places[last]]
        yield Leaning(stretch.start, stretch.end, family, weight, is_found, low, high)


def keys_of(stretch: Stretch) -> list[int]:
    """Return the keys of all grams of a stretch, in the order of `_places`; 0 for one that came before.

    With words: each alone, and two neighbours. With kinds: the same, three neighbours, and two around any one.
    """
    words, kinds = stretch.terms, stretch.kinds
    row = [_EDGE, *words, _EDGE]
    pairs = [*map(add, map(BASE.__mul__, row), row[1:])]
    row = [_EDGE, *kinds, _EDGE]
    moved = [kind * BASE for kind in row]
    kind_pairs = [*map(add, moved, row[1:])]
    triples = [pair * BASE + third for pair, third in zip(kind_pairs, row[2:], strict=False)]
    return [*words, *pairs, *_others(kinds, words), *_others(kind_pairs, pairs), *triples, *map(neg, map(add, moved, row[2:]))]


def _others(keys: list[int], before: list[int]) -> list[int]:
    return [0 if key == known else key for key, known in zip(keys, before, strict=True)]


def _heaviest(stretch: Stretch, weights: SentenceWeights, column: int, bias: float) -> tuple[int, int]:
    """Return the first and last of the neighbouring terms that weigh most for one family."""
    size = len(stretch.terms)
    shares = [bias / size] * (size + 2)
    for key, places in zip(keys_of(stretch), _places(size), strict=True):
        if key in weights.grams:
            share = unpacked(weights.grams[key], len(weights.families))[column] / UNIT / sqrt(size) / len(places)
            for place in places:
                shares[place] += share
    best, first, last = 0.0, 0, size - 1
    total, start = 0.0, 1
    for at in range(1, size + 1):
        if total <= 0:
            total, start = 0.0, at
        total += shares[at]
        if total > best:
            best, first, last = total, start - 1, at - 1
    return _long_enough(shares[1:-1], first, last)


def _long_enough(shares: list[float], first: int, last: int) -> tuple[int, int]:
    """Return the part with neighbours, the heavier first, until it says something by itself."""
    while last - first + 1 < min(SHORTEST_PART, len(shares)):
        before = shares[first - 1] if first > 0 else -inf
        behind = shares[last + 1] if last + 1 < len(shares) else -inf
        if behind >= before:
            last += 1
        else:
            first -= 1
    return first, last


def _places(size: int) -> Iterator[tuple[int, ...]]:
    """Yield, in the order of `keys_of`, which terms of the row (edges counted) each gram is of."""
    for _ in ("words", "kinds"):
        yield from ((at + 1,) for at in range(size))
        yield from ((at, at + 1) for at in range(size + 1))
    yield from ((at, at + 1, at + 2) for at in range(size))
    yield from ((at, at + 2) for at in range(size))


@Language.factory("notelint_leaning")
def make_leaning(nlp: Language, name: str) -> LeaningFinder:
    """Create the component that weighs the words of each sentence together."""
    return LeaningFinder()

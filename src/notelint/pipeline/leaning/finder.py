"""The `notelint_leaning` component: how much the words of a sentence, taken together, lean to a family of findings.

Patterns know the shapes somebody listed. What is said in words nobody listed is told by many small signs
together; how much each of them weighs was learned from the corpus, see `notelint.lexicon.weights`. Where the weights do not
rule a family out, a small network reads the sentence too (`reading`), and what it makes of it is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import inf, sqrt
from operator import add, neg

from spacy.language import Language

from notelint.lexicon.files import network_file
from notelint.lexicon.network import Network, ending_of, read_network, table_digest
from notelint.lexicon.weights import BASE, EDGE, NEVER, RARE, SIGNS, UNIT, SentenceWeights, sentence_weights, unpacked
from notelint.pipeline.annotator import Annotator
from notelint.pipeline.leaning.reading import Reading, Row, readings
from notelint.pipeline.leaning.terms import Numbers, Stretch, numbered, stretches
from notelint.pipeline.sheet import Leaning, Sheet
from notelint.pipeline.spans import whole_words
from notelint.pipeline.voice.finder import VoiceFinder

_EDGE, _RARE = SIGNS.index(EDGE) + 1, SIGNS.index(RARE) + 1
SHORTEST = 8  # terms that a sentence needs before it tells enough
SHORTEST_PART = 4  # terms that are pointed at, at least
# What the network makes of a sentence counts this much beside the weights. It is asked only where they come to more than `ASKED_FROM`;
# elsewhere it would mostly make about `NOT_ASKED` of it, and that is taken for its answer (docs/learned.md).
SHARE_OF_NETWORK = 0.06
ASKED_FROM, NOT_ASKED = -0.8, -10.0
AT_ONCE = 200  # sentences that are read together: more of them are no faster, and take more room
NEARLY = 1.5  # how far below the likeliest word its neighbours may be and still be pointed at with it (natural logarithm of odds)


class LeaningFinder(Annotator):
    """Leave on the Sheet how much each sentence leans to each family the weights know."""

    def annotate(self, sheet: Sheet) -> None:
        """Fill `sheet.leanings`; sentences and voices are found first if they were not."""
        if sheet.voices is None:
            VoiceFinder().annotate(sheet)
        weights = sentence_weights()
        found = [*stretches(sheet, _numbers())]
        weighed = [_weighed(stretch, weights) for stretch in found]
        read = _read(sheet, found, weighed)
        sheet.leanings = [
            leaning
            for stretch, each, reading in zip(found, weighed, read, strict=True)
            for leaning in _leanings(stretch, sheet, weights, each, reading)
        ]


@cache
def _numbers() -> Numbers:
    weights = sentence_weights()
    return numbered(weights.words, weights.kinds)


@cache
def _network() -> Network:
    weights = sentence_weights()
    return read_network(network_file(), table_digest(weights.words, weights.kinds), tuple(weights.families))


def _weighed(stretch: Stretch, weights: SentenceWeights) -> list[float]:
    """Return what the terms of a stretch weigh together, for each family."""
    grams = weights.grams
    total = sum(map(grams.__getitem__, grams.keys() & keys_of(stretch)))
    size = sqrt(len(stretch.terms))
    sums = unpacked(total, len(weights.families))
    return [each / UNIT / size + bar.bias for each, bar in zip(sums, weights.families.values(), strict=True)]


def _read(sheet: Sheet, found: Sequence[Stretch], weighed: Sequence[list[float]]) -> list[Reading | None]:
    """Return what the network makes of the stretches that it is asked about."""
    asked = [at for at, each in enumerate(weighed) if max(each) > ASKED_FROM]
    read: list[Reading | None] = [None] * len(found)
    for first in range(0, len(asked), AT_ONCE):
        some = asked[first : first + AT_ONCE]
        for at, reading in zip(some, readings(_network(), [_row(sheet, found[at]) for at in some]), strict=True):
            read[at] = reading
    return read


def _row(sheet: Sheet, stretch: Stretch) -> Row:
    """Return a stretch as the network sees it."""
    weights = sentence_weights()
    first_kind = len(SIGNS) + len(weights.words)
    _, starts, ends = sheet.tokens
    return Row(
        stretch.terms,
        [max(0, kind - first_kind) for kind in stretch.kinds],
        [
            ending_of(sheet.text[starts[at] : ends[at]].lower()) if term == _RARE else 0
            for term, at in zip(stretch.terms, stretch.places, strict=True)
        ],
    )


def _leanings(stretch: Stretch, sheet: Sheet, weights: SentenceWeights, weighed: list[float], reading: Reading | None) -> Iterator[Leaning]:
    """Yield one row for each family; the likeliest words are looked for where the sentence is of the family."""
    for column, (family, bar) in enumerate(weights.families.items()):
        asked = reading if weighed[column] > ASKED_FROM else None
        answer = NOT_ASKED if asked is None else float(asked.whole[column] + asked.words[:, column].max())
        weight = round(weighed[column] + SHARE_OF_NETWORK * answer, 3)
        is_found = asked is not None and weight > bar.finds and len(stretch.terms) >= SHORTEST
        if not is_found and bar.doubts <= NEVER:
            continue  # nothing asks how little it weighs
        first, last = _pointed_at(asked, column) if asked is not None and is_found else (0, -1)
        low, high = whole_words(sheet.text, sheet.tokens.starts[stretch.places[first]], sheet.tokens.ends[stretch.places[last]])
        yield Leaning(stretch.start, stretch.end, family, weight, is_found, low, high)


def _pointed_at(reading: Reading, column: int) -> tuple[int, int]:
    """Return the first and last of the words that are likeliest to be what is found."""
    odds = reading.words[:, column].tolist()
    first = last = odds.index(max(odds))
    least = odds[first] - NEARLY
    while first > 0 and odds[first - 1] > least:
        first -= 1
    while last + 1 < len(odds) and odds[last + 1] > least:
        last += 1
    return _long_enough(odds, first, last)


def keys_of(stretch: Stretch) -> list[int]:
    """Return the keys of all grams of a stretch; 0 for one that came before.

    With words: each alone, and two neighbours. With kinds: the same, three neighbours, and two around any one; and of verbs who does it.
    """
    words, kinds = stretch.terms, stretch.kinds
    row = [_EDGE, *words, _EDGE]
    pairs = [*map(add, map(BASE.__mul__, row), row[1:])]
    row = [_EDGE, *kinds, _EDGE]
    moved = [kind * BASE for kind in row]
    kind_pairs = [*map(add, moved, row[1:])]
    triples = [pair * BASE + third for pair, third in zip(kind_pairs, row[2:], strict=False)]
    deeds = [doer * BASE + kind for doer, kind in zip(stretch.doers, kinds, strict=True) if doer]
    return [*words, *pairs, *_others(kinds, words), *_others(kind_pairs, pairs), *triples, *map(neg, map(add, moved, row[2:])), *deeds]


def _others(keys: list[int], before: list[int]) -> list[int]:
    return [0 if key == known else key for key, known in zip(keys, before, strict=True)]


def _long_enough(odds: list[float], first: int, last: int) -> tuple[int, int]:
    """Return the part with neighbours, the likelier first, until it says something by itself."""
    while last - first + 1 < min(SHORTEST_PART, len(odds)):
        before = odds[first - 1] if first > 0 else -inf
        behind = odds[last + 1] if last + 1 < len(odds) else -inf
        if behind >= before:
            last += 1
        else:
            first -= 1
    return first, last


@Language.factory("notelint_leaning")
def make_leaning(nlp: Language, name: str) -> LeaningFinder:
    """Create the component that weighs the words of each sentence together."""
    return LeaningFinder()

"""What a sentence's words weigh together, learned from the corpus: `lexicons/learned/sentences.json`.

A sentence is a row of terms: words, and a few signs that stand for many ("<person>"). It is read a second time with
the kind of each word in its place ("<v.take.ed>" for "took" and "confiscated"), so that words which were never seen weigh what others
of their kind do. A gram is one term, two or three neighbours, or two with any one term between ("wants _ to"); of
three, and of two with one between, only those of the second reading count. A kind of verbs is also one gram with who does what it
says ("<by-writer> <v.tell.ed>"). The file lists the words that are known (any
other is "<rare>") and the forms of every kind, and gives each gram a weight for each family of findings; `tools/learn.py` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from notelint.errors import KnowledgeError
from notelint.lexicon.files import weights_file
from notelint.lexicon.store import kept_weights

UNIT = 1000  # what a weight of 1 is in the file
BASE = 1 << 16  # more than there are terms
ROOM = 1 << 24  # more than twice what all grams of a sentence can weigh together
NEVER = -9.0  # `doubts` of a family in which no match is doubted: no sentence weighs so little
GAP = "_"
_MEND = "Write the file anew with `python tools/learn.py`, or reinstall notelint."
EDGE, RARE, PERSON, NUMBER = "<edge>", "<rare>", "<person>", "<number>"
VOICES = ("quoted", "reported", "self", "mention", "field")
BY_WRITER, BY_ANOTHER, BY_NOBODY = "<by-writer>", "<by-another>", "<by-nobody>"  # who does what a verb says; nobody, where none is named
SIGNS = (
    EDGE,
    RARE,
    PERSON,
    NUMBER,
    *(f"<{voice}>" for voice in VOICES),
    BY_WRITER,
    BY_ANOTHER,
    BY_NOBODY,
)  # numbered from 1 on, before words


@dataclass(frozen=True, slots=True)
class Bar:
    """How a family is judged: a sentence that weighs more than `finds` is one of it, one below `doubts` hardly is."""

    bias: float
    finds: float
    doubts: float


@dataclass(frozen=True, slots=True)
class SentenceWeights:
    """The weights of all grams, packed, by the gram's key (see `gram_key`), and the families they are for, in order."""

    words: tuple[str, ...]
    kinds: Mapping[str, str]  # the forms of each kind, with spaces between
    grams: dict[int, int]
    families: Mapping[str, Bar]


def packed(weights: Sequence[int]) -> int:
    """Return one number for some weights, such that a sum of such numbers holds the sums of the weights.

    There are many grams and many sums, and one number a gram is less to keep and to add than several.
    """
    number = 0
    for weight in reversed(weights):
        number = number * ROOM + weight
    return number


def unpacked(number: int, size: int) -> list[int]:
    """Return the `size` weights, or sums of weights, that a number holds."""
    weights: list[int] = []
    for _ in range(size):
        weight = (number + ROOM // 2) % ROOM - ROOM // 2
        weights.append(weight)
        number = (number - weight) // ROOM
    return weights


def gram_key(terms: Sequence[int], *, gap: bool = False) -> int:
    """Return the number that stands for one to three numbered terms; with `gap`, for two with any one between."""
    key = 0
    for term in terms:
        key = key * BASE + term
    return -key if gap else key


@cache
def sentence_weights() -> SentenceWeights:
    """Return the weights that come with notelint, loaded at first use.

    Raises `KnowledgeError` that names the file and what is wrong in it.
    """
    path = weights_file()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}. Reinstall notelint.") from error
    plain = kept_weights(data) or compile_weights(path, data)
    families = {name: Bar(**bar) for name, bar in plain["families"].items()}
    return SentenceWeights(tuple(plain["words"]), plain["kinds"], dict(zip(plain["keys"], plain["weights"], strict=True)), families)


def compile_weights(path: Path, data: bytes) -> dict[str, Any]:
    """Return the tables of a file of weights as plain lists; raise `KnowledgeError` for one that is broken."""
    try:
        read = json.loads(data)
        families, words, kinds, rows = read["families"], read["words"], read["kinds"], read["weights"]
        if not all(isinstance(word, str) for word in (*words, *kinds.values())):
            raise ValueError("words, and the forms of kinds, are strings")
        if any(set(bar) != {"bias", "finds", "doubts"} for bar in families.values()):
            raise ValueError("every family has bias, finds and doubts")
        if any(len(row) != len(families) or not all(isinstance(weight, int) for weight in row) for row in rows.values()):
            raise ValueError("every gram has one whole number for each family")
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"{path}: {error!s}. {_MEND}") from error
    numbers = {term: number for number, term in enumerate((*SIGNS, *words, *kinds), 1)}
    try:
        keys = [_key(gram.split(" "), numbers) for gram in rows]
    except KeyError as error:
        raise KnowledgeError(f"{path}: {error!s} is in a gram and not among the words and kinds. {_MEND}") from error
    return {"words": words, "kinds": kinds, "keys": keys, "weights": [*map(packed, rows.values())], "families": families}


def _key(terms: list[str], numbers: Mapping[str, int]) -> int:
    return gram_key([numbers[term] for term in terms if term != GAP], gap=GAP in terms)

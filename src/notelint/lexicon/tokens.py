"""Under which tokens spaCy's English tokenizer shows a word, known without spaCy."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from notelint.late import late
from notelint.lexicon.common import COMMON_WORDS
from notelint.lexicon.spellings import NOT, STEMS, usual

_PIECE = late(r"[^\W_]+")
_TOKEN = late(r"[a-z]+|[a-z]{1,8}\d{1,4}|\d{1,4}")
_NUMBERED = late(r"([a-z]+)-(\d+)")  # "phq-9" is not split
# Words of letters only that the tokenizer splits.
_SPLIT_WORDS = {
    **{
        f"{verb}nt": [verb, "nt"]
        for verb in ("do", "does", "did", "is", "was", "are", "were", "could", "should", "would", "has", "have", "had")
    },
    "cannot": ["can", "not"], "cant": ["ca", "nt"], "wont": ["wo", "nt"], "gonna": ["gon", "na"], "gotta": ["got", "ta"],
    "im": ["i", "m"], "ive": ["i", "ve"], "hes": ["he", "s"], "shes": ["she", "s"], "theyre": ["they", "re"], "thats": ["that", "s"],
    "lets": ["lets"],
}  # fmt: skip
# Contractions: a word, and an ending that is a token of its own. After a pronoun there are more of them.
_CONTRACTION = late(r"(?P<word>[a-z]+)(?P<end>'s|n't)|(?P<pronoun>i|we|you|he|she|it|they|who|that|there)(?P<more>'(?:re|ve|ll|d|m))")
_MARKS = frozenset({",", ":"})
_ENDINGS = frozenset({"'ll", "'d", "'m", "'re", "'ve", "n't"})
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-"})

NAME = "{name}"  # stands in a word class for any name of a person, which no list can hold

Sequence = list[str]


def plain(text: str) -> str:
    """Return `text` in lower case with plain apostrophes and hyphens, of the same length."""
    lower = text.lower()
    if text.isascii():
        return lower
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lower.translate(_PLAIN)


@lru_cache(maxsize=1 << 16)  # the same words stand in thousands of patterns
def phrase_sequences(phrase: str) -> list[Sequence] | None:
    """Return every sequence of tokens a phrase may show, hyphens and white space left out.

    `None` where a word's tokens cannot be foreseen.
    """
    variants = [word_variants(word) for word in phrase.split()]
    if not all(variants):
        return None
    found = dict.fromkeys(_as_usual(token for part in parts for token in part) for parts in product(*variants))
    return [*map(list, found)]


def _as_usual(tokens: Iterable[str]) -> tuple[str, ...]:
    """Return the tokens as notes are read: "ca" and "n't" are "can" and "not"."""
    spelt = [*map(usual, tokens)]
    for at in range(1, len(spelt)):
        if spelt[at] == NOT:
            spelt[at - 1] = STEMS.get(spelt[at - 1], spelt[at - 1])
    return tuple(spelt)


def word_variants(word: str) -> list[Sequence]:
    """Return the token sequences of one word: split at its hyphens, and joined; none if unclear."""
    if word == NAME or word in _MARKS:
        return [[word]]
    if word in _ENDINGS:
        return [[word], [word.replace("'", "’")]]
    if word in _SPLIT_WORDS:
        return [_SPLIT_WORDS[word]]
    if "'" in word:
        return _contracted(word)
    if numbered := _NUMBERED.fullmatch(word):
        return [[word], [*numbered.groups()], ["".join(numbered.groups())]]
    pieces = word.split("-")
    if not all(_TOKEN.fullmatch(piece) for piece in pieces) or (len(pieces) > 1 and not all(map(str.isalpha, pieces))):
        return []
    return [pieces] if len(pieces) == 1 else [pieces, ["".join(pieces)]]


def _contracted(word: str) -> list[Sequence]:
    """Return how "client's" or "didn't" is split, with either apostrophe; none if unclear."""
    found = _CONTRACTION.fullmatch(word)
    if not found or found["word"] in ("y", "o", "ma"):
        return []
    first, end = (found["word"], found["end"]) if found["word"] else (found["pronoun"], found["more"])
    return [[first, end], [first, end.replace("'", "’")]]


def telling_tokens(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return tokens one of which every one of `phrases` shows, the rarest in ordinary English."""
    found: dict[str, None] = {}
    for phrase in phrases:
        best = min(map(_tokens_of, phrase.split()), key=lambda tokens: max(map(commonness, tokens)))
        found.update(dict.fromkeys(map(usual, best)))
    return tuple(found)


def pieces_of(word: str) -> list[tuple[str, ...]]:
    """Return, for a word such as "r/o", groups of tokens one of each of which it shows."""
    pieces = _PIECE.findall(word)
    if len(pieces) < 2 or "'" in word:
        return [telling_tokens([word])]
    whole = (word, word.rstrip("."), "".join(pieces))
    return [tuple(dict.fromkeys((piece, f"{piece}.", *whole))) for piece in pieces]


def commonness(token: str) -> int:
    """Return 2 for a word of every sentence, 1 for one of every note, 0 for any other."""
    return 2 if token in _MARKS or token[:1] in "'’" else COMMON_WORDS.get(token, 0)


def anchor(sequence: Sequence) -> int:
    """Return which token of a sequence is looked for first: the rarest, of several the first."""
    return min(range(len(sequence)), key=lambda at: commonness(sequence[at]))


def _tokens_of(word: str) -> tuple[str, ...]:
    """Return the tokens under which `word` may show itself: "isn't" as "is"."""
    if word in _SPLIT_WORDS:
        return (STEMS.get(_SPLIT_WORDS[word][0], _SPLIT_WORDS[word][0]),)
    if word.endswith("n't") and word != "n't":
        return (STEMS.get(word[:-3], word[:-3]),)
    word = word.split("'", 1)[0] or word
    pieces = _PIECE.findall(word)
    if len(pieces) <= 1:
        return (word,) if word == (pieces or [word])[0] else (word, *pieces)
    return (word, "".join(pieces), min(pieces, key=commonness))

"""The forms of a word, from the lemminflect dictionary.

Used when a lexicon is compiled, never while a note is read. Tags are Penn Treebank
tags: NN, NNS for nouns, VB, VBZ, VBD, VBN, VBG for verbs, JJ, JJR, JJS, RB.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

Inflection = Literal["auto", "noun", "verb", "adjective", "none"]
_POS = {"noun": "NOUN", "verb": "VERB", "adjective": "ADJ"}
VERB_TAGS = ("VBZ", "VBD", "VBN", "VBG")


@cache
def _inflections(word: str, pos: str, guess: bool) -> dict[str, tuple[str, ...]]:
    import lemminflect  # late: it brings its dictionary along

    known = lemminflect.getAllInflections(word, upos=pos)
    if not known and guess:
        known = lemminflect.getAllInflectionsOOV(word, upos=pos)
    found = dict(known)
    if "VBD" in found:
        found.setdefault("VBN", found["VBD"])  # the dictionary names a participle only where it differs: "took", "taken"
    return found


def forms(word: str, kind: Inflection) -> dict[str, set[str]]:
    """Return every form of `word` and the tags it may have: `{"sought": {"VBD", "VBN"}}`.

    For "auto" only what the dictionary knows counts; a named kind is guessed for
    words it does not know.
    """
    found: dict[str, set[str]] = {word: set()}
    if kind == "none" or not word.isascii() or not word.isalpha():
        return found
    guess = kind != "auto"
    for pos in _POS.values() if kind == "auto" else (_POS[kind],):
        for tag, spellings in _inflections(word, pos, guess).items():
            for spelling in spellings:
                found.setdefault(spelling.lower(), set()).add(tag)
    if kind == "adjective":
        found.setdefault(adverb(word), set()).add("RB")
    return found


def inflected(word: str, tag: str) -> str | None:
    """Return `word` (a base form) with `tag`, or `None` where that is not one clear form."""
    if tag in ("VB", "NN", "JJ"):
        return word
    pos = "VERB" if tag in VERB_TAGS else "NOUN" if tag == "NNS" else "ADJ"
    spellings = _inflections(word, pos, True).get(tag, ())
    if word == "be" and tag in ("VBZ", "VBD"):  # was or were: the subject decides
        return None
    return spellings[0] if spellings else None


def adverb(adjective: str) -> str:
    """Return the adverb in -ly of an adjective: aggressive, aggressively."""
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le") and len(adjective) > 3 and adjective[-3] not in "aeiou":
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + ("y" if adjective.endswith("ll") else "ly")

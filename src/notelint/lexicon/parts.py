"""Write down what stands beside a run of words so that it can be followed token by token.

A part is a list of phrases (their tokens with spaces between; "" where the part may be
left out), the name of a word class in braces, a number (a gap of so many words), or what
must be true at a place: "^" (a clause starts here), "@writer" (the writer does what
follows), "@this" (a match of the entry itself begins here). In a compiled lexicon "#7"
stands for list number 7 of its table: the same long lists come back in many patterns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from notelint.lexicon.patterns import Element
from notelint.lexicon.tokens import phrase_sequences, plain

Part = str | int | list[str]


def parts_of(solid: Iterable[Element], clear_classes: Collection[str]) -> list[Part] | None:
    """Return the parts for some elements, in their order; `None` where the tokens of one cannot be foreseen.

    `clear_classes` names the word classes of whose words all tokens can be foreseen.
    """
    parts: list[Part] = []
    for element in solid:
        part = _part(element, clear_classes)
        if part is None:
            return None
        parts.append(part)
    return parts


def _part(element: Element, clear_classes: Collection[str]) -> Part | None:
    if element.kind == "gap":
        return element.most
    if element.kind == "place":
        return element.name
    if element.kind == "class":
        return f"{{{element.name}}}" if element.name in clear_classes else None
    phrases = token_phrases(element.phrases)
    if phrases is None:
        return None
    return ["", *phrases] if element.optional else phrases


def token_phrases(phrases: Iterable[str]) -> list[str] | None:
    """Return the tokens of every way to write some phrases; `None` where they cannot be foreseen."""
    found: dict[str, None] = {}
    for phrase in phrases:
        sequences = phrase_sequences(plain(phrase))
        if sequences is None:
            return None
        found.update(dict.fromkeys(" ".join(sequence) for sequence in sequences))
    return list(found)

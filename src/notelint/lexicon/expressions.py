"""Write a pattern as a regular expression, where the tokens of one of its words cannot be foreseen.

Expressions run on a lower-case copy of the text in which apostrophes and hyphens are
plain; every repetition in them is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from notelint.lexicon.patterns import CLAUSE, Element, PatternError
from notelint.lexicon.tokens import plain

SEPARATOR_MOST, GAP_WORD_MOST = 4, 24  # code points
SEPARATOR = r"[\s\-]{1,4}"
LOOSE_SEPARATOR = r"[\s\-,/]{1,4}"
JOINT = r"[\s\-]{0,4}"
_GAP_WORD = r"(?:[^\s.;:!?\"“”]{1,40}[\s\-,/]{1,4})"
CLAUSE_START = r"(?:(?<![^\n])|(?<=[.!?;:\n\-•*]\s)|(?<=[.!?]\s\s)|(?<=\band\s)|(?<=\bthen\s)|(?<=\balso\s))"


def expression(elements: list[Element]) -> str:
    """Return the expression for a pattern; what is reported is its group "m", or all of it."""
    return rf"(?<![\w]){_regex(elements)}(?![\w])"


def class_regex(words: tuple[str, ...]) -> str:
    """Return the expression that stands for a word class."""
    return _any_of(map(_spelling, words))


def width(element: Element) -> int:
    """Return how many code points an element may take at most."""
    if element.kind == "gap":
        return element.most * GAP_WORD_MOST
    if element.kind == "class":
        return 2 * GAP_WORD_MOST
    return max((len(p) + SEPARATOR_MOST * (1 + p.count(" ") + p.count("-")) for p in element.phrases), default=0)


def _regex(elements: list[Element]) -> str:
    """Return the expression, with separators between what must be separated."""
    parts: list[str] = []
    separator = ""
    for element in elements:
        if element.kind == "close":
            parts.append(")")
        elif element.kind == "gap":
            parts.append(f"{LOOSE_SEPARATOR}{_GAP_WORD}{{0,{element.most}}}?")
            separator = ""
        elif element.optional:
            choice = _any_of(map(_spelling, element.phrases))
            parts.append(f"(?:{separator}{choice})?" if separator else f"(?:{choice}{SEPARATOR})?")
        else:
            parts.append(separator + _solid_regex(element))
            separator = SEPARATOR if element.kind in ("words", "class") else ""
    return "".join(parts)


def _solid_regex(element: Element) -> str:
    if element.kind == "open":
        return "(?P<m>"
    if element.kind == "place":
        if element.name != CLAUSE:
            raise PatternError(f'"{element.name}" cannot stand beside a word that holds signs, such as "r/o"')
        return CLAUSE_START
    return f"{{{element.name}}}" if element.kind == "class" else _any_of(map(_spelling, element.phrases))


def _spelling(phrase: str) -> str:
    """Return the expression for one fixed phrase, in which spaces and hyphens vary."""
    return SEPARATOR.join(JOINT.join(re.escape(p) for p in word.split("-") if p) or re.escape(word) for word in plain(phrase).split())


def _any_of(expressions: Iterable[str]) -> str:
    longest_first = sorted(dict.fromkeys(expressions), key=lambda e: (-len(e), e))
    return longest_first[0] if len(longest_first) == 1 else f"(?:{'|'.join(longest_first)})"

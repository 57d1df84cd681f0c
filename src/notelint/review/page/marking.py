"""A note's text in pieces, cut where a finding begins or ends, for pages that run no script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from notelint.review.page.data import Mark

_WEIGHT = {"error": 3, "warning": 2, "info": 1}


class Piece(NamedTuple):
    """A part of the text; `severity` is that of the worst finding over it, or "", `numbers` are those that end with it."""

    text: str
    severity: str
    numbers: tuple[int, ...]


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield `text` in pieces; joined, they are the whole of it. Findings are numbered from 1 in the order of `marks`."""
    opened, closed = defaultdict(list), defaultdict(list)
    for number, mark in enumerate(marks, 1):
        if 0 <= mark.start < mark.end <= len(text):
            opened[mark.start].append(number)
            closed[mark.end].append(number)
    over: set[int] = set()
    for start, end in pairwise(sorted({0, len(text), *opened, *closed})):
        over = over.difference(closed[start]).union(opened[start])
        worst = max((marks[number - 1].severity for number in over), key=lambda word: _WEIGHT.get(word, 0), default="")
        yield Piece(text[start:end], worst, tuple(closed[end]))

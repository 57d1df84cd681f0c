"""A note's text in pieces, cut where a finding begins or ends, for pages that run no script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from notelint.diagnostics import Severity


class Piece(NamedTuple):
    """A part of the text; `severity` is the word for the worst finding over it, or "", `numbers` are those that end with it."""

    text: str
    severity: str
    numbers: tuple[int, ...]


def pieces(text: str, marks: Sequence[tuple[int, int, Severity]]) -> Iterator[Piece]:
    """Yield `text` in pieces; joined, they are the whole of it.

    `marks` are half-open code-point spans of findings, numbered from 1 in their order; one that is empty or reaches out of the
    text is passed over.
    """
    opened, closed = defaultdict(list), defaultdict(list)
    for number, (start, end, _) in enumerate(marks, 1):
        if 0 <= start < end <= len(text):
            opened[start].append(number)
            closed[end].append(number)
    over: set[int] = set()
    for start, end in pairwise(sorted({0, len(text), *opened, *closed})):
        over = over.difference(closed[start]).union(opened[start])
        worst = max((marks[number - 1][2] for number in over), default=None)
        yield Piece(text[start:end], worst.word if worst else "", tuple(closed[end]))

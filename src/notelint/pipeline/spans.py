"""Find which of many spans holds a place, quickly even in a hostile text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a half-open span of code points."""

    @property
    def start(self) -> int:
        """Return where the span begins."""

    @property
    def end(self) -> int:
        """Return where the span ends."""


S = TypeVar("S", bound=Spanned)


class SpanIndex(Generic[S]):
    """Hold spans, which may overlap, by their start; a look costs as much as spans lie in each other, however many there are."""

    __slots__ = ("_further", "_spans", "_starts")

    def __init__(self, spans: Iterable[S]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.start, -span.end))
        self._starts = [span.start for span in self._spans]
        self._further = list(_before_and_further([span.end for span in self._spans]))

    def holding(self, start: int, end: int) -> S | None:
        """Return the span that holds all of `start` to `end`; of several, the one that begins last."""
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._spans[at].end < end:
            at = self._further[at]  # those between reach no further than this one
        return self._spans[at] if at >= 0 else None


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with all of the words it begins and ends in: "wasn't sincere" for "n't sincere"."""
    while start and text[start].isalpha() and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end - 1].isalpha() and text[end].isalpha():
        end += 1
    mark = text[end : end + 1]
    if mark in ("'", "’") and text[end - 1] in "nN" and text[end + 1 : end + 2] in ("t", "T"):
        end += 2
    return start, end


def _before_and_further(ends: list[int]) -> Iterator[int]:
    """Yield for each end the place of the last one before it that lies further; -1 where none does."""
    open_ends: list[int] = []
    for at, end in enumerate(ends):
        while open_ends and ends[open_ends[-1]] <= end:
            open_ends.pop()
        yield open_ends[-1] if open_ends else -1
        open_ends.append(at)


class Taken:
    """Hold stretches that do not overlap, first come first served."""

    __slots__ = ("_spans",)

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> bool:
        """Take the stretch if none of it is taken yet; tell whether it was."""
        at = bisect_right(self._spans, (start, end))
        before_is_free = at == 0 or self._spans[at - 1][1] <= start
        after_is_free = at == len(self._spans) or self._spans[at][0] >= end
        if before_is_free and after_is_free:
            self._spans.insert(at, (start, end))
            return True
        return False


class Covered:
    """Tell which stretches overlap some given ones, which may overlap each other."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether any of the stretches overlaps `start` to `end`."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start

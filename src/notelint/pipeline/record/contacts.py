"""Several contacts in one note: "Contact 1: 9:10-9:25 ...", "Contact 2: 1:00-1:50 ...". The first one's times are those of the record."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.record.stretches import find_stretch
from notelint.pipeline.sheet import Label

Span = tuple[int, int]
LEAST = 2
_NUMBERED = late(r"(?m)^[ \t*_>•–—-]*(?:contact|visit|call|session|encounter)\s?#?([1-9])\b(?=\s?[:.)–—-])")


def contacts_in(low: str) -> list[Span]:
    """Return the lines of contacts that are counted from one on, in a lower-case text; nothing for fewer than two."""
    found = [*_NUMBERED.finditer(low)]
    is_counted = [int(one[1]) for one in found] == [*range(1, len(found) + 1)]
    if len(found) < LEAST or not is_counted:
        return []
    ends = [low.find("\n", one.start()) for one in found]
    return [(one.start(), end if end >= 0 else len(low)) for one, end in zip(found, ends, strict=True)]


def later_times(low: str, contacts: list[Span]) -> Iterator[Span]:
    """Yield where the later contacts tell from when to when they were."""
    for start, end in contacts[1:]:
        if stretch := find_stretch(low, start, end):
            yield stretch.begin.start, stretch.finish.end


def without_contacts(labels: list[Label], contacts: list[Span]) -> list[Label]:
    """Return the labels without those that only count the contacts: what stands behind them is told."""
    starts = [start for start, _ in contacts]
    return [label for label in labels if not any(start <= label.start < start + len("contact  ") for start in starts)]

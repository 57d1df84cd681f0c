"""Garbage collection: off while the program starts, on again when a run is long."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
FEW = 20  # notes; so few leave nothing worth collecting


def collect_garbage() -> None:
    """Switch garbage collection on; what is there by now is never garbage, and not looked through."""
    gc.freeze()
    gc.enable()


def collecting(notes: Iterable[T]) -> Iterator[T]:
    """Yield `notes`, with garbage collection on once there are more than a few."""
    for number, note in enumerate(notes):
        if number == FEW:
            collect_garbage()
        yield note

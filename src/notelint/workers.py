"""Check many notes in several processes: text goes in, Reports come out, order is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.linter import Linter
    from notelint.note import Note
    from notelint.report import Report

CHUNK = 64  # notes handed to a worker at a time

_worker: Linter | None = None


def _start_worker(linter: Linter) -> None:
    global _worker  # noqa: PLW0603 - one linter for each process, built when it starts
    _worker = linter


def _check_chunk(notes: list[str | Note]) -> list[Report]:
    assert _worker is not None
    return [_worker.check(note) for note in notes]


def check_in_processes(linter: Linter, notes: Iterable[str | Note], workers: int) -> Iterator[Report]:
    """Yield the Report of each note, in order, holding a bounded number of notes.

    Every process gets its own copy of `linter`.
    """
    remaining = iter(notes)
    waiting: deque[Future[list[Report]]] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, (linter,)) as pool:
        while True:
            while len(waiting) < 2 * workers and (chunk := list(islice(remaining, CHUNK))):
                waiting.append(pool.submit(_check_chunk, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()

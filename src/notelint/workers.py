"""Check many notes, also in several processes: text goes in, Reports come out, order is kept."""

from __future__ import annotations

import gc
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from notelint.errors import InputError, NotelintError
from notelint.processes import begin_helping
from notelint.report import Report

if TYPE_CHECKING:
    from notelint.linter import Linter
    from notelint.note import Note

    Given = str | Note
    Result = Report | InputError
    OnError = Callable[[Given, InputError], None]

CHUNK = 64  # notes handed to a worker at a time
AHEAD = 2  # chunks that wait for each worker: enough to keep it busy, few enough to hold little

_worker: Linter | NotelintError | None = None


def check_each(linter: Linter, notes: Iterable[Given], workers: int, on_error: OnError | None) -> Iterator[Report]:
    """Yield the Report of each note, in order, holding a bounded number of notes.

    Where a note is refused, `on_error` is called with it and its error; without it the error is raised, after the Reports before it.
    Every process gets its own copy of `linter`. Where the caller stops, the processes do too.
    """
    results = _inprocesses(linter, notes, workers) if workers > 1 else ((note, _result(linter, note)) for note in notes)
    for note, result in results:
        if isinstance(result, Report):
            yield result
        elif on_error is None:
            raise result
        else:
            on_error(note, result)


def _result(linter: Linter, note: Given) -> Result:
    try:
        return linter.check(note)
    except InputError as error:
        return error


def _inprocesses(linter: Linter, notes: Iterable[Given], workers: int) -> Iterator[tuple[Given, Result]]:
    remaining = iter(notes)
    waiting: deque[tuple[list[Given], Future[list[Result]]]] = deque()
    with processes(linter, workers) as pool:
        while True:
            while len(waiting) < AHEAD * workers and (chunk := list(islice(remaining, CHUNK))):
                waiting.append((chunk, pool.submit(_check_chunk, chunk)))
            if not waiting:
                return
            chunk, checked = waiting.popleft()
            yield from zip(chunk, checked.result(), strict=True)


@contextmanager
def processes(linter: Linter, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of processes that hold `linter`; they end with the block, and what still waits is not begun."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, (pickle.dumps(linter),))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise NotelintError(
            "a process that checks notes was ended from outside, perhaps for want of memory; fewer workers need less of it."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start_worker(pickled: bytes) -> None:
    global _worker  # noqa: PLW0603 - one linter for each process, built when it starts
    begin_helping()
    try:
        _worker = pickle.loads(pickled)  # noqa: S301 - the first process made it
    except NotelintError as error:
        _worker = error  # told with the first chunk: a process that does not start could not say why
    gc.freeze()  # the linter is never garbage; what a note leaves is little


def _check_chunk(notes: list[Given]) -> list[Result]:
    assert _worker is not None
    if isinstance(_worker, NotelintError):
        raise _worker
    return [_result(_worker, note) for note in notes]

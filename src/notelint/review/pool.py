"""Check chunks in several processes: text goes in, plain results come out, order is kept."""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context

from notelint.review.chunks import Checked, Checker, Chunk, Task

AHEAD = 3  # chunks that wait for each worker: enough to keep it busy, few enough to hold little

_checker: Checker | None = None


def check_chunks(task: Task, chunks: Iterable[Chunk], workers: int) -> Iterator[Checked]:
    """Yield the results of each chunk, in order.

    With one worker the work is done in this process. Where the caller stops, the processes do too.
    """
    if workers <= 1:
        checker = Checker(task)
        gc.freeze()  # the linter is never garbage; what a note leaves is little
        for chunk in chunks:
            yield checker.check(chunk)
        return
    waiting: deque[Future[Checked]] = deque()
    remaining = iter(chunks)
    with _pool(task, workers) as pool:
        while True:
            waiting.extend(pool.submit(_check, chunk) for chunk in islice(remaining, AHEAD * workers - len(waiting)))
            if not waiting:
                return
            yield waiting.popleft().result()


@contextmanager
def _pool(task: Task, workers: int) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (task,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(task: Task) -> None:
    global _checker  # noqa: PLW0603 - one linter for each process, built when it starts
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the first process decides what it means
    _checker = Checker(task)
    gc.freeze()


def _check(chunk: Chunk) -> Checked:
    assert _checker is not None
    return _checker.check(chunk)

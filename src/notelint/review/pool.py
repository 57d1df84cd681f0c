"""Several processes at work: chunks are checked in them, with text going in, plain results coming out, and order kept."""

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

from notelint.errors import NotelintError
from notelint.processes import begin_helping
from notelint.review.chunks import Checked, Checker, Chunk, Task

AHEAD = 3  # chunks that wait for each worker: enough to keep it busy, few enough to hold little

_checker: Checker | NotelintError | None = None


def check_chunks(task: Task, chunks: Iterable[Chunk], workers: int) -> Iterator[Checked]:
    """Yield the results of each chunk, in order.

    With one worker the work is done in this process. Where the caller stops, the processes do too. Where the user stops it
    (`KeyboardInterrupt`), what is finished and what is being checked is yielded first; a second time ends it at once.
    """
    if workers <= 1:
        checker = Checker(task)
        gc.freeze()  # the linter is never garbage; what a note leaves is little
        for chunk in chunks:
            yield checker.check(chunk)
        return
    waiting: deque[Future[Checked]] = deque()
    remaining = iter(chunks)
    with processes(workers, _start, pickle.dumps(task)) as pool:
        try:
            while True:
                for chunk in islice(remaining, AHEAD * workers - len(waiting)):
                    waiting.append(pool.submit(_check, chunk))
                if not waiting:
                    return
                waiting[0].result()
                yield waiting.popleft().result()
        except KeyboardInterrupt:
            for future in waiting:
                future.cancel()  # those that are being checked go on
            yield from (future.result() for future in waiting if not future.cancelled())
            raise


@contextmanager
def processes(workers: int, start: Callable[[bytes], None] | None = None, *about: bytes) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of processes, in which `start(*about)` is called first; they end with the block.

    Raises `NotelintError` where one of them is gone: killed by somebody, or by a machine without memory left.
    """
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (start, about))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise NotelintError(
            "a process of the review was ended from outside, perhaps for want of memory. What is finished is kept: "
            "the same command with --resume goes on, and with fewer --workers it needs less memory."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(start: Callable[[bytes], None] | None, about: tuple[bytes, ...]) -> None:
    begin_helping()
    if start is not None:
        start(*about)


def _start(pickled: bytes) -> None:
    global _checker  # noqa: PLW0603 - one linter for each process, built when it starts
    try:
        _checker = Checker(pickle.loads(pickled))  # noqa: S301 - the first process made it
    except NotelintError as error:
        _checker = error  # told with the first chunk: a process that does not start could not say why
    gc.freeze()


def _check(chunk: Chunk) -> Checked:
    assert _checker is not None
    if isinstance(_checker, NotelintError):
        raise _checker
    return _checker.check(chunk)

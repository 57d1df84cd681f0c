"""The bar of a long run: how far it is, at which rate, and how long it may still take."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.exports.rows import Export
    from notelint.review.run import Progress


class Pace:
    """Tell the rate of a run from its start, and the time left; what comes at once was done in an earlier run."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total, self.done, self._clock = total, 0, clock
        self._started, self._skipped = clock(), 0

    def add(self, rows: int, *, is_new: bool = True) -> None:
        """Count rows that are done; those that are not new say nothing about the rate."""
        self.done += rows
        if not is_new:
            self._skipped += rows

    def __str__(self) -> str:
        seconds, new = self._clock() - self._started, self.done - self._skipped
        if seconds <= 0 or new <= 0:
            return ""
        left = (self.total - self.done) * seconds / new
        return f"{new / seconds:.0f} notes/s, {_time(left)} left"


def _time(seconds: float) -> str:
    """Return a length of time as people say it: "40 s", "3 min", "1 h 20 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02} min"


@contextmanager
def shown_progress(exports: Sequence[Export]) -> Iterator[tuple[Progress, Callable[[], None]]]:
    """Give what is to be told of rows that are done, and that notes are now compared; shown on a terminal, elsewhere not."""
    if not sys.stderr.isatty():
        yield (lambda rows, *, is_new=True: None), (lambda: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Counting", total=None, pace="")
        pace = Pace(sum(1 for export in exports for _ in export.rows()))
        bar.update(task, total=pace.total, description="Checking")

        def progress(rows: int, *, is_new: bool = True) -> None:
            pace.add(rows, is_new=is_new)
            bar.update(task, advance=rows, pace=str(pace))

        yield progress, lambda: bar.update(task, description="Comparing and writing", pace="")

"""The rate of a long run and the time it may still take."""

from __future__ import annotations

import pytest

from notelint.cli.progress import Pace


class Clock:
    """A clock that stands where it is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("total", "done", "seconds", "said"),
    [
        (1000, 0, 5.0, ""),
        (1000, 250, 10.0, "25 notes/s, 30 s left"),
        (100_000, 1000, 10.0, "100 notes/s, 16 min left"),
        (1_000_000, 1000, 10.0, "100 notes/s, 2 h 46 min left"),
    ],
)
def test_rate_and_time_left(total: int, done: int, seconds: float, said: str) -> None:
    clock = Clock()
    pace = Pace(total, clock)
    clock.now = seconds
    pace.add(done)

    assert str(pace) == said


def test_what_an_earlier_run_did_says_nothing_about_the_rate() -> None:
    clock = Clock()
    pace = Pace(1000, clock)
    pace.add(500, is_new=False)
    clock.now = 10.0
    pace.add(100)

    assert str(pace) == "10 notes/s, 40 s left"

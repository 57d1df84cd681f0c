"""How near a note is to a peer note, 0 to 100, with every point traced.

The five dimensions follow the comparison of peer and clinical notes in the Peer
Employer Toolkit (Cal Voices, 2024, table 4). The score is a pure function of the
evidence it is given. The constants below were set by hand on that table and on the
corpus; docs/score.md says how the score behaves and where it is weak.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

SHORTEST_NARRATIVE = 25  # words; fewer say too little to judge
PRIOR = 5.0  # points per 100 words that speak for both sides before anything was seen
SHORT_NOTE = 80  # words; a shorter note counts as this long, so that one word does not decide
REPEATS = 2  # how often the same evidence counts


class Dimension(StrEnum):
    """The five rows of the toolkit's comparison table."""

    LANGUAGE = "language"
    FOCUS = "focus"
    STRENGTHS = "strengths"
    GOALS = "goals"
    PERSON = "person"


DIMENSIONS = tuple(Dimension)
WEIGHTS: Mapping[Dimension, float] = {
    Dimension.LANGUAGE: 0.30,
    Dimension.FOCUS: 0.20,
    Dimension.STRENGTHS: 0.15,
    Dimension.GOALS: 0.15,
    Dimension.PERSON: 0.20,
}


class Evidence(NamedTuple):
    """One reason for points: a span of the note, or a named absence (then without a span).

    `points` are above 0 for what speaks for a peer note, below 0 for what speaks
    against it, and 0 for an absence. `start` and `end` are code-point offsets. A named
    tuple, because a note has dozens of them.
    """

    dimension: Dimension
    points: float
    reason: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Hold the score, or `None` where the narrative is too short to judge.

    `value` and each of `dimensions` are whole numbers from 0 to 100.
    """

    value: int | None
    dimensions: Mapping[Dimension, int]
    evidence: tuple[Evidence, ...] = ()


def score(evidence: Iterable[Evidence], words: int) -> Score:
    """Return the score of a narrative of `words` words from its evidence.

    Each dimension is the share of the points that speak for a peer note, with equal
    points given to both sides beforehand; so it never reaches 0 or 100, more for
    never lowers it, and more against never raises it. Points count per 100 words,
    and the same reason counts twice at most.
    """
    if words < SHORTEST_NARRATIVE:
        return Score(None, {})
    counted = tuple(_without_repeats(evidence))
    good, bad = dict.fromkeys(DIMENSIONS, 0.0), dict.fromkeys(DIMENSIONS, 0.0)
    for dimension, points, *_ in counted:
        if points > 0:
            good[dimension] += points
        else:
            bad[dimension] -= points
    per_hundred = max(words, SHORT_NOTE) / 100
    shares = {d: _share(good[d] / per_hundred, bad[d] / per_hundred) for d in DIMENSIONS}
    value = sum(WEIGHTS[d] * share for d, share in shares.items())
    absences = tuple(Evidence(d, 0, f"nothing found that speaks for {d}") for d in DIMENSIONS if not good[d])
    return Score(round(value), {d: round(share) for d, share in shares.items()}, counted + absences)


def _without_repeats(evidence: Iterable[Evidence]) -> Iterable[Evidence]:
    """Yield the evidence; what speaks for a peer note counts `REPEATS` times a reason."""
    seen: dict[tuple[Dimension, str], int] = {}
    for item in evidence:
        if item.points > 0:
            reason = item.dimension, item.reason
            seen[reason] = times = seen.get(reason, 0) + 1
            if times > REPEATS:
                continue
        yield item


def _share(good: float, bad: float) -> float:
    """Return which part of the points, 0 to 100, speaks for a peer note."""
    return 100 * (good + PRIOR) / (good + bad + 2 * PRIOR)

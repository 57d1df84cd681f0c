"""How near a note is to a peer note, 0 to 100, with every point traced.

The five dimensions follow the comparison of peer and clinical notes in the Peer
Employer Toolkit (Cal Voices, 2024, table 4). The score is a pure function of the
evidence it is given. The constants below were set by hand on that table and on the
corpus; docs/score.md says how the score behaves and where it is weak.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from notelint.frozen import freeze

SHORTEST_NARRATIVE = 25  # words; fewer say too little to judge
PRIOR = 5.0  # points per 100 words that speak for both sides before anything was seen
SHORT_NOTE = 80  # words; a shorter note counts as this long, so that one word does not decide
REPEATS = 2  # how often the same evidence counts
MOST_HELPS = 3
LEAST_GAIN = 0.5  # points of the score; less is not worth saying
MOST_GOOD = 16.0  # points per 100 words that may speak for a note; words heaped up beyond them say no more
TOLD_ONCE = 5.0  # points that the person's own words, told once, speak for


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


class Help(NamedTuple):
    """One thing that would bring the note nearer to a peer note.

    `gain` is by how many points of the whole score (0-100), if nothing else changed. `reason`
    is the code of the rule whose findings would be gone, or, where something is not told,
    the dimension it would speak for.
    """

    reason: str
    gain: float


@dataclass(frozen=True, slots=True)
class Score:
    """Hold the score, or `None` where the narrative is too short to judge.

    `value` and each of `dimensions` are whole numbers from 0 to 100. `helps` are the
    three things that would help most, the greatest gain first.
    """

    value: int | None
    dimensions: Mapping[Dimension, int]
    evidence: tuple[Evidence, ...] = ()
    helps: tuple[Help, ...] = ()

    def __post_init__(self) -> None:
        freeze(self, "dimensions")


def score(evidence: Iterable[Evidence], words: int, hidden: Container[str] = frozenset()) -> Score:
    """Return the score of a narrative of `words` words from its evidence.

    Each dimension is the share of the points that speak for a peer note, with equal
    points given to both sides beforehand; so it never reaches 0 or 100, more for
    never lowers it, and more against never raises it. Points count per 100 words,
    and the same reason counts twice at most. Reasons and dimensions in `hidden` count, and are not named among the `helps`.
    """
    if words < SHORTEST_NARRATIVE:
        return Score(None, {})
    counted = tuple(_without_repeats(evidence))
    points = _Points()
    for item in counted:
        points.add(item.dimension, item.points)
    shares = points.shares(words)
    absences = tuple(Evidence(d, 0, f"nothing found that speaks for {d}") for d in DIMENSIONS if not points.good[d])
    helps = _helps(counted, points, words, hidden)
    return Score(round(_weighed(shares)), {d: round(share) for d, share in shares.items()}, counted + absences, helps)


class _Points:
    """The points for and against, by dimension."""

    def __init__(self) -> None:
        self.good = dict.fromkeys(DIMENSIONS, 0.0)
        self.bad = dict.fromkeys(DIMENSIONS, 0.0)

    def add(self, dimension: Dimension, points: float) -> None:
        if points > 0:
            self.good[dimension] += points
        else:
            self.bad[dimension] -= points

    def shares(self, words: int) -> dict[Dimension, float]:
        per_hundred = max(words, SHORT_NOTE) / 100
        return {d: _share(self.good[d] / per_hundred, self.bad[d] / per_hundred) for d in DIMENSIONS}


def _weighed(shares: Mapping[Dimension, float]) -> float:
    return sum(WEIGHTS[dimension] * share for dimension, share in shares.items())


def _helps(counted: Iterable[Evidence], points: _Points, words: int, hidden: Container[str]) -> tuple[Help, ...]:
    """Return what would help most: a rule's findings gone, or something told of which nothing was found."""
    value = _weighed(points.shares(words))
    against: dict[str, dict[Dimension, float]] = {}
    for item in counted:
        if item.points < 0 and item.reason not in hidden:
            of_reason = against.setdefault(item.reason, {})
            of_reason[item.dimension] = of_reason.get(item.dimension, 0.0) - item.points
    helps = [Help(reason, _with_less(points, bad, words) - value) for reason, bad in against.items()]
    for dimension in DIMENSIONS:
        if not points.good[dimension] and dimension not in hidden:
            points.good[dimension] = TOLD_ONCE
            helps.append(Help(str(dimension), _weighed(points.shares(words)) - value))
            points.good[dimension] = 0.0
    best = sorted((Help(h.reason, round(h.gain, 1)) for h in helps if h.gain >= LEAST_GAIN), key=lambda h: (-h.gain, h.reason))
    return tuple(best[:MOST_HELPS])


def _with_less(points: _Points, bad: Mapping[Dimension, float], words: int) -> float:
    """Return the score without some of the points against."""
    before = {dimension: points.bad[dimension] for dimension in bad}
    for dimension, less in bad.items():
        points.bad[dimension] -= less
    value = _weighed(points.shares(words))
    points.bad.update(before)
    return value


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
    good = min(good, MOST_GOOD)
    return 100 * (good + PRIOR) / (good + bad + 2 * PRIOR)

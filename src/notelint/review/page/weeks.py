"""How notes and findings go over time, week by week."""

from __future__ import annotations

from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any

from notelint.review.page.data import SMALLEST_GROUP, Week

if TYPE_CHECKING:
    from notelint.review.store import Store

MOST_WEEKS = 120
# SQLite counts days from the noon of a Monday (Julian days), so seven of them make a week of the calendar.
_WEEK = "CAST((julianday(service_date) + 0.5) / 7 AS INTEGER)"
_JULIAN_DAY_0 = date(2000, 1, 3).toordinal() - 2_451_547  # as an ordinal of Python; that Monday is Julian day 2,451,547


def weeks_of(store: Store, where: str = "1", parameters: tuple[Any, ...] = ()) -> tuple[Week, ...]:
    """Return the weeks that have notes with a date, in order, the last `MOST_WEEKS`; none for too few notes to chart."""
    counts = store.rows(
        f"SELECT {_WEEK}, count(*), 1.0 * sum(findings) / count(*), group_concat(score, ' ') FROM note "  # noqa: S608 - our own SQL
        f"WHERE service_date IS NOT NULL AND {where} GROUP BY 1 ORDER BY 1 DESC LIMIT {MOST_WEEKS}",
        parameters,
    )
    if sum(notes for _, notes, _, _ in counts) < SMALLEST_GROUP:
        return ()
    return tuple(Week(_monday(week), notes, round(findings, 2), _median(scores)) for week, notes, findings, scores in reversed(counts))


def _monday(week: int) -> str:
    return date.fromordinal(7 * week + _JULIAN_DAY_0).isoformat()


def _median(scores: str | None) -> float | None:
    return float(median(map(int, scores.split()))) if scores else None

"""What the page charts: each drawing with a sentence that says the same and a table of its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from notelint.formats.words import counted
from notelint.review.page.charts import Bar, Point, bars, columns, line
from notelint.review.page.data import SMALLEST_GROUP, Page, Week
from notelint.review.page.words import day, family_words, item_words, number

_HIGHEST_SCORE = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart: `says` tells it in words, `rows` under `headings` are its numbers, `key` tells its signs apart."""

    title: str
    says: str
    drawing: Markup
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    key: str = ""


def page_figures(page: Page) -> tuple[Figure, ...]:
    """Return the charts of a whole review; none for a handful of notes, which would show a day and not a habit."""
    if page.notes < SMALLEST_GROUP:
        return ()
    drawn = [families(page), scores(page), *over_time(page.weeks), completeness(page)]
    return tuple(figure for figure in drawn if figure is not None)


def families(page: Page) -> Figure | None:
    """Return what the findings are about."""
    if not page.families:
        return None
    rows = sorted(((family_words(name), count) for name, count in page.families), key=lambda row: -row[1])
    highest, total = rows[0][1] or 1, sum(count for _, count in rows) or 1
    says = f"Of {counted(total, 'finding')}, most are about {rows[0][0]}: {number(rows[0][1])}."
    drawing = bars([Bar(name, count / highest, number(count)) for name, count in rows], says)
    table = tuple((name, number(count), f"{count / total:.0%}") for name, count in rows)
    return Figure("What the findings are about", says, drawing, ("About", "Findings", "Share"), table)


def scores(page: Page) -> Figure | None:
    """Return how near the notes are to a peer note."""
    if not page.scores or not any(count for _, count in page.scores):
        return None
    lower, most = max(page.scores, key=lambda row: row[1])
    ends = [following for following, _ in page.scores[1:]] + [_HIGHEST_SCORE + 1]
    names = [f"{start} to {end - 1}" for (start, _), end in zip(page.scores, ends, strict=True)]
    says = f"Most notes ({number(most)}) score {names[[start for start, _ in page.scores].index(lower)]} of 100."
    if page.median_score is not None:
        says += f" Half of them score {number(page.median_score)} or more: the dashed line."
    if page.unscored:
        says += f" {counted(page.unscored, 'note')} too short to score."
    drawing = columns(page.scores, _HIGHEST_SCORE, says, page.median_score)
    table = tuple((name, number(count)) for name, (_, count) in zip(names, page.scores, strict=True))
    return Figure("How near to a peer note", says, drawing, ("Score", "Notes"), table)


def completeness(page: Page) -> Figure | None:
    """Return in how many notes each item of the record was found, the asked-for ones first."""
    if not page.completeness or not page.notes:
        return None
    rows = sorted(page.completeness, key=lambda row: not row[2])
    asked = [row for row in rows if row[2]]
    says = "No item is asked for by the profile."
    if asked:
        name, count, _ = min(asked, key=lambda row: row[1])
        says = (
            f"Of what the profile asks for, {item_words(name)} is there least often: in {number(count)} of {counted(page.notes, 'note')}."
        )
    drawing = bars([Bar(item_words(n), c / page.notes, _percent(c, page.notes), not needed) for n, c, needed in rows], says)
    table = tuple((item_words(n), number(c), _percent(c, page.notes), "yes" if needed else "no") for n, c, needed in rows)
    key = "Filled bars are asked for, hollow ones are not." if 0 < len(asked) < len(rows) else ""
    return Figure("What the record holds", says, drawing, ("Item", "Notes with it", "Share", "Asked for"), table, key)


def over_time(weeks: Sequence[Week]) -> Iterator[Figure]:
    """Yield findings a note and the median score, week by week."""
    if not weeks:
        return
    yield _time_figure(weeks, "Findings a note, week by week", "findings a note", [week.findings_a_note for week in weeks], None)
    scored = [week.score for week in weeks]
    if any(score is not None for score in scored):
        yield _time_figure(weeks, "Score, week by week", "median score", scored, _HIGHEST_SCORE)


def _time_figure(weeks: Sequence[Week], title: str, noun: str, values: Sequence[float | None], top: float | None) -> Figure:
    known = [(week, value) for week, value in zip(weeks, values, strict=True) if value is not None]
    (first, before), (last, after) = known[0], known[-1]
    says = f"{noun.capitalize()}: {number(before)} in the week of {day(first.start)}."
    if len(known) > 1:
        span = f"the week of {day(first.start)} to {number(after)} in that of {day(last.start)}"
        says = f"{noun.capitalize()}: from {number(before)} in {span}."
    points = [Point(at, value, day(week.start)) for at, value, week in zip(_places(weeks), values, weeks, strict=True)]
    rows = tuple((w.start, number(w.notes), "–" if v is None else number(v)) for w, v in zip(weeks, values, strict=True))
    return Figure(title, says, line(points, says, top), ("Week from", "Notes", noun.capitalize()), rows)


def _places(weeks: Sequence[Week]) -> list[float]:
    """Return where weeks stand on a line of days; evenly apart where one has no date."""
    try:
        return [float(date.fromisoformat(week.start).toordinal()) for week in weeks]
    except ValueError:
        return [float(place) for place in range(len(weeks))]


def _percent(count: int, total: int) -> str:
    """Return a share in whole per cent that says 100 only of all, and 0 only of none."""
    if count in (0, total):
        return "100%" if count else "0%"
    return f"{min(max(round(100 * count / total), 1), 99)}%"

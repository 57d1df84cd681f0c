"""Counts over a review, by queries on its store: nothing is held for each note."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from notelint.report import FIELD_NAMES

if TYPE_CHECKING:
    from notelint.review.about import About
    from notelint.review.store import Store

SCHEMA_VERSION = 1
FEWEST_NOTES = 5  # before something that none of them has is taken for missing in the export
BINS = tuple(range(0, 100, 10))  # lower ends; the last one takes in 100


def summary(store: Store, about: About) -> dict[str, Any]:
    """Return the counts of a review as `summary.json` holds them; no text of a note, no writer, no person."""
    return {
        "schema_version": SCHEMA_VERSION,
        "notelint_version": about.version,
        "made_on": about.made_on,
        "profile": about.profile,
        "sources": list(about.sources),
        "columns": {source: dict(columns) for source, columns in about.columns.items()},
        "columns_not_read": {source: list(names) for source, names in about.unused.items() if names},
        "remarks": {source: list(remarks) for source, remarks in about.remarks.items() if remarks},
        "partial": about.is_partial,
        "redacted": about.is_redacted,
        "notes": count_notes(store),
        "notes_with_findings": count_flagged(store),
        "findings": count_findings(store),
        "known_findings": count_findings(store, known=True),
        "by_family": dict(counted_by(store, "family")),
        "by_code": dict(counted_by(store, "code")),
        "by_severity": dict(counted_by(store, "severity")),
        "score": {
            "median": median_score(store),
            "mean": store.value("SELECT round(avg(score), 1) FROM note"),
            "unscored": count_unscored(store),
            "notes_from": dict(score_bins(store)),
        },
        "present": dict(completeness(store)),
        "in_no_note": list(nowhere(store, about.required)),
        "across_notes": dict(store.rows("SELECT code, count(*) FROM pair GROUP BY code ORDER BY code")),
        "not_read": count_problems(store),
    }


def nowhere(store: Store, required: Collection[str]) -> Iterator[str]:
    """Yield items that are asked for and that none of many notes has: most likely the export leaves them out, and no writer does."""
    if count_notes(store) >= FEWEST_NOTES:
        yield from (name for name, count in completeness(store) if not count and name in required)


def count_notes(store: Store) -> int:
    """Return how many notes were checked."""
    return int(store.value("SELECT count(*) FROM note"))


def count_findings(store: Store, *, known: bool = False) -> int:
    """Return how many findings are new, or how many a baseline has."""
    return int(store.value("SELECT count(*) FROM finding WHERE known = ?", (known,)))


def count_flagged(store: Store) -> int:
    """Return how many notes have a new finding."""
    return int(store.value("SELECT count(DISTINCT key) FROM finding WHERE NOT known"))


def count_unscored(store: Store) -> int:
    """Return how many notes are too short for a score."""
    return int(store.value("SELECT count(*) FROM note WHERE score IS NULL"))


def count_problems(store: Store) -> int:
    """Return how many places could not be read."""
    return int(store.value("SELECT count(*) FROM problem"))


def counted_by(store: Store, column: str) -> list[tuple[str, int]]:
    """Return how many findings that no baseline has share a value of `column`, the most frequent first."""
    sql = f"SELECT {column}, count(*) FROM finding WHERE NOT known GROUP BY {column} ORDER BY count(*) DESC, {column}"  # noqa: S608 - our own names
    return [(value, count) for value, count in store.rows(sql)]


def median_score(store: Store, where: str = "1", parameters: tuple[Any, ...] = ()) -> float | None:
    """Return the median of the scores, 0-100; `None` where no note has one."""
    scored = f"FROM note WHERE score IS NOT NULL AND {where}"
    number = store.value(f"SELECT count(*) {scored}", parameters)
    middle = f"SELECT score {scored} ORDER BY score LIMIT ? OFFSET ?"
    values = [score for (score,) in store.rows(middle, (*parameters, 2 - number % 2, (number - 1) // 2))] if number else []
    return sum(values) / len(values) if values else None


def score_bins(store: Store) -> list[tuple[int, int]]:
    """Return how many notes have a score from each of `BINS` on."""
    found = dict(store.rows("SELECT min(score / 10, 9) * 10, count(*) FROM note WHERE score IS NOT NULL GROUP BY 1"))
    return [(lower, found.get(lower, 0)) for lower in BINS]


def completeness(store: Store) -> list[tuple[str, int]]:
    """Return for each item of the record how many notes have it."""
    sums = ", ".join("sum((' ' || present || ' ') LIKE ?)" for _ in FIELD_NAMES)
    row = store.rows(f"SELECT {sums} FROM note", tuple(f"% {name} %" for name in FIELD_NAMES))[0]  # noqa: S608 - question marks alone
    return [(name, count or 0) for name, count in zip(FIELD_NAMES, row, strict=True)]

"""The coaching pages: for each writer what comes back in their own notes, and examples of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from notelint.diagnostics import LANGUAGE_FAMILIES
from notelint.review.page.data import Advice, Example, Rule, Writer
from notelint.review.page.views import note_place
from notelint.review.page.weeks import weeks_of
from notelint.review.results import FindingRow
from notelint.review.summary import median_score

if TYPE_CHECKING:
    from notelint.exports.rows import Row
    from notelint.review.store import Store

MOST_ADVICE, MOST_EXAMPLES, MOST_MISSING = 3, 3, 5
AROUND = 60  # code points before and behind an example
_FAMILIES = ", ".join(f"'{family}'" for family in sorted(map(str, LANGUAGE_FAMILIES)))
# For each writer the rules that speak most often, and for each of those its first findings.
_EXAMPLES = f"""
    WITH numbered AS (
        SELECT key, number, writer, code, count(*) OVER (PARTITION BY writer, code) AS times,
               row_number() OVER (PARTITION BY writer, code ORDER BY key, number) AS nth
        FROM finding WHERE NOT known AND writer != '' AND family IN ({_FAMILIES})
    ), ranked AS (
        SELECT *, dense_rank() OVER (PARTITION BY writer ORDER BY times DESC, code) AS place FROM numbered WHERE nth <= {MOST_EXAMPLES}
    )
    SELECT key, number, writer, code, times FROM ranked WHERE place <= {MOST_ADVICE} ORDER BY writer, place, nth
"""  # noqa: S608 - our own names and numbers

_BEST = """
    SELECT writer, key FROM (
        SELECT writer, key, row_number() OVER (PARTITION BY writer ORDER BY score DESC, key) AS place
        FROM note WHERE writer != '' AND score IS NOT NULL
    ) WHERE place = 1
"""


def example_keys(store: Store) -> set[int]:
    """Return the keys of the notes that examples are taken from."""
    return {key for key, *_ in store.rows(_EXAMPLES)}


def best_keys(store: Store) -> dict[str, int]:
    """Return for each writer the key of the note with the highest score."""
    return dict(store.rows(_BEST))


def writers_of(store: Store, rules: Mapping[str, Rule], rows: Mapping[int, Row]) -> Iterator[Writer]:
    """Yield the coaching page of each writer, by name; notes without a writer have none."""
    advice = _advice(store, rules, rows)
    best = best_keys(store)
    totals = store.rows(
        "SELECT writer, count(*), 1.0 * sum(findings) / count(*), sum(findings = 0) FROM note "
        "WHERE writer != '' GROUP BY writer ORDER BY writer"
    )
    for name, notes, findings, clean in totals:
        yield Writer(
            name=name,
            notes=notes,
            findings_a_note=round(findings, 2),
            score=median_score(store, "writer = ?", (name,)),
            clean_notes=clean,
            weeks=weeks_of(store, "writer = ?", (name,)),
            advice=tuple(advice.get(name, ())),
            missing=_missing(store, name),
            best=best.get(name),
            best_place=note_place(store, best[name]) if name in best else "",
        )


def _advice(store: Store, rules: Mapping[str, Rule], rows: Mapping[int, Row]) -> dict[str, list[Advice]]:
    examples: dict[tuple[str, str, int], list[Example]] = {}
    for key, number, writer, code, times in store.rows(_EXAMPLES):
        finding = next(store.findings("WHERE key = ? AND number = ?", (key, number)))
        examples.setdefault((writer, code, times), []).append(_example(finding, rows.get(key)))
    found: dict[str, list[Advice]] = {}
    for (writer, code, times), shown in examples.items():
        found.setdefault(writer, []).append(Advice(rules[code], times, tuple(shown)))
    return found


def _example(finding: FindingRow, row: Row | None) -> Example:
    if row is None:
        return Example(finding.key, "", "", "", "")
    text, start, end = row.text, finding.start, finding.end
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    whole_before = before if start <= AROUND else f"… {before.partition(' ')[2]}"
    whole_after = after if end + AROUND >= len(text) else f"{after.rpartition(' ')[0]} …"
    return Example(finding.key, whole_before, text[start:end], whole_after, finding.suggestion)


def _missing(store: Store, writer: str) -> tuple[tuple[str, int], ...]:
    """Return the items of the record that the writer's notes lack most often."""
    counts: dict[str, int] = {}
    for missing, notes in store.rows("SELECT missing, count(*) FROM note WHERE writer = ? AND missing != '' GROUP BY missing", (writer,)):
        for name in missing.split():
            counts[name] = counts.get(name, 0) + notes
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_MISSING])

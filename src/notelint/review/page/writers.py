"""The coaching pages: for each writer what comes back in their own notes, and examples of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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

# A note to come back to is one that has nothing to do with another: it may be the other's words that are good in it.
_BEST = """
    WITH paired AS (
        SELECT first AS key FROM pair UNION SELECT second FROM pair UNION SELECT first FROM known_pair UNION SELECT second FROM known_pair
    )
    SELECT writer, key FROM (
        SELECT writer, key, row_number() OVER (PARTITION BY writer ORDER BY score DESC, key) AS place
        FROM note WHERE writer != '' AND score IS NOT NULL AND key NOT IN (SELECT key FROM paired)
    ) WHERE place = 1
"""


def all_writers(store: Store) -> list[str]:
    """Return the names of all writers, in order."""
    return [name for (name,) in store.rows("SELECT writer FROM note WHERE writer != '' GROUP BY writer ORDER BY writer")]


def busiest_writers(store: Store, most: int) -> list[str]:
    """Return the names of those with the most notes, `most` of them at most, in order of their names."""
    sql = "SELECT writer FROM note WHERE writer != '' GROUP BY writer ORDER BY count(*) DESC, writer LIMIT ?"
    return sorted(name for (name,) in store.rows(sql, (most,)))


def choose_examples(store: Store) -> None:
    """Choose for each writer the findings that are shown to them; they are kept in a table of this connection alone."""
    store.connection.execute("DROP TABLE IF EXISTS temp.example")
    store.connection.execute(f"CREATE TEMP TABLE example AS {_EXAMPLES}")
    store.connection.execute("CREATE INDEX temp.example_writer ON example (writer)")


def example_keys(store: Store, names: Iterable[str]) -> set[int]:
    """Return the keys of the notes that the examples of these writers are taken from."""
    return {key for name in names for (key,) in store.rows("SELECT key FROM temp.example WHERE writer = ?", (name,))}


def best_keys(store: Store) -> dict[str, int]:
    """Return for each writer the key of the note with the highest score."""
    return dict(store.rows(_BEST))


def writers_of(store: Store, rules: Mapping[str, Rule], rows: Mapping[int, Row], names: Iterable[str]) -> Iterator[Writer]:
    """Yield the coaching page of each of these writers; notes without a writer have none."""
    best = best_keys(store)
    for name in names:
        [(notes, findings, clean)] = store.rows(
            "SELECT count(*), 1.0 * sum(findings) / count(*), sum(findings = 0) FROM note WHERE writer = ?", (name,)
        )
        yield Writer(
            name=name,
            notes=notes,
            findings_a_note=round(findings, 2),
            score=median_score(store, "writer = ?", (name,)),
            clean_notes=clean,
            weeks=weeks_of(store, "writer = ?", (name,)),
            advice=tuple(_advice(store, rules, rows, name)),
            missing=_missing(store, name),
            best=best.get(name),
            best_place=note_place(store, best[name]) if name in best else "",
        )


def _advice(store: Store, rules: Mapping[str, Rule], rows: Mapping[int, Row], name: str) -> Iterator[Advice]:
    examples: dict[tuple[str, int], list[Example]] = {}
    for key, number, code, times in store.rows(
        "SELECT key, number, code, times FROM temp.example WHERE writer = ? ORDER BY rowid", (name,)
    ):
        finding = next(store.findings("WHERE key = ? AND number = ?", (key, number)))
        examples.setdefault((code, times), []).append(_example(finding, rows.get(key)))
    for (code, times), shown in examples.items():
        yield Advice(rules[code], times, tuple(shown))


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

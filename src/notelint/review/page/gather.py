"""Gather what the page shows from the store; the text of the notes shown is read from the export once more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from notelint.review.page.data import NoteView, Page, Read, Rule, Writer
from notelint.review.page.views import NotesInStore, pair_views, place
from notelint.review.page.weeks import weeks_of
from notelint.review.page.writers import all_writers, best_keys, busiest_writers, choose_examples, example_keys, writers_of
from notelint.review.rules import about_rule
from notelint.review.summary import (
    completeness,
    count_findings,
    count_flagged,
    count_notes,
    count_problems,
    count_unscored,
    counted_by,
    median_score,
    nowhere,
    score_bins,
)

if TYPE_CHECKING:
    from notelint.exports.rows import Row
    from notelint.review.about import About
    from notelint.review.store import Store

Texts = Callable[[Collection[int]], Mapping[int, "Row"]]

MOST_NOTES = 10_000  # in the table of the page: a browser holds them well, and all of them are in notes.csv
MOST_TEXTS = 1_000  # of them with their text: those with the most to look at
MOST_PAIRS = 300
MOST_WRITERS = 300  # those with the most notes; each of the others has a page in a file of its own alone
MOST_PROBLEMS = 500
WRITERS_AT_ONCE = 500  # whose examples are held while their pages are written


def gather(store: Store, about: About, texts: Texts) -> Page:
    """Return the page of a review."""
    rules = _rules(store)
    by_code = {rule.code: rule for rule in rules}
    choose_examples(store)
    names = busiest_writers(store, MOST_WRITERS)
    best_of = best_keys(store)
    best = {best_of[name] for name in names if name in best_of}
    notes = _table(store, best)
    pairs = list(islice(store.pairs(), MOST_PAIRS))
    wanted = best | set(notes[:MOST_TEXTS]) | {key for pair in pairs for key in (pair.first, pair.second)} | example_keys(store, names)
    rows = {} if about.is_redacted else texts(wanted)
    problems = [(place(p.source, p.number), p.message) for p in islice(store.problems(), MOST_PROBLEMS)]
    total = count_notes(store)
    return Page(
        title=about.title,
        made_on=about.made_on,
        version=about.version,
        profile=about.profile,
        profile_note=about.profile_note,
        sources=about.sources,
        is_partial=about.is_partial,
        is_redacted=about.is_redacted,
        shows_ranking=about.shows_ranking,
        notes=total,
        notes_with_findings=count_flagged(store),
        findings=count_findings(store),
        known_findings=count_findings(store, known=True),
        families=tuple(counted_by(store, "family")),
        severities=tuple(counted_by(store, "severity")),
        rules=rules,
        scores=tuple(score_bins(store)),
        unscored=count_unscored(store),
        median_score=median_score(store),
        completeness=tuple((name, count, name in about.required) for name, count in completeness(store)),
        weeks=weeks_of(store),
        writers=tuple(writers_of(store, by_code, rows, names)),
        writers_left_out=len(all_writers(store)) - len(names),
        read=tuple(_read(about)),
        writers_alike=about.writers_alike,
        nowhere=tuple(nowhere(store, about.required)),
        table=NotesInStore(store, sorted(notes), rows),
        table_left_out=total - len(notes),
        pairs=tuple(pair_views(store, pairs, rows)),
        pairs_left_out=store.value("SELECT count(*) FROM pair") - len(pairs),
        problems=tuple(problems),
        problems_left_out=count_problems(store) - len(problems),
    )


def coached(store: Store, page: Page, texts: Texts) -> Iterator[tuple[Writer, NoteView | None]]:
    """Yield every writer's coaching with their best note, once `gather` made the page; few are held at a time."""
    by_code = {rule.code: rule for rule in page.rules}
    best = best_keys(store)
    remaining = iter(all_writers(store))
    while names := list(islice(remaining, WRITERS_AT_ONCE)):
        keys = {best[name] for name in names if name in best}
        rows = {} if page.is_redacted else texts(keys | example_keys(store, names))
        for writer in writers_of(store, by_code, rows, names):
            yield writer, next(iter(NotesInStore(store, () if writer.best is None else (writer.best,), rows)), None)


def _read(about: About) -> Iterator[Read]:
    for source, columns in about.columns.items():
        unused, remarks = about.unused.get(source, ()), about.remarks.get(source, ())
        if columns or unused or remarks:
            yield Read(source, tuple(columns.items()), unused, remarks)


def _table(store: Store, best: set[int]) -> list[int]:
    """Return the keys of the notes of the table: those with the most to look at first, and at the end each writer's best."""
    keys = [key for (key,) in store.rows(f"SELECT key FROM note ORDER BY findings DESC, key LIMIT {MOST_NOTES}")]  # noqa: S608 - our own number
    return keys + sorted(best.difference(keys))


def _rules(store: Store) -> tuple[Rule, ...]:
    """Return the rules that spoke, the most frequent first."""
    counts = store.rows(
        "SELECT code, count(*), count(DISTINCT key) FROM finding WHERE NOT known GROUP BY code ORDER BY count(*) DESC, code"
    )
    return tuple(_rule(code, findings, notes) for code, findings, notes in counts)


def _rule(code: str, findings: int, notes: int) -> Rule:
    about = about_rule(code)
    return Rule(code, about.name, about.family, about.severity, findings, notes, about.why, about.instead)

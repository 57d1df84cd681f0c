"""The store of a review: whole chunks, counts by query, and what must be the same to go on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from notelint.errors import InputError
from notelint.exports.rows import Problem
from notelint.review.page.weeks import weeks_of
from notelint.review.results import FindingRow, NoteRow, Pair
from notelint.review.spellings import united
from notelint.review.store import Store
from notelint.review.store_file import open_store
from notelint.review.summary import completeness, counted_by, median_score, score_bins


def note(key: int, **changed: object) -> NoteRow:
    row = NoteRow(
        key, "a.csv", key + 2, f"N{key}", "Wren", "", None, None, None, None, None, None, None,
        50, None, None, None, None, None, None, 0, 0, 0, 0, "", "",
    )  # fmt: skip
    return row._replace(**changed)


def finding(key: int, number: int = 0, **changed: object) -> FindingRow:
    row = FindingRow(
        key,
        number,
        "a.csv",
        key + 2,
        "",
        "",
        "NL101",
        "clinical-term",
        "clinical-jargon",
        "warning",
        "",
        "",
        1,
        1,
        0,
        4,
        "word",
        "",
        False,
        -1,
    )
    return row._replace(**changed)


def pair(first: int, second: int) -> Pair:
    return Pair("NL903", "cloned-note", "warning", first, second, "Alike.", 0.95, ((0, 4, 1, 5),), ())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "work.sqlite", {"export": "a.csv"})
    yield opened
    opened.close()


def keep(store: Store, *notes: NoteRow, findings: tuple[FindingRow, ...] = (), number: int = 0) -> None:
    with store.connection:
        store.keep_chunk(number, len(notes), notes, findings, [])


def test_a_chunk_that_fails_leaves_nothing(store: Store) -> None:
    keep(store, note(7), number=1)
    with pytest.raises(sqlite3.IntegrityError), store.connection:
        store.keep_chunk(0, 2, [note(0), note(7)], [finding(0)], [Problem("a.csv", 3, "empty")])

    assert (list(store.notes()), list(store.findings()), list(store.problems()), store.finished_chunks()) == ([note(7)], [], [], {1})


def test_what_is_kept_comes_back(store: Store) -> None:
    keep(store, note(0), note(1), findings=(finding(0), finding(0, 1, known=True)))
    store.begin_pairs()
    store.keep_pairs([pair(0, 1)])
    store.finish_pairs()

    first, second = store.notes()
    assert (first, second._replace(findings=0, errors=0, warnings=0, infos=0)) == (
        note(0),
        note(1)._replace(findings=0, errors=0, warnings=0, infos=0),
    )
    assert list(store.findings("WHERE other < 0 ORDER BY key, number")) == [finding(0), finding(0, 1, known=True)]
    assert list(store.pairs()) == [pair(0, 1)]


def test_the_later_note_of_a_pair_has_the_finding(store: Store) -> None:
    keep(store, note(0), note(1, writer="Ada"), findings=(finding(1),))
    for _ in range(2):  # comparing again writes anew
        store.begin_pairs()
        store.keep_pairs([pair(0, 1)])
        store.keep_pairs([pair(0, 1)], known=True)
        store.finish_pairs()

    assert [(f.key, f.code, f.other, f.writer) for f in store.findings("WHERE NOT known ORDER BY key, number")] == [
        (1, "NL101", -1, ""),
        (1, "NL903", 0, "Ada"),
    ]
    assert [(f.key, f.code, f.other) for f in store.findings("WHERE known")] == [(1, "NL903", 0)]
    assert len(list(store.pairs())) == 1


def test_what_is_found_across_notes_counts_in_the_note_that_has_it(store: Store) -> None:
    keep(store, note(0), note(1), note(2), findings=(finding(1), finding(1, 1, known=True), finding(2)))
    counts = []
    for again in ([pair(0, 1)._replace(severity="error"), pair(0, 1)], [pair(0, 1)], []):
        store.begin_pairs()
        store.keep_pairs(again)
        store.keep_pairs([pair(0, 2)], known=True)
        store.finish_pairs()
        counts.append([(each.findings, each.errors, each.warnings) for each in store.notes("WHERE key = 1")])

    assert counts == [[(3, 1, 2)], [(2, 0, 2)], [(1, 0, 1)]]
    assert [each.findings for each in store.notes("WHERE key = 2")] == [1]


def test_spellings_of_a_writer_become_the_one_of_most_notes(store: Store) -> None:
    spelled = ["Wren, Ada", "Ada Wren", "Ada Wren", "Staff 1", "Staff 2", ""]
    keep(store, *(note(at, writer=name) for at, name in enumerate(spelled)), findings=(finding(0, writer="Wren, Ada"),))
    for _ in range(2):
        store.unite_writers(united(store.writers()))

    assert [each.writer for each in store.notes()] == ["Ada Wren", "Ada Wren", "Ada Wren", "Staff 1", "Staff 2", ""]
    assert [each.writer for each in store.findings()] == ["Ada Wren"]


def test_pairs_found_beside_an_open_reader_do_not_fill_the_log(store: Store) -> None:
    keep(store, *map(note, range(400)))
    store.begin_pairs()
    log = store.path.with_name(store.path.name + "-wal")
    before = log.stat().st_size
    for each in store.notes():  # as what finds pairs does
        store.keep_pairs([pair(each.key, each.key + 1)] * 50)
        store.keep_hashes_of_pairs([bytes([each.key % 256])])

    assert log.stat().st_size == before
    store.finish_pairs()
    assert (len(list(store.pairs())), len(list(store.hashes()))) == (20_000, 256)


def test_pairs_are_kept_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.review.store._ROWS_AT_ONCE", 7)
    keep(store, *map(note, range(40)))
    store.begin_pairs()
    store.keep_pairs(pair(key, key + 1) for key in range(39))
    store.keep_pairs([pair(0, 39), pair(1, 39)], known=True)
    store.finish_pairs()

    assert [(p.first, p.second) for p in store.pairs()] == [(key, key + 1) for key in range(39)]
    assert [(f.key, f.other, f.known) for f in store.findings("WHERE NOT known ORDER BY key")] == [(k, k - 1, False) for k in range(1, 40)]
    assert [f.other for f in store.findings("WHERE known ORDER BY number")] == [0, 1]


def test_a_store_of_another_export_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / "work.sqlite", {"export": "a.csv", "settings": "x"}).close()

    with pytest.raises(InputError, match="export changed"):
        open_store(tmp_path / "work.sqlite", {"export": "b.csv", "settings": "x"})


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "work.sqlite").write_bytes(b"no database at all" * 100)

    with pytest.raises(InputError):
        open_store(tmp_path / "work.sqlite", {"export": "a.csv"})


def test_nothing_stays_behind(tmp_path: Path) -> None:
    store = open_store(tmp_path / "work.sqlite", {})
    keep(store, note(0))
    store.remove()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("scores", "median"), [([], None), ([None], None), ([70], 70), ([10, 90, 50], 50), ([10, None, 20, 40, 70], 30)])
def test_the_median(store: Store, scores: list[int | None], median: float | None) -> None:
    keep(store, *(note(at, score=score) for at, score in enumerate(scores)))

    assert median_score(store) == median


def test_bins_take_in_both_ends(store: Store) -> None:
    keep(store, *(note(at, score=score) for at, score in enumerate([0, 9, 10, 99, 100, None])))

    assert [(low, count) for low, count in score_bins(store) if count] == [(0, 2), (10, 1), (90, 2)]


def test_completeness_counts_whole_names(store: Store) -> None:
    keep(store, note(0, present="signature_date plan"), note(1, present="signature"))

    assert {name: count for name, count in completeness(store) if count} == {"plan": 1, "signature": 1, "signature_date": 1}


def test_known_findings_are_not_counted(store: Store) -> None:
    keep(store, note(0), findings=(finding(0), finding(0, 1, known=True), finding(0, 2, code="NL201", family="label")))

    assert counted_by(store, "code") == [("NL101", 1), ("NL201", 1)]


def test_weeks_begin_on_monday(store: Store) -> None:
    days = ["2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09", "2025-12-31", None]  # 1 March 2026 is a Sunday
    keep(store, *(note(at, service_date=day, findings=at, score=10 * at) for at, day in enumerate(days)))

    weeks = weeks_of(store, "1", ())
    assert [(week.start, week.notes) for week in weeks] == [("2025-12-29", 1), ("2026-02-23", 1), ("2026-03-02", 2), ("2026-03-09", 1)]
    assert (weeks[2].findings_a_note, weeks[2].score) == (1.5, 15.0)


def test_too_few_notes_are_not_charted(store: Store) -> None:
    keep(store, *(note(at, service_date="2026-03-01") for at in range(4)))

    assert weeks_of(store, "1", ()) == ()

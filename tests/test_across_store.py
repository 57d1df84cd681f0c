"""What is kept while notes are compared, and the rules in their own words."""

from __future__ import annotations

from pathlib import Path

from notelint._version import __version__
from notelint.diagnostics import Family, Severity
from notelint.linter import Linter
from notelint.review.across import ACROSS_RULES, create_tables, find_pairs
from notelint.rules import RULES
from test_across_common import ANA, LUIS, filled, row


def test_no_word_of_a_note_is_kept(tmp_path: Path, linter: Linter) -> None:
    rows = [row(ANA, "C-1", date="2026-03-04"), row(ANA, "C-2", date="2026-03-09")]
    store = filled(tmp_path / "store.sqlite", linter, rows)
    list(find_pairs(store, lambda keys: {key: rows[key] for key in keys}))
    store.close()

    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert kept
    assert not [word for word in (b"porch", b"letter", b"calendar") if word in kept]


def test_comparing_again_finds_the_same(tmp_path: Path, linter: Linter) -> None:
    rows = [row(text, f"C-{n}", date=f"2026-03-0{n + 1}", start="10:00", end="11:00") for n, text in enumerate((ANA, LUIS, ANA, ANA))]
    store = filled(tmp_path / "store.sqlite", linter, rows)
    create_tables(store.connection)  # as a resumed run does
    first = list(find_pairs(store, lambda keys: {key: rows[key] for key in keys}))
    store.begin_pairs()
    store.keep_pairs(first)
    store.finish_pairs()

    assert list(find_pairs(store, lambda keys: {key: rows[key] for key in keys})) == first
    assert sorted(store.pairs()) == sorted(first)
    store.remove()


def test_nothing_to_compare(tmp_path: Path, linter: Linter) -> None:
    store = filled(tmp_path / "store.sqlite", linter, [])

    assert list(find_pairs(store, lambda keys: {})) == []
    store.remove()


def test_notes_that_are_gone_from_the_export_are_passed_over(tmp_path: Path, linter: Linter) -> None:
    store = filled(tmp_path / "store.sqlite", linter, [row(ANA, "C-1"), row(ANA, "C-2")])

    assert list(find_pairs(store, lambda keys: {})) == []
    store.remove()


def test_each_rule_says_why_and_what_to_do() -> None:
    assert list(ACROSS_RULES) == [f"NL90{number}" for number in range(3, 8)]
    for code, rule in ACROSS_RULES.items():
        assert rule.code == code
        assert (type(rule.severity), rule.family, rule.since) == (Severity, Family.PRIVACY, __version__)
        assert min(len(rule.why), len(rule.instead)) > 60
        assert all(rule.sources)


def test_codes_and_names_are_free() -> None:
    taken = {rule.meta.code for rule in RULES} | {rule.meta.name for rule in RULES}

    assert not taken & {word for rule in ACROSS_RULES.values() for word in (rule.code, rule.name)}

"""NL907: notes that differ in dates, times and numbers alone."""

from __future__ import annotations

from notelint.linter import Linter
from test_across_common import ANA, LUIS, LUIS_TWO, pairs_of, row, told

DATED = "On {0}/4/2026 at {0}:15 pm we met for {0}0 minutes. " + LUIS


def test_each_note_of_a_run_goes_with_the_one_before(linter: Linter) -> None:
    rows = [row(DATED.format(n), "Luis Ortega", date=f"2026-0{n}-04") for n in (3, 1, 2)]
    pairs = pairs_of(linter, rows)

    assert told(pairs) == [("NL907", 1, 2), ("NL907", 2, 0)]
    assert {pair.similarity for pair in pairs} == {1.0}


def test_months_and_weekdays_are_dates_too(linter: Linter) -> None:
    rows = [
        row(f"Seen on {day}. {ANA}", "Rivera, Ana", date=date)
        for day, date in (("Monday, March 2", "2026-03-02"), ("Tuesday, April 7", "2026-04-07"))
    ]

    assert told(pairs_of(linter, rows)) == [("NL907", 0, 1)]


def test_another_story_ends_the_run(linter: Linter) -> None:
    rows = [row(text, "Luis Ortega", date=f"2026-03-0{n}") for n, text in enumerate((LUIS, LUIS_TWO), 1)]

    assert pairs_of(linter, rows) == []


def test_another_plan_ends_the_run_but_the_story_is_copied(linter: Linter) -> None:
    rows = [
        row(f"Data: {LUIS}\nPlan: {plan}", "Luis Ortega", date=f"2026-03-0{n}")
        for n, plan in enumerate(("Beans.", "Ask about the bus pass."), 1)
    ]

    assert told(pairs_of(linter, rows)) == [("NL903", 0, 1)]


def test_passages_are_whole_sections(linter: Linter) -> None:
    text = "On {0}/4/2026 for {0}0 minutes.\nData: " + LUIS + "\nPlan: Beans on {0}/9."
    texts = [text.format(n) for n in (3, 11)]
    (pair,) = pairs_of(linter, [row(text, "Luis Ortega", date="2026-03-04") for text in texts])

    assert pair.code == "NL906"
    (pair,) = pairs_of(linter, [row(text, "Luis Ortega", date=f"2026-03-0{n}") for n, text in enumerate(texts, 1)])
    assert [(texts[0][a:b], texts[1][c:d]) for a, b, c, d in pair.passages] == [(LUIS, LUIS), ("Beans on 3/9.", "Beans on 11/9.")]


def test_short_notes_make_no_run(linter: Linter) -> None:
    rows = [row(f"Called at {n}:10, no answer, left a message.", "Luis Ortega", date=f"2026-03-0{n}") for n in (1, 2, 3)]

    assert pairs_of(linter, rows) == []


def test_a_run_copied_for_somebody_else_is_told_once_for_each_note(linter: Linter) -> None:
    rows = [row(DATED.format(n), "C-1", date=f"2026-0{n}-04") for n in (1, 2)]
    rows += [row(DATED.format(n), "C-2", date=f"2026-0{n}-04") for n in (5, 6)]
    pairs = told(pairs_of(linter, rows))

    assert [pair for pair in pairs if pair[0] == "NL907"] == [("NL907", 0, 1), ("NL907", 2, 3)]
    assert [second for code, _, second in pairs if code == "NL903"] == [2]

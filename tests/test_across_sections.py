"""Which parts of a note can be copied."""

from __future__ import annotations

import pytest

pytest.importorskip("rensa")

from notelint.exports.rows import Row
from notelint.linter import Linter
from notelint.review.across.sections import sections_of
from notelint.review.across.traces import traces
from notelint.review.checking import check_row
from test_across_common import ANA, LUIS, MIRA


def sections(linter: Linter, text: str) -> list[tuple[str, str]]:
    sheet, _ = check_row(linter, Row("a.csv", 2, text))
    return [(section.name, text[section.start : section.end].strip()) for section in sections_of(sheet)]


def test_a_note_without_labels_is_one_section(linter: Linter) -> None:
    assert sections(linter, ANA) == [("story", ANA)]


def test_sections_are_those_of_the_layout(linter: Linter) -> None:
    text = f"Date: 3/4/2026\nData: {ANA}\nAssessment: {MIRA}\nPlan: See Ana on Monday.\nSignature: T. Abara, CPSS"

    assert sections(linter, text) == [("story", ANA), ("story", MIRA), ("plan", "See Ana on Monday.")]


def test_goals_notices_and_the_plan_of_treatment_are_no_story(linter: Linter) -> None:
    goal = "I want to keep my own apartment and pay my rent on the first of each month and know two of my neighbors by their names"
    notice = "This record is protected by federal rules. " * 6
    text = f"Goal: {goal}\nNarrative: {ANA}\nConfidentiality notice: {notice}\nTreatment plan: {goal} {goal}"

    assert [name for name, told in sections(linter, text) if told != ANA] == []


def test_prose_before_a_plan_is_the_story(linter: Linter) -> None:
    assert sections(linter, f"{LUIS}\n\nPlan: Beans on Sunday.") == [("story", LUIS), ("plan", "Beans on Sunday.")]


def test_short_sections_and_plans_leave_no_shingles(linter: Linter) -> None:
    row = Row("a.csv", 2, f"Data: She called and will call again.\nPlan: {ANA}", person="Rivera, Ana")
    left = traces(*check_row(linter, row), row, 3)

    assert left.key == 3
    assert left.fingerprint is None
    assert [(section.shingles, section.bands) for section in left.sections] == [(b"", ())] * 2


def test_traces_hold_no_word_of_the_note(linter: Linter) -> None:
    row = Row("a.csv", 2, f"Data: {ANA}", person="C-1")

    assert "porch" not in repr(traces(*check_row(linter, row), row, 0))

"""Acceptance on the example notes of the toolkit, cut out of its text when the test runs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from notelint.diagnostics import Family
from notelint.linter import Linter
from support import SHARED, language

FOUND = sorted((SHARED / "seeds").glob("003_*.txt")) if (SHARED / "seeds").is_dir() else []
pytestmark = pytest.mark.skipif(not FOUND, reason="the toolkit's text does not lie beside the checkout")
CLINICAL_WORDING = {Family.INTERPRETATION, Family.CLINICAL_JARGON, Family.LABEL}


@pytest.fixture(scope="module")
def toolkit() -> list[str]:
    """Return the paragraphs of the toolkit."""
    return FOUND[0].read_text(encoding="utf-8").split("\n\n")


def paragraph_after(paragraphs: list[str], heading: str, start: str) -> str:
    """Return the one paragraph under `heading` that begins with `start`."""
    under = (after for before, after in pairwise(paragraphs) if before.strip() == heading)
    (found,) = (paragraph for paragraph in under if paragraph.startswith(start))
    return found


@pytest.fixture(scope="module")
def clinical(toolkit: list[str]) -> str:
    return paragraph_after(toolkit, "Example Clinical Note", "The patient was")


@pytest.fixture(scope="module")
def peer(toolkit: list[str]) -> str:
    return paragraph_after(toolkit, "Example Peer Services Note", "The patient interrupted")


@pytest.fixture(scope="module")
def good(toolkit: list[str]) -> list[str]:
    return [
        paragraph_after(toolkit, "Engagement", "Peer Support Specialist contacted"),
        paragraph_after(toolkit, "Collaboration with Significant Supports", "Client's father"),
    ]


def count(linter: Linter, text: str) -> int:
    return sum(d.family in CLINICAL_WORDING for d in linter.check(text).diagnostics)


def test_the_clinical_note_has_ten_findings_or_more(linter: Linter, clinical: str) -> None:
    assert count(linter, clinical) >= 10


def test_the_peer_note_has_two_at_most(linter: Linter, peer: str) -> None:
    assert count(linter, peer) <= 2


def test_the_peer_note_scores_thirty_points_higher(linter: Linter, clinical: str, peer: str) -> None:
    assert linter.check(peer).score.value >= linter.check(clinical).score.value + 30


def test_the_good_narratives_have_three_findings_at_most_together(linter: Linter, good: list[str]) -> None:
    found = [d.text for text in good for d in language(linter.check(text))]

    assert len(found) <= 3, found


def test_every_profile_agrees_on_the_words(linter: Linter, california: Linter, clinical: str) -> None:
    assert language(california.check(clinical)) == language(linter.check(clinical))

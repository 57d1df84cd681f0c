"""Going through findings one by one: taken, written, left, taken back."""

from __future__ import annotations

import pytest

from notelint.linter import Linter
from notelint.stepwise import Stepwise

NOTE = "He claims the bus was late. She was guarded with me. He utilizes the bus.\n"


@pytest.fixture
def walk(linter: Linter) -> Stepwise:
    return Stepwise(linter.check(NOTE), linter.check)


def words(walk: Stepwise) -> str | None:
    proposal = walk.next()
    return proposal.diagnostic.text if proposal else None


def test_findings_come_in_the_order_of_the_text(walk: Stepwise) -> None:
    seen = []
    while (proposal := walk.next()) is not None:
        seen.append(proposal.diagnostic.text)
        walk.leave(proposal.diagnostic)

    assert seen == ["claims", "guarded", "utilizes"]
    assert walk.report.note.text == NOTE


def test_a_wording_is_taken(walk: Stepwise) -> None:
    proposal = walk.next()
    assert proposal is not None
    walk.take(proposal.fixes[0])

    assert walk.report.note.text.startswith("He says the bus was late.")
    assert (words(walk), walk.taken, walk.left) == ("guarded", 1, 2)


def test_ones_own_words_are_looked_at_next(walk: Stepwise) -> None:
    for _ in range(2):
        proposal = walk.next()
        assert proposal is not None
        if proposal.diagnostic.text == "guarded":
            walk.write(proposal.diagnostic, "aggressive")
        else:
            walk.leave(proposal.diagnostic)

    assert words(walk) == "aggressive"


def test_steps_are_taken_back(walk: Stepwise) -> None:
    proposal = walk.next()
    assert proposal is not None
    walk.take(proposal.fixes[0])
    went_back = walk.back()

    assert (went_back, walk.report.note.text, walk.taken) == (True, NOTE, 0)
    assert walk.back() is False


def test_a_prompt_has_no_wordings(walk: Stepwise) -> None:
    proposal = walk.next()
    assert proposal is not None
    walk.leave(proposal.diagnostic)
    second = walk.next()

    assert second is not None
    assert second.fixes == ()

"""Which spellings of a writer's name are one writer, and which are left apart."""

from __future__ import annotations

import pytest

from notelint.linter import Linter
from notelint.review.spellings import doubtful, united
from test_across_common import LUIS, MIRA, pairs_of, row, told

DANA, JO = "Dana Whitlow", "Jo Abara"


@pytest.mark.parametrize(
    "spelling",
    [
        "D. Whitlow", "Whitlow, D", "WHITLOW, DANA", "Whitlow, Dana CPSS", "Dana R. Whitlow, CPSS", "dwhitlow", "dwhitlow2", "danaw",
        "dana.whitlow@agency.example.org", "AGENCY\\dwhitlow", "whitlowd",
    ],
)  # fmt: skip
def test_spellings_that_can_be_one_writer_alone_are_that_writer(spelling: str) -> None:
    assert united({DANA: 3, JO: 5, spelling: 1}) == {spelling: DANA}


@pytest.mark.parametrize(
    "spelling", ["Dana", "Whitlow", "E. Whitlow", "D. Whitman", "Jo W.", "D.W.", "Staff 1", "dw", "Dana Whitlow-Reyes"]
)
def test_what_may_be_somebody_else_stays_apart(spelling: str) -> None:
    assert united({DANA: 3, JO: 5, spelling: 1}) == {}


def test_two_who_may_be_meant_are_both_left_alone() -> None:
    assert united({DANA: 3, "Dora Whitlow": 1, "D. Whitlow": 2, "dwhitlow": 1}) == {}


def test_the_name_in_full_is_shown_in_its_usual_spelling() -> None:
    names = {"DANA WHITLOW": 2, "Whitlow, Dana": 2, DANA: 2, "D. Whitlow": 9}

    assert united(names) == dict.fromkeys(["DANA WHITLOW", "Whitlow, Dana", "D. Whitlow"], DANA)


def test_names_of_one_word_are_told_where_one_longer_name_has_it() -> None:
    assert list(doubtful([DANA, "Dana", JO, "Jo Reyes", "Jo", "Kim"])) == [("Dana", DANA)]


def test_a_writer_in_two_spellings_was_in_two_places(linter: Linter) -> None:
    times = {"date": "2026-03-04", "start_time": "09:00", "end_time": "10:00"}
    rows = [row(LUIS, "Luis Ortega", "Dana Whitlow", **times), row(MIRA, "Mira Santos", "D. Whitlow", **times)]

    assert told(pairs_of(linter, rows)) == [("NL905", 0, 1)]

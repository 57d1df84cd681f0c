"""NL905 and NL906: overlapping services and doubled notes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from notelint.exports.rows import Row
from notelint.linter import Linter
from test_across_common import ANA, LUIS, LUIS_TWO, MIRA, pairs_of, row, told

DAY = "2026-03-04"


def two(linter: Linter, first: tuple[str, str], second: tuple[str, str], date: str = DAY, **given: str) -> list[str]:
    """Return what is found of one writer with two people at these times."""
    rows = [row(ANA, "Rivera, Ana", date=DAY, start=first[0], end=first[1], **given)]
    rows.append(row(LUIS, "Luis Ortega", date=date, start=second[0], end=second[1], **given))
    return [pair.code for pair in pairs_of(linter, rows)]


@pytest.mark.parametrize(
    ("first", "second", "date"),
    [
        (("10:00", "10:45"), ("10:30", "11:00"), DAY),
        (("10:00", "12:00"), ("10:30", "10:40"), DAY),
        (("10:00", "10:45"), ("10:00", "10:45"), DAY),
        (("23:30", "00:30"), ("00:15", "01:00"), "2026-03-05"),
    ],
)
def test_one_writer_with_two_people_at_once(linter: Linter, first: tuple[str, str], second: tuple[str, str], date: str) -> None:
    assert two(linter, first, second, date) == ["NL905"]


@pytest.mark.parametrize(
    ("first", "second", "date"),
    [
        (("10:00", "10:45"), ("10:45", "11:30"), DAY),
        (("10:00", "10:45"), ("10:15", "10:30"), "2026-03-05"),
        (("23:30", "00:30"), ("00:30", "01:00"), "2026-03-05"),
        (("23:30", "00:30"), ("00:10", "00:20"), DAY),
        (("00:00", "00:00"), ("00:00", "00:00"), DAY),  # a date without a time
        (("13:00", "01:45"), ("14:00", "14:30"), DAY),  # a slip in the half of the day
    ],
)
def test_these_times_do_not_overlap(linter: Linter, first: tuple[str, str], second: tuple[str, str], date: str) -> None:
    assert two(linter, first, second, date) == []


@pytest.mark.parametrize("given", [{"service": "Peer support group"}, {"code": "H0038 HQ"}, {"code": "H0025"}])
def test_a_group_is_one_service(linter: Linter, given: dict[str, str]) -> None:
    assert two(linter, ("10:00", "11:00"), ("10:00", "11:00"), **given) == []
    assert two(linter, ("10:00", "11:00"), ("10:30", "11:30"), **given) == ["NL905"]


def test_a_service_without_an_end_lasts_as_long_as_it_says(linter: Linter) -> None:
    rows = [
        row(ANA, "Rivera, Ana", date=DAY, start="10:00", duration="45 minutes"),
        row(LUIS, "Luis Ortega", date=DAY, start="10:30", end="11:00"),
    ]

    assert told(pairs_of(linter, rows)) == [("NL905", 0, 1)]


def test_one_person_at_two_places(linter: Linter) -> None:
    rows = [
        row(ANA, "Rivera, Ana", "T. Abara", date=DAY, start="10:00", end="10:45"),
        row(MIRA, "Ana Rivera", "Bo Lindgren", date=DAY, start="10:30", end="11:00"),
    ]

    assert told(pairs_of(linter, rows)) == [("NL905", 0, 1)]


def test_nobody_knows_who_it_was(linter: Linter) -> None:
    rows = [row(text, "", "", date=DAY, start="10:00", end="10:45") for text in (ANA, LUIS)]

    assert pairs_of(linter, rows) == []


def test_a_whole_day_for_everybody_is_told_in_bounds(linter: Linter) -> None:
    rows = [row(f"{n} came.", f"C-{n}", date=DAY, start="08:00", end="17:00") for n in range(40)]

    assert len(pairs_of(linter, rows)) < 400


@pytest.mark.parametrize("text", [ANA, MIRA])
def test_two_notes_of_one_contact(linter: Linter, text: str) -> None:
    times = {"date": DAY, "start": "10:00", "end": "10:45"}

    assert told(pairs_of(linter, [row(ANA, "Rivera, Ana", **times), row(text, "Ana Rivera", **times)])) == [("NL906", 0, 1)]


def test_one_number_twice(linter: Linter) -> None:
    rows = [row(text, "Rivera, Ana", note_id="77", date=DAY, start=start) for text, start in ((ANA, "9:00"), (LUIS, "11:00"))]

    assert told(pairs_of(linter, rows)) == [("NL906", 0, 1)]


def test_a_number_for_a_whole_group_or_person_is_no_number_of_a_note(linter: Linter) -> None:
    group = [row(ANA, "Rivera, Ana", note_id="77", date=DAY), row(MIRA, "Omar Haddad", note_id="77", date=DAY)]
    person = [row(text, "Luis Ortega", note_id="L1", date=date) for text, date in ((LUIS, DAY), (LUIS_TWO, "2026-03-05"))]

    assert pairs_of(linter, [*group, *person]) == []


def test_twice_on_one_day_is_not_doubled(linter: Linter) -> None:
    rows = [
        row(text, "Luis Ortega", date=DAY, start=start, end=end)
        for text, start, end in ((LUIS, "9:00", "9:30"), (LUIS_TWO, "15:00", "15:30"))
    ]

    assert pairs_of(linter, rows) == []


def group(*times: tuple[str, str], **given: str) -> list[Row]:
    """Return notes of one writer with as many people."""
    people = ("Rivera, Ana", "Luis Ortega", "Mira Sol")
    return [
        row(text, person, date=DAY, start=start, end=end, **given)
        for text, person, (start, end) in zip((ANA, LUIS, MIRA), people, times, strict=False)
    ]


def test_who_leaves_a_group_early_or_comes_late_is_of_the_group(linter: Linter) -> None:
    early, late = (("10:00", "11:00"), ("10:00", "10:30")), (("10:00", "11:00"), ("10:20", "11:00"))
    inside = (("10:00", "11:00"), ("10:10", "10:40"))

    for times in (early, late, inside):
        assert pairs_of(linter, group(*times, code="H0038 HQ")) == []
        assert [pair.code for pair in pairs_of(linter, group(*times))] == ["NL905"]


def test_a_group_and_a_talk_with_one_of_them_are_two_services(linter: Linter) -> None:
    rows = [*group(("10:00", "11:00"), code="H0038 HQ"), *group(("10:00", "11:00"), ("10:00", "10:30"))[1:]]

    assert [pair.code for pair in pairs_of(linter, rows)] == ["NL905"]


def test_a_column_may_say_that_it_was_a_group(linter: Linter) -> None:
    rows = group(("10:00", "11:00"), ("10:00", "11:00"))

    assert [pair.code for pair in pairs_of(linter, rows)] == ["NL905"]
    assert pairs_of(linter, [replace(each, is_grouped=True) for each in rows]) == []


def in_utc(*times: tuple[int, int | None], **given: str) -> list[Row]:
    rows = [row(text, person, **given) for text, person in ((ANA, "Rivera, Ana"), (LUIS, "Luis Ortega"))]
    return [replace(each, begin=begin, finish=finish) for each, (begin, finish) in zip(rows, times, strict=True)]


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ((1000, 1060), (1030, 1090), ["NL905"]),
        ((1000, 1060), (1060, 1090), []),
        ((1000, 1060), (1000 + 24 * 60, 1060 + 24 * 60), []),
        ((1000, None), (1030, None), ["NL905"]),
    ],
)
def test_moments_in_utc_are_compared_with_each_other(linter: Linter, first: Any, second: Any, codes: list[str]) -> None:
    rows = in_utc(first, second, duration="45 min")

    assert [pair.code for pair in pairs_of(linter, rows)] == codes


def test_two_notes_of_one_contact_in_utc(linter: Linter) -> None:
    rows = [replace(each, person="Rivera, Ana") for each in in_utc((1000, 1060), (1000, 1060))]

    assert told(pairs_of(linter, rows)) == [("NL906", 0, 1)]


def test_a_writer_with_credentials_and_without_is_one(linter: Linter) -> None:
    rows = [
        replace(each, writer=name)
        for each, name in zip(group(("10:00", "11:00"), ("10:30", "11:00")), ("Jo Park", "Park, Jo CPSS"), strict=True)
    ]

    assert [pair.code for pair in pairs_of(linter, rows)] == ["NL905"]
    assert pairs_of(linter, [replace(each, writer=f"Staff {at}") for at, each in enumerate(rows)]) == []


def test_a_child_who_acts_out_in_class_makes_no_group(linter: Linter) -> None:
    rows = [
        row(f"Group: Healthy Relationships. {ANA}", "Rivera, Ana", date=DAY, start="13:15", end="14:00"),
        row(f"{LUIS} The school called since his son will not sit in class.", "Luis Ortega", date=DAY, start="13:15", end="13:45"),
    ]

    assert [pair.code for pair in pairs_of(linter, rows)] == ["NL905"]

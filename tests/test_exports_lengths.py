"""How long a contact was, as the columns of exports say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporting import NOTES, csv_text, notes, opened
from notelint.exports.lengths import minutes_of
from notelint.linter import Linter
from notelint.note import Note


def minutes(linter: Linter, folder: Path, name: str, values: list[str]) -> tuple[list[int | None], tuple[str, ...]]:
    rows = [["Ann", f"11/{at + 13}/2026", value, NOTES[at % 4]] for at, value in enumerate(values)]
    export = opened(folder, "a.csv", csv_text([["Client", "DOS", name, "Progress Note"], *rows]))
    reports = [linter.check(Note(row.text, "a.csv", None, row.fields)) for row in notes(export)]
    return [report.fields["duration"].value for report in reports], export.remarks


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        ("Duration", ["PT45M", "P0DT1H", "PT1H30M", "P0Y0M0DT0H15M0S", "PT0.75H"], [45, 60, 90, 15, 45]),
        ("Duration", ["0.75", "1.0", "1.25"], [45, 60, 75]),
        ("Duration", [".75", "1", "1.25"], [45, 60, 75]),
        ("Duration", ["0,75", "1,0", "1,25"], [45, 60, 75]),
        ("Duration", ["0.25", "0.25", "0.25"], [15, 15, 15]),
        ("Duration", ["0.03125", "0.041667"], [45, 60]),
        ("Duration", ["0:45", "1:00", "1:30"], [45, 60, 90]),
        ("Duration", ["0 days 00:45:00", "0 days 01:00:00"], [45, 60]),
        ("Duration", ["1h30", "0h45"], [90, 45]),
        ("Duration", ["1 Hour(s) 15 Minute(s)", "45 Minute(s)"], [75, 45]),
        ("Duration", ["2700", "3600", "1800"], [45, 60, 30]),
        ("Duration (seconds)", ["300", "3600"], [5, 60]),
        ("Duration in Minutes", ["45.00", "60.00"], [45, 60]),
        ("Duration HH:MM", ["00:45", "01:00"], [45, 60]),
        ("Total Hours", ["0.75", "1"], [45, 60]),
        ("Total Hours", ["45", "60"], [45, 60]),
        ("Total Hours", ["1:30", "0:45"], [90, 45]),
        ("Units (15 min)", ["3", "4"], [45, 60]),
        ("15-Minute Units", ["3", "4.0"], [45, 60]),
        ("# of 15 Min Units", ["3", "4"], [45, 60]),
        ("Quarter Hours", ["3", "4"], [45, 60]),
        ("Units", ["3", "4"], [45, 60]),
        ("Units", ["0.75", "1"], [45, 60]),
        ("Minutes", ["45", "5"], [45, 5]),
    ],
)
def test_lengths_are_read_as_minutes(linter: Linter, tmp_path: Path, name: str, values: list[str], told: list[int]) -> None:
    assert minutes(linter, tmp_path, name, values)[0] == told


@pytest.mark.parametrize("place", [1, 250])
def test_a_number_that_cannot_be_hours_does_not_make_minutes_of_the_others(tmp_path: Path, place: int) -> None:
    values = ["0.5", "1", "0.75", "2"] * (1 + place // 4)
    rows = [["Ann", value, NOTES[at % 4]] for at, value in enumerate([*values[:place], "45", *values[place:]])]
    export = opened(tmp_path, "a.csv", csv_text([["Client", "Hours", "Progress Note"], *rows]))
    told = [row.fields.get("duration") for row in notes(export)]

    assert (told[place - 1], told[place], told[-1]) == (f"{values[place - 1]} hours", None, "2 hours")
    assert export.remarks == ('1 of the numbers in "Hours" cannot be hours and is not read.',)


@pytest.mark.parametrize("values", [["1", "2", "1", "3"], ["3", "4", "4", "2"]])
def test_numbers_that_may_be_hours_or_units_are_not_read_as_minutes(linter: Linter, tmp_path: Path, values: list[str]) -> None:
    told, remarks = minutes(linter, tmp_path, "Duration", values)

    assert told == [None] * 4
    assert "hours or units" in remarks[0]


@pytest.mark.parametrize("value", ["45", "0.75", "", "P", "PT", "P1M", "P1Y", "Friday", "m", "12/1/2026", "9:00 - 9:45"])
def test_what_is_no_length_with_units_has_no_minutes(value: str) -> None:
    assert minutes_of(value) is None

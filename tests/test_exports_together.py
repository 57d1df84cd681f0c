"""Several exports of one review: what one of them tells of its columns serves those of the same kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporting import NOTES, csv_text, notes
from notelint.exports.together import open_together

HEADER = ("Staff", "Service Date", "Progress Note")
OTHER = ("Worker", "Service Date", "Progress Note")


def days_of(folder: Path, *exports: tuple[tuple[str, ...], str], day_first: bool | None = None) -> list[str]:
    """Return the days of exports of one note each, given as header and day."""
    paths = [folder / f"{at}.csv" for at in range(len(exports))]
    for at, (header, day) in enumerate(exports):
        paths[at].write_text(csv_text([header, ("Jo Park", day, NOTES[at])]), encoding="utf-8")
    opened = open_together(paths, {}, day_first=day_first)
    return [row.fields["service_date"] for export in opened for row in notes(export)]


def test_months_of_one_system_have_dates_of_one_order(tmp_path: Path) -> None:
    assert days_of(tmp_path, (HEADER, "03/04/2026"), (HEADER, "25/05/2026")) == ["2026-04-03", "2026-05-25"]


@pytest.mark.parametrize("others", [[(OTHER, "25/05/2026")], [(HEADER, "25/05/2026"), (HEADER, "05/25/2026")], [(HEADER, "2026-05-25")]])
def test_another_system_and_ones_that_do_not_agree_tell_nothing(tmp_path: Path, others: list[tuple[tuple[str, ...], str]]) -> None:
    assert days_of(tmp_path, (HEADER, "03/04/2026"), *others)[0] == "03/04/2026"


def test_what_the_user_says_wins(tmp_path: Path) -> None:
    assert days_of(tmp_path, (HEADER, "03/04/2026"), (HEADER, "25/05/2026"), day_first=False)[0] == "03/04/2026"

"""Whose note it is and by whom, where only the note itself tells it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.exports.rows import Row
from notelint.linter import Linter
from notelint.note import Note
from notelint.review.checking import finding_rows, note_row
from notelint.review.whose import name_in, with_kept_people, with_people
from support import Ran

pytest.importorskip("pyarrow.parquet")

Cli = Callable[..., Ran]
STORY = (
    "We read the letter from the housing office at the long table by the window, line by line, and wrote three questions on the back "
    "of it. She asked whether the date could be moved and decided to call the number herself. I told her how I put off a letter like "
    "that for a month and what it cost me. She laughed, poured us both more coffee, and dialed."
)


def told(linter: Linter, text: str, **beside: str) -> tuple[str, str, str]:
    row = Row("a.txt", 1, text, **beside)
    sheet, report = linter.check_with_sheet(Note(text, "a.txt"))
    row = with_people(row, sheet, report)
    return row.person, row.writer, row.fields.get("service_date", "")


@pytest.mark.parametrize(
    ("head", "person", "writer"),
    [
        ("Client: J. Ramos\nStaff: D. Ortiz, CPSS", "J. Ramos", "D. Ortiz, CPSS"),
        ("Name of Person Served: Lena Park (she/her)   Staff Name: Dana Whitlow", "Lena Park (she/her)", "Dana Whitlow"),
        ("**Participant Name:** Ana R.\n**Peer Specialist:** Whitlow, Dana, CPSS", "Ana R.", "Whitlow, Dana, CPSS"),
        ("Client ID: 40-1182\nClient: A.R.", "A.R.", ""),
        ("MRN: 0045182\nProvider: Mei Tran", "0045182", "Mei Tran"),
        ("CLIENT: ANA RAMOS\nSTAFF: DANA WHITLOW", "ANA RAMOS", "DANA WHITLOW"),
        ("Client Name | Ana Ramos\nStaff Name | Dana Whitlow", "Ana Ramos", "Dana Whitlow"),
        ("Client: Ana Ramos DOB 1/2/1980", "Ana Ramos", ""),
    ],
)
def test_labelled_lines_tell_who_was_there(linter: Linter, head: str, person: str, writer: str) -> None:
    assert told(linter, f"{head}\nDate of service: 11/03/2026\n\n{STORY}") == (person, writer, "2026-11-03")


def test_who_signed_wrote_it(linter: Linter) -> None:
    assert told(linter, f"Date: 11/3/2026\n{STORY}\nSigned: Dana Ruiz, CPSS 11/4/2026")[1] == "Dana Ruiz, CPSS"


@pytest.mark.parametrize(
    "line",
    [
        "Client: Present", "Client: said she wants to call on Friday.", "Subject: Housing", "Client: Ana, Ben, Lee and Max",
        "Client signature: Ana Ramos", "Supervisor: Tom Ray, LCSW", "Client response: Calm", "Client: 11/03/2026", "Client: ______",
    ],
)  # fmt: skip
def test_what_names_nobody_is_no_name(linter: Linter, line: str) -> None:
    assert told(linter, f"{line}\n{STORY}")[:2] == ("", "")


def test_a_column_wins_over_the_note(linter: Linter) -> None:
    text = f"Client: J. Ramos\nStaff: D. Ortiz, CPSS\n{STORY}"

    assert told(linter, text, person="Ana R.", writer="Dana Whitlow")[:2] == ("Ana R.", "Dana Whitlow")
    assert told(linter, text, person="Ana R.")[:2] == ("Ana R.", "D. Ortiz, CPSS")


@pytest.mark.parametrize("value", ["Wed", "H0038.", "May 12, 2026", "Present", "", "Certified Peer Specialist", "Peer"])
def test_a_day_a_code_or_a_title_is_nobody(value: str) -> None:
    assert name_in(value) == ""


def test_a_note_read_again_has_the_same_people(linter: Linter) -> None:
    row = Row("a.txt", 1, f"Client: J. Ramos\nStaff: D. Ortiz, CPSS\n{STORY}")
    sheet, report = linter.check_with_sheet(Note(row.text, "a.txt"))
    kept = note_row(0, with_people(row, sheet, report), report)

    assert (with_kept_people(row, kept).person, with_kept_people(row, kept).writer) == ("J. Ramos", "D. Ortiz, CPSS")
    assert {found.writer for found in finding_rows(0, with_people(row, sheet, report), report, redact=False)} == {"D. Ortiz, CPSS"}


def note(person: str, day: int, story: str, time: str = "9:00 AM - 9:45 AM") -> str:
    return f"Client: {person}\nStaff: D. Ortiz, CPSS\nDate of service: 11/{day:02d}/2026\nTime: {time}\n\n{story}\n"


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_notes_in_a_folder_are_compared_by_the_people_in_them(here: Path, notelint: Cli) -> None:
    folder = Path("notes")
    folder.mkdir()
    (folder / "a.txt").write_text(note("Maria Ramos", 3, STORY.replace("She laughed", "Maria laughed")))
    (folder / "b.txt").write_text(note("Lena Park", 5, STORY.replace("She laughed", "Maria laughed").replace("She asked", "Lena asked")))
    (folder / "c.txt").write_text(note("Ben Cole", 3, "We walked to the bank and he opened an account by himself.", "9:30 AM - 10:15 AM"))
    notelint("review", folder, "--out", here / "out", "--workers", "1")

    assert [(row["person"], row["writer"]) for row in table(here / "out" / "notes.csv")] == [
        ("Maria Ramos", "D. Ortiz, CPSS"), ("Lena Park", "D. Ortiz, CPSS"), ("Ben Cole", "D. Ortiz, CPSS"),
    ]  # fmt: skip
    assert {row["name"] for row in table(here / "out" / "across.csv")} >= {"other-person-left-in", "overlapping-services"}
    assert len([*(here / "out" / "writers").iterdir()]) == 1


def test_names_told_by_notes_are_not_in_redacted_files(here: Path, notelint: Cli) -> None:
    folder = Path("notes")
    folder.mkdir()
    (folder / "a.txt").write_text(note("Maria Ramos", 3, STORY))
    notelint("review", folder, "--out", here / "out", "--redact")

    text = "".join(path.read_text("utf-8", "replace") for path in (here / "out").rglob("*") if path.is_file() and path.suffix != ".xlsx")
    assert [name for name in ("Ramos", "Ortiz", "ramos", "ortiz") if name in text] == []


def test_a_baseline_knows_a_note_of_a_folder_by_its_people_and_day(here: Path, notelint: Cli) -> None:
    folder = Path("notes")
    folder.mkdir()
    (folder / "a.txt").write_text(note("Maria Ramos", 3, STORY))
    notelint("review", folder, "--out", here / "one", "--write-baseline", "known.json")
    (folder / "b.txt").write_text(note("Maria Ramos", 10, "We walked to the bank and she opened an account by herself that same day."))
    notelint("review", folder, "--out", here / "two", "--baseline", "known.json")

    assert {row["source"].rpartition("/")[2] for row in table(here / "two" / "findings.csv")} == {"b.txt"}
    assert "missing-goal-link" in {row["name"] for row in table(here / "two" / "findings.csv")}


@pytest.mark.parametrize(
    "value", ["Medi-Cal", "English", "Spanish", "Library", "N/A", "Refused", "TBA", "Medicaid", "Shelter", "[name]", "Refused Medi-Cal"]
)
def test_what_stands_for_nobody_is_nobodys_name(value: str) -> None:
    assert name_in(value) == ""


@pytest.mark.parametrize("value", ["English, Ana", "Ana English", "Park, Lena", "Ana Church"])
def test_a_surname_that_is_a_word_is_a_name(value: str) -> None:
    assert name_in(value) == value

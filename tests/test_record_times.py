"""Times in words, units, and items told by their shape alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from notelint.linter import Linter
from notelint.note import Note
from notelint.pipeline.record.loose import read_loose
from notelint.pipeline.record.moments import find_dates, lowered
from notelint.pipeline.record.spoken import find_spoken_stretch
from notelint.pipeline.record.stretches import find_stretch
from notelint.pipeline.record.turns import find_turns
from notelint.pipeline.record.units import find_units
from notelint.pipeline.record.way_words import CUES, may_tell

PRACTICE = Path(__file__).parents[1] / "corpus" / "records" / "practice.jsonl"


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("from nine thirty until eleven in the morning", "09:30", "11:00"),
        ("ten to ten past eleven in the morning", "10:00", "11:10"),
        ("half past six to twenty past seven", "18:30", "19:20"),
        ("from one to two thirty in the afternoon", "13:00", "14:30"),
        ("nine to quarter of ten", "09:00", "09:45"),
        ("from 2 to ten to three", "14:00", "14:50"),
        ("eleven to quarter past one in the afternoon", "11:00", "13:15"),
    ],
)
def test_clock_times_in_words(text: str, begin: str, finish: str) -> None:
    stretch = find_spoken_stretch(text, 0, len(text))

    assert stretch is not None
    assert (stretch.begin.value, stretch.finish.value) == (begin, finish)


@pytest.mark.parametrize("text", ["two to three times a week", "from one to another", "past five years in the house", "a quarter of it"])
def test_numbers_in_words_are_no_times(text: str) -> None:
    assert find_spoken_stretch(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Units: 3", 3),
        ("45 min (3 units)", 3),
        ("H0038 x 4", 4),
        ("H0038 (2)", 2),
        ("8 u billed", 8),
        ("four units", 4),
        ("Unit: 4 West", None),
        ("code H0038-U5", None),
        ("He lives in Unit 7.", None),
        ('He said, "I ate 3 units of that."', None),
    ],
)
def test_units(text: str, units: int | None) -> None:
    linter = Linter("generic")
    found = find_units(linter.annotate(linter.sheet(Note(text))))

    assert (found and found.number) == units


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("seen 3/4/2026 1330-1415", {"service_date": "2026-03-04"}),
        ("dob 3/4/1990, next visit 4/4/2026", {}),
        ("began 1135 done 1225", {"start_time": "11:35", "end_time": "12:25"}),
        ("dana ruiz, cpss 3/5/2026", {"signature_date": "2026-03-05"}),
        ("billed h0038, dx f33,1", {"procedure_code": "H0038", "diagnosis_code": "F33,1"}),
        ("callback 907-555-0142", {}),
        ("she was born 3/4/2026 and they will come at 10:15 to see what we were doing there", {}),
    ],
)
def test_items_by_their_shape(line: str, found: dict[str, str]) -> None:
    told = {item.name: item.value for item in read_loose(line, [(0, len(line))])}

    assert found.items() <= told.items()
    assert found or not told


def test_the_cheap_look_for_the_way_and_the_desk_misses_no_note() -> None:
    texts = [lowered(json.loads(line)["text"]) for line in PRACTICE.read_text(encoding="utf-8").splitlines()]

    assert [CUES.search(text)[0] for text in texts if CUES.search(text) and not may_tell(text)] == []


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("note: times 11-12. peer support at the clinic", "11:00", "12:00"),
        ("3/4/26 11-12 at the library", "11:00", "12:00"),
        ("march 4th, 2026, 1 to 2, her kitchen", "13:00", "14:00"),
        ("met 10-11:30 at his apartment", "10:00", "11:30"),
        ("3/4/26; 2-3 (60 min)", "14:00", "15:00"),
        ("de 5:30 a 6:25 pm", "17:30", "18:25"),
        ("group 3-5 at the center", "15:00", "17:00"),
        ("we set up the chairs. wellness group was 1-2 today", "13:00", "14:00"),
        ("3/4/26 wrap group 11-12", "11:00", "12:00"),
        ("ran the art group 11-12, 3/4/26", "11:00", "12:00"),
    ],
)
def test_whole_hours_behind_a_time_or_a_date(text: str, begin: str, finish: str) -> None:
    stretch = find_stretch(text)

    assert stretch is not None
    assert (stretch.begin.value, stretch.finish.value) == (begin, finish)


@pytest.mark.parametrize(
    "text",
    [
        "3/4/26, 1-2 people came",
        "he read 11-12 pages",
        "goals 1-2 at home",
        "pain 3-4 today",
        "met 2-3 friends there",
        "times 2-12 in the week",
        "the group 11-12 year olds",
        "her son's class group 3-5 at the school is new",
        "he is in the age group 3-5 at the daycare",
        "she told me of a reading group 3-5 at the library",
        "from 11:30 pm to 20 past midnight",
    ],
)
def test_numbers_that_count_something_are_no_hours(text: str) -> None:
    assert find_stretch(text) is None


@pytest.mark.parametrize("text", ["marcus 2:15pm", "maybe 3 people", "declined 2 rides", "marisol 10, 2026", "junior 4 of them"])
def test_names_and_words_that_begin_like_a_month_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("month", ["jan", "janurary", "febuary", "sept.", "septmber", "novmber", "dec", "aug"])
def test_months_cut_short_or_slipped(month: str) -> None:
    assert [day.value is not None for day in find_dates(f"{month} 3, 2025")] == [True]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("I arrived at 9:00, he was up. We read and left at 10:30.", {"start_time": "09:00", "end_time": "10:30"}),
        ("Arrived 9:00, left 9:45.", {"start_time": "09:00", "end_time": "09:45"}),
        ("Walked the loop by the river and finished at 11:15.", {"end_time": "11:15"}),
        ("The visit went well and ended at 3:05 pm.", {"end_time": "15:05"}),
        ("Her sister and I cleared the table, left at 3:05 pm.", {"end_time": "15:05"}),
        ("I told him he could keep it, and we left at 14:30 hrs.", {"end_time": "14:30"}),
        ("Read the lease and left 1430 hrs.", {"end_time": "14:30"}),
    ],
)
def test_the_writer_or_the_visit_comes_and_ends(text: str, turns: dict[str, str]) -> None:
    assert {turn.name: turn.value for turn in find_turns(lowered(text), 0, len(text))} == turns


@pytest.mark.parametrize(
    "text",
    [
        "She quit and left at 3:30 that day.",
        "He woke up late, left at 7:30 and missed the bus.",
        "Ana packed her bag and left at 10:30.",
        "His sister came over and left at 11:10.",
        "Got in 2:30 hours of work.",
        "We talked and got in 1:15 hours of sorting.",
    ],
)
def test_times_of_other_people_and_lengths_are_no_turns(text: str) -> None:
    assert [*find_turns(lowered(text), 0, len(text))] == []

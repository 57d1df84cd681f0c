"""Made-up notes in many layouts: which fields each tells, whether its lines are kept or lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from notelint.linter import Linter
from notelint.pipeline.layout.labels import read_labels
from notelint.pipeline.record.reader import read_record
from notelint.pipeline.sentences import find_sentences

CASES = [json.loads(line) for line in (Path(__file__).parent / "data" / "record_cases.jsonl").read_text(encoding="utf-8").splitlines()]
FLAT = [case for case in CASES if case.get("flat") and "\n" in case["text"]]


def told(text: str) -> dict[str, Any]:
    fields = read_record(text, read_labels(text), list(find_sentences(text)), {})
    return {name: field.value for name, field in fields.items() if field.present}


def expected(case: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a case; `true` stands for a field whose words are not compared."""
    return {name: found.get(name, value) if value is True else value for name, value in case["fields"].items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    found = told(case["text"])

    assert found == expected(case, found)


@pytest.mark.parametrize("case", FLAT, ids=lambda case: case["id"])
def test_case_without_its_lines(case: dict[str, Any]) -> None:
    found = told(" ".join(case["text"].split()))

    assert found == expected(case, found)


def test_cases_are_many_and_differ() -> None:
    assert len(CASES) >= 60
    assert len({case["id"] for case in CASES}) == len(CASES) == len({case["text"] for case in CASES})


GOALS = {
    "behind a cell that is its label": (
        "DOS\t1/8/2026\nLinked Goal\tG2: see my sons more\nNotes\tWe read his letter.",
        "G2: see my sons more",
    ),
    "a cell that holds its label": (
        "Type Peer | Dos 3-24-2026 | Dur 25 min | Goal ride the bus alone | Note We sat by the stop and talked about it.",
        "ride the bus alone",
    ),
    "numbered, behind a short label": ("DOS: 1/8/2026\nObj: 2.1 leave the house\nNote: We walked to the corner.", "2.1 leave the house"),
    "a letter beside a format": (
        "S = He slept badly.\nI = We wrote a list.\nR = He kept it.\nP = We meet Monday.\nG = keep the job",
        "keep the job",
    ),
    "a plan that is named": (
        "We wrote two lists. That is the first thing on his recovery plan.",
        "That is the first thing on his recovery plan",
    ),
    "what somebody is working for": (
        "We wrote two lists. A room of her own is what she is working for.",
        "A room of her own is what she is working for",
    ),
    "a label in a sentence": ("We counted his coins. Goal: pay my own rent.", "Goal: pay my own rent"),
}


@pytest.mark.parametrize(("text", "goal"), GOALS.values(), ids=GOALS)
def test_a_goal_is_found_where_it_stands(linter: Linter, text: str, goal: str) -> None:
    assert linter.check(text).fields["goal_link"].text == goal


@pytest.mark.parametrize(
    "text", ["Seen: 7/9/2026\nFor: an hour and a half\nNote: We walked.", "She put eggs on the list and bread on hers."]
)
def test_what_is_no_goal(linter: Linter, text: str) -> None:
    assert not linter.check(text).fields["goal_link"].present


SERVICES_ALONE = {
    "behind a code": ("Service: H0038-95 self-help/peer services\nWe talked.", "self-help/peer services"),
    "of a length": ("We met for 45 minutes of individual peer support at his place.", "individual peer support"),
    "two labels in a row": ("BEG: 11:50 AM UNITS: 2 SVC: Peer Support PROC: H0038 NARR: He called from his truck.", "Peer Support"),
    "a title that names one": ("Title: Peer support group, session 4\nDate: 1/8/2026\nNote: We talked.", "Peer support group"),
    "part of a packed line": ("12.7.23 / Caribou Coffee / yth peer spt / 45 min w/ him. He talked about school.", "yth peer spt"),
    "a sentence of its own": ("5/20/25. We sat by the river and she talked. Individual peer advocacy/support. Ana Ruiz, CPS", None),
    "between codes": ("ENC 5510 DOS 01/08/26 H0038 Peer Supp Svcs Indiv 45 min. He sorted his mail with me.", "Peer Supp Svcs Indiv"),
    "short": ("Peer 1:1, 20 min, H0038. She talked about her mother.", "Peer 1:1"),
}


@pytest.mark.parametrize(("text", "service"), SERVICES_ALONE.values(), ids=SERVICES_ALONE)
def test_the_kind_of_service_in_words_of_its_own(linter: Linter, text: str, service: str | None) -> None:
    assert linter.check(text).fields["service_type"].text == (service or "Individual peer advocacy/support")


@pytest.mark.parametrize(
    "text",
    [
        "She talked about her mother and chose a bus. Fern Delacroix, Peer Support Specialist",
        "WHO WROTE THIS\nFern Delacroix, Peer Support Provider\nWHAT HAPPENED\nShe chose a bus.",
        "Procedure H0038 Modifier HQ Units 3\nShe talked about her mother.",
        "Title: Note of the day\nShe talked about her mother.",
        "Service: 3 June 2024\nShe talked about her mother.",
        "Service: H0038 modifier HE\nShe talked about her mother.",
        "He likes the support of his group, and his mother calls.",
    ],
)
def test_what_is_no_kind_of_service(linter: Linter, text: str) -> None:
    assert not linter.check(text).fields["service_type"].present


def test_minutes_that_are_said_not_to_count_are_no_duration(linter: Linter) -> None:
    text = "Start: 1:00 pm\nEnd: 1:40 pm\nMiles/min driven: 14 mi / 19 min, no charge\nAdmin mins (nb): 5\nStory: We sorted her mail."
    fields = linter.check(text).fields

    assert (fields["duration"].value, fields["travel_time"].value, fields["documentation_time"].value) == (40, 19, 5)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Time spent = 60 min, 20 of those behind the wheel on the way out.\nStory: We sorted her mail.", (60, 20, None)),
        ("Minutes: 60 with client. 10 walking over. 10 to type.\nStory: We sorted her mail.", (60, 10, 10)),
        ("Length: 50 min (12 for charting)\nStory: We sorted her mail.", (50, None, 12)),
        ("Length: 50 min\nStory: We sorted her mail. It took me 15 minutes to get out there.", (50, 15, None)),
        ("Length: 50 min\nStory: We spent 20 minutes writing the letter to her landlord.", (50, None, None)),
    ],
)
def test_minutes_on_the_way_and_at_the_note_are_told_apart(linter: Linter, text: str, minutes: tuple[int | None, ...]) -> None:
    fields = linter.check(text).fields

    assert tuple(fields[name].value for name in ("duration", "travel_time", "documentation_time")) == minutes


TOLD_LOOSELY = {
    "and a half": ("We met for two and a half hours at the park.", {"duration": 150}),
    "one and a half, labelled": ("Duration: one and a half hours", {"duration": 90}),
    "three quarters more": ("Duration: an hour and three quarters", {"duration": 105}),
    "nearly": ("We met for almost an hour at the park.", {"duration": 60}),
    "-ish": ("We met for 40ish min at the park.", {"duration": 40}),
    "about an end": ("We met from 2:15 to about 3 pm at the park.", {"start_time": "14:15", "end_time": "15:00", "duration": 45}),
    "about both": ("We met from about 1 to about 3 at the library.", {"start_time": "13:00", "end_time": "15:00", "duration": 120}),
    "no times on a scale": ("We met at the park. On a pain scale from 3 to 5 he was at 4.", {"start_time": None, "duration": None}),
    "a day in words": ("We met on the third of November 2026 at the park.", {"service_date": "2026-11-03"}),
    "a short year": ("Nov. 3rd '26: we met at the park and walked.", {"service_date": "2026-11-03"}),
    "a code with a space": ("Code: H 0038", {"procedure_code": "H0038", "start_time": None}),
    "a diagnosis with a space": ("Dx: F 33.1", {"diagnosis_code": "F33.1"}),
    "the writer's own goal": ("I told him my goal is to run a race.", {"goal_link": None}),
    "what the writer does": ("I shared what I do at Christmas which is go to the movies by myself.", {"goal_link": None, "location": None}),
    "a day is no plan": ("Wednesday 11/11\nWe met at the park. He showed me the ducks.", {"plan": None}),
    "a date is no signature": ("We met at the park and he cooked.\nDOS 11/3", {"signature": None}),
    "a title is no service": (
        "We cooked together and he laughed.\n\nRosa Delgado / peer support / 11-13-26",
        {"service_type": None, "signature": "Rosa Delgado / peer support"},
    ),
}


@pytest.mark.parametrize(("text", "values"), TOLD_LOOSELY.values(), ids=TOLD_LOOSELY)
def test_what_is_told_loosely(linter: Linter, text: str, values: dict[str, object]) -> None:
    fields = linter.check(text).fields

    assert {name: fields[name].value for name in values} == values


def test_a_title_and_a_short_line_are_no_narrative(linter: Linter) -> None:
    text = "PROGRESS NOTE\n* who: D.W.\n* how long: 75 minutes\n\nwhat we did\n- cleaned out the fridge. she put on Motown and sang a lot"

    assert "Motown" in (linter.check(text).fields["narrative"].text or "")
    assert linter.check("PROGRESS NOTE\nFace to face time 40 min / doc time 10 min\nWe met.").fields["duration"].text == "40 min"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I told her how I met my own peer at the county jail. We laughed about the food.", None),
        ("Marcus said he went to the clinic last week and sat in the lobby for two hours.", None),
        ("Last time we met at his apartment. Today he wanted to talk about the move.", None),
        ("We plan to meet at the library next week. He told me about his week.", None),
        ("I shared about the night I spent in the ER. Then I sat with her at the bus stop.", "the bus stop"),
        ("She called yesterday, so we met at the farmers market.", "the farmers market"),
        ("I was with Ms. Tran at the county courthouse for an hour.", "the county courthouse"),
    ],
)
def test_only_a_place_of_the_contact_is_its_place(linter: Linter, text: str, place: str | None) -> None:
    assert linter.check(f"3/4/2026, 45 min. {text}").fields["location"].value == place


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Last Tuesday she said she will try the bus. She was going to call her aunt. We talked about it.", None),
        ("When I first got out I told my peer I will never call anyone. He nodded and felt it too.", None),
        ("Marcus was planning to call the landlord last week and did it. We laughed about that.", None),
        ("We talked about last week. She is going to call her aunt.", "She is going to call her aunt."),
        ("Group 11-12, art room, 3/4/26, 1 hour. Marcus drew his street. He liked the blue.", None),
    ],
)
def test_what_was_to_come_once_is_no_plan(linter: Linter, text: str, plan: str | None) -> None:
    assert linter.check(text).fields["plan"].value == plan

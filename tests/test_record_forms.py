"""The record of forms: SOAP in whole words, boxes to tick, who signs, and items whose labels stand near those of others."""

from __future__ import annotations

import pytest

from notelint.pipeline.layout.labels import read_labels
from notelint.pipeline.layout.ticks import without_open_boxes
from notelint.pipeline.record.reader import read_record
from notelint.report import Field

TOLD = "We fed the ducks and she told me how the interview went."


def record(text: str) -> dict[str, Field]:
    return read_record(text, read_labels(text), None, {})


def form(lines: str) -> str:
    return f"Date of service: 4/9/2026\n{lines}\nNarrative: {TOLD}\nPlan: Walk again on Sunday.\nSignature: Ida Moss, CPSS"


SAID, SEEN, THOUGHT = "Uma slept six hours and likes it.", "She had her tea with her and sat near the door.", "The tea routine holds."


@pytest.mark.parametrize(
    "layout",
    [
        "Subjective: {}\nObjective: {}\nAssessment: {}\nPlan: {}",
        "Subjective\n{}\n\nObjective\n{}\n\nAssessment\n{}\n\nPlan\n{}",
        "Subjective - {}\nObjective - {}\nAssessment - {}\nPlan - {}",
        "## Subjective\n{}\n## Objective\n{}\n## Assessment\n{}\n## Plan\n{}",
        "Subjective: {} Objective: {} Assessment: {} Plan: {}",
        "SUBJECTIVE: {}\nOBJECTIVE: {}\nASSESSMENT: {}\nPLAN: {}",
    ],
)
def test_objective_of_soap_is_told_in_the_narrative(layout: str) -> None:
    fields = record("Date: 4/9/2026\n" + layout.format(SAID, SEEN, THOUGHT, "Tea again on Sunday."))

    assert fields["narrative"].text is not None
    assert all(told in fields["narrative"].text for told in (SAID, SEEN, THOUGHT))
    assert not fields["goal_link"].present
    assert fields["plan"].value == "Tea again on Sunday."


def test_objective_behind_a_goal_is_none_of_soap() -> None:
    fields = record(f"Goal: Cook at home\nObjective: Cook twice a week\nIntervention: {TOLD}\nAssessment: {THOUGHT}")

    assert fields["narrative"].text == f"{TOLD}\nAssessment: {THOUGHT}"


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("Location: [ ] Clinic [x] Park [ ] Phone", "location", "Park"),
        ("Location: ☐ Clinic ☒ Park ☐ Phone", "location", "Park"),
        ("Location: ( ) Clinic (X) Park", "location", "Park"),
        ("Location: _X_ Park   ___ Clinic", "location", "Park"),
        ("Location: __Clinic _X_Park", "location", "Park"),
        ("Location: Clinic [ ] Park [x]", "location", "Park"),
        ("Location: [X] Park", "location", "Park"),
        ("Location:\n☐ Clinic\n☒ Park\n☐ Phone", "location", "Park"),
        ("Place of service\n[ ] Clinic\n[x] Park\n[ ] Other: ____", "location", "Park"),
        ("Location: [x] Park [ ] Clinic [x] Phone", "location", "Park, Phone"),
        ("Location:\n[x] Park\n[ ] Clinic\n[x] Phone", "location", "Park, Phone"),
        ("Location: [ ] Clinic [x] Park [ ] Phone   Start: 9:10 AM", "start_time", "09:10"),
        ("☐ H0025 ☒ H0038 ☐ T1012", "procedure_code", "H0038"),
        ("Code: [ ] H0025 [x] H0038", "procedure_code", "H0038"),
        ("Service type: [ ] Group [x] Individual peer support", "service_type", "Individual peer support"),
        ("Goal addressed: [ ] Housing [x] Friends", "goal_link", "Friends"),
    ],
)
def test_what_is_ticked_is_the_value(line: str, name: str, value: str) -> None:
    assert record(form(line))[name].value == value


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Location: [ ] Clinic [ ] Park", "location"),
        ("Procedure code:\n☐ H0025\n☐ H0038", "procedure_code"),
        ("☐ H0025 ☐ H0038", "procedure_code"),
        ("Goal addressed: [ ] Housing [ ] Friends", "goal_link"),
    ],
)
def test_where_nothing_is_ticked_nothing_is_told(line: str, name: str) -> None:
    assert not record(form(line))[name].present


@pytest.mark.parametrize("steps", ["[ ] Uma calls the library\n[x] I bring the form", "☐ Uma calls the library\n☐ I bring the form"])
def test_things_to_do_are_no_choice(steps: str) -> None:
    assert record(f"Narrative: {TOLD}\nPlan:\n{steps}")["plan"].value == steps


@pytest.mark.parametrize(
    "text", ["He is (x) years old.", "Signature: ____ Date: ____", "She ticked [ ] on the form.", "Location: [location]", "Code [H0038]"]
)
def test_what_is_no_choice_stays(text: str) -> None:
    assert without_open_boxes(text).replace(" ", "") == text.replace("(x)", "").replace(" ", "")

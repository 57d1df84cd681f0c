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


def signed(lines: str) -> dict[str, Field]:
    return record(f"Date of service: 4/9/2026\nNarrative: {TOLD}\nPlan: Walk again on Sunday.\n{lines}")


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("Ida Moss, CPSS (signed 4/10/2026)", "2026-04-10"),
        ("Signature: Ida Moss, CPSS (e-signed on 4/10/2026)", "2026-04-10"),
        ("\n__Ida Moss, CPSS__   __4/10/26__\nStaff Signature      Date", "2026-04-10"),
        ("\nIda Moss, CPSS      4/10/26\n__________________________\nSignature           Date", "2026-04-10"),
        ("\nThis note was electronically signed by Ida Moss, CPSS on Apr 10 2026 3:15PM", "2026-04-10"),
    ],
)
def test_who_signed_and_when(lines: str, date: str) -> None:
    fields = signed(lines)

    assert (fields["signature"].value, fields["signature_date"].value) == ("Ida Moss, CPSS", date)
    assert fields["plan"].value == "Walk again on Sunday."


def test_who_says_that_they_signed_wins_over_the_name_in_the_head() -> None:
    fields = record(
        f"Provider: Ida Moss, CPSS\nNarrative: {TOLD}\nPlan: Walk.\n\nThis was electronically signed by Ida Moss, CPSS on 4/10/2026"
    )

    assert fields["signature_date"].value == "2026-04-10"
    assert fields["plan"].value == "Walk."


def test_a_name_in_the_head_is_no_signature_where_the_line_for_it_is_empty() -> None:
    assert not record(f"Provider: Ida Moss, CPSS\nNarrative: {TOLD}\nSignature: ________")["signature"].present


def test_a_sentence_before_the_name_belongs_to_the_plan() -> None:
    fields = record(f"Narrative: {TOLD}\nPlan: She asks the clerk tomorrow; I call Fri. Ida Moss, CPSS")

    assert fields["signature"].value == "Ida Moss, CPSS"
    assert fields["plan"].value == "She asks the clerk tomorrow; I call Fri."


@pytest.mark.parametrize(
    "line",
    [
        "Supervisor: Lea Ortiz, LCSW",
        "Clinical Supervisor: Lea Ortiz, LCSW   Date: 4/12/2026",
        "Supervisor signature: Lea Ortiz, LCSW\nDate: 4/12/2026",
        "Cosigned by Lea Ortiz, LCSW 4/12/2026",
        "Approved by Lea Ortiz, LCSW",
        "Therapist: Lea Ortiz, LCSW",
        "Case manager: Lea Ortiz, LCSW",
        "Lea Ortiz, LCSW, Supervisor",
        "Lea Ortiz, LCSW\nSupervisor",
        "cc: Lea Ortiz, LCSW",
        "Printed by: LORTIZ 4/12/2026",
        "Member signature: Uma K.  Date: 4/12/2026",
    ],
)
@pytest.mark.parametrize("before", ["", "Signature: ______\n"])
def test_another_name_is_not_the_signature(before: str, line: str) -> None:
    fields = signed(before + line)

    assert not fields["signature"].present
    assert not fields["signature_date"].present
    assert fields["plan"].value == "Walk again on Sunday."


def test_the_writer_signs_beside_a_supervisor() -> None:
    fields = signed("Ida Moss, CPSS 4/10/2026\nSupervisor: Lea Ortiz, LCSW 4/12/2026")

    assert (fields["signature"].value, fields["signature_date"].value) == ("Ida Moss, CPSS", "2026-04-10")


@pytest.mark.parametrize(
    "value",
    ["not signed", "on file", "[signature on file]", "see EHR", "not signed\nDate signed: -", "\n\n________   ______\nSignature   Date"],
)
def test_no_signature(value: str) -> None:
    assert not signed(f"Signature: {value}" if value[0] != "\n" else value)["signature"].present


@pytest.mark.parametrize(
    "value",
    [
        "(insert plan)", "[enter goal here]", "none identified", "N/A at this time", "same", "as above", "see tx plan", "per the tx plan",
        "not discussed", "TBD by team", "{{plan}}", "None at present",
    ],
)  # fmt: skip
@pytest.mark.parametrize(("label", "name"), [("Plan", "plan"), ("Goal", "goal_link")])
def test_nothing_told(label: str, name: str, value: str) -> None:
    field = record(f"Location: Park\nNarrative: {TOLD}\n{label}: {value}")[name]

    assert (field.present, field.placeholder) == (False, True)


@pytest.mark.parametrize(
    "value", ["See the judge with her on Friday.", "None of the old rules; a walk on Sunday.", "Same bench, next Friday."]
)
def test_a_plan_may_open_like_a_placeholder(value: str) -> None:
    assert record(f"Narrative: {TOLD}\nPlan: {value}")["plan"].value == value

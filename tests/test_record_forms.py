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


NUMBERED = [
    "Next steps: Walk again on Sunday.\n12. Staff signature: Ida Moss, CPSS",
    "Next steps: Walk again on Sunday.\n**12.** Staff signature: Ida Moss, CPSS",
    "5) Next steps\nWalk again on Sunday.\n6) Signature\nIda Moss, CPSS",
    "Plan: Walk again on Sunday.\nPeer Specialist Signature & Credential: Ida Moss, CPSS",
    "Plan: Walk again on Sunday.\n\nPage 1 of 2",
    "Next appointment: 4/12/2026 10:00 AM\nPlan: Walk again on Sunday.",
]


@pytest.mark.parametrize("lines", NUMBERED)
def test_the_plan_ends_where_the_next_item_begins(lines: str) -> None:
    assert record(f"Narrative: {TOLD}\n{lines}")["plan"].value == "Walk again on Sunday."


def test_an_appointment_alone_is_the_plan() -> None:
    assert record(f"Narrative: {TOLD}\nNext appointment: 4/12/2026 10:00 AM")["plan"].value == "4/12/2026 10:00 AM"


def test_a_plan_spoken_of_in_the_story_is_no_label() -> None:
    told = "We read it together. The plan: six pages and her name spelled wrong. She laughed and fixed the name."

    assert record(f"Narrative: {told}")["narrative"].text == told


def test_a_quoted_goal_ends_with_its_quote() -> None:
    goal = record(f'{TOLD} Her goal is "to eat with people on Sundays." She will ask her aunt and call me after church.')["goal_link"]

    assert goal.value == 'Her goal is "to eat with people on Sundays."'


def test_methods_are_told() -> None:
    fields = record(f"Location: Park\nInterventions / Methods Provided:\n{TOLD}\nResponse:\nShe laughed and said she would.")

    assert fields["narrative"].text == f"{TOLD}\nResponse:\nShe laughed and said she would."


@pytest.mark.parametrize(
    "line", ["Court date: 5/2/2026", "Expiration date: 5/2/2026", "Effective Date: 5/2/2026", "Last seen: 3/2/2026", "Admit date: 3/2/2026"]
)
def test_another_day_is_not_the_day_of_service(line: str) -> None:
    assert record(f"{line}\nDate of service: 4/9/2026\nNarrative: {TOLD}")["service_date"].value == "2026-04-09"
    assert not record(f"{line}\nNarrative: {TOLD}")["service_date"].present


def test_the_day_of_service_wins_over_the_day_of_the_note() -> None:
    assert record(f"Date: 4/10/2026\nDate of service: 4/9/2026\nNarrative: {TOLD}")["service_date"].value == "2026-04-09"


@pytest.mark.parametrize(
    ("lines", "begin", "finish"),
    [
        ("Service start: 2026-04-09T10:00:00\nService end: 2026-04-09T10:45:00", "10:00", "10:45"),
        ("Start: 2026-04-09 10:00\nEnd: 2026-04-09 10:45", "10:00", "10:45"),
        ("Start: 9-Apr-2026 10:00\nEnd: 9-Apr-2026 10:45", "10:00", "10:45"),
        ("Start Date/Time: 4/9/2026 10:00 AM\nEnd Date/Time: 4/9/2026 10:45 AM", "10:00", "10:45"),
        ("Time of note: 4:15 PM\nStart: 10:00 AM\nEnd: 10:45 AM", "10:00", "10:45"),
        ("Scheduled: 9:00 AM - 10:00 AM\nActual start: 10:00 AM\nActual end: 10:45 AM", "10:00", "10:45"),
        ("Time: 10h00-10h45", "10:00", "10:45"),
    ],
)
def test_times_of_the_contact(lines: str, begin: str, finish: str) -> None:
    fields = record(f"{lines}\nNarrative: {TOLD}")

    assert (fields["start_time"].value, fields["end_time"].value, fields["duration"].value) == (begin, finish, 45)


def test_a_time_that_was_only_scheduled_is_no_start() -> None:
    assert not record("Date: 4/9/2026\nScheduled time: 2:00 PM\nNote: She did not come. I left a message.")["start_time"].present


def test_times_of_two_things_make_no_duration() -> None:
    assert not record(f"Start: 8:00 AM\nLocation: Park\nNarrative: {TOLD} {TOLD} {TOLD}\nEnd: 5:30 PM")["duration"].present


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("Location: Park   Non-face time: 0", "location", "Park"),
        ("Where service took place: Laundry room", "location", "Laundry room"),
        ("Caller at: home", "location", "home"),
        ("Duration (travel): 26 min", "travel_time", 26),
        ("Duration (documentation): 11 min", "documentation_time", 11),
        ("Direct: 60 min | Travel: 45 min | Total claimed: 105 min", "duration", 60),
        ("Note Addresses Which Existing Service Problem/Goal: Find a flat", "goal_link", "Find a flat"),
    ],
)
def test_labels_beside_others(line: str, name: str, value: str | int) -> None:
    assert record(f"{line}\nNarrative: {TOLD}")[name].value == value


def test_a_total_with_the_way_in_it_is_no_travel() -> None:
    assert not record(f"Total time incl. travel: 105 min\nNarrative: {TOLD}")["travel_time"].present


def test_a_sentence_is_no_place() -> None:
    assert not record("4/9/2026 1:00 pm - 2:00 pm\nUma picked the table. She read her list to the end.")["location"].present


def test_a_saint_is_no_end_of_a_sentence() -> None:
    assert record("Peer group, 4/9/2026, one hour at St. Anne's church hall. There were six of us.")["location"].value == (
        "St. Anne's church hall"
    )


def test_a_story_below_the_service_description_is_the_narrative() -> None:
    fields = record(f"SERVICE DATE\n4/9/2026\nSERVICE DESCRIPTION\n{TOLD} She laughed.\nPLAN\nWalk again.")

    assert fields["narrative"].text == f"{TOLD} She laughed."
    assert not fields["service_type"].present


def test_of_several_contacts_the_first_tells_the_times() -> None:
    contacts = "Contact 1: 9:10-9:25 am, phone. She asked for a ride.\nContact 2: 1:00-1:50 pm. We rode.\nContact 3: 4:30-4:40 pm, text."
    fields = record(f"4/9/2026\n{contacts}\nTotal time: 75 minutes\nPlan: Ride again on Sunday.")

    assert (fields["start_time"].value, fields["end_time"].value, fields["duration"].value) == ("09:10", "09:25", 75)
    assert contacts in str(fields["narrative"].text)


BARE = f"""Date of contact 4/9/2026
Length of contact 50 min
Type of contact in-person peer support
Place of contact her brother's boat
Topics of the day were hers: {TOLD}
Goals addressed Cook for my brother
Action steps Uma buys the fish on Friday.
"""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("service_type", "in-person peer support"),
        ("location", "her brother's boat"),
        ("goal_link", "Cook for my brother"),
        ("plan", "Uma buys the fish on Friday."),
    ],
)
def test_a_label_on_each_line_needs_no_mark(name: str, value: str) -> None:
    assert record(BARE)[name].value == value


@pytest.mark.parametrize("line", ["Goals are hers to set", "Next steps will be small ones", "Plan of the day was rest"])
def test_a_sentence_in_such_a_note_is_no_label(line: str) -> None:
    fields = record(f"Date of contact 4/9/2026\nLength of contact 50 min\n{line}\n{TOLD}")

    assert line in str(fields["narrative"].text)


@pytest.mark.parametrize(
    ("head", "values"),
    [
        (
            "From: Dana Ruiz <d@peer.example>\nTo: Notes\nSent: Tuesday, March 3, 2026 4:52 PM\nSubject: Marcus",
            {"service_date": "2026-03-03"},
        ),
        ("From: Dana Ruiz\nDate: Tue, 3 Mar 2026 16:52:11 -0800\nTo: Karen\nSubject: contact today", {"service_date": "2026-03-03"}),
        ("From: d.ruiz@peer.example\nDate: March 3, 2026 4:52 PM\nTo: Notes", {"service_date": "2026-03-03"}),
        ("From: Dana Ruiz\nDate: Tue, 3 Mar 2026 16:52:11 -0800\nTo: Karen", {"service_date": "2026-03-03"}),
        ("On Tue, Mar 3, 2026 at 4:52 PM Dana Ruiz wrote:", {"service_date": "2026-03-03"}),
        ("[3/3/26, 2:14 PM] Dana: are you home\n[3/3/26, 2:15 PM] Marcus: yes", {"service_date": "2026-03-03", "start_time": "14:14"}),
        ("Text from Dana R. 3/3/26 2:14 pm: saw Marcus", {"service_date": "2026-03-03", "start_time": "14:14"}),
        ("Date: 3/3/26\nFrom: 2:00 pm\nTo: 2:45 pm", {"service_date": "2026-03-03", "start_time": "14:00", "end_time": "14:45"}),
    ],
)
def test_the_stamps_of_letters_and_messages(head: str, values: dict[str, str]) -> None:
    fields = record(f"{head}\n\nHe showed me the new lock and laughed about it. We will meet again Friday.")

    found = {name: fields[name].value for name in ("service_date", "start_time", "end_time") if fields[name].present}
    assert found == values


@pytest.mark.parametrize(
    ("form", "begin", "finish"),
    [
        ("Date: 3/4/2026 2:15 PM\nFrom: office\nTo: client home\nWe walked around the block. The visit ended 3:00 PM.", "14:15", "15:00"),
        ("Date: 3/4/2026 2:15 PM - 3:00 PM\nRe: housing\nTo: chart\n", "14:15", "15:00"),
        ("Date: 3/4/2026 9:30 to 10:15 AM\nFrom: Dana\nTo: chart\nSubject: housing\n", "09:30", "10:15"),
    ],
)
def test_labels_of_a_form_make_no_letter(form: str, begin: str, finish: str) -> None:
    fields = record(f"{form}\nHe showed me the new lock and laughed about it.")

    assert (fields["start_time"].value, fields["end_time"].value) == (begin, finish)


@pytest.mark.parametrize(
    "times",
    [
        "Dispatched 2140, on scene 2158, cleared 2250.",
        "Dispatch: 9:40 PM\nArrived on scene: 9:58 PM\nCleared: 10:50 PM",
        "disp 2140 / enr 2142 / o/s 2158 / clr 2250 - lot behind the Y.",
        "Call received 9:40 pm. Arrived at scene 9:58 pm, left the scene at 10:50 pm.",
    ],
)
def test_a_team_is_with_somebody_from_the_scene_until_it_is_clear(times: str) -> None:
    fields = record(f"Mobile crisis 3/3/26\n{times}\nI sat with Marcus on the curb and he called his sister.")

    assert (fields["start_time"].value, fields["end_time"].value, fields["duration"].value) == ("21:58", "22:50", 52)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Got there at 10:20. Marcus was on the porch. I left at 11:10.", ("10:20", "11:10")),
        ("I got to the house in Skowhegan at 10:20 and left at 11:10.", ("10:20", "11:10")),
        ("He called me at 9:40. I arrived at 10:20. Left at 11:10.", ("10:20", "11:10")),
        ("We started talking around 10:20 and I headed out at 11:10.", ("10:20", "11:10")),
        ("We read the lease and he liked it. His sister left at 11:10. He got to know the bus.", (None, None)),
    ],
)
def test_who_comes_and_goes_tells_the_times(text: str, times: tuple[str | None, str | None]) -> None:
    fields = record(f"4/2/24. {text} We talked about the dog.")

    assert (fields["start_time"].value, fields["end_time"].value) == times


@pytest.mark.parametrize("joint", [" ", " - ", ": "])
def test_a_day_may_stand_before_a_label(joint: str) -> None:
    fields = record(f"4/2/24{joint}Plan: call the landlord\n4/2/24{joint}Goal: find a place\n4/2/24{joint}Note: We looked at two listings.")

    assert (fields["plan"].value, fields["goal_link"].value, fields["service_date"].value) == (
        "call the landlord",
        "find a place",
        "2024-04-02",
    )


@pytest.mark.parametrize(
    "plan", ["Will f/u.", "will f/u", "Will f/u next wk", "Next visit Tues", "F/u prn.", "Cont. to support.", "Will continue."]
)
@pytest.mark.parametrize("signed", ["", "\nDana R., peer"])
def test_a_short_plan_at_the_end(plan: str, signed: str) -> None:
    fields = record(f"4/2/24, 45 min at the library. Marcus and I looked at two listings. He liked one. {plan}{signed}")

    assert fields["plan"].value == plan


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- Dana, CPS", "Dana, CPS"),
        ("Dana R., peer", "Dana R., peer"),
        ("4/2/24 Dana, CPS", "Dana, CPS"),
        ("Thanks, Dana (CPS)", "Dana (CPS)"),
        ("dana r., peer", "dana r., peer"),
        ("dana cps", "dana cps"),
        ("- walked with peer", None),
    ],
)
def test_a_first_name_with_its_credential_signs(line: str, name: str | None) -> None:
    assert record(f"4/2/24. Marcus and I looked at two listings. He liked one.\n{line}")["signature"].value == name


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("We waited for her aunt. She came. Peer: K. Lindqvist, MHPS", "signature", "K. Lindqvist, MHPS"),
        ("We filled in pages 1 to 4 at her table. H0038. T. Vance, PRSS", "signature", "T. Vance, PRSS"),
        ("Note: We talked about the test.\nProvider: Imani Purcell CPSS / 03-12-2026", "signature", "Imani Purcell CPSS"),
        ("Time: 1 hr. Place: my office. 4/9/26.\nNote: We read the manual.", "location", "my office"),
        ("Location: office. Marcus talked about his sister and the dog.", "location", "office"),
        ("We met on the bench by the duck pond for forty minutes.", "location", "the bench by the duck pond"),
        ("Met her at the library and sat down. I asked what helped in the last place.", "location", "the library"),
        ("Called her at 10:15 am, she picked up, we talked til 10:35. She laughed.", "end_time", "10:35"),
        ("Peer | 5/29/26 | Zoom | Goal: 90 meetings | She has been to 61 and wants to lead one.", "goal_link", "90 meetings"),
        ("4/2/26 Activity: looked at the room with Bobby, 50 min, met the manager", "service_type", None),
        ("PEER CONTACT FORM\nDate: 2/9/26\nNote: We measured the balcony.", "service_type", None),
    ],
)
def test_an_item_ends_where_the_next_thing_begins(text: str, name: str, value: str | None) -> None:
    assert record(text)[name].value == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Date: 2/11/26\n\nI went by Mr. Okeke's apartment yesterday. He had the form half done.", "signature", None),
        ("NOTE: WALKED THE MARKET WITH MR DREYFUS. HE BOUGHT PEACHES.\nNEXT: SAME MARKET 10/12", "signature", None),
        ("Date: 5/8/26\nNote: 50 min at the family center with Aurelio. He chose the book.", "duration", 50),
        ("Date: 5/8/26\nNote: 50 min at the family center with Aurelio. He chose the book.", "documentation_time", None),
        ("Sat with Bertrand in the chapel at the veterans home. He kept his hat on.", "location", "the chapel at the veterans home"),
        ("Met at the clinic, room 4. She drew two columns.", "location", "the clinic, room 4"),
    ],
)
def test_words_that_only_look_like_an_item(text: str, name: str, value: object) -> None:
    assert record(text)[name].value == value


@pytest.mark.parametrize(
    ("closing", "signature"),
    [
        ("Went by Fern Delacroix on Elm.", None),
        ("Stopped by Fern Delacroix on Elm", None),
        ("She will read it. We talked with peer", None),
        ("He talked to his peer", None),
        ("Note by Dana Ruiz. She stopped there.", "Dana Ruiz"),
        ("Written by Dana Ruiz", "Dana Ruiz"),
        ("She stopped. By Dana Ruiz", "Dana Ruiz"),
        ("Dana, peer", "Dana, peer"),
    ],
)
def test_who_signs_stands_by_themselves(closing: str, signature: str | None) -> None:
    field = record(f"Date of service: 3/4/2026\nWe read the lease and she asked questions.\n{closing}")["signature"]

    assert (field.text if field.present else None) == signature


@pytest.mark.parametrize(
    "signing", ["Dana Ortiz, CPSS 3/4/26 14:33", "Signed: Dana Ortiz, CPSS\nDate: 3/4/26 14:33", "-Dana Ortiz, CPSS 3/4/26, 2:33 pm"]
)
def test_the_time_of_signing_is_no_time_of_the_contact(signing: str) -> None:
    fields = record(f"Date of service: 3/4/2026\nDuration: 45\nWe read the lease and she asked questions.\n{signing}")

    assert not fields["start_time"].present
    assert fields["signature_date"].value == "2026-03-04"


def test_times_from_and_until_behind_a_signature_are_those_of_the_contact() -> None:
    fields = record("We read the lease and she asked questions.\nDana Ortiz, CPSS 3/4/26 14:15 - 15:00")

    assert (fields["start_time"].value, fields["end_time"].value) == ("14:15", "15:00")

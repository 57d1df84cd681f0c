"""Labels, headings and sections in many layouts."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.errors import KnowledgeError
from notelint.lexicon.files import lexicon_folder
from notelint.pipeline.layout.field_words import load_field_words
from notelint.pipeline.layout.labels import plain_text, read_labels
from notelint.pipeline.layout.markup import without_markup


def told(text: str) -> list[tuple[str, str, str]]:
    return [(text[x.start : x.end], text[x.value_start : x.value_end], x.field) for x in read_labels(text)]


def fields(text: str) -> dict[str, str]:
    return {field: value for _, value, field in told(text) if field}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Duration: 45 min", "duration", "45 min"),
        ("DURATION : 45 min", "duration", "45 min"),
        ("duration: 45 min", "duration", "45 min"),
        ("Duration (minutes): 45", "duration", "45"),
        ("Duration*: 45", "duration", "45"),
        ("**Duration:** 45 min", "duration", "45 min"),
        ("**Duration**: 45 min", "duration", "45 min"),
        ("- *Location*: Park", "location", "Park"),
        ("## Location\nPark", "location", "Park"),
        ("Location\n\nPark", "location", "Park"),
        ("Duration - 45 min", "duration", "45 min"),
        ("Duration\t45 min", "duration", "45 min"),
        ("Duration | 45 min", "duration", "45 min"),
        ("| Duration | 45 min |", "duration", "45 min"),
        ("Where did you meet? At the park", "location", "At the park"),
        ("DOS: 3/4/2026", "service_date", "3/4/2026"),
        ("Svc Date: 3/4/2026", "service_date", "3/4/2026"),
        ("POS: 12", "location", "12"),
        ("Face-to-face time: 45", "duration", "45"),
        ("Dx code: F33.1", "diagnosis_code", "F33.1"),
        ("Peer's signature: Dana R.", "signature", "Dana R."),
        ("Goal 2: Find a flat", "goal_link", "Find a flat"),
        ("3. Plan: Walk on Tuesday", "plan", "Walk on Tuesday"),
        ("Signature: ________", "signature", "________"),
        ("Start Time: 9:30 AM", "start_time", "9:30 AM"),
    ],
)
def test_one_label(text: str, field: str, value: str) -> None:
    assert fields(text) == {field: value}


@pytest.mark.parametrize(
    "text",
    [
        "We wrote a Plan: rest, then call.",
        'He said "Plan: call my sister" and laughed.',
        "She plans to call her sister.",
        "We looked at Treatment Plan goal 2 together.",
        "She met me at 9:30 and we read https://example.org together.",
        "I asked: what would help?",
        "We talked about the note she got.",
        "Talked about the plan w/ him and his mom",
        "Nonverbal today due to thought blocking?? or tired",
    ],
)
def test_prose_has_no_field_labels(text: str) -> None:
    assert fields(text) == {}


def test_treatment_plan_is_not_plan() -> None:
    assert fields("Treatment Plan: updated in May\nPlan / Visit Codes: H0038") == {}


def test_treatment_plan_that_names_a_goal_is_the_goal() -> None:
    assert fields("Tx plan: Goal 3, show up and know what is next") == {"goal_link": "Goal 3, show up and know what is next"}


def test_value_ends_at_next_label() -> None:
    text = "Narrative: We walked.\n\nShe laughed.\nPlan: Walk again."

    assert fields(text) == {"narrative": "We walked.\n\nShe laughed.", "plan": "Walk again."}


def test_short_value_ends_with_its_line() -> None:
    assert fields("Location: Home\n\nWe sat on the porch.") == {"location": "Home"}


def test_empty_value_has_equal_offsets() -> None:
    label = read_labels("Duration:\nLocation: Home")[0]

    assert label.value_start == label.value_end


def test_flat_export() -> None:
    text = (
        "Date of Service: 3/4/2026 Duration: 45 min Location: Home Narrative: We walked. She made a Plan: to call. "
        "Plan: Meet Tuesday Signature: Dana R., CPSS Date: 3/5/2026"
    )

    assert fields(text) == {
        "service_date": "3/4/2026",
        "duration": "45 min",
        "location": "Home",
        "narrative": "We walked. She made a Plan: to call.",
        "plan": "Meet Tuesday",
        "signature": "Dana R., CPSS",
        "signature_date": "3/5/2026",
    }


def test_row_with_bars() -> None:
    text = "Date: 3/4/2026 | Duration: 45 min | Location: Home | Note: We met."

    assert list(fields(text)) == ["service_date", "duration", "location", "narrative"]


@pytest.mark.parametrize("note_format", ["DAP", "BIRP", "SOAP", "GIRP", "PIRP", "DARP", "SIRP", "FIRP"])
@pytest.mark.parametrize("joint", ["\n", " "])
def test_section_letters(note_format: str, joint: str) -> None:
    text = joint.join(f"{letter}: We did thing {at}." for at, letter in enumerate(note_format))

    assert "".join(name for name, _, _ in told(text)) == note_format
    assert told(text)[-1][2] == "plan"
    assert [field for _, _, field in told(text)].count("plan") == 1


def test_pie_has_no_plan() -> None:
    assert "plan" not in fields("P: Alone at home.\nI: We walked.\nE: She laughed.")


def test_letters_of_no_format_are_no_labels() -> None:
    assert told("R: one\nD: two\nB: three") == [] or fields("R: one\nD: two\nB: three") == {}


def test_objective_of_soap_is_a_section() -> None:
    assert "goal_link" not in fields("Subjective: Tired.\nObjective: She yawned.\nAssessment: -\nPlan: Rest.")
    assert fields("Objective: Walk each day") == {"goal_link": "Walk each day"}


def test_unknown_heading() -> None:
    assert told("Mood board: We glued pictures on it.") == [("Mood board", "We glued pictures on it.", "")]


def test_speech_is_no_heading() -> None:
    assert told("She said: I am fine.") == []


def test_heading_in_capitals() -> None:
    assert [name for name, _, _ in told("NARRATIVE\nWe walked.\nWHAT WE TRIED\nA new path.")] == ["NARRATIVE", "WHAT WE TRIED"]


def test_value_in_capitals_is_no_heading() -> None:
    assert fields("LOCATION\nHOME\nDURATION\n45") == {"location": "HOME", "duration": "45"}


def test_date_of_the_supervisor_is_nobodys() -> None:
    text = "Date: 3/4/2026\nSignature: Dana R.\nDate: 3/5/2026\nSupervisor signature: Lee\nDate: 3/9/2026"

    assert [value for _, value, field in told(text) if field == "signature_date"] == ["3/5/2026"]
    assert [value for _, value, field in told(text) if field == "service_date"] == ["3/4/2026"]


def test_same_label_may_repeat() -> None:
    assert [field for _, _, field in told("Narrative: One.\nNarrative: Two.")] == ["narrative", "narrative"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date of Contact 3/4/2026", {"service_date": "3/4/2026"}),
        ("Start 9:05 am", {"start_time": "9:05 am"}),
        ("DOS 3/4/2026   Units: 3   Place: Home", {"service_date": "3/4/2026", "duration": "3", "location": "Home"}),
        ("Location Lantern House", {"location": "Lantern House"}),
        ("Start/End: 9:05/9:40", {"start_time": "9:05/9:40"}),
        ("Mode/Location - Telehealth (video)", {"location": "Telehealth (video)"}),
        ("Service: Warm line call Date: 3/4/2026", {"service_type": "Warm line call", "service_date": "3/4/2026"}),
        ("Date: ___/___  Loc: Mill House", {"service_date": "___/___", "location": "Mill House"}),
        ("Where did you meet? At home How long did you meet? 20 min", {"location": "At home", "duration": "20 min"}),
        ("Note: We read.\nStaff: B. Lane", {"narrative": "We read.", "signature": "B. Lane"}),
        ("Location: Mill Park. We sat by the pond and she told me how her week had gone.", {"location": "Mill Park."}),
    ],
)
def test_labels_as_forms_write_them(text: str, expected: dict[str, str]) -> None:
    assert fields(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "From 2015 on he lived with her.",
        "Start early tomorrow.",
        "Minutes later she left.",
        "Time 4 us to go.",
        "Staff: B. Lane\nMood: fine",
    ],
)
def test_words_of_labels_in_sentences(text: str) -> None:
    assert fields(text) == {}


@pytest.mark.parametrize(
    "text", ["Date\tPlace\n3/4/2026\tHome\nWe read.", "| Date | Place |\n|---|---|\n| 3/4/2026 | Home |", "Date | Place\n\n3/4/2026 | Home"]
)
def test_table_with_a_row_of_labels(text: str) -> None:
    assert fields(text) == {"service_date": "3/4/2026", "location": "Home"}


@pytest.mark.parametrize(
    "text",
    ["<p>Date:&nbsp;3/4/2026</p><p>Place: Home</p>", "Date: 3/4/2026<br/>Place: Home", "<td>Date:</td><td>3/4/2026</td><br>Place: Home"],
)
def test_remnants_of_html(text: str) -> None:
    assert [(field, value.partition("<")[0]) for field, value in fields(text).items()] == [
        ("service_date", "3/4/2026"),
        ("location", "Home"),
    ]


@given(st.text(alphabet="<>/&;brptdnsb#39 \nDate:"))
def test_blanked_markup_keeps_every_offset(text: str) -> None:
    plain = without_markup(text)

    assert len(plain) == len(text)


PIECES = st.sampled_from(
    [
        "Plan:",
        "Duration",
        ":",
        "?",
        "|",
        "\t",
        "\n",
        "\r\n",
        " - ",
        "**",
        "# ",
        "D:",
        "A:",
        "P:",
        "Note ",
        "We met. ",
        "Goal 2:",
        "____",
        "9:30",
        "İ",
        "“",
        "Signature: ",
        "Date: ",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_labels_are_ordered_and_inside_the_text(text: str) -> None:
    at = 0
    for label in read_labels(text):
        assert at <= label.start < label.end <= label.value_start <= label.value_end <= len(text)
        assert text[label.start : label.end].strip()
        assert text[label.value_start : label.value_end].strip() == text[label.value_start : label.value_end]
        at = label.value_end


@pytest.mark.parametrize(
    "piece", [":", "a:", "Plan:", "\n", "A ", "|", "\t", "? ", "P: ", "- ", "(", "Plan: a\n", "Plan (", "* ", "_", "\r", "1) "]
)
def test_time_is_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.perf_counter()
    read_labels(text)

    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[labels]", "[labls]", "labels"),
        ("\nplan = [", "\nplann = [", "plan"),
        ("formats = [", "formats = [3, ", "reading.formats"),
        ('"next steps"', '"narrative"', "stands for two things"),
        ("[prose]", "[prose", "TOML"),
    ],
)
def test_broken_field_words_say_where(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = (lexicon_folder() / "fields.toml").read_text(encoding="utf-8")
    path = tmp_path / "fields.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_field_words(path)

    assert str(path) in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Svc Dt: 3/4/26", "service_date", "3/4/26"),
        ("Date seen....... 12 Nov 2025", "service_date", "12 Nov 2025"),
        ("Face-to-face minutes - 45", "duration", "45"),
        ("Drive (not billed): 55 min", "travel_time", "55 min"),
        ("Write-up: 12 min", "documentation_time", "12 min"),
        ("Where seen: the library on Elm", "location", "the library on Elm"),
        ("Who wrote this: Dana Ruiz, CPSS", "signature", "Dana Ruiz, CPSS"),
        ("Linked goal: keep my own place", "goal_link", "keep my own place"),
        ("What's next? She calls on Monday.", "plan", "She calls on Monday."),
        ("Svc. Code: H0038", "procedure_code", "H0038"),
        ("WHEN\n3/4/2026", "service_date", "3/4/2026"),
        ("SvcDate=20260304", "service_date", "20260304"),
        ("PLAN She calls on Monday.", "plan", "She calls on Monday."),
        ("Plan >> She calls on Monday.", "plan", "She calls on Monday."),
    ],
)
def test_a_label_nobody_listed(text: str, field: str, value: str) -> None:
    assert fields(text)[field] == value


@pytest.mark.parametrize(
    "text",
    [
        "Time alone: she likes it in the morning.",
        "Sign on the door: no smoking, no pets, no noise after ten.",
        "Things that helped: a walk, a call, a nap.",
        "We wrote a letter - she signed it herself.",
        "Date night: she is looking forward to it.",
        "Travel plans: her sister comes in May.",
    ],
)
def test_words_of_labels_without_their_value_are_no_label(text: str) -> None:
    assert not {"service_date", "start_time", "travel_time", "signature", "duration"} & fields(text).keys()


def test_an_export_without_marks() -> None:
    text = (
        "Date of Contact Aug 19 2025 Contact Start 3:20 PM Contact End 4:00 PM Contact Minutes 40 Procedure H0038 Site Group home "
        "Description We sat in the hallway and looked at pictures. Follow Up He wants to plant something by the steps."
    )
    found = fields(text)

    assert found["service_date"] == "Aug 19 2025"
    assert (found["start_time"], found["duration"], found["procedure_code"]) == ("3:20 PM", "40", "H0038")
    assert (found["location"], found["plan"]) == ("Group home", "He wants to plant something by the steps.")


def test_a_table_with_a_head_nobody_listed() -> None:
    text = "svc_date|proc|min|loc\n2025-03-26|H0038|45|peer center"

    assert fields(text) == {"service_date": "2025-03-26", "procedure_code": "H0038", "duration": "45", "location": "peer center"}


def test_line_breaks_are_given_back_at_their_place() -> None:
    text = "B: " + "We walked and talked about her week. " * 8 + "PLAN She calls on Monday. GOAL Ride the bus alone."
    plain = plain_text(text)

    assert len(plain) == len(text)
    assert plain.replace("\n", " ") == text
    assert "\nPLAN She" in plain
    assert plain_text("Short text. PLAN She calls.") == "Short text. PLAN She calls."

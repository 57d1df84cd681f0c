"""Fields of the record from labels, sections, prose and data."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from notelint.pipeline.layout.labels import read_labels
from notelint.pipeline.record.reader import RecordReader, read_record
from notelint.pipeline.sheet import open_sheet
from notelint.report import FIELD_NAMES, Field


def record(text: str, **given_fields: str) -> dict[str, Field]:
    return read_record(text, read_labels(text), None, given_fields)


def values(text: str) -> dict[str, str | int | None]:
    return {name: field.value for name, field in record(text).items() if field.present and name != "narrative"}


LABELLED = """Service Type: Self-Help/Peer Services
Date of Service: 3/4/2026
Time: 9:30 AM - 10:15 AM
Duration: 45 minutes
Travel time: 20 min
Documentation time: 0.25 hr
Location: Home
Procedure Code: h0038 HQ
ICD-10: F33.1
Goal: Live on her own

Narrative: We opened four letters together.

She laughed.

Plan: Meet Tuesday.

Signature: Dana R., CPSS
Date: 3/5/2026
"""


def test_every_label() -> None:
    assert values(LABELLED) == {
        "service_type": "Self-Help/Peer Services",
        "service_date": "2026-03-04",
        "start_time": "09:30",
        "end_time": "10:15",
        "duration": 45,
        "travel_time": 20,
        "documentation_time": 15,
        "location": "Home",
        "procedure_code": "H0038",
        "diagnosis_code": "F33.1",
        "plan": "Meet Tuesday.",
        "goal_link": "Live on her own",
        "signature": "Dana R., CPSS",
        "signature_date": "2026-03-05",
    }
    assert record(LABELLED)["narrative"].text == "We opened four letters together.\n\nShe laughed."


def test_lost_line_breaks_change_nothing() -> None:
    assert values(" ".join(LABELLED.split())) == values(LABELLED)


def test_prose_tells_place_time_and_date() -> None:
    told = values("We met for 45 minutes at her apartment on 3/4/2026.")

    assert told == {"duration": 45, "location": "her apartment", "service_date": "2026-03-04"}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Met with Maria from 2 to 2:45 pm at the library.", "end_time", "14:45"),
        ("I met Joe at the drop-in center.", "location", "the drop-in center"),
        ("I met Will at the library.", "location", "the library"),
        ("I sat with Mrs. O. at her duplex.", "location", "her duplex"),
        ("Met with pt on 2 West this morning.", "location", "2 West"),
        ("We met. Call ended 11:35 pm, 25 min.", "end_time", "23:35"),
        ("We met. Call ended 11:35 pm, 25 min.", "duration", 25),
        ("I sat with Kay for about 35 minutes.", "duration", 35),
        ("We walked. It took me 35 minutes to drive out.", "travel_time", 35),
        ("We walked. Next: walk again on Friday.", "plan", "Next: walk again on Friday."),
        ("We walked. Her hope is to sing again.", "goal_link", "to sing again"),
        ("We walked.\nDee Walker, CPSS   Signed 11/03/2026", "signature", "Dee Walker, CPSS"),
        ("We walked.\nWritten by Ada Lin, CPSS, Aug 4 2026", "signature_date", "2026-08-04"),
        ("I spoke with Joe by phone.", "location", "phone"),
        ("Writer met with Joe at Denny's.", "location", "Denny's"),
        ("I drove to the shelter and met Joe.", "location", "the shelter"),
        ("Joe met with me in the day room of the unit.", "location", "the day room of the unit"),
        ("This was a 30-minute phone call.", "duration", 30),
        ("The session lasted an hour and a half.", "duration", 90),
        ("I drove there; travel time was 20 minutes.", "travel_time", 20),
        ("On March 4, 2026, I met Joe.", "service_date", "2026-03-04"),
        ("3/4/2026 10:00-10:45 Met w/ Joe.", "start_time", "10:00"),
        ("Met with Joe. Billed as H0038.", "procedure_code", "H0038"),
        ("Met with Joe. Dx F33.1.", "diagnosis_code", "F33.1"),
        ("Provided individual peer support to Joe.", "service_type", "individual peer support"),
        ("We walked. We will meet again Tuesday.", "plan", "We will meet again Tuesday."),
        ("We walked. Next steps: call the bank.", "plan", "call the bank."),
        ("The plan is to walk on Friday.", "plan", "The plan is to walk on Friday."),
        ("We worked toward his goal of riding the bus alone.", "goal_link", "his goal of riding the bus alone"),
        ("This ties to ISP goal 2.", "goal_link", "goal 2"),
        ("We walked and she laughed.\n\n- Dana R., CPSS", "signature", "Dana R., CPSS"),
        ("We walked and she laughed.\nDana Ruiz, Certified Peer Support Specialist\n3/5/2026", "signature_date", "2026-03-05"),
        ("We walked. /s/ Dana Ruiz 3/5/2026", "signature", "Dana Ruiz"),
        ("We walked.\nElectronically signed by Dana R., CPSS on 3/5/2026 at 5:02 PM", "signature", "Dana R., CPSS"),
    ],
)
def test_prose(text: str, name: str, value: object) -> None:
    assert values(text).get(name) == value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She is 45 days sober.", "duration"),
        ("I met Joe, who was 45 minutes late.", "duration"),
        ("We talked; she has lived here for 20 years.", "duration"),
        ("I met Joe in 10 minutes.", "duration"),
        ("Joe takes the bus for 30 minutes every day.", "duration"),
        ("He stayed in Room 30.", "procedure_code"),
        ("She lives in apartment F41.", "diagnosis_code"),
        ("I met her near apartment F33.1.", "diagnosis_code"),
        ("We will meet on 3/12/2026.", "service_date"),
        ("I met Joe. DOB 3/4/1980.", "service_date"),
        ("He told me he woke at 9.", "start_time"),
        ("Client met with her lawyer at the courthouse.", "location"),
        ("I met Joe and we talked about moving to the shelter.", "location"),
        ("She looked at Treatment Plan goal 2.", "plan"),
        ("The football team scored a goal.", "goal_link"),
        ("I am a peer support specialist.", "service_type"),
        ("Maria thanked me for the tea.", "signature"),
        ("We walked. Reviewed and co-signed by Dr. Lane", "signature"),
        ("She read a poem written by Ada Lin to me.", "signature"),
        ("3/4/2026\n\n72M here for a walk.", "duration"),
        ("We sat. Next: walk again 10/21.", "service_date"),
        ("Location: [location]", "location"),
        ("He met me at his best.", "location"),
    ],
)
def test_not_a_field(text: str, name: str) -> None:
    assert not record(text)[name].present


def test_every_field_is_named() -> None:
    assert tuple(record("")) == FIELD_NAMES
    assert not any(field.present for field in record("").values())


@pytest.mark.parametrize(("value", "start"), [("TBD", 10), ("____", 10), ("", 9)])
def test_placeholder(value: str, start: int) -> None:
    field = record(f"Duration: {value}".rstrip())["duration"]

    assert (field.present, field.placeholder, field.start) == (False, True, start)


def test_a_told_item_wins_over_a_placeholder() -> None:
    assert record("Location: TBD\nNarrative: I met Joe at the library.")["location"].value == "the library"


def test_stated_minutes_come_before_units() -> None:
    assert values("Units: 4\nDuration: 50 min")["duration"] == 50
    assert values("Units: 4")["duration"] == 60


def test_times_without_minutes_give_the_duration() -> None:
    field = record("Time: 9:30-10:15 AM\nNarrative: We walked.")["duration"]

    assert (field.value, field.text, field.start, field.end) == (45, "9:30-10:15 AM", 6, 19)


def test_times_far_from_each_other_give_the_duration_at_the_later() -> None:
    text = "Start: 11:40 PM\nNarrative: We walked around the lake and she told me about her garden and her two dogs.\nEnd: 12:10 AM"

    assert (record(text)["duration"].value, record(text)["duration"].text) == (30, "12:10 AM")


def test_given_fields_win() -> None:
    field = record("Duration: 30 min", duration="45")["duration"]

    assert (field.value, field.start) == (45, None)


def test_empty_given_field_leaves_the_text() -> None:
    assert record("Duration: 30 min", duration="  ")["duration"].value == 30


def test_narrative_is_the_whole_prose() -> None:
    assert record("  We walked.\n\nShe laughed. ")["narrative"].text == "We walked.\n\nShe laughed."


def test_narrative_spans_the_sections_before_the_plan() -> None:
    text = "D: We walked.\nA: She laughed.\nR: She rested.\nP: Walk again."

    assert record(text)["narrative"].text == "We walked.\nA: She laughed.\nR: She rested."


def test_narrative_is_the_largest_unlabelled_block() -> None:
    text = "PEER NOTE 12\nClient: J.\nLocation: Home\n\nWe sat on the porch and opened the mail.\n\nSignature: Dana R."

    assert record(text)["narrative"].text == "We sat on the porch and opened the mail."


def test_signature_is_no_part_of_the_plan() -> None:
    assert record("Plan: Walk on Tuesday.\n\nDana R., CPSS")["plan"].text == "Walk on Tuesday."


def test_component_keeps_the_record_in_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("notelint_record")
    doc = spacy.tokens.Doc(nlp.vocab).from_bytes(nlp(LABELLED).to_bytes())
    fields = open_sheet(doc).fields

    assert fields is not None
    assert fields["duration"].value == 45


def test_annotate_fills_the_sheet() -> None:
    sheet = open_sheet(spacy.blank("en")("Duration: 45"))
    RecordReader().annotate(sheet)

    assert sheet.labels
    assert sheet.fields


PIECES = st.sampled_from(
    [
        "I met Joe ",
        "for 45 minutes ",
        "at the library",
        " on 3/4/2026",
        ". ",
        "\n",
        "Plan:",
        "Duration: ",
        "TBD",
        "“",
        '"',
        "İ",
        "/s/ Dana",
        ", CPSS",
        "goal 2",
        "H0038 ",
        "9:30-10:15",
        "Signature:",
        "D: ",
        "P: ",
        "We will meet again",
        "Narrative:",
        "Client",
        "\t|",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_offsets_slice_the_text(text: str) -> None:
    for name, field in record(text).items():
        if field.present:
            assert text[field.start : field.end] == field.text, name
            assert field.text


@pytest.mark.parametrize(
    "piece",
    [
        "met at ",
        "I met for 45 minutes at the ",
        "goal ",
        "his goal of ",
        "we will ",
        "min ",
        "1 ",
        "3/4 ",
        "9:30-",
        "A. B, ",
        "signed by A ",
        "Dana R., CPSS ",
        "h0",
        '"',
        "a1 ",
        "half an ",
        "1 hour and ",
        "of the the ",
        "İ",
        "will ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    for text in (piece * (100_000 // len(piece)), "Narrative: " + piece * (100_000 // len(piece))):
        started = time.perf_counter()
        record(text)

        assert time.perf_counter() - started < 5

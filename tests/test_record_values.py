"""Dates, times, lengths and codes as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.linter import Linter
from notelint.note import Note
from notelint.pipeline.record.moments import find_dates, lowered
from notelint.pipeline.record.stretches import find_stretch
from notelint.pipeline.record.values import field_from_data, is_placeholder, read_value, span_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        ("45 min", 45),
        ("45 minutes.", 45),
        ("45-minute", 45),
        ("45m", 45),
        ("about 45 mins", 45),
        ("0.75 hr", 45),
        ("0.75", 45),
        ("1,5 h", 90),
        ("1hr30", 90),
        (".5 hours", 30),
        ("1.5 hours", 90),
        ("1 1/2 hours", 90),
        ("1½ hrs", 90),
        ("1 hour", 60),
        ("an hour", 60),
        ("1h 15m", 75),
        ("1h15", 75),
        ("1 hour 15 min", 75),
        ("1 hr. 15 min.", 75),
        ("1 hour, 15 minutes", 75),
        ("one hour and fifteen minutes", 75),
        ("an hour and a half", 90),
        ("1 hour and a half", 90),
        ("half an hour", 30),
        ("half-hour", 30),
        ("a half hour", 30),
        ("three quarters of an hour", 45),
        ("quarter of an hour", 15),
        ("ninety minutes", 90),
        ("forty-five minutes", 45),
        ("3 units", 45),
        ("90 min (6 units)", 90),
        ("0:45", 45),
        ("1:15", 75),
        ("00:45:00", 45),
        ("9:30-10:15", 45),
        ("9:30-10:15 AM (45 min)", 45),
        ("45 min, 20 min travel, 10 min documentation", 45),
        ("travel 20 min, service 45 min", 45),
        ("45-60 minutes", None),
        ("a while", None),
        ("", None),
    ],
)
def test_minutes(text: str, minutes: int | None) -> None:
    assert read_value("duration", text) == minutes


def test_label_says_what_a_bare_number_counts() -> None:
    assert read_value("duration", "3", "Units") == 45
    assert read_value("duration", "1.5", "Total hours") == 90
    assert read_value("duration", "45", "Duration (min)") == 45


@pytest.mark.parametrize(
    "text",
    [
        "3/4/2026",
        "03-04-26",
        "3.4.2026",
        "2026-03-04",
        "2026/3/4",
        "20260304",
        "March 4, 2026",
        "Mar. 4th 2026",
        "4 March 2026",
        "4-Mar-26",
        "Wed, Mar 4, 2026 at 9 am",
        "2026-03-04T10:00:00Z",
        "on 3/4/2026.",
    ],
)
def test_dates(text: str) -> None:
    assert read_value("service_date", text) == "2026-03-04"


def test_month_above_twelve_is_the_day() -> None:
    assert read_value("service_date", "13/2/2026") == "2026-02-13"


@pytest.mark.parametrize("text", ["3/4", "March 4", "2/30/2026", "Tuesday", "14/14/2026"])
def test_no_full_date(text: str) -> None:
    assert read_value("service_date", text) is None


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("9:30-10:15", "09:30", "10:15"),
        ("9:30 AM – 10:15 AM", "09:30", "10:15"),
        ("9:30-10:15 am", "09:30", "10:15"),
        ("11:30-12:15 pm", "11:30", "12:15"),
        ("2-2:45pm", "14:00", "14:45"),
        ("from 2 to 3 p.m.", "14:00", "15:00"),
        ("0930-1015", "09:30", "10:15"),
        ("14:00-14:45", "14:00", "14:45"),
        ("12:30-1:15", "12:30", "13:15"),
        ("noon to 1 pm", "12:00", "13:00"),
        ("11:45 PM - 12:30 AM", "23:45", "00:30"),
        ("10:00am until 11:00am", "10:00", "11:00"),
        ("9:05 am end 9:40 am", "09:05", "09:40"),
        ("9:05/9:40", "09:05", "09:40"),
        ("1100 end 1200", "11:00", "12:00"),
        ("9:00, leave 10:10", "09:00", "10:10"),
        ("6:00 to 7:15 pm", "18:00", "19:15"),
    ],
)
def test_stretches(text: str, begin: str, finish: str) -> None:
    stretch = find_stretch(text.lower())

    assert stretch is not None
    assert (stretch.begin.value, stretch.finish.value) == (begin, finish)


@pytest.mark.parametrize("text", ["3-4-2026", "10-11 people", "1-800-555-0100", "pages 3-4", "25:00-26:00"])
def test_no_stretch(text: str) -> None:
    assert find_stretch(text) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:30", "09:30"),
        ("9:30 am", "09:30"),
        ("9am", "09:00"),
        ("930", "09:30"),
        ("2 p.m.", "14:00"),
        ("noon", "12:00"),
        ("14:05:00", "14:05"),
        ("12:15 AM", "00:15"),
        ("25:00", None),
    ],
)
def test_clock(text: str, clock: str | None) -> None:
    assert read_value("start_time", text) == clock


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("procedure_code", "H0038 HQ", "H0038"),
        ("procedure_code", "h0025-hq", "H0025"),
        ("procedure_code", "H0038:HE", "H0038"),
        ("procedure_code", "Self-Help (H0038)", "H0038"),
        ("procedure_code", "90837", "90837"),
        ("procedure_code", "H0O38", "H0O38"),
        ("procedure_code", "Self-Help", None),
        ("diagnosis_code", "F33.1 recurrent", "F33.1"),
        ("diagnosis_code", "z59.0, F32.9", "Z59.0"),
        ("diagnosis_code", "F209", "F209"),
        ("diagnosis_code", "Depression", None),
    ],
)
def test_codes(field: str, text: str, code: str | None) -> None:
    assert read_value(field, text) == code


@pytest.mark.parametrize("text", ["", " ", "n/a", "N/A.", "TBD", "____", "pending", "[insert]", "-", "<name>", "xxx", "Signature pending"])
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["Home", "0", "45", "No plan yet; we will talk on Tuesday"])
def test_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


def test_no_travel_is_zero_minutes() -> None:
    assert not is_placeholder("None", "travel_time")
    assert read_value("travel_time", "None") == 0


def test_given_value_has_no_offsets() -> None:
    field = field_from_data("duration", "0.5 h")

    assert (field.present, field.value, field.start, field.end) == (True, 30, None, None)


def test_span_over_midnight() -> None:
    assert span_minutes("23:45", "00:30") == 45


@given(st.integers(1, 600))
def test_minutes_read_back(minutes: int) -> None:
    assert read_value("duration", f"{minutes} minutes") == minutes
    assert read_value("duration", f"{minutes // 60}h {minutes % 60}m") == minutes or minutes < 60


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_dates_read_back(day: date) -> None:
    for text in (day.isoformat(), f"{day.month}/{day.day}/{day.year}", day.strftime("%B %d, %Y")):
        assert read_value("service_date", text) == day.isoformat()


@given(st.text(alphabet="0123456789:-/. apmhrinutesandlfq½İ"))
def test_anything_can_be_read(text: str) -> None:
    for name in ("duration", "service_date", "start_time", "procedure_code", "diagnosis_code"):
        read_value(name, text)
    for found in find_dates(lowered(text)):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("text", ["2026-09-15 10:30", "2026-09-15T10:30:00", "10:30", "10:30 AM"])
def test_a_time_given_beside_the_note_may_have_its_day_before_it(text: str) -> None:
    assert field_from_data("start_time", text).value == "10:30"


@pytest.mark.parametrize(
    ("story", "place"),
    [
        ("When I was at the shelter with her today, we talked about rent.", "the shelter"),
        ("We talked. When I was with her at the shelter this afternoon, she told me of the lease.", "the shelter"),
        ("When I was at the shelter years ago, we talked about nothing else.", None),
        ("When I was in the hospital, I told her today, we talked about nothing else.", None),
    ],
)
def test_a_place_of_when_i_was_there_is_that_of_the_contact_where_it_says_today(linter: Linter, story: str, place: str | None) -> None:
    location = linter.check(Note(f"Date of service: 3/4/2026\nDuration: 45\n{story} She laughed.", "a.txt")).fields["location"]

    assert (location.text if location.present else None) == place


def given_in_utc(text: str, **fields: str) -> tuple[dict[str, object], list[str]]:
    """Return the values of the fields that are there, and the rules that spoke of the record."""
    report = Linter(profile="ca-toolkit-2023").check(Note(text, "note", None, fields))
    found = {name: field.value for name, field in report.fields.items() if field.present}
    return found, [d.name for d in report.diagnostics if d.code in {"NL602", "NL712"} or "time" in d.name]


def test_a_moment_in_utc_is_no_missing_item_and_no_other_day() -> None:
    moments = {"service_date": "2026-10-01T03:00:00Z", "start_time": "2026-10-01T03:00:00Z", "end_time": "2026-10-01T03:45:00Z"}
    told, rules = given_in_utc("Date of service: 9/30/2026\\nTime: 8:00 PM - 8:45 PM\\nNarrative: We sat on the porch.", **moments)
    untold, more = given_in_utc("Narrative: We sat on the porch.", **moments)

    assert (told["service_date"], told["start_time"], told["end_time"]) == ("2026-09-30", "20:00", "20:45")
    assert (untold["service_date"], untold["start_time"], untold["end_time"]) == (None, None, None)
    assert rules == more == []


def test_a_moment_in_utc_by_day_is_of_that_day() -> None:
    told, rules = given_in_utc("Date of service: 9/30/2026\\nNarrative: We walked.", service_date="2026-10-01T18:00:00Z")

    assert (told["service_date"], rules) == ("2026-10-01", ["data-text-mismatch"])

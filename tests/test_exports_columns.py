"""What columns are taken for: headers of real systems, odd ones, none; notes split over columns; what the user says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from exporting import NOTES, csv_text, notes, opened, problems
from notelint.errors import InputError
from notelint.exports.columns import choose_columns
from notelint.exports.rows import Export
from notelint.exports.values import clock_text, converter, day_text
from notelint.linter import Linter
from notelint.note import Note

TELLING = {
    "note": NOTES, "note_id": ("101", "102", "103", "104"), "person": ("Lowell, Ann", "Reed, Bo", "Lowell, Ann", "Diaz, Cy"),
    "writer": ("Park, Jo", "Ortiz, Lee", "Park, Jo", "Park, Jo"), "service_type": ("Peer Support - Individual",) * 4,
    "service_date": ("12/1/2025", "12/2/2025", "12/3/2025", "12/4/2025"), "start_time": ("2:00 PM", "9:15 AM", "10:00 AM", "1:30 PM"),
    "end_time": ("2:45 PM", "10:00 AM", "10:30 AM", "2:15 PM"), "duration": ("45", "45", "30", "45"), "travel_time": ("10", "0", "", "20"),
    "documentation_time": ("5", "10", "5", "5"), "location": ("Office", "Home", "Community", "Office"), "procedure_code": ("H0038",) * 4,
    "diagnosis_code": ("F33.1", "F10.20", "Z59.0", "F33.1"), "signature": ("Jo Park, CPSS", "Lee Ortiz", "Jo Park", "Jo Park"),
    "signature_date": ("12/1/2025 4:10 PM", "12/3/2025 8:00 AM", "12/3/2025 5:00 PM", "12/5/2025 9:00 AM"),
    "goal_link": ("Goal 2", "Goal 1", "Goal 2", "Goal 3"),
}  # fmt: skip
UNREAD = {
    "flag": ("Y", "Y", "N", "Y"), "born": ("3/4/1980", "5/6/1991", "3/4/1980", "1/9/1977"), "number": ("7", "8", "7", "9"),
    "review": ("Fine, thank you for the detail in this one.", "", "", "Please add when you meet again, and where."),
}  # fmt: skip

# The header of each export, in order, with what stands below it.
EXPORTS: dict[str, list[tuple[str, str]]] = {
    "Credible": [
        ("clientvisit_id", "note_id"), ("Client ID", "number"), ("ClientName", "person"), ("Employee", "writer"),
        ("visittype", "service_type"),
        ("CPT/HCPCS", "procedure_code"), ("DOS", "service_date"), ("Begin Time", "start_time"), ("End Time", "end_time"),
        ("Duration (min)", "duration"),
        ("Place of Service", "location"), ("Dx", "diagnosis_code"), ("Documentation", "note"), ("Signature Date", "signature_date"),
        ("Supervisor Comments", "review"), ("Approved", "flag"),
    ],
    "Netsmart": [
        ("Client DOB", "born"), ("MRN", "person"), ("Practitioner", "writer"), ("Service Start Date", "service_date"),
        ("Service Start Time", "start_time"),
        ("Service End Time", "end_time"), ("Service Duration", "duration"), ("Service Code", "procedure_code"), ("Location", "location"),
        ("Progress Note", "note"), ("Draft/Final", "flag"), ("Electronically Signed By", "signature"), ("Date Signed", "signature_date"),
    ],
    "CareLogic": [
        ("Activity ID", "note_id"), ("Client", "person"), ("Staff", "writer"), ("Activity", "service_type"),
        ("Activity Date", "service_date"),
        ("Time In", "start_time"), ("Time Out", "end_time"), ("F2F Mins", "duration"), ("Travel Mins", "travel_time"),
        ("Doc Mins", "documentation_time"),
        ("Svc Location", "location"), ("Proc Code", "procedure_code"), ("Diagnosis", "diagnosis_code"), ("Narrative", "note"),
        ("Goal Addressed", "goal_link"),
        ("Signed By", "signature"), ("Signed On", "signature_date"), ("Supervisor Signature Date", "signature_date2"),
    ],
    "camel case": [
        ("noteId", "note_id"), ("patientName", "person"), ("renderingProviderName", "writer"), ("serviceDate", "service_date"),
        ("startTime", "start_time"),
        ("endTime", "end_time"), ("durationMinutes", "duration"), ("placeOfService", "location"), ("hcpcsCode", "procedure_code"),
        ("diagnosisCode", "diagnosis_code"), ("noteText", "note"), ("dateOfBirth", "born"),
    ],
    "snake case": [
        ("enc_id", "note_id"), ("pt_name", "person"), ("prov_name", "writer"), ("svc_dt", "service_date"), ("begin_tm", "start_time"),
        ("stop_tm", "end_time"),
        ("svc_mins", "duration"), ("pos", "location"), ("px", "procedure_code"), ("dx1", "diagnosis_code"), ("free_txt", "note"),
        ("esig_dt", "signature_date"),
    ],
    "run together": [
        ("NOTEID", "note_id"), ("CLIENTNAME", "person"), ("STAFFNAME", "writer"), ("SERVICEDATE", "service_date"),
        ("STARTTIME", "start_time"),
        ("ENDTIME", "end_time"), ("PROGRESSNOTE", "note"), ("PROCCODE", "procedure_code"), ("ISBILLED", "flag"),
    ],
}  # fmt: skip


def table(columns: list[tuple[str, str]]) -> str:
    values = {**TELLING, **UNREAD, "signature_date2": TELLING["signature_date"]}
    return csv_text([[name for name, _ in columns], *zip(*(values[role] for _, role in columns), strict=True)])


@pytest.mark.parametrize("columns", EXPORTS.values(), ids=EXPORTS)
def test_headers_of_real_systems_are_understood(tmp_path: Path, columns: list[tuple[str, str]]) -> None:
    export = opened(tmp_path, "a.csv", table(columns))
    expected = {role: name for name, role in columns if role in TELLING}

    if "writer" not in expected and "signature" in expected:
        expected["writer"] = expected["signature"]
    assert dict(export.columns) == expected
    assert set(export.unused) == {name for name, role in columns if role not in TELLING}


def test_the_note_is_found_by_its_words_under_an_odd_name(tmp_path: Path) -> None:
    content = csv_text([["X1", "Q_77", "DOS"], *(["a", text, "12/1/2025"] for text in NOTES)])

    assert opened(tmp_path, "a.csv", content).columns["note"] == "Q_77"


def test_the_note_is_found_under_an_empty_name(tmp_path: Path) -> None:
    export = opened(tmp_path, "a.csv", csv_text([["DOS", "", "Staff"], *(["12/1/2025", text, "Jo Park"] for text in NOTES)]))

    assert export.columns == {"note": "B", "service_date": "DOS", "writer": "Staff"}


def test_a_table_without_a_header_is_read_by_its_values(tmp_path: Path) -> None:
    rows = [["Lowell, Ann", f"12/0{at + 1}/2025", "09:00", "09:45", "H0038", text] for at, text in enumerate(NOTES)]
    export = opened(tmp_path, "a.csv", csv_text(rows, "|"))

    assert export.columns == {"note": "F", "service_date": "B", "start_time": "C", "end_time": "D", "procedure_code": "E"}
    assert [row.number for row in notes(export)] == [1, 2, 3, 4]


def test_the_longer_text_wins_over_a_better_name(tmp_path: Path) -> None:
    rows = [["see below", text] for text in NOTES]

    assert opened(tmp_path, "a.csv", csv_text([["Comments", "Contact Narrative"], *rows])).columns["note"] == "Contact Narrative"


def test_what_comes_from_a_list_is_no_note(tmp_path: Path) -> None:
    service = "Skills training and development for one person, per fifteen minutes of time"
    export = opened(tmp_path, "a.csv", csv_text([["Service Description", "Body"], *([service, text] for text in NOTES * 3)]))

    assert export.columns["note"] == "Body"


SPLIT = {
    "DAP": (["Data", "Assessment", "Plan"], ["Data", "Assessment", "Plan"]),
    "BIRP": (["Behavior", "Intervention", "Response", "Plan"], ["Behavior", "Intervention", "Response", "Plan"]),
    "SOAP, prefixed": (
        ["soap_subjective", "soap_objective", "soap_assessment", "soap_plan"],
        ["Subjective", "Objective", "Assessment", "Plan"],
    ),
    "goal, narrative, plan": (["Goal", "Narrative", "Plan"], ["Goal", "Narrative", "Plan"]),
    "note and plan": (["Progress Note", "Plan for Next Session"], ["Narrative", "Plan for Next Session"]),
    "letters": (["D", "A", "P"], ["Data", "Assessment", "Plan"]),
}


@pytest.mark.parametrize(("names", "labels"), SPLIT.values(), ids=SPLIT)
def test_a_note_over_several_columns_is_read_together(tmp_path: Path, names: list[str], labels: list[str]) -> None:
    rows = [["12/1/2025", *(NOTES[(at + shift) % 4] for shift in range(len(names)))] for at in range(4)]
    export = opened(tmp_path, "a.csv", csv_text([["DOS", *names], *rows]))

    assert export.columns == {"note": "+".join(names), "service_date": "DOS"}
    assert notes(export)[0].text == "\n".join(f"{label}: {text}" for label, text in zip(labels, NOTES, strict=False))


def test_sections_that_are_empty_are_left_out_and_empty_notes_told(tmp_path: Path) -> None:
    rows = [[NOTES[0], "", NOTES[2]], ["", "", ""], [NOTES[1], NOTES[2], NOTES[3]], [NOTES[1], NOTES[2], NOTES[3]]]
    export = opened(tmp_path, "a.csv", csv_text([["DOS", "Data", "Assessment", "Plan"], *(["12/1/2025", *row] for row in rows)]))

    assert notes(export)[0].text == f"Data: {NOTES[0]}\nPlan: {NOTES[2]}"
    assert [number for number, _ in problems(export)] == [3]


def test_questions_of_a_form_are_read_together(tmp_path: Path) -> None:
    header = ["Your Name", "What day did you meet?", "How long (minutes)?", "What did the two of you do?", "What is next for you both?"]
    rows = [["Jo Park", "12/1/2025", "45", NOTES[at], NOTES[at - 1]] for at in range(4)]
    row = notes(opened(tmp_path, "a.csv", csv_text([header, *rows])))[0]

    assert row.text == f"What did the two of you do? {NOTES[0]}\nPlan: {NOTES[3]}"
    assert (row.writer, row.fields) == ("Jo Park", {"service_date": "12/1/2025", "duration": "45 min"})


def test_a_note_with_labels_of_its_own_stays_alone(tmp_path: Path) -> None:
    texts = [f"Data: {text}\nPlan: We meet again." for text in NOTES]
    export = opened(tmp_path, "a.csv", csv_text([["Note", "Plan"], *([text, "We meet again on Friday."] for text in texts)]))

    assert export.columns == {"note": "Note", "plan": "Plan"}


def test_names_in_two_columns_are_put_together(tmp_path: Path) -> None:
    rows = [["41", "Ann", "Lowell", "Jo", "Park", text] for text in NOTES]
    header = ["Client ID", "Client First Name", "Client Last Name", "Staff First Name", "Staff Last Name", "Note"]
    row = notes(opened(tmp_path, "a.csv", csv_text([header, *rows])))[0]

    assert (row.person, row.writer) == ("Ann Lowell", "Jo Park")


def test_one_column_may_hold_date_start_and_end(tmp_path: Path) -> None:
    rows = [["12/1/2025 11:30 - 12:15 PM", text] for text in NOTES]
    row = notes(opened(tmp_path, "a.csv", csv_text([["Date/Time of Service", "Note"], *rows])))[0]

    assert {**row.fields, "service_date": ""} == {"service_date": "", "start_time": "11:30", "end_time": "12:15"}


def test_units_do_not_stand_against_clock_times(tmp_path: Path) -> None:
    header = ["DOS", "Start", "End", "Units", "Note"]
    rows = [["12/1/2025", "2:00 PM", "2:50 PM", "3", NOTES[0]], ["12/2/2025", "", "", "3.0", NOTES[1]]]
    first, second = notes(opened(tmp_path, "a.csv", csv_text([header, *rows])))

    assert "duration" not in first.fields
    assert second.fields["duration"] == "3 units"


def test_days_that_stand_before_months_are_told_from_the_others(tmp_path: Path) -> None:
    days = ["01/12/2025", "13/12/2025", "02/12/2025", "31/12/2025"]
    export = opened(tmp_path, "a.csv", csv_text([["DOS", "Note"], *zip(days, NOTES, strict=True)]))

    assert [row.fields["service_date"] for row in notes(export)] == ["2025-12-01", "2025-12-13", "2025-12-02", "2025-12-31"]


CONVERTED = {
    "serial": (day_text, "45992", "2025-12-01"),
    "serial with a time": (day_text, "45992.75", "2025-12-01"),
    "moment": (day_text, "2025-12-01T14:00:00-08:00", "2025-12-01"),
    "moment in world time": (day_text, "2025-12-02T03:00:00Z", "2025-12-02T03:00:00Z"),
    "moment in world time by day": (day_text, "2025-12-02T15:00:00Z", "2025-12-02"),
    "as it stands": (day_text, "Dec 1, 2025", "Dec 1, 2025"),
    "part of a day": (clock_text, "0.5833", "14:00"),
    "part of a serial": (clock_text, "45992.5833333", "14:00"),
    "midnight": (clock_text, "0.0", "00:00"),
    "with seconds": (clock_text, "14:00:59", "14:00"),
    "half of the day": (clock_text, "2:05p", "14:05"),
    "noon": (clock_text, "12:30 PM", "12:30"),
    "after midnight": (clock_text, "12:30 am", "00:30"),
    "stretch": (clock_text, "1:15-2:00 PM", "13:15"),
    "military": (clock_text, "0930", "0930"),
    "world time": (clock_text, "2025-12-02T03:00:00Z", "2025-12-02T03:00:00Z"),
    "signed": (converter("signature", "Signed", []), "Yes", "Signed"),
    "not signed": (converter("signature", "Signed", []), "FALSE", ""),
    "hours": (converter("duration", "Duration (hrs)", []), "0.75", "0.75 hours"),
    "hours by their values": (converter("duration", "Duration", ["0.75", "1", "1.5"]), "1", "1 hours"),
    "words": (converter("duration", "Duration", []), "1 hr 5 min", "1 hr 5 min"),
}  # fmt: skip


@pytest.mark.parametrize(("convert", "value", "text"), CONVERTED.values(), ids=CONVERTED)
def test_values_become_what_the_record_understands(convert: object, value: str, text: str) -> None:
    assert convert(value) == text  # type: ignore[operator]


def test_the_record_reads_the_fields_as_they_are_meant(tmp_path: Path, linter: Linter) -> None:
    header = ["Service Date", "Begin Time", "End Time", "Duration (hrs)", "Travel Time", "Proc Code", "Dx", "Note"]
    row = notes(
        opened(tmp_path, "a.csv", csv_text([header, ["45992", "0.5833", "0.6145833", "0.75", "15", "H0038 HQ", "F33.1", NOTES[0]]]))
    )[0]
    fields = linter.check(Note(row.text, fields=row.fields)).fields

    assert {name: field.value for name, field in fields.items() if name in row.fields} == {
        "service_date": "2025-12-01", "start_time": "14:00", "end_time": "14:45", "duration": 45, "travel_time": 15,
        "procedure_code": "H0038", "diagnosis_code": "F33.1",
    }  # fmt: skip


def test_what_the_user_says_wins(tmp_path: Path) -> None:
    content = csv_text([["DOS", "Other Date", "Note", "Text", "Plan"], *(["12/1/2025", "11/1/2025", n, n[::-1], n] for n in NOTES)])
    said = {"note": "text", "service_date": "Other Date", "plan": ""}
    export = opened(tmp_path, "a.csv", content, columns=said)

    assert export.columns == {"note": "Text", "service_date": "Other Date"}
    assert export.unused == ("DOS", "Note", "Plan")


def test_the_user_may_put_columns_together(tmp_path: Path) -> None:
    content = csv_text([["P1", "P2", "First", "Last", "A+B"], *([n, n[::-1], "Ann", "Lowell", n[:20]] for n in NOTES)])
    row = notes(opened(tmp_path, "a.csv", content, columns={"note": "P1+P2", "person": "First+Last"}))[0]

    assert (row.text, row.person) == (f"P1: {NOTES[0]}\nP2: {NOTES[0][::-1]}", "Ann Lowell")
    assert notes(opened(tmp_path, "a.csv", content, columns={"note": "A+B"}))[0].text == NOTES[0][:20]


REFUSED = {
    "column": (
        {"note": "Progres Note"},
        'there is no column "Progres Note"; did you mean "Progress Note"? There are: "DOS", "Progress Note"',
    ),
    "one of several": ({"note": "Progress Note+Plan"}, 'there is no column "Plan"'),
    "role": ({"nots": "DOS"}, 'there is no item "nots"; did you mean "note"?'),
    "narrative": ({"narrative": "DOS"}, 'there is no item "narrative"; did you mean "note"?'),
    "everything else": ({"signed": "DOS"}, "There are: note, note_id, person, writer, service_type"),
}


@pytest.mark.parametrize(("said", "message"), REFUSED.values(), ids=REFUSED)
def test_a_name_that_does_not_exist_is_refused(tmp_path: Path, said: dict[str, str], message: str) -> None:
    with pytest.raises(InputError) as raised:
        opened(tmp_path, "a.csv", csv_text([["DOS", "Progress Note"], ["12/1/2025", NOTES[0]]]), columns=said)

    assert message in str(raised.value)


def test_a_table_without_notes_lists_its_columns_and_no_text() -> None:
    with pytest.raises(InputError, match=r'--map note="DOS"\. Its columns: "Client", "DOS"\.'):
        choose_columns("a.csv", ["Client", "DOS"], [["Ann Lowell", "12/1/2025"]])


def test_long_names_are_cut_in_messages() -> None:
    with pytest.raises(InputError) as raised:
        choose_columns("a.csv", ["x" * 500, *map(str, range(99))], [])

    assert len(str(raised.value)) < 600


def table_of(tmp_path: Path, **columns: Sequence[object]) -> Export:
    """Open a table of as many notes as the first column has values; names of columns have spaces for underscores."""
    count = len(next(iter(columns.values())))
    rows = [[name.replace("_", " ") for name in columns] + ["Note"]]
    told = [f"{NOTES[at % len(NOTES)]} It was visit {at}." for at in range(count)]
    name = f"{len(list(tmp_path.iterdir()))}.csv"  # a file is read when its notes are asked for
    return opened(tmp_path, name, csv_text([*rows, *zip(*columns.values(), told, strict=True)]))


def many(first: str, *, days: int = 25, each: int = 20) -> list[str]:
    """Return the days of a month, many contacts on each, in their order; written with the day or the month first."""
    return [f"{day:02}/10/2025" if first == "day" else f"10/{day:02}/2025" for day in range(1, days + 1) for _ in range(each)]


@pytest.mark.parametrize("first", ["day", "month"])
def test_a_column_of_dates_has_one_order_from_its_first_row_on(tmp_path: Path, first: str) -> None:
    export = table_of(tmp_path, Date_of_Service=many(first))
    found = [Linter().check(Note(row.text, fields=row.fields)).fields["service_date"].value for row in notes(export)[::20]]

    assert found == [f"2025-10-{day:02}" for day in range(1, 26)]
    assert bool(export.remarks) == (first == "day")


def test_dates_that_fit_both_orders_are_told_of(tmp_path: Path) -> None:
    export = table_of(tmp_path, Date_of_Service=["03/10/2025", "04/10/2025"])
    (said,) = export.remarks

    assert "fit both orders and are read month first; --day-first or --month-first says it otherwise." in said
    beside = table_of(tmp_path, Date_of_Service=["03/10/2025", "04/10/2025"], Born=["23/04/1980", "30/01/1977"])
    assert [row.fields["service_date"] for row in notes(beside)] == ["2025-10-03", "2025-10-04"]


def test_what_is_said_of_dates_wins(tmp_path: Path) -> None:
    content = csv_text([["Date", "Note"], ["03/10/2025", NOTES[0]], ["10/14/2025", NOTES[1]]])
    export = opened(tmp_path, "a.csv", content, day_first=True)

    assert [row.fields["service_date"] for row in notes(export)] == ["2025-10-03", "10/14/2025"]
    assert export.remarks == ()
    assert opened(tmp_path, "a.csv", csv_text([["Date", "Note"], ["03/10/2025", NOTES[0]]]), day_first=False).remarks == ()


def test_dates_the_same_on_both_sides_or_alone_say_nothing(tmp_path: Path) -> None:
    assert table_of(tmp_path, Date=["10/10/2025", "2025-10-03"]).remarks == ()


NAMES = ("Ann Lowell", "Bo Reed", "Ann Lowell", "Cy Diaz")
NUMBERS = ("17", "18", "17", "19")
PEOPLE = {
    "who was there before who typed it": ("writer", {"Primary Staff": NAMES, "Entered By": ("Clerk",) * 4}, "Primary Staff"),
    "the first of two": ("writer", {"Created By": ("import",) * 4, "Staff 1": NAMES, "Staff 2": ("",) * 4}, "Staff 1"),
    "who typed it where nobody else is named": ("writer", {"Entered By": NAMES}, "Entered By"),
    "a name before a number": ("writer", {"emp_id": NUMBERS, "emp_name": NAMES}, "emp_name"),
    "a name before its number sign": ("person", {"Client#": NUMBERS, "Client": NAMES}, "Client"),
    "both halves of a name": ("person", {"Client Last": ("Lowell",) * 4, "Client First": ("Ann",) * 4}, "Client First+Client Last"),
    "a number where there is no name": ("person", {"Client#": NUMBERS}, "Client#"),
    "short for patient": ("person", {"PAT_NAME": NAMES}, "PAT_NAME"),
}


@pytest.mark.parametrize(("role", "columns", "chosen"), PEOPLE.values(), ids=PEOPLE)
def test_people_are_read_from_the_column_that_names_them(tmp_path: Path, role: str, columns: dict[str, Any], chosen: str) -> None:
    assert table_of(tmp_path, **columns).columns[role] == chosen.replace("_", " ")


TIMES = {
    "in and out": ({"In": ("2:00 PM", "9:15 AM"), "Out": ("2:45 PM", "10:00 AM")}, ("14:00", "14:45")),
    "from and to": ({"From": ("14:00", "9:15"), "To": ("14:45", "10:00")}, ("14:00", "14:45")),
    "visit": ({"visit_timein": ("2:00 PM", "9:15 AM"), "visit_timeout": ("2:45 PM", "10:00 AM")}, ("14:00", "14:45")),
    "dots": ({"Start": ("09.00", "14.30"), "End": ("9.45 am", "15.00")}, ("09:00", "09:45")),
}


@pytest.mark.parametrize(("columns", "times"), TIMES.values(), ids=TIMES)
def test_times_are_found_by_their_names_and_values(tmp_path: Path, columns: dict[str, Any], times: tuple[str, str]) -> None:
    first = notes(table_of(tmp_path, **columns))[0]

    assert (first.fields["start_time"], first.fields["end_time"]) == times


def test_columns_of_words_that_look_like_times_by_name_alone_are_none(tmp_path: Path) -> None:
    export = table_of(tmp_path, Time=("2:00 PM", "9:15 AM"), In=("yes", "no"), To=("the library", "the park"))

    assert "end_time" not in export.columns
    assert export.columns["start_time"] == "Time"


def test_a_weekday_before_a_date_is_no_part_of_it(tmp_path: Path) -> None:
    export = table_of(tmp_path, Date=("Mon 10/26/2026", "Tuesday, 10/27/2026"))

    assert [row.fields["service_date"] for row in notes(export)] == ["10/26/2026", "10/27/2026"]


@pytest.mark.parametrize(
    ("hours", "minutes", "durations"),
    [
        (("1", "0", "2"), ("0", "45", "30"), ["60 min", "45 min", "150 min"]),
        (("1", "0.75", "2"), ("60", "45", "120"), ["60 min", "45 min", "120 min"]),  # the same said twice
    ],
)
def test_hours_and_minutes_are_one_length(tmp_path: Path, hours: Any, minutes: Any, durations: list[str]) -> None:
    export = table_of(tmp_path, Hours=hours, Minutes=minutes)

    assert [row.fields["duration"] for row in notes(export)] == durations


def test_columns_say_that_it_was_a_group(tmp_path: Path) -> None:
    by_modifier = table_of(tmp_path, CPT=("H0038",) * 3, Mod_1=("HE", "HE", ""), Mod_2=("HQ", "", ""))
    by_size = table_of(tmp_path, Group_Size=("6", "1", ""))

    assert [row.is_grouped for row in notes(by_modifier)] == [True, False, False]
    assert [row.is_grouped for row in notes(by_size)] == [True, False, False]
    assert by_modifier.columns["modifier"] == "Mod 1+Mod 2"


def test_lengths_are_told_by_moments_in_utc(tmp_path: Path) -> None:
    export = table_of(
        tmp_path, Start=("2025-12-01T22:00:00Z", "2025-12-02T01:00:00Z"), End=("2025-12-01T22:45:00Z", "2025-12-02T02:00:00Z")
    )
    first, second = notes(export)

    assert (first.fields["service_date"], first.fields["duration"], second.fields["duration"]) == ("2025-12-01", "45 min", "60 min")
    assert second.begin == (first.begin or 0) + 180
    assert "in UTC" in export.remarks[0]


def test_numbers_of_notes_may_come_again_or_be_empty(tmp_path: Path) -> None:
    again = table_of(tmp_path, Note_ID=("7", "8", "7", "8"), Date=("12/14/2025",) * 4)
    empty = table_of(tmp_path, Note_ID=("7", "NULL", "NULL", "NULL"), Date=("12/14/2025",) * 4)

    assert [row.note_id for row in notes(again)] == ["7", "8", "7", "8"]
    assert [row.note_id for row in notes(empty)] == ["7", "", "", ""]
    assert "note_id" not in table_of(tmp_path, ID=("7", "8", "7", "8"), Date=("12/14/2025",) * 4).columns


def test_a_header_that_comes_again_is_no_note(tmp_path: Path) -> None:
    header = ["Client", "Date", "Note"]
    content = csv_text([header, ["Ann", "12/14/2025", NOTES[0]], header, ["Bo", "12/15/2025", NOTES[1]], ["", "", "Note"]])
    export = opened(tmp_path, "a.csv", content)

    assert [row.text for row in notes(export)] == [NOTES[0], NOTES[1], "Note"]
    assert problems(export) == []


def test_the_lines_of_one_note_are_put_together(tmp_path: Path) -> None:
    header = ["NOTE_ID", "LINE", "PAT_NAME", "NOTE_TEXT"]
    lines = [["7", 1, "Ann", NOTES[0]], ["7", 2, "Ann", ""], ["7", 3, "Ann", NOTES[1]], ["8", 1, "Bo", NOTES[2]], ["8", 1, "Bo", NOTES[3]]]
    export = opened(tmp_path, "a.csv", csv_text([header, *lines[:4]]))

    assert [(row.number, row.note_id, row.text) for row in notes(export)] == [(2, "7", f"{NOTES[0]}\n{NOTES[1]}"), (5, "8", NOTES[2])]
    assert problems(export) == []
    assert "are put together" in export.remarks[0]
    apart = opened(tmp_path, "b.csv", csv_text([header, lines[0], lines[3], lines[2], lines[4]]))
    assert len(notes(apart)) == 4
    assert "do not stand together" in apart.remarks[0]


RTF = r"""{\rtf1\ansi\deff0{\fonttbl{\f0\fswiss Arial;}}{\*\generator Riched20 10.0}{\colortbl ;\red0\green0\blue0;}
\viewkind4\uc1\pard\f0\fs20 She said \ldblquote yes\rdblquote , twice.\par Then caf\'e9 and \u9731?snow \{in braces\}.\par }"""


def test_rich_text_is_read_as_its_words(tmp_path: Path) -> None:
    export = opened(tmp_path, "a.csv", csv_text([["Client", "Note"], ["Ann", RTF], ["Bo", NOTES[1]]]))

    assert [row.text for row in notes(export)] == ["She said “yes”, twice.\nThen café and ☃snow {in braces}.", NOTES[1]]


PASTED = {
    "styles of Word": "<html><head><meta name=Generator><style><!--\n p.MsoNormal {margin:0in; mso-pagination:none;}\n--></style></head>"
    "<body><p class=MsoNormal>{}<o:p></o:p></p></body></html>",
    "a comment": "{}<!-- StartFragment and other marks -->",
    "conditions of Word": "<![if !supportLists]>{}<![endif]><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->",
    "a title and a script": "<title>Untitled document</title><script>let a = 1 < 2;</script><p>{}</p>",
    "a style that is cut off": "{}<style>p.a {{color: red",
    "escaped": "&lt;style&gt;p {{color: red}}&lt;/style&gt;{}",
}


@pytest.mark.parametrize("cell", PASTED.values(), ids=PASTED)
def test_what_no_page_shows_is_no_part_of_a_note(tmp_path: Path, cell: str) -> None:
    cell = cell.replace("{}", NOTES[0]).replace("{{", "{").replace("}}", "}")
    (row,) = notes(opened(tmp_path, "a.csv", csv_text([["Client", "Note"], ["Ann", cell]])))

    assert row.text.strip() == NOTES[0]


def test_marks_that_open_nothing_cost_no_word(tmp_path: Path) -> None:
    for text in (f"She typed <!-- and then {NOTES[0]}", f"He <head of the table> said: {NOTES[0]}", f"a <3 b > c. {NOTES[0]}"):
        (row,) = notes(opened(tmp_path, "a.csv", csv_text([["Client", "Note"], ["Ann", text]])))

        assert row.text == text


PEOPLE = ["Ann Lowell", "Bo Reed", "Cy Diaz", "Di Moss", "Ed Noll", "Fay Orr"]
WRITERS = ["Jo Park", "Lee Ortiz"] * 3


@pytest.mark.parametrize(
    ("columns", "person", "writer"),
    [
        ({"Peer": WRITERS, "Who": PEOPLE}, "Who", "Peer"),
        ({"Peer": PEOPLE, "Who": WRITERS}, "Peer", "Who"),
        ({"Client": PEOPLE, "Peer": WRITERS}, "Client", "Peer"),
        ({"Staff": WRITERS, "Peer": PEOPLE}, "Peer", "Staff"),
        ({"Staff": WRITERS, "Peer": ["Yes", "No"] * 3}, None, "Staff"),
        ({"Client": PEOPLE, "Who": ["Client", "Family"] * 3}, "Client", None),
        ({"Client": PEOPLE, "Peer": PEOPLE[::-1]}, "Client", None),
        ({"Peer": WRITERS}, None, None),
    ],
)
def test_who_comes_back_more_often_is_the_writer(
    tmp_path: Path, columns: dict[str, list[str]], person: str | None, writer: str | None
) -> None:
    rows = zip([f"{NOTES[at % 4]} It was time {at}." for at in range(6)], *columns.values(), strict=True)
    export = opened(tmp_path, "notes.csv", csv_text([["Note", *columns], *rows]))

    assert (export.columns.get("person"), export.columns.get("writer")) == (person, writer)

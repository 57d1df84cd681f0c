"""Forms: an answer a row, an answer a column; and notes that stand in several rows."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from exporting import NOTES, csv_text, notes, opened, problems

ASKED = ("Date of service", "Staff name", "Q1. What did you do together?", "Q2. How did the person respond?", "Q3. What is the plan?")


def answers(at: int) -> tuple[str, ...]:
    return (f"11/{at + 13}/2026", f"Worker {at % 2}", NOTES[at], NOTES[at - 1], f"We meet on day {at} at ten.")


def form(at: int) -> list[tuple[str, str]]:
    return list(zip(ASKED, answers(at), strict=True))


def told(at: int) -> str:
    return f"What did you do together? {NOTES[at]}\nHow did the person respond? {NOTES[at - 1]}\nPlan: We meet on day {at} at ten."


def test_an_answer_a_row_makes_one_note_of_each_form(tmp_path: Path) -> None:
    header = ["Submission ID", "Submitted", "Question #", "Question", "Answer"]
    rows = [[f"S{at}", "12/1/2026", n, asked, said] for at in range(4) for n, (asked, said) in enumerate(form(at))]
    export = opened(tmp_path, "a.csv", csv_text([header, *rows]))

    assert [(row.number, row.note_id, row.writer, row.text) for row in notes(export)] == [
        (2 + 5 * at, f"S{at}", f"Worker {at % 2}", told(at)) for at in range(4)
    ]
    assert notes(export)[0].fields == {"service_date": "11/13/2026"}
    assert 'The rows of one "Submission ID" are one note' in export.remarks[0]


def test_a_form_without_a_number_ends_where_a_question_comes_again(tmp_path: Path) -> None:
    rows = [[asked, said] for at in range(4) for asked, said in form(at)]

    assert [row.text for row in notes(opened(tmp_path, "a.csv", csv_text([["Field Name", "Value"], *rows])))] == [
        told(at) for at in range(4)
    ]


def test_a_question_that_was_not_answered_is_left_out_and_a_broken_row_is_told(tmp_path: Path) -> None:
    rows = [[at, asked, said] for at in range(1, 4) for asked, said in form(at)]
    del rows[3]
    rows.insert(6, ["2", "Q2. How", "did, the", "person respond?"])
    export = opened(tmp_path, "a.csv", csv_text([["Form", "Question", "Response"], *rows]))

    assert notes(export)[0].text == f"What did you do together? {NOTES[1]}\nPlan: We meet on day 1 at ten."
    assert [row.text for row in notes(export)[1:]] == [told(2), told(3)]
    assert [number for number, _ in problems(export)] == [8]


def test_the_user_can_read_each_answer_as_a_note(tmp_path: Path) -> None:
    rows = [[at, asked, said] for at in range(4) for asked, said in form(at)]
    export = opened(tmp_path, "a.csv", csv_text([["Form", "Question", "Response"], *rows]), columns={"note": "Response"})

    assert len(notes(export)) == 20


def test_an_answer_a_column_is_read_under_its_question(tmp_path: Path) -> None:
    header = ["Client", "DOS", "Question 1", "Answer 1", "Question 2", "Answer 2"]
    rows = [["Ann", "11/13/2026", "What did you do?", NOTES[at], "What is the plan?", f"We meet on day {at} at ten."] for at in range(4)]
    export = opened(tmp_path, "a.csv", csv_text([header, *rows]))

    assert notes(export)[1].text == f"What did you do? {NOTES[1]}\nPlan: We meet on day 1 at ten."


def test_a_response_below_a_question_of_its_own_column_is_read_under_it(tmp_path: Path) -> None:
    header = ["Client", "DOS", "Q1. What did you do?", "Response", "Q2. Next steps", "Response"]
    rows = [["Ann", "11/13/2026", "", NOTES[at], "", f"We meet on day {at} at ten."] for at in range(4)]
    export = opened(tmp_path, "a.csv", csv_text([header, *rows]))

    assert notes(export)[1].text == f"What did you do? {NOTES[1]}\nNext steps: We meet on day 1 at ten."
    assert export.unused == ()


@pytest.mark.parametrize("name", ["Crisis Plan Reviewed", "Date Cosigned", "Second Staff"])
def test_a_response_behind_an_empty_column_that_asks_nothing_keeps_its_name(tmp_path: Path, name: str) -> None:
    rows = [["Ann", "11/13/2026", "", f"She said it helped a lot on day {at}.", NOTES[at]] for at in range(4)]
    export = opened(tmp_path, "a.csv", csv_text([["Client", "DOS", name, "Response", "Intervention"], *rows]))

    assert export.columns["note"] == "Response+Intervention"


def test_a_second_row_of_names_is_no_note(tmp_path: Path) -> None:
    header = [
        ["Respondent ID", "Your name", "Describe what you and the member did", "What is the plan?"],
        ["", "Open-Ended Response", "Open-Ended Response", "Open-Ended Response"],
    ]
    rows = [[1180 + at, f"Worker {at % 2}", NOTES[at], f"We meet on day {at} at ten."] for at in range(4)]
    export = opened(tmp_path, "a.csv", csv_text([*header, *rows]))

    assert [(row.number, row.text) for row in notes(export)] == [
        (at + 3, f"Describe what you and the member did: {NOTES[at]}\nPlan: We meet on day {at} at ten.") for at in range(4)
    ]


ITEMS = ("Housing", "Work", "Housing", "Bus", "Housing", "Work", "Housing", "Bus")  # as questions of forms would come again


@pytest.mark.parametrize("header", [("Item", "Value", "Progress Note"), ("Item", "Response", "Intervention"), ("Field", "Value", "Heard")])
def test_a_column_called_question_beside_notes_is_no_form(tmp_path: Path, header: tuple[str, ...]) -> None:
    said = [f"{NOTES[at % 4]} {at}" for at in range(8)]
    rows = [["Ann", "11/13/2026", ITEMS[at], "She said yes.", said[at]] for at in range(8)]
    export = opened(tmp_path, "a.csv", csv_text([["Client", "DOS", *header], *rows]))

    assert [said[at] in row.text for at, row in enumerate(notes(export))] == [True] * 8


def test_items_in_any_order_are_no_questions_of_a_form(tmp_path: Path) -> None:
    order = ("Housing", "Work", "Bus", "Work", "Housing", "Bus", "Housing", "Work", "Bus")
    rows = [["Ann", item, f"{NOTES[at % 4]} {at}"] for at, item in enumerate(order)]

    assert len(notes(opened(tmp_path, "a.csv", csv_text([["Client", "Item", "Response"], *rows])))) == 9


def ticked(at: int) -> list[tuple[str, str]]:
    """Return a form in which two topics were ticked."""
    return [(ASKED[2], f"{NOTES[at % 4]} {at}"), ("Topics", "Housing"), ("Topics", "Work"), ("Minutes", f"{30 + at}")]


@pytest.mark.parametrize("name", ["Form ID", "Submission ID", "ID", "Submission #", "Form No."])
def test_several_choices_of_one_question_stay_in_their_form(tmp_path: Path, name: str) -> None:
    rows = [[at, f"Client {at}", *told] for at in range(1, 6) for told in ticked(at)]
    export = opened(tmp_path, "a.csv", csv_text([[name, "Client", "Question", "Answer"], *rows]))

    assert [(row.person, row.fields["duration"]) for row in notes(export)] == [(f"Client {at}", f"{30 + at} min") for at in range(1, 6)]
    assert all(f"{NOTES[at % 4]} {at}" in row.text for at, row in enumerate(notes(export), 1))
    assert problems(export) == []


@pytest.mark.parametrize("name", ["Form ID", "Client"])
def test_no_answer_goes_to_another_person(tmp_path: Path, name: str) -> None:
    """Each form asks its questions from another one on, so that no question comes again where the next begins."""
    asked = ("What did you do?", "What did the person say?", "What is the plan?", "Where?")
    rows = [[f"Client {at}", one, f"{NOTES[0]} Client {at}"] for at in range(6) for one in (asked[:2] if at % 2 == 0 else asked[2:])]
    export = opened(tmp_path, "a.csv", csv_text([[name, "Question", "Answer"], *rows]))

    for row in notes(export):
        assert len({at for at in range(6) if f"Client {at}" in row.text}) == 1


def test_answers_of_a_group_that_share_a_number_are_not_joined(tmp_path: Path) -> None:
    rows = [[at, f"Client {at}{who}", one, f"{NOTES[0]} {at}{who}"] for at in range(4) for one in ("What?", "Next?") for who in "ab"]
    export = opened(tmp_path, "a.csv", csv_text([["Session ID", "Client", "Question", "Answer"], *rows]))

    assert all(row.text.count(NOTES[0]) == 1 for row in notes(export))


def test_forms_that_come_again_behind_the_sample_are_told(tmp_path: Path) -> None:
    rows = [[at, *told] for at in range(60) for told in form(at % 4)]
    rows += [[f"{at}", *told] for told in form(0) for at in (60, 61)]
    export = opened(tmp_path, "a.csv", csv_text([["Form ID", "Question", "Answer"], *rows]))

    assert "Some of them stand apart" in export.remarks[0]
    assert len([row for row in notes(export) if row.number <= 301]) == 60


def test_the_number_of_a_form_says_more_than_the_person(tmp_path: Path) -> None:
    rows = [[f"Client {at}", f"F{at}", *told] for at in range(60) for told in form(at % 4)]
    rows += [["Client 59", "F60", *told] for told in form(1)]
    export = opened(tmp_path, "a.csv", csv_text([["Client", "Form ID", "Question", "Answer"], *rows]))

    assert 'one "Form ID" are one note' in export.remarks[0]
    assert [(row.note_id, row.text) for row in notes(export)[59:]] == [("F59", told(3)), ("F60", told(1))]


def test_an_answer_beside_no_question_goes_on_with_the_one_before(tmp_path: Path) -> None:
    rows = [[at, one, said] for at in range(4) for one, said in (*form(at)[:3], ("", f"More {at}."), *form(at)[3:])]
    rows.append(["9", "", "An answer to what?"])
    export = opened(tmp_path, "a.csv", csv_text([["Form ID", "Question", "Answer"], *rows]))

    assert [row.text for row in notes(export)] == [told(at).replace("\nHow did", f"\nMore {at}.\nHow did") for at in range(4)]
    assert problems(export) == [(26, 'has an answer without a question; write in "Question" what it answers.')]


LONG = " ".join(NOTES)


def cut(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


@pytest.mark.parametrize("name", ["Seq", "Sequence Number", "Text_Part", "Segment", "Line #", "PAGE"])
def test_a_note_that_was_cut_is_put_together_without_a_seam(tmp_path: Path, name: str) -> None:
    rows = [[at, n, f"Client {at}", part] for at in (7, 8, 9) for n, part in enumerate(cut(f"{LONG} {at}", 100), 1)]
    export = opened(tmp_path, "a.csv", csv_text([["Note ID", name, "Client", "Note Text"], *rows]))

    assert [(row.note_id, row.text) for row in notes(export)] == [(str(at), f"{LONG} {at}") for at in (7, 8, 9)]


@pytest.mark.parametrize("what", ["no number of notes", "told in the first row alone", "in any order", "pages with headers"])
def test_lines_of_a_note_are_known_by_what_there_is(tmp_path: Path, what: str) -> None:
    header = ["Note ID", "Client", "DOS", "Line", "Note Text"]
    rows = [[str(at), f"Client {at}", f"11/{at + 10}/2026", str(n), part] for at in (7, 8, 9) for n, part in enumerate(NOTES[:3], 1)]
    if what == "no number of notes":
        header, rows = header[1:], [row[1:] for row in rows]
    elif what == "told in the first row alone":
        rows = [row if row[3] == "1" else ["", "", "", *row[3:]] for row in rows]
    elif what == "in any order":
        random.Random(4).shuffle(rows)
    else:
        rows[4:4] = [[""] * 5, header]
    export = opened(tmp_path, "a.csv", csv_text([header, *rows]))

    assert {(row.person, row.text) for row in notes(export)} == {(f"Client {at}", "\n".join(NOTES[:3])) for at in (7, 8, 9)}
    assert len(notes(export)) == 3
    assert problems(export) == []


GROUP = [[f"G{at}", n, f"Client {at}{n}", "Jo Park", f"11/{at + 10}/2026", f"{NOTES[n]} {at}"] for at in range(4) for n in (1, 2, 3)]
SHARED = ["Note ID", "Seq", "Client", "Staff", "Date", "Progress Note"]


@pytest.mark.parametrize("is_mixed", [False, True])
def test_notes_of_a_group_that_share_a_number_stay_apart(tmp_path: Path, is_mixed: bool) -> None:
    rows = list(GROUP)
    if is_mixed:
        random.Random(4).shuffle(rows)
    export = opened(tmp_path, "a.csv", csv_text([SHARED, *rows]))

    assert [(row.person, row.text) for row in notes(export)] == [(row[2], row[5]) for row in rows]
    assert not any("note" in remark for remark in export.remarks)


@pytest.mark.parametrize("what", ["as they were written", "in any order", "addenda alone"])
def test_an_addendum_of_another_day_is_a_note_of_its_own(tmp_path: Path, what: str) -> None:
    rows = [[at, n, f"Client {at}", "Jo Park", f"11/{at}/2026 9:{n}0", NOTES[n]] for at in (7, 8, 9) for n in (1, 2)]
    if what == "addenda alone":
        del rows[1::2]
    whole = NOTES[1] if what == "addenda alone" else f"{NOTES[1]}\n{NOTES[2]}"
    for at in (8, 9):
        last = max(place for place, row in enumerate(rows) if row[0] == at)
        rows.insert(last + 1, [at, 3, f"Client {at}", "K. Lead", "11/20/2026", "Addendum: read with Jo."])
    if what == "in any order":
        random.Random(4).shuffle(rows)
    export = opened(tmp_path, "a.csv", csv_text([SHARED, *rows]))

    assert sorted((row.person, row.writer, row.text) for row in notes(export)) == sorted(
        [(f"Client {at}", "Jo Park", whole) for at in (7, 8, 9)] + [(f"Client {at}", "K. Lead", "Addendum: read with Jo.") for at in (8, 9)]
    )


def test_notes_that_are_numbered_by_the_day_are_not_put_together(tmp_path: Path) -> None:
    rows = [["Ann", f"11/{10 + at // 2}/2026", 1 + at % 2, NOTES[at]] for at in range(4)]
    export = opened(tmp_path, "a.csv", csv_text([["Client", "DOS", "Visit", "Note"], *rows]))

    assert len(notes(export)) == 4


@pytest.mark.parametrize(
    "row",
    [
        ["Total", "", "", "", "4"], ["Subtotal: Park, Jo", "", "", "", "12"], ["", "Grand Total:", "", "", ""],
        ["Confidential - do not share", "", "", "", ""], ["Staff: Park, Jo", "", "", "", ""], ["Page 2 of 3", "", "", "", ""],
        ["", "", "", "Page 2 of 3", ""], ["", "", "", "Total: 4", ""], ["", "", "", "Printed on 11/30/2026 by Jo Park", ""],
        ["", "", "", "Confidential - do not share", ""], ["", "", "", "* * *", ""],
    ],
)  # fmt: skip
def test_totals_headings_and_footers_are_no_notes(tmp_path: Path, row: list[str]) -> None:
    rows = [["Ann", "Jo Park", f"11/{at + 13}/2026", NOTES[at], "45"] for at in range(4)]
    header = ["Client", "Staff", "DOS", "Progress Note", "Minutes"]
    export = opened(tmp_path, "a.csv", csv_text([header, *rows[:2], row, *rows[2:], row]))

    assert [row.text for row in notes(export)] == [*NOTES]
    assert problems(export) == []


@pytest.mark.parametrize(
    "note",
    [
        "Notes: walked to the store and back.",
        "* brought the bus pass to her door",
        "Total time was short but she talked a lot.",
        "Key: he has it again, and will keep it on a string.",
        "Confidential space was found at the library for us.",
        "Average day; we sat outside.",
        "Page 3 of her workbook is done.",
        "Created on paper: a list of who to call.",
    ],
)
def test_a_short_note_alone_in_its_row_is_no_footer(tmp_path: Path, note: str) -> None:
    rows = [["Ann", "Jo Park", f"11/{at + 13}/2026", NOTES[at], "45"] for at in range(4)]
    header = ["Client", "Staff", "DOS", "Progress Note", "Minutes"]
    export = opened(tmp_path, "a.csv", csv_text([header, *rows, ["", "", "", note, ""]]))

    assert [row.text for row in notes(export)] == [*NOTES, note]


@pytest.mark.parametrize(
    "row",
    [["Ann", "Jo Park", "11/20/2026", "", "45"], ["Totaro, Ann", "", "", "", ""], ["Page, Ann", "", "", "", "30"], ["Ann", "", "", "", ""]],
)
def test_a_note_that_is_not_there_is_told(tmp_path: Path, row: list[str]) -> None:
    rows = [["Ann", "Jo Park", f"11/{at + 13}/2026", NOTES[at], "45"] for at in range(4)]
    export = opened(tmp_path, "a.csv", csv_text([["Client", "Staff", "DOS", "Progress Note", "Minutes"], *rows, row]))

    assert [number for number, _ in problems(export)] == [6]


def test_a_column_of_ticks_is_no_plan_and_forms_say_who_was_there(tmp_path: Path) -> None:
    header = ["Staff who completed this form", "Initials of the peer you met", "What did you do?", "What's next?", "Follow-up needed?"]
    rows = [["Jo Park", "A.R.", NOTES[at], f"We meet on day {at} at ten.", "Yes" if at else "No"] for at in range(4)]
    export = opened(tmp_path, "a.csv", csv_text([header, *rows]))

    assert (export.columns["writer"], export.columns["person"], export.unused) == (header[0], header[1], (header[4],))
    assert notes(export)[0].text.endswith("\nPlan: We meet on day 0 at ten.")


def test_names_behind_relations_are_read_before_their_numbers(tmp_path: Path) -> None:
    header = ["Id", "OwnerId", "Owner.Name", "Client__c", "Client__r.Name", "Session_Date__c", "Case_Note__c"]
    rows = [[f"a0B{at}", "0055", "Jo Park", f"0035e0{at}", "Ann Reed", "2026-11-13", NOTES[at]] for at in range(4)]
    columns = opened(tmp_path, "a.csv", csv_text([header, *rows])).columns

    assert (columns["writer"], columns["person"]) == ("Owner.Name", "Client__r.Name")

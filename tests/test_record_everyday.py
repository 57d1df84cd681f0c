"""What everyday notes tell in more than one way: plans of two sentences, who signs, times and places as people say them."""

from __future__ import annotations

import pytest

from notelint.linter import Linter
from notelint.report import Field

TOLD = "We read the lease in the lobby and she asked questions."


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter("generic")


def read(linter: Linter, text: str) -> dict[str, Field]:
    return linter.check(text).fields


@pytest.mark.parametrize(
    "plan",
    [
        "He'll call the manager from the pod phone. I'll be at the gate on the 7th.",
        "Dez is going to show the page to their aunt. We'll visit the school together on the 19th.",
        "Ray to take the receipt to his appointment. PSS will wait outside.",
        "Mr. Quill will fix the step. See him again Tuesday.",
        "I will bring the list on Monday. She'll bring the pen.",
    ],
)
def test_a_plan_of_two_sentences_is_whole(linter: Linter, plan: str) -> None:
    assert read(linter, f"{TOLD} {plan}")["plan"].value == plan


@pytest.mark.parametrize(
    "before",
    ["She said she will never read one again.", "Went to bed at 1.", "Wants to read it twice.", '"I will read it," she said.'],
)
def test_what_was_said_or_done_before_a_plan_is_none_of_it(linter: Linter, before: str) -> None:
    assert read(linter, f"{TOLD} {before} I will bring the list on Monday.")["plan"].value == "I will bring the list on Monday."


@pytest.mark.parametrize(
    ("closing", "signature", "date"),
    [
        ("Wynn Castle, CPSS, 14:33 3/4/26", "Wynn Castle, CPSS", "2026-03-04"),
        ("Wynn Castle, CPSS, 2:33 pm on 3/4/26", "Wynn Castle, CPSS", "2026-03-04"),
        ("H0038/F32.9. Mel Sutter, PSS-C 10/14/25", "Mel Sutter, PSS-C", "2025-10-14"),
        ("Kit Marlowe\nYouth Peer Advocate, YPA-P\n2/12/26", "Kit Marlowe\nYouth Peer Advocate, YPA-P", "2026-02-12"),
        ("Kit Marlowe\nCertified Peer Specialist", "Kit Marlowe\nCertified Peer Specialist", None),
        ("Parent partner: Noreen Villalobos, CFPS 4/22/26", "Noreen Villalobos, CFPS", "2026-04-22"),
    ],
)
def test_who_signs_and_when(linter: Linter, closing: str, signature: str, date: str | None) -> None:
    fields = read(linter, f"{TOLD}\nNext: she calls on Monday.\n{closing}")

    assert (fields["signature"].value, fields["signature_date"].value) == (signature, date)
    assert not fields["start_time"].present


@pytest.mark.parametrize("closing", ["Bell Tower\nPeer Support Group", "Parent/guardian: Ana Diaz 3/4/26"])
def test_no_one_signs_there(linter: Linter, closing: str) -> None:
    assert not read(linter, f"{TOLD}\n{closing}")["signature"].present


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("On the second of March twenty twenty six we met at the library.", "2026-03-02"),
        ("This is my note for April ninth twenty twenty-six.", "2026-04-09"),
        ("March 2nd, twenty twenty six.", "2026-03-02"),
        ("It was May 9, 2026.", "2026-05-09"),
        ("It's the 19th of January 2026.", "2026-01-19"),
    ],
)
def test_a_day_as_people_say_it(linter: Linter, told: str, day: str) -> None:
    assert read(linter, f"{told} We read the lease and she asked questions.")["service_date"].value == day


@pytest.mark.parametrize(
    "told", ["She is the second of twenty twenty year olds.", "He was first of twenty.", "The fourth of May twenty people came."]
)
def test_numbers_in_words_are_no_day(linter: Linter, told: str) -> None:
    assert read(linter, f"We read the lease. {told}")["service_date"].value is None


@pytest.mark.parametrize(
    ("told", "begin", "finish"),
    [
        ("Start time ten oh five, end time ten fifty.", "10:05", "10:50"),
        ("We met from two fifteen to three with her sister.", "14:15", "15:00"),
        ("We met at the library, left at 10:30. Started at quarter to ten.", "09:45", "10:30"),
        ("I got there at ten oh five and left at eleven.", "10:05", "11:00"),
        ("Arrive 1:05, depart 1:55.", "13:05", "13:55"),
        ("We met at the library, left at 10:30.", None, "10:30"),
    ],
)
def test_times_as_people_say_them(linter: Linter, told: str, begin: str | None, finish: str) -> None:
    fields = read(linter, f"{told} She read the lease and we talked about the van.")

    assert (fields["start_time"].value, fields["end_time"].value) == (begin, finish)


@pytest.mark.parametrize(
    "told",
    [
        "We saw one ten to twelve year old there.",
        "There were two twenty to three thirty minute talks.",
        "Her sister left at three.",
        "We got to one of twelve steps.",
        "He stopped at two drinks.",
    ],
)
def test_numbers_in_words_are_no_times(linter: Linter, told: str) -> None:
    fields = read(linter, f"We read the lease and talked. {told}")

    assert not fields["start_time"].present
    assert not fields["end_time"].present


@pytest.mark.parametrize(
    ("told", "minutes"),
    [
        ("The drive was twenty minutes there, twenty back.", 40),
        ("Drive there 18 min / drive back 22 min.", 40),
        ("Travel: 20 min there and 25 back", 45),
        ("Drove 20 there, 25 back.", 45),
        ("Travel: 8+8", 16),
        ("Billable 45 min, transport not billed 35 min.", 35),
    ],
)
def test_the_way_there_and_back(linter: Linter, told: str, minutes: int) -> None:
    assert read(linter, f"{TOLD}\n{told}")["travel_time"].value == minutes


@pytest.mark.parametrize(
    "told",
    [
        "Waited 15 minutes in the car for her to come down.",
        "I waited in the car 15 minutes before she came out.",
        "Sat 15 min in my car outside her place till she came.",
        "We sat in the car and talked for 30 minutes.",
        "20 min of the visit was about medical transport.",
    ],
)
def test_who_waits_or_talks_in_a_car_is_not_on_the_way(linter: Linter, told: str) -> None:
    assert not read(linter, f"{TOLD}\n{told}")["travel_time"].present


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("DOS 01/22/2026 | Svc Strt 11:02 | Loc 15 | Proc H0038 | Dx F43.10\nNarrative: Met Rosalind by the mural.", "15"),
        ("POS 11\nDOS 1/22/26\nNarrative: Met Rosalind.", "11"),
        ("Place of service 12\nNote: Met her at noon.", "12"),
        ("Location 2: the library\nNote: Met her.", "the library"),
    ],
)
def test_a_code_of_a_place_right_behind_its_label(linter: Linter, told: str, place: str) -> None:
    assert read(linter, told)["location"].value == place


def test_when_a_note_was_typed_is_no_time_of_the_contact(linter: Linter) -> None:
    head = "DATE OF NOTE: MAR 05, 2026@09:14     ENTRY DATE: MAR 05, 2026@09:52:17\n      AUTHOR: HALE,RIO P      EXP COSIGNER:\n"
    fields = read(
        linter,
        f"{head}\nVeteran met with this peer at the clinic for 30 minutes.\n\n/es/ RIO P HALE\nPEER SPECIALIST\nSigned: 03/06/2026 09:52",
    )

    assert not fields["end_time"].present
    assert (fields["duration"].value, fields["signature"].value, fields["signature_date"].value) == (30, "RIO P HALE", "2026-03-06")
    assert (
        read(linter, "Date of service: 3/5/2026 9:14 AM   Date entered: 3/6/2026 9:52 AM\nWe met for 30 minutes.")["duration"].value == 30
    )


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Home visit to help with the closet. Client sat on the couch.", "Home visit"),
        ("11/2/26 Hospital visit. She was up.", "Hospital visit"),
        ("ED bedside visit. When I came in he was awake.", "ED bedside visit"),
        ("Drop-in center: sat with Pearl for a while.", "Drop-in center"),
        ("At the drop in center I sat with Pearl.", "the drop in center"),
        ("Call w/ Devin (he/him) 2:15-2:40. He missed two meetups.", "Call"),
        ("Called Devin. He missed two meetups.", "Called"),
        ("Phone check in. Rosa picked up on the second ring.", "Phone check in"),
        ("Marcus came to the office with three listings circled.", "the office"),
        ("Contact note, Wed. 3/4/26. Text exchange with Bo between 1:50 and 2:25.", "Text exchange"),
        ("Phone call w/ Devin. Then I drove over and we met at his apartment.", "his apartment"),
    ],
)
def test_a_note_opens_with_where_it_was(linter: Linter, told: str, place: str) -> None:
    assert read(linter, told)["location"].value == place


@pytest.mark.parametrize(
    "told",
    [
        "Called the landlord with her about the leak.",
        "Called her mother about the ride.",
        "Client came to the clinic last week and was told no.",
        "Goals: she wants a house.",
        "Call lights were on all night, she said.",
    ],
)
def test_a_note_that_opens_otherwise_names_no_place(linter: Linter, told: str) -> None:
    assert not read(linter, told)["location"].present


@pytest.mark.parametrize(
    ("told", "service"),
    [
        ("OUTREACH ATTEMPT\n11/2/26\nKnocked twice at her door.", "OUTREACH ATTEMPT"),
        ("Jail in-reach, pod 4C. He asked about the bus.", "Jail in-reach"),
        ("Court support w/ Shay. We sat in the hallway.", "Court support"),
    ],
)
def test_a_note_opens_with_what_was_done(linter: Linter, told: str, service: str) -> None:
    assert read(linter, told)["service_type"].value == service

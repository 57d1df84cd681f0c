"""NL903: what is copied, and what is only alike."""

from __future__ import annotations

import pytest

from notelint.linter import Linter
from test_across_common import ANA, LUIS, LUIS_TWO, MIRA, pairs_of, row, told

LUIS_OF_ANA = (
    ANA.replace("Ana", "Luis").replace("She ", "He ").replace(" she ", " he ").replace("told her", "told him").replace(" her ", " his ")
)
TEMPLATE = "Peer specialist met with the person at the program to provide self-help and peer services in line with the recovery plan. "
WRITERS = ["T. Abara", "Renee Okoro", "Bo Lindgren", "Dale Winters"]


def test_the_same_words_in_two_notes(linter: Linter) -> None:
    (pair,) = pairs_of(linter, [row(MIRA, "C-1", date="2026-03-04"), row(LUIS, "C-2"), row(MIRA, "C-3", date="2026-03-05")])

    assert (pair.code, pair.name, pair.severity, pair.first, pair.second, pair.similarity) == ("NL903", "cloned-note", "warning", 0, 2, 1.0)
    assert pair.passages == ((0, len(MIRA) - 1, 0, len(MIRA) - 1),)
    assert "Mira" not in pair.message


def test_swapped_names_pronouns_and_dates_hide_nothing(linter: Linter) -> None:
    rows = [row(ANA, "Rivera, Ana", date="2026-03-04"), row(LUIS_OF_ANA.replace("Friday", "Monday"), "Luis Ortega", date="2026-03-09")]

    assert told(pairs_of(linter, rows)) == [("NL903", 0, 1)]


def test_a_few_other_words_and_one_more_sentence(linter: Linter) -> None:
    edited = LUIS_OF_ANA.replace("on the porch", "in the yard").replace("laughed", "grinned") + " The rain had stopped by then."
    (pair,) = pairs_of(linter, [row(ANA, "Rivera, Ana", date="2026-03-04"), row(edited, "Luis Ortega", date="2026-03-09")])

    assert pair.code == "NL903"
    assert 0.9 <= (pair.similarity or 0) < 1
    for start, end, start2, end2 in pair.passages:
        assert len(ANA[start:end].split()) == len(edited[start2:end2].split()) > 5


def test_the_earlier_day_comes_first_however_the_export_is_sorted(linter: Linter) -> None:
    rows = [row(MIRA, "C-1", date="2026-03-09"), row(MIRA, "C-2", date="2026-03-04")]

    assert told(pairs_of(linter, rows)) == [("NL903", 1, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LUIS, LUIS_TWO),  # the same activity
        (f"Data: {LUIS}\nPlan: {MIRA}", f"Data: {ANA}\nPlan: {MIRA}"),  # the plan never counts alone
        (f"Goal: {ANA}\nNarrative: {LUIS}", f"Goal: {ANA}\nNarrative: {MIRA}"),
        ("No answer at the door, left a card.", "No answer at the door, left a card."),  # too short to tell
        (f"{TEMPLATE}{LUIS}", f"{TEMPLATE}{MIRA}"),
    ],
)
def test_what_is_alike_is_not_copied(linter: Linter, one: str, other: str) -> None:
    assert pairs_of(linter, [row(one, "C-1"), row(other, "C-2")]) == []


def test_two_sections_much_alike(linter: Linter) -> None:
    def changed(text: str) -> str:
        return " ".join("otherwise" if at % 14 in {3, 4} else word for at, word in enumerate(text.split()))

    one, other = f"Data: {LUIS}\nResponse: {MIRA}", f"Data: {changed(LUIS)}\nResponse: {changed(MIRA)}"
    (pair,) = pairs_of(linter, [row(one, "C-1"), row(other, "C-2")])

    assert pair.code == "NL903"
    assert 0.8 <= (pair.similarity or 0) < 0.9
    assert pairs_of(linter, [row(f"Data: {LUIS}", "C-1"), row(f"Data: {changed(LUIS)}", "C-2")]) == []


def test_many_copies_come_out_as_a_chain(linter: Linter) -> None:
    rows = [row(MIRA, f"C-{number}", date=f"2026-03-{number + 1:02}") for number in range(30)]
    pairs = pairs_of(linter, rows)

    assert told(pairs) == [("NL903", number, number + 1) for number in range(29)]


def test_lines_of_the_agency_make_no_copies(linter: Linter) -> None:
    closing = " The person was told of the open hours, the warm line and the grievance form, and knows how to reach the peer team by phone."
    stories = ["We fixed the bike chain.", "He rang his aunt.", "She slept on the bus.", "They drew a map.", "It snowed on the way."]
    rows = [row(TEMPLATE + stories[n % 5] + closing, f"C-{n}", WRITERS[n % 4], date=f"2026-03-{n + 1:02}") for n in range(20)]

    assert pairs_of(linter, rows) == []


def test_one_writer_who_repeats_everything_is_no_agency(linter: Linter) -> None:
    rows = [row(TEMPLATE + MIRA, f"C-{n}", date=f"2026-03-{n + 1:02}") for n in range(20)]

    assert len(pairs_of(linter, rows)) == 19


def test_a_group_may_share_what_is_told_of_the_group(linter: Linter) -> None:
    times = {"date": "2026-03-04", "start": "10:00", "end": "11:00", "service": "Peer support group"}
    own = [row(f"Group: {MIRA}\nResponse: {text}", person, **times) for text, person in ((LUIS, "C-1"), (LUIS_TWO, "C-2"), (ANA, "C-3"))]
    bare = [row(f"Group: {MIRA}\nResponse: {LUIS}", person, **times) for person in ("C-1", "C-2")]

    assert pairs_of(linter, own) == []
    assert told(pairs_of(linter, bare)) == [("NL903", 0, 1)]


def test_texts_are_asked_for_in_small_numbers(linter: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.review.across.clones.TEXTS_AT_ONCE", 200)
    asked: list[int] = []
    pairs_of(linter, [row(f"{number} {MIRA}", f"C-{number}", date="2026-03-04") for number in range(450)], asked)

    assert len(asked) > 1
    assert max(asked) < 410


@pytest.mark.parametrize("text", ["<b>" + "=1+1 \x00\x1b[31m " * 60, "x " * 3000, "\u202e\u200b" * 200, "a-b/c " * 100, "12:30 " * 200])
def test_hostile_text_does_no_harm(linter: Linter, text: str) -> None:
    note = f"{MIRA}\n{text}"
    pairs = pairs_of(linter, [row(note, "=cmd()", date="2026-03-04"), row(note, "<i>", date="2026-03-05")])

    assert told(pairs) == [("NL903", 0, 1)]
    assert pairs[0].passages
    assert all(0 <= start < end <= len(note) for passage in pairs[0].passages for start, end in (passage[:2], passage[2:]))

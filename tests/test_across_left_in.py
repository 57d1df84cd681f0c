"""NL904: names and pronouns of somebody else."""

from __future__ import annotations

import pytest

from notelint.linter import Linter
from test_across_clones import LUIS_OF_ANA
from test_across_common import ANA, LUIS, MIRA, pairs_of, row, told


def left(linter: Linter, copy: str, person: str = "Luis Ortega", original: str = "Rivera, Ana", text: str = ANA) -> list[str]:
    """Return the words that were found left in a copy of a note; nothing where it is told otherwise or not at all."""
    pairs = pairs_of(linter, [row(text, original, date="2026-03-04"), row(copy, person, date="2026-03-09")])
    return [copy[start:end] for pair in pairs if pair.code == "NL904" for start, end in pair.evidence]


@pytest.mark.parametrize("original", ["Rivera, Ana", "Ana Rivera", "Ana R.", "Ms. Ana Rivera (she/her)"])
def test_a_name_that_stayed(linter: Linter, original: str) -> None:
    copy = LUIS_OF_ANA.replace("He called", "Ana called")

    assert left(linter, copy, original=original, text=ANA.replace("She called", "Ana called")) == ["Ana"]


def test_the_whole_text_stayed(linter: Linter) -> None:
    assert left(linter, ANA) == ["Ana"]


def test_what_the_first_note_calls_its_person(linter: Linter) -> None:
    text = ANA.replace("Ana", "Trixie").replace("She called", "Trixie called")
    copy = LUIS_OF_ANA.replace("He called", "Trixie called")

    assert left(linter, copy, original="C-1042", text=text) == ["Trixie"]


def test_a_name_in_the_head_of_the_note(linter: Linter) -> None:
    copy = f"Client name: Rivera, Ana\nNarrative: {LUIS_OF_ANA}"

    assert left(linter, copy, text=f"Client name: Rivera, Ana\nNarrative: {ANA}") == ["Rivera, Ana"]


def test_the_note_with_the_name_is_the_second_even_if_it_is_earlier(linter: Linter) -> None:
    rows = [row(ANA, "Luis Ortega", date="2026-03-04"), row(ANA, "Rivera, Ana", date="2026-03-09")]

    assert told(pairs_of(linter, rows)) == [("NL904", 1, 0)]


@pytest.mark.parametrize(
    ("copy", "person"),
    [
        (LUIS_OF_ANA, "Luis Ortega"),  # everything was changed
        (ANA, "Ana Santos"),  # her own name
        (ANA, "Ana R."),  # it may be she
        (LUIS.replace("his grandmother", "Ana"), "Luis Ortega"),  # another story
    ],
)
def test_a_name_with_a_reason(linter: Linter, copy: str, person: str) -> None:
    assert left(linter, copy, person) == []


def test_a_name_that_is_a_word_counts_only_as_a_name(linter: Linter) -> None:
    text = LUIS + " Will call again on Monday. I hope it will be dry."
    copy = text.replace("Luis", "Omar")

    assert left(linter, copy, "Omar Haddad", "Will Turner", text) == []
    assert left(linter, copy.replace("told", "told Will"), "Omar Haddad", "Will Turner", text.replace("told", "told Will")) == []
    named = text.replace("He had made", "Grace had made").replace("read it to me", "read it to Grace")
    assert left(linter, named.replace("Luis", "Omar"), "Omar Haddad", "Grace Turner", named) == ["Grace"]


def test_the_writer_may_have_the_name_too(linter: Linter) -> None:
    rows = [row(MIRA, "Rivera, Mira", "Mira Santos", date="2026-03-04"), row(MIRA, "Luis Ortega", "Mira Santos", date="2026-03-09")]

    assert told(pairs_of(linter, rows)) == [("NL903", 0, 1)]


def test_a_pronoun_that_stayed(linter: Linter) -> None:
    assert left(linter, LUIS_OF_ANA.replace("He laughed", "She laughed")) == ["She"]


def test_a_pronoun_that_stayed_behind_one_that_ends_a_sentence(linter: Linter) -> None:
    text = ANA.replace("She laughed", "I read the letter out to her. She laughed")
    copy = LUIS_OF_ANA.replace("He laughed", "I read the letter out to him. She laughed")

    assert left(linter, copy, text=text) == ["She"]
    assert left(linter, copy.replace("She laughed", "He laughed"), text=text) == []


def test_somebody_else_may_be_meant(linter: Linter) -> None:
    text = ANA.replace("She laughed", "Her sister came out. She laughed")

    assert left(linter, LUIS_OF_ANA.replace("He laughed", "His sister came out. She laughed"), text=text) == []


def test_all_pronouns_stayed_and_other_notes_speak_otherwise(linter: Linter) -> None:
    copy = ANA.replace("Ana", "Luis")
    rows = [row(ANA, "Rivera, Ana", date="2026-03-04"), row(copy, "Luis Ortega", date="2026-03-09")]
    own = [row(f"{number} {LUIS[number * 3 :]}", "Luis Ortega", date=f"2026-04-0{number + 1}") for number in range(5)]

    assert told(pairs_of(linter, rows)) == [("NL903", 0, 1)]
    assert ("NL904", 0, 1) in told(pairs_of(linter, [*rows, *own]))


def test_a_name_in_the_opening_that_all_notes_have(linter: Linter) -> None:
    """The opening makes no two notes alike; the name in it tells all the same."""
    people = (
        "Rivera, Ana",
        "Luis Ortega",
        "Mira Sol",
        "Omar Haddad",
        "June Park",
        "Cy Diaz",
        "Bo Reed",
        "Noor Aziz",
        "Dell West",
        "Ida Roth",
    )
    stories = [" ".join(f"{'bcdfghjklm'[at]}{word}" for word in MIRA.replace("Mira", "").split()) for at in range(len(people))]
    rows = [
        row(
            f"The peer met with {name_of(person)} at the usual place and time to offer support and company. {story}",
            person,
            f"Writer {at % 4}",
        )
        for at, (person, story) in enumerate(zip(people, stories, strict=True))
    ]
    rows[7] = row(rows[2].text, people[7], "Writer 3")
    found = [pair for pair in pairs_of(linter, rows) if pair.code == "NL904"]

    assert [(pair.first, pair.second) for pair in found] == [(2, 7)]
    assert [rows[7].text[start:end] for start, end in found[0].evidence] == ["Mira"]


def name_of(person: str) -> str:
    return person.split(", ")[1] if "," in person else person.split(maxsplit=1)[0]


def test_a_name_that_is_a_modal_too_counts_before_a_verb_of_the_past(linter: Linter) -> None:
    text = LUIS.replace("Luis", "Will").replace("He had made", "Will had made")
    copy = text.replace("Will had made", "WILL").replace("Will", "Omar").replace("WILL", "Will had made")

    assert left(linter, copy, "Omar Haddad", "Will Turner", text) == ["Will"]


SECTIONS = (
    "Behavior: {name} came in early and talked about the two summers without the garden and how the first row is always the hardest. "
    "{Her} brother has not called {her} since.\n"
    "Intervention: We sat outside under the roof of the shed for about an hour with the seed box open between the two of us. {She} kept "
    "{her} hat on {her} knee and sorted the packets by color, then by the month that is printed on the back of them.\n"
)
SHE = {"She": "She", "she": "she", "Her": "Her", "her": "her"}
HE = {"She": "He", "she": "he", "Her": "His", "her": "him"}


def test_a_section_begins_where_the_one_before_left_off(linter: Linter) -> None:
    """The brother came in before the person did again."""
    text = SECTIONS.format(name="Luis", **HE)
    copy = SECTIONS.format(name="Ana", **SHE).replace("She kept", "He kept")

    assert left(linter, copy, "Rivera, Ana", "Luis Ortega", text) == ["He"]
    # Here the brother is the last who came in, and it may be his hat.
    assert left(linter, copy.replace("has not called her since", "came"), "Rivera, Ana", "Luis Ortega", text) == []


def test_what_the_person_is_called_is_nobody_else(linter: Linter) -> None:
    text = "Client is on day four of no cigarettes. He is chewing straws. " + LUIS
    copy = (
        text.replace("Luis", "Ana")
        .replace(" He had", " She had")
        .replace("he ", "she ")
        .replace(" his ", " her ")
        .replace("He asked", "She asked")
    )

    assert "He" in left(linter, copy, "Rivera, Ana", "Luis Ortega", text)[:1]


def test_a_day_of_the_week_is_nobody_else(linter: Linter) -> None:
    text = LUIS.replace("He found", "He goes there on Monday and Friday. He found")
    copy = (
        text.replace("Luis", "Ana")
        .replace("He had", "She had")
        .replace(" his ", " her ")
        .replace("He goes", "She goes")
        .replace("himself", "herself")
    )

    assert left(linter, copy.replace(" he ", " she "), "Rivera, Ana", "Luis Ortega", text)[:1] == ["He"]

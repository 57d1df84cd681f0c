"""Names as exports spell them."""

from __future__ import annotations

import pytest

from notelint.review.names import are_different, name_forms, name_key, name_words, writer_key


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("Rivera, Ana", {"rivera", "ana"}),
        ("Ana R.", {"ana"}),
        ("Ms. Ana Maria de la Rivera (she/her)", {"ana", "maria", "rivera"}),
        ("O’Neil, Siobhán", {"o'neil", "siobhán"}),
        ("A. R.", set()),
        ("C-10423", set()),
        ("Client 17", set()),
        ("", set()),
    ],
)
def test_the_words_of_a_name(column: str, words: set[str]) -> None:
    assert name_words(column) == words


def test_one_person_has_one_key_in_all_spellings() -> None:
    assert name_key("Rivera, Ana") == name_key("ana  RIVERA") == name_key("Ms. Ana Rivera")
    assert name_key("C-10423") != name_key("C-10424")


@pytest.mark.parametrize(
    ("one", "other"), [("Rivera, Ana", "Luis Ortega"), ("Ana R.", "Ana Santos"), ("C-1", "C-2"), ("Client 17", "Client 18")]
)
def test_these_are_different_people(one: str, other: str) -> None:
    assert are_different(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Rivera, Ana", "Ana R."), ("A. Rivera", "Rivera, Ana"), ("Ana", "Ana Rivera"), ("", "Ana"), ("C-1", "c-1")]
)
def test_these_may_be_one_person(one: str, other: str) -> None:
    assert not are_different(one, other)


def test_a_name_stands_for_itself_with_its_genitive() -> None:
    assert {"ana", "ana's", "ana’s"} <= name_forms("Rivera, Ana")


@pytest.mark.parametrize(
    "name",
    [
        "Ana Rivera, CPSS", "Rivera, Ana CPSS", "RIVERA, ANA", "ana rivera", "Ms. Ana Rivera (she/her)", "Ana Rivera, M.A., CPSS-II",
        "Ana Rivera, Peer Support Specialist", "Rivera,Ana",
    ],
)  # fmt: skip
def test_one_writer_has_one_key_with_credentials_and_without(name: str) -> None:
    assert writer_key(name) == writer_key("Ana Rivera")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Staff 1", "Staff 2"), ("E12", "E13"), ("Ma, Bo", "Bo"), ("Nguyen, Do", "Nguyen"), ("DO, AN", "AN"), ("Ana Rivera", "Ana River")],
)
def test_writers_that_differ_have_keys_of_their_own(one: str, other: str) -> None:
    assert writer_key(one) != writer_key(other) != ""

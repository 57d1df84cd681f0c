"""What is found does not hang on which of several words for the same thing a writer uses."""

from __future__ import annotations

import pytest

from notelint import Linter
from notelint.pipeline.called import PERSON

CALLED = sorted(PERSON.split("|"))
OF_A_PERSON = (
    "The van was late and {} was manipulative with the driver.",
    "We sat down and {} was manipulative all through lunch.",
    "I told her about my first year in recovery and {} was rude to both of us.",
    "Her aunt says the bus never came, the {} was manipulative as always.",
    "A sandwich was left over, {} hid it just to get us to buy another.",
)
SAME = (
    ("His apology was not sincere.", "His apology wasn't sincere.", "His apology wasn’t sincere.", "his apology wasnt sincere"),
    ("She can not be trusted.", "She cannot be trusted.", "She can't be trusted.", "She can’t be trusted.", "SHE CAN'T BE TRUSTED."),
    ("I decided he is not ready to work.", "I decided he isn't ready to work.", "I decided he isn’t ready to work."),
    ("They are unmotivated.", "They're unmotivated.", "They’re unmotivated."),
    ("He will not take accountability.", "He won't take accountability.", "He won’t take accountability.", "he wont take accountability"),
    ("She does not want to get better.", "She doesn't want to get better.", "She doesn’t want to get better."),
)
TAKEN_BACK = (
    ("He is not aggressive.", "He isn't aggressive.", "He isn’t aggressive.", "he isnt aggressive"),
    ("I would not call her lazy.", "I wouldn't call her lazy.", "I wouldn’t call her lazy."),
)
LANGUAGE = {"1", "2", "3", "4", "5"}  # first digits of the codes of the language families


def codes(linter: Linter, text: str) -> list[str]:
    """Return the codes of the language findings, without those that speak of the word for the person itself."""
    found = linter.check(text).diagnostics
    return [d.code for d in found if d.code[2] in LANGUAGE and text[d.start : d.end].lower() not in CALLED]


@pytest.mark.parametrize("sentence", OF_A_PERSON)
def test_it_is_the_same_whatever_the_person_is_called(linter: Linter, sentence: str) -> None:
    wanted = codes(linter, sentence.format("client"))

    assert wanted
    assert {called: codes(linter, sentence.format(called)) for called in CALLED} == dict.fromkeys(CALLED, wanted)


@pytest.mark.parametrize("texts", SAME, ids=lambda texts: texts[0])
def test_a_contraction_says_what_it_stands_for(linter: Linter, texts: tuple[str, ...]) -> None:
    wanted = codes(linter, texts[0])

    assert wanted
    assert {text: codes(linter, text) for text in texts} == dict.fromkeys(texts, wanted)


@pytest.mark.parametrize("texts", TAKEN_BACK, ids=lambda texts: texts[0])
def test_a_contraction_takes_back_as_well(linter: Linter, texts: tuple[str, ...]) -> None:
    assert {text: codes(linter, text) for text in texts} == {text: [] for text in texts}


@pytest.mark.parametrize(("text", "shown"), [("He wasn't truthful.", "wasn't truthful"), ("He CAN'T BE TRUSTED.", "CAN'T BE TRUSTED")])
def test_no_finding_begins_or_ends_within_a_word(linter: Linter, text: str, shown: str) -> None:
    assert [text[d.start : d.end] for d in linter.check(text).diagnostics if d.code[2] in LANGUAGE] == [shown]


def test_what_takes_a_match_back_does_not_end_within_a_word(linter: Linter) -> None:
    assert codes(linter, "He hides the keys so we can't leave.") == ["NL302"]

"""Sentences weighed by all their words: terms, weights, and what the rules make of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy

from notelint import Linter, Note
from notelint.errors import KnowledgeError
from notelint.lexicon.weights import BASE, SIGNS, compile_weights, gram_key, packed, sentence_weights, unpacked
from notelint.pipeline.leaning.finder import LeaningFinder, _pointed_at, keys_of
from notelint.pipeline.leaning.reading import Reading
from notelint.pipeline.leaning.terms import LONGEST, Stretch, numbered, stretches
from notelint.pipeline.sheet import Leaning, Sheet, open_sheet
from notelint.pipeline.voice.finder import VoiceFinder
from support import blank

ROOT = Path(__file__).resolve().parents[1]
WORDS = ["asked", "came", "for", "in", "late", "the", "to", "was", "why", "."]
KINDS = {"<v.go>": "go goes come comes", "<v.go.ed>": "went came come", "<v.take.ed>": "took confiscated"}


def terms_of(text: str) -> list[list[str]]:
    """Return the terms of each stretch as words, signs in their brackets, rare words as they are numbered."""
    sheet = sheet_of(text)
    names = dict(enumerate((*SIGNS, *WORDS, *KINDS), 1))
    return [[names[term] for term in stretch.terms] for stretch in stretches(sheet, numbered(WORDS, KINDS))]


def kinds_of(text: str) -> list[str]:
    """Return the terms of the last stretch, kinds in place of words."""
    names = dict(enumerate((*SIGNS, *WORDS, *KINDS), 1))
    return [names[term] for term in list(stretches(sheet_of(text), numbered(WORDS, KINDS)))[-1].kinds]


def sheet_of(text: str) -> Sheet:
    sheet = open_sheet(blank().make_doc(text))
    VoiceFinder().annotate(sheet)
    return sheet


TERMS = {
    "Client came in late.": ["<person>", "came", "in", "late", "."],
    "The resident came for 45.": ["the", "<person>", "came", "for", "<number>", "."],
    "Then Maya Ruiz came in.": ["<person>", "came", "in", "."],  # "Then" is not among the words, and has a capital
    'He asked "why was the bus late" in the hall.': ["<person>", "asked", "<quoted>", "in", "the", "<rare>", "."],
    "Location: office\nClient was late.": ["<person>", "was", "late", "."],
}


@pytest.mark.parametrize(("text", "terms"), TERMS.items())
def test_a_sentence_is_read_as_terms(text: str, terms: list[str]) -> None:
    assert terms_of(text)[-1] == terms


KIND_TERMS = {
    "Client came in late.": ["<person>", "<v.go.ed>", "in", "late", "."],
    "She confiscated the lamp.": ["<person>", "<v.take.ed>", "the", "<rare>", "."],
    "Confiscated for 45.": ["<v.take.ed>", "for", "<number>", "."],
    "They come in late.": ["<person>", "<v.go>", "in", "late", "."],  # of two kinds the first counts
    'He "went in" late.': ["<person>", "<quoted>", "late", "."],
}


@pytest.mark.parametrize(("text", "kinds"), KIND_TERMS.items())
def test_a_word_has_the_kind_of_its_form(text: str, kinds: list[str]) -> None:
    assert kinds_of(text) == kinds


def test_a_long_sentence_is_cut_and_nothing_is_lost() -> None:
    text = "The client came in late for the group and asked why the bus was late, " * 12 + "and came in."
    found = list(stretches(sheet_of(text), numbered(WORDS, KINDS)))

    assert len(found) > 1
    assert max(len(stretch.terms) for stretch in found) <= LONGEST
    places = [place for stretch in found for place in stretch.places]
    assert places == sorted(set(places))
    assert text[found[-1].start : found[-1].end].endswith("came in.")


def test_grams_have_keys_of_their_own() -> None:
    keys = keys_of(Stretch(0, 9, [11, 12, 13], [11, 22, 13], [0, 1, 2], [0, 0, 0]))

    told = [key for key in keys if key]
    assert len(set(told)) == len(told) == 3 + 4 + 1 + 2 + 3 + 3  # what words and kinds have in common counts once
    assert gram_key([11, 13], gap=True) in keys
    assert gram_key([11, 12]) in keys
    assert gram_key([11, 22, 13]) in keys
    assert gram_key([11, 12, 13]) not in keys
    assert gram_key([12]) == 12 < BASE


def test_the_weights_are_those_of_the_file() -> None:
    weights = sentence_weights()

    assert set(weights.families) == {"motive", "peer-role", "interpretation"}
    assert any(weight < 0 for packed_row in weights.grams.values() for weight in unpacked(packed_row, 3))
    assert len(weights.words) == len(set(weights.words)) < BASE


def test_a_sum_of_packed_weights_holds_their_sums() -> None:
    rows = [(900, -1200, 3), (-2000, 450, -7), (0, 0, 12)]

    assert unpacked(sum(map(packed, rows)), 3) == [sum(column) for column in zip(*rows, strict=True)]


BROKEN = {
    "not json": b"{",
    "no families": b'{"words": [], "kinds": {}, "weights": {}}',
    "a bar too few": json.dumps(
        {"families": {"motive": {"bias": 0, "finds": 0}}, "words": ["why"], "kinds": {}, "weights": {"why": [1]}}
    ).encode(),
    "a weight too many": json.dumps(
        {"families": {"motive": {"bias": 0, "finds": 0, "doubts": 0}}, "words": ["why"], "kinds": {}, "weights": {"why": [1, 2]}}
    ).encode(),
    "a word that is not listed": json.dumps(
        {"families": {"motive": {"bias": 0, "finds": 0, "doubts": 0}}, "words": ["how"], "kinds": {}, "weights": {"why": [1]}}
    ).encode(),
    "forms that are no string": json.dumps({"families": {}, "words": [], "kinds": {"<v.go>": ["go"]}, "weights": {}}).encode(),
    "no whole number": json.dumps(
        {"families": {"motive": {"bias": 0, "finds": 0, "doubts": 0}}, "words": ["why"], "kinds": {}, "weights": {"why": [0.5]}}
    ).encode(),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named_with_the_mend(data: bytes) -> None:
    with pytest.raises(KnowledgeError, match=r"sentences\.json.*tools/learn\.py"):
        compile_weights(Path("sentences.json"), data)


def test_the_file_was_learned_from_the_texts_that_are_here() -> None:
    ran = subprocess.run([sys.executable, "tools/learn.py", "--check"], cwd=ROOT, capture_output=True, text=True, timeout=120)

    assert ran.returncode == 0, ran.stderr


def weight_of(text: str, family: str) -> float:
    sheet = sheet_of(text)
    LeaningFinder().annotate(sheet)
    weight = sheet.weight_at(0, family)
    assert weight is not None
    return weight


GUESSES = {
    "She only comes on Fridays so the new staff will feel sorry for her.": "She told me she comes on Fridays because her sister drives.",
    "He got loud at the desk just to get his way with the nurse.": "He got loud at the desk and asked where his letter was.",
    "I told her she has to stop seeing him and I will be checking.": "I asked her what she would like to do about seeing him.",
}


@pytest.mark.parametrize(("guess", "plain"), GUESSES.items())
def test_a_finding_weighs_more_than_a_plain_sentence(guess: str, plain: str) -> None:
    family = "peer-role" if guess.startswith("I ") else "motive"

    assert weight_of(guess, family) > weight_of(plain, family)


ODDS = {
    "one word and the likelier side": ([-6, -5, -4, 2, -7, -8], (0, 3)),
    "all that is nearly as likely": ([-6, 1.0, 2, 1.5, 0.7, 0.6, -7], (1, 5)),
    "a short sentence": ([1, -3], (0, 1)),
    "the first of two that are as likely": ([3, 3, -1, -2, -3, 3], (0, 3)),
}


@pytest.mark.parametrize(("odds", "expected"), ODDS.values(), ids=ODDS)
def test_the_likeliest_words_are_pointed_at(odds: list[float], expected: tuple[int, int]) -> None:
    words = np.array([[-9, each] for each in odds], np.float32)

    assert _pointed_at(Reading(words[0], words), 1) == expected


def test_many_sentences_are_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join([*GUESSES, *GUESSES.values()])
    whole, parted = sheet_of(text), sheet_of(text)
    LeaningFinder().annotate(whole)
    monkeypatch.setattr("notelint.pipeline.leaning.finder.AT_ONCE", 2)
    LeaningFinder().annotate(parted)

    assert [(x.family, x.low, x.high) for x in parted.leanings or ()] == [(x.family, x.low, x.high) for x in whole.leanings or ()]


def test_what_somebody_else_says_is_not_weighed() -> None:
    said = '"She only comes on Fridays so the new staff will feel sorry for her," the nurse said.'

    assert weight_of(said, "motive") < weight_of("She only comes on Fridays so the new staff will feel sorry for her.", "motive")


def test_it_is_a_component_by_itself() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("notelint_leaning")
    sheet = open_sheet(nlp("He got loud at the desk just to get his way with the nurse."))

    assert {leaning.family for leaning in sheet.leanings or ()} == {"motive", "peer-role"}  # a family that doubts nothing has no row here
    assert all(isinstance(leaning, Leaning) for leaning in sheet.leanings or ())


PHRASE = "He left the dishes in the sink so that I would end up doing them."


def judged_with(linter: Linter, text: str, weight: float) -> list[str]:
    """Return the names of the motive findings when the whole text leans so much to motive."""
    sheet = linter.annotate(linter.sheet(Note(text)))
    sheet.leanings = [Leaning(0, len(text), "motive", weight, weight > 0.25, 4, len(text) - 1)]
    return [d.name for d in linter.judge(sheet, Note(text)).diagnostics if d.family == "motive"]


def test_a_weighed_entry_counts_only_where_the_sentence_does_not_speak_against_it(linter: Linter) -> None:
    assert judged_with(linter, PHRASE, -1.0) == ["motive-phrase"]
    assert judged_with(linter, PHRASE, -2.0) == []


def test_a_sentence_that_weighs_enough_is_found(linter: Linter) -> None:
    assert judged_with(linter, "The lamp stood on the shelf by the door all week long.", 1.0) == ["motive-by-context"]


def test_a_finding_by_context_gives_way_to_known_words_in_its_sentence(linter: Linter) -> None:
    assert judged_with(linter, PHRASE, 1.0) == ["motive-phrase"]


def role_with(linter: Linter, text: str) -> list[str]:
    """Return the names of the role findings when the whole text leans much to a step out of the role."""
    sheet = linter.annotate(linter.sheet(Note(text)))
    sheet.leanings = [Leaning(0, len(text), "peer-role", 1.0, True, 4, len(text) - 1)]
    return [d.name for d in linter.judge(sheet, Note(text)).diagnostics if d.family == "peer-role"]


@pytest.mark.parametrize(
    "text",
    [
        "The pharmacist went over the Zoloft with her and will look again.",
        "Her OB went over the Zoloft with her until noon.",
        "VA psychiatrist Dr. Lund took his walker at noon.",
    ],
)
def test_what_somebody_else_does_is_no_step_of_the_writer(linter: Linter, text: str) -> None:
    assert role_with(linter, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Went over the Zoloft with her and the nurse until noon.",
        "Family partner went over the Zoloft with her until noon.",
        "After the doctor was gone the Zoloft went over the sink.",
        "The nurse and I went over the Zoloft with her until noon.",
    ],
)
def test_what_the_writer_may_have_done_is_still_found(linter: Linter, text: str) -> None:
    assert role_with(linter, text) != []


def families_in(linter: Linter, text: str) -> list[str]:
    return [d.family for d in linter.check(text).diagnostics if d.code < "NL6"]


def test_an_opinion_gives_way_to_what_it_leads_up_to(linter: Linter) -> None:
    assert families_in(linter, "In my opinion he is manipulative.") == ["motive"]
    assert families_in(linter, "In my view he is better off.") == ["peer-role"]

"""The quick token table is that of spaCy's own tokenizer, whatever the text."""

from __future__ import annotations

import random
import re

import pytest
import spacy
from spacy.strings import get_string_id

from notelint.pipeline.tokens import Tokenizer, english, read_tokens

PIECES = [
    "She", "didn't", "go", "to", "U.S.", "5/4/2026,", "w/", "PHQ-9.", "(old", "one)", "\"so\"", "'tis", "I'm", "can't",
    "e.g.", "a.m.",
    "non-compliant", "x3", "$5", "…", "“yes”", "it’s", "20mg", "#4", "--", "...", "Mr.", "\n", "\n\n", "  ", "\t",
    "naïve", "😀", "İ", "a\u00adb", "-",
    "http://example.org/x?y=1", "name@example.org", "10:30am", "r/o", "s/p", "b/c", "gonna",
    "lets", "WASN'T", "THEY’LL", "wasn´t", "DONT", "Ana`s", "Let's", "'em", "o'clock", "end-\nof",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_tokens_are_those_of_spacy(seed: int) -> None:
    chance = random.Random(seed)
    text = " ".join(chance.choice(PIECES) for _ in range(chance.randint(1, 40)))
    doc = spacy.blank("en").make_doc(text)
    tokenizer = Tokenizer(english)

    assert tokenizer.tokens(text) == read_tokens(doc, text)
    assert tokenizer.tokens(text) == read_tokens(doc, text)  # from memory


@pytest.mark.parametrize("seed", range(20))
def test_tokens_of_later_texts_are_those_of_spacy(seed: int) -> None:
    chance = random.Random(1000 + seed)
    nlp, tokenizer = spacy.blank("en"), Tokenizer(english)

    for _ in range(5):
        text = " ".join(chance.choice(PIECES) for _ in range(chance.randint(1, 8)))
        assert tokenizer.tokens(text) == read_tokens(nlp.make_doc(text), text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("HE WASN'T", ["HE", "WAS", "N'T"]),
        ("THEY’LL GO", ["THEY", "’LL", "GO"]),
        ("SHE CAN'T", ["SHE", "CA", "N'T"]),
        ("I DONT", ["I", "DO", "NT"]),
        ("it isn´t", ["it", "is", "n´t"]),
        ("Ana`s bag", ["Ana", "`s", "bag"]),
        ("TENT and ANT", ["TENT", "and", "ANT"]),
    ],
)
def test_contractions_are_split_however_they_are_written(text: str, tokens: list[str]) -> None:
    _, starts, ends = Tokenizer(english).tokens(text)

    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == tokens


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("He was agressive.", "He was aggressive."),
        ("I tole her", "I told her"),
        ("becuase of it", "because of it"),
        ("runnin her mouth", "running her mouth"),
        ("runnin' her mouth", "running her mouth"),
        ("RUNNIN’ her mouth", "RUNNING her mouth"),
        ("She is tryin'.", "She is trying."),
    ],
)
def test_what_is_typed_is_read_under_its_usual_spelling(typed: str, usual: str) -> None:
    tokenizer = Tokenizer(english)

    assert tokenizer.tokens(typed).lowers == tokenizer.tokens(usual).lowers


def test_words_of_their_own_are_left_alone() -> None:
    tokenizer = Tokenizer(english)

    for word in ("thin", "skin", "again", "cos", "statin", "begin"):
        assert tokenizer.tokens(word).lowers == [get_string_id(word)]


def test_the_text_of_a_misspelt_token_stays_as_typed() -> None:
    lowers, starts, ends = Tokenizer(english).tokens("He was tryin' it.")

    assert [(start, end) for start, end in zip(starts, ends, strict=True)][2] == (7, 13)
    assert len(lowers) == 5


def test_an_odd_apostrophe_gives_the_same_word() -> None:
    tokenizer = Tokenizer(english)

    assert tokenizer.tokens("isn´t").lowers == tokenizer.tokens("isn't").lowers


def test_memory_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.pipeline.tokens.MOST_PIECES", 3)
    made: list[int] = []
    tokenizer = Tokenizer(lambda text: made.append(1) or english(text))  # type: ignore[func-returns-value]

    for text in ("a b c", "d e f", "g h i", "j k l"):
        assert tokenizer.tokens(text).starts == [0, 2, 4]
    assert len(made) > 2  # for the first text, for the second, and after all was forgotten


@pytest.mark.parametrize("text", ["‐Met at noon.", "We \u00adutilize it.", "Plan ‐‐‐‐ and", "\u00ad\u00ad", "‑ \u00ad‐x we"])
def test_a_hyphen_before_a_word_moves_nothing(text: str) -> None:
    _, starts, ends = Tokenizer(english).tokens(text)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]

    assert [word.strip("‐‑\u00ad") for word in words if word.strip("‐‑\u00ad")] == re.findall(r"\w+|\.", text)
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "run", ["a" * 300, "(" * 300, "." * 300, "a.b." * 80, "x--" * 90, '"' * 250 + "end.", "https://example.org/" + "a/b?c=d&" * 90]
)
def test_a_long_run_has_the_tokens_of_spacy(run: str) -> None:
    text = f"We met {run} there"

    assert Tokenizer(english).tokens(text) == read_tokens(spacy.blank("en").make_doc(text), text)


@pytest.mark.parametrize("run", ["a" * 5000, "(" * 5000, "." * 5000, "é-" * 2500, "a:" * 2500])
def test_a_very_long_run_is_read_part_by_part(run: str) -> None:
    text = f"We met {run}\nthere (rude)"
    lowers, starts, ends = Tokenizer(english).tokens(text)

    assert [text[start:end] for start, end in zip(starts, ends, strict=True)][-5:] == ["\n", "there", "(", "rude", ")"]
    assert starts == sorted(starts)
    assert len(lowers) == len(ends)

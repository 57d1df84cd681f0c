"""Where sentences begin in notes as they are written."""

from time import perf_counter

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from notelint.errors import ConfigError
from notelint.pipeline.sentences import SentenceFinder, find_sentences
from support import blank


def pieces(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in find_sentences(text)]


SPLIT = {
    "full stops": ("We walked. She laughed.", 2),
    "question and exclamation": ("Did he call? He did! We cheered.", 3),
    "stop inside quotation marks": ('"I am done." He left.', 2),
    "stop inside curly marks": ("“I am done.” He left.", 2),
    "several marks": ("Really?! Yes...  Good.", 3),
    "blank line": ("We walked\n\nShe laughed", 2),
    "labelled lines": ("Date: 3/4/2026\nPlace: Home\nTime: 45 min", 3),
    "list": ("- called the bank\n- opened mail\n- made tea", 3),
    "windows line ends": ("We walked.\r\nShe laughed.", 2),
    "old mac line ends": ("We walked.\rShe laughed.", 2),
    "numbered list": ("1. Called the bank about the letter that came in the mail today\n2. Made tea", 2),
    "after a clock time": ("We met at 9 a.m. She brought her sister.", 2),
    "no capitals": ("i met kai at lunch. he had his hood up. we talked about the zine", 3),
    "no capitals after a number": ("she moved out at 24. her sister stayed", 2),
    "no capitals after words in marks": ('he said "i am done." he left before noon', 2),
    "after a single digit": ("He is on day 6. She sat with him.", 2),
    "after an initial": ("We met with Maria T. She laughed.", 2),
    "bracketed sentence": ("(We had met before.) She laughed.", 2),
}


@pytest.mark.parametrize(("text", "count"), SPLIT.values(), ids=SPLIT)
def test_sentences_are_split(text: str, count: int) -> None:
    assert len(pieces(text)) == count


WHOLE = {
    "title": "We saw Dr. Ortiz at noon.",
    "title before a capital": "Ms. Lee and Mr. Ortiz came along.",
    "initial": "Her brother J. Smith drove us.",
    "for example": "We talked about food, e.g. Soup kitchens nearby.",
    "decimal": "It took 1.5 hours in all.",
    "clock time inside": "We met at 9 a.m. and walked.",
    "lower case after the stop": "He lives on Main St. near the park.",
    "short form before a small letter": "client had an appt. with the dentist and approx. two hours of rest.",
    "words in marks before who said them": '"i am done." she said to me',
    "row of stops before a small letter": "he was tired ... and so was I.",
    "address": "He lives at 12 Oak Ave. Apartment three is his.",
    "hard-wrapped line": "We went to the library so that she could print the letter\nto the housing office and sign it.",
    "wrapped before a capital": "We went to the library so that she could print the letter for\nMr. Ortiz and sign it.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_sentence_stays_whole(text: str) -> None:
    assert pieces(text) == [text]


def test_no_text_has_no_sentence() -> None:
    assert list(find_sentences("")) == []


@given(st.text(alphabet=st.sampled_from('aB. ?!\n\r\t"”)1-:\u2028é'), max_size=120))
def test_sentences_cover_the_text_without_a_gap(text: str) -> None:
    spans = list(find_sentences(text))

    assert "".join(text[start:end] for start, end in spans) == text


def test_the_component_marks_the_first_token_of_each_sentence() -> None:
    doc = SentenceFinder()(blank().make_doc("We walked. She laughed.\n\nWe met Dr. Ortiz."))

    assert [sentence.text.strip() for sentence in doc.sents] == ["We walked.", "She laughed.", "We met Dr. Ortiz."]


def test_a_sentence_that_begins_late_in_a_wrapped_line_runs_on() -> None:
    text = "She has been out with her sister since noon today. When the van was late she\nraised her voice at the desk, and sat down."

    assert [text[start:end] for start, end in find_sentences(text)] == [
        "She has been out with her sister since noon today. ",
        "When the van was late she\nraised her voice at the desk, and sat down.",
    ]


WORDS = ["We", "met", ".", "He", "left", ".", "She", "stayed", "."]


def sentences(doc: Doc, **config: bool) -> list[str]:
    pipe = spacy.blank("en").add_pipe("notelint_sentences", config=config)
    return [sentence.text for sentence in pipe(doc).sents]


def parsed() -> Doc:
    return Doc(blank().vocab, words=WORDS, heads=[1, 1, 1, 4, 1, 4, 7, 7, 7], deps=["dep"] * 9)


def test_a_parse_keeps_its_sentences() -> None:
    assert sentences(parsed()) == [sentence.text for sentence in parsed().sents] == ["We met . He left .", "She stayed ."]


def test_a_parse_cannot_be_overwritten() -> None:
    with pytest.raises(ConfigError, match="before the parser"):
        sentences(parsed(), overwrite=True)


def test_borders_that_others_set_stay() -> None:
    doc = Doc(blank().vocab, words=WORDS, sent_starts=[True, False, False, False, True, False, False, False, False])

    assert sentences(doc) == ["We met . He", "left . She stayed ."]


def test_borders_that_nobody_set_are_set() -> None:
    doc = Doc(blank().vocab, words=WORDS, sent_starts=[None, None, None, False, None, None, None, True, None])

    assert sentences(doc) == ["We met . He left .", "She", "stayed ."]


def test_borders_are_overwritten_where_that_is_asked_for() -> None:
    doc = Doc(blank().vocab, words=WORDS, sent_starts=[True, False, False, False, True, False, False, False, False])

    assert sentences(doc, overwrite=True) == ["We met .", "He left .", "She stayed ."]


def test_other_annotations_stay() -> None:
    doc = Doc(blank().vocab, words=WORDS, tags=["X"] * 9, ents=["O"] * 3 + ["B-WHO"] + ["O"] * 5, lemmas=WORDS)
    sentences(doc)

    assert ([t.tag_ for t in doc], [e.text for e in doc.ents], [t.lemma_ for t in doc]) == (["X"] * 9, ["He"], WORDS)


def test_a_sentence_cannot_begin_within_a_token() -> None:
    doc = Doc(blank().vocab, words=["We", "met. He", "left.", "\n\nShe", "stayed."])

    assert sentences(doc) == ["We met. He left.", "\n\nShe stayed."]


def test_a_doc_without_tokens_is_left_alone() -> None:
    assert sentences(Doc(blank().vocab)) == []


def test_a_long_doc_takes_time_by_its_length() -> None:
    doc = blank().make_doc("We met today. " * 30_000)
    started = perf_counter()

    assert len(sentences(doc)) == 30_000
    assert perf_counter() - started < 20  # by the square of its length it would take minutes

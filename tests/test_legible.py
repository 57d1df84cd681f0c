"""Signs that nobody sees, and rare forms of spaces, hyphens and letters, hide nothing and move nothing."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from notelint.diagnostics import Diagnostic
from notelint.fixer import fix_text
from notelint.linter import Linter
from notelint.note import Note
from notelint.pipeline.legible import legible, with_plain_signs
from notelint.pipeline.sheet import STORE, open_sheet
from support import SENTENCES, language

UNSEEN = (
    "\u00ad", "\u034f", "\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202c", "\u202e", "\u2060",
    "\u2066", "\u2069", "\ufe0f", "\ufeff", "&shy;", "&zwnj;", "&ZeroWidthSpace;", "&#8203;", "&#x200B;",
)  # fmt: skip
SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u205f\u3000"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\uff0d"
NOTE = "\n".join(
    [
        "Date: 5/4/2026", "Start Time: 10:00", "Duration: 45 minutes", "Location: Home", "",
        'Narrative: Client was manipulative and non-compliant. "I am an addict," she said. He isn\'t aggressive.',
        "I asked him what would help, and he chose to call his sister. She laughed and told me about the garden they keep.",
        "Plan: We meet again on Monday.",
    ]
)  # fmt: skip


def shown(linter: Linter, text: str) -> list[str]:
    return [d.text for d in language(linter.check(text))]


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_what_nobody_sees_hides_no_word(linter: Linter, sign: str) -> None:
    assert shown(linter, f"He was non{sign}compliant.") == [f"non{sign}compliant"]
    assert shown(linter, f"He was mani{sign}pul{sign}{sign}ative{sign} again.") == [f"mani{sign}pul{sign}{sign}ative"]
    assert shown(linter, f"{sign}Manipulative{sign}, again.") == ["Manipulative"]
    assert shown(linter, f"Her affect {sign}was {sign} flat{sign}.") == [f"affect {sign}was {sign} flat"]


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_what_nobody_sees_hides_no_label_and_no_negation(linter: Linter, sign: str) -> None:
    with_signs = NOTE.replace("e", f"e{sign}").replace(":", f"{sign}:").replace("isn't", f"is{sign}n't")
    found, plain = linter.check(with_signs), linter.check(NOTE)

    assert [f.value for f in found.fields.values()] == [f.value for f in plain.fields.values()]
    assert [d.code for d in found.diagnostics] == [d.code for d in plain.diagnostics]
    assert found.score.value == plain.score.value


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_every_space_parts_the_words_of_a_phrase(linter: Linter, space: str) -> None:
    assert shown(linter, f"Her affect{space}was{space}flat.") == [f"affect{space}was{space}flat"]


@pytest.mark.parametrize("hyphen", HYPHENS, ids=ascii)
def test_every_hyphen_joins_a_phrase(linter: Linter, hyphen: str) -> None:
    assert shown(linter, f"He was attention{hyphen}seeking.") == [f"attention{hyphen}seeking"]


@pytest.mark.parametrize("hyphen", HYPHENS, ids=ascii)
def test_a_hyphen_beside_a_word_does_not_hide_it(linter: Linter, hyphen: str) -> None:
    assert shown(linter, f"{hyphen}Manipulative with staff.\n{hyphen}He was rude{hyphen} then he left.") == ["Manipulative", "rude"]


@pytest.mark.parametrize("word", ["ｍａｎｉｐｕｌａｔｉｖｅ", "𝐦𝐚𝐧𝐢𝐩𝐮𝐥𝐚𝐭𝐢𝐯𝐞", "𝘮𝘢𝘯𝘪𝘱𝘶𝘭𝘢𝘵𝘪𝘷𝘦", "𝚖anipulative"])
def test_letters_of_other_widths_and_styles_are_read(linter: Linter, word: str) -> None:
    assert shown(linter, f"😀 He was {word}.") == [word]


@pytest.mark.parametrize("phrase", ["aﬀect was ﬂat", "ﬂat aﬀect", "diﬃcult client"])
def test_joined_letters_are_read(linter: Linter, phrase: str) -> None:
    assert shown(linter, f"Seen: {phrase} ﬁrst.") == [phrase]


@given(data=st.data())
def test_findings_stand_where_they_stood(linter: Linter, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)))
    at = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pieces = [text[low:high] for low, high in zip([0, *at], [*at, len(text)], strict=True)]
    with_signs = data.draw(st.sampled_from(UNSEEN[:16])).join(pieces)
    way = legible(with_signs)
    places = list(range(len(text) + 1)) if way is None else way.places

    assert _spans(linter.check(with_signs).diagnostics, with_signs) == [
        (d.code, places[d.start], places[d.end - 1] + 1 if d.end > d.start else places[d.end], d.message)
        for d in linter.check(text).diagnostics
    ]


def _spans(found: tuple[Diagnostic, ...], text: str) -> list[tuple[str, int, int, str]]:
    assert all(d.text == text[d.start : d.end] for d in found)
    return [(d.code, d.start, d.end, d.message) for d in found]


def test_a_fix_replaces_the_word_with_what_is_hidden_in_it(linter: Linter) -> None:
    text = "\ufeffShe uti\u200blized\u200b the lab pri\u00ador to group."

    assert fix_text(linter.check(text)) == "\ufeffShe used\u200b the lab before group."


LINE_ENDS = ["\r\n", "\r"]
LINED = [
    NOTE,
    "We met.\nHe lives at home.\n\nNot motivated. \n> MSE: mood labile.\n\nWriter: W, Ms.\nShe said he was rude.",
    'Goal - "My son home by Christmas."\n\n“\nE: Resident was uncooperative in the hall.\n\nShe said, "I raised an addict."',
    "He was attention-\nseeking and non-\ncompliant when staff\nutilized the lab prior to\ngroup.",
]


@pytest.mark.parametrize("line_end", LINE_ENDS, ids=ascii)
@pytest.mark.parametrize("text", LINED)
def test_line_ends_change_nothing(linter: Linter, text: str, line_end: str) -> None:
    ended = text.replace("\n", line_end)
    way = legible(ended)
    found, plain = linter.check(ended), linter.check(text)

    assert way is not None
    assert way.text == text
    assert [(d.code, d.entry, d.line, d.end_line) for d in found.diagnostics] == [
        (d.code, d.entry, d.line, d.end_line) for d in plain.diagnostics
    ]
    assert [d.text for d in found.diagnostics] == [d.text.replace("\n", line_end) for d in plain.diagnostics]
    assert fix_text(found, unsafe=True) == fix_text(plain, unsafe=True).replace("\n", line_end)


def test_lines_and_columns_count_in_the_note(linter: Linter) -> None:
    (found,) = language(linter.check("One.\u200b\r\nTwo\u200b.\r\n\u200bHe was mani\u200bpulative\u200b."))

    assert (found.line, found.column, found.end_line, found.end_column) == (3, 9, 3, 22)


def test_the_record_holds_the_words_of_the_note(linter: Linter) -> None:
    text = "Duration\u200b:\u200b 4\u200b5 minutes\u200b\nNarrative: We met at \u200bthe park."
    fields = linter.check(text).fields

    assert (fields["duration"].value, fields["duration"].text) == (45, "4\u200b5 minutes")
    assert all(f.start is None or f.end is None or text[f.start : f.end] == f.text for f in fields.values())


def test_evidence_counts_in_the_note(linter: Linter) -> None:
    text = NOTE.replace("a", "a\u200b")
    evidence = linter.check(text).score.evidence

    assert evidence
    assert {text[e.start : e.end].replace("\u200b", "") for e in evidence if e.start is not None} == {
        NOTE[e.start : e.end] for e in linter.check(NOTE).score.evidence if e.start is not None
    }


def test_a_text_of_nothing_to_be_seen_is_checked(linter: Linter) -> None:
    assert linter.check("\u200b" * 5).note == Note("\u200b" * 5)


def test_the_way_to_the_note_and_back() -> None:
    way = legible("a\u200bﬁx\ufeff")

    assert way is not None
    assert (way.text, way.in_note(0, 4), way.in_note(1, 2), way.in_note(4, 4)) == ("afix", (0, 4), (2, 3), (5, 5))
    assert way.in_text(*way.in_note(1, 3)) == (1, 3)


@pytest.mark.parametrize("text", ["", "plain", "R&D; AT&T", "“curly” it’s naïve 😀"])
def test_other_text_is_left_alone(text: str) -> None:
    assert legible(text) is None
    assert with_plain_signs(text) is text


def test_signs_that_would_be_tags_or_quotations_stay() -> None:
    assert with_plain_signs("＜ｂ＞ ＂so＂ ｐｌａｉｎ") == "＜b＞ ＂so＂ plain"


def test_components_keep_places_of_the_doc(linter: Linter) -> None:
    nlp = spacy.blank("en")
    for pipe in ("notelint_sentences", "notelint_voice", "notelint_record", "notelint_lexicon"):
        nlp.add_pipe(pipe)
    doc = nlp(NOTE.replace("a", "a\u200b"))
    kept = doc.user_data[STORE]

    assert [doc.text[start:end] for start, end, *_ in kept["candidates"]["motive-attribution"]] == ["ma\u200bnipula\u200btive"]
    assert "".join(doc.text[start:end] for start, end in kept["sentences"]) == doc.text


def test_components_read_what_others_kept(linter: Linter) -> None:
    nlp = spacy.blank("en")
    for pipe in ("notelint_sentences", "notelint_voice", "notelint_record", "notelint_lexicon"):
        nlp.add_pipe(pipe)
    sheet, plain = open_sheet(nlp(NOTE.replace("e", "e\u200b"))), linter.annotate(linter.sheet(Note(NOTE)))

    assert (sheet.sentences, sheet.labels, sheet.voices) == (plain.sentences, plain.labels, plain.voices)
    assert (sheet.candidates, sheet.fields) == (plain.candidates, plain.fields)

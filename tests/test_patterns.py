"""Patterns of the lexicons: gaps, choices, classes, clause starts, marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.examples import unmarked
from notelint.lexicon.store import lexicon_at
from notelint.lexicon.tokens import plain
from notelint.pipeline.matching.finder import LexiconFinder
from notelint.pipeline.sheet import open_sheet
from support import blank, entry, with_marks, write_lexicon

Find = Callable[[str, str], str]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Return a function that marks in an example where a pattern is found."""

    def run(pattern: str, example: str) -> str:
        text, _ = unmarked(example)
        finder = LexiconFinder([lexicon_at(write_lexicon(tmp_path, entry(match=None, pattern=[pattern])))])
        sheet = open_sheet(blank().make_doc(text))
        finder.annotate(sheet)
        return with_marks(text, {sheet.in_note(c.start, c.end) for rule in (sheet.candidates or {}).values() for c in rule})

    return run


FOUND = {
    "plain words": ("frequent flyer", "A <<frequent flyer>> here."),
    "hyphen for space": ("frequent flyer", "A <<frequent-flyer>> here."),
    "line break for space": ("frequent flyer", "We talked for a long while, and then he was called a <<frequent\nflyer>> here."),
    "upper case": ("frequent flyer", "A <<FREQUENT Flyer>> here."),
    "curly apostrophe": ("doesn't want help", "She <<doesn’t want help>> now."),
    "base form": ("advise+ rest", "We <<advise rest>> now."),
    "past form": ("advise+ rest", "I <<advised rest>> now."),
    "irregular form": ("seek+ drugs", "He <<sought drugs>> again."),
    "first choice": ("(fake+|feign+) pain", "He <<faked pain>> again."),
    "second choice": ("(fake+|feign+) pain", "He is <<feigning pain>> again."),
    "choice of several words": ("(his own|the) fault", "It was <<his own fault>> again."),
    "choice in a choice": ("((very|so) bad|poor) sprocket", "A <<very bad sprocket>> here."),
    "optional there": ("a [very] poor sprocket", "It is <<a very poor sprocket>> here."),
    "optional not there": ("a [very] poor sprocket", "It is <<a poor sprocket>> here."),
    "optional first": ("[very] poor sprocket", "A <<very poor sprocket>> here."),
    "optional last": ("poor sprocket [again]", "A <<poor sprocket again>>, yes."),
    "optional choice": ("saw [a|the] sprocket", "He <<saw the sprocket>> fall."),
    "gap of no word": ("blamed * sprocket", "He <<blamed sprocket>> again."),
    "gap of one word": ("blamed * sprocket", "He <<blamed the sprocket>> again."),
    "gap of three words": ("blamed * sprocket", "He <<blamed the very old sprocket>> again."),
    "gap of six words": ("blamed *6 sprocket", "He <<blamed one two three four five six sprocket>>."),
    "gap with a comma": ("blamed * sprocket", "He <<blamed, again, the sprocket>> here."),
    "gap over a wrapped line": (
        "blamed * sprocket",
        "We talked for a long while, and at the end of it he <<blamed the\nold sprocket>> again.",
    ),
    "class": ("{person} sprocketed", "Then <<the client sprocketed>> home."),
    "class of several words": ("{writer} sprocketed", "Then <<this peer support specialist sprocketed>> home."),
    "class in a choice": ("({person}|nobody) sprocketed", "Then <<nobody sprocketed>> home."),
    "class in a choice, its words": ("({person}|nobody) sprocketed", "Then <<she sprocketed>> home."),
    "mark": ("{writer} <<advise+ {person}>>", "Writer <<advised the client>> to rest."),
    "mark with a gap before": ("blamed * <<sprocket>>", "He blamed the old <<sprocket>> again."),
    "clause start of the text": ("^ told {person}", "<<Told client>> to rest."),
    "clause start of a line": ("^ told {person}", "Walked\n<<Told client>> to rest."),
    "clause start of a sentence": ("^ told {person}", "We walked. <<Told client>> to rest."),
    "clause start after and": ("^ <<told {person}>>", "Walked and <<told client>> to rest."),
    "clause start after then": ("^ <<told {person}>>", "Walked, then <<told client>> to rest."),
    "clause start after a semicolon": ("^ <<told {person}>>", "Walked; <<told client>> to rest."),
    "clause start of a list item": ("^ <<told {person}>>", "- <<told client>> to rest."),
    "clause start behind a label": ("^ <<told {person}>>", "Narrative: <<told client>> to rest."),
    "twice in a sentence": ("old sprocket", "An <<old sprocket>> and an <<old sprocket>>."),
    "in the last word of the text": ("old sprocket", "An <<old sprocket>>"),
    "far into a long sentence": ("old sprocket", "word " * 300 + "<<old sprocket>> here."),
}


@pytest.mark.parametrize(("pattern", "example"), FOUND.values(), ids=FOUND)
def test_a_pattern_finds(find: Find, pattern: str, example: str) -> None:
    assert find(pattern, example) == example


SILENT = {
    "gap too long": ("blamed * sprocket", "He blamed one two three four sprocket."),
    "gap over a full stop": ("blamed * sprocket", "He blamed us. The sprocket fell."),
    "gap over a semicolon": ("blamed * sprocket", "He blamed us; the sprocket fell."),
    "gap over a quotation mark": ("blamed * sprocket", 'He blamed "the sprocket" here.'),
    "gap over a paragraph": ("blamed * sprocket", "He blamed us\n\nThe sprocket fell."),
    "other person": ("{writer} <<advise+ {person}>>", "Her doctor advised her to rest."),
    "not at a clause start": ("^ told {person}", "She told client to rest."),
    "word goes on": ("old sprocket", "An old sprocketeer came."),
    "word began before": ("old sprocket", "A gold sprocket fell."),
    "fixed word is not inflected": ("advise rest", "I advised rest."),
    "choice not offered": ("(fake+|feign+) pain", "He felt pain."),
}


@pytest.mark.parametrize(("pattern", "text"), SILENT.values(), ids=SILENT)
def test_a_pattern_stays_silent(find: Find, pattern: str, text: str) -> None:
    assert find(pattern, text) == text


@pytest.mark.parametrize("text", ["İstanbul", "Ünlü", "it’s", "Straße", "a–b", "ŉ", "ΑΣ", "ﬁne"])
def test_plain_text_keeps_its_length(text: str) -> None:
    assert len(plain(text)) == len(text)

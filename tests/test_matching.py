"""Where entries are found in a text: forms, joints, capitals, other senses, offsets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.errors import NotelintError
from notelint.examples import unmarked
from notelint.lexicon.store import lexicon_at
from notelint.pipeline.matching.finder import LexiconFinder
from notelint.pipeline.sheet import open_sheet
from support import blank, entry, with_marks, write_lexicon

Find = Callable[..., str]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Return a function that marks in `example` where an entry with these keys is found."""

    def run(example: str, **keys: object) -> str:
        text, _ = unmarked(example)
        finder = LexiconFinder([lexicon_at(write_lexicon(tmp_path, entry(**keys)))])
        sheet = open_sheet(blank().make_doc(text))
        finder.annotate(sheet)
        places = {sheet.in_note(c.start, c.end) for rule in (sheet.candidates or {}).values() for c in rule}
        return with_marks(text, places)

    return run


INFLECTED = {
    "plural": ("addict", "auto", "Two <<addicts>> came."),
    "past": ("manipulate", "auto", "He <<manipulated>> us."),
    "gerund": ("manipulate", "auto", "He was <<manipulating>> us."),
    "irregular past": ("seek attention", "verb", "He <<sought attention>>."),
    "third person": ("seek attention", "verb", "He <<seeks attention>>."),
    "irregular plural": ("crisis", "noun", "Two <<crises>> in a week."),
    "adverb": ("aggressive", "adjective", "He spoke <<aggressively>>."),
    "adverb in -ically": ("dramatic", "adjective", "He spoke <<dramatically>>."),
    "last word of a noun": ("problem child", "noun", "Two <<problem children>> came."),
    "first word of a verb": ("act out", "verb", "She was <<acting out>> again."),
    "verb of an unknown word": ("sprock", "verb", "She <<sprocked>> it."),
}


@pytest.mark.parametrize(("phrase", "kind", "example"), INFLECTED.values(), ids=INFLECTED)
def test_inflected_forms_are_found(find: Find, phrase: str, kind: str, example: str) -> None:
    assert find(example, match=[phrase], inflect=kind) == example


NOT_INFLECTED = {
    "none": ("addict", "none", "Two addicts came."),
    "noun is no verb": ("act", "noun", "She was acting."),
    "verb is no noun": ("use drug", "verb", "She used drugs."),
}


@pytest.mark.parametrize(("phrase", "kind", "text"), NOT_INFLECTED.values(), ids=NOT_INFLECTED)
def test_other_forms_are_not_found(find: Find, phrase: str, kind: str, text: str) -> None:
    assert find(text, match=[phrase], inflect=kind) == text


def test_a_possessive_noun_is_found(find: Find) -> None:
    assert find("The addict's mother came.", match=["addict"], inflect="noun").startswith("The <<addict")


JOINTS = {
    "space": "He was <<attention seeking>> again.",
    "hyphen": "He was <<attention-seeking>> again.",
    "many spaces": "He was <<attention       seeking>> again.",
    "no-break spaces": "He was <<attention\u00a0\u00a0seeking>> again.",
    "two spaces": "He was <<attention  seeking>> again.",
    "line break": "He was <<attention\nseeking>> again.",
    "windows line break": "He was <<attention\r\nseeking>> again.",
    "tab": "He was <<attention\tseeking>> again.",
    "no-break space": "He was <<attention\u00a0seeking>> again.",
    "en dash": "He was <<attention–seeking>> again.",
    "no-break hyphen": "He was <<attention\u2011seeking>> again.",
    "unicode hyphen": "He was <<attention\u2010seeking>> again.",
    "hyphen at the end of a line": "He was <<attention-\nseeking>> again.",
    "line break with indent": "He was <<attention\n  seeking>> again.",
    "capitals": "He was <<ATTENTION SEEKING>> again.",
    "first word of a sentence": "<<Attention-seeking>> again.",
    "before a full stop": "He was <<attention-seeking>>.",
    "before a comma": "He was <<attention-seeking>>, again.",
    "in brackets": "He was (<<attention-seeking>>).",
    "between stars": "He was *<<attention-seeking>>* again.",
    "beside a slash": "He was angry/<<attention-seeking>> again.",
}


@pytest.mark.parametrize("example", JOINTS.values(), ids=JOINTS)
@pytest.mark.parametrize("phrase", ["attention seeking", "attention-seeking"])
def test_a_phrase_is_found_however_it_is_joined(find: Find, phrase: str, example: str) -> None:
    assert find(example, match=[phrase], inflect="none") == example


def test_a_phrase_written_as_one_word_is_found_from_its_hyphen(find: Find) -> None:
    assert find("He was <<noncompliant>> again.", match=["non-compliant"]) == "He was <<noncompliant>> again."


APOSTROPHES = {"straight": "She <<doesn't care>> at all.", "curly": "She <<doesn’t care>> at all."}


@pytest.mark.parametrize("example", APOSTROPHES.values(), ids=APOSTROPHES)
@pytest.mark.parametrize("phrase", ["doesn't care", "doesn’t care"], ids=["straight entry", "curly entry"])
def test_apostrophes_are_alike(find: Find, phrase: str, example: str) -> None:
    assert find(example, match=[phrase], inflect="none") == example


INSIDE = ["He is an addicted gambler.", "The preaddict stage.", "An addict2 code.", "The addict_list file."]


@pytest.mark.parametrize("text", INSIDE)
def test_part_of_a_word_is_not_found(find: Find, text: str) -> None:
    assert find(text, match=["addict"], inflect="none") == text


def test_a_phrase_is_not_found_across_a_full_stop(find: Find) -> None:
    assert find("He drew attention. Seeking work.", match=["attention seeking"]) == "He drew attention. Seeking work."


def test_a_phrase_is_not_found_across_paragraphs(find: Find) -> None:
    text = "He drew attention\n\nSeeking work."

    assert find(text, match=["attention seeking"]) == text


def test_every_place_is_found(find: Find) -> None:
    example = "<<Addict>>, <<addict>> and <<addict>>."

    assert find(example, match=["addict"]) == example


EXACT = {"PO": ("Took it <<PO>> today.", "Took it po today."), "Pt": ("<<Pt>> walked.", "PT walked.")}


@pytest.mark.parametrize(("example", "other"), EXACT.values(), ids=EXACT)
def test_exact_case_tells_capitals_apart(find: Find, example: str, other: str) -> None:
    word = unmarked(example)[0][slice(*unmarked(example)[1][0])]

    assert find(example, match=[word], case="exact") == example
    assert find(other, match=[word], case="exact") == other


SHORTHAND = {
    "slash": ("SI/HI", "Denied <<SI/HI>> today."),
    "ampersand": ("A&O", "Was <<A&O>> today."),
    "dots": ("b.i.d.", "Takes it <<b.i.d.>> with food."),
    "digits": ("x4", "Oriented <<x4>> today."),
    "one letter": ("w/", "Walked <<w/>> her."),
    "contraction": ("can't cope", "She <<can't cope>> now."),
    "cannot": ("cannot cope", "She <<cannot cope>> now."),
}


@pytest.mark.parametrize(("phrase", "example"), SHORTHAND.values(), ids=SHORTHAND)
def test_words_that_are_not_letters_only_are_found(find: Find, phrase: str, example: str) -> None:
    assert find(example, match=[phrase], inflect="none") == example


UNLESS = {
    "phrase around it": (["compliant ramp"], "An ADA compliant ramp stands there."),
    "phrase before it": (["ada compliant"], "It is ADA compliant now."),
    "inflected": (["compliant ramp"], "Two compliant ramps stand there."),
    "hyphenated": (["ada compliant"], "It is ADA-compliant now."),
    "pattern": (["(hipaa|ada) compliant"], "It is HIPAA compliant now."),
    "pattern with a gap": (["ramp * compliant"], "The ramp is now compliant."),
}


@pytest.mark.parametrize(("unless", "text"), UNLESS.values(), ids=UNLESS)
def test_an_unless_takes_a_match_back(find: Find, unless: list[str], text: str) -> None:
    assert find(text, match=["compliant"], unless=unless) == text


def test_an_unless_takes_back_only_what_it_overlaps(find: Find) -> None:
    example = "The ADA compliant ramp made her <<compliant>> again."

    assert find(example, match=["compliant"], unless=["ada compliant"]) == example


OFFSETS = {
    "emoji before": "😀 He was an <<addict>>.",
    "joined emoji before": "👩‍👩‍👧 He was an <<addict>>.",
    "flags before": "🇺🇸🇲🇽 He was an <<addict>>.",
    "longer lower case before": "İnci was an <<addict>>.",
    "many longer lower cases before": "İİİİİİİİİİ was an <<addict>>.",
    "longer upper case before": "Straße ﬁne ŉ: an <<addict>>.",
    "combining accent before": "Jose\u0301 was an <<addict>>.",
    "zero-width space before": "Jose\u200b was an <<addict>>.",
    "byte order mark before": "\ufeffHe was an <<addict>>.",
    "control character before": "He\x07 was an <<addict>>.",
    "windows line ends before": "One.\r\nTwo.\r\nAn <<addict>>.",
    "beyond the basic plane before": "𝔘𝔫𝔦 was an <<addict>>.",
}


@pytest.mark.parametrize("example", OFFSETS.values(), ids=OFFSETS)
def test_offsets_of_a_phrase_count_code_points(find: Find, example: str) -> None:
    assert find(example, match=["addict"]) == example


@pytest.mark.parametrize("example", OFFSETS.values(), ids=OFFSETS)
def test_offsets_of_a_pattern_count_code_points(find: Find, example: str) -> None:
    assert find(example, match=None, pattern=["an <<addict+>>"]) == example


@pytest.mark.parametrize("example", OFFSETS.values(), ids=OFFSETS)
def test_offsets_of_a_regex_count_code_points(find: Find, example: str) -> None:
    assert find(example, match=None, regex=[r"\baddict\b"]) == example


def test_a_regex_runs_only_where_its_sign_is_seen(find: Find) -> None:
    keys = {"match": None, "regex": [r"\d+"], "seen": ["@", "number"]}

    assert find("It is 12.", **keys) == "It is 12."
    assert find("It is <<12>> @ home.", **keys) == "It is <<12>> @ home."
    assert find("The number is <<12>>.", **keys) == "The number is <<12>>."


def test_a_slow_regex_is_stopped_and_named(find: Find) -> None:
    with pytest.raises(NotelintError, match="agency/word"):
        find("a" * 60 + "b", match=None, regex=[r"(a|aa)+$"])


PADDING = st.text(alphabet=st.sampled_from("abc İ😀\n.-'’\"é"), max_size=40)


@given(before=PADDING, after=PADDING)
def test_a_word_is_found_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} sprocket {after}"
    sheet = open_sheet(blank().make_doc(text))
    _finder().annotate(sheet)
    found = [(c.start, c.end) for c in (sheet.candidates or {}).get("agency-term", ())]

    assert found == [(len(before) + 1, len(before) + 9)]


def _finder() -> LexiconFinder:
    from notelint.lexicon.compile import compile_lexicon
    from notelint.lexicon.model import Lexicon

    keys = {"id": "word", "match": ["sprocket"], "rationale": "x", "source": ["x"], "bad": ["A <<sprocket>>."], "good": ["x"]}
    return LexiconFinder([compile_lexicon("agency", Lexicon.model_validate({"entry": [keys]}), {}, "")])

"""Fixes fit the sentence: tense, number, article, capital; and are refused where they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from notelint.api import fix
from notelint.diagnostics import LANGUAGE_FAMILIES, Applicability
from notelint.linter import Linter
from support import linter_for

UTILIZE = {"match": ["utilize"], "inflect": "verb", "rewrite": [{"text": "use", "applicability": "safe"}]}
ADDICT = {
    "match": ["addict"],
    "inflect": "noun",
    "rewrite": [{"text": "person who uses drugs", "applicability": "safe", "plural": "people who use drugs"}],
}
SUFFER = {"match": ["suffer from"], "inflect": "verb", "rewrite": [{"text": "live with", "applicability": "safe"}]}
COMMIT = {"match": ["commit suicide"], "inflect": "verb", "rewrite": [{"text": "die by suicide", "applicability": "safe"}]}
HONEST = {"match": ["truthful"], "inflect": "none", "rewrite": [{"text": "honest", "applicability": "safe"}]}
UNIT = {"match": ["apartment"], "inflect": "noun", "rewrite": [{"text": "unit", "applicability": "safe"}]}
AMOUNT = {"match": ["large amount of"], "inflect": "none", "rewrite": [{"text": "lot of", "applicability": "safe"}]}
KEYS = {"bad": [{"text": "<<x>>", "fixed": "y"}]}

REWRITTEN = {
    "base form": (UTILIZE, "They utilize the lab.", "They use the lab."),
    "third person": (UTILIZE, "She utilizes the lab.", "She uses the lab."),
    "past": (UTILIZE, "She utilized the lab.", "She used the lab."),
    "gerund": (UTILIZE, "She is utilizing the lab.", "She is using the lab."),
    "infinitive": (UTILIZE, "She wants to utilize the lab.", "She wants to use the lab."),
    "capital": (UTILIZE, "Utilized the lab today.", "Used the lab today."),
    "capital after a stop": (UTILIZE, "We met. Utilizing the lab helped.", "We met. Using the lab helped."),
    "capital of a list item": (UTILIZE, "- Utilized the lab", "- Used the lab"),
    "phrase, past": (SUFFER, "He suffered from asthma.", "He lived with asthma."),
    "phrase, third person": (SUFFER, "He suffers from asthma.", "He lives with asthma."),
    "phrase, gerund": (SUFFER, "He is suffering from asthma.", "He is living with asthma."),
    "phrase of an irregular verb": (COMMIT, "Her son committed suicide.", "Her son died by suicide."),
    "participle after has": (COMMIT, "Her son has committed suicide.", "Her son has died by suicide."),
    "singular": (ADDICT, "He met the addict.", "He met the person who uses drugs."),
    "plural": (ADDICT, "He met the addicts.", "He met the people who use drugs."),
    "an to a": (ADDICT, "He met an addict.", "He met a person who uses drugs."),
    "capital An to A": (ADDICT, "An addict came.", "A person who uses drugs came."),
    "a to an": (HONEST, "It was a truthful talk.", "It was an honest talk."),
    "an before a consonant sound": (UNIT, "She found an apartment.", "She found a unit."),
    "article kept": (AMOUNT, "He ate a large amount of rice.", "He ate a lot of rice."),
    "article over two spaces": (ADDICT, "He met an  addict.", "He met a  person who uses drugs."),
    "two in a sentence": (UTILIZE, "She utilized it and utilizes it.", "She used it and uses it."),
    "windows line ends": (UTILIZE, "One.\r\nShe utilized it.\r\n", "One.\r\nShe used it.\r\n"),
    "emoji before": (UTILIZE, "😀 She utilized it.", "😀 She used it."),
    "longer lower case before": (UTILIZE, "İİ She utilized it.", "İİ She used it."),
}


@pytest.mark.parametrize(("keys", "before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_a_fix_fits_its_sentence(tmp_path: Path, keys: dict, before: str, after: str) -> None:
    assert fix(linter_for(tmp_path, **keys, **KEYS).check(before)) == after


def test_an_article_that_belongs_to_another_word_stays(tmp_path: Path) -> None:
    linter = linter_for(tmp_path, **ADDICT, **KEYS)

    assert fix(linter.check("Plan A addict came.")) == "Plan A person who uses drugs came."


def test_capitals_for_a_whole_word_are_no_capital_of_a_sentence(tmp_path: Path) -> None:
    assert fix(linter_for(tmp_path, **UTILIZE, **KEYS).check("She has UTILIZED it.")) == "She has used it."


POSSESSIVES = {"straight": "We met the addict's mother.", "curly": "We met the addict’s mother."}


@pytest.mark.parametrize("text", POSSESSIVES.values(), ids=POSSESSIVES)
def test_a_possessive_is_offered_and_not_applied(tmp_path: Path, text: str) -> None:
    report = linter_for(tmp_path, **ADDICT, **KEYS).check(text)

    assert [f.applicability for d in report.diagnostics for f in d.fixes if d.entry] == [Applicability.DISPLAY_ONLY]
    assert fix(report) == text


def test_a_prompt_has_no_edits(tmp_path: Path) -> None:
    prompt = {"text": "say what happened", "applicability": "display-only"}
    report = linter_for(tmp_path, rewrite=[prompt]).check("He was a sprocket.")
    (found,) = [d for d in report.diagnostics if d.entry]

    assert [(f.title, f.edits) for f in found.fixes] == [("say what happened", ())]


def test_fixes_stand_in_the_order_of_the_entry(tmp_path: Path) -> None:
    rewrites = [{"text": "cog", "applicability": "unsafe"}, {"text": "ask", "applicability": "display-only"}]
    report = linter_for(tmp_path, rewrite=rewrites, **KEYS).check("He was a sprocket.")
    (found,) = [d for d in report.diagnostics if d.entry]

    assert [f.applicability for f in found.fixes] == [Applicability.UNSAFE, Applicability.DISPLAY_ONLY]


def test_every_own_fix_says_what_it_writes(linter: Linter) -> None:
    report = linter.check("She utilized the lab prior to group.")
    offered = [f for d in report.diagnostics for f in d.fixes if f.edits]

    assert offered
    assert all(f.edits[0].replacement in f.title for f in offered)


WHOLE_WORDS = {
    "She has hx of falls.": "She has a history of falls.",
    "Member with h/o asthma.": "Member with a history of asthma.",
    "She has no hx of falls.": "She has no history of falls.",
    "Her hx of falls worries her.": "Her history of falls worries her.",
    "She talked about her work hx.": "She talked about her work history.",
}


@pytest.mark.parametrize(("before", "after"), WHOLE_WORDS.items())
def test_a_whole_word_gets_the_article_that_its_short_form_did_without(linter: Linter, before: str, after: str) -> None:
    assert fix(linter.check(before)) == after


STOPS = {
    "a new sentence without a capital": ("She takes it prn. next visit is monday.", "She takes it as needed. next visit is monday."),
    "one that begins with its verb": (
        "We talked about her family hx. asked for a card.",
        "We talked about her family history. asked for a card.",
    ),
    "words that go on": ("She has a hx. of falls.", "She has a history of falls."),
    "a subject and its verb": ("Clt. asked for a card.", "The person asked for a card."),
    "the person at the end": ("Walked with pt. asked for a card.", "Walked with the person. asked for a card."),
}


@pytest.mark.parametrize(("before", "after"), STOPS.values(), ids=STOPS)
def test_the_dot_of_a_word_cut_short_goes_and_the_stop_of_a_sentence_stays(linter: Linter, before: str, after: str) -> None:
    assert fix(linter.check(before), unsafe=True) == after


UNFIT = {"agreement": "SI was denied.", "the name of a group": "He goes to Substance Abuse group."}


@pytest.mark.parametrize("text", UNFIT.values(), ids=UNFIT)
def test_words_that_would_not_fit_are_only_shown(linter: Linter, text: str) -> None:
    assert fix(linter.check(text), unsafe=True) == text


TITLES = {
    "Kim is bipolar.": 'write "lives with bipolar disorder" for "is bipolar"',
    "He met an addict.": 'write "a person with an addiction" for "an addict"',
    "He met the addict.": 'write "person with an addiction"',
    "She dropped the cup deliberately.": 'leave out "deliberately"',
}


@pytest.mark.parametrize(("text", "title"), TITLES.items())
def test_a_title_says_what_is_replaced_where_that_is_not_what_was_found(linter: Linter, text: str, title: str) -> None:
    assert [d.fixes[0].title for d in linter.check(text).diagnostics if d.family in LANGUAGE_FAMILIES] == [title]

"""Wordings: sentences said anew, as their examples say, without touching facts."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from notelint import examples
from notelint.diagnostics import LANGUAGE_FAMILIES, Applicability
from notelint.errors import KnowledgeError
from notelint.evaluation import GoldNote, read_gold
from notelint.fixer import apply_edits, first_choice, fix_note
from notelint.lexicon.files import lexicon_name, wording_files
from notelint.lexicon.load import load_wordings
from notelint.lexicon.store import own_lexicons, own_wordings
from notelint.lexicon.wording_files import UnreadableWordingError, compile_wordings
from notelint.linter import Linter
from notelint.rules import RULES
from support import ROOT, entry, language, write_lexicon

FILES = wording_files()
TRAIN = [note for path in sorted((ROOT / "corpus" / "train").glob("*.jsonl")) for note in read_gold(path)]
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
GOOD = """
[[wording]]
id = "a"
of = ["credibility/claims"]
find = ['''{claim}''']
verbs = ["claim > say"]
write = "{say}"
why = "Because."
shown = [{ text = "She <<claims>> that.", fixed = "She says that." }]
"""


@pytest.mark.parametrize("path", FILES, ids=lexicon_name)
def test_examples_read_as_written(path: Path) -> None:
    assert [f"{f.where}: {f.problem} in: {f.example}" for f in examples.test_lexicon_file(path)] == []


@pytest.mark.parametrize("path", FILES, ids=lexicon_name)
def test_every_wording_is_for_something_that_exists(path: Path) -> None:
    known = {e.key for lexicon in own_lexicons() for e in lexicon.entries} | {rule.meta.name for rule in RULES}

    assert {subject for wording in load_wordings(path).wording for subject in wording.of} - known == set()


def test_what_is_kept_is_what_the_files_say() -> None:
    compiled = [wording for path in FILES for wording in compile_wordings(lexicon_name(path), load_wordings(path))]
    kept = {wording.key: wording for wordings in own_wordings().values() for wording in wordings}

    assert {wording.key: wording for wording in compiled} == kept


def write(folder: Path, text: str) -> Path:
    path = folder / "wordings" / "x.toml"
    path.parent.mkdir()
    path.write_text(f'title = "X"\n{text}', encoding="utf-8")
    return path


BROKEN = {
    "an unknown key": ('why = "Because."', 'wy = "Because."', 'unknown key "wy"; did you mean "why"?'),
    "no example": ("shown = [", "left = [] # [", '"shown" is missing'),
    "an example without its end": (', fixed = "She says that."', "", "says with `fixed`"),
}


@pytest.mark.parametrize(("old", "new", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_names_wording_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=re.escape(told)):
        load_wordings(write(tmp_path, GOOD.replace(old, new)))


def test_examples_of_an_agencys_wordings_are_run(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("She says that.", "She said that."))

    assert [failure.where for failure in examples.test_lexicon_file(path)] == ["wordings/x/a"]


UNREADABLE = {
    "a slot that is nothing": ("{say}", "{told}", "write names {told}"),
    "a verb that is none": ("claim > say", "claim, say", "Write two verbs"),
    "a broken expression": ("{claim}", "({claim}", "is not a regular expression"),
    "a part that is nothing": ("'''{claim}", "'''{nothing}{claim}", "find names {nothing}"),
}


@pytest.mark.parametrize(("old", "new", "told"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_wording_that_cannot_be_read_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    file = load_wordings(write(tmp_path, GOOD.replace(old, new)))

    with pytest.raises(UnreadableWordingError, match=re.escape(told)):
        compile_wordings("x", file)


def fixed(linter: Linter, text: str) -> str:
    return fix_note(linter.check(text), linter.check, unsafe=True).text


TENSES = {
    "Client denied any concerns today.": "Client reported no concerns today.",
    "She is denying any pain.": "She is reporting no pain.",
    "He refuses to mop.": "He chooses not to mop.",
    "He had refused to mop.": "He had chosen not to mop.",
    "She fell off the wagon in May.": "She returned to use in May.",
    "Claims the bus was late.": "Says the bus was late.",
}


@pytest.mark.parametrize(("before", "after"), TENSES.items())
def test_the_verb_keeps_its_form(linter: Linter, before: str, after: str) -> None:
    assert fixed(linter, before) == after


# Sentences in which the words on offer would not stand, or would say less than was said.
ONLY_SHOWN = {
    "a clause behind a name": "She is a frequent caller who misses her sons.",
    "a clause behind a clause": "He is a crackhead who works nights.",
    "a name beside a name": "Olga is bipolar and blind.",
    "a name beside one with a clause": "Tom is an ex-con and drummer.",
    "a place that the words cannot take": "She was isolating from her brothers.",
    "a link that takes no deed": "He seems to be noncompliant with his insulin.",
    "an object that the words cannot take": "He relapsed on whatever they sold him.",
    "words for more than one before a verb for one": "SI/HI was denied.",
    "a judgement as an event": "She became combative and sat down.",
    "a judgement beside a deed that does not show it": "He was belligerent and walked home.",
    "a judgement behind a deed that does not show it": "He ate his lunch and was aggressive.",
    "a judgement as a sentence of its own": "He came at nine. And was belligerent.",
    "what was meant, where somebody was hurt": "He burned his arm on purpose.",
    "a substance that is not named": "She is a substance abuser.",
    "another addiction": "He is a sex addict.",
    "a time that is over": "They are former addicts.",
    "a kind of illness": "He is a paranoid schizophrenic.",
}


@pytest.mark.parametrize("text", ONLY_SHOWN.values(), ids=ONLY_SHOWN)
def test_where_grammar_or_a_fact_would_go_nothing_is_put_in(linter: Linter, text: str) -> None:
    assert fixed(linter, text) == text
    assert [d for d in linter.check(text).diagnostics if d.family in LANGUAGE_FAMILIES]


FITTING = {
    "He is schizophrenic but sleeps well.": "He lives with schizophrenia but sleeps well.",
    "Olga is bipolar, and she paints.": "Olga lives with bipolar disorder, and she paints.",
    "He relapsed on crack last May.": "He used crack again last May.",
    "Two homeless veterans asked for tea.": "Two veterans without housing asked for tea.",
    "She was rude and slammed the gate.": "She slammed the gate.",
    "They are in the process of packing.": "They are now packing.",
    "We saw progress with regard to her sleep.": "We saw progress with her sleep.",
}


@pytest.mark.parametrize(("before", "after"), FITTING.items())
def test_where_nothing_is_lost_the_words_are_put_in(linter: Linter, before: str, after: str) -> None:
    assert fixed(linter, before) == after


UNTOUCHED = {
    "quoted words": 'He said "she denied any pain" and left.',
    "the person's own": "She said she refused to mop because her back hurt.",
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_other_peoples_words_stay(linter: Linter, text: str) -> None:
    assert fixed(linter, text) == text


def test_a_line_is_never_lost(linter: Linter) -> None:
    assert fixed(linter, "She turned the radio up to\ndrown me out.").count("\n") == 1


def _facts(text: str) -> tuple[Counter[str], list[str]]:
    return Counter(re.findall(r"\d+", text)), QUOTED.findall(text)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_no_wording_changes_a_number_or_a_quotation(linter: Linter, unsafe: bool) -> None:
    applied = 0
    for note in TRAIN:
        for diagnostic in linter.check(note.text).diagnostics:
            fix = first_choice(diagnostic, unsafe)
            if fix is not None and diagnostic.family in LANGUAGE_FAMILIES:
                assert _facts(apply_edits(note.text, fix.edits)) == _facts(note.text), note.id
                applied += 1

    assert applied > (250 if unsafe else 10)


@pytest.mark.parametrize("note", TRAIN[::9], ids=lambda note: note.id)
def test_safe_fixes_leave_nothing_of_their_kind_and_come_to_rest(linter: Linter, note: GoldNote) -> None:
    once = fix_note(linter.check(note.text), linter.check)

    assert fix_note(once.report, linter.check).text == once.text
    left = [d for d in once.report.diagnostics if d.fixes and d.fixes[0].applicability is Applicability.SAFE and d.fixes[0].edits]
    assert len(left) <= once.withheld


def test_most_findings_say_what_to_write(linter: Linter) -> None:
    found = [d for note in TRAIN for d in linter.check(note.text).diagnostics if d.family in LANGUAGE_FAMILIES]
    helped = [d for d in found if d.fixes]

    assert len(helped) >= 0.98 * len(found) > 0


SKETCHES = {
    "Client was aggressive toward staff at dinner.": "Client ____ toward staff at dinner.",
    "Narrative: He appeared guarded when we met at the park.": "He ____ when we met at the park.",
    "I think he just wants his sister to feel bad so he calls her.": "I think he ____ so he calls her.",
    "She never lost that bus pass, she wanted me to dig in my own purse.": "She never lost that bus pass, she ____.",
    "On Friday she was dramatic about the neighbors.": "On Friday she ____.",
    "DATE: 05/06/2026  TIME: 0900-0945  PLACE: home visit  TYPE: Ind peer\nMember was evasive about the bus.": "Member ____ about the bus.",
    "Group note. Present: Olga P., Samir K.\nOlga was evasive about the bus.": "Olga ____ about the bus.",
    "We met at the library and then after the long bus ride home from the park\nOlga was evasive about the bus.": (
        "We met at the library and then after the long bus ride home from the park Olga ____ about the bus."
    ),
}


@pytest.mark.parametrize(("text", "sketch"), SKETCHES.items())
def test_a_prompt_shows_the_sentence_with_a_blank(linter: Linter, text: str, sketch: str) -> None:
    assert [fix.sketch for d in linter.check(text).diagnostics for fix in d.fixes if fix.sketch] == [sketch]


def test_too_little_gives_no_sketch(linter: Linter) -> None:
    assert not [fix.sketch for d in linter.check("Disheveled.").diagnostics for fix in d.fixes if fix.sketch]


OURS = entry(match=["flibbet"], bad=["A <<flibbet>>."])
OF_OURS = GOOD.replace("credibility/claims", "agency/word").replace("'''{claim}'''", "'''flibbet'''").replace("verbs", "# verbs")
OF_OURS = OF_OURS.replace('"{say}"', '"wheel"').replace("<<claims>> that", "<<flibbet>> it").replace("She says that", "She wheel it")


@pytest.mark.parametrize("folder", ["wordings", "anywhere"])
def test_an_agencys_wordings_are_offered_before_ours(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "w.toml"
    path.parent.mkdir()
    told = GOOD.replace("claim > say", "claim > tell").replace("{say}", "{tell}").replace("says", "tells")
    path.write_text(f'title = "X"\n{told}', encoding="utf-8")
    found = language(Linter(lexicons=[path]).check("She claims that."))

    assert list(examples.test_lexicon_file(path)) == []
    assert [d.fixes[0].edits[0].replacement for d in found] == ["tells"]


def test_an_agencys_wordings_may_be_for_its_own_entries(tmp_path: Path) -> None:
    words, path = write_lexicon(tmp_path, OURS), write(tmp_path, OF_OURS)
    found = language(Linter(lexicons=[path, words]).check("He was a flibbet."))

    assert [d.fixes[0].edits[0].replacement for d in found] == ["wheel"]
    assert list(examples.test_lexicon_file(path, words, path)) == []


@pytest.mark.parametrize(("of", "told"), [("agency/wrod", "needs its file beside"), ("missing-plan", "no rule"), ("NL8", "no rule")])
def test_wordings_for_nothing_are_told_by_check_and_test(tmp_path: Path, of: str, told: str) -> None:
    path = write(tmp_path, GOOD.replace("credibility/claims", of))

    for use in (lambda: Linter(lexicons=[path]), lambda: list(examples.test_lexicon_file(path))):
        with pytest.raises(KnowledgeError, match=told) as raised:
            use()
        assert f'{path}: wording "a", of' in str(raised.value)


def test_wordings_may_name_their_rule_by_its_code(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("credibility/claims", "NL204"))

    assert list(examples.test_lexicon_file(path)) == []

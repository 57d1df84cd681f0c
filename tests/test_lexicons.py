"""The lexicons that come with notelint, and what a broken lexicon is told."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from notelint import examples
from notelint.diagnostics import Applicability
from notelint.errors import KnowledgeError
from notelint.lexicon.files import is_evidence, lexicon_files, lexicon_folder, lexicon_name
from notelint.lexicon.store import lexicon_at, own_lexicons
from notelint.lexicon.tokens import plain
from notelint.linter import Linter
from notelint.rules import RULES
from notelint.rules.lexicon_rule import LexiconRule
from support import entry, language, linter_for, write_lexicon

FILES = lexicon_files()
WORD_FILES = [path for path in FILES if not is_evidence(path)]


def entries_in(path: Path) -> list[dict]:
    return tomllib.loads(path.read_text(encoding="utf-8"))["evidence" if is_evidence(path) else "entry"]


@pytest.mark.parametrize("path", FILES, ids=lexicon_name)
def test_examples_come_out_as_written(path: Path) -> None:
    failures = [f"{f.where}: {f.problem} in: {f.example}" for f in examples.test_lexicon_file(path)]

    assert failures == []


def phrases_of(found: dict) -> set[str]:
    """Return the phrases of an entry as they are compared: joints alike, capitals only where they matter."""
    spelled = (phrase if found.get("case") == "exact" else plain(phrase) for phrase in found.get("match", ()))
    return {re.sub(r"[\s-]+", " ", phrase) for phrase in spelled}


@pytest.mark.parametrize("path", FILES, ids=lexicon_name)
def test_no_two_entries_share_a_phrase(path: Path) -> None:
    times = Counter(phrase for found in entries_in(path) for phrase in phrases_of(found))

    assert [phrase for phrase, count in times.items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lexicon_name)
def test_every_source_says_something(path: Path) -> None:
    blank = [found["id"] for found in entries_in(path) if not found["source"] or not all(s.strip() for s in found["source"])]

    assert blank == []


@pytest.mark.parametrize("path", WORD_FILES, ids=lexicon_name)
def test_every_rationale_is_kind(path: Path) -> None:
    harsh = re.compile(r"\b(?:violat\w+|you must|forbidden|prohibited|unacceptable|never use|wrong to|sloppy|lazy)\b", re.IGNORECASE)

    assert [found["id"] for found in entries_in(path) if harsh.search(found["rationale"])] == []


def offered_texts() -> Iterator[tuple[str, str]]:
    """Yield (entry, wording) for every wording that a fix may put into a note."""
    for lexicon in own_lexicons():
        for found in lexicon.entries:
            for rewrite in found.rewrites:
                if rewrite.applicability is not Applicability.DISPLAY_ONLY:
                    for text in {rewrite.text, *rewrite.by_tag.values()}:
                        yield found.key, text


def test_no_offered_wording_is_pointed_out_itself(linter: Linter) -> None:
    flagged = [(key, text, d.entry) for key, text in offered_texts() for d in language(linter.check(text))]

    assert flagged == []


def test_every_lexicon_names_a_rule_that_reads_lexicons() -> None:
    readers = {rule.meta.name for rule in RULES if issubclass(rule, LexiconRule)}

    assert {entry.rule for x in own_lexicons() for entry in x.entries if not x.rule.startswith("score-")} <= readers


def test_every_rule_that_reads_lexicons_has_one() -> None:
    readers = {rule.meta.name for rule in RULES if issubclass(rule, LexiconRule)} - {"agency-term"}

    assert readers <= {entry.rule for x in own_lexicons() for entry in x.entries}


def test_the_checkouts_own_lexicons_are_read() -> None:
    assert lexicon_folder() == Path(__file__).resolve().parents[1] / "lexicons"


def test_a_complete_entry_loads(tmp_path: Path) -> None:
    report = linter_for(tmp_path).check("He was a sprocket.")

    assert [d.entry for d in language(report)] == ["agency/word"]


BROKEN = {
    "unknown key": ({"rational": "x"}, ["rational", '"rationale"']),
    "missing rationale": ({"rationale": None}, ["rationale"]),
    "blank rationale": ({"rationale": "  "}, ["rationale"]),
    "missing source": ({"source": None}, ["source"]),
    "empty source": ({"source": []}, ['"source" is empty', "at least one"]),
    "id with a space": ({"id": "Our word"}, ["small letters, digits and hyphens"]),
    "blank source": ({"source": [" "]}, ["source"]),
    "missing bad": ({"bad": None}, ["bad"]),
    "empty bad": ({"bad": []}, ["bad"]),
    "missing good": ({"good": None}, ["good"]),
    "mark missing": ({"bad": ["He was a sprocket."]}, ["bad", "<<so>>"]),
    "mark left open": ({"bad": ["He was a <<sprocket."]}, ["bad", "<<so>>"]),
    "mark in good": ({"good": ["He was a <<wheel>>."]}, ["good", "<<mark>>"]),
    "nothing to find": ({"match": None}, ["match", "pattern", "regex"]),
    "unknown severity": ({"severity": "fatal"}, ["severity"]),
    "unknown inflection": ({"inflect": "plural"}, ["inflect"]),
    "unknown applicability": ({"rewrite": [{"text": "wheel", "applicability": "sure"}]}, ["applicability"]),
    "fix without fixed": ({"rewrite": [{"text": "wheel", "applicability": "safe"}]}, ["fixed"]),
    "unknown class": ({"match": None, "pattern": ["the {persons} sprocket"]}, ["pattern", "{persons}"]),
    "unclosed choice": ({"match": None, "pattern": ["(a|the sprocket"]}, ["pattern", "(a|the sprocket"]),
    "gap at the start": ({"match": None, "pattern": ["* sprocket"]}, ["pattern", "gap"]),
    "gap too long": ({"match": None, "pattern": ["old *40 sprocket"]}, ["pattern", "40"]),
    "classes only": ({"match": None, "pattern": ["{person} {linking}"]}, ["pattern", "word of its own"]),
    "mark opened twice": ({"match": None, "pattern": ["<<old>> <<sprocket>>"]}, ["pattern", "once"]),
    "mark closed before it opens": ({"match": None, "pattern": [">>old sprocket<<"]}, ["pattern"]),
    "bad regex": ({"match": None, "regex": ["(unclosed"]}, ["regex", "(unclosed"]),
}


@pytest.mark.parametrize(("keys", "named"), BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_is_told_file_entry_and_key(tmp_path: Path, keys: dict, named: list[str]) -> None:
    path = write_lexicon(tmp_path, entry(**keys))

    with pytest.raises(KnowledgeError) as raised:
        lexicon_at(path)

    assert [word for word in ("agency", "word", *named) if word not in str(raised.value)] == []


@pytest.mark.parametrize("keys", [{"id": "Our word"}, {"bad": [{"txt": "A <<word>>."}]}], ids=["entry", "example"])
def test_a_list_is_not_called_empty_for_the_mistakes_in_it(tmp_path: Path, keys: dict) -> None:
    path = write_lexicon(tmp_path, entry(**keys))

    with pytest.raises(KnowledgeError) as raised:
        lexicon_at(path)

    assert [word for word in ("Tuple", "empty", "the file:", "^[a-z") if word in str(raised.value)] == []


def test_an_empty_list_of_entries_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match='"entry" is empty; write at least one'):
        lexicon_at(write_lexicon(tmp_path, head="entry = []"))


def test_a_broken_pattern_names_the_file_it_stands_in(tmp_path: Path) -> None:
    path = write_lexicon(tmp_path, entry(match=None, pattern=["(a|the sprocket"]))

    with pytest.raises(KnowledgeError, match=re.escape(str(path))):
        lexicon_at(path)


def test_two_entries_with_one_id_are_refused(tmp_path: Path) -> None:
    path = write_lexicon(tmp_path, entry(), entry(match=["cog"], bad=["A <<cog>>."]))

    with pytest.raises(KnowledgeError, match=r'agency\.toml(.|\n)*"word"'):
        lexicon_at(path)


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    path = write_lexicon(tmp_path, '[[entry]]\nid = "word\n')

    with pytest.raises(KnowledgeError, match=r"agency\.toml.*line"):
        lexicon_at(path)


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.toml"):
        lexicon_at(tmp_path / "nowhere.toml")


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "agency.toml"
    path.write_bytes(entry(rationale="Caf\u00e9.").encode("cp1252"))

    with pytest.raises(KnowledgeError, match=r"agency\.toml.*UTF-8"):
        lexicon_at(path)


def test_a_file_without_entries_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"agency\.toml(.|\n)*entry"):
        lexicon_at(write_lexicon(tmp_path, 'title = "Nothing"'))


def test_a_lexicon_for_a_rule_that_does_not_exist_is_told(tmp_path: Path) -> None:
    path = write_lexicon(tmp_path, entry(), head='rule = "motive-atribution"')

    with pytest.raises(KnowledgeError, match="motive-atribution"):
        Linter(lexicons=[path])


def test_an_agencys_file_may_be_named_like_one_of_ours(tmp_path: Path) -> None:
    path = write_lexicon(tmp_path, entry(id="compliant"), name="compliance")
    text = "He was a sprocket. She was compliant with her plan."
    theirs, ours = language(Linter(lexicons=[path]).check(text))

    assert (theirs.text, theirs.name, theirs.message) == ("sprocket", "agency-term", "Why it matters.")
    assert (ours.text, ours.name) == ("compliant with", "compliance-language")
    assert ours.message != "Why it matters."


def test_an_agencys_lexicon_adds_to_ours(tmp_path: Path) -> None:
    found = language(Linter(lexicons=[write_lexicon(tmp_path, entry())]).check("The sprocket was manipulative."))

    assert [d.code for d in found] == ["NL208", "NL301"]


def two_files(folder: Path, *names: str) -> list[Path]:
    """Write a lexicon for each "folder/name", each with an entry "word" for a word and with a reason of its own."""
    paths = []
    for word, name in zip(("sprocket", "flibbet"), names, strict=True):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        paths.append(write_lexicon(place.parent, entry(match=[word], rationale=f"Of {word}.", bad=[f"A <<{word}>>."]), name=place.name))
    return paths


NAMESAKES = {
    "one name": (("a/words", "b/words"), ["words/word", "b-words/word"]),
    "one name and folder": (("a/x/words", "b/x/words"), ["words/word", "x-words/word"]),
    "a folder with other signs": (("a/words", "Our House, 2/words"), ["words/word", "our-house-2-words/word"]),
    "named like ours": (("a/compliance", "b/compliance"), ["compliance-agency/word", "b-compliance-agency/word"]),
    "named as ours would be": (("a/compliance-agency", "b/compliance"), ["compliance-agency/word", "b-compliance-agency/word"]),
}


@pytest.mark.parametrize(("names", "keys"), NAMESAKES.values(), ids=NAMESAKES)
def test_lexicons_of_one_name_keep_their_entries_apart(tmp_path: Path, names: tuple[str, ...], keys: list[str]) -> None:
    found = language(Linter(lexicons=two_files(tmp_path, *names)).check("He was a sprocket. She was a flibbet."))

    assert [(d.text, d.message, d.entry) for d in found] == [("sprocket", "Of sprocket.", keys[0]), ("flibbet", "Of flibbet.", keys[1])]


def test_three_lexicons_of_one_name_and_folder_are_numbered(tmp_path: Path) -> None:
    paths = [*two_files(tmp_path, "a/x/words", "b/x/words"), *two_files(tmp_path, "c/x/words", "d/y/words")]

    assert [lexicon.name for lexicon in Linter(lexicons=paths).lexicons][-4:] == ["words", "x-words", "x-words-2", "y-words"]


def test_a_lexicon_given_twice_counts_once(tmp_path: Path) -> None:
    path = write_lexicon(tmp_path, entry())
    given = [path, tmp_path / "x" / ".." / path.name, lexicon_folder() / "compliance.toml"]
    (tmp_path / "x").mkdir()

    assert Counter(lexicon.name for lexicon in Linter(lexicons=given).lexicons).most_common(1)[0][1] == 1
    assert len(Linter(lexicons=given).lexicons) == len(own_lexicons()) + 1


def test_single_entries_of_namesakes_can_be_ignored(tmp_path: Path) -> None:
    linter = Linter(lexicons=two_files(tmp_path, "a/words", "b/words"), ignore=["b-words/word"])

    assert [d.text for d in language(linter.check("He was a sprocket. She was a flibbet."))] == ["sprocket"]


UNREPORTING = {
    "no word lists": ("missing-plan", "missing-plan looks for something of its own"),
    "no word lists, by its code": ("NL803", "long-sentence looks for something of its own"),
    "the score": ("score-strengths", 'there is no rule "score-strengths"'),
    "a slip": ("doubting-wrd", 'did you mean "doubting-word"?'),
    "no name of a rule": ("Doubting word", '"rule": write it as in "agency-term" or "NL208"'),
}


@pytest.mark.parametrize(("rule", "told"), UNREPORTING.values(), ids=UNREPORTING)
def test_a_rule_that_cannot_report_entries_is_told_by_check_and_test(tmp_path: Path, rule: str, told: str) -> None:
    path = write_lexicon(tmp_path, entry(), head=f'rule = "{rule}"')

    for use in (lambda: Linter(lexicons=[path]), lambda: list(examples.test_lexicon_file(path))):
        with pytest.raises(KnowledgeError, match=re.escape(told)) as raised:
            use()
        assert str(path) in str(raised.value)


def test_an_entry_whose_rule_cannot_report_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match='entry "word", rule: missing-plan'):
        Linter(lexicons=[write_lexicon(tmp_path, entry(rule="missing-plan"))])


def test_a_rule_may_be_named_by_its_code(tmp_path: Path) -> None:
    path = write_lexicon(
        tmp_path, entry(), entry(id="other", match=["flibbet"], bad=["A <<flibbet>>."], rule="NL401"), head='rule = "NL204"'
    )
    found = language(Linter(lexicons=[path]).check("He was a sprocket. She was a flibbet."))

    assert [(d.text, d.code) for d in found] == [("sprocket", "NL204"), ("flibbet", "NL401")]
    assert list(examples.test_lexicon_file(path)) == []


EVIDENCE = """dimension = "strengths"
[[evidence]]
id = "own"
points = 4
match = ["flibbet"]
reason = "Because."
source = ["us"]
found = ["A <<flibbet>> fell."]
clean = ["A wheel fell."]
"""
WORDING = """title = "X"
[[wording]]
id = "a"
of = ["NL204"]
find = ["claims"]
write = "tells"
why = "So."
shown = [{ text = "She <<claims>> it.", fixed = "She tells it." }]
"""


@pytest.mark.parametrize(
    "text", ['title = "Own"\nrule = "agency-term"\n' + entry(), EVIDENCE, WORDING], ids=["words", "evidence", "wordings"]
)
def test_a_file_of_an_agency_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    read = Path.read_bytes
    times: Counter[Path] = Counter()
    monkeypatch.setattr(Path, "read_bytes", lambda file: times.update([file]) or read(file))
    linter = Linter(lexicons=[path])

    assert times[path] == 1
    assert linter._agency.lexicons or linter._agency.wordings


def test_what_a_file_holds_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "strengths.toml"
    path.write_text(EVIDENCE, encoding="utf-8")
    linter = Linter(lexicons=[path])

    assert list(examples.test_lexicon_file(path)) == []
    assert linter.lexicons[-1].name == "score/strengths-agency"
    assert linter.entries["score/strengths-agency/own"].points == 4

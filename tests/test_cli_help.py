"""The command line where it tells: help, hints, explain, rules, test, evaluate."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint._version import __version__
from notelint.cli import COMMANDS
from notelint.cli.collecting import FEW
from notelint.review.across_rules import ACROSS_RULES
from notelint.rules import RULES
from support import Ran, entry, write_lexicon

Cli = Callable[..., Ran]
pytestmark = pytest.mark.usefixtures("here")


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_an_unknown_command_says_which_was_meant(notelint: Cli) -> None:
    ran = notelint("chekc", "a.txt")

    assert (ran.status, '"check"' in ran.err) == (2, True)


def test_an_unknown_option_says_which_was_meant(notelint: Cli) -> None:
    ran = notelint("check", "--fromat", "json", "a.txt")

    assert (ran.status, "--format" in ran.err) == (2, True)


def test_an_unknown_format_lists_the_formats(notelint: Cli) -> None:
    ran = notelint("check", "--format", "jsn", "a.txt")

    assert (ran.status, "jsonl" in ran.err) == (2, True)


def test_the_version_is_printed(notelint: Cli) -> None:
    ran = notelint("--version")

    assert (ran.status, ran.out) == (0, f"notelint {__version__}\n")


def test_without_a_command_there_is_help(notelint: Cli) -> None:
    ran = notelint()

    assert [name for name in COMMANDS if name not in ran.out + ran.err] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(notelint: Cli, name: str) -> None:
    ran = notelint(name, "--help")

    assert (ran.status, ran.out.startswith("Usage: ")) == (0, True)


@pytest.mark.parametrize("asked", ["NL301", "nl301", "motive-attribution"])
def test_explain_tells_about_a_rule(notelint: Cli, asked: str) -> None:
    ran = notelint("explain", asked)

    assert ran.status == 0
    assert [part for part in ("NL301 motive-attribution", "## Why", "## Examples", "## Sources") if part not in ran.out] == []


WORDS = {
    "word": ["manipulative"],
    "phrase": ["attention", "seeking"],
    "hyphenated": ["attention-seeking"],
    "inflected": ["noncompliance"],
    "capitals": ["Manipulative"],
    "curly": ["isn’t compliant"],
    "entry": ["motive-words/manipulative"],
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_explain_tells_about_a_word(notelint: Cli, words: list[str]) -> None:
    ran = notelint("explain", *words)

    assert (ran.status, "source:" in ran.out) == (0, True)


@pytest.mark.parametrize("asked", ["sprocket", "agency/word"])
def test_explain_knows_the_words_of_the_agency(notelint: Cli, here: Path, asked: str) -> None:
    write_lexicon(here, entry())
    write("notelint.toml", 'lexicons = ["agency.toml"]')
    ran = notelint("explain", asked)

    assert (ran.status, "agency/word" in ran.out, "Why it matters." in ran.out) == (0, True, True)


def test_explain_says_what_was_meant(notelint: Cli) -> None:
    ran = notelint("explain", "motive-atribution")

    assert (ran.status, '"motive-attribution"' in ran.err) == (2, True)


def test_explain_claims_nothing_of_a_word_it_does_not_know(notelint: Cli) -> None:
    ran = notelint("explain", "flat", "marmalade")

    assert (ran.status, "try `notelint check`" in ran.err) == (2, True)


# As `check` prints them; none stands so in a lexicon.
AS_FOUND = {
    "signs": ("SI/HI", "clinical-shorthand/si-hi"),
    "a pattern": ("blunted affect", "mental-status/"),
    "a count": ("A&Ox3", "clinical-shorthand/a-and-o"),
    "words in a row": ("failed to show", "compliance/no-showed"),
    "a sentence": ("She refused the flyer.", "compliance/refused"),
}


@pytest.mark.parametrize(("asked", "entry"), AS_FOUND.values(), ids=AS_FOUND)
def test_explain_reads_words_as_check_does(notelint: Cli, asked: str, entry: str) -> None:
    ran = notelint("explain", asked)

    assert (ran.status, ran.out.startswith(entry)) == (0, True)


NAMED = {
    "an item": ("plan", "NL607 missing-plan"),
    "an item in words": ("date of service", "NL602 missing-service-date"),
    "an item by its key": ("start_time", "NL614 missing-start-time"),
    "a billing code": ("h0038", "H0038  Self-help/peer services"),
    "a profile": ("va", "Virginia: peer recovery support services"),
    "the score": ("score", "0 to 100"),
    "a side of the score": ("strengths", "what speaks for it: something the person did"),
    "the profile of the examples": ("NL708", "with --profile ca-2024:"),
}


@pytest.mark.parametrize(("asked", "told"), NAMED.values(), ids=NAMED)
def test_explain_knows_other_names(notelint: Cli, asked: str, told: str) -> None:
    ran = notelint("explain", *asked.split())

    assert (ran.status, told in ran.out) == (0, True)


@pytest.mark.parametrize(("asked", "told"), [("overdosed", "did you mean"), ("H9999", "only beside others")])
def test_explain_guesses_and_claims_nothing_that_is_not_so(notelint: Cli, asked: str, told: str) -> None:
    ran = notelint("explain", asked)

    assert (ran.status, told in ran.err) == (2, False)


@pytest.mark.parametrize("asked", ["NL903", "nl903", "cloned-note"])
def test_explain_tells_about_a_rule_across_notes(notelint: Cli, asked: str) -> None:
    ran = notelint("explain", asked)

    assert ran.status == 0
    assert [part for part in ("NL903 cloned-note", "## Why", "## Sources") if part not in ran.out] == []


def test_rules_across_notes_are_listed_as_text(notelint: Cli) -> None:
    assert [code for code in ACROSS_RULES if code not in notelint("rules").out] == []


def test_rules_are_listed(notelint: Cli) -> None:
    ran = notelint("rules")

    assert [rule.meta.code for rule in RULES if rule.meta.code not in ran.out or rule.meta.name not in ran.out] == []


def test_rules_are_listed_as_json(notelint: Cli) -> None:
    listed = json.loads(notelint("rules", "--format", "json").out)

    assert [rule["code"] for rule in listed if not rule["across_notes"]] == [rule.meta.code for rule in RULES]
    assert [rule["code"] for rule in listed if rule["across_notes"]] == [rule.code for rule in ACROSS_RULES.values()]


def test_a_lexicon_is_tested(notelint: Cli, here: Path) -> None:
    ran = notelint("test", write_lexicon(here, entry()))

    assert (ran.status, "2 examples, 0 problems" in ran.out) == (0, True)


def test_a_failing_example_is_shown(notelint: Cli, here: Path) -> None:
    ran = notelint("test", write_lexicon(here, entry(good=["A sprocket."])))

    assert (ran.status, "agency/word" in ran.out) == (1, True)


def test_a_broken_lexicon_cannot_be_tested(notelint: Cli, here: Path) -> None:
    assert notelint("test", write_lexicon(here, entry(source=None))).status == 2


def test_running_examples_collects_garbage(notelint: Cli, here: Path) -> None:
    notelint("test", write_lexicon(here, entry()))

    assert gc.isenabled()


def test_a_long_evaluation_collects_garbage(notelint: Cli) -> None:
    write("gold.jsonl", '{"id": "1", "text": "We walked.", "spans": []}\n' * (FEW + 2))
    notelint("evaluate", "gold.jsonl")

    assert gc.isenabled()


def test_evaluation_counts(notelint: Cli) -> None:
    gold = {"id": "1", "text": "He was manipulative and she walked.", "spans": [{"start": 7, "end": 19, "family": "motive"}]}
    missed = {"id": "2", "text": "She walked home.", "spans": [{"start": 4, "end": 10, "family": "motive"}]}
    write("gold.jsonl", "\n".join(map(json.dumps, (gold, missed))))
    ran = notelint("evaluate", "gold.jsonl")
    (row,) = [line.split() for line in ran.out.splitlines() if " motive " in line]

    assert ran.status == 0
    assert [cell for cell in row if cell[0].isdigit()] == ["1.000", "0.500", "0.667", "1", "0", "1"]


BAD_GOLD = {
    "not JSON": "nothing",
    "no text": '{"id": "1"}',
    "negative": '{"id": "1", "text": "x", "spans": [{"start": -1, "end": 2, "family": "motive"}]}',
    "a list": "[]",
    "beyond the text": '{"id": "1", "text": "x", "spans": [{"start": 0, "end": 2, "family": "motive"}]}',
    "backwards": '{"id": "1", "text": "xyz", "spans": [{"start": 2, "end": 1, "family": "motive"}]}',
    "of nothing": '{"id": "1", "text": "x", "spans": [{"start": 1, "end": 1, "family": "motive"}]}',
    "unknown family": '{"id": "1", "text": "x", "spans": [{"start": 0, "end": 1, "family": "motives"}]}',
}


@pytest.mark.parametrize("line", BAD_GOLD.values(), ids=BAD_GOLD)
def test_gold_that_cannot_be_read_exits_2(notelint: Cli, line: str) -> None:
    write("gold.jsonl", '{"id": "0", "text": "x"}\n' + line)
    ran = notelint("evaluate", "gold.jsonl")

    assert (ran.status, "gold.jsonl, line 2" in ran.err) == (2, True)


def test_a_wrong_mark_is_told_with_its_place_and_what_to_write(notelint: Cli) -> None:
    write("gold.jsonl", BAD_GOLD["unknown family"])
    told = notelint("evaluate", "gold.jsonl").err

    assert "gold.jsonl, line 1: spans.0.family: " in told
    assert "clinical-jargon, label, motive, interpretation, peer-role" in told


@pytest.mark.parametrize("text", ["", "\n \n"], ids=["empty", "blank"])
def test_gold_without_notes_exits_2(notelint: Cli, text: str) -> None:
    write("gold.jsonl", text)
    ran = notelint("evaluate", "gold.jsonl")

    assert (ran.status, "gold.jsonl: is empty" in ran.err) == (2, True)


def test_a_missing_gold_file_exits_2(notelint: Cli) -> None:
    assert notelint("evaluate", "nowhere.jsonl").status == 2

"""Every rule: its number, its page, and its examples in the whole linter."""

from __future__ import annotations

import re
from inspect import getdoc
from pathlib import Path

import pytest

from notelint import rules
from notelint.config.profile import load_profile
from notelint.diagnostics import Family, Severity
from notelint.examples import unmarked
from notelint.lexicon.files import profile_folder
from notelint.linter import Linter
from notelint.note import Note
from notelint.report import FIELD_NAMES
from notelint.rules import RULES, rule_named
from notelint.rules.base import Rule
from notelint.rules.context_rule import ContextRule

FAMILY_DIGITS = {family: digit for digit, family in enumerate(Family, start=1)}
HELPERS = {"__init__", "base", "context_rule", "lexicon_rule", "on_record", "required"}
WITHOUT_WORDS = {"agency-term"}  # an agency's own lexicon brings the words, and examples with them
WITH_EXAMPLES = [rule for rule in RULES if rule.meta.name not in WITHOUT_WORDS]
BAD = [(rule, example) for rule in WITH_EXAMPLES for example in rule.bad]
GOOD = [(rule, example) for rule in WITH_EXAMPLES for example in rule.good]


def name_of(rule: type[Rule]) -> str:
    return rule.meta.name


@pytest.fixture(scope="module")
def demanding() -> Linter:
    """Return a linter whose profile asks for every field."""
    profile = load_profile("generic", profile_folder())
    return Linter(profile.model_copy(update={"required": dict.fromkeys(FIELD_NAMES, Severity.WARNING)}))


def spans_of(linter: Linter, rule: type[Rule], text: str) -> list[tuple[int, int]]:
    if rule.example_profile:
        linter = Linter(rule.example_profile)
    note = Note(text, fields=dict(rule.example_fields))
    return [(d.start, d.end) for d in linter.check(note).diagnostics if d.code == rule.meta.code]


def test_every_file_of_the_folder_is_in_the_tuple() -> None:
    folder = Path(rules.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - HELPERS

    assert {rule.__module__.rpartition(".")[2] for rule in RULES} == files


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_file_is_named_after_its_rule(rule: type[Rule]) -> None:
    module = rule.__module__.rpartition(".")[2]

    assert module == rule.meta.name.replace("-", "_")


def test_codes_are_unique() -> None:
    assert len({rule.meta.code for rule in RULES}) == len(RULES)


def test_names_are_unique() -> None:
    assert len({rule.meta.name for rule in RULES}) == len(RULES)


def test_rules_stand_in_the_order_of_their_families() -> None:
    hundreds = [rule.meta.code[2] for rule in RULES]

    assert hundreds == sorted(hundreds)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_the_code_names_the_family(rule: type[Rule]) -> None:
    assert re.fullmatch(rf"NL{FAMILY_DIGITS[rule.meta.family]}\d\d", rule.meta.code)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_the_name_is_kebab_case(rule: type[Rule]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.meta.name)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_the_page_is_complete(rule: type[Rule]) -> None:
    page = getdoc(rule) or ""
    parts = re.split(r"^## (?:Why|Write instead|Fix)$", page, flags=re.MULTILINE)

    assert len(parts) == 4
    assert all(part.strip() for part in parts)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_the_first_line_is_one_sentence(rule: type[Rule]) -> None:
    first, second, *_ = (getdoc(rule) or "").split("\n")

    assert first.endswith((".", "?"))
    assert second == ""


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_the_page_never_blames(rule: type[Rule]) -> None:
    assert not re.search(r"violat|reimburs|billable|you failed", getdoc(rule) or "", re.IGNORECASE)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_sources_are_named(rule: type[Rule]) -> None:
    assert rule.meta.sources
    assert all(source.strip() for source in rule.meta.sources)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=name_of)
def test_there_are_bad_and_good_examples(rule: type[Rule]) -> None:
    assert rule.bad
    assert rule.good


@pytest.mark.parametrize(("rule", "example"), BAD, ids=[f"{r.meta.name}-{n}" for n, (r, _) in enumerate(BAD)])
def test_a_bad_example_is_found_at_its_mark(demanding: Linter, rule: type[Rule], example: str) -> None:
    text, marks = unmarked(example)
    found = spans_of(demanding, rule, text)

    if issubclass(rule, ContextRule):  # which words weigh most shifts a little with all that is learned
        assert [start < end for (start, _), (_, end) in zip(found, marks, strict=True)] == [True]
    else:
        assert found == (marks or [(len(text), len(text))])


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=[f"{r.meta.name}-{n}" for n, (r, _) in enumerate(GOOD)])
def test_a_good_example_stays_clean(demanding: Linter, rule: type[Rule], example: str) -> None:
    assert spans_of(demanding, rule, example) == []


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_code_and_name_are_both_accepted_in_any_case(rule: type[Rule]) -> None:
    words = (rule.meta.code, rule.meta.name, rule.meta.code.lower(), rule.meta.name.upper())

    assert {rule_named(word) for word in words} == {rule}

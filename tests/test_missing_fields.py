"""The rules about required items and about contradictions in the record."""

import re
from datetime import date
from importlib import import_module
from inspect import getdoc, isabstract

import pytest
import spacy

from notelint.config.profile import Profile, load_profile
from notelint.diagnostics import Family, Severity
from notelint.lexicon.files import profile_folder
from notelint.pipeline.record.reader import RecordReader
from notelint.pipeline.sheet import open_sheet
from notelint.report import FIELD_NAMES
from notelint.rules.base import Finding, Rule
from notelint.rules.required import RequiredField

MODULES = [f"missing_{name}" for name in FIELD_NAMES] + ["times_duration_mismatch", "code_service_mismatch", "unknown_procedure_code"]
NLP = spacy.blank("en")
GENERIC = load_profile("generic", profile_folder())
ALL = GENERIC.model_copy(update={"required": dict.fromkeys(FIELD_NAMES, Severity.WARNING)})


def rule_in(module: str) -> Rule:
    found = import_module(f"notelint.rules.{module}")
    (rule,) = (
        cls for cls in vars(found).values()
        if isinstance(cls, type) and issubclass(cls, Rule) and cls.__module__ == found.__name__ and not isabstract(cls)
    )  # fmt: skip
    return rule()


RULES = [rule_in(module) for module in MODULES]
BAD = [(rule, text) for rule in RULES for text in rule.bad]
GOOD = [(rule, text) for rule in RULES for text in rule.good]


def check(rule: Rule, text: str, profile: Profile = ALL, **given: str) -> list[Finding]:
    sheet = open_sheet(NLP.make_doc(text))
    sheet.given = given
    RecordReader().annotate(sheet)
    return list(rule.check(sheet, profile))


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example(rule: Rule, example: str) -> None:
    text = re.sub("<<|>>", "", example)
    start = example.find("<<")
    span = (start, example.find(">>") - 2) if start >= 0 else (len(text), len(text))

    assert [(found.start, found.end) for found in check(rule, text)] == [span]


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_example(rule: Rule, example: str) -> None:
    assert check(rule, example) == []


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_documented(rule: Rule) -> None:
    page = getdoc(rule) or ""

    assert all(part in page for part in ("## Why", "## Write instead", "## Fix"))
    assert rule.meta.sources


def test_codes_and_names_are_unique() -> None:
    assert len({rule.meta.code for rule in RULES}) == len({rule.meta.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.meta.code.startswith("NL6" if rule.meta.family is Family.REQUIRED_FIELD else "NL7")


@pytest.mark.parametrize("rule", [rule for rule in RULES if isinstance(rule, RequiredField)])
def test_silent_unless_required(rule: RequiredField) -> None:
    nothing = Profile(name="x", title="x", source=("x",), checked_on=date(2026, 3, 4), status="verified")

    assert check(rule, "", nothing) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if isinstance(rule, RequiredField)])
def test_never_asks_for_billable_words(rule: RequiredField) -> None:
    assert not re.search(r"bill|reimburs|medical necessity|must|violat|fail", rule.ask.lower())


def test_severity_and_reason_come_from_the_profile() -> None:
    (found,) = check(rule_in("missing_duration"), "We walked.", GENERIC)

    assert found.severity is Severity.ERROR
    assert GENERIC.reasons["duration"].why in found.message


def test_given_fields_count() -> None:
    assert check(rule_in("missing_location"), "We walked.", location="Home") == []


def test_mistyped_code_is_shown_its_spelling_and_never_replaced() -> None:
    (found,) = check(rule_in("unknown_procedure_code"), "Code: H0O38\nNarrative: We walked.")

    assert ("H0038" in found.fixes[0].title, found.fixes[0].edits) == (True, ())


def test_messages_hold_no_note_text() -> None:
    (found,) = check(rule_in("unknown_procedure_code"), "Code: H9X99\nNarrative: We walked.")

    assert "H9X99" not in found.message

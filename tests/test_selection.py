"""Options of the linter: which findings, how severe, and what an unknown name is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from notelint.diagnostics import Severity
from notelint.errors import ConfigError, KnowledgeError
from notelint.linter import Linter
from support import entry, write_lexicon

TEXT = "Client was attention-seeking. He was non-compliant. Her affect was flat. I advised her to rest."
SELECTED = {
    "code": (["NL301"], {"NL301"}),
    "code in lower case": (["nl301"], {"NL301"}),
    "name": (["motive-attribution"], {"NL301"}),
    "family": (["motive"], {"NL301"}),
    "prefix": (["NL3"], {"NL301"}),
    "entry": (["motive-words/attention-seeking"], {"NL301"}),
    "two": (["NL301", "label"], {"NL301", "NL203"}),
}


@pytest.mark.parametrize(("words", "codes"), SELECTED.values(), ids=SELECTED)
def test_select_takes_codes_names_families_and_entries(words: list[str], codes: set[str]) -> None:
    assert {d.code for d in Linter(select=words).check(TEXT).diagnostics} == codes


@pytest.mark.parametrize(("words", "codes"), SELECTED.values(), ids=SELECTED)
def test_ignore_takes_codes_names_families_and_entries(linter: Linter, words: list[str], codes: set[str]) -> None:
    everything = {d.code for d in linter.check(TEXT).diagnostics}

    assert {d.code for d in Linter(ignore=words).check(TEXT).diagnostics} == everything - codes


def test_what_is_left_out_is_counted(linter: Linter) -> None:
    everything = linter.check(TEXT)
    left = Linter(ignore=["motive"], min_severity="warning").check(TEXT)

    assert everything.ignored == 0
    assert left.ignored == len(everything.diagnostics) - len(left.diagnostics) > 0


def test_the_score_does_not_follow_the_selection(linter: Linter) -> None:
    text = TEXT + " We walked around the lake twice and talked about his plan to find a room of his own before the winter comes."

    everything, left = linter.check(text).score, Linter(ignore=["motive"]).check(text).score

    assert (left.value, left.dimensions) == (everything.value, everything.dimensions)
    # What would help is told of shown findings alone.
    assert "NL301" in {help.reason for help in everything.helps} - {help.reason for help in left.helps}


def test_min_severity_leaves_lesser_findings_out() -> None:
    severities = {d.severity for d in Linter(min_severity=Severity.ERROR).check(TEXT).diagnostics}

    assert severities == {Severity.ERROR}


def test_a_severity_can_be_changed() -> None:
    report = Linter(severity={"NL103": "info"}).check("Her affect was flat.")

    assert {d.severity for d in report.diagnostics if d.code == "NL103"} == {Severity.INFO}


def test_a_severity_set_for_a_rule_wins_over_its_entries() -> None:
    report = Linter(severity={"motive-attribution": "info"}).check(TEXT)

    assert {d.severity for d in report.diagnostics if d.code == "NL301"} == {Severity.INFO}


def test_a_severity_can_be_set_for_a_family() -> None:
    report = Linter(severity={"required-field": "info"}).check("We walked.")

    assert {d.severity for d in report.missing} == {Severity.INFO}


def test_a_rule_can_be_turned_off() -> None:
    report = Linter(severity={"motive-attribution": "off"}).check(TEXT)

    assert "NL301" not in {d.code for d in report.diagnostics}


UNKNOWN = {
    "select": ({"select": ["motive-atribution"]}, "motive-attribution"),
    "ignore": ({"ignore": ["clinical-jargn"]}, "clinical-jargon"),
    "entry": ({"ignore": ["motive-words/attention-seekin"]}, "motive-words/attention-seeking"),
    "code": ({"select": ["NL3O1"]}, "NL301"),
    "severity of a rule": ({"severity": {"motive-atribution": "info"}}, "motive-attribution"),
    "severity word": ({"severity": {"NL301": "fatal"}}, "error, warning or info"),
    "min_severity": ({"min_severity": "warn"}, "warning"),
    "profile": ({"profile": "ca-toolkit-2032"}, "ca-toolkit-2023"),
}


@pytest.mark.parametrize(("options", "meant"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_name_is_told_what_was_meant(options: dict, meant: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(meant)):
        Linter(**options)


def test_an_unknown_prefix_is_refused() -> None:
    with pytest.raises(ConfigError, match="NL00"):
        Linter(select=["NL00"])


def test_a_broken_lexicon_stops_the_linter(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        Linter(lexicons=[write_lexicon(tmp_path, entry(source=None))])

"""Fixes over the whole corpus: the finding is gone, a second run changes nothing, and every fact stays."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest
import regex

from notelint.diagnostics import Applicability
from notelint.evaluation import read_gold
from notelint.fixer import Fixed, fix_note
from notelint.linter import Linter
from notelint.report import Report
from support import ROOT

PARTS = ("train", "test", "practice", "poles")
FILES = [path for part in PARTS for path in sorted((ROOT / "corpus" / part).glob("*.jsonl"))]
ONE_OF = {"practice": 4}  # it has 48,000 texts; those of a quarter are as different from each other
# Written apart from the linter's own reading of a note.
FACTS = {
    "numbers, dates, codes": regex.compile(r"\d[\d./:]*(?<=\d)"),
    "quotations": regex.compile(r"\"[^\"\n]+\"|“[^”\n]+”"),
    "negations": regex.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot)\b|n['’]t\b", regex.IGNORECASE),
    "names": regex.compile(r"(?<=[a-z,;] )\p{Lu}\p{Ll}+\b"),
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def fixed(request: pytest.FixtureRequest, linter: Linter) -> list[tuple[Report, Fixed]]:
    notes = islice(read_gold(request.param), 0, None, ONE_OF.get(request.param.parent.name, 1))
    reports = [linter.check(note.text) for note in notes]
    return [(report, fix_note(report, linter.check)) for report in reports]


def test_facts_stay(fixed: list[tuple[Report, Fixed]]) -> None:
    changed = []
    for before, after in fixed:
        for what, pattern in FACTS.items():
            lost = Counter(pattern.findall(before.note.text)) - Counter(pattern.findall(after.text))
            # "Pt" and other capitals that begin a sentence are words, not names.
            if lost and not (what == "names" and not any(name in after.text for name in lost) and _are_findings(lost, before)):
                changed.append((before.note.text[:30], what, lost))

    assert changed == []


def _are_findings(lost: Counter[str], before: Report) -> bool:
    return set(lost) <= {word for d in before.diagnostics for word in d.text.split()}


def test_a_second_run_changes_nothing(fixed: list[tuple[Report, Fixed]], linter: Linter) -> None:
    assert [again.text for _, after in fixed if (again := fix_note(after.report, linter.check)).text != after.text] == []


def test_what_could_be_fixed_is_gone_but_for_what_was_withheld(fixed: list[tuple[Report, Fixed]]) -> None:
    for _, after in fixed:
        left = [d.text for d in after.report.diagnostics if d.fixes and d.fixes[0].applicability is Applicability.SAFE]

        assert len(left) == after.withheld

"""An independent grammar checker (harper, from npm) reads each sentence before and after its fix."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import islice

import pytest

from notelint.diagnostics import LANGUAGE_FAMILIES, Diagnostic, Fix
from notelint.evaluation import read_gold
from notelint.fixer import apply_edits, first_choice
from notelint.linter import Linter
from support import ROOT

GRAMMAR = ROOT / "tests" / "grammar"
NOTES = [path for part in ("train", "test", "practice", "poles") for path in sorted((ROOT / "corpus" / part).glob("*.jsonl"))]
ONE_OF = {"practice": 24}  # notes, and of the other parts one of two: the checker takes its time
MOST_NEW_PROBLEMS = 0.03  # of the unsafe first choices, which a writer confirms

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("node") is None or not (GRAMMAR / "node_modules").is_dir(),
        reason="the grammar checker is not installed: npm install --no-package-lock --prefix tests/grammar",
    ),
]


def sentence_around(text: str, found: Diagnostic, fix: Fix) -> tuple[str, str]:
    """Return the sentence of a finding, before and after its fix."""
    start = max(text.rfind(mark, 0, found.start) + len(mark) if mark in text[: found.start] else 0 for mark in ("\n", ". "))
    end = min([at + 1 for mark in ("\n", ". ") if (at := text.find(mark, found.end)) >= 0] or [len(text)])
    fixed = apply_edits(text, fix.edits)
    return text[start:end].strip(), fixed[start : end + len(fixed) - len(text)].strip()


@cache
def findings() -> list[tuple[str, Diagnostic]]:
    """Return what is found in the notes, each finding with its note's text."""
    linter = Linter()
    texts = [note.text for path in NOTES for note in islice(read_gold(path), 0, None, ONE_OF.get(path.parent.name, 2))]
    return [(text, found) for text in texts for found in linter.check(text).diagnostics]


def rewritten(unsafe: bool) -> Iterator[tuple[str, str]]:
    for text, found in findings():
        fix = first_choice(found, unsafe)
        if fix is not None and (not unsafe or found.family in LANGUAGE_FAMILIES):
            yield sentence_around(text, found, fix)


def problems(texts: list[str]) -> list[list[str]]:
    ran = subprocess.run(["node", "problems.mjs"], input=json.dumps(texts), capture_output=True, text=True, cwd=GRAMMAR, timeout=300)
    assert ran.returncode == 0, ran.stderr[-600:]
    found: list[list[str]] = json.loads(ran.stdout)
    return [[problem for problem in each if not problem.startswith("Style:")] for each in found]  # style is the writer's


def made_worse(unsafe: bool) -> tuple[int, list[str]]:
    """Return how many sentences were rewritten, and those in which more is wrong than before."""
    pairs = list(rewritten(unsafe))
    before, after = problems([old for old, _ in pairs]), problems([new for _, new in pairs])
    worse = [pairs[i][1] for i in range(len(pairs)) if len(after[i]) > len(before[i])]
    return len(pairs), worse


def test_the_checker_sees_a_mistake() -> None:
    assert problems(["She are an teacher.", "She walked home."])[0]


def test_safe_fixes_bring_no_mistake() -> None:
    total, worse = made_worse(unsafe=False)

    assert total > 50
    assert not worse, f"{len(worse)} of {total}"


def test_unsafe_fixes_bring_hardly_any() -> None:
    total, worse = made_worse(unsafe=True)

    assert total > 500
    assert len(worse) <= MOST_NEW_PROBLEMS * total, f"{len(worse)} of {total}"

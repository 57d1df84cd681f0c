"""Apply fixes to text: only those asked for, right to left, never two on the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from notelint.diagnostics import Applicability, Diagnostic, Edit, Family, Fix
from notelint.errors import FixError
from notelint.note import Note
from notelint.report import Report

PASSES = 4  # a fix may uncover another finding; nothing needs more rounds than this
Lint = Callable[[Note], Report]


@dataclass(frozen=True, slots=True)
class Fixed:
    """Hold what fixing a note gave.

    `mended` counts the findings for which a wording was put in, `withheld` the fixes left
    out because they would have touched the same words as another or brought a finding of
    their own. `report` is that of the new text.
    """

    text: str
    mended: int
    withheld: int
    report: Report


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all edits applied.

    Raises `FixError` for edits that overlap or lie outside the text.
    """
    position = len(text)
    for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
        if not 0 <= edit.start <= edit.end <= position:
            raise FixError(f"the edit of {edit.start} to {edit.end} overlaps another or lies outside the text.")
        text = text[: edit.start] + edit.replacement + text[edit.end :]
        position = edit.start
    return text


def fix_text(report: Report, *, unsafe: bool = False) -> str:
    """Return the text of the report's note with its safe (and unsafe) first-choice fixes applied, not linted again."""
    chosen = _without_overlaps(_choices(report, unsafe))
    return apply_edits(report.note.text, (e for _, fix in chosen for e in fix.edits))


def fix_note(report: Report, lint: Lint, *, unsafe: bool = False) -> Fixed:
    """Apply the fixes of `report`, lint the result, and repeat until nothing is left to mend.

    A fix that brings a finding which was not there before is withheld.
    """
    mended = 0
    withheld: set[Choice] = set()
    for _ in range(PASSES):
        chosen = _without_overlaps(c for c in _choices(report, unsafe) if c not in withheld)
        if not chosen:
            break
        after = _relinted(report, chosen, lint)
        if brings_findings(report, after):
            harmful = [c for c in chosen if brings_findings(report, _relinted(report, [c], lint))]
            withheld |= set(harmful or chosen)
            continue
        mended += len(chosen)
        report = after
    return Fixed(report.note.text, mended, sum(1 for _ in _choices(report, unsafe)), report)


def first_choice(diagnostic: Diagnostic, unsafe: bool) -> Fix | None:
    """Return the first fix that may be applied, or `None`."""
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    return next((fix for fix in diagnostic.fixes if fix.applicability in allowed and fix.edits), None)


Choice = tuple[Diagnostic, Fix]


def _choices(report: Report, unsafe: bool) -> Iterator[Choice]:
    for diagnostic in report.diagnostics:
        fix = first_choice(diagnostic, unsafe)
        if fix is not None:
            yield diagnostic, fix


def _without_overlaps(choices: Iterable[Choice]) -> list[Choice]:
    """Return the choices that can be applied together, first come first."""
    kept: list[Choice] = []
    position = -1
    for diagnostic, fix in choices:
        start, end = min(e.start for e in fix.edits), max(e.end for e in fix.edits)
        if start < position:
            continue
        kept.append((diagnostic, fix))
        position = end
    return kept


def _relinted(report: Report, choices: Iterable[Choice], lint: Lint) -> Report:
    text = apply_edits(report.note.text, (e for _, fix in choices for e in fix.edits))
    return lint(replace(report.note, text=text))


def brings_findings(before: Report, after: Report) -> bool:
    """Tell whether a kind of finding about words or items is more frequent after than before.

    How long a sentence or the note is says nothing against a wording.
    """
    return bool(_kinds(after) - _kinds(before))


def _kinds(report: Report) -> Counter[str]:
    return Counter(d.entry or d.code for d in report.diagnostics if d.entry is not None or d.family is not Family.NARRATIVE)

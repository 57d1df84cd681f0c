"""Go through the findings of a note one by one: take a wording, write one's own, leave it, or take a step back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from notelint.diagnostics import LANGUAGE_FAMILIES, Diagnostic, Edit, Family, Fix
from notelint.fixer import Lint, apply_edits, brings_findings
from notelint.report import Report

WORDED = LANGUAGE_FAMILIES | {Family.NARRATIVE}  # what other words can mend


@dataclass(frozen=True, slots=True)
class Proposal:
    """Hold one finding and the wordings that may stand in its place, the best first.

    `fixes` holds only those that bring no finding of their own; it may be empty, where only
    the writer knows what to say.
    """

    diagnostic: Diagnostic
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class _State:
    report: Report
    position: int  # findings before it were decided on
    taken: int


class Stepwise:
    """One walk through one note; the text changes only by what is taken.

    `lint` must be the function that made `report`. Nothing is written anywhere.
    """

    def __init__(self, report: Report, lint: Lint) -> None:
        self._lint = lint
        self._state = _State(report, 0, 0)
        self._before: list[_State] = []

    @property
    def report(self) -> Report:
        """Return the report of the text as it is now."""
        return self._state.report

    @property
    def taken(self) -> int:
        """Return how many wordings were taken."""
        return self._state.taken

    @property
    def left(self) -> int:
        """Return how many findings are still to be decided on."""
        return sum(self._is_ahead(d) for d in self._state.report.diagnostics)

    def next(self) -> Proposal | None:
        """Return the first finding that was not decided on, or `None` at the end."""
        diagnostic = next((d for d in self._state.report.diagnostics if self._is_ahead(d)), None)
        if diagnostic is None:
            return None
        return Proposal(
            diagnostic, tuple(fix for fix in diagnostic.fixes if fix.edits and not brings_findings(self.report, self._after(fix)))
        )

    def take(self, fix: Fix) -> None:
        """Put a wording in; what stands behind it is looked at next."""
        end = max(edit.end for edit in fix.edits) + sum(len(e.replacement) - (e.end - e.start) for e in fix.edits)
        self._go(self._after(fix), end, self._state.taken + 1)

    def write(self, diagnostic: Diagnostic, words: str) -> None:
        """Put the writer's own words in place of the finding's; they are looked at next."""
        fix = Fix("", diagnostic.fixes[0].applicability, (Edit(diagnostic.start, diagnostic.end, words),))
        self._go(self._after(fix), diagnostic.start, self._state.taken + 1)

    def leave(self, diagnostic: Diagnostic) -> None:
        """Leave a finding as it is."""
        self._go(self._state.report, max(diagnostic.end, diagnostic.start + 1), self._state.taken)

    def back(self) -> bool:
        """Take the last decision back; return whether there was one."""
        if not self._before:
            return False
        self._state = self._before.pop()
        return True

    def _is_ahead(self, diagnostic: Diagnostic) -> bool:
        return diagnostic.family in WORDED and bool(diagnostic.fixes) and diagnostic.start >= self._state.position

    def _go(self, report: Report, position: int, taken: int) -> None:
        self._before.append(self._state)
        self._state = _State(report, position, taken)

    def _after(self, fix: Fix) -> Report:
        note = self._state.report.note
        return self._lint(replace(note, text=apply_edits(note.text, fix.edits)))

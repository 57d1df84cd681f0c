"""Apply fixes to text: only those asked for, right to left, never two on the same words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

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
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=_place):
        if not position <= edit.start <= edit.end <= len(text):
            raise FixError(f"the edit of {edit.start} to {edit.end} overlaps another or lies outside the text.")
        parts += text[position : edit.start], edit.replacement
        position = edit.end
    return "".join([*parts, text[position:]])


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
        kept, after = _harmless(report, chosen, lint)
        withheld |= set(chosen).difference(kept)
        if kept:
            mended += len(kept)
            report = after
        elif not chosen:
            break
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


def _harmless(report: Report, choices: list[Choice], lint: Lint) -> tuple[list[Choice], Report]:
    """Return the choices that bring no finding when they are applied together, and the report of the text after them."""
    while choices:
        after = _relinted(report, choices, lint)
        if not brings_findings(report, after):
            return choices, after
        harmful = _within_what_is_new(report, after, choices) or set(_harmful(report, choices, lint))
        choices = [choice for choice in choices if choice not in harmful]
    return [], report


def _within_what_is_new(before: Report, after: Report, choices: list[Choice]) -> set[Choice]:
    """Return the choices each of which alone wrote words of a finding that was not there before: no other can have brought it."""
    edits = sorted(((edit, choice) for choice in choices for edit in choice[1].edits), key=lambda pair: _place(pair[0]))
    ends = [edit.end for edit, _ in edits]
    longer = [0, *accumulate(len(edit.replacement) - (edit.end - edit.start) for edit, _ in edits)]
    kinds = _kinds(after) - _kinds(before)
    there = {(_kind(d), d.start + longer[bisect_right(ends, d.start)]) for d in before.diagnostics}
    begin = [edit.start + by for (edit, _), by in zip(edits, longer, strict=False)]
    stop = [end + by for end, by in zip(ends, longer[1:], strict=True)]
    found: set[Choice] = set()
    for new in after.diagnostics:
        if new.start < new.end and _kind(new) in kinds and (_kind(new), new.start) not in there:
            within = {choice for _, choice in edits[bisect_right(stop, new.start) : bisect_left(begin, new.end)]}
            found |= within if len(within) == 1 else set()
    return found


def _harmful(report: Report, choices: list[Choice], lint: Lint) -> list[Choice]:
    """Return which of some choices bring findings, looked for by halves; all of them where no half does it alone."""
    if len(choices) == 1:
        return choices
    middle = len(choices) // 2
    halves = [half for half in (choices[:middle], choices[middle:]) if brings_findings(report, _relinted(report, half, lint))]
    return [harmful for half in halves for harmful in _harmful(report, half, lint)] or choices


def _relinted(report: Report, choices: Iterable[Choice], lint: Lint) -> Report:
    text = apply_edits(report.note.text, (e for _, fix in choices for e in fix.edits))
    return lint(replace(report.note, text=text))


def brings_findings(before: Report, after: Report) -> bool:
    """Tell whether a kind of finding about words or items is more frequent after than before.

    How long a sentence or the note is says nothing against a wording.
    """
    return bool(_kinds(after) - _kinds(before))


def _kinds(report: Report) -> Counter[str]:
    return Counter(_kind(d) for d in report.diagnostics if d.entry is not None or d.family is not Family.NARRATIVE)


def _kind(diagnostic: Diagnostic) -> str:
    return diagnostic.entry or diagnostic.code


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end

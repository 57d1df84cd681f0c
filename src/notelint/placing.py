"""Give what was found in a text as it is read its place in the note as it was given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from notelint.diagnostics import Diagnostic, Edit, Fix
from notelint.note import LineIndex, Note
from notelint.pipeline.sheet import moved_field
from notelint.report import Report

if TYPE_CHECKING:
    from notelint.pipeline.legible import Legible
    from notelint.score import Evidence


def in_note(report: Report, note: Note, way: Legible) -> Report:
    """Return a Report about the text of `way` as one about `note`, with the note's own words at every place."""
    lines = LineIndex(note.text)
    score = replace(report.score, evidence=tuple(_evidence(each, way) for each in report.score.evidence))
    return replace(
        report,
        note=note,
        diagnostics=tuple(_diagnostic(each, note.text, lines, way) for each in report.diagnostics),
        fields={name: moved_field(each, way.in_note, note.text) for name, each in report.fields.items()},
        score=score,
    )


def _diagnostic(found: Diagnostic, text: str, lines: LineIndex, way: Legible) -> Diagnostic:
    start, end = way.in_note(found.start, found.end)
    line, column = lines.position(start)
    end_line, end_column = lines.position(end)
    return replace(
        found,
        start=start,
        end=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text[start:end],
        fixes=tuple(_fix(each, text, way) for each in found.fixes),
    )


def _fix(fix: Fix, text: str, way: Legible) -> Fix:
    return replace(fix, edits=tuple(_edit(each, text, way) for each in fix.edits))


def _edit(edit: Edit, text: str, way: Legible) -> Edit:
    """Return an edit of the note; where it writes a line break anew, one as those it takes away."""
    start, end = way.in_note(edit.start, edit.end)
    replaced = text[start:end]
    line_end = "\n" if "\r" not in replaced else "\r\n" if "\r\n" in replaced else "\r"
    return Edit(start, end, edit.replacement.replace("\n", line_end))


def _evidence(found: Evidence, way: Legible) -> Evidence:
    if found.start is None or found.end is None:
        return found
    start, end = way.in_note(found.start, found.end)
    return found._replace(start=start, end=end)

"""The JSON shape, schema_version 1, kept apart from the types inside.

The models are the published contract (docs/report.schema.json is made from them);
the functions build the same shape quickly, and a test holds the two together.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from notelint._version import __version__
from notelint.diagnostics import Diagnostic, Fix
from notelint.formats.base import Summary
from notelint.formats.words import is_of_the_note, message_of, with_sketch
from notelint.readability import readability
from notelint.report import FIELD_NAMES, Report
from notelint.report import Field as RecordField
from notelint.score import Score

SCHEMA_VERSION = 1


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class EditModel(_Model):
    """One replacement; offsets are half-open, in code points into the text as given."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    replacement: str | None = Field(default=None, description="left out when redacted")


class FixModel(_Model):
    """One way to change the note."""

    title: str = Field(description="what to write; behind a prompt may stand the note's sentence with a blank, unless redacted")
    applicability: Literal["safe", "unsafe", "display-only"]
    edits: list[EditModel]


class DiagnosticModel(_Model):
    """One finding; lines and columns are 1-based."""

    code: str = Field(pattern=r"^NL\d{3}$")
    name: str
    family: Literal[
        "clinical-jargon", "label", "motive", "interpretation", "peer-role",
        "required-field", "record", "narrative", "privacy",
    ]  # fmt: skip
    severity: Literal["error", "warning", "info"]
    entry: str | None = Field(description="what of the lexicons was found; null for a rule's own findings, and when redacted")
    message: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)
    text: str | None = Field(default=None, description="left out when redacted")
    fixes: list[FixModel]


class FieldModel(_Model):
    """One item of the record; an absent one has `present` alone."""

    present: bool
    text: str | None = None
    value: str | int | None = Field(default=None, description="whole minutes for times spent")
    start: int | None = None
    end: int | None = None


class EvidenceModel(_Model):
    """One reason for points of the score."""

    dimension: Literal["language", "focus", "strengths", "goals", "person"]
    points: float
    start: int | None
    end: int | None
    reason: str


class HelpModel(_Model):
    """One thing that would bring the note nearer to a peer note: a rule's findings gone, or a dimension spoken for."""

    reason: str
    gain: float


class ScoreModel(_Model):
    """The score; `value` is null and `dimensions` empty for a narrative too short to judge."""

    value: int | None = Field(ge=0, le=100)
    dimensions: dict[str, int]
    evidence: list[EvidenceModel]
    helps: list[HelpModel] = Field(default_factory=list, description="what would help most, at most three")


class ReadabilityModel(_Model):
    """How hard the text is to read; the grade is in US school years."""

    flesch_kincaid_grade: float | None
    words: int
    long_sentences: int = 0
    shorthand_per_hundred_words: float = 0.0
    plainer_words: int = Field(default=0, description="words for which there is a plainer choice")


class ReportModel(_Model):
    """Everything about one note."""

    source: str
    note_id: str | None
    diagnostics: list[DiagnosticModel]
    fields: dict[str, FieldModel]
    score: ScoreModel
    readability: ReadabilityModel
    ignored: int


class ErrorModel(_Model):
    """An input that could not be checked."""

    source: str
    message: str


class SummaryModel(_Model):
    """Counts over the run."""

    notes: int
    findings: int
    by_code: dict[str, int]
    by_family: dict[str, int]


class DocumentModel(_Model):
    """What `notelint check --format json` prints."""

    schema_version: Literal[1]
    notelint_version: str
    profile: str
    reports: list[ReportModel]
    errors: list[ErrorModel]
    summary: SummaryModel


def head(profile: str) -> dict[str, Any]:
    """Return the keys that open a document."""
    return {"schema_version": SCHEMA_VERSION, "notelint_version": __version__, "profile": profile}


def tail(summary: Summary) -> dict[str, Any]:
    """Return the keys that close a document."""
    return {
        "errors": [{"source": f.source, "message": f.message} for f in summary.failures],
        "summary": {
            "notes": summary.notes,
            "findings": summary.findings,
            "by_code": dict(sorted(summary.by_code.items())),
            "by_family": dict(sorted(summary.by_family.items())),
        },
    }


def report_object(report: Report, redact: bool) -> dict[str, Any]:
    """Return one report; with `redact`, nothing in it is text of the note."""
    reading = readability(report.note.text, [d.code for d in report.diagnostics])
    return {
        "source": report.note.source,
        "note_id": report.note.note_id,
        "diagnostics": [_diagnostic(d, redact) for d in report.diagnostics],
        "fields": {name: _field(report.fields[name], redact) for name in FIELD_NAMES if name in report.fields},
        "score": _score(report.score),
        "readability": asdict(reading),
        "ignored": report.ignored,
    }


def _diagnostic(diagnostic: Diagnostic, redact: bool) -> dict[str, Any]:
    shown = {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "family": str(diagnostic.family),
        "severity": diagnostic.severity.word,
        "entry": None if redact else diagnostic.entry,  # its name is most often the word that was found
        "message": message_of(diagnostic, redact),
        "start": diagnostic.start,
        "end": diagnostic.end,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_line": diagnostic.end_line,
        "end_column": diagnostic.end_column,
        "text": diagnostic.text,
        "fixes": [_fix(fix, diagnostic, redact) for fix in diagnostic.fixes],
    }
    if redact:
        del shown["text"]
    return shown


def _fix(fix: Fix, diagnostic: Diagnostic, redact: bool) -> dict[str, Any]:
    edits: list[dict[str, Any]] = [
        {"start": e.start, "end": e.end} if redact else {"start": e.start, "end": e.end, "replacement": e.replacement} for e in fix.edits
    ]
    title = "a wording is offered" if redact and is_of_the_note(fix, diagnostic) else with_sketch(fix, redact)
    return {"title": title, "applicability": str(fix.applicability), "edits": edits}


def _field(field: RecordField, redact: bool) -> dict[str, Any]:
    if not field.present:
        return {"present": False}
    shown: dict[str, Any] = {"present": True}
    if not redact:
        shown |= {"text": field.text, "value": field.value}
    return shown | {"start": field.start, "end": field.end}


def _score(score: Score) -> dict[str, Any]:
    return {
        "value": score.value,
        "dimensions": {str(dimension): value for dimension, value in score.dimensions.items()},
        "evidence": [
            {"dimension": str(e.dimension), "points": e.points, "start": e.start, "end": e.end, "reason": e.reason} for e in score.evidence
        ],
        "helps": [{"reason": h.reason, "gain": h.gain} for h in score.helps],
    }

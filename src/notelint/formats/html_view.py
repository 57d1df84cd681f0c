"""What the HTML report shows of a note, as plain values for the template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.diagnostics import Diagnostic, Family
from notelint.formats.marking import Piece, pieces
from notelint.formats.shown import is_absence, place, suggestions, visible
from notelint.formats.words import FIELD_WORDS, message_of
from notelint.report import Field, Report

LONGEST_VALUE = 80  # characters of a field's text in the checklist; the whole of it is in the note


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in the list beside the text; `quoted` is empty where nothing can be quoted."""

    number: int
    code: str
    name: str
    severity: str
    place: str
    quoted: str
    message: str
    suggestions: tuple[str, ...]
    is_marked: bool


@dataclass(frozen=True, slots=True)
class ItemView:
    """A line of the record's checklist: what was found, or what to write."""

    found: bool
    name: str
    detail: str
    severity: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note of the report; `number` makes its anchors unlike those of other notes."""

    number: int
    source: str
    note_id: str
    profile: str
    pieces: tuple[Piece, ...]
    findings: tuple[FindingView, ...]
    items: tuple[ItemView, ...]
    score: int | None
    dimensions: tuple[tuple[str, int], ...]
    ignored: int

    @property
    def missing(self) -> int:
        """Return how many required items are missing."""
        return sum(not item.found for item in self.items)


def note_view(report: Report, number: int, redact: bool) -> NoteView:
    """Return what is shown of a note; with `redact`, nothing of its text."""
    shown = [d for d in report.diagnostics if d.family is not Family.REQUIRED_FIELD]
    return NoteView(
        number=number,
        source=visible(report.note.source),
        note_id=visible(report.note.note_id or ""),
        profile=report.profile,
        pieces=() if redact else tuple(marked(report.note.text, shown)),
        findings=tuple(_finding(n, d, redact) for n, d in enumerate(shown, 1)),
        items=(*_found(report, redact), *_missing(report)),
        score=report.score.value,
        dimensions=tuple((str(dimension), value) for dimension, value in report.score.dimensions.items()),
        ignored=report.ignored,
    )


def marked(text: str, diagnostics: Sequence[Diagnostic]) -> Iterator[Piece]:
    """Yield `text` in pieces as it can be shown; joined, they are as long as it is."""
    for piece in pieces(text, [(d.start, d.end, d.severity) for d in diagnostics]):
        yield piece._replace(text=visible(piece.text))


def _finding(number: int, diagnostic: Diagnostic, redact: bool) -> FindingView:
    return FindingView(
        number=number,
        code=diagnostic.code,
        name=diagnostic.name,
        severity=diagnostic.severity.word,
        place=place(diagnostic),
        quoted="" if redact else _cut(diagnostic.text),
        message=message_of(diagnostic, redact),
        suggestions=suggestions(diagnostic, redact),
        is_marked=not redact and not is_absence(diagnostic),
    )


def _found(report: Report, redact: bool) -> Iterator[ItemView]:
    for name, words in FIELD_WORDS.items():
        field = report.fields.get(name)
        if field is not None and field.present:
            yield ItemView(True, words, "" if redact or name == "narrative" else _detail(field))


def _detail(field: Field) -> str:
    return _cut(field.text or str(field.value or ""))


def _missing(report: Report) -> Iterator[ItemView]:
    for diagnostic in report.missing:
        yield ItemView(False, diagnostic.name, diagnostic.message, diagnostic.severity.word, diagnostic.code)


def _cut(text: str) -> str:
    shown = " ".join(visible(text).split())
    return shown if len(shown) <= LONGEST_VALUE else shown[: LONGEST_VALUE - 1] + "…"

"""`--format csv`: one row a finding, for a spreadsheet (RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from notelint.diagnostics import Diagnostic
from notelint.formats.base import Format
from notelint.formats.shown import suggestions, visible
from notelint.formats.words import message_of
from notelint.report import Report

COLUMNS = (
    "source", "note_id", "code", "name", "family", "severity",
    "line", "column", "start", "end", "text", "message", "suggestion",
)  # fmt: skip
# A spreadsheet runs a cell that begins so as a formula; the wide forms count too.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvFormat(Format):
    """Write the header always, also for a run without findings; with redaction, `text` is empty."""

    def start(self) -> str:
        """Return the header."""
        return _rows([COLUMNS])

    def report(self, report: Report) -> str:
        """Return one row for each finding."""
        return _rows(_cells(report, diagnostic, self.style.redact) for diagnostic in report.diagnostics)


def _cells(report: Report, diagnostic: Diagnostic, redact: bool) -> tuple[str | int, ...]:
    return (
        safe_cell(report.note.source),
        safe_cell(report.note.note_id or ""),
        diagnostic.code,
        diagnostic.name,
        str(diagnostic.family),
        diagnostic.severity.word,
        diagnostic.line,
        diagnostic.column,
        diagnostic.start,
        diagnostic.end,
        "" if redact else safe_cell(diagnostic.text),
        safe_cell(message_of(diagnostic, redact)),
        safe_cell("; ".join(suggestions(diagnostic, redact))),
    )


def safe_cell(text: str) -> str:
    """Return `text` with an apostrophe before what a spreadsheet would run as a formula."""
    shown = visible(text)
    return f"'{shown}" if shown.startswith(FORMULA_STARTS) else shown


def _rows(rows: Iterable[Iterable[str | int]]) -> str:
    target = StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows(rows)
    return target.getvalue()

"""`--format github`: workflow commands, which GitHub shows as annotations beside the lines.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import os

from notelint.diagnostics import Diagnostic, Severity
from notelint.formats.base import Format, Summary
from notelint.formats.shown import is_absence, suggestions
from notelint.formats.words import message_of
from notelint.report import Report

COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


class GithubFormat(Format):
    """Write one command a line; what a note or a file name holds cannot begin another."""

    def report(self, report: Report) -> str:
        """Return one command for each finding."""
        return "".join(_finding(report.note.source, d, self.style.redact) for d in report.diagnostics)

    def finish(self, summary: Summary) -> str:
        """Return one command for each input that could not be checked."""
        return "".join(
            _command("error", {"file": _path(f.source), "title": "notelint could not check this"}, f.message) for f in summary.failures
        )


def _finding(source: str, diagnostic: Diagnostic, redact: bool) -> str:
    properties = {"file": _path(source)} | _place(diagnostic) | {"title": f"{diagnostic.code} {diagnostic.name}"}
    lines = [message_of(diagnostic, redact), *(f"- {offer}" for offer in suggestions(diagnostic, redact))]
    return _command(COMMAND[diagnostic.severity], properties, "\n".join(lines))


def _place(diagnostic: Diagnostic) -> dict[str, str]:
    """Return the place; what is missing from a note is shown at its first line.

    GitHub takes columns only for a place within one line.
    """
    if is_absence(diagnostic):
        return {"line": "1"}
    if diagnostic.line != diagnostic.end_line:
        return {"line": str(diagnostic.line), "endLine": str(diagnostic.end_line)}
    return {
        "line": str(diagnostic.line),
        "col": str(diagnostic.column),
        "endLine": str(diagnostic.end_line),
        "endColumn": str(diagnostic.end_column),
    }


def _path(source: str) -> str:
    return source.replace(os.sep, "/")


def _command(name: str, properties: dict[str, str], message: str) -> str:
    written = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {written}::{message.translate(_DATA)}\n"

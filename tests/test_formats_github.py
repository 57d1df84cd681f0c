"""`--format github`: one workflow command a finding, and none that a note could write."""

from __future__ import annotations

import re

import pytest

from documents import output
from notelint.diagnostics import Diagnostic, Family, Severity
from notelint.formats.base import Style
from notelint.formats.github import GithubFormat
from notelint.linter import Linter
from notelint.note import Note
from notelint.report import Report
from notelint.score import Score
from test_formats_common import MOTIVE, UNREADABLE

COMMAND = re.compile(r"::(error|warning|notice) ([^:\n]*)::([^\n]*)\n")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return name, properties and message of each command, decoded as the runner does it."""
    assert COMMAND.sub("", text) == ""
    return [(name, dict(pair.split("=", 1) for pair in written.split(",")), message) for name, written, message in COMMAND.findall(text)]


def report_of(source: str = "a.txt", **changed: object) -> Report:
    known = {"message": "Say what you saw.", "start": 0, "end": 5, "line": 1, "column": 1, "end_line": 1, "end_column": 6}
    diagnostic = Diagnostic(
        code="NL301", name="motive-attribution", family=Family.MOTIVE, severity=Severity.ERROR, text="words", **(known | changed)
    )  # type: ignore[arg-type]
    return Report(Note("words", source), "generic", (diagnostic,), {}, Score(None, {}))


def one(report: Report) -> str:
    return GithubFormat(Style(), "generic").report(report)


def test_a_finding_is_written_as_documented() -> None:
    assert one(report_of("notes/a.txt")) == (
        "::error file=notes/a.txt,line=1,col=1,endLine=1,endColumn=6,title=NL301 motive-attribution::Say what you saw.\n"
    )


@pytest.mark.parametrize(("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")])
def test_severities(linter: Linter, severity: Severity, command: str) -> None:
    report = linter.check(Note("Client was attention-seeking. His affect was flat. She utilized the lab.", "a.txt"))

    assert {name for (name, _, _), d in zip(commands(one(report)), report.diagnostics, strict=True) if d.severity is severity} == {command}


def test_each_finding_stands_where_it_is(linter: Linter) -> None:
    found = {p["title"].split()[0]: p for _, p, _ in commands(output(linter, "github", Note(MOTIVE, "a.txt")))}

    assert [found["NL301"][key] for key in ("line", "col", "endLine", "endColumn")] == ["1", "12", "1", "29"]
    assert (found["NL802"]["line"], found["NL802"]["col"]) == ("2", "5")


def test_missing_items_stand_at_the_first_line(linter: Linter) -> None:
    missing = [p for _, p, _ in commands(output(linter, "github", Note(MOTIVE, "a.txt"))) if "missing-" in p["title"]]

    assert missing
    assert {(p["line"], p.get("col")) for p in missing} == {("1", None)}


def test_a_finding_over_two_lines_has_no_columns() -> None:
    assert "line=1,endLine=2,title=" in one(report_of(end_line=2))


def test_messages_are_escaped() -> None:
    assert one(report_of(message="100%\r\n::error::x")).endswith("::100%25%0D%0A::error::x\n")


def test_properties_are_escaped_further() -> None:
    assert "file=a%2Cb%3Ac%25%0A%0D.txt,line=" in one(report_of("a,b:c%\n\r.txt"))


def test_suggestions_follow_the_message(linter: Linter) -> None:
    assert '%0A- write "used"\n' in output(linter, "github", Note(MOTIVE, "a.txt"))
    assert "%0A- a wording is offered\n" in output(linter, "github", Note(MOTIVE, "a.txt"), style=Style(redact=True))


HOSTILE = "::error file=x::owned\n##[error]owned\nHe was manipulative\n::stop-commands::x\n"


def test_a_note_cannot_write_commands(linter: Linter) -> None:
    text = output(linter, "github", Note(HOSTILE, "a\n::stop-commands::x.txt"))

    assert commands(text)
    assert "owned" not in text


def test_failures_are_errors(linter: Linter) -> None:
    ((name, properties, _),) = commands(output(linter, "github", failures=(UNREADABLE,)))

    assert (name, properties["file"]) == ("error", "notes/<gone>.txt")

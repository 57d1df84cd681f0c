"""`--format junit`: JUnit XML, which most build servers show as test results."""

from __future__ import annotations

from collections.abc import Iterator

from junitparser import Error, Failure, TestCase, TestSuite

from notelint.diagnostics import Diagnostic
from notelint.formats.base import Failure as Unchecked
from notelint.formats.base import Format, Summary
from notelint.formats.excerpt import excerpt, printable
from notelint.formats.shown import is_absence, place, suggestions
from notelint.formats.words import message_of
from notelint.late import late
from notelint.report import Report

EXCERPT_CELLS = 100
_NOT_XML = late("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JunitFormat(Format):
    """Write one suite a note and one failed case a finding; a clean note is one case that passed.

    Suites are written as they come, so the root element carries no totals.
    """

    def start(self) -> str:
        """Return the declaration and the opening tag."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="notelint">\n'

    def report(self, report: Report) -> str:
        """Return the suite of one note."""
        suite = TestSuite(_xml(report.note.source))
        suite.add_property("profile", _xml(report.profile))
        if report.note.note_id is not None:
            suite.add_property("note_id", _xml(report.note.note_id))
        if report.score.value is not None:
            suite.add_property("score", str(report.score.value))
        cases = [_failed(report, d, self.style.redact) for d in report.diagnostics]
        return self._written(suite, cases or [TestCase("nothing to point out", _xml(report.note.source))])

    def finish(self, summary: Summary) -> str:
        """Return a suite of what could not be checked, if anything, and the closing tag."""
        unchecked = [_unchecked(failure) for failure in summary.failures]
        suite = self._written(TestSuite("notelint could not check"), unchecked) if unchecked else ""
        return f"{suite}</testsuites>\n"

    def _written(self, suite: TestSuite, cases: list[TestCase]) -> str:
        suite.add_testcases(cases)
        text: str = suite.tostring().decode("utf-8")  # type: ignore[no-untyped-call]  # it comes without types
        element = text[text.index("<testsuite") :]
        return (element if self.style.unicode else element.encode("ascii", "xmlcharrefreplace").decode()) + "\n"


def _failed(report: Report, diagnostic: Diagnostic, redact: bool) -> TestCase:
    name = f"{diagnostic.code} {diagnostic.name}"
    case = TestCase(name if is_absence(diagnostic) else f"{name}: {place(diagnostic)}", _xml(report.note.source))
    failure = Failure(_xml(message_of(diagnostic, redact)), diagnostic.severity.word)
    failure.text = _xml_lines(_details(report, diagnostic, redact))
    case.result = [failure]
    return case


def _details(report: Report, diagnostic: Diagnostic, redact: bool) -> Iterator[str]:
    yield f"{report.note.source}: {place(diagnostic)}"
    if not redact and not is_absence(diagnostic):
        cut = excerpt(report.note.text, diagnostic.start, diagnostic.end, EXCERPT_CELLS)
        yield f"  {cut.before}[{cut.match}]{cut.after}"
    yield message_of(diagnostic, redact)
    yield from (f"- {offer}" for offer in suggestions(diagnostic, redact))


def _unchecked(failure: Unchecked) -> TestCase:
    case = TestCase("can be checked", _xml(failure.source))
    case.result = [Error(_xml(failure.message), "unreadable")]
    return case


def _xml(text: str) -> str:
    """Return `text` on one line, with characters that XML forbids made visible."""
    return _NOT_XML.sub("·", printable(text))


def _xml_lines(lines: Iterator[str]) -> str:
    return "\n".join(map(_xml, lines))

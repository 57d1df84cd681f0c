"""Say in words what would help a note most, and what works in it; for the formats that people read."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.diagnostics import Diagnostic
from notelint.formats.excerpt import printable
from notelint.formats.words import is_of_the_note, message_of
from notelint.note import LineIndex
from notelint.report import Report
from notelint.score import Help

# Where nothing in the note speaks for a dimension. They ask for what happened, and only if it did.
UNTOLD = {
    "language": "the person's own words, as they said them, if you remember some",
    "focus": "what you shared of your own, or what gave hope, if that came up",
    "strengths": "something the person did, knows or is good at, if you saw it",
    "goals": "what the person wants, or has decided to do",
    "person": "what the person said and did while you were together",
}
MOST_WORDS = 60  # code points of a finding's words that are shown


def help_lines(report: Report, redact: bool) -> Iterator[str]:
    """Yield what would help most, in the order of the score's `helps`."""
    for helping in report.score.helps:
        yield f"{_line(report, helping, redact)} (+{helping.gain:.0f})" if helping.gain >= 1 else _line(report, helping, redact)


def _line(report: Report, helping: Help, redact: bool) -> str:
    if helping.reason in UNTOLD:
        return f"tell {UNTOLD[helping.reason]}"
    places = [d for d in report.diagnostics if d.code == helping.reason]
    if not places:
        return _of_words(report, helping, redact)
    first, more = places[0], len(places) - 1
    others = "" if not more else " and 1 more place" if more == 1 else f" and {more} more places"
    return f"line {first.line}{_quoted(first, redact)}{others}: {_advice(first, redact)}"


def _of_words(report: Report, helping: Help, redact: bool) -> str:
    """Return where the words stand that the score counts against the note without a finding, and why."""
    reason = helping.reason.rstrip(".")
    start, end = next((e.start, e.end) for e in report.score.evidence if e.reason == helping.reason)
    if start is None or end is None:
        return reason
    line, _ = LineIndex(report.note.text).position(start)
    return f"line {line}{_shown(report.note.text[start:end], redact)}: {reason[0].lower()}{reason[1:]}"


def _quoted(diagnostic: Diagnostic, redact: bool) -> str:
    return _shown(diagnostic.text, redact)


def _shown(text: str, redact: bool) -> str:
    words = " ".join(printable(text).split())
    return "" if redact else f", “{words if len(words) <= MOST_WORDS else words[:MOST_WORDS] + '…'}”"


def _advice(diagnostic: Diagnostic, redact: bool) -> str:
    if not diagnostic.fixes:
        return message_of(diagnostic, redact)
    fix = diagnostic.fixes[0]
    return "a wording is offered" if redact and is_of_the_note(fix, diagnostic) else printable(fix.title)

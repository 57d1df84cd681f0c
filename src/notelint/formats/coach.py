"""`--coach`: a short letter to the writer. What works in this note, what to change, how it could read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.padding import Padding
from rich.text import Text

from notelint.diagnostics import LANGUAGE_FAMILIES, Applicability, Diagnostic, Edit
from notelint.formats.base import Format
from notelint.formats.excerpt import printable
from notelint.formats.helping import UNTOLD
from notelint.formats.page import rendered
from notelint.formats.words import counted, message_of
from notelint.late import late
from notelint.readability import readability
from notelint.report import Report
from notelint.score import Evidence

LEAST_POINTS = 3
MOST = 3  # things of each kind; a letter that says everything is not read
LONGEST = 220  # code points of a sentence that is shown
HARD_GRADE = 10.0  # US school grade; plain-language guides ask for 6 to 8, and clinical notes are read by adults
_SENTENCE_END = late(r"[.!?][\"”’')]*\s|\n\s*\n|\n(?=\s*(?:[-*•]|[A-Z][\w /]{1,30}:))")
_SPACE = late(r"\s+")
_LABEL = late(r"\s*[A-Z][\w /]{0,30}:\s+")

Part = Text | Padding


class CoachFormat(Format):
    """Write each report as a letter; nothing in it is a list of faults."""

    def report(self, report: Report) -> str:
        """Return the letter about one note."""
        parts: list[Part] = [Text(f"About {printable(report.note.source)}", style="bold underline"), Text()]
        parts += _what_works(report, self.style.redact)
        parts += _what_to_change(report, self.style.redact)
        parts += _before_it_goes(report)
        parts += _reading(report)
        parts += [Text("You were there. Take what fits, and leave the rest."), Text()]
        return rendered(parts, self.style)


def _what_works(report: Report, redact: bool) -> Iterator[Part]:
    best = _strongest(report)
    if not best:
        return
    yield Text("What works", style="bold green")
    for item in best:
        reason = item.evidence.reason[0].upper() + item.evidence.reason[1:].rstrip(".") + "."
        words = "" if redact else f"“{_plain(report.note.text[item.start : item.end])}” "
        yield Padding(Text(f"· {words}{reason}"), (0, 0, 0, 2))
    yield Text()


class _Good(NamedTuple):
    """A sentence that speaks for a note, and the evidence in it."""

    start: int
    end: int
    evidence: Evidence


def _strongest(report: Report) -> list[_Good]:
    """Return the sentences that speak most for the note; none with a finding in it, and no reason or sentence twice."""
    good = sorted((e for e in report.score.evidence if e.points >= LEAST_POINTS), key=lambda e: (-e.points, e.start or 0))
    found: list[_Good] = []
    for evidence in good:
        if evidence.start is None or evidence.end is None:
            continue
        start, end = _sentence(report.note.text, evidence.start, evidence.end)
        is_new = all(evidence.reason != o.evidence.reason and (start >= o.end or end <= o.start) for o in found)
        if is_new and not any(d.start < end and start < d.end for d in report.diagnostics if d.family in LANGUAGE_FAMILIES):
            found.append(_Good(start, end, evidence))
    return sorted(found[:MOST])


def _what_to_change(report: Report, redact: bool) -> Iterator[Part]:
    chosen = _weightiest(report)
    untold = [UNTOLD[h.reason] for h in report.score.helps if h.reason in UNTOLD]
    if not chosen and not untold:
        return
    yield Text("What would bring it nearer to the person" if chosen else "What you could add, if it was so", style="bold yellow")
    for number, diagnostic in enumerate(chosen, start=1):
        yield from _change(report, diagnostic, number, redact)
    for told in untold[: MOST - len(chosen)]:
        yield Padding(Text(f"· If you can, tell {told}."), (0, 0, 0, 2))
    yield Text()


def _weightiest(report: Report) -> list[Diagnostic]:
    """Return one finding of each rule that weighs most: by what it would change in the score, then by severity."""
    gains = {helping.reason: helping.gain for helping in report.score.helps}
    found = [d for d in report.diagnostics if d.family in LANGUAGE_FAMILIES]
    ordered = sorted(found, key=lambda d: (-gains.get(d.code, 0.0), -d.severity, d.start))
    first = {d.code: d for d in reversed(ordered)}
    return sorted(first.values(), key=ordered.index)[:MOST]


def _change(report: Report, diagnostic: Diagnostic, number: int, redact: bool) -> Iterator[Part]:
    start, end = _sentence(report.note.text, diagnostic.start, diagnostic.end)
    if redact:
        yield Padding(Text(f"{number}. Line {diagnostic.line}"), (0, 0, 0, 2))
    else:
        quoted = Text(f"{number}. “")
        quoted.append(_line(report.note.text[start : diagnostic.start]))
        quoted.append(_line(diagnostic.text), style="bold")
        quoted.append(_line(report.note.text[diagnostic.end : end])).append("”")
        yield Padding(quoted, (0, 0, 0, 2))
    yield Padding(Text(message_of(diagnostic, redact)), (0, 0, 0, 5))
    if redact:
        return
    if wording := _as_it_could_read(report, start, end):
        yield Padding(Text(f"It could read: “{printable(wording)}”", style="green"), (0, 0, 0, 5))
    else:
        yield from _prompt(diagnostic)


def _prompt(diagnostic: Diagnostic) -> Iterator[Part]:
    for fix in diagnostic.fixes[:1]:
        title = printable(fix.title)
        yield Padding(Text(f"{title[0].upper()}{title[1:]}."), (0, 0, 0, 5))
        if fix.sketch:
            yield Padding(Text(f"“{printable(fix.sketch)}”", style="green"), (0, 0, 0, 5))


def _as_it_could_read(report: Report, start: int, end: int) -> str:
    """Return the sentence with the first wording of each finding in it, or "" where a finding has none."""
    edits: list[Edit] = []
    for diagnostic in report.diagnostics:
        if not (start <= diagnostic.start and diagnostic.end <= end and diagnostic.family in LANGUAGE_FAMILIES):
            continue
        fix = next((fix for fix in diagnostic.fixes if fix.edits and fix.applicability is not Applicability.DISPLAY_ONLY), None)
        if fix is None or any(e.start < start or e.end > end for e in fix.edits):
            return ""
        edits += [e for e in fix.edits if all(e.end <= other.start or other.end <= e.start for other in edits)]
    words = report.note.text[start:end]
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        words = words[: edit.start - start] + edit.replacement + words[edit.end - start :]
    return " ".join(words.split()) if edits else ""


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a finding without its label, or what is near it in a long one."""
    low = 0
    for stop in _SENTENCE_END.finditer(text, max(0, start - LONGEST), start):
        low = stop.end()
    low = max(low, start - LONGEST)
    label = _LABEL.match(text, low, start)
    low = label.end() if label else low
    stop_at = _SENTENCE_END.search(text, max(end - 1, start), end + LONGEST)
    high = stop_at.start() + len(stop_at[0].rstrip()) if stop_at else min(len(text), end + LONGEST)
    while low < start and text[low].isspace():
        low += 1
    return low, max(high, end)


def _before_it_goes(report: Report) -> Iterator[Part]:
    if not report.missing:
        return
    yield Text("Before it goes out", style="bold")
    for diagnostic in report.missing:
        yield Padding(Text(f"· {diagnostic.message}"), (0, 0, 0, 2))
    yield Text()


def _reading(report: Report) -> Iterator[Part]:
    """Say how the note reads, where somebody would stumble."""
    reading = readability(report.note.text, [d.code for d in report.diagnostics])
    hints = []
    if reading.long_sentences:
        hints.append(counted(reading.long_sentences, "long sentence"))
    if reading.plainer_words:
        hints.append(f"{counted(reading.plainer_words, 'word')} with a plainer choice")
    if reading.flesch_kincaid_grade is not None and reading.flesch_kincaid_grade >= HARD_GRADE:
        hints.append(f"written for school grade {reading.flesch_kincaid_grade:.0f}")
    if hints:
        yield Text(f"To read it easily: {', '.join(hints)}.")
        yield Text()


def _line(words: str) -> str:
    """Return words of a note in one line, with what is hostile in them shown."""
    return printable(_SPACE.sub(" ", words))


def _plain(words: str) -> str:
    shown = _line(words).strip(' "“”')
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"

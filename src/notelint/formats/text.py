"""`--format text`: what a person reads, on a terminal or in a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from notelint.diagnostics import Applicability, Diagnostic, Family, Severity
from notelint.formats.base import Format, Style, Summary
from notelint.formats.excerpt import excerpt, printable
from notelint.formats.helping import help_lines
from notelint.formats.page import LONGEST_LINE, rendered
from notelint.formats.words import FIELD_WORDS, counted, is_of_the_note, message_of
from notelint.report import Report
from notelint.score import Score

SEVERITY_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
BAR_CELLS = 20


class TextFormat(Format):
    """Show findings in the order of the text, then the record as a checklist, then the score."""

    def report(self, report: Report) -> str:
        """Return the findings, the record and the score of one note."""
        shown = [d for d in report.diagnostics if d.family is not Family.REQUIRED_FIELD]
        parts: list[Text | Padding] = [Text(printable(report.note.source), style="bold underline"), Text()]
        for diagnostic in shown:
            parts += _finding(report, diagnostic, self.style)
        parts += _checklist(report)
        parts += _score(report.score)
        parts += _helps(report, self.style.redact)
        if report.ignored:
            parts += [Text(f"{counted(report.ignored, 'finding')} left out by your settings", style="dim")]
        return rendered([*parts, Text()], self.style)

    def finish(self, summary: Summary) -> str:
        """Return how much there is to look at in the whole run."""
        if summary.notes == 0:
            return ""
        notes = counted(summary.notes, "note")
        if summary.findings == 0:
            return rendered([Text(f"{notes} checked · nothing to point out", style="bold green")], self.style)
        families = " · ".join(f"{name} {count}" for name, count in summary.by_family.most_common())
        line = Text(f"{notes} checked · {counted(summary.findings, 'thing')} to look at", style="bold")
        return rendered([line, Text(families, style="dim")], self.style)


def _finding(report: Report, diagnostic: Diagnostic, style: Style) -> Iterator[Text | Padding]:
    gutter = f"{diagnostic.line:>5} │ "
    if not style.redact:
        cut = excerpt(report.note.text, diagnostic.start, diagnostic.end, min(style.width, LONGEST_LINE) - len(gutter) - 1)
        line = Text(gutter, style="dim")
        line.append(cut.before, style="not dim").append(cut.match, style="not dim bold")
        line.append(cut.after, style="not dim")
        yield line
        under = Text("      │ ", style="dim") + Text(" " * cut.before_cells)
        yield under.append("─" * cut.match_cells, style=f"not dim {SEVERITY_STYLE[diagnostic.severity]}")
    else:
        place = f"line {diagnostic.line}, column {diagnostic.column}"
        yield Text(gutter + place, style="dim")
    yield _head(diagnostic)
    yield Padding(Text(message_of(diagnostic, style.redact)), (0, 0, 0, 8))
    for fix in diagnostic.fixes[:3]:
        is_hidden = style.redact and is_of_the_note(fix, diagnostic)
        suggestion = Text("→ ", style="green") + Text("a wording is offered" if is_hidden else printable(fix.title), style="green")
        if fix.applicability is Applicability.SAFE:
            suggestion.append("  (notelint fix does this)", style="dim")
        yield Padding(suggestion, (0, 0, 0, 8))
        if fix.sketch and not style.redact:
            yield Padding(Text(f"“{printable(fix.sketch)}”", style="dim"), (0, 0, 0, 10))
    yield Text()


def _head(diagnostic: Diagnostic) -> Text:
    head = Text(" " * 8)
    head.append(diagnostic.name, style=SEVERITY_STYLE[diagnostic.severity])
    return head.append(f"  {diagnostic.code} · {diagnostic.severity.word}", style="dim")


def _checklist(report: Report) -> Iterator[Text | Padding]:
    missing = [d for d in report.diagnostics if d.family is Family.REQUIRED_FIELD]
    present = [FIELD_WORDS[name] for name, field in report.fields.items() if field.present and name in FIELD_WORDS]
    if present or missing:
        yield Text(f"The record ({report.profile})", style="bold")
    if present:
        yield Padding(Text("✓ ", style="green") + Text("found: " + ", ".join(present)), (0, 0, 0, 2))
    for diagnostic in missing:
        line = Text("✗ ", style=SEVERITY_STYLE[diagnostic.severity]) + Text(diagnostic.message)
        yield Padding(line.append(f"  {diagnostic.code}", style="dim"), (0, 0, 0, 2))
    if present or missing:
        yield Text()


def _score(score: Score) -> Iterator[Text]:
    if score.value is None:
        yield Text("Too short to say how near it is to a peer note.", style="dim")
        yield Text()
        return
    head = Text("Peer note score ", style="bold")
    yield head.append(f"{score.value}", style=f"bold {_score_style(score.value)}").append(" of 100", style="dim")
    for dimension, value in score.dimensions.items():
        filled = round(value / 100 * BAR_CELLS)
        bar = Text(f"  {dimension:<10}")
        bar.append("█" * filled, style=_score_style(value)).append("░" * (BAR_CELLS - filled), style="dim")
        yield bar.append(f" {value:>3}")
    yield Text()


def _helps(report: Report, redact: bool) -> Iterator[Text | Padding]:
    lines = [*help_lines(report, redact)]
    if lines:
        yield Text("What would help most", style="bold")
        for number, line in enumerate(lines, start=1):
            yield Padding(Text(f"{number}. {line}"), (0, 0, 0, 2))


def _score_style(value: int) -> str:
    return "green" if value >= 60 else "yellow" if value >= 40 else "red"

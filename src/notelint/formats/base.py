"""What every format offers: text for the start, for each report, and for the end of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from notelint.report import Report


@dataclass(frozen=True, slots=True)
class Style:
    """How results are shown: colour or plain, columns of the terminal, without note text.

    `width` counts columns. `unicode` is false where the output cannot show box characters.
    """

    color: bool = False
    width: int = 100
    unicode: bool = True
    redact: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Name an input that could not be checked, and why; never with note text."""

    source: str
    message: str


@dataclass(slots=True)
class Summary:
    """Count over a whole run."""

    notes: int = 0
    findings: int = 0
    by_code: Counter[str] = field(default_factory=Counter)
    by_family: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Count one report."""
        self.notes += 1
        self.findings += len(report.diagnostics)
        self.by_code.update(d.code for d in report.diagnostics)
        self.by_family.update(str(d.family) for d in report.diagnostics)


class Format:
    """Turn reports into text. Nothing is printed here; each method returns what to write."""

    def __init__(self, style: Style, profile: str) -> None:
        self.style = style
        self.profile = profile

    def start(self) -> str:
        """Return what stands before the first report."""
        return ""

    def report(self, report: Report) -> str:
        """Return the text for one report."""
        return ""

    def finish(self, summary: Summary) -> str:
        """Return what stands after the last report."""
        return ""

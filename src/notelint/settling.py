"""Settle overlapping findings: the same words are pointed out once."""

from __future__ import annotations

from collections.abc import Iterable

from notelint.diagnostics import LANGUAGE_FAMILIES, Diagnostic
from notelint.pipeline.spans import Taken


def settle(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings in the order of the text, without language findings inside another one.

    Of two that overlap the longer stays, then the more severe, then the lower code.
    """
    kept: list[Diagnostic] = []
    language: list[Diagnostic] = []
    for diagnostic in diagnostics:
        (language if diagnostic.family in LANGUAGE_FAMILIES else kept).append(diagnostic)
    taken = Taken()
    kept += [d for d in sorted(language, key=_rank) if taken.take(d.start, d.end)]
    return sorted(kept, key=lambda d: (d.start, d.end, d.code, d.entry or ""))


def _rank(diagnostic: Diagnostic) -> tuple[int, int, str, str, int]:
    length = diagnostic.end - diagnostic.start
    return (-length, -diagnostic.severity, diagnostic.code, diagnostic.entry or "", diagnostic.start)

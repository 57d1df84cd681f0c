"""Settle overlapping findings: the same words are pointed out once."""

from __future__ import annotations

from collections.abc import Iterable

from notelint.diagnostics import LANGUAGE_FAMILIES, Diagnostic


def settle(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings in the order of the text, without language findings inside another one.

    Of two that overlap the longer stays, then the more severe, then the lower code.
    """
    found = list(diagnostics)
    kept: list[Diagnostic] = [d for d in found if d.family not in LANGUAGE_FAMILIES]
    taken: list[tuple[int, int]] = []
    for diagnostic in sorted((d for d in found if d.family in LANGUAGE_FAMILIES), key=_rank):
        if not any(diagnostic.start < end and start < diagnostic.end for start, end in taken):
            taken.append((diagnostic.start, diagnostic.end))
            kept.append(diagnostic)
    return sorted(kept, key=lambda d: (d.start, d.end, d.code, d.entry or ""))


def _rank(diagnostic: Diagnostic) -> tuple[int, int, str, str, int]:
    length = diagnostic.end - diagnostic.start
    return (-length, -diagnostic.severity, diagnostic.code, diagnostic.entry or "", diagnostic.start)

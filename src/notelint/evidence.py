"""Gather what a note offers the score: evidence entries, own words quoted, and findings."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from notelint.diagnostics import LANGUAGE_FAMILIES, Diagnostic, Family, Severity
from notelint.late import late
from notelint.pipeline.spans import Covered
from notelint.rules.gates.negation import is_negated
from notelint.score import Dimension, Evidence, Score, score

if TYPE_CHECKING:
    from notelint.lexicon.compiled import CompiledEntry
    from notelint.pipeline.sheet import Sheet

# What a finding of each family says against the note, in points for each dimension, after the
# toolkit's table 4: a label speaks of the problem instead of the person, and so on.
AGAINST: Mapping[Family, Mapping[Dimension, float]] = {
    Family.CLINICAL_JARGON: {Dimension.LANGUAGE: 5, Dimension.FOCUS: 3},
    Family.LABEL: {Dimension.LANGUAGE: 4, Dimension.STRENGTHS: 4, Dimension.PERSON: 4},
    Family.MOTIVE: {Dimension.PERSON: 6, Dimension.STRENGTHS: 4, Dimension.LANGUAGE: 2},
    Family.INTERPRETATION: {Dimension.LANGUAGE: 3, Dimension.STRENGTHS: 4, Dimension.PERSON: 4},
    Family.PEER_ROLE: {Dimension.FOCUS: 4, Dimension.GOALS: 6, Dimension.PERSON: 2},
}
COMPLIANCE: Mapping[Dimension, float] = {Dimension.FOCUS: 6, Dimension.GOALS: 5, Dimension.PERSON: 6, Dimension.LANGUAGE: 2}
SEVERITY_WEIGHT: Mapping[Severity, float] = {Severity.INFO: 0.6, Severity.WARNING: 1.0, Severity.ERROR: 1.3}
OWN_WORDS_POINTS = 5
OWN_WORDS_LEAST = 4  # words a quotation needs to count as the person's own words
RULES: Mapping[Dimension, str] = {dimension: f"score-{dimension}" for dimension in Dimension}  # under which evidence is found
_ANY_VOICE = frozenset({"narrator", "reported", "self"})
_WORD = late(r"[^\W_]+")


def score_note(
    sheet: Sheet, diagnostics: Sequence[Diagnostic], entries: Mapping[str, CompiledEntry], hidden: Container[str] = frozenset()
) -> Score:
    """Return the score of the note's narrative; what would help does not speak of the rules in `hidden`."""
    start, end = narrative_span(sheet)
    words = len(sheet.text[start:end].split())
    return score(sorted(_gather(sheet, diagnostics, entries, start, end), key=_order), words, hidden)


def narrative_span(sheet: Sheet) -> tuple[int, int]:
    """Return where the narrative stands; the whole text where the record knows of none."""
    narrative = (sheet.fields or {}).get("narrative")
    plan = (sheet.fields or {}).get("plan")
    if narrative is None or narrative.start is None or narrative.end is None:
        return 0, len(sheet.text)
    ends = [narrative.end, *([plan.end] if plan and plan.end is not None and plan.end > narrative.start else [])]
    return narrative.start, max(ends)


def _order(item: Evidence) -> tuple[int, int, str, str]:
    return (item.start or 0, item.end or 0, item.dimension, item.reason)


def _gather(
    sheet: Sheet, diagnostics: Sequence[Diagnostic], entries: Mapping[str, CompiledEntry], start: int, end: int
) -> Iterator[Evidence]:
    found = [d for d in diagnostics if start <= d.start < end and d.family in LANGUAGE_FAMILIES]
    for diagnostic in found:
        for dimension, points in _against(diagnostic.family, diagnostic.name, diagnostic.severity):
            yield Evidence(dimension, points, diagnostic.code, diagnostic.start, diagnostic.end)
    pointed_out = Covered((d.start, d.end) for d in found)  # those words speak against the note already
    candidates, said_again = sheet.candidates or {}, _said_again(sheet, start, end)
    for dimension, rule in RULES.items():
        for low, high, key, _ in candidates.get(rule, ()):
            if not start <= low < end or not _counts(sheet, low, high) or said_again.overlaps(low, high):
                continue
            entry = entries[key]
            if entry.points > 0 or not pointed_out.overlaps(low, high):
                yield Evidence(dimension, entry.points, entry.rationale, low, high)
    yield from _own_words(sheet, start, end)


def _said_again(sheet: Sheet, start: int, end: int) -> Covered:
    """Return the sentences that stood in the narrative before, word for word: saying it twice says no more."""
    seen: set[str] = set()
    again: list[tuple[int, int]] = []
    for low, high in sheet.sentences or ():
        if start <= low < end:
            words = sheet.low[low:high].strip(" .\n")
            if words in seen:
                again.append((low, high))
            seen.add(words)
    return Covered(again)


@cache
def _against(family: Family, name: str, severity: Severity) -> tuple[tuple[Dimension, float], ...]:
    """Return what a finding says against a note, in points for each dimension."""
    points = COMPLIANCE if name == "compliance-language" else AGAINST.get(family, {})
    return tuple((dimension, -round(each * SEVERITY_WEIGHT[severity], 1)) for dimension, each in points.items())


def _counts(sheet: Sheet, start: int, end: int) -> bool:
    return sheet.voice_at(start, end) in _ANY_VOICE and not is_negated(sheet, start)


def _own_words(sheet: Sheet, start: int, end: int) -> Iterator[Evidence]:
    for span in sheet.voices or ():
        if span.voice == "quoted" and start <= span.start < end:
            words = _WORD.findall(sheet.text, span.start, span.end)
            if len(words) >= OWN_WORDS_LEAST and len(set(words)) > len(words) // 2:
                for dimension in (Dimension.PERSON, Dimension.LANGUAGE):
                    yield Evidence(dimension, OWN_WORDS_POINTS, "quotes the person's own words", span.start, span.end)

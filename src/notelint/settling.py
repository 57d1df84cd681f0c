"""Settle findings that compete: the same words are pointed out once, and an opinion once."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from notelint.diagnostics import LANGUAGE_FAMILIES, Diagnostic, Family
from notelint.pipeline.spans import Covered, Taken

BY_CONTEXT = frozenset({"judgement-by-context", "motive-by-context", "role-by-context"})  # rules that do not know the words they point at
SentenceAt = Callable[[int], tuple[int, int]]


def settle(diagnostics: Iterable[Diagnostic], sentence_at: SentenceAt, yielding: Container[str], *, once: bool = True) -> list[Diagnostic]:
    """Return the findings in the order of the text, without language findings inside another one.

    Of two that overlap the longer stays, then the more severe, then the one with words to
    put in its place, then the lower code. In a sentence, as `sentence_at`
    gives it, entries that are `yielding` ("in my opinion") give way to what they lead up to, and findings by
    context to those of their family whose words are known. Vague and wordy words give way to all of these, and are
    pointed out once by each rule; without `once` by each entry, so that the examples of two may be tried on the same words.
    """
    kept: list[Diagnostic] = []
    hints: list[Diagnostic] = []
    clear: list[Diagnostic] = []
    leads: list[Diagnostic] = []
    by_context: list[Diagnostic] = []
    for diagnostic in diagnostics:
        if diagnostic.family not in LANGUAGE_FAMILIES:
            (hints if _is_hint(diagnostic) else kept).append(diagnostic)
        elif diagnostic.name in BY_CONTEXT:
            by_context.append(diagnostic)
        else:
            (leads if diagnostic.entry in yielding else clear).append(diagnostic)
    taken = Taken()
    told = [d for d in sorted(clear, key=_rank) if taken.take(d.start, d.end)]
    if leads:
        there = {sentence_at(d.start) for d in told}
        after: dict[tuple[int, int], set[Family]] = {}
        for d in by_context:
            after.setdefault(sentence_at(d.start), set()).add(d.family)
        alone = [d for d in leads if (place := sentence_at(d.start)) not in there and not after.get(place, set()) - {d.family}]
        told += [d for d in sorted(alone, key=_rank) if taken.take(d.start, d.end)]
    if by_context:
        known = {(d.family, sentence_at(d.start)) for d in (*told, *leads)}
        told += [d for d in by_context if (d.family, sentence_at(d.start)) not in known and taken.take(d.start, d.end)]
    return sorted([*kept, *told, *_hints_left(hints, told, once)], key=lambda d: (d.start, d.end, d.code, d.entry or ""))


def _is_hint(diagnostic: Diagnostic) -> bool:
    """Tell whether a finding is about words that are vague or wordy, and not about the note."""
    return diagnostic.family is Family.NARRATIVE and diagnostic.entry is not None


def _hints_left(hints: list[Diagnostic], told: list[Diagnostic], once: bool) -> Iterator[Diagnostic]:
    """Yield the hints about words of which nothing else is said, the longer of two of a rule."""
    said = Covered((d.start, d.end) for d in told)
    taken: dict[str, Taken] = {}
    for hint in sorted(hints, key=_rank):
        each = taken.setdefault(hint.code if once else hint.entry or "", Taken())
        if not said.overlaps(hint.start, hint.end) and each.take(hint.start, hint.end):
            yield hint


def _rank(diagnostic: Diagnostic) -> tuple[int, int, bool, str, str, int]:
    length = diagnostic.end - diagnostic.start
    has_no_words = not any(fix.edits for fix in diagnostic.fixes)
    return (-length, -diagnostic.severity, has_no_words, diagnostic.code, diagnostic.entry or "", diagnostic.start)

"""Run the examples inside lexicons and rules: marks must be found exactly, good ones stay clean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from notelint.agency import agency_lexicon, read_agency
from notelint.diagnostics import Applicability, Diagnostic
from notelint.fixer import apply_edits
from notelint.late import late
from notelint.lexicon.files import is_evidence, is_wordings, lexicon_name
from notelint.lexicon.load import load_evidence, load_lexicon, load_wordings
from notelint.lexicon.model import Entry
from notelint.lexicon.store import own_lexicons, wordings_at
from notelint.lexicon.wordings import CompiledWording
from notelint.linter import Linter
from notelint.note import Note
from notelint.rewriting.wording import edit_of

_MARK = late(r"<<|>>")


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """Say which example of which entry did not come out as written, and what came instead."""

    where: str
    example: str
    problem: str


def unmarked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the example without its marks, and the (start, end) of each marked stretch."""
    text, starts, spans = "", [], []
    position = 0
    for mark in _MARK.finditer(example):
        text += example[position : mark.start()]
        position = mark.end()
        if mark.group() == "<<":
            starts.append(len(text))
        else:
            spans.append((starts.pop() if starts else 0, len(text)))
    return text + example[position:], sorted(spans)


def test_lexicon_file(path: Path, *beside: Path) -> Iterator[ExampleFailure]:
    """Yield every example of a file of entries, evidence or wordings that fails.

    `beside` are the other files of an agency, whose entries its wordings may be for. Raises `KnowledgeError` for a file that does not load.
    """
    if is_wordings(path):
        yield from _test_wordings(path, beside)
        return
    linter = _LexiconLinter(path)
    name = lexicon_name(path)
    if is_evidence(path):
        for evidence in load_evidence(path).evidence:
            key = f"{name}/{evidence.id}"
            for example in (*evidence.found, *evidence.clean):
                yield from _compare(key, example, linter.evidence(unmarked(example)[0], key))
        return
    for entry in load_lexicon(path).entry:
        yield from _test_entry(linter, f"{name}/{entry.id}", entry)


def example_count(path: Path) -> int:
    """Return how many examples the file holds."""
    if is_wordings(path):
        return sum(len(w.shown) + len(w.left) for w in load_wordings(path).wording)
    if is_evidence(path):
        return sum(len(e.found) + len(e.clean) for e in load_evidence(path).evidence)
    return sum(len(e.bad) + len(e.good) for e in load_lexicon(path).entry)


def _test_wordings(path: Path, beside: Iterable[Path]) -> Iterator[ExampleFailure]:
    agency = read_agency([*(other for other in beside if not is_wordings(other)), path])
    linter, name = Linter.with_lexicons([*own_lexicons(), *agency.lexicons]), lexicon_name(path)
    given = {wording.key: wording for wordings in agency.wordings.values() for wording in wordings}
    compiled = given or {wording.key: wording for wording in wordings_at(path)}  # an agency's file, or ours
    for wording in load_wordings(path).wording:
        key = f"{name}/{wording.id}"
        for shown in wording.shown:
            said = _said_anew(linter, compiled[key], shown.text)
            if said != shown.fixed:
                yield ExampleFailure(key, shown.text, f'it gives "{said}", not "{shown.fixed}"')
        for example in wording.left:
            said = _said_anew(linter, compiled[key], example)
            if said is not None:
                yield ExampleFailure(key, example, f'it gives "{said}" and should leave this sentence')


def _said_anew(linter: Linter, wording: CompiledWording, example: str) -> str | None:
    """Return how a sentence reads when its marked finding is said anew, or `None`."""
    text, marks = unmarked(example)
    sheet = linter.annotate(linter.sheet(Note(text)))
    for rule, candidates in (sheet.candidates or {}).items():
        for candidate in candidates:
            if (candidate.start, candidate.end) in marks and {rule, candidate.entry} & set(wording.of):
                edit = edit_of(wording, candidate, sheet)
                return None if edit is None else apply_edits(text, [edit])
    return None


def _test_entry(linter: _LexiconLinter, key: str, entry: Entry) -> Iterator[ExampleFailure]:
    for bad in entry.bad:
        text, _ = unmarked(bad.text)
        found = linter.findings(text, key)
        yield from _compare(key, bad.text, [(d.start, d.end) for d in found])
        if bad.fixed is not None:
            fixed = _first_fixes(text, found)
            if fixed != bad.fixed:
                yield ExampleFailure(key, bad.text, f'the rewrite gives "{fixed}", not "{bad.fixed}"')
    for good in entry.good:
        yield from _compare(key, good, [(d.start, d.end) for d in linter.findings(good, key)])


def _compare(key: str, example: str, found: list[tuple[int, int]]) -> Iterator[ExampleFailure]:
    text, marked = unmarked(example)
    for start, end in sorted(set(marked) - set(found)):
        yield ExampleFailure(key, example, f'"{text[start:end]}" is marked and was not found there')
    for start, end in sorted(set(found) - set(marked)):
        yield ExampleFailure(key, example, f'"{text[start:end]}" was found and is not marked')


def _first_fixes(text: str, found: list[Diagnostic]) -> str:
    edits = []
    for diagnostic in found:
        applied = [f for f in diagnostic.fixes if f.applicability is not Applicability.DISPLAY_ONLY]
        if applied:
            edits += list(applied[0].edits)
    return apply_edits(text, edits)


class _LexiconLinter:
    """A linter that knows one lexicon only, so that no other word list takes part."""

    def __init__(self, path: Path) -> None:
        self.linter = Linter.with_lexicons([agency_lexicon(path)])

    def findings(self, text: str, key: str) -> list[Diagnostic]:
        return [d for d in self.linter.check(text).diagnostics if d.entry == key]

    def evidence(self, text: str, key: str) -> list[tuple[int, int]]:
        sheet = self.linter.annotate(self.linter.sheet(Note(text)))
        return sorted((c.start, c.end) for found in (sheet.candidates or {}).values() for c in found if c.entry == key)

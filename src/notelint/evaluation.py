"""Measure against notes with marked findings and fields: precision, recall and F1.

A finding counts as found when its span overlaps a marked span; families are counted
on their own and, under "all", whatever the family. A field counts as found when it is
present in both; its value counts as right when the two values are equal.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from notelint.diagnostics import LANGUAGE_FAMILIES, Family
from notelint.errors import InputError
from notelint.linter import Linter
from notelint.note import Note
from notelint.report import FIELD_NAMES, Report

ALL = "all"
ALSO_CONTRADICTIONS = frozenset({"participants-listed"})  # of another family, and marked with the contradictions
FAMILIES = tuple(family for family in Family if family in LANGUAGE_FAMILIES)  # in the order of their codes
Spans = list[tuple[int, int, str]]  # start, end, family
COMPARED_VALUES = frozenset(
    {"duration", "travel_time", "documentation_time", "service_date", "signature_date", "start_time", "end_time",
     "procedure_code", "diagnosis_code"}
)  # fmt: skip


class GoldSpan(BaseModel):
    """A marked finding: half-open code-point offsets and a language family."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    family: str

    @field_validator("family")
    @classmethod
    def _is_known(cls, family: str) -> str:
        if family not in LANGUAGE_FAMILIES:
            raise ValueError(f"is no language family; write one of {', '.join(FAMILIES)}")
        return family


class GoldNote(BaseModel):
    """One line of a corpus file. What is left out of `spans`, `fields` and `record` is not marked, and not measured.

    `data` holds fields given beside the text, `record` the names of the rules about
    contradictions that should speak.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    text: str
    spans: tuple[GoldSpan, ...] | None = None
    fields: dict[str, dict[str, Any]] | None = None
    pole: str | None = None
    pair: str | None = None
    kind: str | None = None
    given: dict[str, str] = Field(default_factory=dict, alias="data")
    record: tuple[str, ...] | None = None

    @model_validator(mode="after")
    def _marks_lie_in_the_text(self) -> Self:
        for span in self.spans or ():
            if not span.start < span.end <= len(self.text):
                raise ValueError(f"the span {span.start} to {span.end} marks nothing in a text of {len(self.text)} characters")
        return self


@dataclass(slots=True)
class Tally:
    """Count what was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Return the share of findings that are right, 0 to 1; `None` without findings."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Return the share of marks that were found, 0 to 1; `None` without marks."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


@dataclass(slots=True)
class Evaluation:
    """Hold the tallies of a run.

    `misses` are (note id, family, field or rule, marked words, kind) with kind "missed", "wrong" or "value".
    `values` counts field values that are right of those present in both. `scores`
    maps each pole to the scores of its notes; `pairs` holds (clinical, peer) scores.
    `findings` holds, by pole, the number of language findings of each note, and `kinds`,
    by kind of snippet, whether there was any.
    """

    notes: int = 0
    words: int = 0
    marked_words: int = 0
    families: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    values: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    contradictions: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[tuple[str, str, str, str]] = field(default_factory=list)
    scores: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    pairs: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    findings: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    @property
    def macro_f1(self) -> float | None:
        """Return the mean F1 of the language families that are marked or found."""
        values = [tally.f1 for name, tally in self.families.items() if name != ALL and tally.f1 is not None]
        return sum(values) / len(values) if values else None

    @property
    def alarms_per_thousand_words(self) -> float:
        """Return how many findings in 1,000 words are wrong."""
        return 1000 * self.families[ALL].wrong / self.marked_words if self.marked_words else 0.0

    @property
    def auc(self) -> float | None:
        """Return how often a peer note scores higher than a clinical one, 0 to 1, ties counted half; `None` without both."""
        peer, clinical = self.scores.get("peer", ()), self.scores.get("clinical", ())
        if not (peer and clinical):
            return None
        return sum((p > c) + (p == c) / 2 for p in peer for c in clinical) / (len(peer) * len(clinical))

    def count(self, gold: GoldNote, found: Spans) -> None:
        """Add one note and what was found in it, by notelint or by anything else."""
        self.notes += 1
        words = len(gold.text.split())
        self.words += words
        if gold.spans is not None:
            self.marked_words += words
            _count_spans(self, gold, gold.spans, found)
        if gold.pole is not None:
            self.findings[gold.pole].append(len(found))
        if gold.kind is not None:
            self.kinds[gold.kind].append(bool(found))


def read_gold(path: Path) -> Iterator[GoldNote]:
    """Yield the notes of a corpus file; raise `InputError` for a file without any, or naming the line that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text.") from error
    if not any(map(str.strip, lines)):
        raise InputError(f"{path}: is empty; give a file with one marked note a line, as JSON.")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield GoldNote.model_validate(json.loads(line))
            except (ValueError, RecursionError) as error:
                problem = _problem(error) if isinstance(error, ValidationError) else "is not JSON"
                raise InputError(f"{path}, line {number}: {problem}.") from None


def _problem(error: ValidationError) -> str:
    """Return where in the note the first mistake is, and which; never with the note's own words."""
    first = error.errors(include_input=False)[0]
    return ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"].removeprefix("Value error, "))))


def evaluate(linter: Linter, notes: Iterable[GoldNote]) -> Evaluation:
    """Return how the linter does on marked notes."""
    result = Evaluation()
    for gold in notes:
        report = linter.check(Note(gold.text, gold.id, fields=gold.given))
        result.count(gold, [(d.start, d.end, str(d.family)) for d in report.diagnostics if d.family in LANGUAGE_FAMILIES])
        if gold.fields is not None:
            _count_fields(result, gold, gold.fields, report)
        if gold.record is not None:
            _count_contradictions(result, gold, gold.record, report)
        if gold.pole is not None and report.score.value is not None:
            result.scores[gold.pole].append(report.score.value)
            if gold.pair is not None:
                result.pairs[gold.pair][gold.pole] = report.score.value
    return result


def _count_spans(result: Evaluation, gold: GoldNote, spans: Iterable[GoldSpan], found: Spans) -> None:
    marked = [(s.start, s.end, s.family) for s in spans]
    _tally(result.families[ALL], found, marked)
    for family in FAMILIES:
        own_found = [f for f in found if f[2] == family]
        own_marked = [m for m in marked if m[2] == family]
        # Families are less certain than spans: a find inside any mark is not wrong, only not this family's.
        in_others = [f for f in own_found if not _overlaps(f, own_marked) and _overlaps(f, marked)]
        _tally(result.families[family], [f for f in own_found if f not in in_others], own_marked, found)
    for mark in marked:
        if not _overlaps(mark, found):
            result.misses.append((gold.id, mark[2], gold.text[mark[0] : mark[1]], "missed"))
    for find in found:
        if not _overlaps(find, marked):
            result.misses.append((gold.id, find[2], gold.text[find[0] : find[1]], "wrong"))


def _tally(tally: Tally, found: Spans, marked: Spans, any_family: Spans | None = None) -> None:
    """Count; a mark counts as found where any finding overlaps it, of whatever family."""
    hit = sum(_overlaps(mark, any_family if any_family is not None else found) for mark in marked)
    tally.right += hit
    tally.missed += len(marked) - hit
    tally.wrong += sum(not _overlaps(find, marked) for find in found)


def _overlaps(span: tuple[int, int, str], others: Spans) -> bool:
    return any(span[0] < end and start < span[1] for start, end, _ in others)


def _count_fields(result: Evaluation, gold: GoldNote, marked: Mapping[str, Mapping[str, Any]], report: Report) -> None:
    for name in FIELD_NAMES:
        found = report.fields.get(name)
        present, wanted = found is not None and found.present, name in marked
        _count_one(result, result.fields, name, gold.id, present=present, wanted=wanted)
        if present and wanted and name in COMPARED_VALUES and found is not None:
            is_right = found.value == marked[name].get("value")
            result.values[name][is_right] += 1
            if not is_right:
                result.misses.append((gold.id, name, f"{marked[name].get('value')}, read as {found.value}", "value"))


def _count_contradictions(result: Evaluation, gold: GoldNote, marked: Iterable[str], report: Report) -> None:
    """Count, for each rule about contradictions, whether it spoke where it should."""
    found = {d.name for d in report.diagnostics if d.family == Family.RECORD or d.name in ALSO_CONTRADICTIONS}
    for name in sorted(found.union(marked)):
        for tallies, key in ((result.contradictions, name), (result.contradictions, ALL)):
            _count_one(result, tallies, key, gold.id, present=name in found, wanted=name in marked, noted=key != ALL)


def _count_one(
    result: Evaluation, tallies: dict[str, Tally], name: str, note: str, *, present: bool, wanted: bool, noted: bool = True
) -> None:
    tally = tallies[name]
    tally.right += present and wanted
    tally.wrong += present and not wanted
    tally.missed += wanted and not present
    if noted and present != wanted:
        result.misses.append((note, name, "", "wrong" if present else "missed"))

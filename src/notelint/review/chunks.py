"""What a worker does: take rows of text, give back plain results. One linter for each process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from notelint.errors import InputError
from notelint.exports.rows import Problem, Row
from notelint.review.baseline import Baseline, finding_hash
from notelint.review.checking import check_row, finding_rows, note_row, problem_of
from notelint.review.results import FindingRow, NoteRow
from notelint.review.whose import with_people

if TYPE_CHECKING:
    from notelint.linter import Linter
    from notelint.review.across import Traces

SIZE = 250  # notes handed to a worker at a time; kept as a whole, or checked again after a run was killed


class Chunk(NamedTuple):
    """Consecutive rows of an export; `first` is the key of the first note in it."""

    number: int
    first: int
    rows: tuple[Row | Problem, ...]


class Checked(NamedTuple):
    """What was found in a chunk, as plain values."""

    number: int
    rows: int
    notes: list[NoteRow]
    findings: list[FindingRow]
    problems: list[Problem]
    traces: list[Traces]
    hashes: list[bytes]


@dataclass(frozen=True)
class Task:
    """What is the same for all chunks of a run; crosses to each worker once, with what the files of the linter held when it was built.

    `since` leaves out notes of an earlier day (ISO date) and takes in those
    without a date. `compares` asks for what `review.across` needs. `salt` asks for hashes of the findings, for a
    new baseline.
    """

    linter: Linter
    redact: bool = False
    baseline: Baseline | None = None
    since: str | None = None
    compares: bool = True
    salt: bytes | None = None


def chunks(rows: Iterable[Row | Problem], size: int = SIZE) -> Iterator[Chunk]:
    """Yield the rows in chunks; the same export always gives the same chunks and keys."""
    held: list[Row | Problem] = []
    number = key = notes = 0
    for row in rows:
        held.append(row)
        notes += isinstance(row, Row)
        if len(held) == size:
            yield Chunk(number, key, tuple(held))
            number, key, notes, held = number + 1, key + notes, 0, []
    if held:
        yield Chunk(number, key, tuple(held))


class Checker:
    """Check chunks, one after the other."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.linter = task.linter

    def check(self, chunk: Chunk) -> Checked:
        """Return what was found in a chunk; a note that cannot be checked becomes a Problem."""
        checked = Checked(chunk.number, len(chunk.rows), [], [], [], [], [])
        key = chunk.first
        for row in chunk.rows:
            if isinstance(row, Problem):
                checked.problems.append(row)
                continue
            try:
                self._check(key, row, checked)
            except InputError as error:
                checked.problems.append(problem_of(row, error))
            key += 1
        return checked

    def _check(self, key: int, row: Row, checked: Checked) -> None:
        task = self.task
        sheet, report = check_row(self.linter, row)
        told = row if row.person and row.writer else with_people(row, sheet, report)
        known = None if task.baseline is None else task.baseline.knows
        note = note_row(key, told, report, known)
        if task.since is not None and note.service_date is not None and note.service_date < task.since:
            return
        findings = finding_rows(key, told, report, redact=task.redact, known=known)
        if task.redact:  # a writer whom the note alone names is text of the note
            note, findings = note._replace(writer=row.writer), [each._replace(writer=row.writer) for each in findings]
        checked.notes.append(note)
        checked.findings.extend(findings)
        if task.salt is not None:
            checked.hashes.extend(finding_hash(task.salt, told, d) for d in report.diagnostics)
        if task.compares:
            from notelint.review.across import traces  # late: only a review that compares notes needs its library

            checked.traces.append(traces(sheet, report, told, key))

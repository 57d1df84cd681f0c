"""What a worker does: notes in an Arrow batch, what was found in another; nothing stops at a note that cannot be checked."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from traceback import extract_tb
from typing import Any

import pyarrow

from notelint.errors import InputError
from notelint.exports.rows import Problem, Row
from notelint.linter import Linter
from notelint.review.checking import check_row, finding_rows, note_row, problem_of
from notelint.review.chunks import SIZE
from notelint.review.results import FindingRow, NoteRow
from notelint.spark.reading import rows_of
from notelint.spark.schema import CHECKED_ARROW, FINDING_FIELDS
from notelint.spark.settings import linter_from

Checked = tuple[tuple[Any, ...] | None, list[tuple[Any, ...]], tuple[Any, ...] | None]

_finding = itemgetter(*map(FindingRow._fields.index, FINDING_FIELDS))


def check_batches(settings: str, redact: bool, batches: Iterator[Any]) -> Iterator[Any]:
    """Yield what was found in batches of notes, a few hundred notes at a time; see `schema.CHECKED`."""
    linter = linter_from(settings)
    for batch in batches:
        for at in range(0, batch.num_rows, SIZE):
            checked = [_checked(linter, key, row, redact) for key, row in rows_of(batch.slice(at, SIZE))]
            columns = zip(zip(*checked, strict=True), CHECKED_ARROW, strict=True)
            yield pyarrow.record_batch([pyarrow.array(values, field.type) for values, field in columns], schema=CHECKED_ARROW)


def _checked(linter: Linter, key: int | None, row: Row | Problem, redact: bool) -> Checked:
    """Return the note's row, its findings, and why it could not be checked."""
    if key is None or isinstance(row, Problem):
        assert isinstance(row, Problem)
        return None, [], (key, *_parts(row))
    try:
        _, report = check_row(linter, row)
        note = note_row(key, row, report)
        found = [_finding(finding) for finding in finding_rows(key, row, report, redact=redact)]
    except InputError as error:
        return None, [], (key, *_parts(problem_of(row, error)))
    except Exception as error:  # noqa: BLE001 - a mistake of ours in one note must not take millions of others with it
        return None, [], (key, *_parts(Problem(row.source, row.number, _mistake(error))))
    return _shown(note, redact), found, None


def _shown(note: NoteRow, redact: bool) -> NoteRow:
    """Return the note's row; with `redact` without words out of the export or the note, as in the tables of a review."""
    return note._replace(person="", location="", service_type="") if redact else note


def _parts(problem: Problem) -> tuple[str, int | None, str]:
    return problem.source, problem.number, problem.message


def _mistake(error: Exception) -> str:
    """Return what to say of a bug: its kind and place, and not its message, which may hold words of the note."""
    frame = extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}, line {frame.lineno}"
    return f"was not checked, because of a mistake in notelint ({type(error).__name__} in {place}). Please report it."

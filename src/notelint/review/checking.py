"""Check one row of an export and put what was found into rows of the two tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from notelint.diagnostics import Diagnostic, Family, Severity
from notelint.errors import InputError
from notelint.exports.rows import Problem, Row
from notelint.formats.shown import suggestions
from notelint.formats.words import message_of
from notelint.note import Note
from notelint.pipeline.record.utc import utc_moment
from notelint.report import FIELD_NAMES, Report
from notelint.review.results import FindingRow, NoteRow
from notelint.score import Dimension

if TYPE_CHECKING:
    from notelint.linter import Linter
    from notelint.pipeline.sheet import Sheet

Known = Callable[[Row, Diagnostic], bool]


def check_row(linter: Linter, row: Row) -> tuple[Sheet, Report]:
    """Return the Sheet and the Report of one note of an export; raise `InputError` as `Linter.check` does."""
    note = Note(row.text, f"{row.source}:{row.number}", row.note_id or None, row.fields)
    return linter.check_with_sheet(note)


def problem_of(row: Row, error: InputError) -> Problem:
    """Return what to say of a note that the linter refuses; the message names the place once."""
    place = f"{row.source}:{row.number}: "
    return Problem(row.source, row.number, str(error).removeprefix(place))


def note_row(key: int, row: Row, report: Report, known: Known | None = None) -> NoteRow:
    """Return the note's row; findings that are `known` do not count in it."""
    fields, score = report.fields, report.score
    new = [d for d in report.diagnostics if known is None or not known(row, d)]
    severities = Counter(d.severity for d in new)
    scores = [score.dimensions.get(dimension) for dimension in Dimension]
    return NoteRow(
        key, row.source, row.number, row.note_id, row.writer, row.person,
        _words(report, "service_date") or _day_in_utc(row), _words(report, "start_time"), _words(report, "end_time"),
        _minutes(report, "duration"),
        _words(report, "location"), _words(report, "service_type"), _words(report, "procedure_code"),
        len(row.text.split()), score.value, scores[0], scores[1], scores[2], scores[3], scores[4],
        len(new), severities[Severity.ERROR], severities[Severity.WARNING], severities[Severity.INFO],
        " ".join(d.name.removeprefix("missing-").replace("-", "_") for d in new if d.family is Family.REQUIRED_FIELD),
        " ".join(name for name in FIELD_NAMES if name in fields and fields[name].present),
    )  # fmt: skip


def finding_rows(key: int, row: Row, report: Report, *, redact: bool, known: Known | None = None) -> list[FindingRow]:
    """Return the note's findings; with `redact`, nothing in them is text of the note."""
    entries = ["" if redact else d.entry or "" for d in report.diagnostics]
    return [
        FindingRow(
            key, number, row.source, row.number, row.note_id, row.writer,
            d.code, d.name, str(d.family), d.severity.word, entries[number], message_of(d, redact), d.line, d.column, d.start, d.end,
            "" if redact else d.text, "; ".join(suggestions(d, redact)), known is not None and known(row, d), -1,
        )
        for number, d in enumerate(report.diagnostics)
    ]  # fmt: skip


def _words(report: Report, name: str) -> str | None:
    value = _value(report, name)
    return None if value is None else str(value)


def _day_in_utc(row: Row) -> str | None:
    """Return the day that a moment in UTC names: better than none to find a note by, though it may have been the day before."""
    moment = utc_moment(row.fields.get("service_date", ""))
    return moment[1] if moment else None


def _minutes(report: Report, name: str) -> int | None:
    value = _value(report, name)
    return value if isinstance(value, int) else None


def _value(report: Report, name: str) -> Any:
    field = report.fields.get(name)
    return field.value if field is not None and field.present else None

"""The columns of the tables that a review writes, in their order, and what of them is text of a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from notelint.review.results import FindingRow, NoteRow

if TYPE_CHECKING:
    from notelint.review.about import About
    from notelint.review.store import Store

Cell = str | int | float | None

NOTE_COLUMNS = (*(name for name in NoteRow._fields if name != "key"), "pairs")
FINDING_COLUMNS = tuple(name for name in FindingRow._fields if name not in ("key", "number", "known", "other"))
PAIR_COLUMNS = (
    "code", "name", "severity", "message", "similarity",
    "first_source", "first_row", "first_note_id", "second_source", "second_row", "second_note_id",
    "first_writer", "first_date", "first_start", "first_end", "second_writer", "second_date", "second_start", "second_end",
)  # fmt: skip
PROBLEM_COLUMNS = ("source", "row", "message")
READ_COLUMNS = ("source", "item", "read_from")
_TOLD = frozenset({"person", "location", "service_type"})  # words out of the export or the note: not in a redacted table


def read_cells(about: About) -> Iterator[tuple[Cell, ...]]:
    """Yield what each column of each export was read as, then the columns that are not read, and what else is to be known."""
    for source, columns in about.columns.items():
        yield from ((source, item, column) for item, column in columns.items())
        yield from ((source, "not read", name) for name in about.unused.get(source, ()))
        yield from ((source, "remark", remark) for remark in about.remarks.get(source, ()))


def note_cells(store: Store, redact: bool) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each note, in the order of `NOTE_COLUMNS`."""
    columns = ", ".join(f"'' AS {name}" if redact and name in _TOLD else name for name in NoteRow._fields if name != "key")
    pairs = "SELECT at, count(*) AS pairs FROM (SELECT first AS at FROM pair UNION ALL SELECT second FROM pair) GROUP BY at"
    sql = f"SELECT {columns}, coalesce(pairs, 0) FROM note LEFT JOIN ({pairs}) ON at = key ORDER BY key"  # noqa: S608 - our own columns
    yield from store.each(sql)


def finding_cells(store: Store) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each finding that no baseline has, in the order of `FINDING_COLUMNS`."""
    yield from store.each(f"SELECT {', '.join(FINDING_COLUMNS)} FROM finding WHERE NOT known ORDER BY key, number")  # noqa: S608


def pair_cells(store: Store) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each pair of notes, in the order of `PAIR_COLUMNS`."""
    yield from store.each(
        "SELECT code, name, severity, message, round(similarity, 3), a.source, a.row, a.note_id, b.source, b.row, b.note_id, "
        "a.writer, a.service_date, a.start_time, a.end_time, b.writer, b.service_date, b.start_time, b.end_time "
        "FROM pair JOIN note a ON a.key = first JOIN note b ON b.key = second ORDER BY first, second, code"
    )


def problem_cells(store: Store) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each Problem, in the order of `PROBLEM_COLUMNS`."""
    yield from store.each("SELECT source, number, message FROM problem ORDER BY rowid")

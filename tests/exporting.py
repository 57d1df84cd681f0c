"""What the tests of exports share: invented notes, files written on the spot, what was read from them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from notelint.exports.opening import open_export
from notelint.exports.rows import Export, Problem, Row

NOTES = (
    'We walked to the library. "I can do this," he said, and wrote his name on the form; then he asked for a second one.',
    "She showed me the garden plot, and we counted the tomatoes.\nNext: she asks the pantry whether they take fresh food.",
    "Phone check-in. He slept a whole night and wants to keep a list of what helped on the fridge, beside the calendar.",
    "We practised the call to the landlord twice. She made it herself, with me beside her, and got a date for the repair.",
)


def csv_text(rows: Iterable[Sequence[object]], separator: str = ",") -> str:
    """Return rows as a CSV file has them."""
    target = StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue()


def opened(folder: Path, name: str, content: str | bytes, **options: object) -> Export:
    """Write a file and open it as an export."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_export(path, **options)  # type: ignore[arg-type]


def notes(export: Export) -> list[Row]:
    """Return the notes of an export."""
    return [row for row in export.rows() if isinstance(row, Row)]


def problems(export: Export) -> list[tuple[int | None, str]]:
    """Return the number and the message of each problem of an export."""
    return [(row.number, row.message) for row in export.rows() if isinstance(row, Problem)]

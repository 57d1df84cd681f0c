"""Rows of an Arrow batch as notes: in a worker, before anything is checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow

from notelint.exports.cells import cell_text
from notelint.exports.rows import Problem, Row

# The columns in a batch, in this order; behind them one for each item of the record.
KEY, NUMBER, SOURCE, TEXT, NOTE_ID, WRITER, PERSON = "key", "row", "source", "text", "note_id", "writer", "person"
COLUMNS = (KEY, NUMBER, SOURCE, TEXT, NOTE_ID, WRITER, PERSON)


def rows_of(batch: Any) -> Iterator[tuple[int | None, Row | Problem]]:
    """Yield each note of an Arrow batch with its key, or what kept it from being read."""
    items = batch.schema.names[len(COLUMNS) :]
    for key, number, source, text, note_id, writer, person, *given in zip(*map(values_of, batch.columns), strict=True):
        place = cell_text(source), key if number is None else number
        if key is None:
            yield None, Problem(*place, "the column that is its key is empty here.")
            continue
        told = _text(text)
        if isinstance(told, UnicodeDecodeError):
            yield key, Problem(*place, f"byte {told.start + 1} of its text is not UTF-8; read the export in its own encoding.")
        elif not told.strip():
            yield key, Problem(*place, "holds no text.")
        else:
            fields = {item: cell for item, value in zip(items, given, strict=True) if (cell := cell_text(value)).strip()}
            yield key, Row(*place, told, fields, cell_text(note_id), cell_text(person), cell_text(writer))


def values_of(column: Any) -> list[Any]:
    """Return the values of an Arrow column; strings as bytes, since nothing assures that they are UTF-8."""
    is_text = pyarrow.types.is_string(column.type) or pyarrow.types.is_large_string(column.type)
    values: list[Any] = (column.cast(pyarrow.binary()) if is_text else column).to_pylist()
    return values


def _text(value: Any) -> str | UnicodeDecodeError:
    if not isinstance(value, bytes):
        return cell_text(value)
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        return error

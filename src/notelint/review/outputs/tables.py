"""CSV and Parquet: written row by row, each file whole or not at all."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notelint.formats.csv import safe_cell
from notelint.readers.writing import new_file
from notelint.review.outputs.columns import FINDING_COLUMNS, Cell

if TYPE_CHECKING:
    import pyarrow

ROW_GROUP = 20_000  # rows that are held while a Parquet file is written
_NUMBERS = frozenset({"row", "line", "column", "start", "end"})


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> None:
    """Write a table for a spreadsheet: UTF-8 with its mark, RFC 4180, cells that it cannot run as formulas."""
    with new_file(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="", errors="replace") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([safe_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def findings_schema() -> pyarrow.Schema:
    """Return the Arrow schema of the table of findings: whole numbers as int64, all else as strings."""
    import pyarrow

    return pyarrow.schema([(name, pyarrow.int64() if name in _NUMBERS else pyarrow.string()) for name in FINDING_COLUMNS])


def write_parquet(path: Path, rows: Iterable[tuple[Cell, ...]]) -> None:
    """Write the table of findings as Parquet; its text is as it stands in the notes."""
    import pyarrow
    from pyarrow import parquet

    schema = findings_schema()
    with new_file(path) as temporary, parquet.ParquetWriter(temporary, schema, compression="zstd") as writer:
        remaining = iter(rows)
        while batch := list(islice(remaining, ROW_GROUP)):
            columns: list[Any] = [
                pyarrow.array(map(_storable, cells), field.type) for cells, field in zip(zip(*batch, strict=True), schema, strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(columns, schema=schema))


def _storable(cell: Cell) -> Cell:
    """Return a cell without half characters, which no UTF-8 file can hold."""
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell

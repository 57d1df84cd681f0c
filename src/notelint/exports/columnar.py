"""Parquet files, read batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from notelint.errors import InputError
from notelint.exports.keyed import KeyedRecord, open_keyed
from notelint.exports.libraries import library
from notelint.exports.rows import Problem
from notelint.exports.tables import TableExport

_BATCH = 500  # rows
_BUFFER = 1 << 20  # bytes read ahead for each column


def open_parquet(path: Path, *, columns: Mapping[str, str] | None = None, day_first: bool | None = None) -> TableExport:
    """Return the export in a Parquet file; its rows are numbered from 1.

    Raises `InputError` where it cannot be read, or where its columns cannot be told.
    """
    _opened(path).close()
    return open_keyed(str(path), partial(_objects, path), columns, day_first)


def _opened(path: Path) -> Any:
    parquet = library("pyarrow.parquet", "pyarrow", str(path), "Parquet")
    try:
        return parquet.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER)
    except _broken():
        raise InputError(f"{path}: is not a Parquet file that can be read, or is damaged; export it anew.") from None


def _broken() -> tuple[type[Exception], ...]:
    """Return what reading a file can raise; some errors of pyarrow ("not implemented", "key error") are neither of Python's."""
    import pyarrow  # late: only Parquet needs it

    return OSError, ValueError, OverflowError, pyarrow.ArrowException


def _objects(path: Path) -> Iterator[KeyedRecord | Problem]:
    number = 0
    with _opened(path) as file:
        batches = file.iter_batches(batch_size=_BATCH, use_threads=False)
        while True:
            try:
                batch = next(batches)
            except StopIteration:
                return
            except _broken():
                yield Problem(str(path), number + 1, "the file is damaged from here on; nothing behind it could be read. Export it anew.")
                return
            for found in _rows(batch, str(path), number):
                number += 1
                yield found


def _rows(batch: Any, source: str, before: int) -> Iterator[KeyedRecord | Problem]:
    try:
        yield from enumerate(batch.to_pylist(), before + 1)
    except _broken():  # bytes that are no text, a date that no calendar has: find out in which row
        for at in range(batch.num_rows):
            try:
                yield before + at + 1, batch.slice(at, 1).to_pylist()[0]
            except _broken():
                yield Problem(source, before + at + 1, "holds a value that cannot be read as text.")

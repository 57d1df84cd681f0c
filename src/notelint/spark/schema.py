"""The types of the tables that come out of Spark: those of a review on one machine.

Whole numbers are `bigint`, true and false `boolean`, all else `string`; what a note does not tell is null.
"""

from __future__ import annotations

from types import NoneType
from typing import Any, get_args, get_type_hints

import pyarrow
from pyspark.sql.types import ArrayType, BooleanType, DataType, LongType, StringType, StructField, StructType

from notelint.review.outputs.columns import FINDING_COLUMNS
from notelint.review.results import FindingRow, NoteRow

NOTE_FIELDS = NoteRow._fields
FINDING_FIELDS = ("key", "number", *FINDING_COLUMNS)  # rows have no order in Spark: these two say which is which
PROBLEM_FIELDS = ("key", "source", "row", "message")
_TYPES: dict[type, tuple[DataType, Any]] = {
    int: (LongType(), pyarrow.int64()),
    str: (StringType(), pyarrow.string()),
    bool: (BooleanType(), pyarrow.bool_()),
}


def _types(row: type, names: tuple[str, ...]) -> dict[str, tuple[DataType, Any]]:
    """Return the type in Spark and in Arrow of each of a row's columns."""
    hints = get_type_hints(row)
    return {name: _TYPES[_without_none(hints[name])] for name in names}


def _without_none(hint: Any) -> type:
    kinds: list[type] = [kind for kind in get_args(hint) if kind is not NoneType] or [hint]
    return kinds[0]


_NOTE = _types(NoteRow, NOTE_FIELDS)
_FINDING = _types(FindingRow, FINDING_FIELDS)
_PROBLEM = {name: _TYPES[str if name in ("source", "message") else int] for name in PROBLEM_FIELDS}


def _struct(types: dict[str, tuple[DataType, Any]]) -> StructType:
    return StructType([StructField(name, kind) for name, (kind, _) in types.items()])


def _arrow_struct(types: dict[str, tuple[DataType, Any]]) -> Any:
    return pyarrow.struct([(name, kind) for name, (_, kind) in types.items()])


NOTES = _struct(_NOTE)
FINDINGS = _struct(_FINDING)
PROBLEMS = _struct(_PROBLEM)
# One row a note: what is known of it and what was found in it, or why it could not be checked.
CHECKED = StructType([StructField("note", NOTES), StructField("findings", ArrayType(FINDINGS)), StructField("problem", PROBLEMS)])
CHECKED_ARROW = pyarrow.schema(
    [
        ("note", _arrow_struct(_NOTE)),
        ("findings", pyarrow.list_(_arrow_struct(_FINDING))),
        ("problem", _arrow_struct(_PROBLEM)),
    ]
)

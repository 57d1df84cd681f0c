"""Forms that are exported a column an answer, with the question in the column before it or in a row above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from notelint.exports.column_names import name_words, spelled_out, without_number
from notelint.exports.column_shapes import is_clock, is_day, is_number
from notelint.exports.column_words import column_words
from notelint.exports.header import Header, letters, unique_names
from notelint.exports.sections import is_question
from notelint.exports.table import Record


def with_questions(header: Header, records: Sequence[Record], wanted: Mapping[str, str]) -> Header:
    """Return the header with each column of answers called by its question, and a second row of it passed over.

    The question stands in the column before ("Question 1", "Answer 1"), or is its name while nothing stands below it. Columns that the
    user named keep their names.
    """
    said = {part.strip() for each in wanted.values() for part in each.split("+")}
    if not header.number or not records:
        return header
    if (below := _second_row(header, records[0])) is not None:
        header, records = below, records[1:]
    names = list(header.names)
    for at in range(1, len(names)):
        if names[at] not in said and _is_called(names[at], "answer") and (question := _question_before(header.names, records, at)):
            names[at] = question
            names[at - 1] = letters(at - 1) if names[at - 1] == question else names[at - 1]
    return Header(header.number, unique_names(names)) if names != list(header.names) else header


def _question_before(names: Sequence[str], records: Sequence[Record], at: int) -> str:
    told = {question for record in records if (question := record.cells[at - 1].strip())}
    if len(told) == 1 and _is_called(names[at - 1], "question"):
        return " ".join(told.pop().split())
    before = names[at - 1]
    asks = is_question(before) or without_number(before) != before
    return before if not told and asks and len(name_words(before)) > 1 else ""


def _is_called(name: str, kind: str) -> bool:
    """Tell whether a column is called as those of questions or answers are, whatever number stands behind: "Answer 3"."""
    words = tuple(word.rstrip("0123456789") for word in name_words(name.removesuffix(")").replace("(", " ")))
    return " ".join(filter(None, words)) in column_words().forms[kind]


def _second_row(header: Header, record: Record) -> Header | None:
    """Return the header with what a second row of names adds to it: "Open-Ended Response" below questions, choices below one of them."""
    told = [cell.strip() for cell in record.cells if cell.strip()]
    if not any(_is_called(cell, "answer") for cell in told) or any(_is_value(cell) for cell in told):
        return None
    named = enumerate(zip(header.names, record.cells, strict=True))
    return Header(record.number, unique_names(cell.strip() or name if name == letters(at) else name for at, (name, cell) in named))


def _is_value(cell: str) -> bool:
    return is_day(cell) or is_clock(cell) or is_number(cell) or len(spelled_out(cell).split()) > 12

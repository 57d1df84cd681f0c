"""A note as it is given, the lines of its text, and what is refused as none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from notelint.errors import InputError
from notelint.frozen import freeze

LONGEST_NOTE = 1_000_000  # code points; a long progress note has 10,000
LONGEST_RUN = 10_000  # code points without white space; the tokenizer takes time by the square of it


@dataclass(frozen=True, slots=True)
class Note:
    """Hold one note: its text, where it came from, and fields given beside it.

    `text` is never changed or normalized: every offset in notelint counts Unicode
    code points into it. `fields` maps a field name of the record (`duration`,
    `service_date` ...) to the value an export or an EHR gave for it, as text.
    """

    text: str
    source: str = "<text>"
    note_id: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with suppress(TypeError, ValueError):  # what is no mapping is refused when the note is checked, and the next note goes on
            freeze(self, "fields")


class LineIndex:
    """Turn offsets into 1-based line and column numbers.

    A line ends at "\\n", "\\r\\n" or a lone "\\r"; columns count code points.
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *_line_starts(text)]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the (line, column), both 1-based, of the code point at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _line_starts(text: str) -> list[int]:
    if "\r" not in text:
        starts, at = [], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts
    return [at + 1 for at, char in enumerate(text) if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n")]


def refuse_what_is_no_note(note: Note) -> None:
    """Raise `InputError` for what is not made of text, is too long, or would keep a tokenizer busy for minutes."""
    _refuse_what_is_no_text(note)
    size = len(note.text)
    if size > LONGEST_NOTE:
        raise InputError(
            f"{note.source}: has {size:,} characters; a note may have {LONGEST_NOTE:,}. "
            "If it holds many notes, split it into one file a note."
        )
    if size > LONGEST_RUN and (run := re.search(rf"(?<!\S)\S{{{LONGEST_RUN}}}", note.text)):
        raise InputError(
            f"{note.source}: has {LONGEST_RUN:,} characters without a space, from character {run.start() + 1} on; "
            "that is no text of a note. Take out what is not words."
        )
    if not note.text.isascii():
        _refuse_half_characters(note)


def _refuse_what_is_no_text(note: Note) -> None:
    """Raise `InputError` naming the part of the note that is no text; what the part holds is not told."""
    source = note.source if isinstance(note.source, str) else "<text>"
    for name, value, hint in _parts(note):
        if not isinstance(value, str):
            raise InputError(f"{source}: its {name} must be a string, and not {type(value).__name__}; {hint}.")


def _parts(note: Note) -> Iterator[tuple[str, object, str]]:
    """Yield the name of each part of a note that is text, the part, and what to write where it is something else."""
    yield "text", note.text, "decode bytes, and leave out a note that is not there"
    yield "source", note.source, "write str(...) around it"
    if note.note_id is not None:
        yield "note_id", note.note_id, "write str(...) around it, or None"
    fields: object = note.fields
    if not isinstance(fields, Mapping):
        raise InputError(f'{note.source}: its fields must be a mapping, and not {type(fields).__name__}; write {{"plan": "..."}}.')
    for name, value in fields.items():
        yield "fields' keys", name, "write the name of an item of the record"
        yield f'field "{name}"', value, "write it as text, and leave out what was not given"


def _refuse_half_characters(note: Note) -> None:
    try:
        note.text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{note.source}: character {error.start + 1} is half of a character (a lone surrogate); read the note again."
        ) from None

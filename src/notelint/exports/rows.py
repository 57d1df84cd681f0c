"""What every reader of an export gives: one Row a note, and a Problem where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

# What a column can be, beside the items of the record in `notelint.report.FIELD_NAMES`.
NOTE, NOTE_ID, PERSON, WRITER = "note", "note_id", "person", "writer"
ROLES = (NOTE, NOTE_ID, PERSON, WRITER)
# What says how notes belong together: modifiers of a procedure code, how many were there, which line of a note it is.
MODIFIER, GROUP_SIZE, LINE = "modifier", "group_size", "line"
TOGETHER = (MODIFIER, GROUP_SIZE, LINE)


@dataclass(frozen=True, slots=True)
class Row:
    """One note of an export and what stood beside it.

    `source` is the file as it was named. `number` is where the note stands in it, counted
    from 1 as the user's own program shows it: the row of a sheet or table with its header as
    row 1, the line of a JSON Lines file, the entry of a Bundle; 1 for a document. `fields` maps
    names of the record (`service_date`, `duration` ...) to the text given for them. `note_id`,
    `person` (the one served) and `writer` are "" where the export has none. `is_grouped` is true where a column says that it
    was a service for a group. `begin` and `finish` are minutes since 1970 of moments that are given in UTC: the clock times of
    the place are not known, and the two can still be compared with those of other notes.
    """

    source: str
    number: int
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    note_id: str = ""
    person: str = ""
    writer: str = ""
    is_grouped: bool = False
    begin: int | None = None
    finish: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A place of an export without a note that could be read, and why; never with text of a note.

    `number` is `None` for the file as a whole.
    """

    source: str
    number: int | None
    message: str


class Export(Protocol):
    """An export that was opened: what its columns were taken for, and its notes in their order."""

    @property
    def source(self) -> str:
        """Return what the export is called."""
        ...

    @property
    def columns(self) -> Mapping[str, str]:
        """Return the column(s) each role or item is read from; empty where there are no columns."""
        ...

    @property
    def unused(self) -> tuple[str, ...]:
        """Return the columns that are not read."""
        ...

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what else to tell the user of how the export is read, a sentence each."""
        ...

    def rows(self) -> Iterator[Row | Problem]:
        """Yield every note in order, holding few at a time; may be called again, and yields the same."""
        ...

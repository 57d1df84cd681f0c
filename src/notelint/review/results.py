"""The two tables a review is made of: one row a note, one row a finding. Plain values, so that they cross processes."""

from __future__ import annotations

from typing import NamedTuple


class NoteRow(NamedTuple):
    """What is known of one note.

    `key` counts the notes of the run from 0. `source`, `row`, `note_id`, `writer` and `person` are those of the
    export's Row. Dates are ISO, times "HH:MM", `duration` whole minutes, scores 0-100 or `None` where the narrative
    is too short. `missing` and `present` name items of the record with spaces between them. What a baseline has counts neither
    in `findings` nor in `missing`.
    """

    key: int
    source: str
    row: int
    note_id: str
    writer: str
    person: str
    service_date: str | None
    start_time: str | None
    end_time: str | None
    duration: int | None
    location: str | None
    service_type: str | None
    procedure_code: str | None
    words: int
    score: int | None
    language: int | None
    focus: int | None
    strengths: int | None
    goals: int | None
    person_score: int | None
    findings: int
    errors: int
    warnings: int
    infos: int
    missing: str
    present: str


class FindingRow(NamedTuple):
    """One finding; `number` counts those of a note from 0, offsets are half-open code points into the note.

    `text` is "" where the run is redacted. `known` is true where a baseline has it. Findings across notes
    have the other note's key in `other`; all others have -1.
    """

    key: int
    number: int
    source: str
    row: int
    note_id: str
    writer: str
    code: str
    name: str
    family: str
    severity: str
    entry: str
    message: str
    line: int
    column: int
    start: int
    end: int
    text: str
    suggestion: str
    known: bool
    other: int


class Pair(NamedTuple):
    """Two notes that have to do with each other: what was found across notes.

    `first` and `second` are keys, the earlier note first. `code`, `name` and `severity` are those of the rule, `similarity`
    runs from 0 to 1 or is `None` where nothing was compared. `passages` are the places that are alike, as
    (start in the first, end, start in the second, end); `evidence` are further places of the second note
    (a name or pronoun that does not fit its person).
    """

    code: str
    name: str
    severity: str
    first: int
    second: int
    message: str
    similarity: float | None
    passages: tuple[tuple[int, int, int, int], ...]
    evidence: tuple[tuple[int, int], ...]

"""What the page shows, as plain values; gathered from the store by `gather.py`, shown by `render.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

SMALLEST_GROUP = 5  # fewer notes than this are not charted: they would show a day, not a habit


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule and how often it spoke; `why` and `instead` are its own words, not the note's."""

    code: str
    name: str
    family: str
    severity: str
    findings: int
    notes: int
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its Monday as ISO date, notes, findings a note, median score or `None`."""

    start: str
    notes: int
    findings_a_note: float
    score: float | None


@dataclass(frozen=True, slots=True)
class Example:
    """One finding to talk about, with the words around it; all three are "" where the run is redacted."""

    key: int
    before: str
    words: str
    after: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Advice:
    """One rule for one writer: how often, and up to three examples from their own notes."""

    rule: Rule
    findings: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """The coaching page of one writer."""

    name: str
    notes: int
    findings_a_note: float
    score: float | None
    clean_notes: int
    weeks: tuple[Week, ...]  # empty where there are fewer than SMALLEST_GROUP notes
    advice: tuple[Advice, ...]  # at most three, the most frequent first
    missing: tuple[tuple[str, int], ...]  # item of the record, notes without it
    best: int | None  # key of the note with the highest score
    best_place: str = ""  # where it stands, in the words of `PairView`, for when it is not in the table


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding in a note's text: offsets in code points, `number` as in the table of findings."""

    start: int
    end: int
    code: str
    name: str
    family: str
    severity: str
    message: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note of the table; `text` is "" where the run is redacted or the table is cut short."""

    key: int
    source: str
    row: int
    note_id: str
    writer: str
    service_date: str
    score: int | None
    findings: int
    errors: int
    missing: tuple[str, ...]
    pairs: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Two notes that have to do with each other; the passages are words of the notes, none where redacted."""

    code: str
    name: str
    severity: str
    message: str
    similarity: float | None
    first: int
    second: int
    first_place: str  # "export.csv, row 12, note 4711, 2026-03-04, 09:00 to 09:45, by Dana Ruiz"
    second_place: str
    passages: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """How one export was read: items with the column each comes from, columns that are not read, and what else is to be known."""

    source: str
    columns: tuple[tuple[str, str], ...]
    unused: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page shows."""

    title: str
    made_on: str  # ISO date
    version: str
    profile: str
    profile_note: str  # what the profile is and whether its source was verified
    sources: tuple[str, ...]
    is_partial: bool  # the run was stopped before its end
    is_redacted: bool
    shows_ranking: bool
    notes: int
    notes_with_findings: int
    findings: int
    known_findings: int  # left out of everything else, because a baseline has them
    families: tuple[tuple[str, int], ...]
    severities: tuple[tuple[str, int], ...]
    rules: tuple[Rule, ...]
    scores: tuple[tuple[int, int], ...]  # lower end of ten bins (0, 10, ... 90), notes
    unscored: int
    median_score: float | None
    completeness: tuple[tuple[str, int, bool], ...]  # item, notes that have it, whether the profile asks for it
    weeks: tuple[Week, ...]
    writers: tuple[Writer, ...]  # by name; writers are shown beside each other only with `shows_ranking`
    table: Sequence[NoteView]  # may be read from the store as it is asked for
    table_left_out: int  # notes that are not in the table; they are in notes.csv
    pairs: tuple[PairView, ...]
    pairs_left_out: int
    problems: tuple[tuple[str, str], ...]  # place, message
    problems_left_out: int = field(default=0)
    writers_left_out: int = field(default=0)  # they have pages of their own in files beside this one
    read: tuple[Read, ...] = ()  # exports without columns and without anything to say of them are left out
    writers_alike: tuple[tuple[str, str], ...] = ()  # names that may be those of one writer
    nowhere: tuple[str, ...] = ()  # items that are asked for, and that no note of many has

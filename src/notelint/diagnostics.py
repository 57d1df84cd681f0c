"""Findings: what was found, where, why it matters and what could stand instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How much a finding matters; ordered, so that `>=` compares."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """Return the word used in configuration, JSON and messages."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """Return the severity named `word`; raise `KeyError` for any other word."""
        return cls[word.upper()]


class Family(StrEnum):
    """The rule families; the hundreds of a rule's code name its family."""

    CLINICAL_JARGON = "clinical-jargon"
    LABEL = "label"
    MOTIVE = "motive"
    INTERPRETATION = "interpretation"
    PEER_ROLE = "peer-role"
    REQUIRED_FIELD = "required-field"
    RECORD = "record"
    NARRATIVE = "narrative"
    PRIVACY = "privacy"


LANGUAGE_FAMILIES = frozenset(
    {
        Family.CLINICAL_JARGON,
        Family.LABEL,
        Family.MOTIVE,
        Family.INTERPRETATION,
        Family.PEER_ROLE,
    }
)


class Applicability(StrEnum):
    """How far a fix can be trusted without the writer.

    `SAFE` cannot change meaning or facts; `UNSAFE` is a fitting wording that the
    writer must confirm; `DISPLAY_ONLY` says what to write and is never applied.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY_ONLY = "display-only"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the code points `start` to `end` (half-open) by `replacement`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Offer one way to change the note; a display-only fix has a title and no edits.

    `sketch` is the note's own sentence with a blank ("____") for what the title asks for; "" where there is none.
    """

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...] = ()
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Report one finding.

    `start` and `end` are half-open code-point offsets into the note's text; lines
    and columns are 1-based. A finding about something absent from the note has an
    empty span at the end of the text. `entry` names the lexicon entry, as
    `lexicon/id`, or is `None` for rules without one. `redacted` is what to say instead of `message` where nothing of the
    note may be shown; `None` where the message holds nothing of it.
    """

    code: str
    name: str
    family: Family
    severity: Severity
    message: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    entry: str | None = None
    fixes: tuple[Fix, ...] = ()
    redacted: str | None = None

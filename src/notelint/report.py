"""What is known about one note after it was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from notelint.diagnostics import Applicability, Diagnostic, Edit, Family, Fix, Severity
from notelint.frozen import freeze
from notelint.note import Note
from notelint.score import Dimension, Evidence, Help, Score

FIELD_NAMES = (
    "service_type",
    "service_date",
    "start_time",
    "end_time",
    "duration",
    "travel_time",
    "documentation_time",
    "location",
    "procedure_code",
    "diagnosis_code",
    "narrative",
    "plan",
    "goal_link",
    "signature",
    "signature_date",
)


@dataclass(frozen=True, slots=True)
class Field:
    """Describe one item of the record.

    `start` and `end` are half-open code-point offsets of the value without its
    label, or `None` where the item is absent or was given beside the text. `value`
    is whole minutes for `duration`, `travel_time` and `documentation_time`, an ISO
    date for dates, "HH:MM" for times, the upper-case code for codes, else the text.
    `placeholder` is true where a label stands with nothing, or "TBD", behind it.
    """

    present: bool = False
    text: str | None = None
    value: str | int | None = None
    start: int | None = None
    end: int | None = None
    placeholder: bool = False


ABSENT = Field()


@dataclass(frozen=True, slots=True)
class Report:
    """Hold the findings, the record and the score of one note.

    `diagnostics` are in the order of the text. `ignored` counts findings that the
    selection, the minimum severity or a baseline left out. Frozen and picklable.
    """

    note: Note
    profile: str
    diagnostics: tuple[Diagnostic, ...]
    fields: Mapping[str, Field]
    score: Score
    ignored: int = 0

    def __post_init__(self) -> None:
        freeze(self, "fields")

    @property
    def missing(self) -> tuple[Diagnostic, ...]:
        """Return the findings about required items, in the order of their codes."""
        return tuple(d for d in self.diagnostics if d.family == "required-field")

    @property
    def worst(self) -> Severity | None:
        """Return the highest severity found, or `None` for a clean note."""
        return max((d.severity for d in self.diagnostics), default=None)


def report_to_plain(report: Report) -> dict[str, Any]:
    """Return the Report, without the note's text, as values msgpack and JSON can hold."""
    plain = asdict(report)
    del plain["note"]["text"]
    plain["note"]["fields"] = dict(report.note.fields)
    plain["fields"] = dict(plain["fields"])
    for diagnostic in plain["diagnostics"]:
        diagnostic["severity"] = int(diagnostic["severity"])
        diagnostic["family"] = str(diagnostic["family"])
        del diagnostic["text"]
        for fix in diagnostic["fixes"]:
            fix["applicability"] = str(fix["applicability"])
    plain["score"]["dimensions"] = {str(d): v for d, v in report.score.dimensions.items()}
    plain["score"]["evidence"] = [{**e._asdict(), "dimension": str(e.dimension)} for e in report.score.evidence]
    plain["score"]["helps"] = [h._asdict() for h in report.score.helps]
    return plain


def report_from_plain(plain: Mapping[str, Any], text: str) -> Report:
    """Return the Report that `report_to_plain` wrote, for the same `text`."""
    score = plain["score"]
    return Report(
        note=Note(text, **plain["note"]),
        profile=plain["profile"],
        diagnostics=tuple(_diagnostic(d, text) for d in plain["diagnostics"]),
        fields={name: Field(**f) for name, f in plain["fields"].items()},
        score=Score(
            score["value"],
            {Dimension(d): v for d, v in score["dimensions"].items()},
            tuple(Evidence(**{**e, "dimension": Dimension(e["dimension"])}) for e in score["evidence"]),
            tuple(Help(**h) for h in score["helps"]),
        ),
        ignored=plain["ignored"],
    )


def _diagnostic(plain: Mapping[str, Any], text: str) -> Diagnostic:
    fixes = tuple(
        Fix(f["title"], Applicability(f["applicability"]), tuple(Edit(**e) for e in f["edits"]), f["sketch"]) for f in plain["fixes"]
    )
    changed = {
        "severity": Severity(plain["severity"]),
        "family": Family(plain["family"]),
        "fixes": fixes,
        "text": text[plain["start"] : plain["end"]],
    }
    return Diagnostic(**{**plain, **changed})

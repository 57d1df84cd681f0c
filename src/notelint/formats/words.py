"""Words that several formats show."""

from __future__ import annotations

from notelint.diagnostics import Diagnostic, Fix

FIELD_WORDS = {
    "service_type": "type of service",
    "service_date": "date of service",
    "start_time": "start time",
    "end_time": "end time",
    "duration": "duration",
    "travel_time": "travel time",
    "documentation_time": "documentation time",
    "location": "location",
    "procedure_code": "procedure code",
    "diagnosis_code": "diagnosis code",
    "narrative": "narrative",
    "plan": "plan",
    "goal_link": "link to a goal",
    "signature": "signature",
    "signature_date": "date of signature",
}


def counted(number: int, noun: str) -> str:
    """Return "1 note" or "1,200 notes"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def message_of(diagnostic: Diagnostic, redact: bool) -> str:
    """Return what a finding says; with `redact`, nothing of the note."""
    return diagnostic.redacted or diagnostic.message if redact else diagnostic.message


def is_of_the_note(fix: Fix, diagnostic: Diagnostic) -> bool:
    """Tell whether the title of a fix took its form from the note: its edits did, or what the finding guesses."""
    return bool(fix.edits) or (diagnostic.redacted is not None and diagnostic.entry is None)


def with_sketch(fix: Fix, redact: bool) -> str:
    """Return the title of a fix, and behind it the note's sentence with a blank, if it has one and may show it."""
    return fix.title if redact or not fix.sketch else f"{fix.title} - “{fix.sketch}”"

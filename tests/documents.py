"""A note with every kind of finding, and the JSON document made of it."""

from __future__ import annotations

import json

from notelint import formats
from notelint.formats.base import Failure, Style, Summary
from notelint.linter import Linter
from notelint.note import Note

NARRATIVE = (
    'Rosalind was aggressive at dinner and utilized the piano prior to group. She said "my lighthouse is dark" twice. '
    'Her "migraine" came back, so an addict from next door drove her to 555-867-5309 Harbor Lane and her affect was flat.'
)
FORM = (
    "Service: Peer support\r\nDate of service: 3/4/2026\r\nDuration: 45 minutes\r\nCode: H0O38\r\nLocation: Pelican Bakery\r\n"
    f"Narrative: {NARRATIVE}\r\nPlan: Visit Aunt Zelda on Thursday.\r\n"
)


def output(linter: Linter, name: str, *notes: Note, style: Style | None = None, failures: tuple[Failure, ...] = ()) -> str:
    """Return all that a run over `notes` writes."""
    made = formats.format_named(name, style or Style(), linter.profile.name)
    summary = Summary(failures=list(failures))
    text = made.start()
    for note in notes:
        report = linter.check(note)
        summary.add(report)
        text += made.report(report)
    return text + made.finish(summary)


def document(linter: Linter, *notes: Note, redact: bool = False, failures: tuple[Failure, ...] = ()) -> dict:
    return json.loads(output(linter, "json", *notes, style=Style(redact=redact), failures=failures))


def one(linter: Linter, text: str, redact: bool = False) -> dict:
    return document(linter, Note(text, "notes/a.txt"), redact=redact)["reports"][0]

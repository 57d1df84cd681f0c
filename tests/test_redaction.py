"""`--redact`: no text of the note in any format."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from documents import FORM, NARRATIVE, one
from notelint import formats
from notelint.exports.rows import Row
from notelint.formats.base import Style, Summary
from notelint.linter import Linter
from notelint.note import Note
from notelint.review.checking import finding_rows


def objects(value: object) -> Iterator[dict]:
    """Yield every object inside a JSON value."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(item)


def test_redacted_diagnostics_have_no_text(linter: Linter) -> None:
    made = one(linter, FORM, redact=True)

    assert made["diagnostics"]
    assert [key for found in objects(made) for key in found if key in ("text", "value", "replacement") and found is not made["score"]] == []


def pieces_in(text: str, size: int, output: str) -> list[str]:
    """Return the pieces of `text` of `size` code points that stand in `output`."""
    return [text[at : at + size] for at in range(len(text) - size + 1) if text[at : at + size] in output]


@pytest.mark.parametrize("name", formats.NAMES)
def test_redacted_output_holds_no_piece_of_the_narrative(linter: Linter, name: str) -> None:
    made = formats.format_named(name, Style(redact=True), "generic")
    summary, report = Summary(), linter.check(Note(FORM, "a.txt"))
    summary.add(report)
    output = made.start() + made.report(report) + made.finish(summary)

    assert pieces_in(NARRATIVE, 12, output) == []
    assert [word for word in ("Rosalind", "Zelda", "Pelican", "lighthouse", "867", "H0O38", "migraine") if word in output] == []


def test_redaction_keeps_places_and_counts(linter: Linter) -> None:
    there, redacted = one(linter, FORM), one(linter, FORM, redact=True)

    assert [(d["code"], d["start"], d["end"]) for d in redacted["diagnostics"]] == [
        (d["code"], d["start"], d["end"]) for d in there["diagnostics"]
    ]


def test_redaction_keeps_which_fields_are_present(linter: Linter) -> None:
    there, redacted = one(linter, FORM)["fields"], one(linter, FORM, redact=True)["fields"]

    assert {name: field["present"] for name, field in redacted.items()} == {name: field["present"] for name, field in there.items()}


def test_a_redacted_row_of_a_review_names_no_entry(linter: Linter) -> None:
    report = linter.check(Note("He is a schizophrenic and a frequent flyer.", "a.csv"))
    open_, redacted = (finding_rows(0, Row("a.csv", 1, report.note.text), report, redact=redact) for redact in (False, True))

    assert "schizophrenic" in repr(open_)
    assert "schizophrenic" not in repr(redacted)

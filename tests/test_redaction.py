"""`--redact`: no text of the note in any format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents import FORM, NARRATIVE, one
from notelint import formats, rules
from notelint.exports.rows import Row
from notelint.formats.base import Style, Summary
from notelint.formats.words import message_of
from notelint.linter import Linter
from notelint.note import Note
from notelint.review.checking import finding_rows
from notelint.rules import RULES
from notelint.rules.agency_term import AgencyTerm
from notelint.rules.base import Rule
from notelint.rules.lexicon_rule import LexiconRule
from support import ROOT, entry, unmarked, write_lexicon


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


STORY = "Narrative: We read the letter together and she told me what she wants."
# For each rule that says a value of the note: the note, what stood beside it, and the values.
TELLING: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "NL701": (f"Start: 9:00\nEnd: 10:15\nDuration: 40 minutes\n{STORY}", {}, ("75", "40")),
    "NL702": ("Code: H0025\nService: Individual\nNarrative: We met one on one and read the letter.", {}, ("H0025",)),
    "NL703": (f"Code: H0O38\n{STORY}", {}, ("H0O38", "H0038")),
    "NL704": (f"Duration: 50 minutes\nUnits: 7\n{STORY}", {}, ("50", "7")),
    "NL705": ("Duration: 17 minutes\nNarrative: We read the form (11 min) and filled it in (13 min).", {}, ("17", "24")),
    "NL707": ("Location: Telephone\nNarrative: We sat together on her porch and I handed her the form.", {}, ("line", "one place")),
    "NL708": (
        f"Date of Service: 1/5/2026\n{STORY}\nSignature: Dana Ruiz, CPSS\nDate Signed: 1/28/2026",
        {},
        ("16 business days",),
    ),
    "NL710": ("Code: H0038\nDuration: 6 minutes\nNarrative: We spoke at the door.", {}, ("6", "H0038")),
    "NL712": (f"Diagnosis: F32.1\n{STORY}", {"diagnosis_code": "F20.9"}, ("F32", "F20")),
    "NL713": (f"Diagnosis: F3.31\n{STORY}", {}, ("F33",)),
    "NL804": ("Duration: 137 minutes\nNarrative: We talked about her week. She liked it.", {}, ("137", "8")),
}


@pytest.mark.parametrize("code", TELLING)
def test_no_redacted_message_says_a_value_of_the_note(california: Linter, code: str) -> None:
    text, given, values = TELLING[code]
    report = california.check(Note(text, "a.csv", None, given))
    rows = finding_rows(0, Row("a.csv", 1, text), report, redact=True)
    told = next(d.message for d in report.diagnostics if d.code == code)

    assert [value for value in values if value in told] != []
    for row in rows:
        assert [value for value in values if value in row.message + row.suggestion] == [], row.code
    for name in formats.NAMES:
        made = formats.format_named(name, Style(redact=True), "generic")
        summary = Summary()
        summary.add(report)
        output = made.start() + made.report(report) + made.finish(summary)
        assert told not in " ".join(output.split()), name


WITH_WORDS = [rule for rule in RULES if issubclass(rule, LexiconRule) and rule is not AgencyTerm]


@pytest.mark.parametrize("rule", WITH_WORDS, ids=lambda rule: rule.meta.name)
def test_no_redacted_message_names_the_words_that_were_found(california: Linter, rule: type[Rule]) -> None:
    told = [d for example in rule.bad for d in california.check(unmarked(example)[0]).diagnostics if d.entry is not None]

    assert rule.meta.code in {found.code for found in told}
    for found in told:
        assert message_of(found, redact=True) != found.message
        assert message_of(found, redact=True) == rule_of(found.code).summary()


def test_no_redacted_output_names_a_word_of_an_agencys_own_list(tmp_path: Path) -> None:
    """That list brings its words, and what it says of them: here nothing of the rule's own could stand in for an example."""
    rewrite = [{"text": "say what the sprocket was for", "applicability": "display-only"}]
    path = write_lexicon(tmp_path, entry(rationale="A sprocket is a part of a machine.", rewrite=rewrite))
    report = Linter(lexicons=[path]).check(Note("A sprocket fell.", "a.csv"))
    (found,) = (d for d in report.diagnostics if d.code == AgencyTerm.meta.code)
    shown, redacted = (finding_rows(0, Row("a.csv", 1, report.note.text), report, redact=redact) for redact in (False, True))

    assert "sprocket" in found.message
    assert message_of(found, redact=True) == AgencyTerm.summary()
    assert "sprocket" in repr(shown)
    assert [row for row in redacted if "sprocket" in row.message + row.text + row.entry] == []
    for name in formats.NAMES:
        made = formats.format_named(name, Style(redact=True), "generic")
        summary = Summary()
        summary.add(report)
        assert found.message not in " ".join((made.start() + made.report(report) + made.finish(summary)).split()), name


def rule_of(code: str) -> type[Rule]:
    return next(rule for rule in RULES if rule.meta.code == code)


def test_every_message_that_is_made_of_values_has_a_redacted_one() -> None:
    """A rule that puts something into its message other than the profile's own words must be in `TELLING`."""
    root = Path(rules.__file__).parent
    telling = {rule.meta.code for rule in RULES if "redacted=" in (root / f"{rule.__module__.rpartition('.')[2]}.py").read_text("utf-8")}

    assert telling == set(TELLING)


def test_no_redacted_message_says_a_code_or_a_day_of_a_record(california: Linter) -> None:
    lines = (ROOT / "corpus" / "records" / "practice.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[::8]:
        report = california.check(json.loads(line)["text"])
        fields = (report.fields.get(name) for name in ("procedure_code", "diagnosis_code", "service_date", "signature_date"))
        told = {str(each) for field in fields if field is not None and field.present for each in (field.text, field.value)}
        said = [message_of(d, redact=True) for d in report.diagnostics]
        assert [(value, message) for value in told for message in said if value in message] == []

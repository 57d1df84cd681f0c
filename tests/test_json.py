"""`--format json` and `jsonl`: the published shape, schema_version 1."""

from __future__ import annotations

import json
from collections.abc import Callable

import jsonschema
import pytest

from documents import FORM, document, one
from notelint import formats
from notelint._version import __version__
from notelint.formats.base import Failure, Style, Summary
from notelint.formats.wire import DocumentModel, ReportModel
from notelint.linter import Linter
from notelint.note import Note
from notelint.report import FIELD_NAMES

NOTES = {
    "form": FORM,
    "clean": "We walked 😀.",
    "empty": "",
    "emoji": "😀 She was manipulative.",
    "no words": "...",
    "controls": "a\x00b\x1b[31m\u2028c",
}


@pytest.mark.parametrize("redact", [False, True], ids=["open", "redacted"])
@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
def test_a_document_fits_its_model(linter: Linter, text: str, redact: bool) -> None:
    made = document(linter, Note(text), redact=redact, failures=(Failure("b.txt", "b.txt: is empty."),))

    assert DocumentModel.model_validate(made).summary.notes == 1


@pytest.mark.parametrize("redact", [False, True], ids=["open", "redacted"])
@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
def test_a_document_fits_its_json_schema(linter: Linter, text: str, redact: bool) -> None:
    schema = DocumentModel.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    made = document(linter, Note(text), redact=redact, failures=(Failure("b.txt", "b.txt: is empty."),))

    assert list(jsonschema.Draft202012Validator(schema).iter_errors(made)) == []


def test_an_empty_run_is_a_document(linter: Linter) -> None:
    made = document(linter)

    assert (made["reports"], made["errors"], made["summary"]["notes"]) == ([], [], 0)


def test_each_line_of_jsonl_is_a_report(linter: Linter) -> None:
    made = formats.format_named("jsonl", Style(), "generic")
    text = made.start() + "".join(made.report(linter.check(note)) for note in NOTES.values()) + made.finish(Summary())
    lines = text.split("\n")

    assert lines.pop() == ""
    assert [ReportModel.model_validate_json(line).source for line in lines] == ["<text>"] * len(NOTES)


def test_the_keys_of_a_document(linter: Linter) -> None:
    made = document(linter, Note("She was manipulative."))

    assert list(made) == ["schema_version", "notelint_version", "profile", "reports", "errors", "summary"]
    assert (made["schema_version"], made["notelint_version"], made["profile"]) == (1, __version__, "generic")


def test_the_keys_of_a_report(linter: Linter) -> None:
    assert list(one(linter, FORM)) == ["source", "note_id", "diagnostics", "fields", "score", "readability", "ignored"]


def test_the_keys_of_a_diagnostic(linter: Linter) -> None:
    wanted = [
        "code",
        "name",
        "family",
        "severity",
        "entry",
        "message",
        "start",
        "end",
        "line",
        "column",
        "end_line",
        "end_column",
        "text",
        "fixes",
    ]

    assert {tuple(d) for d in one(linter, FORM)["diagnostics"]} == {tuple(wanted)}


def test_the_keys_of_fixes_and_edits(linter: Linter) -> None:
    fixes = [fix for d in one(linter, FORM)["diagnostics"] for fix in d["fixes"]]

    assert {tuple(fix) for fix in fixes} == {("title", "applicability", "edits")}
    assert {tuple(edit) for fix in fixes for edit in fix["edits"]} == {("start", "end", "replacement")}


def test_the_keys_of_fields(linter: Linter) -> None:
    fields = one(linter, FORM)["fields"]

    assert set(fields) <= set(FIELD_NAMES)
    assert list(fields["service_type"]) == ["present", "text", "value", "start", "end"]
    assert fields["goal_link"] == {"present": False}


def test_every_field_of_the_record_is_listed(linter: Linter) -> None:
    assert list(one(linter, "We walked.")["fields"]) == list(FIELD_NAMES)


def test_minutes_are_whole_numbers(linter: Linter) -> None:
    assert one(linter, FORM)["fields"]["duration"]["value"] == 45


def test_the_keys_of_a_score(linter: Linter) -> None:
    score = one(linter, FORM)["score"]

    assert list(score) == ["value", "dimensions", "evidence", "helps"]
    assert list(score["dimensions"]) == ["language", "focus", "strengths", "goals", "person"]
    assert {tuple(e) for e in score["evidence"]} == {("dimension", "points", "start", "end", "reason")}


def test_a_short_note_has_a_score_of_null(linter: Linter) -> None:
    assert one(linter, "We walked.")["score"]["value"] is None


def test_the_keys_of_readability(linter: Linter) -> None:
    assert list(one(linter, FORM)["readability"]) == [
        "flesch_kincaid_grade", "words", "long_sentences", "shorthand_per_hundred_words", "plainer_words",
    ]  # fmt: skip


def test_the_summary_counts(linter: Linter) -> None:
    made = document(linter, Note("She was manipulative."), Note("She was manipulative."))

    assert made["summary"]["by_code"]["NL301"] == made["summary"]["by_family"]["motive"] == 2
    assert made["summary"]["findings"] == sum(made["summary"]["by_code"].values()) == sum(made["summary"]["by_family"].values())


def test_errors_are_listed(linter: Linter) -> None:
    made = document(linter, failures=(Failure("b.txt", "b.txt: is empty."),))

    assert made["errors"] == [{"source": "b.txt", "message": "b.txt: is empty."}]


def test_offsets_count_code_points(linter: Linter) -> None:
    (found,) = [d for d in one(linter, NOTES["emoji"])["diagnostics"] if d["code"] == "NL301"]

    assert (found["start"], found["end"], found["column"], found["text"]) == (10, 22, 11, "manipulative")


def test_lines_and_columns_are_counted_over_windows_line_ends(linter: Linter) -> None:
    (found,) = [d for d in one(linter, FORM)["diagnostics"] if d["text"] == "aggressive"]

    assert (found["line"], found["column"]) == (6, len("Narrative: Rosalind was ") + 1)


def test_the_note_id_is_passed_through(linter: Linter) -> None:
    assert document(linter, Note("We walked.", "x", "note-7"))["reports"][0]["note_id"] == "note-7"


def test_the_command_line_prints_the_document(notelint: Callable) -> None:
    ran = notelint("check", "--format", "json", "--stdin-filename", "x.txt", "-", stdin=b"She was manipulative.")

    assert DocumentModel.model_validate_json(ran.out).reports[0].source == "x.txt"
    assert (ran.status, ran.err) == (1, "")


def test_an_unreadable_file_is_an_error_in_the_document(notelint: Callable) -> None:
    ran = notelint("check", "--format", "json", "nowhere.txt")

    assert [e["source"] for e in json.loads(ran.out)["errors"]] == ["nowhere.txt"]
    assert ran.status == 2


def test_a_broken_configuration_leaves_no_half_document(notelint: Callable) -> None:
    ran = notelint("check", "--format", "json", "--select", "NL3O1", "-", stdin=b"x")

    assert (ran.status, ran.out) == (2, "")


def test_redacted_not_even_the_entry_names_the_word(linter: Linter) -> None:
    shown = json.dumps(one(linter, "He is a schizophrenic and a frequent flyer.", redact=True))

    assert "NL201" in shown
    assert "schizophrenic" not in shown
    assert "frequent" not in shown

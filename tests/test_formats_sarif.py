"""`--format sarif`: a SARIF 2.1.0 log that code hosts accept, with places in code points."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from documents import output
from notelint._version import __version__
from notelint.api import fix
from notelint.formats.base import Style
from notelint.formats.sarif import FINGERPRINT
from notelint.linter import Linter
from notelint.note import Note
from notelint.rules import RULES
from test_formats_common import MOTIVE, UNREADABLE
from test_formats_sarif_model import LOG


def run_of(linter: Linter, *notes: Note, **options: Any) -> dict[str, Any]:
    """Return the one run of the log, after holding the log against the schema."""
    log = json.loads(output(linter, "sarif", *notes, **options))
    assert [f"{error.json_path}: {error.message}" for error in Draft202012Validator(LOG).iter_errors(log)] == []
    (run,) = log["runs"]
    return dict(run)


def result_of(run: dict[str, Any], code: str) -> dict[str, Any]:
    return next(result for result in run["results"] if result["ruleId"] == code)


def region_of(result: dict[str, Any]) -> dict[str, int]:
    return dict(result["locations"][0]["physicalLocation"]["region"])


def test_an_empty_run_is_a_valid_log(linter: Linter) -> None:
    run = run_of(linter)

    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_the_tool_and_how_places_are_counted(linter: Linter) -> None:
    run = run_of(linter)

    assert (run["tool"]["driver"]["name"], run["tool"]["driver"]["version"]) == ("notelint", __version__)
    assert (run["columnKind"], run["newlineSequences"]) == ("unicodeCodePoints", ["\r\n", "\n", "\r"])


def test_every_rule_brings_its_page(linter: Linter) -> None:
    rules = run_of(linter)["tool"]["driver"]["rules"]

    assert [(rule["id"], rule["name"]) for rule in rules] == [(rule.meta.code, rule.meta.name) for rule in RULES]
    for rule in rules:
        assert "## Write instead" in rule["help"]["markdown"]
        assert "##" not in rule["help"]["text"]
        assert rule["fullDescription"]["text"] in rule["help"]["text"]
        assert rule["fullDescription"] != rule["shortDescription"]


def test_results_name_their_rule_by_code_and_place(linter: Linter) -> None:
    run = run_of(linter, Note(MOTIVE, "a.txt"), Note(MOTIVE, "b.txt"))
    rules = run["tool"]["driver"]["rules"]

    assert len(run["results"]) == 2 * len(linter.check(MOTIVE).diagnostics)
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [result["ruleId"] for result in run["results"]]


@pytest.mark.parametrize(("code", "level"), [("NL301", "error"), ("NL103", "warning"), ("NL802", "note")])
def test_levels(linter: Linter, code: str, level: str) -> None:
    run = run_of(linter, Note("Client was attention-seeking. His affect was flat. She utilized the lab.", "a.txt"))

    assert result_of(run, code)["level"] == level


def test_regions_count_code_points(linter: Linter) -> None:
    text = "Hi 😀\r\n日本 😀😀 She utilized it."
    region = region_of(result_of(run_of(linter, Note(text, "a.txt")), "NL802"))

    assert text[region["charOffset"] :][: region["charLength"]] == "utilized"
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [2, 11, 2, 19]


def test_a_missing_item_stands_at_the_start(linter: Linter) -> None:
    assert region_of(result_of(run_of(linter, Note(MOTIVE, "a.txt")), "NL603")) == {
        "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1, "charOffset": 0, "charLength": 0,
    }  # fmt: skip


def test_files_are_named_by_relative_uris(linter: Linter) -> None:
    run = run_of(linter, Note(MOTIVE, "my notes/100% café.txt"))
    place = run["results"][0]["locations"][0]["physicalLocation"]

    assert place["artifactLocation"] == {"uri": "my%20notes/100%25%20caf%C3%A9.txt"}


def test_fixes_change_the_note_as_the_fixer_does(linter: Linter) -> None:
    text = "😀\r\nShe utilized the lab."
    (change,) = result_of(run_of(linter, Note(text, "a.txt")), "NL802")["fixes"]
    (replacement,) = change["artifactChanges"][0]["replacements"]
    region, inserted = replacement["deletedRegion"], replacement["insertedContent"]["text"]
    start, end = region["charOffset"], region["charOffset"] + region["charLength"]

    assert change["properties"] == {"applicability": "safe"}
    assert text[:start] + inserted + text[end:] == fix(linter.check(text)) == "😀\r\nShe used the lab."
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 5, 13)


def test_prompts_are_told_in_the_message_and_are_no_fixes(linter: Linter) -> None:
    result = result_of(run_of(linter, Note(MOTIVE, "a.txt")), "NL301")

    assert "fixes" not in result
    assert "\n- say what the person did" in result["message"]["text"]


def test_redaction_leaves_no_fixes(linter: Linter) -> None:
    run = run_of(linter, Note(MOTIVE, "a.txt"), style=Style(redact=True))

    assert not [result for result in run["results"] if "fixes" in result]
    assert result_of(run, "NL802")["message"]["text"].endswith("\n- a wording is offered")


def fingerprints(linter: Linter, text: str, note_id: str | None = None) -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for result in run_of(linter, Note(text, "a.txt", note_id))["results"]]


def test_fingerprints_are_unlike_within_a_note(linter: Linter) -> None:
    found = fingerprints(linter, MOTIVE + MOTIVE)

    assert len(found) == len(set(found))


def test_fingerprints_stay_when_lines_move(linter: Linter) -> None:
    assert fingerprints(linter, "We walked.\n\n" + MOTIVE) == fingerprints(linter, MOTIVE)


def test_fingerprints_hold_nothing_of_the_note(linter: Linter) -> None:
    assert fingerprints(linter, "Rosalind WAS Attention Seeking.") == fingerprints(linter, "He was attention-seeking.")


def test_notes_of_one_file_have_fingerprints_of_their_own(linter: Linter) -> None:
    assert not set(fingerprints(linter, MOTIVE, "n-1")) & set(fingerprints(linter, MOTIVE, "n-2"))


def test_unreadable_input_fails_the_run(linter: Linter) -> None:
    (invocation,) = run_of(linter, failures=(UNREADABLE,))["invocations"]
    (told,) = invocation["toolExecutionNotifications"]

    assert not invocation["executionSuccessful"]
    assert (told["level"], told["message"]["text"]) == ("error", UNREADABLE.message)
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "notes/%3Cgone%3E.txt"


HOSTILE = 'He was manipulative.\n"}]}, {"x": \\u0000 \x00\x1b\u2028\ufffe </script> \\'


@pytest.mark.parametrize("style", [Style(), Style(unicode=False), Style(redact=True)], ids=["open", "ascii", "redacted"])
def test_hostile_text_stays_out_of_the_structure(linter: Linter, style: Style) -> None:
    run = run_of(linter, Note(HOSTILE, HOSTILE, HOSTILE), style=style)

    assert result_of(run, "NL301")["properties"]["noteId"] == HOSTILE
    assert "</script>" not in result_of(run, "NL301")["message"]["text"]

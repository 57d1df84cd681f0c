"""`--format junit`: XML that build servers read, whatever the note holds."""

from __future__ import annotations

from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

from documents import output
from notelint.formats.base import Style
from notelint.linter import Linter
from notelint.note import Note
from test_formats_common import MOTIVE, UNREADABLE


def suites(text: str) -> list[TestSuite]:
    return list(JUnitXml.fromstring(text.encode()))


def failures(suite: TestSuite) -> list[tuple[TestCase, Failure]]:
    return [(case, result) for case in suite for result in case.result if isinstance(result, Failure)]


def test_each_note_is_a_suite_and_each_finding_a_failure(linter: Linter) -> None:
    notes = [Note(MOTIVE, "a.txt"), Note("We walked.", "b.txt")]
    found = suites(output(linter, "junit", *notes))

    assert [(s.name, s.tests, s.failures) for s in found] == [
        (note.source, count, count) for note in notes for count in [len(linter.check(note).diagnostics)]
    ]


def test_a_failure_says_rule_place_severity_reason_and_wording(linter: Linter) -> None:
    (suite,) = suites(output(linter, "junit", Note(MOTIVE, "a.txt")))
    found = {case.name: failure for case, failure in failures(suite)}
    wordy = found["NL802 wordy: line 2, column 5"]

    assert wordy.type == "info"
    assert wordy.text.splitlines() == [
        "a.txt: line 2, column 5",
        "  She [utilized] the lab.",
        wordy.message,
        '- write "used"',
    ]


def test_a_missing_item_is_about_the_whole_note(linter: Linter) -> None:
    (suite,) = suites(output(linter, "junit", Note(MOTIVE, "a.txt")))

    assert [f.text.splitlines()[0] for c, f in failures(suite) if c.name == "NL603 missing-duration"] == ["a.txt: the whole note"]


def test_a_clean_note_is_a_case_that_passed() -> None:
    quiet = Linter(ignore=["required-field"])
    (suite,) = suites(output(quiet, "junit", Note("We walked.", "a.txt")))

    assert [(case.name, case.is_passed) for case in suite] == [("nothing to point out", True)]


def test_profile_note_and_score_are_properties(linter: Linter) -> None:
    note = Note("Client was attention-seeking at dinner. " * 8, "a.txt", "n-7")
    (suite,) = suites(output(linter, "junit", note))

    assert {p.name: p.value for p in suite.properties()} == {
        "profile": "generic", "note_id": "n-7", "score": str(linter.check(note).score.value),
    }  # fmt: skip


def test_unreadable_input_is_an_error(linter: Linter) -> None:
    (suite,) = suites(output(linter, "junit", failures=(UNREADABLE,)))
    (case,) = suite

    assert (suite.errors, case.classname) == (1, UNREADABLE.source)
    assert [(type(result), result.message) for result in case.result] == [(Error, UNREADABLE.message)]


HOSTILE = '</failure><x a="1"> ]]> & &amp; <!-- \x00\x0b\x1b\x9b\ufffe\uffff\u202e He was manipulative ]]></failure>'


def test_hostile_text_stays_text(linter: Linter) -> None:
    (suite,) = suites(output(linter, "junit", Note(HOSTILE, '"><evil a="\x01\ufffe">.txt')))
    shown = [line for _, f in failures(suite) for line in f.text.splitlines() if "[manipulative]" in line]

    assert suite.name == '"><evil a="··">.txt'
    assert shown == ['  </failure><x a="1"> ]]> & &amp; <!-- ······· He was [manipulative] ]]></failure>']


def test_redaction_shows_no_line_of_the_note(linter: Linter) -> None:
    (suite,) = suites(output(linter, "junit", Note(MOTIVE, "a.txt"), style=Style(redact=True)))
    wordy = next(f for c, f in failures(suite) if c.name.startswith("NL802"))

    assert wordy.text.splitlines() == ["a.txt: line 2, column 5", wordy.message, "- a wording is offered"]


def test_ascii_output_reads_the_same(linter: Linter) -> None:
    note = Note("日本 😀 Client was manipulative.", "café.txt")
    plain = suites(output(linter, "junit", note, style=Style(unicode=False)))

    assert [s.name for s in plain] == ["café.txt"]
    assert [f.text for _, f in failures(plain[0])] == [f.text for _, f in failures(suites(output(linter, "junit", note))[0])]

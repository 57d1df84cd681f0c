"""Applying fixes: right to left, never two on the same words, never quoted words, never a new finding."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.api import fix
from notelint.diagnostics import Applicability, Diagnostic, Edit, Family, Fix, Severity
from notelint.errors import FixError
from notelint.fixer import apply_edits, fix_note, fix_text
from notelint.lexicon.store import lexicon_at
from notelint.linter import Linter
from notelint.note import Note
from notelint.report import Report
from notelint.score import Score
from support import entry, write_lexicon


def diagnostic(start: int, end: int, *fixes: Fix) -> Diagnostic:
    return Diagnostic("NL802", "wordy", Family.NARRATIVE, Severity.INFO, "x", start, end, 1, 1, 1, 1, "", None, fixes)


def report(text: str, *diagnostics: Diagnostic) -> Report:
    return Report(Note(text), "generic", diagnostics, {}, Score(None, {}))


def safe(start: int, end: int, replacement: str) -> Fix:
    return Fix("x", Applicability.SAFE, (Edit(start, end, replacement),))


def test_edits_are_applied_whatever_their_order() -> None:
    edits = [Edit(0, 1, "one"), Edit(4, 5, "three"), Edit(2, 3, "two")]

    assert apply_edits("1 2 3", edits) == "one two three"


def test_no_edits_leave_the_text() -> None:
    assert apply_edits("1 2 3", []) == "1 2 3"


def test_an_insertion_moves_nothing_before_it() -> None:
    assert apply_edits("ab", [Edit(1, 1, "-")]) == "a-b"


def test_neighbouring_edits_are_both_applied() -> None:
    assert apply_edits("abcd", [Edit(0, 2, "x"), Edit(2, 4, "y")]) == "xy"


REFUSED = {
    "overlapping": [Edit(0, 2, "x"), Edit(1, 3, "y")],
    "beyond the end": [Edit(2, 9, "x")],
    "backwards": [Edit(2, 1, "x")],
    "before the start": [Edit(-1, 1, "x")],
}


@pytest.mark.parametrize("edits", REFUSED.values(), ids=REFUSED)
def test_edits_that_do_not_fit_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(FixError):
        apply_edits("abcd", edits)


def test_of_two_fixes_on_the_same_words_one_is_applied() -> None:
    both = report("abcd", diagnostic(0, 3, safe(0, 3, "x")), diagnostic(1, 4, safe(1, 4, "y")))

    assert fix_text(both) == "xd"


def test_an_unsafe_fix_is_applied_only_when_asked_for() -> None:
    offered = report("abcd", diagnostic(0, 1, Fix("x", Applicability.UNSAFE, (Edit(0, 1, "z"),))))

    assert fix_text(offered) == "abcd"
    assert fix_text(offered, unsafe=True) == "zbcd"


def test_a_prompt_is_never_applied() -> None:
    offered = report("abcd", diagnostic(0, 1, Fix("say more", Applicability.DISPLAY_ONLY)))

    assert fix_text(offered, unsafe=True) == "abcd"


def test_the_first_applicable_fix_is_the_one() -> None:
    fixes = (Fix("say", Applicability.DISPLAY_ONLY), safe(0, 1, "first"), safe(0, 1, "second"))

    assert fix_text(report("a", diagnostic(0, 1, *fixes))) == "first"


NOTE = 'She utilized the lab prior to group.\r\n"I utilized it," she said.\r\nHe utilizes it in order to print.\r\n'


def test_quoted_words_are_never_touched(linter: Linter) -> None:
    fixed = fix_note(linter.check(NOTE), linter.check, unsafe=True).text

    assert '"I utilized it," she said.' in fixed


def test_line_ends_are_kept(linter: Linter) -> None:
    fixed = fix(linter.check(NOTE))

    assert fixed.count("\r\n") == NOTE.count("\r\n")
    assert fixed.count("\n") == NOTE.count("\n")


def test_own_fixes_are_applied(linter: Linter) -> None:
    assert fix(linter.check(NOTE)).startswith("She used the lab before group.\r\n")


def test_mended_findings_are_counted(linter: Linter) -> None:
    assert fix_note(linter.check(NOTE), linter.check).mended == 4


def test_the_report_is_that_of_the_fixed_text(linter: Linter) -> None:
    fixed = fix_note(linter.check(NOTE), linter.check)

    assert fixed.report == linter.check(replace(fixed.report.note, text=fixed.text))


PIECES = [
    "She utilized the lab prior to group. ",
    "An addict came. ",
    "He is suffering from asthma due to the fact that he smokes. ",
    '"I utilized it in order to print," he said. ',
    "Client was non-compliant with meds. ",
    "She committed to going.\n\n",
    "Her brother committed suicide.\r\n",
    "He is clean now and utilizes the bus. ",
    "“Prior to that I was an addict.” ",
]


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), unsafe=st.booleans())
def test_fixing_twice_is_fixing_once(linter: Linter, pieces: list[str], unsafe: bool) -> None:
    once = fix_note(linter.check("".join(pieces)), linter.check, unsafe=unsafe).text
    twice = fix_note(linter.check(once), linter.check, unsafe=unsafe).text

    assert twice == once


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_fixing_never_brings_findings(linter: Linter, pieces: list[str]) -> None:
    before = linter.check("".join(pieces))
    after = fix_note(before, linter.check, unsafe=True).report

    assert len(after.diagnostics) <= len(before.diagnostics)


def two_entries(folder: Path) -> Linter:
    """Return a linter whose fix for one word is another word it points out."""
    swap = [{"text": "cog", "applicability": "safe"}]
    first = entry(rewrite=swap, bad=[{"text": "A <<sprocket>>.", "fixed": "A cog."}])
    second = entry(id="cog", match=["cog"], bad=["A <<cog>>."])
    return Linter.with_lexicons([lexicon_at(write_lexicon(folder, first, second))])


def test_a_fix_that_would_bring_a_finding_is_withheld(tmp_path: Path) -> None:
    linter = two_entries(tmp_path)
    fixed = fix_note(linter.check("He was a sprocket."), linter.check)

    assert (fixed.text, fixed.withheld) == ("He was a sprocket.", 1)


def test_a_withheld_fix_does_not_keep_the_others_back(tmp_path: Path) -> None:
    swap = [{"text": "cog", "applicability": "safe"}]
    use = entry(
        id="utilize",
        match=["utilize"],
        inflect="verb",
        rewrite=[{"text": "use", "applicability": "safe"}],
        bad=[{"text": "<<x>>", "fixed": "y"}],
    )
    first = entry(rewrite=swap, bad=[{"text": "A <<sprocket>>.", "fixed": "A cog."}])
    second = entry(id="cog", match=["cog"], bad=["A <<cog>>."])
    linter = Linter.with_lexicons([lexicon_at(write_lexicon(tmp_path, use, first, second))])
    fixed = fix_note(linter.check("He utilized a sprocket."), linter.check)

    assert fixed.text == "He used a sprocket."


@pytest.mark.parametrize("sprockets", [1, 30, 60])
def test_many_fixes_are_not_tried_one_by_one(tmp_path: Path, sprockets: int) -> None:
    swap = [{"text": "cog", "applicability": "safe"}]
    use = entry(
        id="utilize",
        match=["utilize"],
        inflect="verb",
        rewrite=[{"text": "use", "applicability": "safe"}],
        bad=[{"text": "<<x>>", "fixed": "y"}],
    )
    first = entry(rewrite=swap, bad=[{"text": "A <<sprocket>>.", "fixed": "A cog."}])
    second = entry(id="cog", match=["cog"], bad=["A <<cog>>."])
    linter = Linter.with_lexicons([lexicon_at(write_lexicon(tmp_path, use, first, second))])
    asked: list[Note] = []
    text = "He utilized a sprocket. " * sprockets + "He utilized a wheel. " * (60 - sprockets)
    fixed = fix_note(linter.check(text), lambda note: asked.append(note) or linter.check(note))

    assert (fixed.text, fixed.mended, fixed.withheld) == (text.replace("utilized", "used"), 60, sprockets)
    assert len(asked) < 8


def test_what_is_brought_elsewhere_is_found_by_halves() -> None:
    """A wording that brings a finding far from it, as one does that takes a label away."""
    edits = [Fix("x", Applicability.SAFE, (Edit(at, at + 1, "bad" if at == 40 else "ok"),)) for at in range(0, 200, 2)]
    asked: list[Note] = []

    def lint(note: Note) -> Report:
        asked.append(note)
        far = replace(diagnostic(len(note.text) - 1, len(note.text)), entry="far")
        near = [diagnostic(at, at + 1, each) for at, each in zip(range(0, 200, 2), edits, strict=True)] if note.text == "a " * 100 else []
        return report(note.text, *near, *([far] if "bad" in note.text else []))

    fixed = fix_note(lint(Note("a " * 100)), lint)

    assert (fixed.text, fixed.mended) == ("ok " * 20 + "a " + "ok " * 79, 99)
    assert len(asked) < 20


def test_many_edits_are_applied_at_once() -> None:
    text = "a " * 200_000
    started = perf_counter()

    assert apply_edits(text, (Edit(at, at + 1, "bcd") for at in range(0, len(text), 2))) == "bcd " * 200_000
    assert perf_counter() - started < 20  # letter by letter it would take minutes


IN_MARKS = {
    "entities": "<p>He said &ldquo;I&rsquo;m worn out, my aunt committed suicide&rdquo; and sat.</p>",
    "numbered entities": "<p>He said &#8220;I&#8217;m worn out, my aunt committed suicide&#8221; and sat.</p>",
    "straight entities": "<p>He said &quot;I&#39;m worn out, my aunt committed suicide&quot; and sat.</p>",
    "single entities": "<p>He said &lsquo;I&rsquo;m worn out, my aunt committed suicide&rsquo; and sat.</p>",
    "marks around tags": '<p>He said "<b>I</b>&apos;m worn out, my aunt <i>committed suicide</i>" and sat.</p>',
    "two paragraphs of a page": "<p>He said &ldquo;I am worn out.</p><p>My aunt committed suicide.&rdquo; He sat.</p>",
    "a quotation by its tag": "He said <q>my aunt committed suicide</q> and sat.",
    "a block quotation": "<p>He said:</p><blockquote>My aunt committed suicide.</blockquote><p>He sat.</p>",
    "a block quotation with paragraphs": "<blockquote><p>I am <q>fine</q>.</p><p>My aunt committed suicide.</p></blockquote><p>He sat.</p>",
    "over a blank line": 'He said "I am worn out.\n\nMy aunt committed suicide." He sat.',
    "doubled marks": 'He said ""my aunt committed suicide"" and sat.',
}


@pytest.mark.parametrize("text", IN_MARKS.values(), ids=IN_MARKS)
def test_words_in_marks_of_any_kind_are_the_persons_own(linter: Linter, text: str) -> None:
    report = linter.check(text)

    assert fix_note(report, linter.check, unsafe=True).text == text
    assert "committed suicide" not in [d.text for d in report.diagnostics]


@pytest.mark.parametrize("text", ["<p>He sat.</p><p>His aunt committed suicide.</p>", "<q>I sat</q>, he said. His aunt committed suicide."])
def test_words_beside_markup_and_marks_are_mended(linter: Linter, text: str) -> None:
    assert fix(linter.check(text)) == text.replace("committed suicide", "died by suicide")


def of_words(number: int) -> str:
    """Return a note of so many words in which nobody speaks and one wording is safe to mend."""
    lead = "We met at the clinic. Her aunt committed suicide. "
    more = "Writer went over the bus map and the list of pantries and then over the steps of the plan. " * 4
    return " ".join((lead + more).split()[:number])


def test_a_finding_about_the_whole_note_keeps_no_wording_back(linter: Linter) -> None:
    note = next(each for each in map(of_words, range(50, 70)) if "NL805" in codes(linter, each.replace("committed", "died by")))
    assert "NL805" not in codes(linter, note)
    fixed = fix_note(linter.check(note), linter.check)

    assert (fixed.mended, fixed.withheld) == (1, 0)


def codes(linter: Linter, text: str) -> set[str]:
    return {diagnostic.code for diagnostic in linter.check(text).diagnostics}


@pytest.mark.parametrize("text", ["<p>Her son <b>committed</b> suicide.</p>", 'Her son committed <span class="x">suicide</span>.'])
def test_no_fix_takes_a_tag_away(linter: Linter, text: str) -> None:
    report = linter.check(text)

    assert "NL207" in [d.code for d in report.diagnostics]
    assert fix_text(report, unsafe=True) == text


def test_a_hyphen_before_a_word_does_not_move_what_is_fixed(linter: Linter) -> None:
    assert fix_text(linter.check("‐Met at noon. Her son committed suicide in May.")) == "‐Met at noon. Her son died by suicide in May."

"""Laws of the linter: what holds for every note."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.errors import InputError
from notelint.fixer import brings_findings, fix_note
from notelint.lexicon.store import own_lexicons
from notelint.linter import Linter
from notelint.note import Note
from support import ROOT, SENTENCES, entry, language, write_lexicon

PROSE = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
ODD = [
    "\x00",
    "\x1b[31m",
    "\r",
    "\r\n",
    "\u202e",
    "\ufeff",
    "İ",
    "ŉ",
    "👩\u200d👩\u200d👧",
    '"',
    "“",
    "'",
    "’",
    "<<",
    "{",
    "Plan:",
    "Narrative:",
    "Date:",
    "31/31/9999",
    "99:99",
    "pt",
    "SI/HI",
    "addict",
    "non-",
    "compliant",
    "@",
    "555-123-4567",
]
HOSTILE = st.lists(
    st.sampled_from([*ODD, " ", "\n\n", "\t", "\u2028", "\u00a0", "-" * 50, ">" * 50, "(" * 50, "a" * 300, "1" * 100]), max_size=40
).map("".join)


@cache
def corpus() -> list[str]:
    """Return the notes of the corpus."""
    lines = (line for path in sorted((ROOT / "corpus").glob("t*/*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line)["text"] for line in lines if line.strip()]


def found(linter: Linter, text: str) -> list[tuple[str, str | None, int, int]]:
    return [(d.code, d.entry, d.start, d.end) for d in language(linter.check(text))]


@given(text=PROSE)
def test_offsets_slice_the_text(linter: Linter, text: str) -> None:
    assert [d.text for d in linter.check(text).diagnostics] == [text[d.start : d.end] for d in linter.check(text).diagnostics]


@given(text=PROSE)
def test_lines_and_columns_name_the_same_place(linter: Linter, text: str) -> None:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[: d.line - 1]) + d.column - 1 for d in linter.check(text).diagnostics]

    assert starts == [d.start for d in linter.check(text).diagnostics]


@given(first=PROSE, second=PROSE)
def test_two_notes_in_one_are_found_as_each_alone(linter: Linter, first: str, second: str) -> None:
    shift = len(first) + 2
    apart = found(linter, first) + [(code, key, start + shift, end + shift) for code, key, start, end in found(linter, second)]

    assert found(linter, f"{first}\n\n{second}") == apart


@given(data=st.data())
def test_two_notes_of_the_corpus_in_one_are_found_as_each_alone(linter: Linter, data: st.DataObject) -> None:
    first, second = (data.draw(st.sampled_from(corpus())) for _ in range(2))
    shift = len(first) + 2
    apart = found(linter, first) + [(code, key, start + shift, end + shift) for code, key, start, end in found(linter, second)]

    assert found(linter, f"{first}\n\n{second}") == apart


MIXED = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES),
        st.sampled_from(ODD),
        st.deferred(lambda: st.sampled_from(pieces())),
        st.sampled_from([" ", "\n", "\n\n"]),
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@cache
def pieces() -> list[str]:
    """Return the lines and sentences of the corpus' train part."""
    lines = (line for path in sorted((ROOT / "corpus" / "train").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    return sorted({piece for text in texts for piece in re.split(r"\n|(?<=[.!?])\s", text) if piece.strip()})


@given(text=MIXED.filter(lambda text: "\r" not in text), line_end=st.sampled_from(["\r\n", "\r"]))
def test_line_ends_change_nothing(linter: Linter, text: str, line_end: str) -> None:
    told = [(d.code, d.entry, d.line, d.column, d.text.replace("\n", line_end)) for d in linter.check(text).diagnostics]

    assert [(d.code, d.entry, d.line, d.column, d.text) for d in linter.check(text.replace("\n", line_end)).diagnostics] == told


@given(text=MIXED, tail=st.sampled_from([" ", "  ", "\n", "\n\n", " \n"]))
def test_space_at_the_end_changes_nothing(linter: Linter, text: str, tail: str) -> None:
    text = text.rstrip()

    assert [each for each in found(linter, text + tail) if each[2] < len(text)] == found(linter, text)


@given(text=MIXED, unsafe=st.booleans())
def test_fixing_keeps_its_laws(linter: Linter, text: str, unsafe: bool) -> None:
    before = linter.check(text)
    fixed = fix_note(before, linter.check, unsafe=unsafe)
    again = fix_note(linter.check(fixed.text), linter.check, unsafe=unsafe)

    assert not brings_findings(before, fixed.report)
    assert again.text == fixed.text
    assert quoted(linter, fixed.text) == quoted(linter, text)


def quoted(linter: Linter, text: str) -> list[str]:
    """Return what is quoted in a note, in its order."""
    sheet = linter.annotate(linter.sheet(Note(text)))
    return [sheet.text[voice.start : voice.end] for voice in sheet.voices or () if voice.voice == "quoted"]


@given(text=PROSE)
def test_findings_stand_in_the_order_of_the_text(linter: Linter, text: str) -> None:
    starts = [d.start for d in linter.check(text).diagnostics]

    assert starts == sorted(starts)


@given(text=PROSE)
def test_language_findings_do_not_overlap(linter: Linter, text: str) -> None:
    bounds = [at for d in language(linter.check(text)) for at in (d.start, d.end)]

    assert bounds == sorted(bounds)


@given(text=ANY_TEXT)
def test_any_text_is_checked(linter: Linter, text: str) -> None:
    report = linter.check(text)

    assert all(text[d.start : d.end] == d.text for d in report.diagnostics)


@given(text=HOSTILE)
def test_hostile_text_is_checked(linter: Linter, text: str) -> None:
    report = linter.check(text)

    assert all(0 <= d.start <= d.end <= len(text) for d in report.diagnostics)
    assert all(f.start is None or 0 <= f.start <= f.end <= len(text) for f in report.fields.values())


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\x00", "\ufeff", ".", '"', "a" * 5000, "\n" * 5000, "(" * 2000, "“" * 2000, "not " * 2000]
)
def test_odd_texts_are_checked(linter: Linter, text: str) -> None:
    assert linter.check(text).note.text == text


def test_half_a_character_is_checked_or_refused(linter: Linter) -> None:
    try:
        report = linter.check("He was an addict \ud83d")
    except InputError:
        return

    assert [d.text for d in language(report)] == ["addict"]


def test_the_order_of_lexicons_does_not_matter() -> None:
    text = " ".join(SENTENCES)
    as_they_are, turned = Linter.with_lexicons(list(own_lexicons())), Linter.with_lexicons(list(reversed(own_lexicons())))

    assert turned.check(text).diagnostics == as_they_are.check(text).diagnostics


def test_the_order_of_entries_does_not_matter(tmp_path: Path) -> None:
    one, two = entry(), entry(id="two", match=["old sprocket", "sprocket fell"], bad=["An <<old sprocket>>."])
    (tmp_path / "turned").mkdir()
    there = Linter(lexicons=[write_lexicon(tmp_path, one, two)])
    back = Linter(lexicons=[write_lexicon(tmp_path / "turned", two, one)])

    assert found(there, "An old sprocket fell. A sprocket fell.") == found(back, "An old sprocket fell. A sprocket fell.")

"""`--format text`: readable in a pipe and on a terminal, whatever the note holds."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from notelint import formats
from notelint.formats.base import Style, Summary
from notelint.formats.excerpt import excerpt, printable
from notelint.linter import Linter
from notelint.note import Note

NOTE = "Client was attention-seeking at dinner. She utilized the lab.\n"


def shown(linter: Linter, text: str, style: Style | None = None, source: str = "a.txt") -> str:
    made = formats.format_named("text", style or Style(), "generic")
    summary, report = Summary(), linter.check(Note(text, source))
    summary.add(report)
    return made.start() + made.report(report) + made.finish(summary)


def test_a_finding_shows_line_words_rule_reason_and_wording(linter: Linter) -> None:
    text = shown(linter, NOTE)

    assert [
        part for part in ("    1 │ ", "attention-seeking", "motive-attribution", "NL301", "error", 'write "used"') if part not in text
    ] == []


def test_the_line_is_underlined_where_the_words_stand(linter: Linter) -> None:
    lines = shown(linter, NOTE).splitlines()
    at = next(n for n, line in enumerate(lines) if "Client was attention-seeking" in line)

    assert lines[at + 1].index("─") == lines[at].index("attention-seeking")
    assert lines[at + 1].count("─") == len("attention-seeking")


WIDE = {
    "wide letters": "日本 Client 東京 was manipulative.",
    "emoji": "😀😀 Client was manipulative.",
    "combining": "Jose\u0301 was manipulative.",
}


@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE)
def test_the_underline_counts_cells(linter: Linter, text: str) -> None:
    lines = shown(linter, text).splitlines()
    at = next(n for n, line in enumerate(lines) if "manipulative" in line)
    before, _, _ = lines[at].partition("manipulative")

    assert cell_len(lines[at + 1].partition("─")[0]) == cell_len(before)


def test_missing_items_are_a_checklist(linter: Linter) -> None:
    assert "✗" in shown(linter, NOTE)


def test_found_items_are_a_checklist(linter: Linter) -> None:
    assert "✓ found: duration, narrative" in shown(linter, "Duration: 45 minutes\nNarrative: We walked.")


def test_a_clean_note_says_so(linter: Linter) -> None:
    quiet = Linter(ignore=["required-field"])

    assert "1 note checked · nothing to point out" in shown(quiet, "We walked.")


def test_what_was_left_out_is_told() -> None:
    text = shown(Linter(ignore=["motive"]), NOTE)

    assert "1 finding left out" in text


def test_a_short_note_says_why_it_has_no_score(linter: Linter) -> None:
    assert "Too short" in shown(linter, NOTE)


def test_plain_style_has_no_escape_sequences(linter: Linter) -> None:
    assert "\x1b" not in shown(linter, NOTE)


def test_coloured_style_has_escape_sequences(linter: Linter) -> None:
    assert "\x1b[" in shown(linter, NOTE, Style(color=True))


def test_colour_changes_no_words(linter: Linter) -> None:
    import re

    coloured = re.sub(r"\x1b\[[0-9;]*m", "", shown(linter, NOTE, Style(color=True)))

    assert coloured.split() == shown(linter, NOTE).split()


def test_without_unicode_everything_of_ours_is_ascii(linter: Linter) -> None:
    assert shown(linter, NOTE, Style(unicode=False)).isascii()


HOSTILE = {
    "escape": "\x1b[31mClient\x1b]0;owned\x07 was manipulative.",
    "eight-bit escape": "\x9b31mClient was manipulative.",
    "backspace": "Client\x08\x08\x08 was manipulative.",
    "carriage return": "We walked.\rClient was manipulative.",
    "direction": "Client \u202ewas\u2066 manipulative.",
    "line separator": "Client\u2028was manipulative.",
    "zero": "Client\x00 was manipulative.",
    "rich markup": "[red]Client[/red] was manipulative. [link=https://example.org]x[/link]",
    "emoji code": "Client :smile: was manipulative.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("style", [Style(), Style(redact=True)], ids=["open", "redacted"])
def test_control_characters_are_made_harmless(linter: Linter, text: str, style: Style) -> None:
    output = shown(linter, text, style, source=f"{text[:9]}.txt")

    assert {c for c in output if category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} == {"\n"}


def test_markup_in_a_note_is_shown_as_written(linter: Linter) -> None:
    assert "[red]Client[/red] was manipulative." in shown(linter, HOSTILE["rich markup"])


@given(text=st.text(max_size=60))
def test_printable_keeps_the_number_of_characters(text: str) -> None:
    assert len(printable(text)) == len(text)


def test_a_long_line_is_cut_around_the_words(linter: Linter) -> None:
    text = shown(linter, "word " * 400 + "and he was manipulative " + "word " * 400)
    line = next(line for line in text.splitlines() if "manipulative" in line)

    assert line.count("…") == 2
    assert cell_len(line) <= 100


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(linter: Linter, width: int) -> None:
    text = shown(linter, "日本語 " * 40 + "he was manipulative, " + "word " * 40 + NOTE * 3, Style(width=width))

    assert max(map(cell_len, text.splitlines())) <= min(width, 100)


LINES = st.text(alphabet=st.sampled_from("ab 日😀\n\r\t\x1be\u0301…"), max_size=150)


@given(text=LINES, ends=st.tuples(st.integers(0, 150), st.integers(0, 150)), width=st.integers(20, 120))
def test_an_excerpt_holds_one_line_and_fits(text: str, ends: tuple[int, int], width: int) -> None:
    start, end = sorted(min(at, len(text)) for at in ends)
    cut = excerpt(text, start, end, width)
    line = cut.before + cut.match + cut.after

    assert not set("\n\r\t\x1b") & set(line)
    assert cell_len(line) <= max(width, 20) + 2


def test_redacted_text_names_places(linter: Linter) -> None:
    assert "line 1, column 12" in shown(linter, NOTE, Style(redact=True))

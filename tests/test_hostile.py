"""Long hostile notes take time by their length, not by its square."""

import json
from time import perf_counter, process_time

import pytest

from notelint.errors import InputError
from notelint.linter import Linter
from notelint.note import LONGEST_NOTE, LONGEST_RUN, Note, refuse_what_is_no_note
from support import ROOT

# A second or two on a quiet machine; by the square of the length each would take minutes.
MOST_SECONDS = 30
# Ten thousand signs without a space take a third of a second on a quiet machine; they took up to half a minute.
MOST_SECONDS_OF_A_RUN = 4

HOSTILE = {
    "times far apart": ("10:00" + " " * 9000 + "11:00 ") * 5,
    "rows of data": "date,start,stop,min,units,code,dx\n" + '"a, ' * 20000,
    "an object of data": "{" + '"a":"' + 'x\\" ' * 20000,
    "times in cells": "10:00,11:00, |0930|1015| " * 5000,
    "starred labels": "*a* " * 30000,
    "one line without a stop": "client was aggressive and told her she should " * 5000,
    "straight marks": '" ' * 50_000,
    "short quotations": '"a b" ' * 30_000,
    "curly marks never closed": "\u201ca " * 50_000,
    "apostrophes": "'a " * 50_000,
    "a quotation never closed": 'She said "' + "word " * 40_000,
    "reported speech without end": "she said that " * 15_000,
    "colons": "a: " * 60_000,
    "line breaks": "\n" * 200_000 + "We met.",
    "dates and times": "1/2/2026 10:30 " * 15_000,
    "table marks": "| a " * 60_000,
    "findings in one sentence": "He was manipulative and " * 3000,
    "words that may lead to a signature": "We met this week.\n" + "by " * 36 + "x\nCPSS",
    "spread words that may lead to a signature": "We met this week.\n" + "by        " * 9 + "x\nCPSS",
    "months behind a name in small letters": "we met at the park this week.\nann " + "july " * 28 + "x",
    "one long word behind a place's label": "AT " + "x" * 80 + ".",
    "a number behind a place's label": "AT 123e4567-e89b-12d3-a456-426614174000-123e4567.",
    "lengths in one sentence": "Duration: 60 minutes\nNarrative: " + "12 minutes, " * 4000,
    "spaces inside a labelled value": "Narrative: We met at the park." + " " * 60_000 + "x",
    "a stock phrase again and again": "provided support " * 3000,
    "calls again and again": "Location: Home\nNarrative: " + "over the phone " * 3000,
    "capitals beside a finding": "Aggressive Client " * 4000,
    "line breaks in a group note": "Group: nine people came." + "\n" * 30_000 + "x end.",
    "marks that open only": '"a. ' * 8000,
    "findings behind labels": "Plan: he was manipulative. " * 18_000,
    "ticked boxes": "[x] client walked to the peer group\n" * 10_000,
    "lines of two words": "rude client\n" * 20_000,
    "bullets": "- he was rude\n" * 10_000,
    "labelled lines": "Plan: x\nbus: client\n" * 10_000,
    "verdicts in one sentence": "client was rude to staff and then " * 5_000,
    "quotation marks": 'he said "' * 5_000,
    "brackets in each other": "(he was rude " * 3_000 + ")" * 3_000,
    "what somebody wants to know": "he wants to know if it is so and " * 3_000,
    "short forms": "SI HI AVH MSE ADL. " * 8_000,
    "deeds in one sentence": "Visited Ann and told her and walked and asked and gave " * 2_000,
    "words set apart": "it says, on the board: `a` words (a) never say x " * 2_000,
    "signers": "Signed: Ana Lopez, CPSS\n" * 5_000,
}

RUNS = (
    "a", "A", "1", "-", "(", ")", "()", "[", "[]", "{}", "<", ">", '"', "'", "“", "”", "’", ".", ",", ":", ";", "!",
    "?", "=", "_", "*", "#", "~", "|", "/", "\\", "+", "%", "$", "&", "^", "`", "—", "…", "•", "☐", "😀", "🇺🇸",
    "👩\u200d👩\u200d👧", "e\u0301", "a\u0301\u0302", "\u200b", "漢", "a.b.c.d.", "a:", "1:", "a-", "a,", "a'", "a=b&",
    "[x]", "{\"a\":", "<b>", "&amp;", "a@b.", "http://a.org/b?c=d&", "Zm9v+/", "a:b.c", "--a", "-=",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_long_hostile_note_is_checked_in_bounded_time(linter: Linter, text: str) -> None:
    started = perf_counter()
    linter.check(text)

    assert perf_counter() - started < MOST_SECONDS


@pytest.mark.parametrize("signs", RUNS, ids=ascii)
def test_a_run_without_a_space_is_checked_in_bounded_time(linter: Linter, signs: str) -> None:
    text = "We met. " + (signs * (LONGEST_RUN // len(signs)))[: LONGEST_RUN - 10]
    started = perf_counter()
    linter.check(text)

    assert perf_counter() - started < MOST_SECONDS_OF_A_RUN


def test_many_notes_in_one_text_take_time_by_their_number(linter: Linter) -> None:
    lines = (line for path in sorted((ROOT / "corpus" / "train").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    text = "\n\n".join(json.loads(line)["text"] for line in lines if line.strip())[:400_000]
    quarter, whole = (_seconds(linter, part) for part in (text[:100_000], text))

    assert whole < max(8 * quarter, 10)  # sixteen times as long by the square


def _seconds(linter: Linter, text: str) -> float:
    started = process_time()
    linter.check(text)
    return process_time() - started


def test_text_without_any_space_is_refused(linter: Linter) -> None:
    with pytest.raises(InputError, match="without a space"):
        linter.check("a" * (LONGEST_RUN + 1))


def test_many_long_words_are_let_through_at_once() -> None:
    note = Note(("a" * (LONGEST_RUN - 1) + " ") * (LONGEST_NOTE // LONGEST_RUN))
    started = perf_counter()
    refuse_what_is_no_note(note)

    assert perf_counter() - started < 2


def test_a_long_word_is_told_with_its_place() -> None:
    with pytest.raises(InputError, match="from character 6 on"):
        refuse_what_is_no_note(Note("word " + "a" * (2 * LONGEST_RUN)))


def test_a_long_word_in_a_long_note_is_checked(linter: Linter) -> None:
    text = "We met. " * 2000 + "a" * (LONGEST_RUN - 1)

    assert linter.check(text).note.text == text

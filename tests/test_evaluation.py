"""`notelint evaluate`: what is counted, on notes whose marks are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from notelint.cli import cli
from notelint.errors import InputError
from notelint.evaluation import evaluate, read_gold
from notelint.linter import Linter


def write(path: Path, *notes: dict) -> Path:
    path.write_text("".join(json.dumps(note) + "\n" for note in notes), encoding="utf-8")
    return path


def marked(name: str, text: str, *words: tuple[str, str], **more: str) -> dict:
    spans = [{"start": text.index(w), "end": text.index(w) + len(w), "family": family} for w, family in words]
    return {"id": name, "text": text, "spans": spans, **more}


NOTES = [
    marked("right", "Client was noncompliant today.", ("noncompliant", "label"), kind="positive"),
    marked("missed", "He held up a sprocket, and we laughed.", ("sprocket", "label"), kind="positive"),
    marked("wrong", "Client was noncompliant today.", kind="sense"),
    marked("quiet", "We walked to the park.", kind="observation"),
    marked("p1-clinical", "Client was manipulative at dinner.", ("manipulative", "motive"), pole="clinical", pair="p1"),
    marked("p1-peer", "She asked three times for dinner.", pole="peer", pair="p1"),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write(tmp_path / "notes.jsonl", *NOTES)


def test_right_wrong_and_missed_are_counted(corpus: Path, linter: Linter) -> None:
    result = evaluate(linter, read_gold(corpus))
    label, every = result.families["label"], result.families["all"]

    assert (label.right, label.wrong, label.missed) == (1, 1, 1)
    assert (every.right, every.wrong, every.missed) == (2, 1, 1)
    assert label.precision == label.recall == label.f1 == 0.5


def test_families_are_told_in_the_order_of_their_codes(corpus: Path, linter: Linter) -> None:
    result = evaluate(linter, read_gold(corpus))

    assert list(result.families) == ["all", "clinical-jargon", "label", "motive", "interpretation", "peer-role"]


def test_the_macro_f1_is_the_mean_of_the_families_seen(corpus: Path, linter: Linter) -> None:
    result = evaluate(linter, read_gold(corpus))

    assert result.macro_f1 == pytest.approx((0.5 + 1.0) / 2)


def test_alarms_are_told_by_kind_and_in_a_thousand_words(corpus: Path, linter: Linter) -> None:
    result = evaluate(linter, read_gold(corpus))

    assert {kind: sum(alarms) / len(alarms) for kind, alarms in result.kinds.items()} == {"positive": 0.5, "sense": 1.0, "observation": 0.0}
    assert result.alarms_per_thousand_words == pytest.approx(1000 / result.words)


def test_findings_are_told_by_pole(corpus: Path, linter: Linter) -> None:
    assert dict(evaluate(linter, read_gold(corpus)).findings) == {"clinical": [1], "peer": [0]}


def test_misses_name_note_family_and_words(corpus: Path, linter: Linter) -> None:
    misses = evaluate(linter, read_gold(corpus)).misses

    assert ("missed", "label", "sprocket", "missed") in [tuple(m) for m in misses]
    assert ("wrong", "label", "noncompliant", "wrong") in [tuple(m) for m in misses]


def test_the_command_prints_the_tables(corpus: Path) -> None:
    result = CliRunner().invoke(cli, ["evaluate", str(corpus), "--misses"])

    assert result.exit_code == 0, result.output
    assert "6 notes" in result.output
    assert "macro-F1" in result.output
    assert "'sprocket'" in result.output


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n{"id": 3}\n', encoding="utf-8")

    with pytest.raises(InputError, match="2"):
        list(read_gold(path))


def test_lists_deep_in_lists_are_told(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonl"
    path.write_text('{"id": "a", "text": ' + "[" * 100_000 + "]" * 100_000 + "}\n", encoding="utf-8")

    with pytest.raises(InputError, match="line 1: is not JSON"):
        list(read_gold(path))


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "marked.jsonl"
    path.write_text('{"id": "a", "text": "We met."}\n', encoding="utf-8-sig")

    assert [gold.text for gold in read_gold(path)] == ["We met."]

"""Entries that are off by default, and the setting that turns them on."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

from notelint import Linter
from notelint.cli import cli
from notelint.errors import ConfigError
from support import language

TEXT = "Client walked to the park with me."


def entries_in(linter: Linter) -> list[str | None]:
    return [d.entry for d in language(linter.check(TEXT))]


def test_a_contested_word_is_left_alone(linter: Linter) -> None:
    assert entries_in(linter) == []


def test_a_setting_turns_it_on() -> None:
    linter = Linter(extend_select=["contested/client"])

    assert entries_in(linter) == ["contested/client"]
    assert entries_in(pickle.loads(pickle.dumps(linter))) == ["contested/client"]


def test_it_leaves_the_score_alone_unless_it_is_on(linter: Linter) -> None:
    text = f"{TEXT} She laughed and told me about her garden, and we planned the next walk." * 3

    assert Linter(extend_select=["contested/client"]).check(text).score.value <= linter.check(text).score.value


def test_an_unknown_entry_is_told_with_what_was_meant() -> None:
    with pytest.raises(ConfigError, match="contested/client"):
        Linter(extend_select=["contested/clients"])


def test_the_command_line_and_the_file_know_it(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(TEXT, encoding="utf-8")

    by_option = CliRunner().invoke(cli, ["check", "--extend-select", "contested/client", "--exit-zero", str(note)])
    (tmp_path / "notelint.toml").write_text('extend-select = ["contested/client"]\n', encoding="utf-8")
    by_file = CliRunner().invoke(cli, ["check", "--exit-zero", str(note)])

    assert "person-as-label" in by_option.output
    assert by_option.output == by_file.output


def test_the_component_knows_it() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("notelint", config={"extend_select": ["contested/client"]})

    assert [span.id_ for span in nlp(TEXT).spans["notelint"]] == ["NL201"]


def test_explain_says_that_it_is_off() -> None:
    assert 'extend-select = ["contested/client"]' in CliRunner().invoke(cli, ["explain", "contested/client"]).output

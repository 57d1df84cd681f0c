"""Words as they are typed: what the file may hold, and what follows from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from notelint import Linter
from notelint.errors import KnowledgeError
from notelint.lexicon import spellings
from notelint.lexicon.files import is_evidence, lexicon_files, lexicon_folder
from notelint.lexicon.load import load_evidence, load_lexicon
from notelint.lexicon.word_files import read_word_file


def test_no_word_is_typed_for_one_that_is_itself_typed_for_another() -> None:
    typed = spellings.usual_spellings()

    assert [(word, usual) for word, usual in typed.items() if usual in typed] == []


def test_no_entry_lists_a_spelling_of_its_own() -> None:
    typed = spellings.usual_spellings()
    listed = [
        (path.name, entry.id, phrase)
        for path in lexicon_files()
        for entry in (load_evidence(path).evidence if is_evidence(path) else load_lexicon(path).entry)
        for phrase in entry.match
        if not typed.keys().isdisjoint(phrase.split())
    ]

    assert listed == []


def test_words_that_are_looked_for_by_the_code_are_spelt_as_usual() -> None:
    typed = spellings.usual_spellings().keys()
    source = Path(spellings.__file__).parents[1]
    looked_for = {
        (path.name, word)
        for path in source.rglob("*.py")
        for call in re.findall(r"hashed\(\s*((?:\"[^\"]*\"\s*)+)", path.read_text(encoding="utf-8"))
        for word in call.replace('"', " ").split()
    }

    assert sorted(found for found in looked_for if found[1] in typed) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('without_g = "gettin"', "without_g is not what this file holds"),
        ('[spelt]\nold = "ald"', "spelt is not what this file holds"),
        ('without_g = ["seein"]\n[typed]\nseen = "seein"', "seein cannot stand for seen"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    (tmp_path / "spellings.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("notelint.lexicon.files.lexicon_folder", lambda: tmp_path)
    spellings.usual_spellings.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=said):
            spellings.usual_spellings()
    finally:
        monkeypatch.undo()
        spellings.usual_spellings.cache_clear()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("He commited suicide.", "died by suicide"), ("They comitted suicide.", "died by suicide")],
)
def test_a_misspelt_word_is_rewritten_in_its_tense(text: str, fixed: str) -> None:
    found = Linter().check(text).diagnostics

    assert any(edit.replacement == fixed for diagnostic in found for fix in diagnostic.fixes for edit in fix.edits)


def test_most_typed_words_are_no_words_of_the_lexicons() -> None:
    tables = read_word_file(lexicon_folder() / "spellings.toml")

    assert len(tables["without_g"]) > 500
    assert len(tables["typed"]) > 500

"""Files of words are kept parsed, and never used when they are stale."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from notelint.errors import KnowledgeError
from notelint.exports.column_names import fit
from notelint.exports.column_words import column_words, load_column_words
from notelint.lexicon.files import WORD_FILES, lexicon_folder
from notelint.lexicon.store import kept_words
from notelint.lexicon.word_files import read_word_file
from notelint.review.known_words import load_known_words


@pytest.mark.parametrize("name", WORD_FILES)
def test_what_is_kept_is_what_the_file_says(name: str) -> None:
    data = (lexicon_folder() / name).read_bytes()

    assert read_word_file(lexicon_folder() / name) == tomllib.loads(data.decode("utf-8"))


def test_a_changed_file_is_read_anew() -> None:
    data = (lexicon_folder() / "voices.toml").read_bytes()

    assert kept_words("voices.toml", data + b"\n") is None
    assert kept_words("no-such.toml", data) is None


@pytest.mark.parametrize("name", ["voices.toml", "compared-names.toml"])
def test_no_list_names_a_word_twice(name: str) -> None:
    lists = tomllib.loads((lexicon_folder() / name).read_text(encoding="utf-8"))

    assert [(key, word) for key, words in lists.items() for word, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[never_groups]", "[nevr_groups]", "nevr_groups is not a table of this file"),
        ('"@people"', '"@poeple"', "names the group @poeple. Write one of @people, @second, @paper."),
        ("[questions]", "[questions]\nmood = ['day']", "questions.mood has no names"),
        ('client = ["clt"', 'client = ["stf", "clt"', "which stands for 'client' too"),
        ("[questions]\n", "[questions]\nplan = 'day'\n", "questions.plan must be a list of lower-case words"),
    ],
)
def test_a_broken_file_of_columns_is_told_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = (lexicon_folder() / "columns.toml").read_text(encoding="utf-8")
    path = tmp_path / "columns.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(KnowledgeError, match=re.escape(said)) as told:
        load_column_words(path)
    assert str(path) in str(told.value)


def test_a_broken_file_of_names_is_told_with_its_place(tmp_path: Path) -> None:
    text = (lexicon_folder() / "compared-names.toml").read_text(encoding="utf-8")
    path = tmp_path / "compared-names.toml"
    path.write_text(text.replace("titles = [", "title = ["), encoding="utf-8")

    with pytest.raises(KnowledgeError, match=re.escape('title is not a key of this file; did you mean "titles"?')):
        load_known_words(path)


COLUMN_EXAMPLES = tomllib.loads((lexicon_folder() / "columns.toml").read_text(encoding="utf-8"))["examples"]


@pytest.mark.parametrize(("header", "role"), COLUMN_EXAMPLES.items())
def test_headers_of_columns_mean_what_their_file_says(header: str, role: str) -> None:
    fits = {role: fit(header, role) for role in column_words().names}
    best = max(fits, key=lambda known: fits[known])

    assert (best if fits[best] else "") == role

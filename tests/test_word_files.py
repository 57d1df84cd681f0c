"""Files of words are kept parsed, and never used when they are stale."""

from __future__ import annotations

import tomllib

import pytest

from notelint.lexicon.files import WORD_FILES, lexicon_folder
from notelint.lexicon.store import kept_words
from notelint.lexicon.word_files import read_word_file


@pytest.mark.parametrize("name", WORD_FILES)
def test_what_is_kept_is_what_the_file_says(name: str) -> None:
    data = (lexicon_folder() / name).read_bytes()

    assert read_word_file(lexicon_folder() / name) == tomllib.loads(data.decode("utf-8"))


def test_a_changed_file_is_read_anew() -> None:
    data = (lexicon_folder() / "voices.toml").read_bytes()

    assert kept_words("voices.toml", data + b"\n") is None
    assert kept_words("no-such.toml", data) is None

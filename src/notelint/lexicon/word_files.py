"""Read the files of words that are no lexicons, such as `fields.toml` and `voices.toml`; `files.py` names them all."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from notelint.errors import KnowledgeError, did_you_mean
from notelint.lexicon.files import lexicon_folder
from notelint.lexicon.store import kept_words


def read_word_file(path: Path) -> dict[str, Any]:
    """Return the tables and lists of a file: as they were kept when notelint was built, if the file is still the same.

    Raises `KnowledgeError` for one that is no TOML in UTF-8.
    """
    try:
        data = path.read_bytes()
        if path.parent == lexicon_folder() and (kept := kept_words(path.name, data)) is not None:
            return kept
        return tomllib.loads(data.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as TOML in UTF-8: {error}. Mend that place, or reinstall notelint.") from error


def read_word_lists(path: Path, names: list[str]) -> list[tuple[str, ...]]:
    """Return the lists of a file in the order of `names`; raise `KnowledgeError` for a key or a list that is wrong."""
    data = read_word_file(path)
    for name in data:
        if name not in names:
            raise KnowledgeError(f"{path}: {name} is not a key of this file{did_you_mean(name, names)}")
    return [words_in(path, name, data.get(name)) for name in names]


def words_in(path: Path, name: str, value: object) -> tuple[str, ...]:
    """Return the words of the list `name` of a file; raise `KnowledgeError` where it is none."""
    if isinstance(value, list) and value and all(isinstance(word, str) and word == word.strip().lower() != "" for word in value):
        return tuple(value)
    raise KnowledgeError(f'{path}: {name} must be a list of lower-case words. Write {name} = ["...", "..."].')

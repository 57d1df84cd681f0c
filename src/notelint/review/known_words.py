"""Words that mean something when notes are compared: `lexicons/compared-names.toml`, read once and checked."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from notelint.lexicon.files import lexicon_folder
from notelint.lexicon.word_files import read_word_lists


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Hold the lists of `compared-names.toml`; the file says what each is for."""

    she: frozenset[str]
    he: frozenset[str]
    they: frozenset[str]
    numbers: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    initials: frozenset[str]
    credentials: frozenset[str]
    ordinary_names: frozenset[str]
    anybody: frozenset[str]
    maybe_she: frozenset[str]
    maybe_he: frozenset[str]


@cache
def known_words() -> KnownWords:
    """Return the words of `compared-names.toml`, loaded at first use.

    Raises `KnowledgeError` that names the file and the list that is wrong.
    """
    return load_known_words(lexicon_folder() / "compared-names.toml")


def load_known_words(path: Path) -> KnownWords:
    """Read and check one file of words for comparing; raise `KnowledgeError` if it is broken."""
    names = [field.name for field in fields(KnownWords)]
    return KnownWords(*map(frozenset, read_word_lists(path, names)))

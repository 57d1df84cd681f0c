"""The names that record systems give to columns: `lexicons/columns.toml`, read once and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from notelint.errors import KnowledgeError
from notelint.lexicon.files import lexicon_folder
from notelint.lexicon.word_files import read_word_file, words_in

_TABLES = ("names", "short", "either", "last", "never", "never_groups", "questions", "notes", "rows", "forms", "examples")
_OF_EITHER = ("people",)
_OF_NOTES = ("not_person", "not_writer", "no_names", "nobody_alone")
_OF_ROWS = ("no_notes", "footers")
_OF_FORMS = ("question", "answer", "number", "asking")


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """Hold what `columns.toml` says, by the role of a column: its names, what rules it out, what questions ask for it with.

    `short` has words cut short and what they stand for, `either` names of columns that hold the person in one export and the writer in
    another. `last` are names, without spaces, that count only where no other fits the role. Every role has an entry in `names`, `last`,
    `never` and `questions`. Where labels inside a note are read by the same names, `not_in_notes` are those that mean another thing
    there, `no_names` words that stand behind such a label and are nobody's name, and `nobody_alone` those that are none by themselves.
    `forms` has what columns of a form's questions, answers and number are called, and the words that begin a question without a
    question mark. `no_notes` are what rows of totals and footers begin with, `footers` those that are none even where notes stand.
    """

    names: dict[str, tuple[str, ...]]
    short: dict[str, str]
    either: frozenset[str]
    last: dict[str, frozenset[str]]
    never: dict[str, frozenset[str]]
    questions: dict[str, frozenset[str]]
    not_in_notes: dict[str, frozenset[str]]
    no_names: frozenset[str]
    nobody_alone: frozenset[str]
    forms: dict[str, frozenset[str]]
    no_notes: frozenset[str]
    footers: frozenset[str]


@cache
def column_words() -> ColumnWords:
    """Return the words of `columns.toml`, loaded at first use.

    Raises `KnowledgeError` that names the file and the key of what is wrong.
    """
    return load_column_words(lexicon_folder() / "columns.toml")


def load_column_words(path: Path) -> ColumnWords:
    """Read and check one file of column words; raise `KnowledgeError` if it is broken."""
    data = read_word_file(path)
    _check_tables(path, data)
    names = _lists(path, data, "names")
    for table in ("last", "never", "questions"):
        for role in data[table]:
            if role not in names:
                raise KnowledgeError(f"{path}: {table}.{role} has no names. Write {role} under [names] too, or take it out.")
    groups, never, questions, last = (_lists(path, data, table) for table in ("never_groups", "never", "questions", "last"))
    notes = _named_lists(path, data, "notes", _OF_NOTES)
    rows = _named_lists(path, data, "rows", _OF_ROWS)
    return ColumnWords(
        names,
        _by_short_word(path, _lists(path, data, "short")),
        _named_lists(path, data, "either", _OF_EITHER)["people"],
        {role: frozenset(name.replace(" ", "") for name in last.get(role, ())) for role in names},
        {role: _with_groups(path, role, never.get(role, ()), groups) for role in names},
        {role: frozenset(questions.get(role, ())) for role in names},
        {"person": notes["not_person"], "writer": notes["not_writer"]},
        notes["no_names"],
        notes["nobody_alone"],
        _named_lists(path, data, "forms", _OF_FORMS),
        rows["no_notes"],
        rows["footers"],
    )


def _by_short_word(path: Path, lists: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return what each short word stands for; raise `KnowledgeError` where one stands for two."""
    found: dict[str, str] = {}
    for word, shorts in lists.items():
        for short in shorts:
            if found.setdefault(short, word) != word:
                raise KnowledgeError(f"{path}: short.{word} has {short!r}, which stands for {found[short]!r} too. Take it out of one.")
    return found


def _named_lists(path: Path, data: dict[str, Any], table: str, names: tuple[str, ...]) -> dict[str, frozenset[str]]:
    for name in data[table]:
        if name not in names:
            raise KnowledgeError(f"{path}: {table}.{name} is not a list of this file. Write one of {', '.join(names)}.")
    return {name: frozenset(words_in(path, f"{table}.{name}", data[table].get(name))) for name in names}


def _check_tables(path: Path, data: dict[str, Any]) -> None:
    for name in data:
        if name not in _TABLES:
            raise KnowledgeError(f"{path}: {name} is not a table of this file. Write one of {', '.join(_TABLES)}.")
    for name in _TABLES:
        if not isinstance(data.get(name), dict):
            raise KnowledgeError(f"{path}: the table {name} is missing. Write [{name}].")


def _lists(path: Path, data: dict[str, Any], table: str) -> dict[str, tuple[str, ...]]:
    return {key: words_in(path, f"{table}.{key}", value) for key, value in data[table].items()}


def _with_groups(path: Path, role: str, words: tuple[str, ...], groups: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the words of a list, those of the groups it names among them."""
    found: set[str] = set()
    for word in words:
        if not word.startswith("@"):
            found.add(word)
        elif word[1:] in groups:
            found.update(groups[word[1:]])
        else:
            raise KnowledgeError(f"{path}: never.{role} names the group {word}. Write one of {', '.join('@' + name for name in groups)}.")
    return frozenset(found)

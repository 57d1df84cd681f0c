"""The words by which a note tells where people were and what happened: `lexicons/contradictions.toml`, read once and checked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from notelint.errors import KnowledgeError
from notelint.lexicon.files import lexicon_folder

_ANY_END, _ANY_WORDS = r"\w*", r"(?:\s[\w.'’-]+){1,3}?\s"


@dataclass(frozen=True, slots=True)
class ContradictionWords:
    """Hold each list of `contradictions.toml` as one expression for lower-case text; the file says what each is for."""

    remote_places: re.Pattern[str]
    remote_told: re.Pattern[str]
    together_told: re.Pattern[str]
    rides: re.Pattern[str]
    recreation: re.Pattern[str]
    not_met: re.Pattern[str]
    support_told: re.Pattern[str]
    no_support: re.Pattern[str]
    teaching: re.Pattern[str]
    group_words: re.Pattern[str]
    one_person: re.Pattern[str]
    attendance: re.Pattern[str]
    staff_words: re.Pattern[str]
    counted_in: re.Pattern[str]
    counted_out: re.Pattern[str]
    aside_time: re.Pattern[str]
    was_all: re.Pattern[str]


@cache
def contradiction_words() -> ContradictionWords:
    """Return the words of `contradictions.toml`, loaded at first use.

    Raises `KnowledgeError` that names the file and the list that is wrong.
    """
    return load_contradiction_words(lexicon_folder() / "contradictions.toml")


def load_contradiction_words(path: Path) -> ContradictionWords:
    """Read and check one file of such words; raise `KnowledgeError` if it is broken."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as TOML in UTF-8: {error}. Mend that place, or reinstall notelint.") from error
    names = [field.name for field in fields(ContradictionWords)]
    for name in data:
        if name not in names:
            close = get_close_matches(name, names, 1) or [", ".join(names)]
            raise KnowledgeError(f"{path}: {name} is not a key of this file. Write {close[0]}.")
    return ContradictionWords(*(_expression(path, name, data.get(name)) for name in names))


def _expression(path: Path, name: str, value: object) -> re.Pattern[str]:
    if not (isinstance(value, list) and value and all(isinstance(word, str) and word == word.strip().lower() != "" for word in value)):
        raise KnowledgeError(f'{path}: {name} must be a list of lower-case words. Write {name} = ["...", "..."].')
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_phrase, sorted(value, key=len, reverse=True)))})(?![\w])")


def _phrase(phrase: str) -> str:
    told = re.escape(phrase).replace("'", "['’]").replace(r"\ \*\ ", _ANY_WORDS).replace(r"\ ", r"\s+")
    return told.replace(r"\*", _ANY_END)

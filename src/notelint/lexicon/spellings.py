"""Words as they are typed and as dictionaries spell them: `lexicons/spellings.toml`, read once and checked.

A note is read as if its words were spelt as usual; its text, and what is shown of it, stay as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from notelint.errors import KnowledgeError

FILE = "spellings.toml"
# Endings of contractions that stand for one word, "don't" for "do not"; "'s" and "'d" may stand for several and stay.
_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'s": "'s", "'d": "'d"}
CONTRACTED = {end.replace("'", mark): word for end, word in _ENDINGS.items() for mark in ("'", "’") if end.replace("'", mark) != word} | {
    "nt": "not"
}
NOT = "not"
STEMS = {"ca": "can", "wo": "will", "sha": "shall"}  # what stands before such a "not" and nowhere else


@cache
def usual_spellings() -> dict[str, str]:
    """Return the usual spelling of each word that is known to be typed otherwise, both in lower case.

    Raises `KnowledgeError` for a table that is wrong, or a spelling that stands for two words.
    """
    from notelint.lexicon.files import lexicon_folder  # late: words are split into tokens by files that are read before any other
    from notelint.lexicon.word_files import read_word_file

    path = lexicon_folder() / FILE
    found: dict[str, str] = {}
    for typed, usual in _pairs(read_word_file(path), str(path)):
        if found.setdefault(typed, usual) != usual or typed == usual:
            raise KnowledgeError(f"{path}: {typed} cannot stand for {usual}. Leave one of its places out.")
    return found


def usual(token: str) -> str:
    """Return the usual spelling of a token in lower case, "not" for "n't"; most are spelt so already."""
    return usual_spellings().get(token) or CONTRACTED.get(token, token)


def _pairs(tables: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for name, value in tables.items():
        if name == "without_g" and isinstance(value, list):
            yield from ((f"{word}{mark}", f"{word}g") for word in value for mark in ("", "'", "’"))
        elif name == "typed" and isinstance(value, dict):
            yield from ((word, usual) for usual, words in value.items() for word in words.split())
        else:
            raise KnowledgeError(
                f'{path}: {name} is not what this file holds. Write without_g = ["gettin", ...] or [typed] because = "becuase".'
            )

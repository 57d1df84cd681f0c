"""The words by which notes give speech as somebody's: `lexicons/voices.toml`, read once and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from notelint.errors import KnowledgeError
from notelint.lexicon.files import lexicon_folder


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """Hold the lists of `voices.toml`; the file says what each is for."""

    saying: tuple[str, ...]
    viewing: tuple[str, ...]
    telling: tuple[str, ...]
    writers: tuple[str, ...]
    writers_after_this: tuple[str, ...]
    word_nouns: tuple[str, ...]
    transcript_writers: tuple[str, ...]
    asides: tuple[str, ...]
    leading: tuple[str, ...]
    titles: tuple[str, ...]
    doing: tuple[str, ...]
    openers: tuple[str, ...]
    person_nouns: tuple[str, ...]
    written_things: tuple[str, ...]
    view_nouns: tuple[str, ...]
    no_names: tuple[str, ...]
    institutions: tuple[str, ...]
    persons_sections: tuple[str, ...]


@cache
def voice_words() -> VoiceWords:
    """Return the words of `voices.toml`, loaded at first use.

    Raises `KnowledgeError` that names the file and the list that is wrong.
    """
    return load_voice_words(lexicon_folder() / "voices.toml")


def load_voice_words(path: Path) -> VoiceWords:
    """Read and check one file of voice words; raise `KnowledgeError` if it is broken."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as TOML in UTF-8: {error}. Mend that place, or reinstall notelint.") from error
    names = [field.name for field in fields(VoiceWords)]
    for name in data:
        if name not in names:
            close = get_close_matches(name, names, 1) or [", ".join(names)]
            raise KnowledgeError(f"{path}: {name} is not a key of this file. Write {close[0]}.")
    return VoiceWords(*(_words(path, name, data.get(name)) for name in names))


def _words(path: Path, name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and value and all(isinstance(word, str) and word == word.strip().lower() != "" for word in value):
        return tuple(value)
    raise KnowledgeError(f'{path}: {name} must be a list of lower-case words. Write {name} = ["...", "..."].')

"""The words by which notes give speech as somebody's: `lexicons/voices.toml`, read once and checked."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from notelint.lexicon.files import lexicon_folder
from notelint.lexicon.word_files import read_word_lists


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """Hold the lists of `voices.toml`; the file says what each is for."""

    saying: tuple[str, ...]
    viewing: tuple[str, ...]
    telling: tuple[str, ...]
    writers: tuple[str, ...]
    writers_after_this: tuple[str, ...]
    going_on_saying: tuple[str, ...]
    view_hints: tuple[str, ...]
    no_name_follows: tuple[str, ...]
    saying_asides: tuple[str, ...]
    somebodys: tuple[str, ...]
    told_persons: tuple[str, ...]
    told_others: tuple[str, ...]
    done_together: tuple[str, ...]
    word_nouns: tuple[str, ...]
    transcript_writers: tuple[str, ...]
    asides: tuple[str, ...]
    leading: tuple[str, ...]
    titles: tuple[str, ...]
    doing: tuple[str, ...]
    openers: tuple[str, ...]
    persons_doing: tuple[str, ...]
    clause_verbs: tuple[str, ...]
    person_openers: tuple[str, ...]
    person_nouns: tuple[str, ...]
    written_things: tuple[str, ...]
    view_nouns: tuple[str, ...]
    no_names: tuple[str, ...]
    institutions: tuple[str, ...]
    persons_sections: tuple[str, ...]
    short_forms: tuple[str, ...]
    other_doers: tuple[str, ...]
    things: tuple[str, ...]
    judged_things: tuple[str, ...]
    made_things: tuple[str, ...]
    thing_kinds: tuple[str, ...]
    friendly_kinds: tuple[str, ...]
    unfriendly_kinds: tuple[str, ...]


@cache
def voice_words() -> VoiceWords:
    """Return the words of `voices.toml`, loaded at first use.

    Raises `KnowledgeError` that names the file and the list that is wrong.
    """
    return load_voice_words(lexicon_folder() / "voices.toml")


def load_voice_words(path: Path) -> VoiceWords:
    """Read and check one file of voice words; raise `KnowledgeError` if it is broken."""
    names = [field.name for field in fields(VoiceWords)]
    return VoiceWords(*read_word_lists(path, names))

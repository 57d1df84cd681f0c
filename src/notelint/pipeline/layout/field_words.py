"""The words in which a record is written: `lexicons/fields.toml`, read once and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from notelint.errors import KnowledgeError, did_you_mean
from notelint.lexicon.files import lexicon_folder
from notelint.lexicon.word_files import read_word_file
from notelint.report import FIELD_NAMES

LINE, PROSE, SECTION = "line", "prose", "section"
PROSE_FIELDS = frozenset({"narrative", "plan"})
GUESSED = (
    "travel_time", "documentation_time", "signature_date", "told_surely", "never", "signature", "goal_link", "plan",
    "diagnosis_code", "units", "procedure_code", "end_time", "start_time", "location", "duration", "service_date",
    "service_type", "service_named", "narrative",
)  # fmt: skip

_LISTS = {
    "headings": ("sections", "admin", "other"),
    "reading": (
        "weak",
        "part_of_sentence",
        "formats",
        "placeholders",
        "elsewhere_leads",
        "elsewhere",
        "empty_leads",
        "empty_rests",
        "asking",
    ),
    "prose": (
        "contact",
        "writers",
        "others",
        "future",
        "earlier",
        "places",
        "services",
        "opening_services",
        "credentials",
        "plan",
        "plan_at_end",
        "service_abouts",
        "service_deeds",
        "service_others",
        "service_titles",
    ),
}


class Heading(NamedTuple):
    """What a label stands for: a field's name (or "") and how far its value reaches."""

    field: str
    reach: str


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Hold the labels of the record and the words that tell its items in prose."""

    headings: dict[str, Heading]
    weak: frozenset[str]
    part_of_sentence: frozenset[str]
    formats: tuple[str, ...]
    placeholders: frozenset[str]
    elsewhere_leads: frozenset[str]
    elsewhere: frozenset[str]
    empty_leads: frozenset[str]
    empty_rests: frozenset[str]
    asking: frozenset[str]
    contact: tuple[str, ...]
    writers: frozenset[str]
    others: frozenset[str]
    future: tuple[str, ...]
    earlier: tuple[str, ...]
    places: frozenset[str]
    services: tuple[str, ...]
    opening_services: frozenset[str]
    credentials: frozenset[str]
    plan: tuple[str, ...]
    plan_at_end: tuple[str, ...]
    service_abouts: frozenset[str]
    service_deeds: frozenset[str]
    service_titles: frozenset[str]
    service_kinds: frozenset[str]
    guess: dict[str, tuple[str, ...]]


@cache
def field_words() -> FieldWords:
    """Return the words of `fields.toml`, loaded at first use.

    Raises `KnowledgeError` that names the file and the key of what is wrong.
    """
    return load_field_words(lexicon_folder() / "fields.toml")


def load_field_words(path: Path) -> FieldWords:
    """Read and check one file of field words; raise `KnowledgeError` if it is broken."""
    data = read_word_file(path)
    _check_names(path, "", data, ("labels", *_LISTS, "guess"))
    labels = _table(path, data, "labels", FIELD_NAMES)
    heads = _table(path, data, "headings", _LISTS["headings"])
    reading = _table(path, data, "reading", _LISTS["reading"])
    prose = _table(path, data, "prose", _LISTS["prose"])
    return FieldWords(
        headings=_headings(path, labels, heads),
        weak=frozenset(reading["weak"]),
        part_of_sentence=frozenset(reading["part_of_sentence"]),
        formats=reading["formats"],
        placeholders=frozenset(reading["placeholders"]),
        elsewhere_leads=frozenset(reading["elsewhere_leads"]),
        elsewhere=frozenset(reading["elsewhere"]),
        empty_leads=frozenset(reading["empty_leads"]),
        empty_rests=frozenset(reading["empty_rests"]),
        asking=frozenset(reading["asking"]),
        contact=prose["contact"],
        writers=frozenset(prose["writers"]),
        others=frozenset(prose["others"]),
        future=prose["future"],
        earlier=prose["earlier"],
        places=frozenset(prose["places"]),
        services=prose["services"],
        opening_services=frozenset(prose["opening_services"]),
        credentials=frozenset(prose["credentials"]),
        plan=prose["plan"],
        plan_at_end=prose["plan_at_end"],
        service_abouts=frozenset(prose["service_abouts"]),
        service_deeds=frozenset(prose["service_deeds"]),
        service_titles=frozenset(prose["service_titles"]),
        service_kinds=frozenset(word for name in prose if name.startswith("service_") for word in prose[name]),
        guess=_table(path, data, "guess", GUESSED),
    )


def _table(path: Path, data: dict[str, Any], name: str, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    table = data.get(name)
    if not isinstance(table, dict):
        raise KnowledgeError(f"{path}: [{name}] is missing. Write a table with {', '.join(keys)}.")
    _check_names(path, f"{name}.", table, keys)
    return {key: _words(path, f"{name}.{key}", table.get(key)) for key in keys}


def _check_names(path: Path, prefix: str, table: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise KnowledgeError(f"{path}: {prefix}{key} is not a key of this file{did_you_mean(key, known)}")


def _words(path: Path, key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and value and all(isinstance(word, str) and word.strip() for word in value):
        return tuple(value)
    raise KnowledgeError(f'{path}: {key} must be a list of words. Write {key.rsplit(".", maxsplit=1)[-1]} = ["...", "..."].')


def _headings(path: Path, labels: dict[str, tuple[str, ...]], heads: dict[str, tuple[str, ...]]) -> dict[str, Heading]:
    rows = [(Heading(field, PROSE if field in PROSE_FIELDS else LINE), words) for field, words in labels.items()]
    rows += [
        (Heading("", SECTION), heads["sections"]),
        (Heading("", LINE), heads["admin"]),
        (Heading("", PROSE), heads["other"]),
    ]
    found: dict[str, Heading] = {}
    for heading, words in rows:
        for word in words:
            if found.setdefault(word, heading) != heading:
                raise KnowledgeError(f'{path}: "{word}" stands for two things. Keep it in one list, the one most notes mean.')
    return found

"""Words and numbers as the page shows them."""

from __future__ import annotations

from datetime import date

from notelint.formats.words import FIELD_WORDS

FAMILY_WORDS = {
    "clinical-jargon": "clinical wording",
    "label": "labels",
    "motive": "guessed motives",
    "interpretation": "judgements",
    "peer-role": "outside the role",
    "required-field": "missing items",
    "record": "contradictions",
    "narrative": "how it is told",
    "privacy": "privacy and copies",
}


_COLUMN_WORDS = {
    "note": "the note",
    "note_id": "number of the note",
    "person": "person served",
    "modifier": "modifiers of the code",
    "group_size": "size of the group",
    "line": "line of the note",
}


def family_words(family: str) -> str:
    """Return what a family of rules is about, in plain words."""
    return FAMILY_WORDS.get(family, family)


def item_words(item: str) -> str:
    """Return an item of the record, or what else a column holds, in plain words."""
    return FIELD_WORDS.get(item) or _COLUMN_WORDS.get(item, item.replace("_", " "))


def rule_words(name: str) -> str:
    """Return the name of a rule as the start of a sentence."""
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def number(value: float) -> str:
    """Return a number with a comma for thousands, and one decimal where it has any."""
    return f"{value:,.1f}".removesuffix(".0")


def day(iso: str) -> str:
    """Return an ISO date as "Mar 2, 2026"; anything else as it is."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{when:%b} {when.day}, {when.year}"

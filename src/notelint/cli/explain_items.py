"""What `notelint explain` says of names that are no rule and no word: profiles, billing codes, items of the record, the score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from notelint.late import late

if TYPE_CHECKING:
    from notelint.rules.base import Rule

_CODE = late(r"[A-Za-z]\d{4}|\d{5}")
_SCORE = frozenset({"score", "peer note score", "notelint score", "the score"})


def item_pages(asked: str) -> list[str]:
    """Return the pages about what was asked; none where it is the name of nothing."""
    return [*_profile(asked), *_billing_code(asked), *_score(asked)]


def is_code(asked: str) -> bool:
    """Tell whether what was asked looks like a billing code."""
    return _CODE.fullmatch(asked) is not None


def rules_of_field(asked: str) -> list[type[Rule]]:
    """Return the rules that ask for the item of the record that was named, by its key or in words."""
    from notelint.formats.words import FIELD_WORDS
    from notelint.rules import RULES
    from notelint.rules.required import RequiredField

    name = " ".join(asked.lower().replace("_", " ").replace("-", " ").split())
    fields = {field for field, words in FIELD_WORDS.items() if name in (field.replace("_", " "), words)}
    return [rule for rule in RULES if issubclass(rule, RequiredField) and rule.field in fields]


def _profile(asked: str) -> Iterator[str]:
    from notelint.cli.profiles import page_of
    from notelint.config.profile import load_profile, profile_names
    from notelint.lexicon.files import profile_folder

    if asked.lower() in profile_names(profile_folder()):
        yield "\n".join(page_of(load_profile(asked.lower(), profile_folder())))


def _billing_code(asked: str) -> Iterator[str]:
    """Yield what each profile says of a billing code; what is the same for several, once."""
    if not is_code(asked):
        return
    from notelint.cli.profiles import code_line
    from notelint.config.profile import load_profile, profile_names
    from notelint.lexicon.files import profile_folder

    code = asked.upper()
    said: dict[str, list[str]] = {}
    for name in profile_names(profile_folder()):
        info = load_profile(name, profile_folder()).codes.get(code)
        if info is not None:
            said.setdefault(code_line(code, info), []).append(name)
    if said:
        told = [line for words, names in said.items() for line in (f"  {words}", f"    profiles: {', '.join(names)}")]
        yield "\n".join([click.style(code, bold=True) + "  (billing code)", *told])


def _score(asked: str) -> Iterator[str]:
    from notelint.formats.helping import UNTOLD
    from notelint.score import DIMENSIONS, SHORTEST_NARRATIVE, WEIGHTS

    word = asked.lower()
    if word not in _SCORE and word not in set(DIMENSIONS):
        return
    named = [d for d in DIMENSIONS if word in _SCORE or d == word]
    yield "\n".join(
        [
            click.style("peer note score", bold=True) + "  (0 to 100)",
            "  How near the wording of a note is to the way peers write. It is a hint for you, not a grade of you;",
            f"  a story of fewer than {SHORTEST_NARRATIVE} words gets none. `notelint check --coach` says what would help.",
            "",
            *(f"  {d:<10} counts {WEIGHTS[d]:.0%}; what speaks for it: {UNTOLD[d]}" for d in named),
        ]
    )


def found_in(text: str, lexicons: tuple[str, ...]) -> list[str]:
    """Return the keys of the entries that the finder sees in a text: those `check` would print, or else all it weighed."""
    from notelint.linter import Linter
    from notelint.note import Note

    sheet, report = Linter(lexicons=lexicons).check_with_sheet(Note(re.sub(r"\s+", " ", text)))
    printed = [d.entry for d in report.diagnostics if d.entry]
    weighed = (found.entry for rule, each in (sheet.candidates or {}).items() if not rule.startswith("score-") for found in each)
    return list(dict.fromkeys(printed or weighed))

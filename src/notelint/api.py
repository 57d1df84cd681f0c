"""The two calls most programs need."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from notelint.fixer import fix_text
from notelint.linter import DEFAULT_PROFILE, Linter

if TYPE_CHECKING:
    from notelint.note import Note
    from notelint.report import Report


def check(note: str | Note, *, profile: str = DEFAULT_PROFILE) -> Report:
    """Return the Report of one note, with a linter that is built once a profile.

    Raises `ConfigError` for an unknown profile and `InputError` for a note of more
    than a million code points; `TypeError` for what is neither text nor a Note.
    """
    return _linter(profile).check(note)


def fix(report: Report, *, unsafe: bool = False) -> str:
    """Return the text of the report's note with its safe fixes applied.

    With `unsafe`, the first choice of every finding that has one is applied too;
    those need the writer's eye. Quoted words are never changed. The result is not checked
    again, since a report does not hold its linter: check it where a wording could bring a
    finding of its own, as `notelint fix` does.
    """
    return fix_text(report, unsafe=unsafe)


@cache
def _linter(profile: str) -> Linter:
    return Linter(profile)

"""The two calls most programs need."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from notelint.fixer import fix_text
from notelint.linter import DEFAULT_PROFILE, Linter

if TYPE_CHECKING:
    from notelint.config.profile import Profile
    from notelint.note import Note
    from notelint.report import Report


def check(note: str | Note, *, profile: str | Path | Profile = DEFAULT_PROFILE) -> Report:
    """Return the Report of one note, with a linter that is built once a profile, or once a file of one.

    Raises `ConfigError` for an unknown profile, `KnowledgeError` for a broken one and `InputError` for a note
    that cannot be checked (see `Linter.check`); for what is neither text nor a Note, that is a `TypeError` too.
    """
    if isinstance(profile, str | Path):
        is_name = str(profile) == Path(profile).name and not str(profile).endswith(".toml")
        return _linter(str(profile) if is_name else str(Path(profile).absolute())).check(note)
    return Linter(profile).check(note)


def fix(report: Report, *, unsafe: bool = False) -> str:
    """Return the text of the report's note with its safe fixes applied.

    With `unsafe`, the first choice of every finding that has one is applied too;
    those need the writer's eye. Quoted words are never changed. The result is not checked
    again, since a report does not hold its linter: check it where a wording could bring a
    finding of its own, as `notelint fix` does.

    Raises `TypeError` for what is no Report.
    """
    if not hasattr(report, "diagnostics"):
        raise TypeError(f"fix takes the Report that check gave, and not {type(report).__name__}; write fix(check(note)).")
    return fix_text(report, unsafe=unsafe)


@cache
def _linter(profile: str) -> Linter:
    return Linter(profile)

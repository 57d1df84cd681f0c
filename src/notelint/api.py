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

_last: tuple[Profile, Linter] | None = None  # the Profile given last, and its linter; a pair, since threads may come between two names


def check(note: str | Note, *, profile: str | Path | Profile = DEFAULT_PROFILE) -> Report:
    """Return the Report of one note, with a linter that is built once for each name or file of a profile.

    Of a `Profile`, the linter is kept until another is given: who takes turns builds a `Linter` of each.

    Raises `ConfigError` for an unknown profile, `KnowledgeError` for a broken one and `InputError` for a note
    that cannot be checked (see `Linter.check`); for what is neither text nor a Note, that is a `TypeError` too.
    """
    if isinstance(profile, str | Path):
        is_name = str(profile) == Path(profile).name and not str(profile).endswith(".toml")
        return _linter(str(profile) if is_name else str(Path(profile).absolute())).check(note)
    return _linter_of(profile).check(note)


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


def _linter_of(profile: Profile) -> Linter:
    """Return the linter of this very Profile, which cannot be looked up by what it holds."""
    global _last  # noqa: PLW0603 - what is kept between calls
    kept = _last
    if kept is None or kept[0] is not profile:
        kept = _last = (profile, Linter(profile))
    return kept[1]

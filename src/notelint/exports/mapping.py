"""What a user said about columns: roles and names checked, with the nearest one named where it is not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from notelint.errors import InputError, did_you_mean
from notelint.exports.column_names import name_words
from notelint.exports.rows import NOTE, ROLES, TOGETHER
from notelint.report import FIELD_NAMES

READABLE = (*ROLES, *(name for name in FIELD_NAMES if name != "narrative"), *TOGETHER)
_MEANT = {"narrative": NOTE, "text": NOTE, "client": "person", "staff": "writer", "provider": "writer", "author": "writer", "id": "note_id"}
_MOST_LISTED = 30
_LONGEST_LISTED = 40  # code points of a name


class MissingColumnError(InputError):
    """A column that the user named for `role` and that a file does not have."""

    def __init__(self, message: str, role: str) -> None:
        super().__init__(message)
        self.role = role


def resolve(source: str, names: Sequence[str], wanted: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """Return the places of the columns for each role of `wanted`; "A+B" are two columns, "" is a role that is not to be read.

    Raises `InputError` for a role or a column that does not exist.
    """
    check_roles(wanted)
    return {role: _places(source, names, role, said) for role, said in wanted.items()}


def check_roles(wanted: Mapping[str, str]) -> None:
    """Raise `InputError` for a role that does not exist."""
    for role in wanted:
        if role not in READABLE:
            meant = did_you_mean(_MEANT.get(role.lower(), role), READABLE, ".")
            raise InputError(f'--map: there is no item "{role}"{meant} There are: {", ".join(READABLE)}.')


def listed(names: Sequence[str]) -> str:
    """Return the names of columns for a message, cut where they are long or many."""
    shown = [f'"{name if len(name) <= _LONGEST_LISTED else name[: _LONGEST_LISTED - 1] + "…"}"' for name in names[:_MOST_LISTED]]
    more = len(names) - _MOST_LISTED
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _places(source: str, names: Sequence[str], role: str, said: str) -> tuple[int, ...]:
    if not said.strip():
        return ()
    if (whole := _place(names, said)) is not None:
        return (whole,)
    return tuple(_known_place(source, names, role, part) for part in said.split("+"))


def _known_place(source: str, names: Sequence[str], role: str, said: str) -> int:
    if (at := _place(names, said)) is not None:
        return at
    meant = did_you_mean(said, names, ".")
    raise MissingColumnError(f'{source}: --map {role}: there is no column "{said.strip()}"{meant} There are: {listed(names)}.', role)


def _place(names: Sequence[str], said: str) -> int | None:
    """Return the place of a column by its name, or by the same words written otherwise if only one has them."""
    plain = " ".join(said.split())
    if plain in names:
        return names.index(plain)
    alike = [at for at, name in enumerate(names) if name_words(name) == name_words(plain) != ()]
    return alike[0] if len(alike) == 1 else None

"""Find out which column of a table is the note and which are items of its record: what the user says, else names and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from notelint.errors import InputError
from notelint.exports.column_guess import guess_others
from notelint.exports.header import letters
from notelint.exports.mapping import listed, resolve
from notelint.exports.note_columns import find_note
from notelint.exports.rows import NOTE
from notelint.exports.sections import label_of, section_labels
from notelint.exports.values import Convert, converter, counts_units, plain

SAMPLE_ROWS = 200
SAMPLE_SIZE = 4_000_000  # code points


@dataclass(frozen=True, slots=True)
class Reading:
    """How one role is read from the cells of a record."""

    role: str
    places: tuple[int, ...]
    convert: Convert
    is_units: bool = False

    def value(self, cells: Sequence[str]) -> str:
        """Return the value as the record understands it; several columns are read as one, with a space between."""
        first, *more = self.places
        text = plain(cells[first])
        if more:
            text = " ".join(filter(None, (text, *(plain(cells[at]) for at in more))))
        return self.convert(text) if text else ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table were taken for; `labels` are those of a note that is split over columns, else empty."""

    note: tuple[int, ...]
    labels: tuple[str, ...]
    others: tuple[Reading, ...]
    columns: Mapping[str, str]
    unused: tuple[str, ...]


def choose_columns(
    source: str, names: Sequence[str], sample: Sequence[Sequence[str]], wanted: Mapping[str, str] | None = None, *, has_header: bool = True
) -> Layout:
    """Return what each column is read for; `wanted` maps roles and items to columns and wins over every guess.

    Raises `InputError` where `wanted` names a role or column that does not exist, and where no column holds notes.
    """
    said = resolve(source, names, wanted or {})
    values = [[row[at] for row in sample] for at in range(len(names))]
    taken = {at for places in said.values() for at in places}
    note = said[NOTE] if said.get(NOTE) else find_note(names, values, taken)
    if not note:
        raise InputError(
            f'{source}: no column looks like the text of notes; name it, for example --map note="{names[-1] if names else "Note"}". '
            f"Its columns: {listed(names) or 'none'}."
        )
    guessed = guess_others(names, values, taken | set(note), has_header=has_header, decided=frozenset(said))
    roles = {role: places for role, places in ({**guessed, **said}).items() if places and role != NOTE}
    others = tuple(_reading(role, places, names, values, roles) for role, places in roles.items())
    used = set(note).union(*roles.values())
    return Layout(
        note,
        _labels(names, note),
        others,
        {role: "+".join(names[at] for at in places) for role, places in {NOTE: note, **roles}.items()},
        tuple(name for at, name in enumerate(names) if at not in used and (name != letters(at) or any(map(str.strip, values[at])))),
    )


def _labels(names: Sequence[str], note: tuple[int, ...]) -> tuple[str, ...]:
    if len(note) == 1:
        return ()
    known = section_labels(names)
    return tuple(known.get(at) or label_of(names[at]) for at in note)


def _reading(
    role: str, places: tuple[int, ...], names: Sequence[str], values: Sequence[Sequence[str]], roles: Mapping[str, tuple[int, ...]]
) -> Reading:
    name = " ".join(names[at] for at in places)
    told = [" ".join(parts) for parts in zip(*(values[at] for at in places), strict=True)]
    takes_end = role == "end_time" and roles.get("start_time") == places
    return Reading(role, places, converter(role, name, told, takes_end=takes_end), role == "duration" and counts_units(name))

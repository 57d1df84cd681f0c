"""Find out which column of a table is the note and which are items of its record: what the user says, else names and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from notelint.errors import InputError
from notelint.exports.column_guess import guess_others, is_hours_and_minutes
from notelint.exports.date_order import Order, find_order
from notelint.exports.header import letters
from notelint.exports.lengths import Convert, counts_hours, counts_units, is_beyond_hours, is_unclear
from notelint.exports.mapping import listed, resolve
from notelint.exports.note_columns import find_note
from notelint.exports.rows import GROUP_SIZE, LINE, MODIFIER, NOTE, TOGETHER
from notelint.exports.sections import label_of, section_labels
from notelint.exports.values import converter, hours_and_minutes, plain

SAMPLE_ROWS = 200
SAMPLE_SIZE = 4_000_000  # code points
_DATES = ("service_date", "signature_date")
_LENGTHS = ("duration", "travel_time", "documentation_time")


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
    """What the columns of a table were taken for.

    `labels` are those of a note that is split over columns, else empty. `modifiers`, `group_size` and `line` are the places of what
    says how notes belong together. `orders` says of columns of dates, by their names, how they are read.
    """

    note: tuple[int, ...]
    labels: tuple[str, ...]
    others: tuple[Reading, ...]
    columns: Mapping[str, str]
    unused: tuple[str, ...]
    modifiers: tuple[int, ...] = ()
    group_size: int | None = None
    line: int | None = None
    remarks: tuple[str, ...] = ()
    orders: Mapping[str, Order] = field(default_factory=dict)


Column = Callable[[int], Iterable[str]]


def choose_columns(
    source: str,
    names: Sequence[str],
    sample: Sequence[Sequence[str]],
    wanted: Mapping[str, str] | None = None,
    *,
    has_header: bool = True,
    whole: Column = lambda _: (),
    day_first: bool | None = None,
) -> Layout:
    """Return what each column is read for; `wanted` maps roles and items to columns and wins over every guess.

    `whole` gives all values of a column, for what the sample leaves open; `day_first` says how dates are written, `None` that it
    is to be found out. Raises `InputError` where `wanted` names a role or column that does not exist, and where no column holds notes.
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
    orders = {} if day_first is not None else _orders(names, values, roles, whole)
    others = tuple(
        _reading(role, places, names, values, roles, orders[places[0]].is_day_first if places[0] in orders else bool(day_first))
        for role, places in roles.items()
        if role not in TOGETHER
    )
    used = set(note).union(*roles.values())
    return Layout(
        note,
        _labels(names, note),
        others,
        {role: "+".join(names[at] for at in places) for role, places in {NOTE: note, **roles}.items()},
        tuple(name for at, name in enumerate(names) if at not in used and (name != letters(at) or any(map(str.strip, values[at])))),
        roles.get(MODIFIER, ()),
        next(iter(roles.get(GROUP_SIZE, ())), None),
        next(iter(roles.get(LINE, ())), None),
        (
            *dict.fromkeys(order.remark for order in orders.values() if order.remark),
            *_of_lengths(names, values, roles),
            *_of_hours(names, values, roles, whole),
        ),
        {names[at].casefold(): order for at, order in orders.items()},
    )


def _orders(names: Sequence[str], values: Sequence[Sequence[str]], roles: Mapping[str, tuple[int, ...]], whole: Column) -> dict[int, Order]:
    """Return how the dates of each column that holds dates are written, by its place."""
    places = dict.fromkeys(at for role in _DATES for at in roles.get(role, ())[:1])
    return {
        at: find_order(names[at], values[at], (values[other] for other in range(len(names)) if other != at), whole(at)) for at in places
    }


def _of_lengths(names: Sequence[str], values: Sequence[Sequence[str]], roles: Mapping[str, tuple[int, ...]]) -> Iterator[str]:
    """Yield what to say of a column of lengths whose unit cannot be told."""
    for at in roles.get("duration", ())[:1]:
        if is_unclear(names[at], [text for value in values[at] if (text := plain(value))]):
            yield (
                f'the numbers in "{names[at]}" are too small for minutes, and whether they count hours or units is not said: they are '
                f'not read. Call the column "{names[at]} (hours)" or "{names[at]} (units)".'
            )


def _of_hours(names: Sequence[str], values: Sequence[Sequence[str]], roles: Mapping[str, tuple[int, ...]], whole: Column) -> Iterator[str]:
    """Yield what to say of columns of hours in which some number cannot be hours."""
    for at in (places[0] for role in _LENGTHS if len(places := roles.get(role, ())) == 1):
        if counts_hours(names[at], [text for value in values[at] if (text := plain(value))]):
            strange = sum(is_beyond_hours(plain(value)) for value in (whole(at) or values[at]))
            if strange:
                yield f'{strange} of the numbers in "{names[at]}" cannot be hours and {"is" if strange == 1 else "are"} not read.'


def _labels(names: Sequence[str], note: tuple[int, ...]) -> tuple[str, ...]:
    if len(note) == 1:
        return ()
    known = section_labels(names)
    return tuple(known.get(at) or label_of(names[at]) for at in note)


def _reading(
    role: str,
    places: tuple[int, ...],
    names: Sequence[str],
    values: Sequence[Sequence[str]],
    roles: Mapping[str, tuple[int, ...]],
    is_day_first: bool,
) -> Reading:
    name = " ".join(names[at] for at in places)
    told = [" ".join(parts) for parts in zip(*(values[at] for at in places), strict=True)]
    takes_end = role == "end_time" and roles.get("start_time") == places
    if role == "duration" and len(places) > 1 and is_hours_and_minutes([names[at] for at in places]):
        return Reading(role, places, hours_and_minutes)
    convert = converter(role, name, told, takes_end=takes_end, day_first=is_day_first)
    return Reading(role, places, convert, role == "duration" and counts_units(name))

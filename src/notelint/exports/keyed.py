"""Tables whose records name their values: JSON objects and rows of Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any

from notelint.errors import InputError
from notelint.exports.cells import flat
from notelint.exports.columns import SAMPLE_SIZE
from notelint.exports.rows import Problem
from notelint.exports.table import Record
from notelint.exports.tables import TableExport, open_table

KeyedRecord = tuple[int, Mapping[str, Any]]
Objects = Callable[[], Iterator[KeyedRecord | Problem]]
MOST_LATE = 10  # names that are told of where they come too late
_LONGEST_NAME = 60
_LOOK = 1000  # records in which names are looked for
_LOOK_FOR_LISTS = 50
_OF_ONE_NOTE = frozenset(["note_id", "service_date", "start_time"])


@dataclass(frozen=True, slots=True)
class KeyedTable:
    """Records of one file, each a number and an object; nested names are joined by dots."""

    source: str
    objects: Objects
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        names: dict[str, None] = {}
        size = 0
        for found in islice(self.objects(), _LOOK):
            if isinstance(found, Problem):
                continue
            texts = flat(found[1])
            names.update(dict.fromkeys(texts))
            size += sum(map(len, texts.values()))
            if size > SAMPLE_SIZE:
                break
        object.__setattr__(self, "names", tuple(names))

    def records(self) -> Iterator[Record | Problem]:
        """Yield each record with a cell for every name; at the end a Problem tells of names that came too late to be columns."""
        known, late = frozenset(self.names), dict[str, int]()
        for found in self.objects():
            if isinstance(found, Problem):
                yield found
                continue
            texts = flat(found[1])
            yield Record(found[0], [texts.get(name, "") for name in self.names])
            if len(late) < MOST_LATE and not texts.keys() <= known:
                late |= {name: found[0] for name, text in texts.items() if text and name not in known and name not in late}
        if late:
            yield Problem(self.source, None, _too_late(late))


def _too_late(names: Mapping[str, int]) -> str:
    shown = list(names)[:MOST_LATE]
    told = ", ".join(f'"{name[:_LONGEST_NAME]}"' for name in shown)
    more = " and others" if len(names) >= MOST_LATE else ""
    return f"not read: {told}{more}, for no record before {names[shown[0]]} has it. Put a record that has every name first."


def open_keyed(
    source: str,
    objects: Objects,
    columns: Mapping[str, str] | None,
    day_first: bool | None = None,
    *,
    top: str = "",
    counts: bool = True,
) -> TableExport:
    """Return the export of records that name their values; raise `InputError` as `open_table` does.

    Where each record holds an array of notes, each of these is a note, with what stands beside the array; `top` is what the records
    are called, `counts` says that notes are counted, and not the records they stand in.
    """
    table = KeyedTable(source, objects)
    if not table.names:
        first = next(iter(objects()), None)
        raise InputError(f"{source}: {first.message if isinstance(first, Problem) else 'holds no records; there is no note to review.'}")
    export = open_table(table, columns, day_first, names=table.names)
    if not (lists := _lists_of_notes(export, objects)):
        return export
    unfolded = partial(_unfolded, objects, lists, top, counts=counts)
    # Only now can be seen what is one array deeper.
    return open_keyed(source, unfolded, columns, day_first, counts=counts) if next(unfolded(), None) else export


def _lists_of_notes(export: TableExport, objects: Objects) -> frozenset[str]:
    """Return the paths of arrays of which each object is a note of its own.

    It is one where a number, a day or a time of its own stands in it, or where no such thing stands beside the array: else the
    objects are the sections of one note.
    """
    own = [reading for reading in export.layout.others if reading.role in _OF_ONE_NOTE]
    places = [export.names[at] for reading in own for at in reading.places]
    found: set[str] = set()
    for record in islice((found[1] for found in objects() if not isinstance(found, Problem)), _LOOK_FOR_LISTS):
        for at in export.layout.note:
            found.update(_lists_on(record, export.names[at]))
    return frozenset(path for path in found if any(name.startswith(f"{path}.") for name in places) or not _is_told_beside(path, places))


def _is_told_beside(path: str, places: Sequence[str]) -> bool:
    return any(not name.startswith(f"{path}.") for name in places)


def _lists_on(record: Mapping[str, Any], name: str, before: str = "") -> Iterator[str]:
    """Yield the paths of the arrays of objects that stand on the way to a name."""
    for key, value in record.items():
        path = f"{before}{key}"
        if not name.startswith(f"{path}."):
            continue
        if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
            yield path
            yield from dict.fromkeys(found for item in value[:_LOOK_FOR_LISTS] for found in _lists_on(item, name, f"{path}."))
        elif isinstance(value, Mapping):
            yield from _lists_on(value, name, f"{path}.")


def _unfolded(objects: Objects, lists: frozenset[str], top: str, *, counts: bool) -> Iterator[KeyedRecord | Problem]:
    number = 0
    for found in objects():
        if isinstance(found, Problem):
            yield found
            continue
        for record in _single(found[1], lists, top):
            number += 1
            yield number if counts else found[0], record


def _single(record: Mapping[str, Any], lists: frozenset[str], called: str, before: str = "") -> Iterator[Mapping[str, Any]]:
    """Yield each object in a record's arrays of notes, with what stands beside the array under what the record is `called`."""
    for key, value in record.items():
        path = f"{before}{key}"
        if path in lists and not isinstance(value, Mapping):
            beside = {f"{called}.{name}" if called else name: other for name, other in record.items() if name != key}
            for item in value if isinstance(value, list) else ():
                if isinstance(item, Mapping):
                    yield from (_beside(beside, one) for one in _single(item, lists, key, f"{path}."))
            return
        if isinstance(value, Mapping) and any(each.startswith(f"{path}.") for each in lists):
            yield from ({**record, key: one} for one in _single(value, lists, called, f"{path}."))
            return
    yield record


def _beside(beside: Mapping[str, Any], record: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**{f"beside.{name}" if name in record else name: value for name, value in beside.items()}, **record}

"""Tables whose records name their values: JSON objects and rows of Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from notelint.errors import InputError
from notelint.exports.cells import flat
from notelint.exports.columns import SAMPLE_SIZE
from notelint.exports.rows import Problem
from notelint.exports.tables import Record, TableExport, open_table

KeyedRecord = tuple[int, Mapping[str, Any]]
MOST_LATE = 10  # names that are told of where they come too late
_LONGEST_NAME = 60
_LOOK = 1000  # records in which names are looked for


@dataclass(frozen=True, slots=True)
class KeyedTable:
    """Records of one file, each a number and an object; nested names are joined by dots."""

    source: str
    objects: Callable[[], Iterator[KeyedRecord | Problem]]
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


def open_keyed(source: str, objects: Callable[[], Iterator[KeyedRecord | Problem]], columns: Mapping[str, str] | None) -> TableExport:
    """Return the export of records that name their values; raise `InputError` as `open_table` does."""
    table = KeyedTable(source, objects)
    if not table.names:
        first = next(iter(objects()), None)
        raise InputError(f"{source}: {first.message if isinstance(first, Problem) else 'holds no records; there is no note to review.'}")
    return open_table(table, columns, names=table.names)

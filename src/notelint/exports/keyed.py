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
        """Yield each record with a cell for every name."""
        for found in self.objects():
            if isinstance(found, Problem):
                yield found
            else:
                texts = flat(found[1])
                yield Record(found[0], [texts.get(name, "") for name in self.names])


def open_keyed(source: str, objects: Callable[[], Iterator[KeyedRecord | Problem]], columns: Mapping[str, str] | None) -> TableExport:
    """Return the export of records that name their values; raise `InputError` as `open_table` does."""
    table = KeyedTable(source, objects)
    if not table.names:
        first = next(iter(objects()), None)
        raise InputError(f"{source}: {first.message if isinstance(first, Problem) else 'holds no records; there is no note to review.'}")
    return open_table(table, columns, names=table.names)

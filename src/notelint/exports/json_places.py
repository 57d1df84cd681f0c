"""Where a JSON file may hold notes: arrays of objects, arrays of rows, objects in an object under their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from notelint.exports.libraries import library
from notelint.exports.rows import Problem
from notelint.exports.table import Record

DEEPEST = 100
_OPENS, _CLOSES = frozenset(["start_map", "start_array"]), frozenset(["end_map", "end_array"])
_PLAIN = frozenset(["string", "number", "boolean", "null"])
_MOST_PLACES = 20
_MOST_EVENTS = 3_000_000  # behind the first place that was found: what comes later is no smaller
_MOST_CHILDREN = 200  # of an object that are looked at
_MOST_COLUMNS = 500
_OF_COLUMNS = frozenset(["columns", "cols", "fields", "header", "headers", "names", "keys", "columnNames", "column_names"])
_NAMES = frozenset(["name", "label", "title", "header", "field", "displayName", "columnName"])


class Kind(Enum):
    """How notes stand at a place."""

    ARRAY = "array"
    ROWS = "rows"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a file; `prefix` is its path as ijson writes it, `columns` are the names of rows, if they stand elsewhere."""

    kind: Kind
    name: str
    prefix: str
    columns: tuple[str, ...] = ()

    def is_called(self, wanted: str | None) -> bool:
        """Tell whether a user means it; without a name, all are meant."""
        return wanted is None or self.name in {wanted, f"{wanted}.item"} or self.name.split(".")[-1] == wanted


@dataclass(frozen=True, slots=True)
class RowsTable:
    """Rows of a JSON file that are arrays."""

    source: str
    read: Callable[[], Iterator[Record | Problem]]

    def records(self) -> Iterator[Record | Problem]:
        """Yield each row, counted from 1."""
        return self.read()


def find_places(opened: Callable[[], Any], source: str) -> list[Place]:
    """Return where the file may hold notes, those in no other array, in their order."""
    ijson = library("ijson", "ijson", source, "JSON")
    seen = _Seen()
    with opened() as file:
        try:
            for prefix, event, value in events_of(ijson, file):
                if not seen.take(prefix, event, value):
                    break
        except (ijson.JSONError, ValueError):
            pass  # what was found before it broke is read, and the break is told there
    return seen.places()


def events_of(ijson: Any, file: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield what the parser meets, with its path; raise `ValueError` for nesting that would take memory by its square."""
    events: Iterator[tuple[str, str, Any]] = ijson.parse(_shallow(ijson.basic_parse(file, use_float=True)))
    return events


def _shallow(events: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    depth = 0
    for event in events:
        if event[0] in _OPENS:
            depth += 1
            if depth > DEEPEST:
                raise ValueError("too deep")
        elif event[0] in _CLOSES:
            depth -= 1
        yield event


@dataclass(slots=True)
class _Children:
    """What stands in one object: objects and the names in them, and anything else."""

    objects: int = 0
    others: int = 0
    keys: Counter[str] = field(default_factory=Counter)

    @property
    def are_records(self) -> bool:
        common = sum(count * 2 >= min(self.objects, _MOST_CHILDREN) for count in self.keys.values())
        return self.objects > 1 and not self.others and common > 1


class _Seen:
    """What was met so far on the way through a file."""

    def __init__(self) -> None:
        self._found: dict[str, Kind] = {}
        self._names: dict[str, list[str]] = {}
        self._maps: dict[str, _Children] = {}
        self._open: list[str] = []  # objects that stand in no array
        self._inside = 0
        self._before = ("", "")
        self._events = 0

    def take(self, prefix: str, event: str, value: Any) -> bool:
        """Look at the next event; return whether more is wanted."""
        if event == "start_map":
            self._begin_object(prefix)
        elif event == "start_array":
            self._begin_array(prefix)
        elif event == "end_map" and not self._inside:
            self._end_object(self._open.pop())
        elif event == "map_key" and not self._inside and len(self._open) > 1:
            parent = self._maps[self._open[-2]]
            if parent.objects <= _MOST_CHILDREN:
                parent.keys[value] += 1
        elif event in _PLAIN:
            self._take_plain(prefix, event, value)
        self._inside -= event == "end_array"
        self._before = (prefix, event)
        self._events += bool(self._found)
        return len(self._found) < _MOST_PLACES and self._events < _MOST_EVENTS

    def places(self) -> list[Place]:
        """Return the places that were found; arrays in objects that are records themselves are parts of those."""
        maps = [prefix for prefix, children in self._maps.items() if children.are_records]
        outer = [prefix for prefix in maps if not any(prefix != other and _is_in(prefix, other) for other in maps)]
        found = [Place(Kind.MAP, prefix, prefix) for prefix in outer]
        for prefix, kind in self._found.items():
            if not any(_is_in(prefix, other) for other in outer):
                found.append(Place(kind, prefix, f"{prefix}.item" if prefix else "item", self._columns_for(prefix, kind)))
        return found

    def _begin_object(self, prefix: str) -> None:
        if self._inside == 1 and self._before[1] == "start_array":
            self._found.setdefault(self._before[0], Kind.ARRAY)
        if not self._inside:
            if self._open:
                self._maps[self._open[-1]].objects += 1
            self._open.append(prefix)
            self._maps.setdefault(prefix, _Children())

    def _end_object(self, prefix: str) -> None:
        if not self._maps[prefix].are_records:
            del self._maps[prefix]  # a file may have very many

    def _begin_array(self, prefix: str) -> None:
        if self._inside == 1 and self._before[1] == "start_array":
            self._found.setdefault(self._before[0], Kind.ROWS)
        elif not self._inside and self._open:
            self._maps[self._open[-1]].others += 1
        self._inside += 1

    def _take_plain(self, prefix: str, event: str, value: Any) -> None:
        if not self._inside:
            if self._open:
                self._maps[self._open[-1]].others += 1
            return
        array, _, last = prefix.rpartition(".item")
        if self._inside == 1 and event == "string" and (not last or last[1:] in _NAMES):
            names = self._names.setdefault(array, [])
            if len(names) < _MOST_COLUMNS:
                names.append(value)

    def _columns_for(self, prefix: str, kind: Kind) -> tuple[str, ...]:
        """Return the names of the columns of rows, where an array beside them tells them; else their first row may."""
        parent = prefix.rpartition(".")[0]
        beside = (names for array, names in self._names.items() if array.rpartition(".")[::2] in {(parent, name) for name in _OF_COLUMNS})
        return tuple(next(beside, ())) if kind is Kind.ROWS else ()


def _is_in(prefix: str, other: str) -> bool:
    return not other or prefix.startswith(f"{other}.")

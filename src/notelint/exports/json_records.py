"""JSON and JSON Lines: an array of objects, an object with such an array inside, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from notelint.errors import InputError
from notelint.exports.cells import cell_text
from notelint.exports.encodings import BROKEN, open_text
from notelint.exports.json_places import Kind, RowsTable, events_of, find_places
from notelint.exports.keyed import KeyedRecord, open_keyed
from notelint.exports.libraries import library
from notelint.exports.rows import Problem
from notelint.exports.several import SeveralExport, choose
from notelint.exports.table import Record
from notelint.exports.tables import TableExport, open_table

LONGEST_LINE = 32_000_000  # code points of one record
_CHUNK = 1 << 16


class Shape(NamedTuple):
    """How a JSON file is laid out: `kind` is "lines", "array" or "object"; `first` is its first object, if that was read."""

    kind: str
    first: Mapping[str, Any]


def find_shape(path: Path, codec: str) -> Shape:
    """Return the layout of a JSON file; raise `InputError` where its beginning is not JSON."""
    with open_text(path, codec) as file:
        lines = (line for line in iter(partial(file.readline, LONGEST_LINE), "") if line.strip("\ufeff \t\r\n"))
        first = next(lines, "").strip("\ufeff \t\r\n")
        if not first:
            raise InputError(f"{path}: is empty; there is no note to review.")
        if first[0] == "[":
            if (first[1:].lstrip() or next(lines, "").lstrip())[:1] == "[":
                return Shape("object", {})  # rows that are arrays themselves
            return Shape("array", _first_object(path, codec, "item"))
        if first[0] != "{":
            raise InputError(f"{path}: is not JSON (it begins with neither {{ nor [); give it the ending of what it is, such as .csv.")
        record = _parsed(first)
        if record is None:
            # A line that is broken, or an object that goes on over many lines.
            second = _parsed(next(lines, ""))
            return Shape("lines", second) if second is not None else Shape("object", _head_of_object(path, codec))
        if next(lines, ""):
            return Shape("lines", record)
        return Shape("object", record)


def open_json(
    path: Path,
    codec: str,
    shape: Shape,
    *,
    columns: Mapping[str, str] | None = None,
    array: str | None = None,
    day_first: bool | None = None,
) -> TableExport | SeveralExport:
    """Return the export in a JSON file; records are counted from 1, or are lines. `array` names the array to read.

    Raises `InputError` where nothing in it can be read as notes.
    """
    source = str(path)
    if shape.kind == "lines":
        return open_keyed(source, partial(read_lines, path, codec), columns, day_first, counts=False)
    if shape.kind == "array":
        return open_keyed(source, partial(read_array, path, codec, "item"), columns, day_first)
    places = {place.name: place for place in find_places(partial(_Utf8, path, codec), source) if place.is_called(array)}

    def opened(name: str, told: bool | None) -> TableExport:
        place, is_day_first = places[name], day_first if told is None else told
        if place.kind is Kind.ROWS:
            table = RowsTable(source, partial(_read_rows, path, codec, place.prefix))
            return open_table(table, columns, is_day_first, names=place.columns or None)
        read = partial(read_map, path, codec, place.prefix) if place.kind is Kind.MAP else partial(read_array, path, codec, place.prefix)
        return open_keyed(source, read, columns, is_day_first, top=name)

    refused: InputError | None = None
    if places:
        try:
            return choose(source, list(places), opened, "array")
        except InputError as error:
            refused = error
    # An object that is one record alone may have arrays too, so it comes last.
    if array is None and path.stat().st_size < LONGEST_LINE:
        try:
            return open_keyed(source, partial(read_array, path, codec, ""), columns, day_first)
        except InputError as error:
            refused = refused or error
    if refused:
        raise refused
    named = f' named "{array}"' if array else ""
    raise InputError(f"{path}: holds no array of objects{named}; give JSON Lines, an array of objects, or an object with one inside.")


def read_lines(path: Path, codec: str) -> Iterator[KeyedRecord | Problem]:
    """Yield the object of each line with the number of the line; lines that are empty are passed over."""
    with open_text(path, codec) as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            text = line.strip("\ufeff \t\r\n")
            if not line.endswith("\n") and len(line) == LONGEST_LINE:
                while (more := file.readline(LONGEST_LINE)) and not more.endswith("\n"):
                    pass
                yield Problem(str(path), number, f"is longer than {LONGEST_LINE:,} characters.")
            elif text and BROKEN in text:
                yield Problem(str(path), number, "holds bytes that do not fit the encoding of the file; save it as UTF-8.")
            elif text:
                record = _parsed(text)
                yield Problem(str(path), number, "is not a JSON object.") if record is None else (number, record)


def read_array(path: Path, codec: str, prefix: str) -> Iterator[KeyedRecord | Problem]:
    """Yield each object at `prefix` with its place, counted from 1; where the JSON breaks, say so and stop."""
    for number, item in _items(path, codec, prefix):
        yield (number, item) if isinstance(item, dict) else _problem(path, number, item)


def read_map(path: Path, codec: str, prefix: str) -> Iterator[KeyedRecord | Problem]:
    """Yield each object in the object at `prefix`, with the name it has there as its "key" where it has no other."""
    for number, pair in _items(path, codec, prefix, "kvitems"):
        if not isinstance(pair, tuple) or not isinstance(pair[1], dict):
            yield _problem(path, number, pair)
        else:
            name, item = pair
            yield number, item if "id" in item or "key" in item else {"key": name, **item}


def _read_rows(path: Path, codec: str, prefix: str) -> Iterator[Record | Problem]:
    for number, item in _items(path, codec, prefix):
        yield Record(number, [cell_text(cell) for cell in item]) if isinstance(item, list) else _problem(path, number, item)


def _problem(path: Path, number: int, item: Any) -> Problem:
    return item if isinstance(item, Problem) else Problem(str(path), number, "is not a JSON object.")


def _items(path: Path, codec: str, prefix: str, method: str = "items") -> Iterator[tuple[int, Any]]:
    """Yield what stands at a place, counted from 1; where the JSON breaks, a Problem and no more."""
    ijson = library("ijson", "ijson", str(path), "JSON")
    number = 0
    with _Utf8(path, codec) as file:
        items = getattr(ijson, method)(events_of(ijson, file), prefix)
        while True:
            number += 1
            try:
                item = next(items)
            except StopIteration:
                return
            except (ijson.JSONError, ValueError, RecursionError):
                message = "the JSON breaks off or is not well formed here; nothing behind it could be read."
                yield number, Problem(str(path), number, message)
                return
            yield number, item


class _Utf8:
    """A text file as the bytes of UTF-8, as the parser wants it; a byte that does not fit is shown as one."""

    def __init__(self, path: Path, codec: str) -> None:
        self._file = open_text(path, codec)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; `size` counts code points."""
        return self._file.read(_CHUNK if size < 0 else size).replace(BROKEN, "\ufffd").encode("utf-8", "replace")

    def __enter__(self) -> _Utf8:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _parsed(text: str) -> dict[str, Any] | None:
    """Return the object a line holds, or `None` if it holds none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _first_object(path: Path, codec: str, prefix: str) -> Mapping[str, Any]:
    for found in read_array(path, codec, prefix):
        if isinstance(found, Problem):
            raise InputError(f"{path}: {found.message.removesuffix('; nothing behind it could be read.')}; export it anew.")
        return found[1]
    raise InputError(f"{path}: is an empty array; there is no note to review.")


def _head_of_object(path: Path, codec: str) -> Mapping[str, Any]:
    """Return the texts at the top of an object that stand before its first array; they tell what it is."""
    ijson = library("ijson", "ijson", str(path), "JSON")
    found: dict[str, Any] = {}
    with _Utf8(path, codec) as file:
        try:
            for prefix, event, value in events_of(ijson, file):
                if event == "string" and "." not in prefix:
                    found[prefix] = value
                if event == "start_array":
                    return {"resourceType": "Bundle", **found} if prefix == "entry" else found
        except (ijson.JSONError, ValueError):
            raise InputError(f"{path}: is not well-formed JSON; export it anew.") from None
    return found

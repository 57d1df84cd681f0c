"""JSON and JSON Lines: an array of objects, an object with such an array inside, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from notelint.errors import InputError
from notelint.exports.encodings import BROKEN, open_text
from notelint.exports.keyed import KeyedRecord, open_keyed
from notelint.exports.libraries import library
from notelint.exports.rows import Problem
from notelint.exports.tables import TableExport

LONGEST_LINE = 32_000_000  # code points of one record
DEEPEST = 100
_OPENS, _CLOSES = frozenset(["start_map", "start_array"]), frozenset(["end_map", "end_array"])
_CHUNK = 1 << 16
_MOST_ARRAYS = 20


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


def open_json(path: Path, codec: str, shape: Shape, *, columns: Mapping[str, str] | None = None, array: str | None = None) -> TableExport:
    """Return the export in a JSON file; records are counted from 1, or are lines. `array` names the array to read.

    Raises `InputError` where nothing in it can be read as notes.
    """
    source = str(path)
    if shape.kind == "lines":
        return open_keyed(source, partial(read_lines, path, codec), columns)
    if shape.kind == "array":
        return open_keyed(source, partial(read_array, path, codec, "item"), columns)
    # An object that is one record alone may have arrays too, so it comes last.
    alone = [""] if array is None and path.stat().st_size < LONGEST_LINE else []
    refused: list[InputError] = []
    for prefix in chain(_arrays(path, codec, array), alone):
        try:
            return open_keyed(source, partial(read_array, path, codec, prefix), columns)
        except InputError as error:
            refused.append(error)
    if refused:
        raise refused[0]
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
    ijson = library("ijson", "ijson", str(path), "JSON")
    number = 0
    with _Utf8(path, codec) as file:
        items = ijson.items(_events(ijson, file), prefix)
        while True:
            try:
                item = next(items)
            except StopIteration:
                return
            except (ijson.JSONError, ValueError, RecursionError):
                yield Problem(str(path), number + 1, "the JSON breaks off or is not well formed here; nothing behind it could be read.")
                return
            number += 1
            yield (number, item) if isinstance(item, dict) else Problem(str(path), number, "is not a JSON object.")


def _events(ijson: Any, file: _Utf8) -> Iterator[tuple[str, str, Any]]:
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
            for prefix, event, value in _events(ijson, file):
                if event == "string" and "." not in prefix:
                    found[prefix] = value
                if event == "start_array":
                    return {"resourceType": "Bundle", **found} if prefix == "entry" else found
        except (ijson.JSONError, ValueError):
            raise InputError(f"{path}: is not well-formed JSON; export it anew.") from None
    return found


def _arrays(path: Path, codec: str, named: str | None) -> Iterator[str]:
    """Yield where the file has arrays of objects that stand in no other array, in their order."""
    ijson = library("ijson", "ijson", str(path), "JSON")
    before = ("", "")
    count = 0
    inside = 0
    with _Utf8(path, codec) as file:
        try:
            for prefix, event, _ in _events(ijson, file):
                if event == "start_map" and before[1] == "start_array" and inside == 1:
                    name = before[0]
                    if named is None or name in {named, f"{named}.item"} or name.split(".")[-1] == named:
                        yield f"{name}.item"
                        count += 1
                inside += (event == "start_array") - (event == "end_array")
                before = (prefix, event)
                if count >= _MOST_ARRAYS:
                    return
        except (ijson.JSONError, ValueError):
            return  # what was found before it broke is read, and the break is told there

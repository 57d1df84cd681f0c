"""FHIR: DocumentReference resources (R4, R5) in a Bundle or in bulk NDJSON become notes; whatever else they hold is accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from notelint.exports.attachments import attachments_of, text_of
from notelint.exports.documents_text import Unreadable
from notelint.exports.encodings import has_half
from notelint.exports.fhir_people import PEOPLE, People, relative
from notelint.exports.json_records import Shape, read_array, read_lines
from notelint.exports.rows import Problem, Row
from notelint.exports.values import clock_text, day_text, plain, utc_minutes

_WITHDRAWN = {"entered-in-error": "is marked as entered in error", "superseded": "was replaced by a newer version"}
_LONGEST_KIND = 60
_MOST_KINDS = 20
MOST_BINARIES = 100_000_000  # code points that are held; a larger file is exported with the documents inside
_LONGEST_CONTACT = 24 * 60  # minutes


@dataclass(slots=True)
class FhirExport:
    """The notes of a FHIR file; it has no columns."""

    path: Path
    codec: str
    shape: Shape
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    source: str = field(init=False)

    def __post_init__(self) -> None:
        self.source = str(self.path)

    def rows(self) -> Iterator[Row | Problem]:
        """Yield the note of each DocumentReference; at the end a Problem counts the resources of other kinds.

        People, and contents that documents name, are used and not left out, unless no document is there.
        """
        others: Counter[str] = Counter()
        used: Counter[str] = Counter()
        binaries, people = self._binaries(), self._people()
        has_documents = False
        for found in self._resources():
            if isinstance(found, Problem):
                yield found
            elif (kind := _kind(found[1])) == "DocumentReference":
                has_documents = True
                yield _row(self.source, *found, binaries, people)
            else:
                is_used = kind in PEOPLE or (kind == "Binary" and not _names(found[1], "").isdisjoint(binaries))
                (used if is_used else others)[kind] += 1
        if not has_documents:
            others += used
        if others:
            yield Problem(self.source, None, _left_out(others))

    def _people(self) -> People:
        """Return the names of the people that the file tells of, wherever in it they stand."""
        people = People()
        for found in self._resources():
            if isinstance(found, Problem):
                continue
            if (kind := _kind(found[1])) in PEOPLE:
                people.add(found[1], _names(found[1], ""))
            elif kind == "DocumentReference":
                people.add_told(_mapping(one) for one in (found[1].get("subject"), *_list(found[1].get("author"))))
        for entry in self._entries():
            if not isinstance(entry, Problem) and _kind(resource := _mapping(entry[1].get("resource"))) in PEOPLE:
                people.add(resource, _names(resource, _text(entry[1].get("fullUrl"))))
        return people

    def _binaries(self) -> dict[str, Mapping[str, Any]]:
        """Return the contents that stand in the file as resources of their own, by their addresses; at most `MOST_BINARIES` code points."""
        found: dict[str, Mapping[str, Any]] = {}
        size = 0
        for entry in self._entries():
            if isinstance(entry, Problem) or _kind(resource := _mapping(entry[1].get("resource"))) != "Binary":
                continue
            size += len(str(resource.get("data") or ""))
            if size > MOST_BINARIES:
                break
            found.update(dict.fromkeys(_names(resource, _text(entry[1].get("fullUrl"))), resource))
        return found

    def _entries(self) -> Iterator[tuple[int, Mapping[str, Any]] | Problem]:
        """Yield the entries of the Bundles of the file."""
        if self.shape.kind == "object" and _kind(self.shape.first) == "Bundle":
            yield from read_array(self.path, self.codec, "entry.item")
        elif self.shape.kind != "object":
            lines = self.shape.kind == "lines"
            for found in read_lines(self.path, self.codec) if lines else read_array(self.path, self.codec, "item"):
                if not isinstance(found, Problem) and _kind(found[1]) == "Bundle":
                    yield from ((found[0], _mapping(entry)) for entry in _list(found[1].get("entry")))

    def _resources(self) -> Iterator[tuple[int, Mapping[str, Any]] | Problem]:
        if self.shape.kind == "lines":
            for found in read_lines(self.path, self.codec):
                yield from _unpacked(found)
        elif self.shape.kind == "array":
            for found in read_array(self.path, self.codec, "item"):
                yield from _unpacked(found)
        elif _kind(self.shape.first) == "Bundle":
            for found in read_array(self.path, self.codec, "entry.item"):
                yield found if isinstance(found, Problem) else (found[0], _mapping(found[1].get("resource")))
        else:
            yield from read_array(self.path, self.codec, "")


def is_fhir(shape: Shape) -> bool:
    """Tell whether the first object of a JSON file is a FHIR resource."""
    return isinstance(shape.first.get("resourceType"), str)


def _unpacked(found: tuple[int, Mapping[str, Any]] | Problem) -> Iterator[tuple[int, Mapping[str, Any]] | Problem]:
    """Yield a resource, or those of a Bundle that stands on one line."""
    entries = found[1].get("entry") if not isinstance(found, Problem) and _kind(found[1]) == "Bundle" else None
    if isinstance(found, Problem) or not isinstance(entries, list):
        yield found
        return
    for entry in entries:
        yield found[0], _mapping(_mapping(entry).get("resource"))


def _names(resource: Mapping[str, Any], address: str) -> set[str]:
    """Return the addresses under which a document may name a resource."""
    number = _text(resource.get("id"))
    return {name for name in (address, f"{_kind(resource)}/{number}" if number else "") if name}


def _with_content(attachment: Mapping[str, Any], binaries: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return an attachment with the content that it names, where that stands in the same file."""
    url = _text(attachment.get("url"))
    if attachment.get("data") or not url:
        return attachment
    binary = binaries.get(url) or binaries.get(relative(url))
    return attachment if binary is None else {"contentType": binary.get("contentType"), **attachment, "data": binary.get("data")}


def _row(source: str, number: int, resource: Mapping[str, Any], binaries: Mapping[str, Mapping[str, Any]], people: People) -> Row | Problem:
    if (status := str(resource.get("status"))) in _WITHDRAWN or (status := str(resource.get("docStatus"))) in _WITHDRAWN:
        return Problem(source, number, f"{_WITHDRAWN[status]}; it was left out.")
    try:
        text = text_of([_with_content(one, binaries) for one in attachments_of(resource)], source)
    except Unreadable as error:
        return Problem(source, number, str(error))
    if has_half(text):
        return Problem(source, number, "holds half of a character.")
    period = _period(resource)
    contained = {f"#{one.get('id')}": one for one in map(_mapping, _list(resource.get("contained")))}
    return Row(
        source,
        number,
        text,
        _fields(resource, contained, people),
        _note_id(resource),
        people.called(resource.get("subject"), contained),
        "; ".join(filter(None, (people.called(author, contained) for author in _list(resource.get("author"))))),
        begin=utc_minutes(_text(period.get("start"))),
        finish=utc_minutes(_text(period.get("end"))),
    )


def _fields(resource: Mapping[str, Any], contained: Mapping[str, Any], people: People) -> dict[str, str]:
    """Return what stands beside the note; clock times only where they are those of the place."""
    period = _period(resource)
    start, end = _text(period.get("start")), _text(period.get("end"))
    signed = [_mapping(one) for one in _list(resource.get("attester"))]
    found = {
        "service_date": day_text(start or _text(resource.get("date"))),
        "start_time": clock_text(start) if "T" in start else "",
        "end_time": clock_text(end) if "T" in end else "",
        "duration": _minutes_between(start, end),
        "signature": people.called(resource.get("authenticator"), contained)
        or people.called(signed[0].get("party") if signed else None, contained),
        "signature_date": day_text(_text(signed[0].get("time"))) if signed else "",
    }
    return {name: value for name, value in found.items() if value}


def _period(resource: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return when it happened: `context.period` in R4, `period` in R5."""
    return _mapping(_mapping(resource.get("context")).get("period")) or _mapping(resource.get("period"))


def _minutes_between(start: str, end: str) -> str:
    """Return the minutes of a period in UTC; where clock times are told, they say it themselves."""
    if not (start and end) or utc_minutes(start) is None:
        return ""
    try:
        minutes = round((datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / 60)
    except (ValueError, TypeError):
        return ""
    return f"{minutes} min" if 0 < minutes < _LONGEST_CONTACT else ""


def _note_id(resource: Mapping[str, Any]) -> str:
    identifiers = [_mapping(one) for one in (*_list(resource.get("identifier")), resource.get("masterIdentifier"))]
    return _text(resource.get("id")) or next((value for one in identifiers if (value := _text(one.get("value")))), "")


def _left_out(others: Counter[str]) -> str:
    total = others.total()
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(others.items(), key=lambda one: (-one[1], one[0]))[:_MOST_KINDS])
    return f"{total} {'resource of another kind was' if total == 1 else 'resources of other kinds were'} left out: {told}."


def _kind(resource: Mapping[str, Any]) -> str:
    kind = resource.get("resourceType")
    return plain(kind)[:_LONGEST_KIND] if isinstance(kind, str) and kind else "unnamed"


def _text(value: Any) -> str:
    return plain(value) if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}

"""What people are called in a FHIR file: in words beside a reference, in a resource inside, or in one of the same file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from notelint.exports.values import plain

PEOPLE = frozenset(["Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "Person"])
_MOST = 2_000_000  # people whose names are held
_Resource = Mapping[str, Any]


class People:
    """The names of the people whose resources, or references with a name in words, stand anywhere in a file."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._stands_for: dict[str, str] = {}  # a role of a practitioner, and the practitioner

    def add(self, resource: _Resource, addresses: set[str]) -> None:
        """Keep the name of a person's resource under its addresses."""
        name, practitioner = human_name(resource), _mapping(resource.get("practitioner"))
        for address in addresses if len(self._names) < _MOST else ():
            if name:
                self._names[address] = name
            elif told := _text(practitioner.get("display")):
                self._names[address] = told
            elif behind := _text(practitioner.get("reference")):
                self._stands_for[address] = behind

    def add_told(self, references: Iterator[_Resource]) -> None:
        """Keep what references call people; the name in a resource of their own says it better."""
        for told in references:
            address, display = _text(told.get("reference")), _text(told.get("display"))
            if display and address and not address.startswith("#") and len(self._names) < _MOST:
                self._names.setdefault(address, display)

    def called(self, reference: Any, contained: Mapping[str, _Resource]) -> str:
        """Return how a reference names somebody: in words, by a resource inside or in the file, by an identifier, by its address."""
        told = _mapping(reference)
        if display := _text(told.get("display")):
            return display
        address = _text(told.get("reference"))
        inside = _mapping(contained.get(address))
        if name := human_name(inside) or self._named(address):
            return name
        behind = _mapping(inside.get("practitioner"))
        return (self.called(behind, {}) if behind else "") or _text(_mapping(told.get("identifier")).get("value")) or address

    def _named(self, address: str) -> str:
        for one in (address, relative(address)):
            if name := self._names.get(one) or self._names.get(self._stands_for.get(one, "")):
                return name
        return ""


def relative(address: str) -> str:
    """Return the kind and the number of a resource from its whole address, without the version: "Patient/7"."""
    return "/".join(address.partition("/_history/")[0].split("/")[-2:])


def human_name(resource: _Resource) -> str:
    """Return the name that a resource gives a person, "" where it gives none."""
    name = resource.get("name")
    if isinstance(name, str):
        return _text(name)
    for one in map(_mapping, name if isinstance(name, list) else [name]):
        given = one.get("given")
        parts = [*map(_text, given if isinstance(given, list) else [given]), _text(one.get("family"))]
        if found := _text(one.get("text")) or _text(" ".join(filter(None, parts))):
            return found
    return ""


def _text(value: Any) -> str:
    return plain(value) if isinstance(value, str) else ""


def _mapping(value: Any) -> _Resource:
    return value if isinstance(value, Mapping) else {}

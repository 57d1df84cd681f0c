"""Wordings in the form rules use: how the sentence around a finding could read, by the rule or entry they are for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from notelint.diagnostics import Applicability

# For a verb to write: the group that holds the verb found, and for each of its forms the form to write, by Penn tag.
Verbs = dict[str, tuple[str, dict[str, dict[str, str]]]]


@dataclass(frozen=True, slots=True)
class CompiledWording:
    """One wording, for the rules or entries in `of`.

    `find` are expressions over a sentence, `unless` those that speak against it, `write` is what stands for their match.
    """

    key: str
    of: tuple[str, ...]
    find: tuple[str, ...]
    unless: tuple[str, ...]
    write: str
    verbs: Verbs
    applicability: Applicability


def around(find: str) -> tuple[str, ...]:
    """Return an expression that takes in its finding, or those for what stands before it, for itself, and for what is behind it."""
    before, mark, rest = find.partition("<<")
    return (before, *rest.partition(">>")[::2]) if mark else (find,)


def to_plain(wording: CompiledWording) -> dict[str, Any]:
    """Return a wording as values JSON can hold."""
    return {
        "key": wording.key,
        "of": wording.of,
        "find": wording.find,
        "unless": wording.unless,
        "write": wording.write,
        "verbs": wording.verbs,
        "applicability": str(wording.applicability),
    }


def from_plain(plain: dict[str, Any]) -> CompiledWording:
    """Return the wording that `to_plain` wrote."""
    verbs = {to: (group, forms) for to, (group, forms) in plain["verbs"].items()}
    find, unless = tuple(plain["find"]), tuple(plain["unless"])
    return CompiledWording(plain["key"], tuple(plain["of"]), find, unless, plain["write"], verbs, Applicability(plain["applicability"]))


def by_subject(wordings: Iterable[CompiledWording]) -> dict[str, tuple[CompiledWording, ...]]:
    """Return the wordings by the rule or entry they are for, in their order."""
    found: dict[str, list[CompiledWording]] = {}
    for wording in wordings:
        for subject in wording.of:
            found.setdefault(subject, []).append(wording)
    return {subject: tuple(each) for subject, each in found.items()}

"""Files that hold several tables (sheets, arrays): those with notes are read, all of one kind together, and the others are named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log10
from typing import NamedTuple

from notelint.errors import InputError
from notelint.exports.columns import Layout
from notelint.exports.date_order import order_beside, remark_beside
from notelint.exports.mapping import MissingColumnError
from notelint.exports.rows import Problem, Row
from notelint.exports.table import first_records
from notelint.exports.tables import TableExport

_ALIKE = 0.6  # share of the names of columns that two tables of one kind have in common
_MOST_NAMED = 8
_MOST_ROLES = 5  # beyond them a table is not told any better


Opened = Callable[[str, bool | None], TableExport]  # the table of a name, and how its dates are written, where other tables tell it


class DamagedTableError(InputError):
    """A table that is there and cannot be read: nobody knows whether it holds notes."""


class Part(NamedTuple):
    """A table of a file, by its name."""

    name: str
    export: TableExport


@dataclass(slots=True)
class SeveralExport:
    """Several tables of one file, read one after the other; their rows are named with the table."""

    source: str
    parts: Sequence[Part]
    remarks: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(init=False)
    unused: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = dict(pair for part in reversed(self.parts) for pair in part.export.columns.items())
        self.unused = tuple(dict.fromkeys(name for part in self.parts for name in part.export.unused))
        own = (remark for part in self.parts for remark in part.export.remarks)
        self.remarks = tuple(dict.fromkeys((*self.remarks, *own)))

    def rows(self) -> Iterator[Row | Problem]:
        """Yield the notes of each table in its order, and at the end a Problem for each table that is damaged."""
        for name, export in self.parts:
            for row in export.rows():
                yield replace(row, source=f"{self.source} [{name}]")
        yield from (Problem(self.source, None, message) for message in self.damaged)


def choose(
    source: str,
    names: Sequence[str],
    opened: Opened,
    kind: str,
    *,
    late: Sequence[str] = (),
    together: bool = True,
) -> TableExport | SeveralExport:
    """Return the tables of a file that hold notes: the one that looks most like notes, and with `together` those that are like it.

    `kind` is what a table is called ("sheet"). Those in `late` are taken only where no other holds notes. Raises `InputError`
    where none does.
    """
    parts, refused = _tried(names, opened)
    left = [*late]
    if not parts:
        parts, more = _tried(late, opened)
        refused, left = [*refused, *more], []
    if not parts:
        raise _refusal(source, kind, refused)
    damaged = [error for _, error in refused if isinstance(error, DamagedTableError)]
    best = max(parts, key=lambda part: looks_like_notes(part.export))
    if damaged and not _is_sure(best.export):
        raise damaged[0]
    chosen = [part for part in parts if part is best or (together and _are_alike(part.export, best.export))]
    passed = [*(part.name for part in parts if part not in chosen), *(name for name, _ in refused), *left]
    chosen = [_in_order(part, chosen, opened) for part in chosen]
    told = _told(kind, [part.name for part in chosen], sorted(passed, key=[*names, *late].index))
    if len(chosen) == 1 and not damaged:
        export = chosen[0].export
        export.remarks = (*told, *export.remarks)
        return export
    return SeveralExport(source, chosen, told, tuple(str(error).removeprefix(f"{source}: ") for error in damaged))


def _in_order(part: Part, parts: Sequence[Part], opened: Opened) -> Part:
    """Return a table whose dates fit both orders, read in the order that those of the others tell."""
    day_first = order_beside(part.export.layout.orders, (other.export.layout.orders for other in parts if other is not part))
    if day_first is None:
        return part
    return Part(part.name, with_order(part.export.layout, opened(part.name, day_first), day_first=day_first))


def with_order(before: Layout, export: TableExport, *, day_first: bool) -> TableExport:
    """Return a table that was opened anew with the order of its dates, saying so where that is not the usual one."""
    if day_first:
        export.remarks = (*export.remarks, remark_beside(name for name, order in before.orders.items() if order.is_open))
    return export


def looks_like_notes(export: TableExport) -> float:
    """Return how much a table looks like an export of notes: by its header, by what stands beside the note, by its length."""
    count = len(first_records(export.table))
    return (export.skipped > 0 or export.is_keyed) + min(len(export.columns), _MOST_ROLES) + log10(count + 1)


def _is_sure(export: TableExport) -> bool:
    """Tell whether a table is one of notes beyond doubt: something stands beside them, under names."""
    return (export.skipped > 0 or export.is_keyed) and len(export.columns) > 1


def _tried(names: Sequence[str], opened: Opened) -> tuple[list[Part], list[tuple[str, InputError]]]:
    parts: list[Part] = []
    refused: list[tuple[str, InputError]] = []
    for name in names:
        try:
            parts.append(Part(name, opened(name, None)))
        except InputError as error:
            refused.append((name, error))
    return parts, refused


def _are_alike(one: TableExport, other: TableExport) -> bool:
    """Tell whether two tables have the same header, or nearly so, and the note in the same column."""
    first, second = (frozenset(name.casefold() for name in export.names) for export in (one, other))
    return one.columns["note"].casefold() == other.columns["note"].casefold() and (
        len(first & second) >= _ALIKE * max(len(first), len(second))
    )


def _told(kind: str, chosen: Sequence[str], passed: Sequence[str]) -> tuple[str, ...]:
    """Return what to say of the tables that are read and of those that are not; nothing where there is but one."""
    if len(chosen) + len(passed) < 2:
        return ()
    not_read = f"; not read: {_listed(passed)} (--sheet NAME reads one alone)" if passed else ""
    return (f"{kind if len(chosen) == 1 else f'{kind}s'} read: {_listed(chosen)}{not_read}.",)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(f'"{name}"' for name in names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _refusal(source: str, kind: str, refused: Sequence[tuple[str, InputError]]) -> InputError:
    if len(refused) == 1:
        return refused[0][1]
    told = " ".join(f'{kind.capitalize()} "{name}": {str(error).removeprefix(f"{source}: ")}' for name, error in refused[:5])
    message = f"{source}: no {kind} can be read as notes. {told}"
    missing = next((error for _, error in refused if isinstance(error, MissingColumnError)), None)
    return InputError(message) if missing is None else MissingColumnError(message, missing.role)

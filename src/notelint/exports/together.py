"""Several exports opened for one review: what is said of columns holds where they are, and one that cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from notelint.errors import InputError
from notelint.exports.date_order import order_beside
from notelint.exports.mapping import MissingColumnError
from notelint.exports.opening import open_export
from notelint.exports.rows import Export, Problem, Row
from notelint.exports.several import with_order
from notelint.exports.tables import TableExport

_Opened = tuple[Export | InputError, dict[str, MissingColumnError]]  # an export or why it is none, and what was said of columns it lacks


@dataclass(frozen=True, slots=True)
class RefusedExport:
    """An export that cannot be read as a whole; it says so in place of its notes."""

    source: str
    message: str
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return why it is not read."""
        return (f"not read: {self.message}",)

    def rows(self) -> Iterator[Row | Problem]:
        """Yield the reason."""
        yield Problem(self.source, None, self.message)


def open_together(paths: Sequence[Path], columns: Mapping[str, str], **options: Any) -> list[Export]:
    """Return the exports at `paths`; `options` are those of `open_export`.

    A column that only some of the exports have is read from those. Raises `InputError` where no export has a column of `columns`,
    and where none can be read.
    """
    opened = [_opened(path, columns, options) for path in paths]
    for role in columns:
        missing = [lacking[role] for _, lacking in opened if role in lacking]
        is_somewhere = any(not isinstance(export, InputError) and export.columns and role not in lacking for export, lacking in opened)
        if missing and not is_somewhere:
            raise next((error for error in missing if "; did you mean" in str(error)), missing[0])
    refused = [export for export, _ in opened if isinstance(export, InputError)]
    if len(refused) == len(opened):
        raise refused[0]
    if options.get("day_first") is None:
        opened = [
            (_in_order(path, export, opened, columns, options), lacking) for path, (export, lacking) in zip(paths, opened, strict=True)
        ]
    return [
        RefusedExport(str(path), str(export).removeprefix(f"{path}: ")) if isinstance(export, InputError) else export
        for path, (export, _) in zip(paths, opened, strict=True)
    ]


def _in_order(
    path: Path, export: Export | InputError, opened: Sequence[_Opened], columns: Mapping[str, str], options: Mapping[str, Any]
) -> Export | InputError:
    """Return an export whose dates fit both orders, read as those of the other exports with its columns: months of one system."""
    if not isinstance(export, TableExport):
        return export
    same = (one for one, _ in opened if isinstance(one, TableExport) and one is not export and one.names == export.names)
    day_first = order_beside(export.layout.orders, (one.layout.orders for one in same))
    if day_first is None:
        return export
    again, _ = _opened(path, columns, {**options, "day_first": day_first})
    return with_order(export.layout, again, day_first=day_first) if isinstance(again, TableExport) else export


def _opened(path: Path, columns: Mapping[str, str], options: Mapping[str, Any]) -> _Opened:
    """Return an export, or why it cannot be read, and what was said of columns that it has not."""
    said = dict(columns)
    lacking: dict[str, MissingColumnError] = {}
    while True:
        try:
            return open_export(path, columns=said, **options), lacking
        except MissingColumnError as error:
            lacking[error.role] = error
            del said[error.role]
        except InputError as error:
            return error, lacking

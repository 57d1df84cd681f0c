"""Names for exports as a report shows them: short, telling each from the others, and nothing of the reader's folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from notelint.exports.rows import Export, Problem, Row


@dataclass(frozen=True)
class NamedExport:
    """An export under another name; documents of a folder keep their own names behind that of the folder."""

    export: Export
    source: str
    is_folder: bool

    @property
    def columns(self) -> Mapping[str, str]:
        """Return what the columns were taken for."""
        return self.export.columns

    @property
    def unused(self) -> tuple[str, ...]:
        """Return the columns that are not read."""
        return self.export.unused

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what else to tell the user."""
        return self.export.remarks

    def rows(self) -> Iterator[Row | Problem]:
        """Yield the notes in their order, under the name."""
        for row in self.export.rows():
            yield replace(row, source=self._named(row.source))

    def _named(self, source: str) -> str:
        """Return the name for what a row calls its source: the export, a part of it, or a document in a folder."""
        if source.startswith(self.export.source) and (not self.is_folder or source == self.export.source):
            return self.source + source.removeprefix(self.export.source)
        return f"{self.source}/{source}" if self.is_folder else self.source


def named_exports(paths: Sequence[Path], exports: Sequence[Export]) -> list[NamedExport]:
    """Return the exports under the names of their files; under their paths where two files have one name."""
    names = Counter(path.name for path in paths)
    return [
        NamedExport(export, str(path) if names[path.name] > 1 or not path.name else path.name, path.is_dir())
        for path, export in zip(paths, exports, strict=True)
    ]

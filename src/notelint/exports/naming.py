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

    def rows(self) -> Iterator[Row | Problem]:
        """Yield the notes in their order, under the name."""
        for row in self.export.rows():
            is_whole = not self.is_folder or row.source == self.export.source
            yield replace(row, source=self.source if is_whole else f"{self.source}/{row.source}")


def named_exports(paths: Sequence[Path], exports: Sequence[Export]) -> list[NamedExport]:
    """Return the exports under the names of their files; under their paths where two files have one name."""
    names = Counter(path.name for path in paths)
    return [
        NamedExport(export, str(path) if names[path.name] > 1 or not path.name else path.name, path.is_dir())
        for path, export in zip(paths, exports, strict=True)
    ]

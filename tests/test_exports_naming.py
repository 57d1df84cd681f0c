"""Exports are shown under the names of their files."""

from __future__ import annotations

from pathlib import Path

from notelint.exports.naming import named_exports
from notelint.exports.opening import open_export

NOTE = "We met at the library for forty minutes and made a list of what to ask the landlord about the window.\n"


def sources(*paths: Path) -> list[str]:
    exports = named_exports(paths, [open_export(path) for path in paths])
    return [row.source for export in exports for row in export.rows()]


def test_a_file_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(NOTE, encoding="utf-8")

    assert sources(path) == ["a.md"]


def test_files_of_one_name_by_their_paths(tmp_path: Path) -> None:
    paths = [tmp_path / name / "a.md" for name in ("jan", "feb")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(NOTE, encoding="utf-8")

    assert sources(*paths) == [str(path) for path in paths]


def test_documents_behind_their_folder(tmp_path: Path) -> None:
    for name in ("jan", "feb"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_text(NOTE, encoding="utf-8")

    assert sources(tmp_path / "jan", tmp_path / "feb") == ["jan/a.md", "feb/a.md"]

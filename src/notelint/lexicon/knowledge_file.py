"""A file of words, evidence or wordings that is read once: what is made of it is what it held then, whatever becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from notelint.lexicon.files import SCORE, WORDINGS, kind_folder, lexicon_name


class KnowledgeFile(NamedTuple):
    """One file as it was read, the folder files of its kind lie in among ours, and the name that stands before the ids in it."""

    path: Path
    name: str
    kind: str
    data: bytes
    tables: dict[str, Any]

    @property
    def holds_wordings(self) -> bool:
        """Tell whether it holds wordings and no words."""
        return self.kind == WORDINGS

    @property
    def holds_evidence(self) -> bool:
        """Tell whether it holds score evidence."""
        return self.kind == SCORE


def read_knowledge(path: Path, name: str = "") -> KnowledgeFile:
    """Return the file, under `name` or its own; raise `KnowledgeError` for one that cannot be read."""
    from notelint.config.toml_files import parse_toml, read_bytes  # late: a fresh installation never parses TOML

    data = read_bytes(path)
    tables = parse_toml(data, path)
    kind = kind_folder(path, tables)
    return KnowledgeFile(path, name or lexicon_name(path, kind), kind, data, tables)

"""The files that an agency adds: each is read once, and has a name that no other lexicon has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from notelint.lexicon.files import lexicon_files, lexicon_name, wording_files
from notelint.lexicon.knowledge_file import KnowledgeFile, read_knowledge


def agency_files(paths: Iterable[Path]) -> list[KnowledgeFile]:
    """Return the files in their order, each once, our own left out.

    Of files with one name, the first keeps it; the others have that of their folder before it, or a number behind it.
    Raises `KnowledgeError` for one that cannot be read.
    """
    wanted = list(paths)
    if not wanted:
        return []
    ours = [*lexicon_files(), *wording_files()]
    seen, taken = {path.resolve() for path in ours}, {lexicon_name(path) for path in ours}
    files = []
    for path in wanted:
        if (real := path.resolve()) not in seen:
            file = read_knowledge(path)
            name = next(name for name in _names(file) if name not in taken)
            seen.add(real)
            taken.add(name)
            files.append(file._replace(name=name))
    return files


def _names(file: KnowledgeFile) -> Iterator[str]:
    """Yield names for a file, the most natural first; never ends."""
    yield file.name
    kind, slash, stem = file.name.rpartition("/")
    if folder := re.sub(r"[^a-z0-9]+", "-", file.path.resolve().parent.name.lower()).strip("-"):
        stem = f"{folder}-{stem}"
        yield f"{kind}{slash}{stem}"
    number = 2
    while True:
        yield f"{kind}{slash}{stem}-{number}"
        number += 1

"""The files that an agency adds: each is read once, and has a name that no other lexicon has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from notelint.lexicon.files import is_wordings, lexicon_files, lexicon_name, wording_files


class AgencyFile(NamedTuple):
    """One file of an agency, and the name that stands before the ids in it."""

    path: Path
    name: str

    @property
    def holds_wordings(self) -> bool:
        """Tell whether it holds wordings and no words."""
        return is_wordings(self.path)


def agency_files(paths: Iterable[Path]) -> list[AgencyFile]:
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
            name = next(name for name in _names(path) if name not in taken)
            seen.add(real)
            taken.add(name)
            files.append(AgencyFile(path, name))
    return files


def _names(path: Path) -> Iterator[str]:
    """Yield names for a file, the most natural first; never ends."""
    name = lexicon_name(path)
    yield name
    kind, slash, stem = name.rpartition("/")
    if folder := re.sub(r"[^a-z0-9]+", "-", path.resolve().parent.name.lower()).strip("-"):
        stem = f"{folder}-{stem}"
        yield f"{kind}{slash}{stem}"
    number = 2
    while True:
        yield f"{kind}{slash}{stem}-{number}"
        number += 1

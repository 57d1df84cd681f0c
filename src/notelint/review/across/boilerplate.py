"""Words in a row that belong to the agency and not to a note: they stand in many notes of several writers."""

from __future__ import annotations

import sqlite3
from math import ceil

import numpy as np

from notelint.review.across.hashing import unpacked
from notelint.review.across.tables import BITS
from notelint.review.across.thresholds import (
    BOILERPLATE_SECTIONS,
    BOILERPLATE_SHARE,
    BOILERPLATE_SHARE_ALONE,
    BOILERPLATE_WRITERS,
    SAMPLE,
)

_SPREAD = 2654435761  # Knuth's: an export in a regular order gives a mixed sample all the same
_SAMPLE = (
    f"SELECT a.writer, s.shingles FROM across_section s JOIN across_note a ON a.key = s.id >> {BITS} "  # noqa: S608 - our own number
    "WHERE s.shingles <> x'' AND (a.key * ? & 4294967295) % ? = 0"
)


def find_boilerplate(connection: sqlite3.Connection) -> frozenset[int]:
    """Return the shingles that are boilerplate, told by a sample of at most about `SAMPLE` sections."""
    total = connection.execute("SELECT count(*) FROM across_section WHERE shingles <> x''").fetchone()[0]
    step = max(1, ceil(total / SAMPLE))
    writers: dict[str, int] = {}
    seen: set[int] = set()
    found: list[np.ndarray[tuple[int], np.dtype[np.uint64]]] = []
    sections = 0
    for writer, blob in connection.execute(_SAMPLE, (_SPREAD, step)):
        sections += 1
        if not writer:
            if hash(blob) in seen:
                continue  # one text many times is copied, not agreed on
            seen.add(hash(blob))
        number = writers.setdefault(writer, len(writers))
        found.append(unpacked(blob).astype(np.uint64) << np.uint64(32) | np.uint64(number))
    if not found:
        return frozenset()
    known = len(writers) - ("" in writers)
    return _common(np.concatenate(found), sections, known)


def _common(found: np.ndarray[tuple[int], np.dtype[np.uint64]], sections: int, writers: int) -> frozenset[int]:
    """Return the shingles of `found` (shingle and writer in one number) that are in enough sections and of enough writers."""
    shingles, counts = np.unique(found >> np.uint64(32), return_counts=True)
    if not writers:
        return frozenset(shingles[counts >= max(2 * BOILERPLATE_SECTIONS, BOILERPLATE_SHARE_ALONE * sections)].tolist())
    _, of_writers = np.unique(np.unique(found) >> np.uint64(32), return_counts=True)
    is_common = (counts >= max(BOILERPLATE_SECTIONS, BOILERPLATE_SHARE * sections)) & (of_writers >= BOILERPLATE_WRITERS)
    return frozenset(shingles[is_common].tolist())

"""The words in a row of each note, hashed: in a worker, in the way a review on one machine does."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import numpy as np
import pyarrow

from notelint.exports.cells import cell_text
from notelint.pipeline.record.moments import lowered
from notelint.review.across.hashing import Hashes, windows
from notelint.review.across.thresholds import FEWEST_WORDS, SHINGLE
from notelint.review.across.words import hashes_of
from notelint.spark.reading import values_of

FEWEST_SHINGLES = FEWEST_WORDS - SHINGLE + 1  # of a note that is compared


def shingle_batches(boilerplate: Collection[int], batches: Iterator[Any]) -> Iterator[Any]:
    """Yield for batches of keys and texts the same keys (and columns behind the text) with `shingles`, each hash once.

    Hashes in `boilerplate` are left out, and notes that are then too short to be compared.
    """
    common = np.array(sorted(boilerplate), dtype=np.int64).view(np.uint64)
    for batch in batches:
        found = [_shingles(cell_text(value), common) for value in values_of(batch.column("text"))]
        is_long = pyarrow.array([len(each) >= FEWEST_SHINGLES for each in found])
        shingles = pyarrow.array([each.view(np.int64) for each in found], pyarrow.list_(pyarrow.int64()))
        kept = batch.drop_columns(["text"]).append_column("shingles", shingles)
        yield kept.filter(is_long)


def _shingles(text: str, common: Hashes) -> Hashes:
    found = np.unique(windows(hashes_of(lowered(text), 0, len(text), ())))
    return found[~np.isin(found, common)] if len(common) else found

"""Hashes of words in a row, and the bands by which like sections meet. All hashes are the same in every process."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from rensa import CMinHash

from notelint.review.across.thresholds import BANDS, ROWS, SEED, SHINGLE

Hashes = NDArray[np.uint64]
_MIX = np.uint64(0xFF51AFD7ED558CCD)  # MurmurHash3's finalizer
_ODD = np.random.default_rng(SEED).integers(1, 2**63, max(SHINGLE, ROWS), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_BAND = np.random.default_rng(SEED + 1).integers(0, 2**63, BANDS, dtype=np.uint64)
_KEPT = "<u4"  # of each shingle 32 bits are kept: among a few hundred of them a chance match is one in ten thousand


def windows(hashes: Sequence[int]) -> Hashes:
    """Return a hash of each `SHINGLE` words in a row, in order; none where there are fewer words."""
    count = len(hashes) - SHINGLE + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    words = np.array(hashes, dtype=np.uint64)
    total = words[:count] * _ODD[0]
    for at in range(1, SHINGLE):
        total += words[at : at + count] * _ODD[at]
    return _mixed(total)


def kept(found: Hashes) -> bytes:
    """Return the shingles as the store keeps them: each once, in order of size."""
    return np.unique(shortened(found)).astype(_KEPT).tobytes()


def shortened(found: Hashes) -> NDArray[np.uint32]:
    """Return what is kept of each shingle."""
    return (found >> np.uint64(32)).astype(np.uint32)


def unpacked(blob: bytes) -> NDArray[np.uint32]:
    """Return the shingles that `kept` wrote."""
    return np.frombuffer(blob, dtype=_KEPT).astype(np.uint32)


def bands(found: Hashes) -> list[int]:
    """Return a 48-bit hash of each band; two sections that are alike have one or more in common."""
    digest = CMinHash.digests64_from_token_hash_sets([found.tolist()], BANDS * ROWS, SEED)[0]
    rows = np.array(digest, dtype=np.uint64).reshape(BANDS, ROWS)
    mixed: list[int] = (_mixed((rows * _ODD[:ROWS]).sum(axis=1, dtype=np.uint64) + _BAND) >> np.uint64(16)).tolist()
    return mixed


def fingerprint(hashes: Sequence[int]) -> int:
    """Return a signed 64-bit hash of a whole text; equal where all words are the same in the same order."""
    digest = blake2b(np.array(hashes, dtype="<u8").tobytes(), digest_size=8)
    return int.from_bytes(digest.digest(), "little", signed=True)


def _mixed(values: Hashes) -> Hashes:
    values = values ^ (values >> np.uint64(33))
    values = values * _MIX
    return values ^ (values >> np.uint64(29))

"""Read sentences with the network: each word in its place among its neighbours, where the weights only count words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from notelint.lexicon.network import Floats, Layer, Network

_LEAST = np.float32(1e-5)  # keeps a row without any spread from being divided by nothing

Numbers = NDArray[np.intp]


class Reading(NamedTuple):
    """What the network makes of one sentence: a number for it as a whole (families), and for each word (words, families)."""

    whole: Floats
    words: Floats


class Row(NamedTuple):
    """One sentence as the network sees it: the numbers of its words, of their kinds and of unknown words' endings; 0 for none."""

    words: Sequence[int]
    kinds: Sequence[int]
    endings: Sequence[int]


def readings(network: Network, rows: Sequence[Row]) -> list[Reading]:
    """Return what the network makes of some sentences, none of them empty; they are read at once and do not touch each other."""
    if not rows:
        return []
    sizes = [len(row.words) for row in rows]
    starts = [*accumulate((size + 1 for size in sizes), initial=1)]  # an empty place before each, and behind the last
    there = np.ones((starts[-1], 1), np.float32)
    there[[0, *(start - 1 for start in starts[1:])]] = 0
    state = network.words[_column(rows, 0)] + network.kinds[_column(rows, 1)] + network.endings[_column(rows, 2)]
    first, *others = network.layers
    state = _with_neighbours(state * there, first)
    for layer in others:
        state += _with_neighbours(_even(state, layer) * there, layer)
    state *= there
    most = np.maximum.reduceat(state, starts[:-1])
    mean = np.add.reduceat(state, starts[:-1]) / np.array(sizes, np.float32)[:, None]
    whole = most @ network.of_most + mean @ network.of_mean + network.sentence_bias
    words = state @ network.of_word + network.word_bias
    rest = most @ network.of_rest
    return [Reading(whole[at], words[start : start + size] + rest[at]) for at, (start, size) in enumerate(zip(starts, sizes, strict=False))]


def _column(rows: Sequence[Row], column: int) -> Numbers:
    """Return one column of all rows, with a 0 before each row and behind the last."""
    return np.array([0, *(number for row in rows for number in (*row[column], 0))], np.intp)


def _with_neighbours(state: Floats, layer: Layer) -> Floats:
    """Return what a layer makes of each place and the two beside it; never below 0."""
    before, own, behind = layer.weights
    found: Floats = state @ own + layer.bias
    found[1:] += state[:-1] @ before
    found[:-1] += state[1:] @ behind
    np.maximum(found, 0, out=found)
    return found


def _even(state: Floats, layer: Layer) -> Floats:
    """Return the places brought to one mean and one spread, then scaled as the layer wants them."""
    state = state - state.mean(axis=1, keepdims=True)
    state /= np.sqrt((state * state).mean(axis=1, keepdims=True) + _LEAST)
    return state * layer.scale + layer.shift

"""The network that reads sentences beside the weights: what it makes of them, and what is said of a broken file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from notelint.errors import KnowledgeError
from notelint.lexicon.files import network_file
from notelint.lexicon.network import ENDINGS, TABLES, Layer, Network, ending_of, read_network, table_digest
from notelint.lexicon.weights import sentence_weights
from notelint.pipeline.leaning.reading import Row, readings

FAMILIES = ("motive", "peer-role")
WIDTH, WORDS = 4, 6


def made_up(seed: int = 3, layers: int = 3) -> Network:
    chance = np.random.default_rng(seed)

    def numbers(*shape: int) -> Any:
        return chance.normal(size=shape).astype(np.float32)

    tables = {"words": numbers(WORDS, WIDTH), "kinds": numbers(3, WIDTH), "endings": numbers(ENDINGS, WIDTH)}
    heads = {name: numbers(WIDTH, 2) for name in ("of_word", "of_rest", "of_most", "of_mean")}
    made = tuple(Layer(numbers(3, WIDTH, WIDTH), numbers(WIDTH), numbers(WIDTH), numbers(WIDTH)) for _ in range(layers))
    return Network(**tables, layers=made, **heads, word_bias=numbers(2), sentence_bias=numbers(2))


def slowly(net: Network, row: Row) -> tuple[Any, Any]:
    """Return what `readings` should of one row, word by word."""
    state = [net.words[w] + net.kinds[k] + net.endings[e] for w, k, e in zip(*row, strict=True)]
    for number, layer in enumerate(net.layers):
        seen = state
        if number:
            seen = [(x - x.mean()) / np.sqrt(x.var() + 1e-5) * layer.scale + layer.shift for x in state]
        nothing = np.zeros(WIDTH)
        found = [
            np.maximum(0, sum(x @ part for x, part in zip((before, own, behind), layer.weights, strict=True)) + layer.bias)
            for before, own, behind in zip([nothing, *seen[:-1]], seen, [*seen[1:], nothing], strict=True)
        ]
        state = [old + new for old, new in zip(state, found, strict=True)] if number else found
    most, mean = np.max(state, axis=0), np.mean(state, axis=0)
    whole = most @ net.of_most + mean @ net.of_mean + net.sentence_bias
    return whole, np.array([x @ net.of_word + most @ net.of_rest + net.word_bias for x in state])


ROWS = [Row([1, 4, 5], [0, 2, 1], [0, 0, 77]), Row([2], [0], [0]), Row([3, 3, 2, 1], [1, 1, 0, 0], [0, 0, 5, 0])]


def test_sentences_read_at_once_are_read_as_one_by_one() -> None:
    net = made_up()

    for row, reading in zip(ROWS, readings(net, ROWS), strict=True):
        whole, words = slowly(net, row)
        np.testing.assert_allclose(reading.whole, whole, rtol=1e-4, atol=1e-4)
        np.testing.assert_allclose(reading.words, words, rtol=1e-4, atol=1e-4)


def test_nothing_to_read() -> None:
    assert readings(made_up(), []) == []


def test_an_ending_has_a_group_of_its_own_word() -> None:
    assert ending_of("confabulating") == ending_of("eating") != ending_of("eaten")
    assert all(0 < ending_of(word) < ENDINGS for word in ("a", "é", "zzz", "confabulating"))


def test_the_network_is_one_for_the_words_and_families_of_the_weights() -> None:
    weights = sentence_weights()
    net = read_network(network_file(), table_digest(weights.words, weights.kinds), tuple(weights.families))

    assert net.words.shape[1] == net.kinds.shape[1] == net.endings.shape[1] == len(net.layers[0].bias)
    assert len(net.kinds) == len(weights.kinds) + 1
    assert net.endings.shape[0] == ENDINGS
    assert net.of_word.shape[1] == len(weights.families)


def kept(folder: Path, **changed: Any) -> Path:
    net = made_up()
    numbers: dict[str, Any] = {"families": np.array(FAMILIES), "layers": np.array(3), "digest": np.array("as it is")}
    for name in TABLES:
        numbers |= {name: np.ones_like(getattr(net, name), np.int8), f"{name}_unit": np.ones(len(getattr(net, name)), np.float32)}
    for at, layer in enumerate(net.layers):
        numbers |= {f"layer{at}_{part}": getattr(layer, part) for part in Layer.__slots__}
    numbers |= {name: getattr(net, name) for name in ("of_word", "of_rest", "word_bias", "of_most", "of_mean", "sentence_bias")}
    numbers = {name: value for name, value in (numbers | changed).items() if value is not None}
    np.savez_compressed(folder / "network.npz", **numbers)
    return folder / "network.npz"


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    read = read_network(kept(tmp_path), "as it is", FAMILIES)

    np.testing.assert_array_equal(read.layers[1].weights, made_up().layers[1].weights)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"digest": np.array("other words")}, "other words"),
        ({"families": np.array(["motive", "label"])}, "other words or families"),
        ({"layer1_bias": None}, "layer1_bias"),
        ({"words_unit": None}, "words_unit"),
    ],
)
def test_a_broken_file_is_named_with_the_mend(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"network\.npz.*{said}.*tools/learn\.py"):
        read_network(kept(tmp_path, **changed), "as it is", FAMILIES)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"\x93NUMPY"])
def test_a_file_that_is_none_is_named_with_the_mend(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "network.npz"
    path.write_bytes(data)

    with pytest.raises(KnowledgeError, match=r"network\.npz.*tools/learn\.py"):
        read_network(path, "as it is", FAMILIES)

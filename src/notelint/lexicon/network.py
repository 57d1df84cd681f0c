"""The numbers of the small network that reads sentences beside the weights: `lexicons/learned/network.npz`.

It sees what the weights see (`weights.py`): each word of a sentence, its kind, and of a word that is not known the last three letters.
Three layers look at each word with its neighbours, so that the last knows three to either side. Then every word, and the sentence
as a whole, is given a number for each family: the higher, the more it reads like a finding. `tools/learn.py` writes the file, in
bytes where that is exact enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zipfile import BadZipFile
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from notelint.errors import KnowledgeError

ENDINGS = 2048  # groups that the endings of unknown words are sorted into; group 0 is that of known words
LETTERS = 3  # of an ending
TABLES = ("words", "kinds", "endings")  # kept in bytes, each row with a number to multiply it by
_MEND = "Write the file anew with `python tools/learn.py`, or reinstall notelint."

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: weights of the word before, the word and the word behind (3, width, width), what is added, how its input is scaled."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """All numbers of the network; `width` is that of the rows, and every last column belongs to one of the families it was learned for.

    `words`, `kinds` and `endings` are (rows, width). A word is judged by its own row and by the highest numbers of its sentence
    (`of_word`, `of_rest`), a sentence by the highest and by the mean (`of_most`, `of_mean`), each (width, families).
    """

    words: Floats
    kinds: Floats
    endings: Floats
    layers: tuple[Layer, ...]
    of_word: Floats
    of_rest: Floats
    word_bias: Floats
    of_most: Floats
    of_mean: Floats
    sentence_bias: Floats


def ending_of(word: str) -> int:
    """Return the group of a word's ending, 1 to `ENDINGS` - 1; `word` is in lower case."""
    return crc32(word[-LETTERS:].encode()) % (ENDINGS - 1) + 1


def table_digest(words: Iterable[str], kinds: Iterable[str]) -> str:
    """Return the digest of the words and kinds whose numbers are the rows of a network."""
    return blake2b("\n".join((*words, "", *kinds)).encode(), digest_size=16).hexdigest()


def read_network(path: Path, digest: str, families: tuple[str, ...]) -> Network:
    """Return the network in a file; raise `KnowledgeError` for one that is broken or for other words or families."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            data = dict(kept)
        if str(data["digest"]) != digest or tuple(map(str, data["families"])) != families:
            raise KnowledgeError(f"{path}: was learned with other words or families than sentences.json. {_MEND}")
        tables = {name: data[name].astype(np.float32) * data[f"{name}_unit"][:, None] for name in TABLES}
        layers = tuple(Layer(*(_floats(data[f"layer{n}_{part}"]) for part in Layer.__slots__)) for n in range(int(data["layers"])))
        heads = {name: _floats(data[name]) for name in ("of_word", "of_rest", "word_bias", "of_most", "of_mean", "sentence_bias")}
        return Network(**tables, layers=layers, **heads)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, BadZipFile) as error:
        raise KnowledgeError(f"{path}: {error!s}. {_MEND}") from error


def _floats(numbers: NDArray[Any]) -> Floats:
    return np.ascontiguousarray(numbers, dtype=np.float32)

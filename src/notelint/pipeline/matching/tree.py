"""The tree of all sequences of words that forms are found by: nodes by the hash of the next token, leaves where forms end.

It holds more than a hundred thousand sequences and a note comes to few of them, so each node is made when a note first comes to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from spacy.strings import get_string_id

from notelint.lexicon.patterns import WRITER
from notelint.pipeline.matching.entry_forms import EntryForm, Shelf
from notelint.pipeline.matching.following import PLACE

_BY_WRITER = [(PLACE, WRITER)]

# The next token's node by its hash; under LEAF what ends here, and under BEFORE the tree of what stands before an anchor.
Node = dict[int, Any]
LEAF, BEFORE = 0, 1  # no token has such a hash


class Leaf:
    """The forms whose sequence ends in one node of the tree.

    `whole` are found by the sequence alone, `beside` ask for more, `after` as well, by one of some
    words that must stand before it, `by_writer` where the writer does what the sequence says;
    `finds` is false where none of these are. `unless` holds those that take back, by their entry.
    """

    __slots__ = ("after", "beside", "by_writer", "finds", "unless", "whole")

    def __init__(self, forms: Iterable[EntryForm], unless: Mapping[str, Leaf]) -> None:
        whole: list[EntryForm] = []
        beside: list[EntryForm] = []
        by_writer: list[EntryForm] = []
        after: dict[frozenset[int], list[EntryForm]] = {}
        for form in forms:
            if form.direct and form.exact is None:
                whole.append(form)
            elif form.before[:1] == _BY_WRITER:
                by_writer.append(form)
            elif form.previous:
                after.setdefault(form.previous, []).append(form)
            else:
                beside.append(form)
        self.whole, self.beside, self.by_writer, self.unless = tuple(whole), tuple(beside), tuple(by_writer), unless
        self.after = tuple((words, tuple(called)) for words, called in after.items())
        self.finds = bool(whole or beside or by_writer or after)


_NO_LEAVES: Mapping[str, Leaf] = MappingProxyType({})


class Unmade(list[tuple[Shelf, str]]):
    """What stands in the place of a node that nobody came to yet: what is left of the rows of the index that lead through it."""

    __slots__ = ()

    def made(self) -> Node:
        """Return the node, with what is below it unmade; doing it twice, from two threads, is harmless."""
        node: Node = {}
        ending: list[EntryForm] = []
        for shelf, row in self._rows():
            words, _, further = row.partition("\t")
            if words:
                word, _, rest = words.partition(" ")
                _hang(node, get_string_id(word), shelf, f"{rest}\t{further}")
                continue
            number, _, before = further.partition("\t")
            if before:
                _hang(node, BEFORE, shelf, f"{before}\t{number}")
            else:
                ending.append(shelf.form(int(number)))
        if ending:
            node[LEAF] = _leaf(ending)
        return node

    def _rows(self) -> Iterator[tuple[Shelf, str]]:
        return ((shelf, row) for shelf, rows in self for row in rows.split("\n"))


def _hang(node: Node, key: int, shelf: Shelf, row: str) -> None:
    below = node.get(key)
    if below is None:
        below = node[key] = Unmade()
    below.append((shelf, row))


def _leaf(forms: list[EntryForm]) -> Leaf:
    """Return the leaf of some forms; those that take back go to a leaf of their entry."""
    blocking: dict[str, list[EntryForm]] = {}
    for form in forms:
        if form.blocks:
            blocking.setdefault(form.entry.key, []).append(form)
    unless = {key: Leaf(called, _NO_LEAVES) for key, called in blocking.items()} or _NO_LEAVES
    return Leaf((form for form in forms if not form.blocks), unless)

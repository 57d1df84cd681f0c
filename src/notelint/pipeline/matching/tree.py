"""The tree of all sequences of words that forms are found by: nodes by the hash of the next token, leaves where forms end."""

from __future__ import annotations

from typing import Any

from notelint.lexicon.patterns import WRITER
from notelint.pipeline.matching.entry_forms import EntryForm, Shelf
from notelint.pipeline.matching.following import PLACE

_BY_WRITER = [(PLACE, WRITER)]
# The next token's node by its hash; under LEAF what ends here, and under BEFORE the tree of what stands before an anchor.
Node = dict[int, Any]
LEAF, BEFORE = 0, 1  # no token has such a hash


class Leaf:
    """The forms whose sequence ends in one node of the tree; they are made when a note first comes to it.

    `whole` are found by the sequence alone, `beside` ask for more, `after` as well, by a
    word that must stand before it, `by_writer` where the writer does what the sequence
    says; `finds` is false where none of these are. `unless` holds those that take back,
    by their entry. `unread` names the forms until they are made.
    """

    __slots__ = ("after", "beside", "by_writer", "finds", "unless", "unread", "whole")

    def __init__(self) -> None:
        self.unread: list[tuple[Shelf, int]] = []
        self.whole: list[EntryForm] = []
        self.beside: list[EntryForm] = []
        self.after: dict[int, list[EntryForm]] = {}
        self.by_writer: list[EntryForm] = []
        self.finds = False
        self.unless: dict[str, Leaf] = {}

    def read(self) -> Leaf:
        """Return the leaf with its forms made; doing it twice, from two threads, is harmless."""
        made = Leaf()
        for shelf, number in self.unread:
            made._hang(shelf.form(number))
        self.whole, self.beside, self.after, self.by_writer, self.unless = made.whole, made.beside, made.after, made.by_writer, made.unless
        self.finds, self.unread = made.finds, []
        return self

    def _hang(self, form: EntryForm) -> None:
        """Hang a form here; one that needs a certain word before it under each such word."""
        leaf = self.unless.setdefault(form.entry.key, Leaf()) if form.blocks else self
        leaf.finds = True
        if form.direct and form.exact is None:
            leaf.whole.append(form)
        elif form.before[:1] == _BY_WRITER:
            leaf.by_writer.append(form)
        elif not form.previous:
            leaf.beside.append(form)
        for word in form.previous:
            leaf.after.setdefault(word, []).append(form)

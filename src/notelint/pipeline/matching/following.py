"""Follow the parts of a pattern along the words of a note, to either side of where it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Protocol

from spacy.strings import get_string_id

from notelint.lexicon.parts import Part
from notelint.lexicon.patterns import CLAUSE, THIS, WRITER
from notelint.lexicon.tokens import NAME
from notelint.pipeline.words import hashed

# Kinds of parts: one of some tokens; the same or nothing; a tree of phrases; the same or nothing; a gap; a place where
# something must be true; a word where a match of the entry itself begins; a part not made ready yet, since most patterns
# fail before they come to their last part.
ONE, OPTION, TREE, OPTIONAL_TREE, GAP, PLACE, OWN_MATCH, UNREAD = range(8)
Ready = tuple[int, Any]  # a part ready to be followed: its kind, and tokens, a tree, a number of words, or what makes it ready
Tree = dict[int, Any]
Holds = Callable[[str, int], bool]
END = 0  # stands in a tree where a phrase ends; no token has this hash
NAMED = get_string_id(NAME)  # stands in a tree where any name of a person may stand
NOTHING = -1  # stands for the word before the first and behind the last; no token has this hash
_ONLY_END: Tree = {END: True}  # ends most phrases; one for all of them, and never changed
_STOPS = hashed('. ; : ! ? " “ ” .. ... ;') | {NOTHING}
_UNCOUNTED = hashed(", / not am are have will 's 'd")  # and what contractions stand for


class Shared(Protocol):
    """What many patterns have in common: word classes and long lists, ready to be followed."""

    def of_class(self, name: str, step: int) -> Ready:
        """Return a word class as a part, read forwards with `step` 1 and backwards with -1."""
        ...

    def of_list(self, number: int, step: int) -> Ready:
        """Return a list of the lexicon's table as a part."""
        ...


def ready_parts(parts: Iterable[Part], step: int, shared: Shared) -> list[Ready]:
    """Return parts to be followed, forwards with `step` 1 and backwards with -1; lists are made ready when they are come to."""
    return [_ready(part, step, shared) for part in parts]


def _ready(part: Part, step: int, shared: Shared) -> Ready:
    if isinstance(part, int):
        return GAP, part
    if isinstance(part, list):
        return UNREAD, partial(ready_list, part, step)
    if part in (CLAUSE, WRITER):
        return PLACE, part
    if part == THIS:
        return OWN_MATCH, None
    return UNREAD, partial(shared.of_list, int(part[1:]), step) if part[0] == "#" else partial(shared.of_class, part[1:-1], step)


def ready_list(phrases: list[str], step: int) -> Ready:
    """Return a list of phrases as a part; one that begins with "" may be left out."""
    return _simplest(phrase_tree(filter(None, phrases), step), optional=phrases[:1] == [""])


def _simplest(tree: Tree, *, optional: bool) -> Ready:
    if NAMED not in tree and all(len(below) == 1 and END in below for below in tree.values()):
        return (OPTION if optional else ONE), frozenset(tree)
    return (OPTIONAL_TREE if optional else TREE), tree


def phrase_tree(phrases: Iterable[str], step: int) -> Tree:
    """Return the tree of some phrases (tokens with spaces between), read backwards if `step` is -1."""
    root: Tree = {}
    for phrase in phrases:
        leaf = root
        *tokens, last = map(get_string_id, phrase.split()[::step])
        for token in tokens:
            below = leaf.get(token)
            if below is None or below is _ONLY_END:
                below = leaf[token] = dict(below or ())
            leaf = below
        if leaf.setdefault(last, _ONLY_END) is not _ONLY_END:
            leaf[last][END] = True
    return root


def edge(parts: list[Ready]) -> frozenset[int]:
    """Return the only tokens that may stand first in the parts; empty if any may."""
    found: frozenset[int] = frozenset()
    for k, part in enumerate(parts):
        if part[0] == UNREAD:
            parts[k] = part[1]()
        kind, data = parts[k]
        if kind in (GAP, PLACE, OWN_MATCH):
            return frozenset()
        if NAMED in data:
            return frozenset()
        # Most parts begin with one list of words: its own set then serves, and takes no room again.
        found = found.union(data) if found else frozenset(data)
        if kind in (ONE, TREE):
            return found
    return frozenset()


def follow(parts: list[Ready], k: int, words: list[int], at: int, step: int, path: list[int], holds: Holds) -> bool:
    """Tell whether the parts from number `k` on stand in `words` from `at` on; leave in `path` where each begins.

    `words` ends with a token that no part knows, so that it stops at both ends. `holds`
    tells whether what a place asks for is true at a word.
    """
    size = len(parts)
    while True:
        path[k] = at
        if k == size:
            return True
        kind, data = parts[k]
        if kind == ONE:
            if words[at] not in data:
                return False
            at += step
        elif kind == OPTION:
            if words[at] in data and follow(parts, k + 1, words, at + step, step, path, holds):
                return True
        elif kind == GAP:
            return _follow_gap(parts, k, words, at, step, path, holds)
        elif kind == PLACE:  # only at the beginning of a pattern: it is come to from behind
            if not holds(data, at + 1):
                return False
        elif kind == OWN_MATCH:
            if not holds(THIS, at):
                return False
            at += step
        elif kind == UNREAD:
            parts[k] = data()
            continue
        else:
            ends = _phrase_ends(data, words, at, step)
            if NAMED in data and holds(NAME, at):
                ends = _name_ends(data[NAMED], words, at, step, holds) + ends
            for end in ends:
                if follow(parts, k + 1, words, end, step, path, holds):
                    return True
            if kind == TREE:
                return False
        k += 1


def _follow_gap(parts: list[Ready], k: int, words: list[int], at: int, step: int, path: list[int], holds: Holds) -> bool:
    """Try what follows a gap behind none of its words, then one, and so on."""
    left = parts[k][1]
    while not follow(parts, k + 1, words, at, step, path, holds):
        word = words[at]
        if word in _STOPS:
            return False
        if word not in _UNCOUNTED:
            left -= 1
            if left < 0:
                return False
        at += step
    return True


def _phrase_ends(tree: Tree, words: list[int], at: int, step: int) -> list[int]:
    """Return where phrases of the tree that begin at `at` end, the longest first."""
    ends: list[int] = []
    node = tree.get(words[at])
    while node is not None:
        at += step
        if END in node:
            ends.append(at)
        node = node.get(words[at])
    return ends[::-1]


def _name_ends(below: Tree, words: list[int], at: int, step: int, holds: Holds) -> list[int]:
    """Return where a phrase that begins with a name of one or two words ends, the longest first."""
    ends: list[int] = []
    for _ in range(2):
        if not holds(NAME, at):
            break
        at += step
        if END in below:
            ends.append(at)
        ends += _phrase_ends(below, words, at, step)
    return ends[::-1]

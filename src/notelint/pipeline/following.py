"""Follow the parts of a pattern along the words of a note, to either side of where it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.strings import get_string_id

from notelint.lexicon.parts import CLAUSE_PART, Part
from notelint.pipeline.words import hashed

# Kinds of parts: one of some tokens; the same or nothing; a tree of phrases; the same or nothing; a gap; a clause starts.
ONE, OPTION, TREE, OPTIONAL_TREE, GAP, CLAUSE = range(6)
Ready = tuple[int, Any]  # a part ready to be followed: its kind, and tokens, a tree or a number of words
Tree = dict[int, Any]
END = 0  # stands in a tree where a phrase ends; no token has this hash
NOTHING = -1  # stands for the word before the first and behind the last; no token has this hash
_STOPS = hashed('. ; : ! ? " “ ” .. ... ;') | {NOTHING}
_UNCOUNTED = hashed(", / n't n’t nt 's ’s 're ’re 've ’ve 'll ’ll 'd ’d 'm ’m")


def ready_parts(parts: Iterable[Part], step: int, classes: dict[str, tuple[Tree, Tree]]) -> tuple[Ready, ...]:
    """Return parts ready to be followed, forwards with `step` 1 and backwards with -1."""
    return tuple(_ready(part, step, classes) for part in parts)


def _ready(part: Part, step: int, classes: dict[str, tuple[Tree, Tree]]) -> Ready:
    if isinstance(part, int):
        return GAP, part
    if part == CLAUSE_PART:
        return CLAUSE, None
    if isinstance(part, str):
        return _simplest(classes[part[1:-1]][step < 0], optional=False)
    return _simplest(phrase_tree(filter(None, part), step), optional=part[0] == "")


def _simplest(tree: Tree, *, optional: bool) -> Ready:
    if all(len(below) == 1 and END in below for below in tree.values()):
        return (OPTION if optional else ONE), frozenset(tree)
    return (OPTIONAL_TREE if optional else TREE), tree


def phrase_tree(phrases: Iterable[str], step: int) -> Tree:
    """Return the tree of some phrases (tokens with spaces between), read backwards if `step` is -1."""
    root: Tree = {}
    for phrase in phrases:
        leaf = root
        for token in phrase.split()[::step]:
            leaf = leaf.setdefault(get_string_id(token), {})
        leaf[END] = True
    return root


def edge(parts: tuple[Ready, ...]) -> frozenset[int]:
    """Return the only tokens that may stand first in the parts; empty if any may."""
    found: frozenset[int] = frozenset()
    for kind, data in parts:
        if kind in (GAP, CLAUSE):
            return frozenset()
        found |= frozenset(data)
        if kind in (ONE, TREE):
            return found
    return frozenset()


def follow(parts: tuple[Ready, ...], k: int, words: list[int], at: int, step: int, path: list[int], opens: Callable[[int], bool]) -> bool:
    """Tell whether the parts from number `k` on stand in `words` from `at` on; leave in `path` where each begins.

    `words` ends with a token that no part knows, so that it stops at both ends. `opens`
    tells whether a clause starts at a word.
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
            if words[at] in data and follow(parts, k + 1, words, at + step, step, path, opens):
                return True
        elif kind == GAP:
            return _follow_gap(parts, k, words, at, step, path, opens)
        elif kind == CLAUSE:
            if not opens(at + 1):
                return False
        else:
            for end in _phrase_ends(data, words, at, step):
                if follow(parts, k + 1, words, end, step, path, opens):
                    return True
            if kind == TREE:
                return False
        k += 1


def _follow_gap(
    parts: tuple[Ready, ...], k: int, words: list[int], at: int, step: int, path: list[int], opens: Callable[[int], bool]
) -> bool:
    """Try what follows a gap behind none of its words, then one, and so on."""
    left = parts[k][1]
    while not follow(parts, k + 1, words, at, step, path, opens):
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

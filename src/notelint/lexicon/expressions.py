"""Turn the elements of a phrase or pattern into what the matcher searches for.

An expression is tried only where one of its token sequences was seen, so its cost
follows the words of the note and not the number of patterns. Expressions run on a
lower-case copy of the text in which apostrophes and hyphens are plain; every
repetition in them is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from notelint.lexicon.patterns import Element
from notelint.lexicon.tokens import (
    Sequence,
    commonness,
    edge_tokens,
    phrase_sequences,
    pieces_of,
    plain,
    telling_tokens,
    word_variants,
)

MOST_SEQUENCES = 200  # token sequences one form may be found by
PORTION = 100  # phrases of a choice that are searched together
SEPARATOR_MOST, GAP_WORD_MOST = 4, 24  # code points
SEPARATOR = r"[\s\-]{1,4}"
LOOSE_SEPARATOR = r"[\s\-,/]{1,4}"
JOINT = r"[\s\-]{0,4}"
_GAP_WORD = r"(?:[^\s.;:!?\"“”]{1,40}[\s\-,/]{1,4})"
CLAUSE_START = r"(?:(?<![^\n])|(?<=[.!?;:\n\-•*]\s)|(?<=[.!?]\s\s)|(?<=\band\s)|(?<=\bthen\s)|(?<=\balso\s))"


@dataclass(frozen=True, slots=True)
class Search:
    """How to find one phrase or pattern.

    One of `sequences` of tokens must be seen. Without `regex` that is the match; else
    the tokens beside it must be among `previous` and `following` (unless empty), one
    of each group of `also` must stand in the same sentence, and the expression is
    tried from `before` code points before the sequence to `after` behind its start.
    A word class stands as "{name}" in the expression and in groups of tokens. Where
    `sure` is not empty, one of its tokens directly before the sequence (and one of
    `sure_following`, unless empty, directly behind it) makes the sequence the match, and
    the expression need not be tried.
    """

    sequences: list[Sequence]
    regex: str | None = None
    also: tuple[tuple[str, ...], ...] = ()
    before: int = 0
    after: int = 0
    previous: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    sure_following: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring elements by whose tokens a pattern is found: `first` to `last`, both included.

    `whole` is false where the tokens are only some of what the element shows.
    """

    first: int
    last: int
    sequences: list[Sequence]
    whole: bool = True

    @property
    def cost(self) -> tuple[int, bool, bool, int, int]:
        """Order runs by what they cost and tell: rare words first, then two tokens or more, then whole elements."""
        shortest = min(map(len, self.sequences))
        common = max(min(map(commonness, sequence)) for sequence in self.sequences)
        if shortest > 1:
            common -= 1
        return (common, not self.whole, shortest < 2, -shortest, len(self.sequences))


def searches_for(elements: list[Element]) -> Iterator[Search]:
    """Yield how to find a pattern; a long or mixed choice in it is split, so that each part is found quickly."""
    for at, element in enumerate(elements):
        parts = _parts(element)
        if len(parts) > 1:
            for part in parts:
                yield from searches_for([*elements[:at], replace(element, phrases=part), *elements[at + 1 :]])
            return
    yield _search_for(elements)


def _parts(element: Element) -> list[tuple[str, ...]]:
    """Split a choice into phrases whose tokens can be foreseen, in handy portions, and those whose cannot."""
    if element.kind != "words" or element.optional:
        return []
    clear = [phrase for phrase in element.phrases if phrase_sequences(plain(phrase)) is not None]
    unclear = tuple(phrase for phrase in element.phrases if phrase not in clear)
    portions = [tuple(clear[at : at + PORTION]) for at in range(0, len(clear), PORTION)]
    return [*portions, unclear] if unclear else portions


def _search_for(elements: list[Element]) -> Search:
    solid = [e for e in elements if e.kind not in ("open", "close")]
    run = min((*_runs(solid), *_fallbacks(solid)), key=lambda r: r.cost)
    if run.whole and run.first == 0 and run.last == len(solid) - 1 and _marks_all(elements):
        return Search(run.sequences)
    widths = [_width(element) for element in solid]
    sure, sure_following = _sure(elements, solid, run) if run.whole else ((), ())
    return Search(
        run.sequences,
        rf"(?<![\w]){_regex(elements)}(?![\w])",
        tuple(_needed(solid, run)),
        before=sum(widths[: run.first if run.whole else run.first + 1]),
        after=sum(widths[run.first :]),
        previous=_edge(solid, run.first - 1, step=-1) if run.whole else (),
        following=_edge(solid, run.last + 1, step=1) if run.whole else (),
        sure=sure,
        sure_following=sure_following,
    )


def class_regex(words: tuple[str, ...]) -> str:
    """Return the expression that stands for a word class."""
    return _any_of(map(_spelling, words))


def _runs(solid: list[Element]) -> Iterable[_Run]:
    """Yield the runs of words whose tokens can be foreseen and are not too many."""
    for first, element in enumerate(solid):
        if element.kind != "words" or element.optional:
            continue
        choices: list[list[Sequence]] = []
        for last in range(first, len(solid)):
            found = _choices(solid[last])
            if found is None:
                break
            choices.append(found)
            if _product(choices) > MOST_SEQUENCES:
                break
            if not solid[last].optional:
                yield _Run(first, last, [[t for part in parts for t in part] for parts in product(*choices)])


def _choices(element: Element) -> list[Sequence] | None:
    if element.kind != "words":
        return None
    found: list[Sequence] = [[]] if element.optional else []
    for phrase in element.phrases:
        sequences = phrase_sequences(plain(phrase))
        if sequences is None:
            return None
        found += sequences
    return found


def _product(choices: list[list[Sequence]]) -> int:
    total = 1
    for choice in choices:
        total *= len(choice)
    return total


def _fallbacks(solid: list[Element]) -> Iterable[_Run]:
    """Yield single elements told by one of their tokens, for those whose tokens cannot all be foreseen."""
    for at, element in enumerate(solid):
        if element.kind == "words" and not element.optional:
            for tokens in _groups(element):
                yield _Run(at, at, [[token] for token in tokens], whole=False)


def _groups(element: Element) -> list[tuple[str, ...]]:
    if len(element.phrases) == 1 and " " not in element.phrases[0]:
        return pieces_of(plain(element.phrases[0]))
    return [telling_tokens(map(plain, element.phrases))]


def _needed(solid: list[Element], run: _Run) -> Iterable[tuple[str, ...]]:
    """Yield groups of tokens that must stand in the sentence too, the smallest first."""
    groups: list[tuple[str, ...]] = []
    for at, element in enumerate(solid):
        if element.kind == "class":
            groups.append((f"{{{element.name}}}",))
        elif element.kind == "words" and not element.optional and not run.first <= at <= run.last:
            groups += _groups(element)
        elif at == run.first and not run.whole:
            groups += [g for g in _groups(element) if [[token] for token in g] != run.sequences]
    return sorted(groups, key=len)


def _edge(solid: list[Element], at: int, step: int) -> tuple[str, ...]:
    """Return the only tokens that may stand beside a run, going from `at` by `step`; empty for no limit.

    What is optional may be left out, so that the tokens of the next element count as well.
    """
    edges: tuple[str, ...] = ()
    while 0 <= at < len(solid):
        element = solid[at]
        if element.kind == "class":
            return (*edges, f"{{{element.name}}}")
        found = edge_tokens(map(plain, element.phrases), last=step < 0)
        if not found:
            return ()
        edges += found
        if not element.optional:
            return edges
        at += step
    return ()


def _sure(elements: list[Element], solid: list[Element], run: _Run) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tokens that complete the pattern directly before a run that is all that is marked, and behind it."""
    nothing: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    opens, closes = Element("open"), Element("close")
    inside = elements[elements.index(opens) + 1 : elements.index(closes)] if opens in elements else []
    if inside != solid[run.first : run.last + 1] or run.first == 0 or len(solid) - run.last > 2:
        return nothing
    if any(not e.optional for e in solid[1 : run.first]):
        return nothing
    before = _single_tokens(solid[0])
    behind = _single_tokens(solid[-1]) if run.last < len(solid) - 1 else ()
    return (before, behind) if before and (behind or run.last == len(solid) - 1) else nothing


def _single_tokens(element: Element) -> tuple[str, ...]:
    """Return the tokens each of which alone is what the element asks for."""
    if element.kind == "class":
        return (f"{{{element.name}}}",)
    if element.kind != "words" or element.optional:
        return ()
    return tuple(t for p in element.phrases if " " not in p for v in word_variants(plain(p)) if len(v) == 1 for t in v)


def _marks_all(elements: list[Element]) -> bool:
    kinds = [element.kind for element in elements]
    return "open" not in kinds or (kinds[0] == "open" and kinds[-1] == "close")


def _width(element: Element) -> int:
    if element.kind == "gap":
        return element.most * GAP_WORD_MOST
    if element.kind == "class":
        return 2 * GAP_WORD_MOST
    return max((len(p) + SEPARATOR_MOST * (1 + p.count(" ") + p.count("-")) for p in element.phrases), default=0)


def _regex(elements: list[Element]) -> str:
    """Return the expression, with separators between what must be separated."""
    parts: list[str] = []
    separator = ""
    for element in elements:
        if element.kind == "close":
            parts.append(")")
        elif element.kind == "gap":
            parts.append(f"{LOOSE_SEPARATOR}{_GAP_WORD}{{0,{element.most}}}?")
            separator = ""
        elif element.optional:
            choice = _any_of(map(_spelling, element.phrases))
            parts.append(f"(?:{separator}{choice})?" if separator else f"(?:{choice}{SEPARATOR})?")
        else:
            parts.append(separator + _solid_regex(element))
            separator = SEPARATOR if element.kind in ("words", "class") else ""
    return "".join(parts)


def _solid_regex(element: Element) -> str:
    if element.kind == "open":
        return "(?P<m>"
    if element.kind == "clause":
        return CLAUSE_START
    return f"{{{element.name}}}" if element.kind == "class" else _any_of(map(_spelling, element.phrases))


def _spelling(phrase: str) -> str:
    """Return the expression for one fixed phrase, in which spaces and hyphens vary."""
    return SEPARATOR.join(JOINT.join(re.escape(p) for p in word.split("-") if p) or re.escape(word) for word in plain(phrase).split())


def _any_of(expressions: Iterable[str]) -> str:
    longest_first = sorted(dict.fromkeys(expressions), key=lambda e: (-len(e), e))
    return longest_first[0] if len(longest_first) == 1 else f"(?:{'|'.join(longest_first)})"

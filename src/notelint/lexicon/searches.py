"""Turn the elements of a phrase or pattern into what the matcher searches for.

A pattern is found from a run of its words, the rarest it has, and then followed to both
sides token by token. So its cost follows the words of the note and not the number of
patterns. Where the tokens of some word cannot be foreseen ("r/o"), an expression is tried
in the sentence instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from notelint.lexicon.expressions import expression, width
from notelint.lexicon.parts import Part, parts_of
from notelint.lexicon.patterns import Element
from notelint.lexicon.tokens import NAME, Sequence, commonness, phrase_sequences, pieces_of, plain, telling_tokens

MOST_SEQUENCES = 200  # token sequences one element may be found by
MOST_TOGETHER = 24  # token sequences several elements may be found by together
PORTION = 100  # phrases of a choice that are searched together
_MARKS = ("open", "close")


@dataclass(frozen=True, slots=True)
class Search:
    """How to find one phrase or pattern.

    One of `sequences` of tokens must be seen. `before` and `behind` are the parts beside
    it, both from the sequence outwards, that must stand there too. What is reported
    begins at the border `opens` and ends at the border `closes`: -1 is where the
    sequence begins, -2 is one part further out, and so on; 1 is where it ends, 2 is one
    part behind it.

    With a `regex` the parts are not known: then one of each group of `also` must stand in
    the same sentence, and the expression is tried from `reach[0]` code points before the
    sequence to `reach[1]` behind its start. A word class stands as "{name}" in it.
    """

    sequences: list[Sequence]
    before: list[Part] = field(default_factory=list)
    behind: list[Part] = field(default_factory=list)
    opens: int = -1
    closes: int = 1
    regex: str | None = None
    also: tuple[tuple[str, ...], ...] = ()
    reach: tuple[int, int] = (0, 0)


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


def searches_for(elements: list[Element], clear_classes: Collection[str] = ()) -> Iterator[Search]:
    """Yield how to find a pattern; a long or mixed choice in it is split, so that each part is found quickly."""
    for at, element in enumerate(elements):
        portions = _portions(element)
        if len(portions) > 1:
            for portion in portions:
                yield from searches_for([*elements[:at], replace(element, phrases=portion), *elements[at + 1 :]], clear_classes)
            return
    yield _search_for(elements, clear_classes)


def _portions(element: Element) -> list[tuple[str, ...]]:
    """Split a choice into phrases whose tokens can be foreseen, in handy portions, and those whose cannot."""
    if element.kind != "words" or element.optional:
        return []
    clear = [phrase for phrase in element.phrases if phrase_sequences(plain(phrase)) is not None]
    unclear = tuple(phrase for phrase in element.phrases if phrase not in clear)
    portions = [tuple(clear[at : at + PORTION]) for at in range(0, len(clear), PORTION)]
    return [*portions, unclear] if unclear else portions


def _search_for(elements: list[Element], clear_classes: Collection[str]) -> Search:
    solid = [e for e in elements if e.kind not in _MARKS]
    opens, closes = _borders(elements, len(solid))
    runs = [run for run in _runs(solid) if not (run.first < opens <= run.last or run.first < closes <= run.last)]
    if runs:
        run = min(runs, key=lambda r: r.cost)
        before, behind = parts_of(reversed(solid[: run.first]), clear_classes), parts_of(solid[run.last + 1 :], clear_classes)
        if before is not None and behind is not None:
            return Search(run.sequences, before, behind, _border(opens, run), _border(closes, run))
    run = min((*runs, *_fallbacks(solid)), key=lambda r: r.cost)
    widths = [width(element) for element in solid]
    reach = (sum(widths[: run.first if run.whole else run.first + 1]), sum(widths[run.first :]))
    return Search(run.sequences, regex=expression(elements), also=tuple(_needed(solid, run)), reach=reach)


def _borders(elements: list[Element], size: int) -> tuple[int, int]:
    """Return before which elements (marks not counted) what is reported begins and ends."""
    kinds = [e.kind for e in elements]
    if "open" not in kinds:
        return 0, size
    return kinds.index("open"), kinds.index("close") - 1


def _border(at: int, run: _Run) -> int:
    """Return a border, given as the element behind it, as seen from the run."""
    return -(run.first - at) - 1 if at <= run.first else at - run.last


def _runs(solid: list[Element]) -> Iterator[_Run]:
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
            if _product(choices) > (MOST_SEQUENCES if last == first else MOST_TOGETHER):
                break
            if not solid[last].optional:
                yield _Run(first, last, [[t for part in parts for t in part] for parts in product(*choices)])


def _choices(element: Element) -> list[Sequence] | None:
    if element.kind != "words" or any(NAME in phrase for phrase in element.phrases):
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


def _fallbacks(solid: list[Element]) -> Iterator[_Run]:
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
    """Return groups of tokens that must stand in the sentence too, the smallest first."""
    groups: list[tuple[str, ...]] = []
    for at, element in enumerate(solid):
        if element.kind == "class":
            groups.append((f"{{{element.name}}}",))
        elif element.kind == "words" and not element.optional and not run.first <= at <= run.last:
            groups += _groups(element)
        elif at == run.first and not run.whole:
            groups += [g for g in _groups(element) if [[token] for token in g] != run.sequences]
    return sorted(groups, key=len)

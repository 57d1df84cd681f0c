"""NL904: the name of somebody else that was left in a note which is much like theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from notelint.late import late
from notelint.review.across.alike import Likeness, Match, Sectioned
from notelint.review.across.words import NAME, NUMBER, Words, is_number
from notelint.review.known_words import known_words
from notelint.review.names import name_forms, name_words

Place = tuple[int, int]
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEGINS = late(r"(?:^|[.!?:;\n\"“(\[])[\s\"“”'*-]*$")
_NEXT = late(r"\s+([^\W\d_]+)")
_BEFORE = late(r"([^\W\d_]+)\.?\s+$")
_PAST = late(
    r"\s+(?:\w+ed|said|told|came|went|was|is|has|had|got|gave|brought|says|asks|tells|wants|felt|met|made|took|saw)\b"
)  # behind a name
_MODALS = frozenset(["will", "may"])
_MOST = 10  # places of one note; more say the same


def names_left_in(first: Sectioned, second: Sectioned, likeness: Likeness, *, are_of_groups: bool = False) -> tuple[Place, ...]:
    """Return where the second note names the person of the first; empty where the name may be there for another reason.

    A name tells if it stands at the same place of the story in both notes, if it was replaced elsewhere by the name of the second
    person, or if it is there in full. Where both notes tell of a group, others may be named in it (another rule looks at that), and
    a name tells only if it was replaced elsewhere.
    """
    others = name_words(first.row.person) - name_words(second.row.person) - name_words(first.row.writer) - name_words(second.row.writer)
    places = set(_in_full(second, others))
    is_renamed = any(names_swapped(first, second, match) for match in likeness.largely_alike)
    for match in likeness.largely_alike if is_renamed or not are_of_groups else ():
        wanted = others | _replaced(first, second, match)
        for a, b in match.aligned():
            names = wanted.intersection(_names_at(first, match.first, a))
            places.update(_same_name(second, match.second, b, names, is_renamed=is_renamed) if names else ())
    return tuple(sorted(places)[:_MOST])


def _in_full(told: Sectioned, names: frozenset[str]) -> Iterator[Place]:
    """Yield where two words of the other person's name stand side by side, in whatever order."""
    previous: re.Match[str] | None = None
    for word in _WORD.finditer(told.low):
        if (
            previous is not None
            and _bare(word[0]) in names
            and previous[0] in names
            and previous[0] != _bare(word[0])
            and not told.low[previous.end() : word.start()].strip(" ,.")
            and told.row.text[word.start()].isupper()
        ):
            yield previous.start(), word.end()
        previous = word


def names_swapped(first: Sectioned, second: Sectioned, match: Match) -> int:
    """Return how often the second person's name stands where the first person's does in the first note."""
    ones, others = name_words(first.row.person), name_words(second.row.person)
    return sum(
        not ones.isdisjoint(_names_at(first, match.first, a)) and not (others - ones).isdisjoint(_names_at(second, match.second, b))
        for a, b in match.aligned()
        if match.second.plain[b] == NAME
    )


def _names_at(told: Sectioned, words: Words, at: int) -> list[str]:
    return [_bare(word) for word in _WORD.findall(told.low, words.starts[at], words.ends[at])]


def _same_name(told: Sectioned, words: Words, at: int, names: frozenset[str], *, is_renamed: bool) -> Iterator[Place]:
    """Yield one of the names, where it stands at one word of a note as a name."""
    for word in _WORD.finditer(told.low, words.starts[at], words.ends[at]):
        bare = _bare(word[0])
        # What was replaced elsewhere is a name at the head of a sentence too ("Grace got up"), if the note has no such word.
        is_verb = bare in _MODALS and not _PAST.match(told.low, word.end())
        is_sure = is_renamed and not is_verb and (bare in _MODALS or f" {bare} " not in told.row.text)
        if bare in names and _is_name(told.row.text, word.start(), word.end(), is_sure=is_sure):
            yield word.span()


def _replaced(first: Sectioned, second: Sectioned, match: Match) -> frozenset[str]:
    """Return names in the first note that the second has replaced by its own person's: what the first calls its person."""
    own = name_forms(second.row.person)
    replaced: Counter[str] = Counter()
    for a, b in _swapped(match):
        word = first.low[match.first.starts[a] : match.first.ends[a]]
        if second.low[match.second.starts[b] : match.second.ends[b]].split()[0] not in own:
            continue
        if match.first.plain[a] not in {NAME, NUMBER} and _is_name(first.row.text, match.first.starts[a], match.first.ends[a]):
            replaced[_bare(word)] += 1
    return frozenset(replaced) - name_words(second.row.person) - name_words(second.row.writer)


def _swapped(match: Match) -> Iterator[tuple[int, int]]:
    """Yield words that stand for each other: one by one, between words that are the same."""
    a = b = 0
    for first, second, size in match.blocks:
        if first - a == second - b:
            yield from zip(range(a, first), range(b, second), strict=True)
        a, b = first + size, second + size


def _is_name(text: str, start: int, end: int, *, is_sure: bool = False) -> bool:
    """Tell whether a word is written as a name, and not as the first word of a sentence or a part of some other name."""
    if not text[start].isupper():
        return False
    begins = _BEGINS.search(text, max(0, start - 20), start) is not None or start == 0
    if not is_sure and _bare(text[start:end].lower()) in known_words().ordinary_names and (begins or text[start:end].isupper()):
        return False
    following, before = _NEXT.match(text, end), _BEFORE.search(text, max(0, start - 30), start)
    if following and following[1][0].isupper() and not text.isupper() and not is_number(following[1]):
        return False
    titles = known_words().titles
    if before is None or begins or not before[1][0].isupper() or before[1].lower() in titles or before[1] in {"I", "PSS", "CPSS"}:
        return True
    return _BEGINS.search(text, max(0, before.start() - 20), before.start()) is not None or before.start() == 0


def _bare(word: str) -> str:
    word = word.replace("’", "'")
    return word[:-2] if word.endswith("'s") and len(word) > 3 else word

"""NL904: the pronoun of somebody else that was left in a note which is much like theirs. Nobody's pronoun is guessed from a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from notelint.late import late
from notelint.review.across.alike import Likeness, Match, Sectioned
from notelint.review.across.left_in import names_swapped
from notelint.review.across.noted import Noted, Notes
from notelint.review.across.thresholds import FEWEST_OTHER_NOTES, MOST_DOUBTFUL
from notelint.review.across.words import NAME, PRONOUN
from notelint.review.known_words import known_words
from notelint.review.names import name_words

Place = tuple[int, int]
_MOST = 10  # places of one note; more say the same
_FEWEST_SWAPPED = 2  # pronouns, or a pronoun and a name: a copy that was begun to be changed
_BACK = 240  # code points: about two sentences, in which somebody else may have come in
_NEAR = 80  # code points in which somebody may have been named
_WORD = late(r"[^\W\d_]+")
_PRONOUN = late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")  # "she's" is one
_NAMED = late(
    r"\b([A-Z][a-z]+)(?: [A-Z][a-z]+)?(?= (?:[a-z]+ed|says|asks|tells|said|told|came|went|was|is|and|had|has|got|gave|brought)\b)"
)
_NOBODY = frozenset(
    ["we", "it", "this", "that", "there", "what", "today", "staff", "writer", "peer"]
)  # what begins a sentence and names nobody
_QUOTE = late(r"[\"“”]")


class Sides(NamedTuple):
    """The pronouns of the first person, those of the second, and whom else the first may mean."""

    mine: frozenset[str]
    theirs: frozenset[str]
    somebody: frozenset[str]


class Kept(NamedTuple):
    """How pronouns of two notes stand to each other: how many were changed, and where the second note kept the first one's."""

    swapped: int
    places: list[Place]


def pronouns_left_in(notes: Notes, pair: tuple[Noted, Noted], told: tuple[Sectioned, Sectioned], likeness: Likeness) -> tuple[Place, ...]:
    """Return where the second note has the pronoun of the first person.

    Either some were changed and others were not, or all of the second person's other notes speak otherwise.
    """
    first, second = pair
    renamed = sum(names_swapped(*told, match) for match in likeness.largely_alike)
    in_order = sorted(likeness.largely_alike, key=lambda match: match.second.starts[0])
    for sides, usual in _sides():
        swapped, places = _kept(*told, in_order, sides)
        is_begun = swapped > 0 and swapped + renamed >= _FEWEST_SWAPPED
        if places and (is_begun or (_spoken_of(first) == _spoken_of(second) != usual and _usually(notes, second) == usual)):
            return tuple(sorted(places)[:_MOST])
    return ()


@cache
def _sides() -> tuple[tuple[Sides, str], ...]:
    """Return what a pronoun may be and should be, with the pronoun that is usual for the second person."""
    known = known_words()
    she = Sides(known.she, known.he, known.anybody | known.maybe_she)
    he = Sides(known.he, known.she, known.anybody | known.maybe_he)
    return (she, "he"), (he, "she")


def _kept(first: Sectioned, second: Sectioned, matches: Sequence[Match], sides: Sides) -> Kept:
    """Count where `mine` in the first is `theirs` in the second, and return where it is `mine` still; matches in order of the second."""
    swapped = since = 0  # from `since` on, somebody else may have come in
    places: list[Place] = []
    own, (mine, theirs, somebody) = name_words(second.row.person), sides
    for match, a, b in ((one, a, b) for one in matches for a, b in one.aligned()):
        place = match.second.starts[b], match.second.ends[b]
        if match.second.plain[b] == NAME and not own.isdisjoint(_WORD.findall(second.low, *place)):
            since = place[1]
        if match.second.plain[b] != PRONOUN:
            continue
        for before, after, (start, end) in _pronouns(first.low[match.first.starts[a] : match.first.ends[a]], second.low, place):
            if before in mine and after in theirs:
                swapped, since = swapped + 1, end
            elif before in mine and after in mine and _means_the_person(second, max(since, start - _BACK), start, somebody):
                places.append((start, end))
    return Kept(swapped, places)


def _pronouns(told: str, low: str, place: Place) -> Iterator[tuple[str, str, Place]]:
    """Yield the pronouns of both notes that stand for each other at one place; "for her. She" is one word where notes are compared."""
    before, after = [word[0] for word in _PRONOUN.finditer(told)], list(_PRONOUN.finditer(low, *place))
    if len(before) == len(after):
        yield from ((_plain(one), _plain(other[0]), other.span()) for one, other in zip(before, after, strict=True))


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _means_the_person(told: Sectioned, since: int, at: int, somebody: frozenset[str]) -> bool:
    """Tell whether nobody else came in between the two places, and it is no quotation."""
    if any(word in somebody for word in _WORD.findall(told.low, since, at)):
        return False
    own = name_words(told.row.person) | known_words().titles | known_words().numbers | _NOBODY
    if any(named[1].lower() not in own for named in _NAMED.finditer(told.row.text, max(since, at - _NEAR), at)):
        return False
    line = told.low.rfind("\n", 0, at) + 1
    return len(_QUOTE.findall(told.low, line, at)) % 2 == 0


def _spoken_of(note: Noted) -> str:
    """Return the pronoun a note mostly has, or "" if it has several or few."""
    if note.she >= 2 and note.she >= 3 * note.he:
        return "she"
    return "he" if note.he >= 2 and note.he >= 3 * note.she else ""


def _usually(notes: Notes, note: Noted) -> str:
    """Return the pronoun that nearly all other notes of a person have, or ""."""
    rows = notes.connection.execute(
        "SELECT sum(she >= 2 AND she >= 3 * he), sum(he >= 2 AND he >= 3 * she) FROM across_note WHERE person = ? AND key <> ?",
        (note.person, note.key),
    )
    she, he = (count or 0 for count in rows.fetchone())
    if she + he < FEWEST_OTHER_NOTES or min(she, he) > MOST_DOUBTFUL * (she + he):
        return ""
    return "she" if she > he else "he"

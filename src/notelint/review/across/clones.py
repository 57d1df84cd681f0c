"""NL903 and NL904: notes in the words of another note."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import floor

from notelint.exports.rows import Row
from notelint.review.across.alike import Likeness, Sectioned, compare, say_nothing_of_their_own
from notelint.review.across.candidates import Candidate
from notelint.review.across.groups import WORD, is_one_group, may_be_one_group
from notelint.review.across.left_in import names_left_in
from notelint.review.across.noted import Noted, Notes, have_same_times, is_one_contact, share_an_end
from notelint.review.across.pronouns import pronouns_left_in
from notelint.review.across.thresholds import TEXTS_AT_ONCE
from notelint.review.across.told import Told
from notelint.review.across_rules import CLONED, DATES_ONLY, DOUBLED, LEFT_IN, AcrossRule
from notelint.review.names import are_different
from notelint.review.results import Pair

_Side = tuple[Noted, Sectioned]
Texts = Callable[[Collection[int]], Mapping[int, Row]]
_UNSURE = "warning"
_HELD = 64  # notes in words
_COPIED = (
    "{share} of the words of a section are the same in the other note. Please ask how the two came about; there may be a plain reason."
)
_NAMED = "The name of the other note's person is left in this one. Please look whose contact it tells of."
_PRONOUN = "A pronoun of the other note's person seems to be left in this one. Please look whose contact it tells of."


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compare notes with those they may be copies of, word by word."""

    notes: Notes
    texts: Texts
    boilerplate: frozenset[int]
    reported: Told

    def pairs(self, candidates: Iterable[Candidate]) -> Iterator[Pair]:
        """Yield what is found; at most about `TEXTS_AT_ONCE` notes are held at a time."""
        wanted = (kept for candidate in candidates if (kept := self._worth_reading(candidate)))
        for batch in _batches(wanted):
            rows = self.texts({key for candidate in batch for key in (candidate.second, *candidate.firsts)})
            told = lru_cache(_HELD)(partial(self._told, rows))  # a note in words takes far more room than its text
            for candidate in batch:
                yield from self._judged(candidate, told)

    def _told(self, rows: Mapping[int, Row], key: int) -> Sectioned | None:
        """Return a note as it is compared, `None` if it is gone from the export."""
        return Sectioned(rows[key], self.notes.sections(key)) if key in rows else None

    def _worth_reading(self, candidate: Candidate) -> Candidate | None:
        """Return a candidate without what was told already; of a run, only notes of other persons can say more."""
        second = self.notes.noted(candidate.second)
        is_told = self.reported.has_any(second.key, DATES_ONLY.code, DOUBLED.code)
        firsts = [key for key in candidate.firsts if self._may_say_more(self.notes.noted(key), second, is_told=is_told)]
        return Candidate(second.key, firsts) if firsts else None

    def _may_say_more(self, first: Noted, second: Noted, *, is_told: bool) -> bool:
        if is_one_contact(first, second) or (is_told and not are_different(first.person, second.person)):
            return False
        is_run = first.person != "" and first.person == second.person and first.fingerprint == second.fingerprint
        return not (is_run and first.fingerprint is not None)

    def _judged(self, candidate: Candidate, told: Callable[[int], Sectioned | None]) -> Iterator[Pair]:
        """Yield a name or pronoun left in, else the note this one is most like, if it is a copy."""
        second = self.notes.noted(candidate.second)
        copies: list[tuple[Noted, Likeness]] = []
        for key in candidate.firsts:
            if (one := told(key)) is None or (other := told(second.key)) is None:
                continue
            first = self.notes.noted(key)
            likeness = compare(one, other, self.boilerplate)
            if _is_same_group(first, second):
                copies += [(first, likeness)] if likeness.are_copies and say_nothing_of_their_own(one, other) else []
                continue
            if pair := self._left_in((first, one), (second, other), likeness):
                yield pair
                return
            copies += [(first, likeness)] if likeness.are_copies else []
        if copies and self._is_free(second.key):
            first, likeness = max(copies, key=lambda copy: copy[1].similarity)
            message = _COPIED.format(share="All" if likeness.similarity == 1 else f"{floor(100 * likeness.similarity)}%")
            yield _pair(CLONED, first.key, second.key, message, likeness)

    def _is_free(self, key: int) -> bool:
        return not self.reported.has_any(key, DATES_ONLY.code, DOUBLED.code, LEFT_IN.code) and self.reported.is_new(key, CLONED.code)

    def _left_in(self, first: _Side, second: _Side, likeness: Likeness) -> Pair | None:
        """Return the pair with the note that holds another's name as its second, be it the earlier or the later one."""
        if not likeness.largely_alike or not are_different(first[0].person, second[0].person):
            return None
        are_of_groups = min(first[0].group, second[0].group) >= WORD
        for (one, words), (other, others) in ((first, second), (second, first)):
            alike = likeness if other is second[0] else compare(words, others, self.boilerplate)
            # A name tells in the usual opening too, which makes no two notes alike.
            names = names_left_in(words, others, compare(words, others, frozenset()), are_of_groups=are_of_groups)
            places = names or pronouns_left_in(self.notes, (one, other), (words, others), alike)
            if places and self.reported.is_new(other.key, LEFT_IN.code):
                pair = _pair(LEFT_IN, one.key, other.key, _NAMED if names else _PRONOUN, alike, places)
                return pair if names else pair._replace(severity=_UNSURE)  # a pronoun may be that of somebody else in the story
        return None


def _pair(rule: AcrossRule, first: int, second: int, message: str, likeness: Likeness, places: tuple[tuple[int, int], ...] = ()) -> Pair:
    return Pair(rule.code, rule.name, rule.severity.word, first, second, message, likeness.similarity, likeness.passages(), places)


def _is_same_group(one: Noted, other: Noted) -> bool:
    if one.writer != other.writer:
        return False
    if have_same_times(one, other) and is_one_group(one.group, other.group):
        return True
    return share_an_end(one, other) and may_be_one_group(one.group, other.group)


def _batches(candidates: Iterable[Candidate]) -> Iterator[Sequence[Candidate]]:
    held: list[Candidate] = []
    keys: set[int] = set()
    for candidate in candidates:
        held.append(candidate)
        keys.update((candidate.second, *candidate.firsts))
        if len(keys) >= TEXTS_AT_ONCE:
            yield held
            held, keys = [], set()
    if held:
        yield held

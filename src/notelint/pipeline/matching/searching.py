"""Go through the words of one note along the tree of all sequences, and follow what a sequence calls for.

This is the hottest room of the house: plain loops and local names here are on purpose.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from spacy.strings import get_string_id

from notelint.late import late
from notelint.lexicon.common import COMMON_WORDS, EVERY_SENTENCE
from notelint.lexicon.expressions import CLAUSE_START
from notelint.lexicon.patterns import CLAUSE, THIS, WRITER
from notelint.lexicon.tokens import NAME, plain
from notelint.pipeline.agent import Clauses
from notelint.pipeline.matching.entry_forms import EntryForm
from notelint.pipeline.matching.following import NOTHING, follow
from notelint.pipeline.matching.tree import BEFORE, LEAF, Leaf, Node, Unmade
from notelint.pipeline.sheet import Label, Sheet
from notelint.pipeline.spans import Covered, SpanIndex
from notelint.pipeline.voice.voice_words import voice_words
from notelint.pipeline.words import hashed

# What may stand between the words of a phrase: hyphens, and white space that begins no paragraph.
_WIDEST = 24  # of a gap between two words of one phrase: a form's columns stand wider apart
_GAPS = [before + gap * many for before in ("", "\n", "\r\n") for gap in (" ", "\xa0", "\t") for many in range(_WIDEST)]
_JOINTS = frozenset(get_string_id(joint) for joint in ("-", "–", "‐", "‑", "‒", " \n", " \r\n", " \t", "\t ", *_GAPS[1:]))
_CLAUSE_START = late(CLAUSE_START)
_COLON = hashed(":")
_GOES_ON = hashed("and then also")
_PERSONS, _WRITERS = hashed("he she they who"), hashed("i we writer pss cpss specialist")
_NOUN_FOLLOWS = hashed("the a an her his their this that these those one some every each")
_TITLES, _TITLE_WORDS = frozenset({"Mr.", "Ms.", "Mrs.", "Mr", "Ms", "Mrs"}), hashed("mr. ms. mrs. mr ms mrs")
_NO_NAME_ENDS = ("ed", "ing", "ly", "tion", "ness", "ment")
MOST_BACK = 60  # words looked through for who does something

Match = tuple[int, int, EntryForm]


@cache
def _persons_sections() -> frozenset[str]:
    return frozenset(voice_words().persons_sections)


@cache
def _no_names() -> frozenset[int]:
    return hashed(*voice_words().no_names)


@cache
def _clause_verbs() -> frozenset[int]:
    return hashed(*voice_words().clause_verbs)


@cache
def _person_openers() -> frozenset[int]:
    return hashed(*voice_words().person_openers)


Called = tuple[int, int, Mapping[str, Leaf]]  # the first and last word of a sequence, and what may take entries back there


class _Section(NamedTuple):
    """What stands behind a label."""

    start: int
    end: int
    label: Label


class NoteSearch:
    """The words of one note, without what only joins them."""

    __slots__ = (
        "_by_writer",
        "_clauses",
        "_ends",
        "_high",
        "_low",
        "_named",
        "_own_starts",
        "_places",
        "_sections",
        "_sentence",
        "_sheet",
        "_starts",
        "lower",
        "words",
    )

    def __init__(self, sheet: Sheet) -> None:
        lowers, self._starts, self._ends = sheet.tokens
        self._sheet, self.lower = sheet, plain(sheet.text)
        self._places = [at for at, word in enumerate(lowers) if word not in _JOINTS]
        self.words = [lowers[at] for at in self._places]
        self.words.append(NOTHING)  # stands behind the last word and, as words[-1], before the first
        self._low = self._high = -1
        self._clauses = Clauses(self.words, self._spelt)
        self._own_starts: frozenset[int] = frozenset()
        self._by_writer: dict[int, bool] = {}
        self._named: dict[int, bool] = {}
        self._sentence: frozenset[int] = frozenset()
        self._sections: SpanIndex[_Section] | None = None

    def run(self, root: Node) -> tuple[list[Match], list[Called]]:
        """Return the matches of all forms, and the sequences at which an `unless` may stand."""
        words = self.words
        matches: list[Match] = []
        unless: list[Called] = []
        for at, word in enumerate(words):
            node = root.get(word)
            above, last = root, at
            while node is not None:
                if node.__class__ is Unmade:
                    node = above[words[last]] = node.made()
                if LEAF in node:
                    self._come_to(node[LEAF], at, last, matches, unless)
                if BEFORE in node:
                    self._look_before(node, at, last, matches, unless)
                last += 1
                above, node = node, node.get(words[last])
        return matches, unless

    def _look_before(self, above: Node, at: int, last: int, matches: list[Match], unless: list[Called]) -> None:
        """Add what is called by sequences that begin before their anchor at `at`."""
        words = self.words
        key, node = BEFORE, above[BEFORE]
        while node is not None:
            if node.__class__ is Unmade:
                node = above[key] = node.made()
            if LEAF in node:
                self._come_to(node[LEAF], at, last, matches, unless)
            at -= 1
            key = words[at]
            above, node = node, node.get(key)

    def _come_to(self, leaf: Leaf, first: int, last: int, matches: list[Match], unless: list[Called]) -> None:
        if leaf.finds:
            self._call(first, last, leaf, matches)
        if leaf.unless:
            unless.append((first, last, leaf.unless))

    def blocked(self, unless: list[Called], entries: dict[str, list[Match]]) -> dict[str, Covered]:
        """Return, by entry, where something takes a match of it back."""
        found: dict[str, list[Match]] = {}
        starts: dict[str, frozenset[int]] = {}
        for first, last, by_entry in unless:
            for key, leaf in by_entry.items():
                if key in entries:
                    if key not in starts:
                        starts[key] = frozenset(start for start, _, _ in entries[key])
                    self._own_starts = starts[key]
                    self._call(first, last, leaf, found.setdefault(key, []))
        blocked: dict[str, Covered] = {}
        for key, matches in found.items():
            spans = [(start, end) for start, end, _ in matches if not self._ends_in_contraction(end)]
            if spans:
                blocked[key] = Covered(spans)
        return blocked

    def _ends_in_contraction(self, end: int) -> bool:
        """Tell whether a match leaves a "not" out: "so we can" of "so we can't" takes nothing back."""
        text = self._sheet.text
        return end < len(text) and text[end].isalpha() and text[end - 1].isalpha()

    def _call(self, first: int, last: int, leaf: Leaf, matches: list[Match]) -> None:
        """Add the matches of the forms that a sequence calls for."""
        if leaf.whole:
            start, end = self._starts[self._places[first]], self._ends[self._places[last]]
            matches += [(start, end, form) for form in leaf.whole]
        if leaf.beside:
            self._try(first, last, leaf.beside, matches)
        if leaf.by_writer and self._holds(WRITER, first):
            self._try(first, last, leaf.by_writer, matches)
        if leaf.after:
            before = self.words[first - 1]
            for words, forms in leaf.after:
                if before in words:
                    self._try(first, last, forms, matches)

    def _try(self, first: int, last: int, forms: tuple[EntryForm, ...], matches: list[Match]) -> None:
        after = self.words[last + 1]
        for form in forms:
            following = form.following
            if following and after not in following:
                continue
            if form.form.regex is None:
                found = self._by_parts(form, first, last)
            else:
                found = self._by_expression(form, self._starts[self._places[first]])
            for start, end in found:
                if form.exact is None or self._is_written_so(start, end, form.exact):
                    matches.append((start, end, form))

    def _by_parts(self, form: EntryForm, first: int, last: int) -> list[tuple[int, int]]:
        """Return what the form reports if its parts stand before and behind the sequence, in one sentence."""
        words, places = self.words, self._places
        path = [0] * (len(form.before) + 1)
        if not follow(form.before, 0, words, first - 1, -1, path, self._holds):
            return []
        behind = [0] * (len(form.behind) + 1)
        if not follow(form.behind, 0, words, last + 1, 1, behind, self._holds):
            return []
        if self._starts[places[behind[-1] - 1]] >= self._sheet.sentence_at(self._starts[places[path[-1] + 1]])[1]:
            return []
        opens, closes = form.opens, form.closes
        opens = path[-opens - 1] + 1 if opens < 0 else behind[opens - 1]
        closes = path[-closes - 1] if closes < 0 else behind[closes - 1] - 1
        return [(self._starts[places[opens]], self._ends[places[closes]])]

    def _holds(self, place: str, at: int) -> bool:
        """Tell whether what a place in a pattern asks for is true at a word."""
        if place == NAME:
            named = self._named.get(at)
            if named is None:
                named = self._named[at] = self._is_name(at)
            return named
        if place == CLAUSE:
            return self._opens_clause(at)
        if place == THIS:
            return at < len(self._places) and self._starts[self._places[at]] in self._own_starts
        if at not in self._by_writer:
            named = self._clauses.writer_does(at, self._first_of_clause(at))
            self._by_writer[at] = not self._is_persons_section(at) if named is None else named
        return self._by_writer[at]

    def _is_persons_section(self, at: int) -> bool:
        """Tell whether a word stands under a heading for what the person did, where who is left out is the person."""
        place = self._starts[self._places[at]]
        if self._sections is None:
            self._sections = SpanIndex(_Section(each.value_start, each.value_end, each) for each in self._sheet.labels or ())
        section = self._sections.holding(place, place + 1)
        if section is None:
            return False
        return self.lower[section.label.start : section.label.end].strip(" *#:-") in _persons_sections()

    def _is_name(self, at: int) -> bool:
        """Tell whether a word looks like somebody's name: a capital inside a sentence, or behind "Ms."."""
        if not 0 <= at < len(self._places) or self.words[at] in _no_names():
            return False
        start, end = self._starts[self._places[at]], self._ends[self._places[at]]
        word = self._sheet.text[start:end]
        if not word[0].isupper() or not word[1:].islower():
            return word in _TITLES
        if at > 0 and self.words[at - 1] in _TITLE_WORDS:
            return True
        begins = start == self._sheet.sentence_at(start)[0] or self.words[at - 1] in _COLON
        return not (begins and word.endswith(_NO_NAME_ENDS))

    def _first_of_clause(self, at: int) -> int:
        """Return the first word of the sentence, or behind a colon in it, in which a word stands."""
        sentence = self._sheet.sentence_at(self._starts[self._places[at]])[0]
        first = at
        while first > max(0, at - MOST_BACK) and self._starts[self._places[first - 1]] >= sentence and self.words[first - 1] not in _COLON:
            first -= 1
        return first

    def _spelt(self, at: int) -> str:
        return self.lower[self._starts[self._places[at]] : self._ends[self._places[at]]]

    def _opens_clause(self, at: int) -> bool:
        """Tell whether a clause with the writer as its unnamed subject starts at a word.

        After "and" the subject of the sentence goes on: "She sat down and told staff" is not the writer.
        """
        if at >= len(self._places) or not _CLAUSE_START.match(self.lower, self._starts[self._places[at]]):
            return False
        words = self.words
        if not at > 0 or words[at - 1] not in _GOES_ON:
            return True
        sentence = bisect_left(self._starts, self._sheet.sentence_at(self._starts[self._places[at]])[0])
        first = nearest = at
        for before in range(at - 2, max(-1, at - MOST_BACK), -1):
            if self._places[before] < sentence:
                break
            first = before
            if nearest == at and (words[before] in _PERSONS or words[before] in _WRITERS):
                nearest = before
        opening = self.lower[self._starts[self._places[first]] : self._ends[self._places[first]]]
        if words[first] in _WRITERS or opening.endswith("ed") or words[first] in _clause_verbs():
            return True  # "Sat with her while she cried and told her ...": the sentence is the writer's
        if words[first] in _NOUN_FOLLOWS and words[first + 1] not in _WRITERS:
            return False  # "The judge gave him a month and barred him from ..."
        return words[nearest] not in _PERSONS and words[first] not in _person_openers()

    def _by_expression(self, form: EntryForm, start: int) -> list[tuple[int, int]]:
        """Return the matches of the form's expression around a token, if its sentence holds what it needs."""
        if not self._low <= start < self._high:
            self._low, self._high = self._sheet.sentence_at(start)
            span = slice(bisect_left(self._starts, self._low), bisect_left(self._starts, self._high))
            self._sentence = frozenset(self._sheet.tokens.lowers[span])
        if any(self._sentence.isdisjoint(group) for group in form.also):
            return []
        expression = form.expression
        low, end = max(self._low, start - form.reach[0]), min(self._high, start + form.reach[1])
        found = expression.finditer(self.lower, low, end)
        return [match.span(form.group) for match in found if match.end() < end or end == self._high]

    def _is_written_so(self, start: int, end: int, exact: str) -> bool:
        """Tell whether the words stand as an entry that minds capitals writes them; in a note all in capitals, only rare words do."""
        written = " ".join(self._sheet.text[start:end].split())
        if not self._sheet.is_in_capitals:
            return written == exact
        return written == exact.upper() and COMMON_WORDS.get(exact.lower()) != EVERY_SENTENCE

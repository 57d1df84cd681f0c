"""Speech, thought and views given as somebody's without marks: "she said that ...", "describes him as ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.sheet import Sheet, VoiceSpan
from notelint.pipeline.voice.own_story import OWN, find_story, shared_being, told_story
from notelint.pipeline.voice.said_shapes import (
    ASKED_CLAUSE,
    CALLED_OUT,
    CLAUSE,
    COLON,
    DONE_TO_THEM,
    LATER_THAT,
    MANNER,
    NAME_CLAUSE,
    NAMES_THEM,
    NEXT_WORD,
    NO_PAPER,
    OF_WHOM,
    SEEN_AS,
    SELF_IMAGE,
    SHARES_A_THING,
    SOURCE_OF_WORDS,
    TAG_AFTER,
    TAG_AFTER_NO_COMMA,
    TAG_BETWEEN,
    TALKED_ABOUT,
    THEM_SO,
    TOLD_CLAUSE,
    WANTS_TO_HEAR,
    WHAT_THEY_SAY,
    WROTE_DOWN,
    source_of_view,
)
from notelint.pipeline.voice.scope import SHORTEST_LINK, is_chain, next_comma, own_words_end, scope_end, words_end
from notelint.pipeline.voice.teller import I_OR_WE, is_writers
from notelint.pipeline.voice.voice_words import voice_words
from notelint.pipeline.words import hashed

MOST_LISTENER_WORDS = 4
TAG_REACH = 28  # code points around the verb of a tag
CLAUSE_REACH = 240  # code points behind a saying verb that are looked at
_SOURCE_REACH = 48  # code points before and behind a noun for a view that may belong to it
_SHARED = hashed("shared disclosed")
_BE = hashed("was were is are been be being gets got get")
_HEARD = hashed("told asked")
_SOURCES = hashed("according per")
_SOMEBODY = late(
    r"\b(?!I\b)[A-Z][a-z]+|\b(?:mom|dad|mother|father|parents|brother|sister|boss|wife|husband|son|daughter|friend|neighbor|landlord)\b"
)
_ANSWERS = late(r"\s(?=i\s(?:answered|ordered|explained|told|gave|stepped|spoke|said|let|made)\b)")
# "Jo said it was relief, Fern was ...": with another name the writer goes on.
_NAME_GOES_ON = late(r",\s(?=(?!Mom|Dad|\w+day\b)[A-Z][a-z]+\s(?:was|is|were|got|went|left|came|sat|stood|kept|looked|seemed|[a-z]+ed)\b)")
# "From her eyes", "on his account", "on her mind", "to her story" say where something was seen, taken or kept.
_NO_VIEW = late(
    r".*\b(?:writer|pss|cpss)\b.*|per\s(?:me|my)\b.*"
    r"|(?:from|to|on)\s.*\b(?:eyes|mind|book|story|words|answer|reading)|(?:to|on)\s.*\baccount|by\s.*\beyes"
)
_WITHOUT_A_CLAUSE = (SELF_IMAGE, THEM_SO)
_READS = hashed("read reads")
_NAMED = hashed("called labeled labelled branded named nicknamed")


class _Words(NamedTuple):
    """Hashes of the words of `voices.toml`, and the union that is looked for."""

    saying: frozenset[int]
    viewing: frozenset[int]
    telling: frozenset[int]
    written: frozenset[int]
    going_on: frozenset[int]
    no_name: frozenset[int]
    views: frozenset[int]
    only_views: frozenset[int]
    hints: frozenset[int]


@cache
def _words() -> _Words:
    words = voice_words()
    saying, viewing, telling = hashed(*words.saying), hashed(*words.viewing), hashed(*words.telling)
    written, going_on, no_name = hashed(*words.written_things), hashed(*words.going_on_saying), hashed(*words.no_name_follows)
    views = hashed(*words.view_nouns, *words.view_hints)
    spoken = saying | viewing | telling
    return _Words(saying, viewing, telling, written, going_on, no_name, views, views - spoken - OWN, spoken | views | OWN)


def find_reported(sheet: Sheet, lower: str, known: Iterable[VoiceSpan]) -> Iterator[VoiceSpan]:
    """Yield the stretches that are somebody's reported words or the writer's own story.

    `lower` is the text in small letters; what is `known` to be quoted is passed over.
    """
    lowers = sheet.tokens.lowers
    hits = list(compress(range(len(lowers)), map(_words().hints.__contains__, lowers)))
    return _Reading(sheet, lower, known).spans(hits) if hits else iter(())


class _Reading:
    """One way through the words of a note that may give somebody's words.

    Inside a quotation, or inside words that were given already, nothing gives words anew, and no story begins inside another.
    """

    __slots__ = ("_is_chained", "_lower", "_passed", "_quotes", "_sentence", "_sheet", "_story_end")

    def __init__(self, sheet: Sheet, lower: str, known: Iterable[VoiceSpan]) -> None:
        self._sheet, self._lower = sheet, lower
        self._quotes = sorted((span for span in known if span.voice == "quoted"), reverse=True)
        self._passed = self._story_end = -1
        self._sentence, self._is_chained = (-1, -1), False

    def spans(self, hits: Iterable[int]) -> Iterator[VoiceSpan]:
        """Yield what the words with these numbers give."""
        starts = self._sheet.tokens.starts
        for at in hits:
            if not self._is_passed(starts[at]) and (span := self._given_at(at, *self._clause(starts[at]))) is not None:
                yield span

    def _is_passed(self, place: int) -> bool:
        while self._quotes and self._quotes[-1].start <= place:
            self._pass(self._quotes.pop())
        return place < self._passed

    def _pass(self, span: VoiceSpan) -> VoiceSpan:
        """Return the span; words up to its end give nothing anew."""
        self._passed = max(self._passed, span.end)
        return span

    def _clause(self, place: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends; in a chain of sentences it ends at a comma."""
        if place >= self._sentence[1]:
            self._sentence = self._sheet.sentence_at(place)
            self._is_chained = is_chain(self._lower, *self._sentence)
        start, end = self._sentence
        return start, next_comma(self._lower, place + SHORTEST_LINK, end) if self._is_chained else end

    def _given_at(self, at: int, start: int, end: int) -> VoiceSpan | None:
        """Return what word number `at` gives, in the clause from `start` to `end`."""
        lower, words = self._lower, _words()
        word, place = self._sheet.tokens.lowers[at], self._sheet.tokens.starts[at]
        if word in words.views and (view := _given_view(lower, place, start, end)) is not None:
            return self._pass(view)
        if word in words.only_views:
            return None
        if word in OWN:
            return self._story(find_story(lower, place, start, end)) if place >= self._story_end else None
        if word in _SHARED and (story := shared_being(lower, start, end)) and place < story.start:
            return self._story(self._pass(story))
        if word not in _SOURCES and is_writers(self._sheet, at):
            return self._told_by_writer(at, end) if place >= self._story_end else None
        return self._told_by_another(at, start, end)

    def _story(self, story: VoiceSpan | None) -> VoiceSpan | None:
        if story is not None:
            self._story_end = story.end
        return story

    def _told_by_writer(self, at: int, end: int) -> VoiceSpan | None:
        lowers, starts, ends = self._sheet.tokens
        by_i = at > 0 and lowers[at - 1] in I_OR_WE
        return self._story(told_story(self._lower, starts[at], ends[at], end, by_i=by_i))

    def _told_by_another(self, at: int, start: int, end: int) -> VoiceSpan | None:
        """Return what somebody else than the writer is called, says, thinks or writes by word number `at`."""
        lowers, starts, ends = self._sheet.tokens
        words, word, place = _words(), lowers[at], starts[at]
        if _is_naming(lowers, at):
            return VoiceSpan(ends[at], scope_end(self._lower, ends[at], end), "reported")
        if _is_charts(lowers, at) or (word in _READS and not (at > 0 and lowers[at - 1] in words.written)):
            return None
        is_said = word in words.saying
        if (told := _told_of_whom(self._lower, (start, end), place, ends[at])) is not None:
            return self._pass(told)
        span = _given(self._sheet.text, self._lower, (start, end), place, ends[at], viewed=word in words.viewing, said=is_said)
        if span is None and is_said and not self._is_chained:
            span = _before_tag(self._lower, (start, end), place)
        return None if span is None else self._pass(span)


def _is_naming(lowers: list[int], at: int) -> bool:
    """Tell whether a name for somebody follows: "was called lazy", and not "was called back"."""
    if lowers[at] not in _NAMED or at == 0 or lowers[at - 1] not in _BE:
        return False
    return at + 1 < len(lowers) and lowers[at + 1] not in _words().no_name


def _given_view(lower: str, place: int, start: int, end: int) -> VoiceSpan | None:
    """Return what a phrase around `place` gives as somebody's view: the rest of its clause, or what stands before it."""
    low = max(start, place - _SOURCE_REACH)
    source = source_of_view().search(lower, low, min(end, place + 2 * _SOURCE_REACH))
    if source is None or not source.start() <= place < source.end() or _NO_VIEW.fullmatch(source.group()):
        return None
    if lower[source.start()] in ",(" or lower[source.end() : end].strip(" .,!?\n") == "":
        return VoiceSpan(start, source.start(), "reported")
    return VoiceSpan(source.end(), scope_end(lower, source.end(), end), "reported")


def _is_charts(lowers: list[int], at: int) -> bool:
    """Tell whether the verb is passive: in "was noted to ..." it is the chart that speaks."""
    return at > 0 and lowers[at - 1] in _BE and lowers[at] not in _HEARD and lowers[at] not in _words().going_on


def _given(text: str, lower: str, sentence: tuple[int, int], at: int, behind: int, *, viewed: bool, said: bool) -> VoiceSpan | None:
    """Return what the word from `at` to `behind` gives as somebody's words or view."""
    start, end = sentence
    if SHARES_A_THING.match(lower, at) or (lower[behind : behind + 1] == "," and WHAT_THEY_SAY.search(lower, start, at)):
        return None
    if viewed:
        shapes = (SELF_IMAGE, SEEN_AS, SOURCE_OF_WORDS, *((NAMES_THEM, CALLED_OUT) if lower[start:at].strip() else ()))
        image = next((found for found in (shape.match(lower, at, end) for shape in shapes) if found is not None), None)
        if image is not None:
            return _image_scope(lower, image, start, end)
        if WROTE_DOWN.match(lower, at, end) and lower[start:at].strip() and not NO_PAPER.search(lower[start:at]):
            return VoiceSpan(behind, scope_end(lower, behind, end), "reported")
    if lower[start:at].strip() and TALKED_ABOUT.match(lower, at, end):  # without a subject it is the writer who talked
        return VoiceSpan(behind, scope_end(lower, behind, end), "reported")
    if not said:
        return None
    colon = COLON.match(lower, behind)
    if colon is not None:  # "Client stated: ..." gives the person's own words, with or without marks
        return VoiceSpan(colon.end(), own_words_end(lower, colon.end()), "quoted")
    told, asked = lower.startswith(("told", "tell"), at), lower.startswith("ask", at)
    if _gives_clause(text, lower, behind, end, told=told, asked=asked) or any(shape.match(lower, at, end) for shape in _WITHOUT_A_CLAUSE):
        manner = MANNER.match(lower, behind, end)
        begins = manner.end() if manner else behind
        stop = words_end(lower, begins, end)
        if asked and (answer := _ANSWERS.search(lower, begins, stop)):  # "when asked how he was I answered for him"
            stop = answer.start()
        named = _NAME_GOES_ON.search(text, begins, stop)
        if named and not _SOMEBODY.search(text, begins, named.start()):
            stop = named.start()
        return VoiceSpan(begins, stop, "reported")
    return None


def _told_of_whom(lower: str, sentence: tuple[int, int], at: int, behind: int) -> VoiceSpan | None:
    """Return what the word from `at` to `behind` tells of somebody who was named before it, up to a comma."""
    start, end = sentence
    whom = OF_WHOM.search(lower, max(start, at - _SOURCE_REACH), end)
    if whom is None or behind not in (whom.start("behind"), whom.start("named")):
        return None
    return VoiceSpan(behind, scope_end(lower, behind, next_comma(lower, behind, end)), "reported")


def _before_tag(lower: str, sentence: tuple[int, int], at: int) -> VoiceSpan | None:
    """Return what the tag gives whose verb stands at `at`: "..., she said", "... the kids she said, ...", "..., he told me, ..."."""
    start, end = sentence
    low, high = max(start, at - TAG_REACH), min(end, at + TAG_REACH)
    if (comma := lower.rfind(",", low, at)) >= 0:
        if TAG_BETWEEN.match(lower, comma, high):
            return VoiceSpan(start, end, "reported")
        if TAG_AFTER.match(lower, comma, min(end, at + CLAUSE_REACH)) and not DONE_TO_THEM.match(lower, start):
            return VoiceSpan(start, at, "reported")
    tag = TAG_AFTER_NO_COMMA.search(lower, low, high)
    if tag is not None and tag.start("tag") < at < tag.end():
        return VoiceSpan(max(start, lower.rfind(", ", start, tag.start()) + 1), at, "reported")  # "He is up today, going far he says"
    return None


def _gives_clause(text: str, lower: str, behind: int, end: int, *, told: bool, asked: bool) -> bool:
    """Tell whether a clause follows a saying verb."""
    if WANTS_TO_HEAR.search(lower, behind, min(end, behind + CLAUSE_REACH)):
        return False
    if asked:
        return ASKED_CLAUSE.match(lower, behind, end) is not None
    if told:
        listener = NEXT_WORD.match(lower, behind, end)
        while listener is not None:
            if TOLD_CLAUSE.match(lower, listener.end(), end) or NAME_CLAUSE.match(text, listener.end(), end):
                return True
            further = NEXT_WORD.match(lower, listener.end(), end)
            if further is None or lower.count(" ", behind, further.end()) > MOST_LISTENER_WORDS:
                break
            listener = further
        return LATER_THAT.match(lower, behind, end) is not None
    return any(clause.match(lower, behind, end) for clause in (CLAUSE, LATER_THAT)) or NAME_CLAUSE.match(text, behind, end) is not None


# "He is resistant according to his doctor, and he wants ...": what stands before it is the doctor's.
_ANOTHER_CLAUSE = late_called(
    r"(?:\s?[\w'’-]+)?(?:\s?;|[,\s]{0,2}(?:and|but|so|yet|though|although)\s(?:he|she|they|i|we|writer|pss|(?:the\s)?(?:PERSON))\b)"
)
_CLAUSE_STANDS = late(r"\b(?:is|was|are|were|has|had|['’]s|can|will|does|did|gets?|got|seems?|remains?|[\w'’-]{3,}ed)\s[^.;:!?]*[\w)]\s$")


def _image_scope(lower: str, image: re.Match[str], start: int, end: int) -> VoiceSpan:
    if image.group().startswith(("per", "according")):
        trailing = lower[image.end() : end].strip(" .\n") == "" or (
            _ANOTHER_CLAUSE.match(lower, image.end(), end) is not None and _CLAUSE_STANDS.search(lower, start, image.start()) is not None
        )
        if trailing:  # "..., per father." speaks for the clause that stands before it
            clause = max(lower.rfind(", ", start, image.start() - 2), lower.rfind("; ", start, image.start() - 2))
            return VoiceSpan(max(start, clause + 1), image.start(), "reported")
    return VoiceSpan(image.end(), scope_end(lower, image.end(), end), "reported")

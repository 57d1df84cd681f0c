"""Reported speech and the writer's own story: "she said that ...", "I shared that I ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import compress

from notelint.pipeline.sheet import Sheet, VoiceSpan
from notelint.pipeline.words import hashed

_SPOKEN = hashed(
    "said says say saying shared shares sharing told tells reported reports reporting stated states stating "
    "expressed expresses expressing described describes describing explained explains explaining mentioned mentions "
    "mentioning noted notes disclosed discloses indicated indicates added adds replied answered asked asks wrote writes recalled "
    "recalls remembered remembers thinks thought believes believed feels felt fears feared worries worried hopes hoped "
    "wishes wished complained denied denies admitted admits acknowledged acknowledges agreed agrees claimed claims insisted "
    "insists alleged alleges joked texted emailed wondered realized learned heard"
)
# These give somebody's view only with what follows: "called himself", "per his father".
_VIEWED = hashed("called calls calling identifies identified considered considers sees saw refers referred according per")
# What turns the words after a saying verb into reported speech: "that", a clause, "feeling", "being".
_LISTENER = (
    r"(?:\s(?:to\s)?(?:me|us|him|her|them|(?:(?:this|the)\s)?writer|(?:this\s)?(?:pss|staff)|(?:the\s)?peer(?:\ssupport)?\sspecialist|peer"
    r"|(?:the\s)?group|others|his|their|the\steam)(?:\s(?:mother|father|mom|dad|sister|brother|case\smanager|team|family))?)?"
)
_CLAUSE = re.compile(
    _LISTENER + r"(?:\s(?:again|also|today|clearly|openly|honestly|later|then|repeatedly|in\sgroup))?,?\s"
    r"(?:that|how|if|whether|why|what|he|she|they|it|i|we|you|his|her|their|its|my|the|this|there|people|everyone|everybody|someone|nobody|no\sone|being|feeling|having|getting|wanting|not|because)\b",
)
_SELF_IMAGE = re.compile(
    r"\b(?:identifie[sd]\s(?:himself|herself|themselves|themself)?\s?as|identif(?:ies|ied)\sas|refer(?:s|red)\sto\s(?:himself|herself|themselves|themself)\sas"
    r"|call(?:s|ed|ing)\s(?:himself|herself|themselves|themself|him|her|them|me)|describe[sd]\s(?:himself|herself|themselves|themself)\sas"
    r"|(?:consider(?:s|ed)|see(?:s)?|saw)\s(?:himself|herself|themselves|themself)(?:\s(?:as|to\sbe))?|felt\slike|feels\slike|feel\slike)\b"
)
_SOURCE_OF_WORDS = re.compile(
    r"\b(?:according\sto|per)\s(?:the\s|his\s|her\s|their\s|client's\s|client’s\s)?[\w'’-]+"
    r"(?:\s(?:father|mother|report|manager|worker|staff|doctor|therapist))?\s?,?"
)
_TAG_AFTER = re.compile(
    r",\s(?:she|he|they|(?:the\s)?(?:client|member|participant|resident|patient|pt))"
    r"\s(?:said|says|told\s(?:me|writer|staff)|shared|added|reported|stated|explained)\b[^.]*[.!?]?\s*$"
)
_SCOPE_END = re.compile(
    r";|\s[-–—]\s|,?\s(?:and|but|so|however)\s(?:then\s)?(?=(?:i|we|writer|this\swriter|pss|this\spss|peer|this\speer|staff|the\sclient|client|pt|the\sparticipant|participant|the\smember|member|resident)\b)"
    r"|,\s(?:and\s)?then\s|,\s(?:so|while|after\swhich)\s(?=(?:i|we|writer|pss)\b)"
)
_WRITERS = hashed("i we writer author pss cpss cps rss specialist worker supporter coach mentor advocate facilitator navigator undersigned")
_WRITERS_AFTER_THIS = hashed("staff peer provider")
_THIS = hashed("this")
_BETWEEN = hashed("also then again openly briefly have had has just later and")
_BE = hashed("was were is are been be being")
_OWN_STORY = re.compile(
    r"\b(?:i\s(?:was|am|had\sbeen|have\sbeen|used\sto|once|struggled|relapsed|felt|know\sfrom|got\s(?:sober|clean)|went\sthrough|lived|experienced|too\s)"
    r"|i['’]ve\sbeen|i['’]m\sin\srecovery|my\s(?:own|recovery|story|experience|addiction|diagnosis|illness|past|life|journey|time|lived|first|early|worst)"
    r"|(?:(?:his|her|their|its)\s)?(?:own|personal|lived)\s(?:\w{1,24}\s)?(?:experience|experiences|story|recovery|journey|struggle|struggles|history|past)|when\si\swas|when\swriter\swas|myself)\b"
)
_STORY_BY_WRITER = re.compile(r"\b(?:i|my|myself|writer|pss|cpss|peer|specialist|staff|we|author|coach|worker)\b")
_SENTENCE_STOP = re.compile(r"[.!?]+[\"”’']*(?=\s|$)")
_FIRST_PERSON = re.compile(r"\b(?:i|my|me|we|our|us|myself)\b")
_COLON = re.compile(r"(?:\sthat)?\s?:\s*")
OWN_REACH = 24  # code points before "own" or "lived" in which the phrase may begin
STORY_REACH = 64  # code points behind such a word; no phrase that begins at it or before is as long
_HEDGES_BEFORE_OWN = re.compile(r"\b(?:client|member|participant|resident|pt|he|she|they)\b[^.]{0,40}$")


def find_reported(sheet: Sheet, lower: str, known: Iterable[VoiceSpan]) -> Iterator[VoiceSpan]:
    """Yield the stretches that are somebody's reported words or the writer's own story.

    `lower` is the text in small letters; what is `known` to be quoted is passed over.
    """
    lowers, starts, ends = sheet.tokens
    hits = list(compress(range(len(lowers)), map(_HINTS.__contains__, lowers)))
    quotes = sorted((span for span in known if span.voice == "quoted"), reverse=True) if hits else []
    start = end = quoted = done = story_done = -1
    for at in hits:
        place, word = starts[at], lowers[at]
        while quotes and quotes[-1].start <= place:
            quoted = max(quoted, quotes.pop().end)
        if place < quoted or place < done:
            continue
        if place >= end:
            start, end = sheet.sentence_at(place)
        if word in OWN:
            story = _own_story(lower, place, start, end) if place >= story_done else None
            if story is not None:
                story_done = story.end
                yield story
        elif not _is_writers(lowers, at) and not _is_charts(lowers, at):
            find = _from_view if word in _VIEWED else _from_verb
            span = find(lower, start, end, place, ends[at])
            if span is not None:
                done = max(done, span.end)
                yield span


def _is_writers(lowers: list[int], at: int) -> bool:
    """Tell whether the writer is who says; their own story is found by itself."""
    before = at - 1
    while before > max(0, at - 3) and lowers[before] in _BETWEEN:
        before -= 1
    if before < 0:
        return False
    word = lowers[before]
    return word in _WRITERS or (word in _WRITERS_AFTER_THIS and before > 0 and lowers[before - 1] in _THIS)


def _is_charts(lowers: list[int], at: int) -> bool:
    """Tell whether the verb is passive: in "was noted to ..." it is the chart that speaks."""
    return at > 0 and lowers[at - 1] in _BE and lowers[at] not in _HEARD


_HEARD = hashed("told asked")
OWN = hashed("i my own personal lived myself")
_HINTS = _SPOKEN | _VIEWED | OWN


def _from_view(lower: str, start: int, end: int, at: int, said: int) -> VoiceSpan | None:
    """Return what the word at `at` gives as somebody's view: "called herself ...", "..., per father"."""
    image = _SELF_IMAGE.match(lower, at, end) or _SOURCE_OF_WORDS.match(lower, at, end)
    return None if image is None else _image_scope(lower, image, start, end)


def _from_verb(lower: str, start: int, end: int, at: int, said: int) -> VoiceSpan | None:
    """Return what the verb from `at` to `said` gives as somebody's words."""
    colon = _COLON.match(lower, said)
    if colon is not None:  # "Client stated: ..." gives the person's own words, with or without marks
        return VoiceSpan(colon.end(), own_words_end(lower, colon.end()), "quoted")
    if _CLAUSE.match(lower, said, end) or _SELF_IMAGE.match(lower, at, end):
        return VoiceSpan(said, _scope_end(lower, said, end), "reported")
    if _TAG_AFTER.search(lower, start, end):
        return VoiceSpan(start, at, "reported")
    return None


def own_words_end(lower: str, start: int) -> int:
    """Return where words given after "Client stated:" end, in lower-case text.

    They run to the end of the sentence, and on through sentences in the first person,
    but not past the line.
    """
    line_end = lower.find("\n", start)
    line_end = len(lower) if line_end < 0 else line_end
    end = start
    while end < line_end:
        stop = _SENTENCE_STOP.search(lower, end, line_end)
        following = stop.end() if stop else line_end
        if end > start and not _FIRST_PERSON.search(lower, end, following):
            break
        end = following
    return end


def _image_scope(lower: str, image: re.Match[str], start: int, end: int) -> VoiceSpan:
    if image.group().startswith(("per", "according")):
        trailing = lower[image.end() : end].strip(" .\n") == ""
        if trailing:  # "..., per father." speaks for what stands before it
            return VoiceSpan(start, image.start(), "reported")
    return VoiceSpan(image.end(), _scope_end(lower, image.end(), end), "reported")


def _scope_end(lower: str, start: int, end: int) -> int:
    stop = _SCOPE_END.search(lower, start, end)
    return stop.start() if stop else end


def _own_story(lower: str, place: int, start: int, end: int) -> VoiceSpan | None:
    """Return the writer's story that the word at `place` ("I", "my", "own" ...) begins or belongs to."""
    story = _OWN_STORY.search(lower, max(start, place - OWN_REACH), min(end, place + STORY_REACH))
    if story is None or story.start() > place or not _STORY_BY_WRITER.search(lower, start, story.end()):
        return None
    if _HEDGES_BEFORE_OWN.search(lower, start, story.start()) and not story.group().startswith(("i", "my")):
        return None
    return VoiceSpan(story.start(), _scope_end(lower, story.end(), end), "self")

"""Speech, thought and views given as somebody's without marks: "she said that ...", "describes him as ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress
from typing import NamedTuple

from spacy.strings import get_string_id

from notelint.pipeline.sheet import Sheet, VoiceSpan
from notelint.pipeline.voice.own_story import OWN, find_story, scope_end, told_story
from notelint.pipeline.voice.voice_words import voice_words
from notelint.pipeline.words import hashed

_LISTENER = (
    r"(?:\s(?:to\s)?(?:me|us|him|her|them|(?:(?:this|the)\s)?writer|(?:this\s)?(?:pss|staff)|(?:the\s)?peer(?:\ssupport)?\sspecialist|peer"
    r"|(?:the\s)?group|others|his|their|the\s(?:team|court|judge|nurse|doctor|officer|worker))"
    r"(?:\s(?:mother|father|mom|dad|sister|brother|case\smanager|team|family))?)?"
)
# Where and how it was said: "on the phone", "in her email", "to me by phone".
_SAID_SO = (
    r"(?:\s(?:again|also|today|clearly|openly|honestly|later|then|repeatedly|back|once|twice)|\s(?:on|over|by|in|at|via|through|during|after|before|to|from)"
    r"\s(?:(?:the|a|an|his|her|their|my|our|this|that|last)\s)?[\w'’-]{1,24}(?:\s(?:report|call|visit|meeting|court|group|email|letter|note|phone|text))?){0,3}"
)
# What makes the words after a saying verb reported speech: "that", a clause, "feeling", "being".
_CLAUSE = re.compile(
    _LISTENER + _SAID_SO + r",?\s"
    r"(?:(?:that|how|if|whether|why|what|he|she|they|it(?!\s(?:down|up|out|only|for|to|in|on|and|again|all|off)\b)|i|we|you|there|people|everyone|everybody|someone|nobody|no\sone"
    r"|hes|shes|theyre|theyve|hed|shed|im|ive|being|feeling|having|getting|wanting|not|because)\b"
    r"|(?:client|clt|pt|patient|member|participant|resident|guest|youth|veteran|consumer|tenant|caller|student|individual)\s(?:is|was|has|had|isn|wasn|will|would|can|could|does|did|gets|got|keeps|kept|needs|never|always|just|only|[\w'’-]{3,}ed)\b"
    r"|[a-z][\w'’-]{2,24}s\s(?:will|would|can|could|are|were|have|had|do|don)\b"
    # "describing the weekend and cried" gives nobody's words: a noun needs its verb.
    r"|(?:his|her|their|its|my|the|this)\s(?:(?!(?:and|but|or|to|so|then|again|by|when|while)\b)[\w'’-]{1,24}\s){1,5}?"
    r"(?:is|was|are|were|be|been|being|has|had|have|will|would|can|could|should|may|might|must|did|does|do|never|always|just|only|keeps?|kept|gets?|got|makes?|made|says?|said|calls?"
    r"|takes?|took|gave|gives?|went|goes|came|left|wants?|needs?|thinks?|feels?|felt|for|as|of|about|with|that|who|[\w'’-]{3,}(?:ed|s|n['’]t))\b)"
)
# After "told" and whom only a clause with its verb counts: "told staff about the visit" gives nobody's words.
_TOLD_CLAUSE = re.compile(
    _SAID_SO
    + r",?\s(?:(?:that|how|if|whether|why|what|he|she|they|it|i|we|you|there|nobody|no\sone|everyone|everybody|people|being|feeling)\b"
    r"|(?:his|her|their|its|the|my|our|this)\s(?:[\w'’-]{1,24}\s){1,2}(?:is|was|are|were|has|had|will|would|can|could|used|never|always|did|does)\b)"
)
# "talked about how he used to lie", "opened up about being codependent": as they told it.
_TALKED_ABOUT = re.compile(
    r"(?:talk(?:s|ed|ing)?|spoke|speaks|speaking|opened\sup)\s(?:openly\s|some\s|a\sbit\s|a\slot\s|more\s)?(?:about|of)\s(?:how\s(?:he|she|they)|being|having\s(?:been|had)|when\s(?:he|she|they)|feeling)\b"
    r"|told\s(?:(?:me|us|the\sgroup|the\sroom|everyone)\s)?about\s[a-z]{2,16}ing\b|(?:brought|brings|bringing)\sup\s(?:that|how)\b"
)
# A question gives words too, but "asked me the date" does not.
_ASKED_CLAUSE = re.compile(
    _LISTENER + _SAID_SO + r",?\s(?:that|how|if|whether|why|what|when|where|who|which|about\s(?:being|getting|having)"
    r"|(?:was|were|is|are|did|does|do|could|would|can|should|had|has)\s(?:he|she|they|i|we|it))\b"
)
_WANTS_TO_HEAR = re.compile(r"\bwhat\s[^.;:!?]{1,40}\bwant(?:s|ed)?\sto\shear\b")
# "told her in front of me that she ...", "wrote home that the boy ...": "that" may stand further off.
_LATER_THAT = re.compile(
    r"(?:\s(?:[\w'’-]{1,24}|[md]rs?\.|ms\.)){0,10}?(?:,[^.;:!?,]{1,50},)?\sthat\s(?:he|she|they|it|i|we|his|her|their|the|this|those|these|one|any|no|another|if|when|[\w.'’-]{1,24}\s(?:is|was|has|had|are|were|will|would|can|could|does|did))\b"
)
# A name that does something is a clause too; it is told by its capital.
_NAME_CLAUSE = re.compile(
    _LISTENER + _SAID_SO + r",?\s[A-Z][\w.’'-]{0,24}(?:\s[A-Z][\w.’'-]{0,24})?"
    r"\s(?:is|was|has|had|isn|wasn|hasn|can|could|will|would|won|does|doesn|did|didn|gets|got|keeps|kept|needs|wants|acts|plays|never|always|just|only|might|may|should|must|[a-z][\w'’-]{2,}(?:s|ed))"
    r"(?:\b|n['’]t)"
)
# Who is told stands first, whoever it is; only then a clause follows: "told the guys about ..." gives nobody's words.
_NEXT_WORD = re.compile(r"\s[\w'’-]{1,24}(?=[\s,])")
MOST_LISTENER_WORDS = 4
_SELF_IMAGE = re.compile(
    r"(?:identifie[sd]\s(?:himself|herself|themselves|themself)?\s?as|identif(?:ies|ied)\sas|refer(?:s|red)\sto\s(?:himself|herself|themselves|themself)\sas"
    r"|call(?:s|ed|ing)\s(?:himself|herself|themselves|themself|him|her|them|me|(?:the|his|her|their)\s(?:client|student|kids?|boys?|girls?|son|daughter|member|participant|resident|patient|youth|veteran|guest|tenant|women|men))\s(?!to\b|about|and\b|on\b|at\b|back\b|from\b|for\b|in\b|but\b|or\b|so\b|as\b|if\b|because|whenever|when|every|all\b|each\b|late|early|first|daily|often|twice|once|just|only|crying|asking|today|again|this)|describe[sd]\s(?:himself|herself|themselves|themself)\sas|calls\sit\s(?!a\s(?:day|night)\b)|(?<=\bwhat\sthey\s)call(?:s|ed)\s(?=an?\s)"
    r"|(?:consider(?:s|ed)|see(?:s)?|saw)\s(?:himself|herself|themselves|themself)(?:\s(?:as|to\sbe))?|felt\slike|feels\slike|feel\slike"
    r")\b"
)
# Somebody is given a name: "describes her as", "has him down as", "wrote him up as", "was called".
_SEEN_AS = re.compile(
    r"(?:has|had|puts?|wrote|writes|written)\s[\w'’-]{1,24}\s(?:down|up|in)\sas\b|(?:has|had)\s(?:him|her|them|me)\sas\b|wr(?:o|i)te?s?\s(?:him|her|them|me)\sup\sfor\b|puts?\s(?:it\s)?in\s(?:the|an?|his|her|their)\s\w+\sthat\b"
    r"|(?!has\b|had\b|puts?\b|wr[io]t|s[ae][ew]|consider)\w+(?:\sto)?\s(?:me|us|him|her|them|it|himself|herself|themselves|(?:the|his|her|their|my)\s[\w'’-]{1,24}(?:\s[\w'’-]{1,24})?|[\w'’-]{1,24}(?:['’]s\s[\w'’-]{1,24})?)(?:\s(?:down|up|in|out))?\sas\b(?!\s(?:soon|long|well|much|far|a\sresult))"
)
_SOURCE_OF_WORDS = re.compile(
    r"(?:according\sto|per)\s(?:(?:the|his|her|their|client's|client’s)\s(?!(?:he|she|they|it|has|is|was|had)\b))?[\w'’-]+"
    r"(?:\s(?:father|mother|report|manager|worker|staff|doctor|therapist))?\s?,?"
)
_SOURCE_REACH = 48  # code points before and behind a noun for a view that may belong to it
_TAG_AFTER = re.compile(
    r",\s(?:she|he|they|(?:the\s)?(?:client|member|participant|resident|patient|pt))"
    r"\s(?:said|says|told\s(?:me|writer|staff)(?!\s(?:about|of|to|how|where|when|what)\b)|shared|added|reported|stated|explained)\b[^.]*[.!?]?\s*$"
)
_SENTENCE_STOP = re.compile(r"[.!?]+[\"”’']*(?=\s|$)")
_FIRST_PERSON = re.compile(r"\b(?:i|my|me|we|our|us|myself)\b")
# How it was said is the writer's: "answered in a snotty tone that he was up".
_MANNER = re.compile(
    r"(?:\s(?:me|us|him|her|them|staff|writer))?\s(?:in|with)\s(?:an?|his|her|their)\s(?:[\w'’-]+\s){0,2}(?:tone|voice|manner|way|attitude)\b(?:\sof\svoice)?"
)
_COLON = re.compile(r"(?:\sthat)?\s?:\s*")
_THIS = hashed("this")
_AND = hashed("and then")
_OTHER_SUBJECTS = hashed("he she they who")
MOST_BACK = 40  # tokens looked back for the subject of a sentence
_I = hashed("i we")
_SOMEBODYS = hashed("her his their a an another social case cps intake housing school benefits county court life job 's ’s")
_BETWEEN = hashed(
    "'d ’d 've ’ve 'll ’ll also then again openly briefly have had has just later and would will can could must might do did still"
)
_BE = hashed("was were is are been be being gets got get")
_HEARD = hashed("told asked")
_GOING_ON = hashed("saying telling reporting stating describing explaining mentioning writing texting emailing messaging sharing")
_STOPS = hashed(". ! ? : ; - • *") | {get_string_id(line) for line in ("\n", "\n\n", "\r\n", "\n ")}
_TO, _THEM = (
    hashed("to the this"),
    hashed(
        "mr. ms. mrs. mom dad mother father everyone everybody folks guys group members kids"
        " him her them client clt ct member mbr participant resident patient pt youth guest veteran consumer individual"
    ),
)
_SOURCES = hashed("according per")
_READS = hashed("read reads")
_VIEW_HINTS = hashed(
    "put puts sees saw tells told says said has explains explained remembers remembered describes described wrote way reason reasons know"
)
_NAMED = hashed("called labeled labelled branded named nicknamed")


class _Words(NamedTuple):
    """Hashes of the words of `voices.toml`, and the union that is looked for."""

    saying: frozenset[int]
    viewing: frozenset[int]
    telling: frozenset[int]
    writers: frozenset[int]
    writers_after_this: frozenset[int]
    written: frozenset[int]
    views: frozenset[int]
    only_views: frozenset[int]
    hints: frozenset[int]


@cache
def _source_of_view() -> re.Pattern[str]:
    """Return what finds a view given as somebody's: "in the landlord's view", "as she put it", "mom's opinion is that"."""
    nouns = "|".join(voice_words().view_nouns)
    somebody = r"(?:(?:the|a|an|his|her|their|one|both)\s)?(?:(?!my\b|our\b|writer|this\b)[\w'’.-]{1,24}\s){0,3}?"
    return re.compile(
        rf"\b(?:in|by|from|to|on)\s(?!(?:my|our|this|writer)\b){somebody}(?:[\w.-]{{1,24}}(?:['’]s?|s['’])|his|her|their)\s(?:own\s|point\sof\s)?(?:{nouns})\b"
        rf"|\b(?:[\w.-]{{1,24}}(?:['’]s?|s['’])|his|her|their)\s(?:main\s|only\s|own\s|biggest\s)?(?:{nouns})(?:,[^.;:!?]{{1,70}},|\s(?:on|of|about)\s[\w'’-]{{1,24}}(?:\s[\w'’-]{{1,24}})?)?(?:\s(?:is|was|are|were|has\salways\sbeen)\s?(?:that\b|:)|(?<!words):\s)"
        rf"|\bas\s(?!(?:i|we|this|writer|soon|long|far|well|much)\b)(?:[\w'’.-]{{1,24}}\s){{1,4}}?(?:put|puts|sees|saw|tells|told|says|said|has|explains|explained|remembers|remembered|describes|described|wrote)"
        r"(?:\s(?:it|this|that|things))?(?:\sto\s[\w'’-]{1,24}(?:\s[\w'’-]{1,24})?)?\s?,"
        r"|\bas\s(?!(?:i|we|this|writer|soon|long|far|well|much)\b)(?:[\w'’.-]{1,24}\s){1,3}?(?:sees|saw|tells|told|puts|put|explains|explained|remembers)\sit\b"
        r"|\bthe\sway\s(?!(?:i|we)\b)(?:[\w'’.-]{1,24}\s){1,3}?(?:tells?|told|sees?|saw|describes?|described|remembers?|explains?)\s(?:it|things|this)\b"
        r"|\b(?:the|his|her|their|one)\sreasons?\s(?:(?!i\b|we\b)[\w'’.-]{1,24}\s){1,3}?(?:gave|gives|had|has)\b"
        r"|\blet(?:ting|s)?\s(?:me|us|writer|staff|him|her|them|everyone|everybody|the\s[\w'’-]{1,24}|this\s[\w'’-]{1,24})\sknow\b"
    )


@cache
def _words() -> _Words:
    words = voice_words()
    groups = (words.saying, words.viewing, words.telling, words.writers, words.writers_after_this, words.written_things)
    saying, viewing, telling, writers, after_this, written = (hashed(" ".join(group)) for group in groups)
    views = hashed(" ".join(words.view_nouns)) | _VIEW_HINTS
    spoken = saying | viewing | telling
    return _Words(saying, viewing, telling, writers, after_this, written, views, views - spoken - OWN, spoken | views | OWN)


def find_reported(sheet: Sheet, lower: str, known: Iterable[VoiceSpan]) -> Iterator[VoiceSpan]:
    """Yield the stretches that are somebody's reported words or the writer's own story.

    `lower` is the text in small letters; what is `known` to be quoted is passed over.
    """
    lowers, starts, ends = sheet.tokens
    words = _words()
    hits = list(compress(range(len(lowers)), map(words.hints.__contains__, lowers)))
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
        if word in words.views:
            view = _given_view(lower, place, start, end)
            if view is not None:
                done = max(done, view.end)
                yield view
                continue
        if word in words.only_views:
            continue
        if word in OWN:
            story = find_story(lower, place, start, end) if place >= story_done else None
            if story is not None:
                story_done = story.end
                yield story
        elif word not in _SOURCES and _is_writers(words, lowers, at):
            story = told_story(lower, place, ends[at], end, by_i=lowers[at - 1] in _I) if place >= story_done else None
            if story is not None:
                story_done = story.end
                yield story
        elif word in _NAMED and at > 0 and lowers[at - 1] in _BE:
            yield VoiceSpan(ends[at], scope_end(lower, ends[at], end), "reported")
        elif not _is_charts(lowers, at) and (word not in _READS or (at > 0 and lowers[at - 1] in words.written)):
            span = _given(sheet.text, lower, (start, end), place, ends[at], viewed=word in words.viewing, said=word in words.saying)
            if span is not None:
                done = max(done, span.end)
                yield span


def _given_view(lower: str, place: int, start: int, end: int) -> VoiceSpan | None:
    """Return what a phrase around `place` gives as somebody's view: the rest of its clause, or what stands before it."""
    low = max(start, place - _SOURCE_REACH)
    source = _source_of_view().search(lower, low, min(end, place + 2 * _SOURCE_REACH))
    if source is None or not source.start() <= place < source.end():
        return None
    if lower[source.end() : end].strip(" .,!?\n") == "":
        return VoiceSpan(start, source.start(), "reported")
    return VoiceSpan(source.end(), scope_end(lower, source.end(), end), "reported")


def _is_writers(words: _Words, lowers: list[int], at: int) -> bool:
    """Tell whether the writer is who says; their own story is found by itself."""
    before = at - 1
    while before > max(0, at - 3) and lowers[before] in _BETWEEN:
        before -= 1
    if (before < 0 or lowers[before] in _STOPS) and _tells_them(lowers, at):
        return True  # "Told her that ...": who is left out is the writer
    if before < 0:
        return False
    if _tells_them(lowers, at) and _goes_on_as_writer(words, lowers, at):
        return True
    word = lowers[before]
    if before > 0 and lowers[before - 1] in _SOMEBODYS and word not in _I:
        return False  # "her worker said", "a case worker told me"
    return word in words.writers or (word in words.writers_after_this and before > 0 and lowers[before - 1] in _THIS)


def _goes_on_as_writer(words: _Words, lowers: list[int], at: int) -> bool:
    """Tell whether a verb behind "and" goes on with the sentence's subject, the writer: "PSS read the rules and told her ..."."""
    if at < 1 or lowers[at - 1] not in _AND:
        return False
    first = at
    while first > max(0, at - MOST_BACK) and lowers[first - 1] not in _STOPS:
        first -= 1
    between = set(lowers[first + 1 : at])
    opens = lowers[first] in words.writers or (lowers[first] in _THIS and lowers[first + 1] in words.writers | words.writers_after_this)
    return opens and between.isdisjoint(_OTHER_SUBJECTS)


def _tells_them(lowers: list[int], at: int) -> bool:
    """Tell whether it is the person to whom something is told: "Explained to him"."""
    told = [word for word in lowers[at + 1 : at + 4] if word not in _TO]
    return bool(told) and told[0] in _THEM


def _is_charts(lowers: list[int], at: int) -> bool:
    """Tell whether the verb is passive: in "was noted to ..." it is the chart that speaks."""
    return at > 0 and lowers[at - 1] in _BE and lowers[at] not in _HEARD and lowers[at] not in _GOING_ON


def _given(text: str, lower: str, sentence: tuple[int, int], at: int, behind: int, *, viewed: bool, said: bool) -> VoiceSpan | None:
    """Return what the word from `at` to `behind` gives as somebody's words or view."""
    start, end = sentence
    if viewed:
        image = _SELF_IMAGE.match(lower, at, end) or _SEEN_AS.match(lower, at, end) or _SOURCE_OF_WORDS.match(lower, at, end)
        if image is not None:
            return _image_scope(lower, image, start, end)
    if lower[start:at].strip() and _TALKED_ABOUT.match(lower, at, end):  # without a subject it is the writer who talked
        return VoiceSpan(behind, scope_end(lower, behind, end), "reported")
    if not said:
        return None
    colon = _COLON.match(lower, behind)
    if colon is not None:  # "Client stated: ..." gives the person's own words, with or without marks
        return VoiceSpan(colon.end(), own_words_end(lower, colon.end()), "quoted")
    told, asked = lower.startswith(("told", "tell"), at), lower.startswith("ask", at)
    if _gives_clause(text, lower, behind, end, told=told, asked=asked) or _SELF_IMAGE.match(lower, at, end):
        manner = _MANNER.match(lower, behind, end)
        begins = manner.end() if manner else behind
        return VoiceSpan(begins, scope_end(lower, begins, end), "reported")
    if _TAG_AFTER.search(lower, start, end):
        return VoiceSpan(start, at, "reported")
    return None


def _gives_clause(text: str, lower: str, behind: int, end: int, *, told: bool, asked: bool) -> bool:
    """Tell whether a clause follows a saying verb."""
    if _WANTS_TO_HEAR.search(lower, behind, end):
        return False
    if asked:
        return _ASKED_CLAUSE.match(lower, behind, end) is not None
    if told:
        listener = _NEXT_WORD.match(lower, behind, end)
        while listener is not None:
            if _TOLD_CLAUSE.match(lower, listener.end(), end) or _NAME_CLAUSE.match(text, listener.end(), end):
                return True
            further = _NEXT_WORD.match(lower, listener.end(), end)
            if further is None or lower.count(" ", behind, further.end()) > MOST_LISTENER_WORDS:
                break
            listener = further
        return _LATER_THAT.match(lower, behind, end) is not None
    return any(clause.match(lower, behind, end) for clause in (_CLAUSE, _LATER_THAT)) or _NAME_CLAUSE.match(text, behind, end) is not None


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
        if trailing:  # "..., per father." speaks for the clause that stands before it
            clause = max(lower.rfind(", ", start, image.start() - 2), lower.rfind("; ", start, image.start() - 2))
            return VoiceSpan(max(start, clause + 1), image.start(), "reported")
    return VoiceSpan(image.end(), scope_end(lower, image.end(), end), "reported")

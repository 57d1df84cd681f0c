"""Who something is said of or done by: the writer, or somebody the writer tells of; and who acts when a purpose is told."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from notelint.late import late
from notelint.pipeline.called import WHEN, late_called

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

SUBJECT_WORDS = 5  # words at the beginning of a sentence
OWN_STORY_REACH = 10  # code points behind a match
REACH = 64  # code points before a match
# The writer about the writer, in passing: "that was the year I was impulsive".
_OF_WRITER = late_called(
    # "I would rather sleep drunk in my car", "I have stood in front of that judge high as a kite"
    r"\b[Ii](?:['’]d|['’]ve|\shave|\shad|\swould|\sused\sto|\scould)?(?:\srather|\soften|\salso|\sonce)?"
    r"\s(?:sleep|slept|sat|stood|lived|drove|woke|showed\sup|turn(?:ed)?|stayed)\s"
    r"(?:(?!(?:he|she|they|him|her|them|his|their|who|PERSON)\b)[\w'’-]+\s){0,8}$|"
    r"\b(?:I|[Ww]e)(?:\s(?:am|was|were|get|got|feel|felt|became|become|used\sto\sbe|had\sbeen|have\sbeen|sounded|looked)|['’](?:m|d\sbeen|ve\sbeen))"
    r"(?:\s(?:not|so|very|too|pretty|just|really|always|still|also|being|an?|the|that|kind\sof|a\slittle|a\sbit|once|often|(?:\w+\s)?and)){0,3}\s$"
)


_BY_WRITER = late(r"\b[Ii]\s(?:\w+ly\s)?$")


def is_by_the_writer(sheet: Sheet, start: int) -> bool:
    """Tell whether the writer is who did it: "I sulked"."""
    return _BY_WRITER.search(sheet.text, max(sheet.sentence_at(start)[0], start - REACH), start) is not None


_TOLD = late(r"\b(?:told|tell|telling|said|let|explained|talked|spoke|shared|confided|admitted)\b", re.IGNORECASE)


def is_before_own_story(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether what the writer tells somebody is the writer's own story: "told Mom about the year I ...", "told them how I ..."."""
    if _TOLD.search(sheet.text, start, end) is None:
        return False
    low, high = end - len("how "), min(end + OWN_STORY_REACH, sheet.sentence_at(start)[1] - 1)
    return any(span.voice == "self" and low <= span.start <= high for span in sheet.voices or ())


def is_of_the_writer(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the writer says it of the writer: "I was defensive", "impolite of me", "as an ex-con myself"."""
    if sheet.text.startswith((" of me", " myself", " like me"), end):
        return True
    return _OF_WRITER.search(sheet.text, max(sheet.sentence_at(start)[0], start - REACH), start) is not None


_NAMES_WRITER = late(
    # "while I was there" says where the writer was, and not who acts.
    r"(?<!while )(?<!when )(?<!with )(?<!where )(?<!before )(?<!after )"
    r"\b(?:I|we|us|our|my|me|writer|pss|cpss|prss|crss|peer\s(?:support\s)?(?:specialist|worker)|this\s(?:staff|worker|peer))\b",
    re.IGNORECASE,
)
_ARTICLE = r"(?:the|an?|her|his|their|our|one|another|this|that|to|with)"


def is_done_by_another(sheet: Sheet, start: int) -> bool:
    """Tell whether somebody else opens the sentence and the writer is not in it: "The pharmacist told him to ..."."""
    low, high = sheet.sentence_at(start)
    opening = _another_opens().match(sheet.text, low, high)
    if opening is None or _NAMES_WRITER.search(sheet.text, low, high):
        return False
    first = opening["first"].lower()
    return not first.endswith(("ed", "ing")) and first not in _opening_words()


@cache
def _another_opens() -> re.Pattern[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    doers = "|".join(voice_words().other_doers)
    return re.compile(
        rf"\W*(?:{WHEN},?\s)?(?=(?P<first>[\w'’-]+))(?:{_ARTICLE}\s)?(?:(?!{_ARTICLE}\s)[\w'’-]+\s){{0,2}}?(?:{doers})\b\.?(?:\s[A-Z][\w.'’-]*){{0,2}}\s[a-z]",
        re.IGNORECASE,
    )


@cache
def _opening_words() -> frozenset[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    words = voice_words()
    return frozenset((*words.doing, *words.openers))


_WHO_ACTS = late_called(
    # "I think", "when I sat down": there the writer does not act.
    r"(?P<writer>(?<!\bwhen )(?<!\bwhile )(?<!\bafter )(?<!\bbefore )(?<!\buntil )(?<!\btill )\b(?:[Ii]|[Ww]e)\b"
    r"(?!\s(?:do\s)?(?:honestly\s|really\s|just\s|also\s|kind\sof\s)?(?:think|believe|suspect|guess|figure|bet|feel|wonder|assume|imagine|reckon|take\sit|would\ssay|had\sto|have\sto|are|see)\b|['’]d\s(?:say|bet|guess)\b))"
    r"|\b(?i:he|she|they|it|that|this|who|you|everyone|nobody|somebody|someone|(?:PERSON)s?"
    r"|mother|mom|father|dad|son|daughter|brother|sister|wife|husband|partner|parents|family|kids?)\b|(?<=[a-z,;] )[A-Z][a-z]+\b"
)
ACTOR_REACH = 160  # code points before a purpose in which it is told who acts
# A sentence that opens so is about what was done together: "Role played the call so he can get out of the contract".
_DONE_TOGETHER = late(
    r"(?:Suggested|Offered|Proposed|Practi[cs]ed|Rehearsed|Role[- ][Pp]lay(?:ed)?|Helped|Supported|Assisted|Brainstormed|Printed)\b"
    r"(?!\s(?:himself|herself))"
)
_GOAL = late(r"\b(?:goals?|objectives?|aims?|purpose)\b", re.IGNORECASE)


# "Said he'd be back Monday, but he only ...": behind "but" the writer sets a guess against what was said.
_TURNED = late(r"\s(?:but|yet|though|however|although)\b,?(?:\s(?!said\b|says\b|that\s(?:he|she|they)\b)[\w'’-]+){0,6}\s$", re.IGNORECASE)


def is_set_against(sheet: Sheet, start: int) -> bool:
    """Tell whether a guess at why is the writer's, although it stands in a sentence that reports what somebody said."""
    return _TURNED.search(sheet.text, max(sheet.sentence_at(start)[0], start - REACH), start) is not None


# A thing as the subject: "The wristband is just to get you back in".
_THING_FIRST = late(rf"\W*(?:(?:The|An?|Our|Each|Every)|(?i:{WHEN}),?\s(?:the|an?|our|each|every))\s(?=[a-z])")
_PERSON_NAMED = late_called(r"(?<=[a-z,;] )[A-Z][a-z]+|\b(?:(?:PERSON)s?|he|she|they|his|her|their|him|them|who|i|we|you|I|We)\b")


@cache
def _made_things() -> frozenset[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    return frozenset(voice_words().made_things)


def is_for_a_thing(sheet: Sheet, start: int) -> bool:
    """Tell whether a purpose is that of a thing: nobody is named in the sentence before it, and a thing stands first."""
    low = sheet.sentence_at(start)[0]
    before = sheet.text[low:start]
    if len(before) > ACTOR_REACH:
        return False
    if _THING_FIRST.match(before) is None or _PERSON_NAMED.search(before) is not None:
        return False
    words = before.lower().replace(",", " ").split()
    return not _made_things().isdisjoint(words[:SUBJECT_WORDS])


def is_no_motive(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a purpose is that of a goal or a thing, or of what the writer did: "we wrote to the landlord to get ..."."""
    if is_for_a_thing(sheet, start):
        return True
    low, high = sheet.sentence_at(start)
    if start == low and (first := _WHO_ACTS.search(sheet.text, end, min(high, end + ACTOR_REACH))) and first["writer"] is not None:
        return True  # "To get everyone's attention we ring the bell"
    low = max(low, start - ACTOR_REACH)
    if _GOAL.search(sheet.text, low, start) or _DONE_TOGETHER.match(sheet.text, sheet.sentence_at(start)[0]):
        return True
    for actor in reversed([*_WHO_ACTS.finditer(sheet.text, low, start)]):
        if sheet.voice_at(actor.start(), actor.end()) not in ("quoted", "reported"):
            return actor["writer"] is not None
    return False

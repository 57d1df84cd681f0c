"""Of whom or what something is said: a thing, an institution, the writer; and who acts when a purpose is told."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

SUBJECT_WORDS = 5  # words at the beginning of a sentence
OWN_STORY_REACH = 10  # code points behind a match
REACH = 64  # code points before a match
# The subject of a judgement: "the ladder in the pantry is ...". A thing is judged where no word of it names somebody.
_SUBJECT = re.compile(
    r"(?:^|[.;:!?,]\s|\n|\b(?:and|but|because|so|that|since|when|while|if|though|as|where|after|before)\s)"
    r"(?:the|an?|this|that|these|those|its|each|some|our|my)\s((?:(?!(?:and|but|or|then)\b)[\w'’-]+\s){1,6}?)"
    r"(?:(?:was|is|were|are|looked|looks|seemed|seems|got|gets|felt|feels|stayed|became|becomes|turned(?:\sout\sto\sbe)?|proved|sounded|(?:has|have|had|can|could|may|might|would)\sbeen?))"
    r"\s(?:(?:very|too|so|quite|really|still|rather|pretty|all|both|just|now|also|a\sbit|a\slittle|more|most|often|always)\s){0,2}(?:out\sof\s|in\s)?$",
    re.IGNORECASE,
)
SUBJECT_REACH = 90  # code points before a match in which its subject must begin


def _search_before(shape: re.Pattern[str], sheet: Sheet, start: int, reach: int) -> re.Match[str] | None:
    """Look for a shape in the sentence of `start`, at most `reach` code points before it; "^" is where the sentence begins."""
    low = sheet.sentence_at(start)[0]
    if low < start - reach:
        return shape.search(sheet.text, start - reach, start)
    return shape.search(sheet.text[low:start])  # cut out: with a position given, "^" would be the beginning of the note


def is_of_a_thing(sheet: Sheet, start: int) -> bool:
    """Tell whether what is said at `start` is said of a thing: "the ladder is unstable"."""
    subject = _search_before(_SUBJECT, sheet, start, SUBJECT_REACH)
    if subject is None or _NAME_INSIDE.search(subject.group(1)):
        return False  # "when the van ran late Darnell got ...": the subject is a person behind it
    words = subject.group(1).lower().replace("’", "'").replace("'s", "").split()
    return _person_nouns().isdisjoint(words) and _PERSONS.isdisjoint(words)


_NAME_INSIDE = re.compile(r"(?<=[a-z] )[A-Z][a-z]+\s$")
_PERSONS = frozenset({"he", "she", "they", "who"})  # "the way she talks to them is ..."
# The writer about the writer, in passing: "that was the year I was impulsive".
_OF_WRITER = re.compile(
    # "I would rather sleep drunk in my car", "I have stood in front of that judge high as a kite"
    r"\b[Ii](?:['’]d|['’]ve|\shave|\shad|\swould|\sused\sto|\scould)?(?:\srather|\soften|\salso|\sonce)?"
    r"\s(?:sleep|slept|sat|stood|lived|drove|woke|showed\sup|turn(?:ed)?|stayed)\s"
    r"(?:(?!(?:he|she|they|him|her|them|his|their|who|client|clt|pt|patient|member|resident)\b)[\w'’-]+\s){0,8}$|"
    r"\bI(?:\s(?:am|was|got|felt|became|used\sto\sbe|had\sbeen|have\sbeen|sounded|looked)|['’](?:m|d\sbeen|ve\sbeen))"
    r"(?:\s(?:not|so|very|too|pretty|just|really|always|still|also|being|an?|the|that|kind\sof|a\slittle|a\sbit|once|often)){0,3}\s$"
)


def is_of_a_known_thing(sheet: Sheet, start: int) -> bool:
    """Tell whether the subject of what is said at `start` is a thing or an animal: "her cat was ...", "printer refused"."""
    return _search_before(_known_thing(), sheet, start, REACH) is not None


# Words that lead to a thing which is not what is judged: "down the driveway", "around dogs".
_NO_MODIFIER = (
    "with|by|at|in|on|of|for|and|to|from|near|he|she|they|i|we|down|up|along|across|through|around|into|onto|over|under|out|off|past|toward|towards"
    "|behind|before|after|during|inside|outside|between"
)


@cache
def _known_thing() -> re.Pattern[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    things = "|".join(voice_words().things)
    new_clause = r"(?:and|but|or|so|he|she|they|i|we|who)\b"
    place = (
        rf"(?:\s(?:in|on|at|of|from|for|near|by|behind|under|next)\s(?:(?!{new_clause})\w+\s){{0,2}}(?!{new_clause})\w+|\s(?:outside|upstairs|downstairs|here|there)"
        r"|\s(?:he|she|they|i|we)\s[\w'’-]+(?:\s(?:on|with|in|at|to|for|from))?|\s(?:that|which)\s(?:(?!(?:and|but|so|he|she|they)\b)[\w'’-]+\s){1,5}?[\w'’-]+)?"
    )
    linking = (
        r"(?:was|is|were|are|got|gets|looked|looks|seemed|seems|felt|stayed|remained|became|kept|keeps|acted|acts|sounded|has\sbeen|had\sbeen|can\sbe|could\sbe)"
        r"\s(?:(?:going|coming|shutting|turning|running|beeping|ringing|acting|making|dropping|cutting|breaking)\s(?:(?:on|off|out|up|down|in)\s)?)?(?:(?:a|an|the|too|so|very|quite|really|still|pretty|just|now|also|kind\sof|a\sbit|a\slittle|more|most|often|always|being|as|not|real|bit)\s){0,3}(?:(?!(?:he|she|they|i|we)\b)[\w'’-]+\s(?:and|or)\s(?:a\slittle\s|very\s|so\s|too\s)?)?"
    )
    begins = r"(?:^|[.;:!?,(]\s|\n|\b(?:and|but|because|so|that|since|when|while|if|though|as|where|thought|said)\s)"
    modifiers = rf"(?:(?!(?:{_NO_MODIFIER})\b)[\w'’-]+\s){{0,3}}(?<!\bm[rs]\.\s)(?<!\bmrs\.\s)(?<!\bdr\.\s)"
    return re.compile(rf"{begins}{modifiers}(?:{things}){place}\s(?:{linking})?$", re.IGNORECASE)


def is_before_a_thing(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a thing or an animal follows that the word is said of: "a hostile law", "an aggressive little terrier"."""
    if " " in sheet.text[start:end]:
        return False  # no single adjective
    return _thing_behind().match(sheet.text, end, sheet.sentence_at(start)[1]) is not None


@cache
def _thing_behind() -> re.Pattern[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    small = (
        rf"(?:{_NO_MODIFIER}|but|or|about|the|an?|his|her|their|my|our|when|while|because|so|if|that|who|than|as|like|was|is|were|are)\b"
    )
    things = "|".join(voice_words().judged_things)
    return re.compile(rf"\s(?:(?:kind|type|form|sort|brand)\sof\s)?(?:(?!{small})[\w'’-]+\s){{0,2}}(?:{things})\b(?!['’])", re.IGNORECASE)


_BY_WRITER = re.compile(r"\b[Ii]\s(?:\w+ly\s)?$")


def is_by_the_writer(sheet: Sheet, start: int) -> bool:
    """Tell whether the writer is who did it: "I sulked"."""
    return _BY_WRITER.search(sheet.text, max(sheet.sentence_at(start)[0], start - REACH), start) is not None


_TOLD = re.compile(r"\b(?:told|tell|telling|said|let|explained|talked|spoke|shared|confided|admitted)\b", re.IGNORECASE)


def is_before_own_story(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether what the writer tells somebody is the writer's own story: "told Mom about the year I ...", "told them how I ..."."""
    if _TOLD.search(sheet.text, start, end) is None:
        return False
    low, high = end - len("how "), min(end + OWN_STORY_REACH, sheet.sentence_at(start)[1] - 1)
    return any(span.voice == "self" and low <= span.start <= high for span in sheet.voices or ())


def is_of_the_writer(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the writer says it of the writer: "I was defensive", "impolite of me"."""
    if sheet.text.startswith(" of me", end):
        return True
    return _OF_WRITER.search(sheet.text, max(sheet.sentence_at(start)[0], start - REACH), start) is not None


@cache
def _person_nouns() -> frozenset[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    words = voice_words()
    return frozenset((*words.person_nouns, *words.writers))


_WHO_ACTS = re.compile(
    # "I think", "when I sat down": there the writer does not act.
    r"(?P<writer>(?<!\bwhen )(?<!\bwhile )(?<!\bafter )(?<!\bbefore )(?<!\buntil )(?<!\btill )\b(?:[Ii]|[Ww]e)\b"
    r"(?!\s(?:do\s)?(?:honestly\s|really\s|just\s|also\s|kind\sof\s)?(?:think|believe|suspect|guess|figure|bet|feel|wonder|assume|imagine|reckon|take\sit|would\ssay|had\sto|have\sto|are|see)\b|['’]d\s(?:say|bet|guess)\b))"
    r"|\b(?i:he|she|they|it|that|this|who|you|everyone|nobody|somebody|someone|clients?|members?|participant|resident|patient|pt|guest|youth|student|caller"
    r"|mother|mom|father|dad|son|daughter|brother|sister|wife|husband|partner|parents|family|kids?)\b|(?<=[a-z,;] )[A-Z][a-z]+\b"
)
# An institution as the subject: "the utility company was ...", "her insurer insists".
_SMALL_WORDS = r"(?:the|an?|at|to|from|in|of|with|on|by|for|and|or|but|i|we|he|she|they|who)\b"


def is_of_an_institution(sheet: Sheet, start: int) -> bool:
    """Tell whether what is said at `start` is said of an institution and of nobody in it."""
    subject = _search_before(_institution(), sheet, start, SUBJECT_REACH)
    return subject is not None and _person_nouns().isdisjoint(subject["then"].lower().split())


@cache
def _institution() -> re.Pattern[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    nouns = "|".join(voice_words().institutions)
    return re.compile(
        r"(?:^|[.;:!?,]\s|\n|\b(?:but|because|so|that|since|when|while|if|though)\s)"
        rf"(?:(?:the|an?|this|that|her|his|their|our|my|one)\s)?(?:(?!{_SMALL_WORDS})[\w'’&-]+\s){{0,2}}?(?:{nouns})\b"
        rf"(?P<then>(?:\s(?!(?:i|we|he|she|they|who|him|her|them|his|their|me|us)\b)[\w'’-]+){{0,10}}?)\s$",
        re.IGNORECASE,
    )


ACTOR_REACH = 160  # code points before a purpose in which it is told who acts
# A sentence that opens so is about what was done together: "Role played the call so he can get out of the contract".
_DONE_TOGETHER = re.compile(
    r"(?:Suggested|Offered|Proposed|Practi[cs]ed|Rehearsed|Role[- ][Pp]lay(?:ed)?|Helped|Supported|Assisted|Brainstormed|Printed)\b"
    r"(?!\s(?:himself|herself))"
)
_GOAL = re.compile(r"\b(?:goals?|objectives?|aims?|purpose)\b", re.IGNORECASE)


# "Said he'd be back Monday, but he only ...": behind "but" the writer sets a guess against what was said.
_TURNED = re.compile(
    r"\s(?:but|yet|though|however|although)\b,?(?:\s(?!said\b|says\b|that\s(?:he|she|they)\b)[\w'’-]+){0,6}\s$", re.IGNORECASE
)


def is_set_against(sheet: Sheet, start: int) -> bool:
    """Tell whether a guess at why is the writer's, although it stands in a sentence that reports what somebody said."""
    return _TURNED.search(sheet.text, max(sheet.sentence_at(start)[0], start - REACH), start) is not None


# A thing as the subject: "The wristband is just to get you back in".
_THING_FIRST = re.compile(r"\W*(?:The|An?|Our|Each|Every)\s(?=[a-z])")
_PERSON_NAMED = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+|\b(?:he|she|they|his|her|their|him|them|who|i|we|you|I|We)\b")


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

"""What takes a lexicon match back: a negation before it, a name around it, a thing it is said of, a longer word."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

_NOT = r"(?:not|never|no|none|nor|neither|without|nothing|cannot|nobody|hardly|barely|scarcely)"
# "I don't believe for one second that he is", "that doesn't make her": the whole thought is rejected.
_REJECTED_THOUGHT = (
    r"\b(?:i|we|writer|pss|nobody|one|you)\b[^.;:!?,]{0,16}(?:n['’]t|\bnot|\bnever)\s(?:\w+\s)?"
    r"(?:think|believe|see|say|consider|find|call|feel)\b(?:(?!\sand\s(?:i|we)\b)[^.;:!?]){0,44}"
    r"|(?:\b(?:not|never)|n['’]t)\s(?:\w+\s)?(?:mean|make|suggest)\b[^.;:!?,]{0,44}|\bby no stretch\b[^.;:!?]{0,44}"
    # "nobody out there is a lost cause", "he is more than an addict", "neither hostile nor uncooperative"
    r"|\b(?:nobody|no one|none)\b[^.;:!?,]{1,32}\b(?:is|was|are|were)\s(?:an?\s|the\s)?"
    r"|\bmore than (?:just |only )?(?:an?|the)|\bneither\s[^.;:!?,]{1,32}\snor"
    r"|(?:\b(?:is|was|are|were|am)|['’]s)\sno"
)
# "Calling him a difficult patient would be wrong": what comes behind rejects it.
_WOULD_BE_WRONG = re.compile(
    r"[^.;!?]{0,32}\b(?:would|is|was|seems|feels)\s(?:be\s|so\s|too\s|just\s|really\s)?"
    r"(?:wrong|unfair|untrue|too easy|a mistake|inaccurate|not fair|not true)\b"
)
_CALLING = re.compile(
    r"\b(?:call|calling|label|labeling|labelling|to call|describing|describe|name|naming|think|thinking)\b[^.;!?]{1,32}$", re.IGNORECASE
)
_NEGATION = re.compile(
    rf"(?:(?:\b(?:{_NOT}(?:['’]s)?|rather than|instead of|anything but|far from|free of|nowhere near|by no means)|n['’]t)"
    r"(?:\s(?!but\b|and\b|only\b|because\b|just\b)[\w'’-]+){0,3}"
    # "not a drunk or an addict": the second of two is rejected with the first.
    rf"|(?:\b{_NOT}|n['’]t)\b[^.;:!?,]{{1,32}}\b(?:or|nor)(?:\san?)?"
    rf"|{_REJECTED_THOUGHT})\s?$",
    re.IGNORECASE,
)
# What a word that stays hurtful behind "not" is taken back by: "isn't a troublemaker", "doesn't make her uncooperative".
_DISOWNED = re.compile(
    rf"(?:(?:\b(?:not|never|no)|n['’]t)\s(?:really\s|just\s|simply\s)?an?|\bnobody['’]s"
    rf"|{_REJECTED_THOUGHT}|(?:\bnot|\bnever|n['’]t)\b[^.;:!?,]{{1,32}}\s(?:or|nor)\san?)\s?$",
    re.IGNORECASE,
)
# "Not uncooperative" and "never non-compliant" take the word back.
_DENIES_ITSELF = re.compile(r"(?:un|non-?)[a-z]", re.IGNORECASE)
_DIRECTLY = re.compile(r"(?:\b(?:not|never)|n['’]t)\s(?:really\s|at all\s|being\s)?$", re.IGNORECASE)
# "Far from being uncooperative" takes any word back, also one that "not" before it would leave as hurtful.
_CONTRAST = re.compile(
    r"\b(?:rather than|instead of|anything but|far from|nowhere near)(?:\s(?:being|seeming|at all|an?|the))*\s?$", re.IGNORECASE
)
NEGATION_REACH, CONTRAST_REACH = 64, 28  # code points
_WORD_BEFORE = re.compile(r"([\w'’&-]+)[ \t]$")
_WORD_AFTER = re.compile(r"[ \t]([\w'’&-]+)")


def is_negated(sheet: Sheet, start: int) -> bool:
    """Tell whether a negation shortly before `start`, in the same sentence, rejects what follows."""
    last = bisect_left(sheet.negators, start) - 1
    if last < 0 or sheet.negators[last] < start - NEGATION_REACH:
        return False
    low = max(sheet.sentence_at(start)[0], start - NEGATION_REACH)
    return _NEGATION.search(sheet.text[low:start]) is not None


def is_rejected_behind(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the writer rejects a name for somebody after giving it: "calling him difficult would be unfair"."""
    low, high = sheet.sentence_at(start)
    if not _CALLING.search(sheet.text, max(low, start - NEGATION_REACH), start):
        return False
    return _WOULD_BE_WRONG.match(sheet.text, end, high) is not None


def is_contrasted(sheet: Sheet, start: int) -> bool:
    """Tell whether the words before `start` set the note against what follows: "far from being ..."."""
    last = bisect_left(sheet.negators, start) - 1
    if last < 0 or sheet.negators[last] < start - CONTRAST_REACH:
        return False
    low = max(sheet.sentence_at(start)[0], start - CONTRAST_REACH)
    return _CONTRAST.search(sheet.text[low:start]) is not None


def is_disowned(sheet: Sheet, start: int) -> bool:
    """Tell whether the writer takes a word back that stays hurtful behind a bare "not": "isn't a troublemaker"."""
    last = bisect_left(sheet.negators, start) - 1
    if last < 0 or sheet.negators[last] < start - NEGATION_REACH:
        return False
    before = sheet.text[max(sheet.sentence_at(start)[0], start - NEGATION_REACH) : start]
    if _DISOWNED.search(before):
        return True
    return _DENIES_ITSELF.match(sheet.text, start) is not None and _DIRECTLY.search(before) is not None


# A word that goes on behind its hyphen is another word, unless this goes on: "purpose-built", but "manic-like".
_GOES_ON = re.compile(r"[-‐‑](?!(?:like|type|looking|sounding|seeming|ish|related|acting|ly)\b)[a-z]", re.IGNORECASE)
_OPPOSITE = re.compile(r"\b(?:non|anti)[-‐‑]$", re.IGNORECASE)


def is_part_of_word(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the match is only part of a word with hyphens that means something else."""
    text = sheet.text
    if text[end : end + 1] in ("-", "‐", "‑") and _GOES_ON.match(text, end):
        return True
    return start > 1 and text[start - 1] in "-‐‑" and _OPPOSITE.search(text, max(0, start - 6), start) is not None


_TITLE = re.compile(r"[A-Z][a-z]+(?:[\s-](?:of|with|and|for|in|the|a|to|from|on|or|[A-Z][a-z]+))*[\s-][A-Z][a-z]+")


def is_name(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the match is part of a name: capitals in it and beside it, in mixed-case text.

    An abbreviation in capitals beside it makes no name: "Denies SI".
    """
    text = sheet.text
    matched = text[start:end]
    if not matched[:1].isupper() or matched.isupper():
        return False
    low, high = sheet.sentence_at(start)
    if start > low and _TITLE.fullmatch(matched):
        return True  # "Next week it's Clean and Sober"
    after = _WORD_AFTER.match(text, end, high)
    before = _WORD_BEFORE.search(text, max(low, start - 40), start)
    if after is not None and _is_capitalized(after.group(1)):
        return True
    if before is not None and before.start() > low and _is_capitalized(before.group(1)):
        return True
    return start > low and (_NAME_GOES_ON.match(text, end, high) or _NAME_BEGAN.search(text, low + 1, start)) is not None


# Small words stand inside names: "Coping with Aggressive Behavior in Teens".
_NAME_GOES_ON = re.compile(r"\s(?:of|with|and|for|in|&|to|from|on)\s(?:the\s)?(?!I\b|He\b|She\b|They\b)[A-Z][a-z]{2,}")
_NAME_BEGAN = re.compile(r"(?<=\s)[A-Z][a-z]{2,}\s(?:of|with|and|for|in|&|to|from|on)\s(?:the\s)?$")


def _is_capitalized(word: str) -> bool:
    return word[0].isupper() and word[1:2].islower() and word not in _NOT_NAMES


_NOT_NAMES = frozenset({"I", "I'm", "I'd", "I've", "He", "She", "They", "Writer", "Client", "Pt", "Staff", "PSS"})


# A part in a play or a game: "he plays the drunk uncle".
_PLAYED = re.compile(
    r"\b(?:play|plays|played|playing|acted|acts|reads|read)\s(?:the|an?)\s(?:(?:part|role)\sof\s(?:the|an?)\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
# The label of a box that holds a value or is left empty: "Risk Level: n/a", "Compliance Y/N: --".
_BOX_VALUE = re.compile(
    r"(?:\s(?:level|score|screen|rating))?\s?(?:\(?Y\s?/\s?N\)?\s?)?[:=?]\s?(?:n/?a\b|see\s|per\s|deferred\b|not\sassessed|on\sfile|not\sapplicable|unknown\b|none\b|nil\b|-{1,3}(?=\s|[.;,]|$)|_{2,}|\d{1,2}\b(?![:/]))",
    re.IGNORECASE,
)
_REASON_CODE = re.compile(r"\bcode\s?#?\d{1,4}\s?\($", re.IGNORECASE)


def is_played(sheet: Sheet, start: int) -> bool:
    """Tell whether somebody only plays what is said: "plays the drunk uncle"."""
    text = sheet.text
    start += 4 * text.startswith(("the ", "The "), start)  # the article may stand in the match
    return _PLAYED.search(text, max(sheet.sentence_at(start)[0], start - 40), start) is not None


def is_box(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the match is the label of a box in a form, or the text of its code."""
    text = sheet.text
    return _BOX_VALUE.match(text, end) is not None or _REASON_CODE.search(text, max(0, start - 12), start) is not None


# The subject of a judgement: "the ladder in the pantry is ...". A thing is judged where no word of it names somebody.
_SUBJECT = re.compile(
    r"(?:^|[.;:!?,]\s|\n|\b(?:and|but|because|so|that|since|when|while|if|though|as|where|after|before)\s)"
    r"(?:the|an?|this|that|these|those|its|each|some|our|my)\s((?:(?!(?:and|but|or|then)\b)[\w'’-]+\s){1,6}?)"
    r"(?:(?:was|is|were|are|looked|looks|seemed|seems|got|gets|felt|feels|stayed|became|becomes|turned(?:\sout\sto\sbe)?|proved|sounded|(?:has|have|had|can|could|may|might|would)\sbeen?))"
    r"\s(?:(?:very|too|so|quite|really|still|rather|pretty|all|both|just|now|also|a\sbit|a\slittle|more|most|often|always)\s){0,2}(?:out\sof\s|in\s)?$",
    re.IGNORECASE,
)
SUBJECT_REACH = 90  # code points before a match in which its subject must begin


def is_of_a_thing(sheet: Sheet, start: int) -> bool:
    """Tell whether what is said at `start` is said of a thing: "the ladder is unstable"."""
    subject = _SUBJECT.search(sheet.text, max(sheet.sentence_at(start)[0], start - SUBJECT_REACH), start)
    if subject is None or _NAME_INSIDE.search(subject.group(1)):
        return False  # "when the van ran late Darnell got ...": the subject is a person behind it
    words = subject.group(1).lower().replace("’", "'").replace("'s", "").split()
    return _person_nouns().isdisjoint(words) and _PERSONS.isdisjoint(words)


_NAME_INSIDE = re.compile(r"(?<=[a-z] )[A-Z][a-z]+\s$")
_PERSONS = frozenset({"he", "she", "they", "who"})  # "the way she talks to them is ..."
# The writer about the writer, in passing: "that was the year I was impulsive".
_OF_WRITER = re.compile(
    r"\bI(?:\s(?:am|was|got|felt|became|used\sto\sbe|had\sbeen|have\sbeen|sounded|looked)|['’](?:m|d\sbeen|ve\sbeen))"
    r"(?:\s(?:not|so|very|too|pretty|just|really|always|still|also|being|an?|the|that|kind\sof|a\slittle|a\sbit|once|often)){0,3}\s$"
)


def is_of_the_writer(sheet: Sheet, start: int) -> bool:
    """Tell whether the writer says it of the writer: "I was defensive"."""
    return _OF_WRITER.search(sheet.text, max(sheet.sentence_at(start)[0], start - NEGATION_REACH), start) is not None


@cache
def _person_nouns() -> frozenset[str]:
    from notelint.pipeline.voice_words import voice_words  # late: rules are listed without reading any data

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
    subject = _institution().search(sheet.text, max(sheet.sentence_at(start)[0], start - SUBJECT_REACH), start)
    return subject is not None and _person_nouns().isdisjoint(subject["then"].lower().split())


@cache
def _institution() -> re.Pattern[str]:
    from notelint.pipeline.voice_words import voice_words  # late: rules are listed without reading any data

    nouns = "|".join(voice_words().institutions)
    return re.compile(
        r"(?:^|[.;:!?,]\s|\n|\b(?:but|because|so|that|since|when|while|if|though)\s)"
        rf"(?:(?:the|an?|this|that|her|his|their|our|my|one)\s)?(?:(?!{_SMALL_WORDS})[\w'’&-]+\s){{0,2}}?(?:{nouns})\b"
        rf"(?P<then>(?:\s(?!(?:i|we|he|she|they|who|him|her|them|his|their|me|us)\b)[\w'’-]+){{0,10}}?)\s$",
        re.IGNORECASE,
    )


ACTOR_REACH = 160  # code points before a purpose in which it is told who acts
_GOAL = re.compile(r"\b(?:goals?|objectives?|aims?|purpose)\b", re.IGNORECASE)


# "Said he'd be back Monday, but he only ...": behind "but" the writer sets a guess against what was said.
_TURNED = re.compile(
    r"\s(?:but|yet|though|however|although)\b,?(?:\s(?!said\b|says\b|that\s(?:he|she|they)\b)[\w'’-]+){0,6}\s$", re.IGNORECASE
)


def is_set_against(sheet: Sheet, start: int) -> bool:
    """Tell whether a guess at why is the writer's, although it stands in a sentence that reports what somebody said."""
    return _TURNED.search(sheet.text, max(sheet.sentence_at(start)[0], start - NEGATION_REACH), start) is not None


def is_no_motive(sheet: Sheet, start: int) -> bool:
    """Tell whether a purpose is that of a goal, or of what the writer did: "we wrote to the landlord to get ..."."""
    low = max(sheet.sentence_at(start)[0], start - ACTOR_REACH)
    if _GOAL.search(sheet.text, low, start):
        return True
    for actor in reversed([*_WHO_ACTS.finditer(sheet.text, low, start)]):
        if sheet.voice_at(actor.start(), actor.end()) not in ("quoted", "reported"):
            return actor["writer"] is not None
    return False

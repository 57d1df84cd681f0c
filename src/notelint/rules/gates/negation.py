"""What before or behind a match takes it back: a negation, a contrast, a whole thought that is rejected."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from notelint.late import late

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

# "n't" with its apostrophe, and as notes in a hurry have it: "dont", "wasnt"; but not the end of "parent" or "vacant".
_NT = r"(?:n['’]t|(?:(?<=do|es|id|is|as|ad|ld)|(?<=\bwo|\bca|\bai)|(?<=\bare)|(?<=were|have))nt\b)"


def _negating(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern in which "n't" may stand without its apostrophe."""
    return late(pattern.replace("n['’]t", _NT), flags)


_NOT = r"(?:not|never|no|none|nor|neither|without|nothing|cannot|nobody|hardly|barely|scarcely)"
# "I don't believe for one second that he is", "that doesn't make her": the whole thought is rejected.
_REJECTED_THOUGHT = (
    r"\b(?:i|we|writer|pss|nobody|one|you)\b[^.;:!?,]{0,16}(?:n['’]t|\bnot|\bnever)\s(?:going\sto\s|\w+\s)?"
    r"(?:think|believe|see|say|consider|find|call|feel|agree|know|count|accept|buy|read|view|regard|describe)\b(?:(?!\sand\s(?:i|we)\b)(?:[^.;:!?]|(?<=[md][rs])\.)){0,44}"
    r"|(?:\b(?:not|never)|n['’]t)\s(?:\w+\s)?(?:mean|make|suggest)\b[^.;:!?,]{0,44}|\bby no stretch\b[^.;:!?]{0,44}"
    # "nobody out there is a lost cause or a troublemaker"
    r"|\b(?:nobody|no one|none)\b[^.;:!?,]{1,72}\b(?:is|was|are|were)\s(?:an?\s|the\s)?(?:[\w-]+\s(?:or|nor)\s(?:an?\s)?)?"
    # "nothing about her seemed dramatic", "no one could call her uncooperative", "nobody here thinks of him as an addict"
    r"|\b(?:nobody|no one|nothing)\b[^.;:!?,]{0,32}\b(?:thinks?|thought|calls?|called|sees?|saw|considers?|finds?"
    r"|seems?|seemed|looked|sounded|came across|made|says?|said|describes?)\b"
    r"(?:(?!\sand\s(?:i|we)\b)[^.;:!?,]){0,44}"
    # "it isn't that he is stubborn", "it would be wrong to call him hostile"
    r"|\bit(?:['’]s|\s(?:is|was))(?:n['’]t|\snot)\sthat\b(?:[^.;:!?,]|(?<=[md][rs])\.){0,44}|\b(?:wrong|unfair|untrue|inaccurate)\sto\s(?:call|say|think|describe|name|label|write|chart|put|read|treat|see)\b[^.;:!?,]{0,32}"
    r"|\b(?:don['’]t|do not|never)\s(?:anybody\s|anyone\s)?(?:read|take|call|see|write)\s[^.;:!?,]{1,36}\sas\s?"
    r"|(?:n['’]t|\bnot)\sbe\s(?:right|fair|true|accurate|honest)\sto\s(?:call|say|think|describe|name|label|write|chart)\b[^.;:!?,]{0,40}"
    r"|\bnothing\sto\s(?:suggest|show|say|indicate)\b(?:[^.;:!?,]|(?<=[md][rs])\.){0,60}"
    r"|\bno\s(?:reason|cause)\sto\s(?:think|believe|suspect|say|doubt)\b[^.;:!?,]{0,40}"
    # "he is more than an addict", "neither hostile nor uncooperative"
    r"|\bmore than (?:just |only )?(?:an?|the)|\bneither\s[^.;:!?,]{1,32}\snor"
    r"|(?:\b(?:is|was|are|were|am)|['’]s)\sno"
)
# "Calling him a difficult patient would be wrong": what comes behind rejects it.
_WOULD_BE_WRONG = late(
    r"[^.;!?]{0,32}\b(?:would|is|was|seems|feels)\s(?:be\s|so\s|too\s|just\s|really\s)?"
    r"(?:wrong|unfair|untrue|too easy|a mistake|inaccurate|not fair|not true)\b"
)
_CALLING = late(
    r"\b(?:call|calling|label|labeling|labelling|to call|describing|describe|name|naming|think|thinking)\b[^.;!?]{1,32}$", re.IGNORECASE
)
# "I'd push back on unmotivated", "being late from a shift isn't blowing off treatment".
_WORD_REFUSED = (
    r"\b(?:push(?:ed|es|ing)?\sback\s(?:on|against)|t(?:ake|akes|ook)\sissue\swith|disagree[ds]?\swith|object(?:ed|s)?\sto)(?:\s(?:the\sword|calling\s\w+))?"
    r"|\b[Ii]\s(?:won['’]t|will\snot|would\snot|wouldn['’]t|refused?\sto|am\snot\sgoing\sto)\s(?:write|say|call|chart|describe)"
    r"(?:\s(?:that|him|her|them|it|this|he|she|they)){0,2}(?:\s(?:(?:down\s)?as|is|was|were|being))?(?:\san?)?"
    r"|\b(?:being|coming|missing|needing|asking|getting|having|taking|wanting|leaving)\b[^.;!?]{1,56}\b(?:is|was)(?:n['’]t|\snot)"
)
# "Has not known him to be aggressive", "leaving it blank was not her being uncooperative", "aint no bum".
_NOT_KNOWN_SO = (
    r"(?:(?:\bnot|\bnever|n['’]t)\s(?:ever\s|once\s|yet\s)?(?:known|seen|found|heard|experienced)\s(?:[\w'’.]+\s){1,3}?(?:to\s(?:be|act|get|seem|become)|be|being|acting|get|getting)"
    r"|\b(?:is|was)(?:\snot|n['’]t)\s(?:about\s)?(?:him|her|them|his|their|[a-z][\w'’.]+)\s(?:being|acting|getting)"
    r"|\b(?:ain['’]?t|is\snot|isn['’]t|was\snot|wasn['’]t)\sno)"
)
_NEGATION = _negating(
    rf"(?:{_WORD_REFUSED}|{_NOT_KNOWN_SO}"
    rf"|(?:\b(?:{_NOT}(?:['’]s)?|rather than|instead of|anything but|far from|free of|nowhere near|by no means)|n['’]t"
    r"|(?:\bnot|n['’]t) the same(?: thing)? as)"
    r"(?:\s(?!but\b|and\b|only\b|because\b|just\b)[\w'’-]+){0,3}"
    # "not a drunk or an addict": the second of two is rejected with the first.
    rf"|(?:\b{_NOT}|n['’]t)\b[^.;:!?,]{{1,32}}\b(?:or|nor)(?:\san?)?"
    rf"|{_REJECTED_THOUGHT})\s?$"
)
# "Lazy is the last word I'd use", "attention-seeking was never the right name for it".
_LAST_WORD = late(
    r"\s(?:is|was|would\sbe)\s(?:the\slast\s(?:word|thing|name)\b|(?:never|not)\s(?:the|a)\s(?:right|fair|good|true)\s(?:word|name|way|label|term)\b)"
)
# What a word that stays hurtful behind "not" is taken back by: "isn't a troublemaker", "doesn't make her uncooperative".
_DISOWNED = _negating(
    rf"(?:{_WORD_REFUSED}|{_NOT_KNOWN_SO}"
    rf"|\b(?:nobody|no one)|(?:\b(?:not|never|no)|n['’]t)\s(?:really\s|just\s|simply\s)?an?|\bnobody['’]s"
    rf"|{_REJECTED_THOUGHT}|(?:\bnot|\bnever|n['’]t)\b[^.;:!?,]{{1,32}}\s(?:or|nor)\san?)\s?$"
)
# "Not uncooperative" and "never non-compliant" take the word back.
_DENIES_ITSELF = late(r"(?:un|non-?)[a-z]", re.IGNORECASE)
_DIRECTLY = _negating(r"(?:\b(?:not|never)|n['’]t)\s(?:really\s|at all\s|being\s)?$", re.IGNORECASE)
# "Far from being uncooperative" takes any word back, also one that "not" before it would leave as hurtful.
_CONTRAST = late(
    r"\b(?:neither|nor|rather than|instead of|anything but|far from|nowhere near|the same(?: thing)? as)"
    r"(?:\s(?:treat|see|call|read|write|label|describe|count|take)(?:ing)?\s(?:it|this|that|him|her|them))?"
    r"(?:\s(?:as|being|seeming|at all|an?|the))*\s?$",
    re.IGNORECASE,
)
# "He was not stalling", "it wasn't to get out of class": there was no such thing.
_NOT_SO = late(
    r"\b(?:was|is|were|are)(?:\snot|n['’]?t)(?:\s(?:there|here|really|even|ever|at\sall))?\s$",
    re.IGNORECASE,
)
NEGATION_REACH, CONTRAST_REACH = 88, 28  # code points


def is_negated(sheet: Sheet, start: int) -> bool:
    """Tell whether a negation shortly before `start`, in the same sentence, rejects what follows."""
    last = bisect_left(sheet.negators, start) - 1
    if last < 0 or sheet.negators[last] < start - NEGATION_REACH:
        return False
    low = max(sheet.sentence_at(start)[0], start - NEGATION_REACH)
    return _NEGATION.search(sheet.low[low:start]) is not None


_UNFAIR = _negating(
    r"\b(?:unfair|wrong|untrue|inaccurate|not\s(?:fair|right|true|accurate))\sto\s(?:call|say|think|describe|name|label|write|chart|put|read|treat|see)\b"
    r"|\b(?:is|was)(?:\snot|n['’]t)\sdrug[- ]seeking\b|(?:n['’]t|\bnot|\bnever)\s(?:call|say|write)\s(?:that|it|him|her|this|them)\b"
    r"|\bnothing\sto\sdo\swith\b",
    re.IGNORECASE,
)


def is_unfair_to_say(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a sentence says that something would be unfair to say."""
    return _UNFAIR.search(sheet.text, start, end) is not None


def is_rejected_behind(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the writer rejects a name for somebody after giving it: "calling him difficult would be unfair"."""
    low, high = sheet.sentence_at(start)
    if _LAST_WORD.match(sheet.text, end, high):
        return True
    if not _CALLING.search(sheet.text, max(low, start - NEGATION_REACH), start):
        return False
    return _WOULD_BE_WRONG.match(sheet.text, end, high) is not None


def is_not_so(sheet: Sheet, start: int) -> bool:
    """Tell whether "was not" or the like stands right before `start`, so that there was no such thing."""
    return _NOT_SO.search(sheet.text, max(sheet.sentence_at(start)[0], start - CONTRAST_REACH), start) is not None


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
    before = sheet.low[max(sheet.sentence_at(start)[0], start - NEGATION_REACH) : start]
    if _DISOWNED.search(before):
        return True
    return _DENIES_ITSELF.match(sheet.text, start) is not None and _DIRECTLY.search(before) is not None

"""What the text around a match makes of it: a name, a part of a longer word, a part in a play, the label of a box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.late import late
from notelint.pipeline.called import late_called

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

_WORD_BEFORE = late(r"([\w'’&-]+)[ \t]$")
_WORD_AFTER = late(r"[ \t]([\w'’&-]+)")


# A word that goes on behind its hyphen is another word, unless this goes on: "purpose-built", but "manic-like".
_GOES_ON = late(r"[-‐‑](?!(?:like|type|looking|sounding|seeming|ish|related|acting|ly)\b)[a-z]", re.IGNORECASE)
_OPPOSITE = late(r"\b(?:non|anti)[-‐‑]$", re.IGNORECASE)


def is_part_of_word(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the match is only part of a word with hyphens that means something else."""
    text = sheet.text
    if text[end : end + 1] in ("-", "‐", "‑") and _GOES_ON.match(text, end):
        return True
    return start > 1 and text[start - 1] in "-‐‑" and _OPPOSITE.search(text, max(0, start - 6), start) is not None


# A title of several words, told by a small one inside: "Clean and Sober". "Attention Seeking" is a label all the same.
_TITLE = late(r"[A-Z][a-z]+(?:[\s-][A-Z][a-z]+)*\s(?:(?:of|with|and|for|in|the|a|to|from|on|or)\s)+[A-Z][a-z]+(?:[\s-][A-Z][a-z]+)*")


def is_name(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the match is part of a name: capitals in it and beside it, in mixed-case text.

    An abbreviation in capitals beside it makes no name: "Denies SI".
    """
    text = sheet.text
    matched = text[start:end]
    if not matched[:1].isupper() or matched.isupper():
        return False
    if " " in matched and matched.istitle() and (_NAMED_BEHIND.match(text, end) or _WATCHED.search(text, max(0, start - 20), start)):
        return True  # "Hot Mess slice", "watching Guilt Trip"
    low, high = sheet.sentence_at(start)
    if start > low and _SEEN_TITLE.search(text, max(low, start - 20), start):
        return True  # "watched half of Hoarders", "borrowed Dopesick"
    if matched[1:].islower() and matched.isalpha() and _NAMED_BEFORE.search(text, max(low, start - 16), start):
        return True  # "a dog called Sassy", "Mr. Moody"
    if _MEDIUM_BEHIND.match(text, end, high) or (start > low and _is_title(text, low, start, end, high)):
        return True  # "TV was on Hoarders", "Psycho at the drive-in"
    if start > low and _TITLE.fullmatch(matched):
        return True  # "Next week it's Clean and Sober"
    if start > low and _POSSESSED.match(text, end):
        return True  # "One Flew Over the Cuckoo's Nest"
    after = _WORD_AFTER.match(text, end, high)
    before = _WORD_BEFORE.search(text, max(low, start - 40), start)
    # A verb that opens a sentence has its capital from there: "Refuses Hope House".
    if after is not None and _is_capitalized(after.group(1)) and not (start == low and _opens_with_a_verb(matched)):
        return True
    if before is not None and before.start() > low and _is_capitalized(before.group(1)):
        return True
    return start > low and (_NAME_GOES_ON.match(text, end, high) or _NAME_BEGAN.search(text, max(low + 1, start - 40), start)) is not None


# In a sentence about songs and films a word with a capital is a title.
_MEDIUM = late(
    r"\b(?:songs?|album|movies?|films?|drive-in|came\son(?!\stime|\sfoot|\s\w+day)|on\stv|tv\swas\son|full\sblast|sang|karaoke|concert|start\sto\sfinish|jukebox|setlist|video\sgame|netflix)\b",
    re.IGNORECASE,
)
MEDIUM_REACH = 40  # code points on each side in which the medium is named
# What goes before a judgement and before no title: "was Psychotic", "presented as Aggressive".
_JUDGED_BEFORE = late_called(
    r"(?:\b(?:was|is|were|are|be|been|being|as|seemed|looked|became|got|very|so|PERSON|he|she|they)|[^\w,])\s$", re.IGNORECASE
)
_MEDIUM_BEHIND = late(r"\s(?:at\sthe\s(?:drive-in|movies|cinema)|on\s(?:tv|the\sradio|netflix)|came\son)\b", re.IGNORECASE)
_VERB = late(r"(?:Refus|Den|Claim|Insist|Admit|Present|Endors|Report|Minimiz|Demand)(?:e[sd]?|ie[sd]|s|ed|y|ted|ts)?|[A-Z][a-z]{3,}ed")


def _is_title(text: str, low: int, start: int, end: int, high: int) -> bool:
    """Tell whether a word with a capital is the title of a song or a film that is named beside it."""
    if _JUDGED_BEFORE.search(text, max(low, start - 12), start):
        return False
    return _MEDIUM.search(text, max(low, start - MEDIUM_REACH), min(high, end + MEDIUM_REACH)) is not None


def _opens_with_a_verb(matched: str) -> bool:
    """Tell whether what opens a sentence is no name: "Refuses", "Advised", "Brought her sister in"."""
    return _VERB.fullmatch(matched.split(" ", 1)[0]) is not None or (" " in matched and matched.rsplit(" ", 1)[-1].islower())


_POSSESSED = late(
    r"['’]s\s(?!(?:Mother|Father|Mom|Dad|Mum|Sister|Brother|Wife|Husband|Son|Daughter|Aunt|Uncle|Grand\w+|Partner|Family|Friend|Doctor|Nurse|Worker|Attorney)\b)[A-Z][a-z]+"
)
# Small words stand inside names: "Coping with Aggressive Behavior in Teens".
_NAME_GOES_ON = late(r"\s(?:of|with|and|for|in|&|to|from|on)\s(?:the\s)?(?!I\b|He\b|She\b|They\b)[A-Z][a-z]{2,}")
_NAME_BEGAN = late(r"(?<=\s)[A-Z][a-z]{2,}\s(?:of|with|and|for|in|&|to|from|on)\s(?:the\s)?$")


_NAMED_BEHIND = late(
    r"\s(?:workshop|rehearsal|slice|show|movie|film|song|album|book|band|series|episode|game|cafe|diner|bar|pizza|burger|shirt|sticker|club|podcast)s?\b"
)
_WATCHED = late(r"\b(?:watch(?:ed|ing|es)?|seen|saw|read(?:ing|s)?|sang|listened\sto|listening\sto|titled|called)\s$", re.IGNORECASE)
_SEEN_TITLE = late(
    r"\b(?:(?:re)?watch(?:ed|ing|es)|borrow(?:ed|ing|s)|(?:half|episodes?|seasons?|copy)\sof|finish(?:ed|ing))\s$", re.IGNORECASE
)
_NAMED_BEFORE = late(
    r"\b(?:(?i:named|called|titled|sang|sings?|singing|auditioned\sfor)|(?:[Mm](?:rs?|s)|[Mm]iss|[Dd]r|[Pp]rof|[Rr]ev|[Ss]gt|[Ff]r)\.?)\s$"
)


def _is_capitalized(word: str) -> bool:
    return word[0].isupper() and word[1:2].islower() and word not in _NOT_NAMES


_NOT_NAMES = frozenset({"I", "I'm", "I'd", "I've", "He", "She", "They", "Writer", "Client", "Pt", "Staff", "PSS"})


# A part in a play or a game: "he plays the drunk uncle".
_PLAYED = late(
    r"\b(?:play|plays|played|playing|acted|acts|reads|read)\s(?:the|an?)\s(?:(?:part|role)\sof\s(?:the|an?)\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
# In a play or a book nobody is meant: "he acts in the spring play, the part is a man who fakes his own death".
STORY_REACH, SENTENCE_REACH = 24, 240  # code points before the sentence, and before a match in it
_IN_A_STORY = late(
    r"\b(?:skit|improv|novel|theat(?:er|re)|villain|comedy|musical|(?:school|spring|fall|church|christmas|class)\splay|in\s(?:a|the)\splay|drama\snight"
    r"|reading\scircle|book\sclub|drama\sclub|talent\sshow|puppet\sshow|(?:has|plays?|played|got|acts?|acted|for|in)\s(?:the|a)\spart\sof|part\sis\san?)\b",
    re.IGNORECASE,
)


def is_in_a_story(sheet: Sheet, start: int) -> bool:
    """Tell whether the sentence, up to a place, or the end of the one before it is about a play or a book."""
    low = max(0, sheet.sentence_at(start)[0] - STORY_REACH, start - SENTENCE_REACH)
    return _IN_A_STORY.search(sheet.text, low, start) is not None


# The label of a box that holds a value, is left empty or is left to somebody else: "Risk Level: n/a", "Compliance Y/N: --", "SI/HI [RN]".
_LEFT = (
    r"n/?a\b|see\s|on\sfile\b|(?:left\s)?blank\b|clinician\b|(?:ask|refer\sto)\s(?:md|rn|clinician|doctor|chart)\b|unk\b|pending\b|per\s|deferred\b"
    r"|not\s(?:addressed|assessed|applicable|asked|completed|covered|discussed|done|entered|filled|my|our|recorded|reviewed|scored)\b|unknown\b|none\b|nil\b"
    r"|(?:completed|done|entered|filled(?:\s(?:in|out))?|scored)\sby\b|(?:by|left\sto|leave\sto|for)\s(?:the\s)?(?:nurse|nursing|rn|md|clinician|clinical|therapist|counselor|doctor)\b"
    r"|nurs(?:e|ing)\b|-{1,3}(?=\s|[.;,]|$)|_{2,}|\d{1,2}\b(?![:/])|\[[^\]\n]{0,24}\]|\((?:see|by|per|left|nurse|rn|md|clinician|clinical)\b[^()\n]{0,40}\)"
)
_BOX_VALUE = late(
    r"(?:\s\([^()\n]{1,24}\))?(?:\s(?:level|score|screen|rating|onset|axis|risk|status|type|history|code|problem|notes?|result|summary|scale|checklist|section))?(?:\s\([A-Z]{1,4}\))?\s?(?:\(?Y\s?/\s?N\)?\s?)?"
    rf"(?:\s-\s(?:leave\s)?blank\b|\s_{{2,}}|\s?\[(?:rn|lpn|ot|md|np|lpc|lcsw|nurse|nursing|clinician|clinical|therapist)\]|[:=?]\s{{0,3}}(?:{_LEFT}))",
    re.IGNORECASE,
)
_CODE_BEHIND = late(r"\scode\s?#?\d{1,4}\b", re.IGNORECASE)
# "Reason: code 4 (noncompliance)", "Referral reason (county list): 04 NON-COMPLIANCE".
_REASON_CODE = late(
    r"\bcode\s?#?\d{1,4}\s?\($|\b(?:reason|code|type|category|problem|flag|status)\b[^:\n]{0,32}:\s?#?\d{1,4}\s?[-–]?\s?$", re.IGNORECASE
)
# What a programme is called in its box: "PROGRAM: SUBSTANCE ABUSE TX-ADULT / UNIT: 4B".
_NAMED_BOX = late(
    r"\b(?:program(?:me)?|unit|dept|department|division|clinic|grant|funding|fund|track|course|curriculum|population(?:\sserved)?|cost\scenter|service\sline|modality)\s?[:=]\s?"
    r"[^:.;|/\n]{0,32}$",
    re.IGNORECASE,
)
CODE_REACH = 64  # code points before a match


def is_played(sheet: Sheet, start: int) -> bool:
    """Tell whether somebody only plays what is said: "plays the drunk uncle"."""
    text = sheet.text
    start += 4 * text.startswith(("the ", "The "), start)  # the article may stand in the match
    return _PLAYED.search(text, max(sheet.sentence_at(start)[0], start - 40), start) is not None


def is_box(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the match is the label of a box in a form, or the text of its code."""
    text = sheet.text
    if _BOX_VALUE.match(text, end) is not None or _CODE_BEHIND.match(text, end) is not None:
        return True
    before = text[max(0, start - CODE_REACH) : start]
    if before[-1:] != "(" and ":" not in before and "=" not in before:
        return False  # no need to look closer
    return _REASON_CODE.search(before) is not None or _NAMED_BOX.search(before) is not None

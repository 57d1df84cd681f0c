"""What is said of a thing, an animal or an institution, and so of nobody: "her cat was hyperactive", "a hostile law"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from notelint.late import late
from notelint.pipeline.called import WHEN
from notelint.rules.gates.kinds import words_of_kinds

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

SUBJECT_REACH = 90  # code points before a match in which its subject must begin
REACH = 64  # code points before a match in which a thing must stand that is its subject
_WORD = late(r"[\w'’-]+")
# The subject of a judgement: "the ladder in the pantry is ...". A thing is judged where no word of it names somebody.
_SUBJECT = late(
    rf"(?:^|\b{WHEN},?\s|"
    r"[.;:!?,]\s|\n|\b(?:and|but|because|bc|b/c|cuz|cause|so|that|since|when|while|if|though|as|where|after|before)\s)"
    r"(?:the|an?|this|that|these|those|its|each|some|our|my)\s((?:(?!(?:and|but|or|then)\b)[\w'’-]+\s){1,6}?)"
    r"(?:(?:was|is|were|are|looked|looks|seemed|seems|got|gets|felt|feels|stayed|became|becomes|turned(?:\sout\sto\sbe)?|proved|sounded|(?:has|have|had|can|could|may|might|would)\sbeen?))"
    r"\s(?:(?:very|too|so|quite|really|still|rather|pretty|all|both|just|now|also|a\sbit|a\slittle|more|most|often|always)\s){0,2}(?:out\sof\s|in\s)?$",
    re.IGNORECASE,
)
_NAME_INSIDE = late(r"(?<=[a-z] )[A-Z][a-z]+\s$")
_PERSONS = frozenset({"he", "she", "they", "who"})  # "the way she talks to them is ..."
# Words that lead to a thing which is not what is judged: "down the driveway", "around dogs".
_NO_MODIFIER = (
    "with|by|at|in|on|of|for|and|to|from|near|he|she|they|i|we|down|up|along|across|through|around|into|onto|over|under|out|off|past|toward|towards"
    "|behind|before|after|during|inside|outside|between"
)
# From the beginning of its clause to a thing that is its subject: "and her old ", "one of the ".
_TO_THE_SUBJECT = late(
    r"(?:^|[.;:!?,(]\s|\((?=(?:the|an?|his|her|their|my|our)\s$)|\n|\b(?:and|but|because|bc|b/c|cuz|cause|so|that|since|when|while|if|though|as|where|thought|said)\s)"
    r"(?:(?:one|all|most|some|two|both|each|none)\sof\s)?"
    rf"(?:(?!(?:{_NO_MODIFIER})\b)[\w'’-]+\s){{0,3}}(?<!\bm[rs]\.\s)(?<!\bmrs\.\s)(?<!\bdr\.\s)$",
    re.IGNORECASE,
)
_NEW_CLAUSE = r"(?:and|but|or|so|he|she|they|i|we|who)\b"
# From the subject to what is said of it: " in the hall was going ".
_FROM_THE_SUBJECT = late(
    rf"(?:\s(?:in|on|at|of|from|for|near|by|behind|under|next)\s(?:(?!{_NEW_CLAUSE})\w+\s){{0,2}}(?!{_NEW_CLAUSE}|(?:an?|the|his|her|their|my|our|this|that)\b)\w+|\s(?:outside|upstairs|downstairs|here|there)"
    r"|\s(?:he|she|they|i|we)\s[\w'’-]+(?:\s(?:on|with|in|at|to|for|from))?|\s(?:that|which)\s(?:(?!(?:and|but|so|he|she|they)\b)[\w'’-]+\s){1,5}?[\w'’-]+)?"
    r"\)?(?:(?:['’]s(?:\sbeen|\sbeing|\sgetting|(?=\s(?:so|too|very|really|all|just)\s))|(?=\s(?:so|too|very|really|pretty|real)\s)|\s(?:was|is|were|are|got|gets|looked|looks|seemed|seems|felt|stayed|remained|became|kept|keeps|acted|acts|sounded|went|goes|turned|turns"
    r"|(?:has|have|had|can|could)\s(?:been|be|become|gotten|got|gone|turned)))"
    r"\s(?:(?:going|coming|shutting|turning|running|beeping|ringing|acting|making|dropping|cutting|breaking|getting)\s(?:(?:on|off|out|up|down|in)\s)?)?(?:(?:a|an|the|too|so|very|quite|really|still|pretty|just|now|also|kind\sof|a\sbit|a\slittle|more|most|often|always|being|as|not|real|bit|downright|totally|absolutely|completely|awfully|super)\s){0,3}(?:(?!(?:he|she|they|i|we)\b)[\w'’-]+\s(?:and|or)\s(?:a\slittle\s|very\s|so\s|too\s)?)?|\s)",
    re.IGNORECASE,
)
# "Most of the floor are ..." is said of the people on it.
_OF_MANY = late(r"\s(?:are|were)\b", re.IGNORECASE)
_MANY = frozenset({"geese", "deer", "mice", "fish", "sheep", "cattle", "hair"})
_SMALL = (
    rf"(?:{_NO_MODIFIER}|but|or|about|the|an?|his|her|their|my|our|when|while|because|so|if|that|who|than|as|like|was|is|were|are"
    r"|bc|b/c|cuz|cause|since|no)\b"
)
# Up to three words behind the one that is judged: "aggressive kind of black bamboo".
_BEHIND = late(rf"\s(?:(?:kind|type|form|sort|brand)\sof\s)?((?:(?!{_SMALL})[\w'’-]+\s){{0,2}}[\w'’-]+)", re.IGNORECASE)
# What may follow a thing that is no part of a longer noun: "an aggressive dog in", but not "hostile phone calls".
_NO_NOUN_FOLLOWS = late(
    rf"[.,;:!?)\n]|$|\s(?:{_SMALL}|(?:has|had|have|we|it|which|where|then|again|this|last|today|whose|took|ate|cost|cracked|came|went|got|gave|told|said|made|kept|woke|bit|barked|broke|stopped|ran|fell|left|sent|asked|means?|needs?)\b)",
    re.IGNORECASE,
)
# Before an adjective of what follows: "an uncooperative zipper"; "refused breakfast" is no adjective.
_BEFORE_ADJECTIVE = late(
    r"\b(?:an?|the|this|that|some|his|her|their|my|our|its|very|really|so|such|too|quite|one|another|more|most|all|of)\s$", re.IGNORECASE
)
# "How crazy the traffic was": the thing stands behind the word.
_HOW = late(r"\bhow\s$", re.IGNORECASE)
_HOW_IT_WAS = late(
    r"\s(?:the|his|her|their|my|our|this|that|these|those)\s(?:\w+\s)?(?P<thing>[\w'’-]+)\s(?:is|was|are|were|got|gets|has|had|looked|felt)\b",
    re.IGNORECASE,
)
_SORT_OF = late(r"\s(?:kind|sort|type)\sof\s", re.IGNORECASE)
LONGEST_BEFORE = 10  # code points of the words above
_ARTICLE = late(r"\b(?:the|an?|his|her|their|our|my|this|that)\s$", re.IGNORECASE)
LONGEST_ARTICLE = 6  # code points, with the space behind it
_SMALL_WORDS = r"(?:the|an?|at|to|from|in|of|with|on|by|for|and|or|but|i|we|he|she|they|who)\b"


def is_of_a_thing(sheet: Sheet, start: int) -> bool:
    """Tell whether what is said at `start` is said of a thing: "the ladder is unstable"."""
    subject = _ending(_SUBJECT, sheet, start, start - SUBJECT_REACH)
    if subject is None or _NAME_INSIDE.search(subject.group(1)):
        return False  # "when the van ran late Darnell got ...": the subject is a person behind it
    words = subject.group(1).lower().replace("’", "'").replace("'s", "").split()
    return _person_nouns().isdisjoint(words) and _PERSONS.isdisjoint(words)


def is_of_a_known_thing(sheet: Sheet, start: int) -> bool:
    """Tell whether the subject of what is said at `start` is a thing or an animal: "her cat was ...", "printer refused"."""
    reach = start - REACH
    text = sheet.text
    return any(
        _FROM_THE_SUBJECT.fullmatch(text, end, start)
        and _ending(_TO_THE_SUBJECT, sheet, begin, reach)
        and (text[end - 1] == "s" or not _OF_MANY.match(text, end, start) or text[begin:end].lower() in _MANY)
        for begin, end in _standing(_things(), sheet, reach, start)
    )


def is_of_an_institution(sheet: Sheet, start: int) -> bool:
    """Tell whether what is said at `start` is said of an institution and of nobody in it."""
    subject = _ending(_institution(), sheet, start, start - SUBJECT_REACH)
    return subject is not None and _person_nouns().isdisjoint(subject["then"].lower().split())


def is_before_a_thing(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a thing or an animal follows that the word is said of: "a hostile law", "an aggressive little terrier"."""
    text = sheet.text
    if " " in text[start:end]:
        return False  # no single adjective
    low, high = sheet.sentence_at(start)
    turned = _HOW_IT_WAS.match(text, end, high) if _HOW.search(text, max(low, start - LONGEST_BEFORE), start) else None
    if turned is not None and turned["thing"].lower() in _any_things():
        return True
    is_adjective = (
        _SORT_OF.match(text, end, high) is not None or _BEFORE_ADJECTIVE.search(text, max(low, start - LONGEST_BEFORE), start) is not None
    )
    behind = _BEHIND.match(text, end, high)
    before = ""
    for word in _WORD.finditer(text, *behind.span(1)) if behind else ():
        noun = word.group().lower()
        is_known = noun in _judged_things() or f"{before} {noun}" in _judged_things() or (is_adjective and noun in _any_things())
        if is_known and _NO_NOUN_FOLLOWS.match(text, word.end(), high):
            return True
        before = noun
    return False


def _ending(shape: re.Pattern[str], sheet: Sheet, end: int, reach: int) -> re.Match[str] | None:
    """Look for a shape that ends at `end`, in its sentence and not before `reach`; "^" is where the sentence begins."""
    low = sheet.sentence_at(end)[0]
    if low < reach:
        return shape.search(sheet.text, reach, end)
    return shape.search(sheet.text[low:end])  # cut out: with a position given, "^" would be the beginning of the note


def _standing(words: frozenset[str], sheet: Sheet, reach: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where one of the words stands in the sentence before `end`, not before `reach`."""
    low = sheet.sentence_at(end)[0]
    for word in _WORD.finditer(sheet.text, max(low, reach, 0), end):
        thing = word.group().lower()
        thing = thing[:-2] if thing.endswith(("'s", "’s")) else thing  # "the stove's been ..."
        if thing in words and not _is_named_so(sheet, word, low):
            yield word.start(), word.start() + len(thing)


def _is_named_so(sheet: Sheet, word: re.Match[str], low: int) -> bool:
    """Tell whether a capital inside a sentence, and no article, make a name of a thing's word: "Camp: Rooster was combative"."""
    if not word.group()[0].isupper() or word.group().isupper() or word.start() == low:
        return False
    return _ARTICLE.search(sheet.text, max(low, word.start() - LONGEST_ARTICLE), word.start()) is None


@cache
def _things() -> frozenset[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    return frozenset(voice_words().things)


@cache
def _any_things() -> frozenset[str]:
    """Return what a word before it is said of: more than those that `_things` are looked for among, and still nobody."""
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    return (_things() | words_of_kinds(voice_words().thing_kinds)) - _person_nouns()


@cache
def _judged_things() -> frozenset[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    return frozenset(voice_words().judged_things)


@cache
def _institution() -> re.Pattern[str]:
    """Return the shape of an institution as the subject: "the utility company was ...", "her insurer insists"."""
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    nouns = "|".join(voice_words().institutions)
    return re.compile(
        rf"(?:^|\b{WHEN},?\s|[.;:!?,]\s|\n|\b(?:but|because|so|that|since|when|while|if|though)\s)"
        rf"(?:(?:the|an?|this|that|her|his|their|our|my|one)\s)?(?:(?!{_SMALL_WORDS})[\w'’&-]+\s){{0,2}}?(?:{nouns})\b"
        rf"(?P<then>(?:\s(?!(?:i|we|he|she|they|who|him|her|them|his|their|me|us)\b)[\w'’-]+){{0,10}}?)\s$",
        re.IGNORECASE,
    )


@cache
def _person_nouns() -> frozenset[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: rules are listed without reading any data

    words = voice_words()
    return frozenset((*words.person_nouns, *words.writers))

"""Fit words into the sentence around them: capital, article, and what a helping verb asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.diagnostics import Edit
from notelint.late import late
from notelint.pipeline.called import late_called

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Candidate, Sheet

_ARTICLE_BEFORE = late(r"(?<![\w])(an?)([ \t]+)$", re.IGNORECASE)
_HELPER_BEFORE = late(
    r"(?:\b(?:has|have|had|having|be|been|being|is|are|was|were)|['’]ve)(?:\s(?:not|never|also|often|recently|already))?\s$",
    re.IGNORECASE,
)
_DETERMINED = late(r"\b(?:an?|the|this|that|another|one|every|each|some|any|his|her|their|other)\s+$", re.IGNORECASE)
_DESCRIBED = late(
    r"\b(?:my|our|your|its|new|old|first|second|last|recent|current|prior|previous|past|local|own|same|final|no|two|three|several|both|daily|weekly)\s+$",
    re.IGNORECASE,
)
_NO_NOUN = late(
    r"\s*(?:[.,;:!?)\n]|$)|\s+(?:and|or|but|who|that|with|in|at|on|is|was|has|had|as|since|because|when|while|again|too|now|like|than|behind|outside|near|under|inside|before|after|beside|around|from|to|for|by|the|next|last|this|today|tomorrow|yesterday|online|means?|meant|said|says|will|would|can|could|may|might|did|does|do"
    r"|came|went|got|took|gave|told|felt|left|lost|made|kept|began|brought|thought|knew|saw|spoke|spent|found|met|ran|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_OPEN_BEFORE = late(
    r"(?:^|[.;:,!?(\n/-]\s*|\b(?:with|w/?|to|for|by|of|from|at|on|that|and|but|or|when|while|as|if|because|since|until|after|before|met|saw|told|asked|gave"
    r"|helped|called|visited|joined|reminded|supported|greeted|thanked|let|where|than|about|offered|showed|texted|phoned|heard|found|located|encouraged"
    r"|which|what|how|did|does|is|was|had|has"
    r"|so|then|staff|writer|pss|behind|beside|around|between|without|re|driving|picked up|transported)\s+)$",
    re.IGNORECASE,
)
# The dot of a word cut short, which no sentence ends with: "hx. of falls". In a note without capitals the next one may begin.
_DOT = late(r"\.(?=[,;:]|[ \t]+(?:(?:of|and|or|with|from|for|at|on|in|by|about|re|who|that)\b|w/|&))", re.IGNORECASE)
# Nor one that would be of its subject alone: "Pt. was". A note without capitals may go on with "she", and not with "was".
_DOT_OF_SUBJECT = late_called(
    r"\.(?=[,;:]|[ \t]+(?!(?:he|she|they|i|we|it|PERSON|the|a|an|his|her|their|my|our|this|that|then|will|plan|no|did|told|said)\b)"
    r"[a-z])"
)
# A word cut short takes no article, and its whole word does: "has hx of falls" is "has a history of falls".
_OWNING_BEFORE = late(r"(?:\b(?:has|have|had|having|with|reports?|reported|reporting)|\bw/|['’]ve)\s+$", re.IGNORECASE)
_ONE_OF = late(r"\w*(?:[^s\W]|[is]s) of", re.IGNORECASE)  # "history of", "diagnosis of", and not "symptoms of"
# "SI was denied" cannot be "thoughts of suicide was denied".
_PLURAL = late(r"\w+[^\Wsiu]s(?: (?:of|or)\b.*)?", re.IGNORECASE)
_SINGULAR_VERB = late(r"\s+(?:was|is|has|does|wasn['’]t|isn['’]t|hasn['’]t|doesn['’]t)\b", re.IGNORECASE)
_TITLE = late(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)+")
_SEVERAL = late(r"\w[\s-]+\w")
# Words in a name for a person that tell something about them.
_TELLING = late(
    r"\b(?:former|ex|recovering|reformed|gambling|sex|drug|substance|poly-?substance|alcohol|etoh|iv|needle|prescription|chemical|heroin|meth|crack|cocaine"
    r"|opioid|opiate|pill|marijuana|paranoid|chronic|multiple|repeat|habitual|career|lifer|vet|veteran|man|woman|guy|lady|kid|boy|girl)s?\b",
    re.IGNORECASE,
)
# Behind "and": neither a verb nor a helper, and no word that begins another clause.
_JOINED = late(
    r"\s*(?:,|,?\s(?:and|or|&))\s+(?!(?:is|was|are|were|has|have|had|does|do|did|will|would|can|could|may|might|must|should|not|never|also|then|now"
    r"|still|so|just|only|often|always|usually|sometimes|he|she|they|we|i|it|his|her|their|my|our|that|who|but|and|because|when|while|the|in|on|at|with"
    r"|came|went|got|took|gave|told|felt|left|lost|made|kept|began|brought|thought|knew|saw|spoke|spent|found|met|ran|said|wrote|read|sang|slept"
    r"|ate|paid|sold|set|put|let|like|want|live|work|play)\b|[a-z]{2,}ed\b|[a-z]{2,}[^\Wsu]s\b|[a-z]+ly\b|[A-Z])",
)
_CLAUSE = late(r",?\s+(?:who|whose|whom|that|and an?)\b", re.IGNORECASE)
LONGEST_SHORT = 6  # code points of a word cut short
FARTHEST_CAPITAL = 80  # code points of signs and spaces that may stand before the first word of a sentence
MOST_SHOWN = 90  # code points of a sentence that a title shows
_VOWEL_SOUND = late(r"(?!uni(?!n)|use|usu|user|eu|one\b|once\b|ou?ija)[aeiou]|hour|honest|heir|honou?r", re.IGNORECASE)


def has_helper_before(text: str, start: int) -> bool:
    """Tell whether a form of "have" or "be" stands before a verb, so that it is a participle."""
    return _HELPER_BEFORE.search(text, max(start - 24, 0), start) is not None


def fitted(replacement: str, start: int, end: int, sheet: Sheet, *, plural: bool = False) -> Edit:
    """Return the edit of `start` to `end` with the capital and the article of the sentence kept."""
    text = sheet.text
    article = _ARTICLE_BEFORE.search(text, max(start - 6, 0), start)
    if replacement and replacement[-1] != "." and end - start <= LONGEST_SHORT and _dot_for(replacement, start, sheet).match(text, end):
        end += 1
    if replacement and _needs_capital(sheet, start, text[start:end]):
        replacement = replacement[0].upper() + replacement[1:]
    if article is None or plural or not replacement:
        return Edit(start, end, replacement)
    wanted = _article(replacement)
    if article.group(1).lower() == wanted:
        return Edit(start, end, replacement)
    if article.group(1)[0].isupper():
        wanted = wanted.capitalize()
    return Edit(article.start(1), end, f"{wanted}{article.group(2)}{replacement}")


def _dot_for(replacement: str, start: int, sheet: Sheet) -> re.Pattern[str]:
    """Return where the dot behind a word cut short goes with it; the stop of a sentence stays."""
    is_subject = replacement.lower().startswith("the person") and _begins_sentence(sheet, start)
    return _DOT_OF_SUBJECT if is_subject else _DOT


def asks_for_article(replacement: str, start: int, end: int, text: str) -> bool:
    """Tell whether the whole word for one cut short needs "a" before it, which the short one did without."""
    words = f"{replacement} of" if text[end : end + len(" of ")].split() == ["of"] else replacement
    if end - start > LONGEST_SHORT or not _ONE_OF.fullmatch(words):
        return False
    return _OWNING_BEFORE.search(text, max(start - 16, 0), start) is not None


def with_article(words: str) -> str:
    """Return words with "a" or "an" before them, as they sound."""
    return f"{_article(words)} {words}"


def _article(words: str) -> str:
    return "an" if _VOWEL_SOUND.match(words) else "a"


def breaks_agreement(replacement: str, text: str, end: int) -> bool:
    """Tell whether words for several things would come before a verb that stands there for one."""
    return _PLURAL.fullmatch(replacement) is not None and _SINGULAR_VERB.match(text, end) is not None


def loses_words(replacement: str, matched: str) -> bool:
    """Tell whether a name of several words says something that the replacement leaves out: "homeless veteran", "gambling addict"."""
    written = replacement.lower()
    return any(word.lower() not in written for word in _TELLING.findall(matched)) if _SEVERAL.search(matched) else False


def is_joined(replacement: str, text: str, end: int) -> bool:
    """Tell whether one more name or clause follows that "a person who ..." would swallow: "an addict and thief"."""
    return _JOINED.match(text, end) is not None or (" who " in replacement and _CLAUSE.match(text, end) is not None)


def is_title(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether words are somebody's name for something and stay as they are: "goes to Substance Abuse group"."""
    return _TITLE.fullmatch(sheet.text, start, end) is not None and not _begins_sentence(sheet, start)


def title_of(edit: Edit, candidate: Candidate, text: str) -> str:
    """Return what an edit does, in words; where it takes in more or less than was found, what it replaces."""
    before = _shown(text[edit.start : edit.end])
    if not edit.replacement:
        return f'leave out "{before}"'
    written = f'write "{_shown(edit.replacement)}"'
    return written if (edit.start, edit.end) == (candidate.start, candidate.end) else f'{written} for "{before}"'


def _shown(words: str) -> str:
    words = " ".join(words.strip(" ,\n").split())
    return words if len(words) <= MOST_SHOWN else words[:MOST_SHOWN] + "…"


def _needs_capital(sheet: Sheet, start: int, matched: str) -> bool:
    """Tell whether words begin with a capital because of where they stand, and not because they are a name or letters."""
    return matched[0].isupper() and _begins_sentence(sheet, start)


def _begins_sentence(sheet: Sheet, start: int) -> bool:
    low = max(sheet.sentence_at(start)[0], start - FARTHEST_CAPITAL)
    before = sheet.text[low:start].rstrip(" \t-*•\"'“(")
    return not before or before[-1] in ":;\n"


def stands_as_noun(text: str, start: int, end: int) -> bool:
    """Tell whether "a person ..." can stand there: behind an article, and before no other noun ("junkie boyfriend")."""
    return _DETERMINED.search(text, max(start - 40, 0), start) is not None and stands_before_no_noun(text, end)


def stands_before_no_noun(text: str, end: int) -> bool:
    """Tell whether what follows cannot be a noun that the words before it describe."""
    return _NO_NOUN.match(text, end) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase with its own article can stand there: "starts IOP on Monday", not "the new IOP group"."""
    window = max(start - 40, 0)
    described = _DETERMINED.search(text, window, start) or _DESCRIBED.search(text, window, start)
    return not described and stands_before_no_noun(text, end)


def may_begin_noun_phrase(text: str, start: int) -> bool:
    """Tell whether "the person" can stand there: not behind an adjective ("new pt")."""
    return _OPEN_BEFORE.search(text, max(start - 24, 0), start) is not None

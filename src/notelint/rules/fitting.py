"""Fit words into the sentence around them: capital, article, and what a helping verb asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.diagnostics import Edit

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

_ARTICLE_BEFORE = re.compile(r"(?<![\w])(an?)([ \t]+)$", re.IGNORECASE)
_HELPER_BEFORE = re.compile(
    r"(?:\b(?:has|have|had|having|be|been|being|is|are|was|were)|['’]ve)(?:\s(?:not|never|also|often|recently|already))?\s$",
    re.IGNORECASE,
)
_VOWEL_SOUND = re.compile(r"(?!uni(?!n)|use|usu|user|eu|one\b|once\b|ou?ija)[aeiou]|hour|honest|heir|honou?r", re.IGNORECASE)


def has_helper_before(text: str, start: int) -> bool:
    """Tell whether a form of "have" or "be" stands before a verb, so that it is a participle."""
    return _HELPER_BEFORE.search(text, max(start - 24, 0), start) is not None


def fitted(replacement: str, start: int, end: int, sheet: Sheet, *, plural: bool = False) -> Edit:
    """Return the edit of `start` to `end` with the capital and the article of the sentence kept."""
    text = sheet.text
    article = _ARTICLE_BEFORE.search(text, max(start - 6, 0), start)
    if replacement and _needs_capital(sheet, start, text[start:end]):
        replacement = replacement[0].upper() + replacement[1:]
    if article is None or plural or not replacement:
        return Edit(start, end, replacement)
    wanted = "an" if _VOWEL_SOUND.match(replacement) else "a"
    if article.group(1).lower() == wanted:
        return Edit(start, end, replacement)
    if article.group(1)[0].isupper():
        wanted = wanted.capitalize()
    return Edit(article.start(1), end, f"{wanted}{article.group(2)}{replacement}")


def _needs_capital(sheet: Sheet, start: int, matched: str) -> bool:
    if not matched[0].isupper():
        return False
    shorthand = matched[1:2].isupper()  # "IV drug user", "SOB": capitals of their own
    return not (shorthand or (matched.isupper() and len(matched) > 1)) or _begins_sentence(sheet, start)


def _begins_sentence(sheet: Sheet, start: int) -> bool:
    sentence_start = sheet.sentence_at(start)[0]
    return not sheet.text[sentence_start:start].strip(" \t-*•\"'“(")

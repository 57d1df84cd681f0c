"""Turn an entry's rewrites into fixes that fit the sentence around the words they replace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from notelint.diagnostics import Applicability, Edit, Fix

if TYPE_CHECKING:
    from notelint.lexicon.compiled import CompiledEntry, CompiledRewrite
    from notelint.pipeline.sheet import Candidate, Sheet

_ARTICLE_BEFORE = re.compile(r"(?<![\w])(an?)([ \t]+)$", re.IGNORECASE)
_HELPER_BEFORE = re.compile(
    r"(?:\b(?:has|have|had|having|be|been|being|is|are|was|were)|['’]ve)(?:\s(?:not|never|also|often|recently|already))?\s$",
    re.IGNORECASE,
)
_VOWEL_SOUND = re.compile(r"(?!uni(?!n)|use|usu|user|eu|one\b|once\b|ou?ija)[aeiou]|hour|honest|heir|honou?r", re.IGNORECASE)


def fixes_for(entry: CompiledEntry, candidate: Candidate, sheet: Sheet) -> tuple[Fix, ...]:
    """Return the fixes for one match, in the order of the entry."""
    return tuple(_fixes(entry, candidate, sheet))


def _fixes(entry: CompiledEntry, candidate: Candidate, sheet: Sheet) -> Iterator[Fix]:
    for rewrite in entry.rewrites:
        if rewrite.applicability is Applicability.DISPLAY_ONLY:
            yield Fix(rewrite.text, rewrite.applicability)
            continue
        replacement = _inflected(rewrite, candidate, sheet.text)
        if replacement is None or _is_possessive(sheet.text, candidate.end, replacement):
            yield Fix(f"{rewrite.text}", Applicability.DISPLAY_ONLY)
            continue
        edit = _fitted(replacement, candidate, sheet)
        yield Fix(f'write "{edit.replacement}"', rewrite.applicability, (edit,))


def _inflected(rewrite: CompiledRewrite, candidate: Candidate, text: str) -> str | None:
    """Return the rewrite in the form of the words it replaces; `None` where that is not clear."""
    tags = candidate.tags.split()
    if not tags or not rewrite.by_tag:
        return rewrite.text
    if {"VBD", "VBN"} <= set(tags):
        helped = _HELPER_BEFORE.search(text, max(candidate.start - 24, 0), candidate.start)
        return rewrite.by_tag.get("VBN" if helped else "VBD")
    if set(tags) & {"VB", "NN", "JJ"}:
        return rewrite.text
    return next((rewrite.by_tag[tag] for tag in tags if tag in rewrite.by_tag), None)


def _is_possessive(text: str, end: int, replacement: str) -> bool:
    """Tell whether "'s" follows and cannot stay: "an addict's mother" is not "a person who uses's"."""
    return text[end : end + 2] in ("'s", "’s") and " " in replacement


def _fitted(replacement: str, candidate: Candidate, sheet: Sheet) -> Edit:
    """Return the edit with the capital and the article of the sentence kept."""
    text, start = sheet.text, candidate.start
    matched = text[start : candidate.end]
    article = _ARTICLE_BEFORE.search(text, max(start - 6, 0), start)
    if _needs_capital(sheet, start, matched):
        replacement = replacement[0].upper() + replacement[1:]
    if article is None or candidate.tags == "NNS":
        return Edit(start, candidate.end, replacement)
    wanted = "an" if _VOWEL_SOUND.match(replacement) else "a"
    if article.group(1).lower() == wanted:
        return Edit(start, candidate.end, replacement)
    if article.group(1)[0].isupper():
        wanted = wanted.capitalize()
    return Edit(article.start(1), candidate.end, f"{wanted}{article.group(2)}{replacement}")


def _needs_capital(sheet: Sheet, start: int, matched: str) -> bool:
    if not matched[0].isupper():
        return False
    return not matched.isupper() or len(matched) == 1 or _begins_sentence(sheet, start)


def _begins_sentence(sheet: Sheet, start: int) -> bool:
    sentence_start = sheet.sentence_at(start)[0]
    return not sheet.text[sentence_start:start].strip(" \t-*•\"'“(")

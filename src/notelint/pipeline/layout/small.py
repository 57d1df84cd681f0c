"""Notes in small letters: labels, sentences and signers' names are given their capitals back, to be read as in any note."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.layout.guess import guessed_kind, is_label

FEWEST_CAPITALS = 50  # small letters for each capital, beyond which capitals tell nothing
OPENING = 300  # code points looked at first: in most notes they settle it
_BEGINNING = late(r"(?:^[ \t*#>•-]*|[.!?]\s+)([a-z])", re.MULTILINE)
_TAIL = 250  # code points at the end in which somebody signs
_SIGNER = late(
    r"(?:\b(?:e-?|electronically )?(?:signed|sgnd|sign|signer|sign-off|sig|signature|esign|authenticated|auth|authored|completed"
    r"|rendering peer|wrote this)(?: electronically)?(?: by)?|/s/)[\s:|*~<>/-]*([a-z][\w'’.-]*(?:[ ,]+[a-z][\w'’.-]*){0,3})"
)
_LAST_LINE = late(
    r"(?:^|\n)[ \t>*~-]*([a-z][\w'’.-]*(?:[ ,]+[a-z][\w'’.-]*){0,4})"
    r"(?>(?:[\W\d]|\b(?:signed|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)*)$"
)
_NAME_WORD = late(r"(?<![\w'’.])[a-z]")
_BEFORE_COLON = late(r"(?<![\w/])([a-z]\w*(?:[ /][a-z]\w*){0,2}) ?:")


def with_capitals(text: str) -> str:
    """Return a text in small letters with capitals at the beginnings of lines, sentences and labels; any other as it is."""
    if _has_capitals(text[:OPENING]) or _has_capitals(text):
        return text
    letters = list(text)
    for beginning in _BEGINNING.finditer(text):
        _raise(letters, beginning.start(1))
    headings = field_words().headings
    for colon in _BEFORE_COLON.finditer(text):
        words = re.split(r"(?<=[ /])", colon.group(1))
        known = next((at for at in range(len(words)) if _is_known("".join(words[at:]), headings)), None)
        if known is not None:
            start = colon.start(1) + sum(map(len, words[:known]))
            for word in words[known:]:
                _raise(letters, start)
                start += len(word)
    _raise_names(letters, text)
    return "".join(letters)


def _is_known(label: str, headings: Container[str]) -> bool:
    return label in headings or (is_label(label) and guessed_kind(label) is not None)


def _has_capitals(text: str) -> bool:
    return sum(map(str.isupper, text)) * FEWEST_CAPITALS > len(text)


def _raise_names(letters: list[str], text: str) -> None:
    """Give whoever signs at the end the capitals of their name, and their credential its own."""
    floor = max(0, len(text) - _TAIL)
    spans = [match.span(1) for match in _SIGNER.finditer(text, floor)]
    if last := _LAST_LINE.search(text, floor):
        spans.append(last.span(1))
    for credential in _credential().finditer(text, floor):
        letters[credential.start(2) : credential.end(2)] = credential[2].upper()
        spans.append(credential.span(1))
    for start, end in spans:
        for word in _NAME_WORD.finditer(text, start, end):
            _raise(letters, word.start())


@cache
def _credential() -> re.Pattern[str]:
    """Return what finds a credential and up to three words before it."""
    words = "|".join(sorted((word for word in field_words().credentials if word.isalpha()), key=len, reverse=True))
    return re.compile(rf"((?:(?<![\w'’])[a-z][\w'’.-]*[ ,]+){{1,3}})({words})\b")


def _raise(letters: list[str], at: int) -> None:
    """Give one letter its capital, unless that would change the length of the text."""
    capital = letters[at].upper()
    if len(capital) == 1:
        letters[at] = capital

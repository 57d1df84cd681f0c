"""What a label is: its words, the marks around it, and headings the record does not know."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.layout.field_words import PROSE, FieldWords, Heading, field_words

DECORATION = " \t\xa0\ufeff#*_>|•·–—-+[]☐☑✓\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"
MAX_LABEL = 64
MAX_WORDS = 7

DAY_BEFORE = late(
    r"[\s*•–—-]{0,6}(?:\d{1,2}([/.-])\d{1,2}\1(?:20)?\d\d|20\d\d-\d\d-\d\d)[\s:|–—-]{0,6}"
)  # a day that opens the line of a label
_BULLET = late(r"\d{1,2}[.)]\s+|\(?[a-z]\)\s+")
_IN_BRACKETS = late(r"([a-z][a-z -]*[a-z])\s?[(\[]([a-z][a-z -]*[a-z])[)\]]")
_EXTRA = late(r"\s*[(\[][^()\[\]]{0,40}[)\]]|[\s#]+(?:no\.?\s*)?\d{1,2}(?:\.\d)?[a-z]?$|[*_.#]+$")
_QUESTION = r"(?:What|How|Where|When|Who|Which|Why|Did|Was|Were|Is)\b[^?.!\"“”]{2,90}\?"
_SPEECH = (
    r"^(?:he|she|they|i|we|it|you|her|him|me)\b"
    r"|(?:said|told|asked|shared|stated|says|replied|that|is|was|are|were|to|and|of|with|as|like|today|noted|added|including|things|me)$"
)
# A sentence that goes on behind a colon is no heading either: "Gave her homework: three job sites", "Very demanding this am: juice".
_DONE = (
    r"^(?!what|how|where|who|why|when|did|is|was|anything)[a-z'’]+\s(?:[a-z'’]+\s){0,4}?(?:him|them|her(?!\s[a-z])|she|he|they)\b"
    r"|^(?:gave|told|made|took|went|had|got|put|very|quite|so|too|really|pretty)\s|^[a-z]{3,}ed\s(?:the|a|an|to|his|her|their|with|on|at|my|some|all)\s"
    r"|^(?:gave|told|made|asked|sent|showed|offered)\s(?:her|him|them)\b|\s(?:re|regarding|about)$"
)
_SPEECH_MARKS = frozenset('."“,;!?')
_EXTRA_SIGN = late(r"[(\[*_’\t]|  ")
UNKNOWN = Heading("", PROSE)


class Mark(NamedTuple):
    """One label as it stands; its value begins at `value_start`, its end is not known yet."""

    start: int
    end: int
    value_start: int
    heading: Heading
    letter: str = ""
    limit: int = -1  # where the value must end, if something else than the next label says so


_OF_NUMBERS = frozenset(
    {
        "service_date",
        "signature_date",
        "start_time",
        "end_time",
        "duration",
        "travel_time",
        "documentation_time",
        "procedure_code",
        "diagnosis_code",
    }
)


_CAMEL = late(r"(?<=[a-z])(?=[A-Z])")


def heading_of(raw: str, words: FieldWords) -> Heading | None:
    """Return what the words of a label stand for, or `None` if the record does not know them."""
    if " " not in raw and raw.isalpha():
        if len(raw) > MAX_LABEL:
            return None
        return words.headings.get(raw.lower()) or words.headings.get(_CAMEL.sub(" ", raw).lower())  # "DocTime"
    plain = raw.strip(DECORATION).lower()
    if not plain or len(plain) > MAX_LABEL:
        return None
    heading = words.headings.get(plain)
    if heading is not None:
        return heading
    if _may_have_extra(plain):
        if (aside := _IN_BRACKETS.fullmatch(plain)) and (heading := words.headings.get(f"{aside[2]} {aside[1]}")):
            return heading  # "Duration (travel)" is a travel duration
        is_numbered, is_coded = plain[-1].isdigit(), plain[-2:].isdigit()
        plain = " ".join(_EXTRA.sub("", plain.replace("’", "'")).split())
        heading = words.headings.get(plain)
        if heading is not None and ((is_numbered and heading.field in _OF_NUMBERS) or (is_coded and heading.field == "location")):
            return None  # "UNITS 5" and "POS 11" hold their values, "Location 2" does not
    if heading is None and "/" in plain:
        return _joined_heading(plain, words)
    return heading


def may_begin_label(line: str, at: int, end: int | None = None) -> bool:
    """Tell, before any closer look, whether the word at `at` can be the first of a known label of more words.

    A word with a mark in it, or with no word behind it, is left to the closer look; a number is not.
    """
    space = line.find(" ", at, end)
    if space < at + 2:
        return True
    word = line[at:space]
    return not (word.isalnum() or word[0].isdigit()) or word.lower() in _first_words()


def may_end_label(line: str, floor: int, end: int) -> bool:
    """Tell, before any closer look, whether the word before `end` can be the last of a known label, or a section letter."""
    word = line[max(line.rfind(" ", floor, end) + 1, floor) : end]
    return len(word) < 2 or not word.isalpha() or word.lower() in _last_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words.split(" ", 1)[0] for words in field_words().headings)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.rsplit(" ", 1)[-1] for words in field_words().headings)


def _joined_heading(plain: str, words: FieldWords) -> Heading | None:
    """Return what "Date/Start/End" or "Mode/Location" stands for: the first of its known words that is an item."""
    parts = [words.headings.get(part.strip()) for part in plain.split("/")]
    if None in parts:
        return None
    known = [part for part in parts if part]
    return next((part for part in known if part.field), known[0])


def _may_have_extra(plain: str) -> bool:
    """Tell whether a label carries a number, a bracket or marks that are not its own words."""
    last = plain[-1]
    return last.isdigit() or last in ".)]" or plain[-2:-1].isdigit() or _EXTRA_SIGN.search(plain) is not None


def skip_decoration(line: str) -> int:
    """Return where the words of a line begin, behind bullets, numbers and Markdown."""
    at = len(line) - len(line.lstrip(DECORATION))
    if line[at : at + 1].isdigit() or line[at : at + 1] == "(" or line[at + 1 : at + 2] == ")":
        bullet = _BULLET.match(line, at)
        return bullet.end() if bullet else at
    return at


def mark_at(line: str, start: int, end: int, value_start: int, heading: Heading, letter: str = "") -> Mark:
    """Return a label without the marks behind its words."""
    end = start + len(line[start:end].rstrip(DECORATION))
    return Mark(start, end, value_start, heading, letter)


def shifted(mark: Mark, by: int) -> Mark:
    """Return the label with its offsets moved from the line into the text."""
    return Mark(mark.start + by, mark.end + by, mark.value_start + by, mark.heading, mark.letter)


def unknown_head(line: str, at: int) -> Mark | None:
    """Return a short "Words:" that opens a line as a heading the record does not know."""
    colon = line.find(":", at, at + 42)
    if colon < 0 or not line[at].isupper() or line[colon + 1 : colon + 2].isdigit():
        return None
    raw = line[at:colon]
    if raw.count(" ") > 4 or line.startswith("//", colon + 1) or not _SPEECH_MARKS.isdisjoint(raw):
        return None
    low = raw.strip(DECORATION).lower()
    if re.compile(_SPEECH).search(low) or re.compile(_DONE).search(low):
        return None
    return mark_at(line, at, colon, colon + 1, UNKNOWN)


def question_head(line: str, start: int) -> Mark | None:
    """Return a whole line that asks, as a form does, as a heading the record does not know."""
    if "?" not in line:
        return None
    at = skip_decoration(line)
    if (asked := re.compile(_QUESTION).match(line, at)) and not line[asked.end() :].strip(DECORATION):
        return shifted(mark_at(line, at, asked.end(), asked.end(), UNKNOWN), start)
    return None


def loud_head(line: str, start: int) -> Mark | None:
    """Return a line in capitals, or one marked as a Markdown heading, as an unknown heading."""
    if not line.isupper() and "#" not in line and "**" not in line:
        return None
    at = skip_decoration(line)
    raw = line[at:].rstrip(DECORATION)
    is_marked = line.lstrip()[:1] == "#" or (line.lstrip()[:2] == "**" and line.rstrip()[-2:] == "**")
    is_loud = raw.isupper() and len(raw) > 3 and raw.replace(" ", "").replace("/", "").isalpha()
    if raw and raw.count(" ") < MAX_WORDS and (is_marked or is_loud):
        return shifted(mark_at(line, at, at + len(raw), len(line), UNKNOWN), start)
    return None

"""Give a note that lost its line breaks some of them back, for reading only: a space becomes a line break, every offset stays.

One-line exports run sections together ("... by herself. PLAN She calls on Monday. Goal -> ..."). A break is put before what
reads like a heading behind the end of a sentence, and before a heading in capitals.
"""

from __future__ import annotations

import re

from notelint.late import late
from notelint.pipeline.layout.field_words import LINE, SECTION, field_words
from notelint.pipeline.layout.flat_heads import heading_places
from notelint.pipeline.layout.guess import guessed_head, section_word
from notelint.pipeline.layout.heads import Mark, heading_of
from notelint.pipeline.layout.signed_row import signed_places

LONG = 240  # code points of a line that may hold a whole note
_SPACED_SLASHES = late(r"\s(/)\s(?=[A-Za-z][\w ]{0,20}:)")
_SLASHES = late(r"(?<=[\w.)\"])//(?=[\w(\"])")
_MORE_SLASHES = late(r"\s(/)\s")
LEAST_SLASHES = 4
LONGEST_TAIL = 400  # code points at the end of a line that may hold its items
SOON = 56  # code points in which the date of such items stands
_STOP = late(r"[.!?][\"”)]?\s")
_FULL_DATE = late(
    r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2},?\s20\d\d"
    r"|\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\s20\d\d"
)
_MORE_ITEMS = late(r"\d:\d\d|\b\d{1,3}\s?(?:m|min|mins|minutes|hrs?|u|units?)\b|\bhour|\b[HhTt]\d{4}\b")
_TELLS = late(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|him|them|I|will|was|were|told|said|wants)\b")
_BLANK = late(r"[:?]\s?(?:\.{6,}|_{4,})\s(?=[A-Z\d])")
LEAST = 2  # headings found in it, before any break is put there
AHEAD = 120  # code points looked at behind a place
_PLACE = late(
    r"(?<=[.!?\"”)\]])[ ](?=[A-Za-z(\[][A-Za-z'’/ ]{0,28}(?:[:>)\]?=]|\s[-–—/]|[-–—]\s|\.[. ]|/))"
    r"|[ ](?=(?:[A-Z]{4,}\s){1,3}[\"“]?[A-Z]?[a-z'’])|[ ](?=-{3,}[ ])|[ ](?=\([A-Z][a-z]{2,14}\)\s)"
    r"|[ ](?=[A-Z][a-z]{3,12}\s[-–—]{1,2}\s[A-Z])|[ ](?=[A-Z][A-Za-z'/ ]{2,24}::?\s)"
)
_KNOWN = late(r"[(\[]?([A-Za-z][A-Za-z '’/]{1,28}?)[)\]]?\s?(?:::?|\s[-–—]{1,2}|[-–—](?=\s)|[-=]+>|>>|/{1,2}(?=\s)|\?|\.{3,})\s")
_LETTER = late(r"[(\[]?([A-Z])(?:[)\]]|\s?(?::|[-–—=]+>?\s|>\s|//)|\.\s(?=[A-Z\"“])|\)\s)")


def with_breaks(text: str) -> str:
    """Return the text with line breaks where sections begin in long lines; the same text where there are none."""
    if len(text) < LONG:
        return text
    places: list[int] = []
    start = 0
    for line in text.split("\n"):
        if len(line) >= LONG:
            places += _places(line, start)
        start += len(line) + 1
    if not places:
        return text
    letters = list(text)
    for at in places:
        letters[at] = "\n"
    return "".join(letters)


def _places(line: str, start: int) -> list[int]:
    others = [start + at for at in (*signed_places(line), *heading_places(line))]
    return sorted({*_heads(line, start), *_slashes(line, start), *_items_at_end(line, start), *_blanks(line, start), *others})


def _items_at_end(line: str, start: int) -> list[int]:
    """Return the place before the items that close a line, behind its last sentence: "... on Monday. 5/4/26, 2-3 pm, lobby, H0038"."""
    for stop in _STOP.finditer(line, max(0, len(line) - LONGEST_TAIL)):
        at = stop.end()
        if _FULL_DATE.search(line, at, at + SOON) and not _TELLS.search(line, at) and _MORE_ITEMS.search(line, at):
            return [start + stop.end() - 1]
    return []


def _blanks(line: str, start: int) -> list[int]:
    """Return the places behind blanks that wait to be filled in: what follows is no value of theirs."""
    return [start + blank.end() - 1 for blank in _BLANK.finditer(line)] if "__" in line or "......" in line else []


def _slashes(line: str, start: int) -> list[int]:
    """Return the places of the "//" of a row that is parted by them, without spaces: "DOS 6/26/25//PEER MENTOR//3 UNITS"."""
    spaced = [slash.start(1) for slash in _SPACED_SLASHES.finditer(line)]
    if len(spaced) >= LEAST_SLASHES:  # "what: peer support / when: aug 6 / me: Carly Jo Maddox": more may stand behind the last
        return [start + at for at in (*spaced, *(slash.start(1) for slash in _MORE_SLASHES.finditer(line, spaced[-1] + 1)))]
    found = [slash.start() for slash in _SLASHES.finditer(line)]
    return [start + at + of for at in found for of in (0, 1)] if len(found) >= LEAST_SLASHES else []


def _heads(line: str, start: int) -> list[int]:
    found = [place.start() for place in _PLACE.finditer(line) if not _is_in_sentence(line, place.start()) and _is_head(line, place.end())]
    letters = [at for at in found if _LETTER.match(line, at + 1)]
    if (first := _first_letter(line, letters)) is not None:
        letters, found = [first, *letters], [first, *found]
    words = [at for at in found if at not in letters]
    kept = found if len(words) >= 1 and len(found) >= LEAST else (found if len(letters) >= LEAST else [])
    return [start + at for at in kept]


def _first_letter(line: str, letters: list[int]) -> int | None:
    """Return the place before the letter that opens a format whose others were found: it may stand behind words that end no sentence."""
    signs = [_LETTER.match(line, at + 1) for at in letters]
    spelled = "".join(sign[1] for sign in signs if sign)
    first = "".join(name[0] for name in field_words().formats if len(spelled) > 1 and name[1:] == spelled)
    if not first or signs[0] is None:
        return None
    like = re.escape(signs[0][0]).replace(re.escape(spelled[0]), f"[{first}]", 1)
    opening = re.compile(rf"\s(?={like})").search(line, 0, letters[0])
    return opening.start() if opening else None


def _is_head(line: str, at: int) -> bool:
    """Tell whether a heading of a section or of prose begins at a place; the items of a row need no line of their own."""
    if line[at] == "-":
        return True
    if _LETTER.match(line, at):
        return any(line[at:].lstrip("([")[:1] in name for name in field_words().formats)
    known = _KNOWN.match(line, at)
    if known is not None:
        heading = heading_of(known[1], field_words())
        if heading is not None:
            return heading.reach == SECTION or heading.reach != LINE or heading.field == "goal_link"
    return _is_told(section_word(line[: at + AHEAD], at)) or _is_told(guessed_head(line[: at + AHEAD], at))


def _is_in_sentence(line: str, at: int) -> bool:
    """Tell whether the word before a place makes what follows a part of its sentence: "wrote a Plan: ..."."""
    return line[max(line.rfind(" ", 0, at) + 1, 0) : at].lower() in field_words().part_of_sentence


def _is_told(mark: Mark | None) -> bool:
    return mark is not None and (mark.heading.reach != LINE or mark.heading.field in {"goal_link", "signature"})

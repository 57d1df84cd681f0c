"""A note's text as it is read: what nobody sees left out, rare forms of signs made plain, and the way back to the note.

Web pages, word processors, phones and PDF files leave signs without width inside and beside words, letters joined into one,
hyphens and spaces of many kinds; and lines end in three ways. Nothing of that may hide a word or change what is found, and no offset
may move for it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from notelint.late import late

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"
_WIDE = range(0xFF01, 0xFF5F)  # letters, digits and marks as wide as a Chinese sign
_STYLED = range(0x1D400, 0x1D800)  # bold, italic and other letters and digits that a phone writes
_NOT_MADE_PLAIN = "＂＆＇＜＞"  # they would be read as tags or as marks of quotation
_RARE = late(f"[{_SPACES}{_HYPHENS}\uff01-\uff5e\U0001d400-\U0001d7ff]")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
# What Unicode calls ignorable by default, since it shows nothing, and the same as entities of HTML.
_UNSEEN = (
    r"[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]+"
    r"|&(?:shy|zwn?j|[lr]lm|ZeroWidthSpace|NoBreak|#(?:173|820[3-7]|8288|65279)|#[xX](?:[aA][dD]|200[b-fB-F]|2060|[fF][eE][fF][fF]));"
)
_CHANGED = late(f"{_UNSEEN}|[\r{''.join(_LIGATURES)}]")


class Legible(NamedTuple):
    """The text of a note without what cannot be seen, and with "\\n" at the end of each line.

    `places` says where each of its code points stands in the note; the last of them is the length of the note.
    """

    text: str
    places: list[int]

    def in_note(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of this text stands in the note, without what cannot be seen around it."""
        places = self.places
        return places[start], places[start] if end <= start else places[end - 1] + 1

    def in_text(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the note stands in this text."""
        return bisect_left(self.places, start), bisect_left(self.places, end)


def legible(text: str) -> Legible | None:
    """Return the text as it is read, or `None` where that is as long as the note."""
    if text.isascii() and "&" not in text and "\r" not in text:
        return None
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _CHANGED.finditer(text):
        start, end = match.span()
        letters = _LIGATURES.get(match[0], "") if match[0] != "\r" or text.startswith("\n", end) else "\n"
        parts += text[at:start], letters
        places += range(at, start)
        places += [start] * len(letters)
        at = end
    if not at:
        return None
    return Legible("".join([*parts, text[at:]]), [*places, *range(at, len(text) + 1)])


def with_plain_signs(text: str) -> str:
    """Return the text with ordinary spaces, hyphens and letters for their rare forms, of the same length."""
    if text.isascii() or _RARE.search(text) is None:
        return text
    return text.translate(_plain_signs())


@cache
def _plain_signs() -> dict[int, str]:
    plain = {code: unicodedata.normalize("NFKC", chr(code)) for code in (*_WIDE, *_STYLED)}
    plain = {code: sign for code, sign in plain.items() if sign.isascii() and len(sign) == 1 and chr(code) not in _NOT_MADE_PLAIN}
    return plain | dict.fromkeys(map(ord, _SPACES), " ") | dict.fromkeys(map(ord, _HYPHENS), "-")

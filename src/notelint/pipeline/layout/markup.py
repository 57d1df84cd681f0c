"""Remnants of HTML: blanked out before a note is read, so that every offset stays true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_MARKS = "\"'“”„‘’«»❝❞"  # beside a word they must touch it to be read as its quotation marks or apostrophe
_PIECE = rf"<(/?)([a-zA-Z][a-zA-Z0-9]{{0,9}})\b[^<>]{{0,200}}>|&(?:[a-zA-Z]{{2,8}}|#\d{{2,5}}|#x[0-9a-fA-F]{{2,4}});|[{_MARKS}]"
_NEW_LINE = frozenset(["br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"])
_QUOTING = frozenset(["q", "blockquote"])  # what stands between them is somebody's words
_NO_SIGNS = frozenset("<>\xa0")  # they would be read as tags, or are no words
_NO_WORD_BEHIND = ".,;:!?)"


def without_markup(text: str) -> str:
    """Return the text with tags and entities blanked out; its length is the same.

    A tag that ends a line on the screen becomes a line break, the end of a cell a tab,
    one that quotes a quotation mark.
    """
    if ("<" not in text or ">" not in text) and ("&" not in text or ";" not in text):
        return text
    return re.compile(f"(?:{_PIECE})+").sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    """Return what stands for a run of tags, entities and marks: its signs side by side, next to the word they belong to."""
    written, signs, size = "", "", 0
    for gap, sign, length in _pieces(match[0]):
        if gap:
            written += _beside(signs, size, "\n") + gap
            signs, size = "", -len(gap)
        signs, size = signs + sign, size + length
    return written + _beside(signs, size, match.string[match.end() : match.end() + 1])


def _pieces(run: str) -> Iterator[tuple[str, str, int]]:
    """Yield for each tag, entity or mark the line break or tab it stands for, its sign, and its length."""
    for piece in re.compile(_PIECE).finditer(run):
        name = (piece[2] or "").lower()
        size = len(piece[0])
        mark = ("❞" if piece[1] else "❝") if name in _QUOTING else ""
        if name in _NEW_LINE and mark == "❞":
            yield from (("", mark, 1), ("\n", "", size - 1))
        elif name in _NEW_LINE:
            yield "\n", mark, size
        elif name in {"td", "th"}:
            yield "\t" if piece[1] else "", "" if piece[1] else " ", size
        elif name:
            yield "", mark, size
        else:
            sign = unescape(piece[0])
            yield "", sign if len(sign) == 1 and sign not in _NO_SIGNS else " ", size


def _beside(signs: str, size: int, after: str) -> str:
    """Return signs filled up with spaces: before them if a word follows that they open or go on, else behind them."""
    is_of_next = signs.endswith(tuple(_MARKS)) and after.strip() and after not in _NO_WORD_BEHIND
    return signs.rjust(size) if is_of_next else signs.ljust(size)

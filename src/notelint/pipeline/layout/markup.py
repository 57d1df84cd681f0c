"""Remnants of HTML: blanked out before a note is read, so that every offset stays true."""

from __future__ import annotations

import re
from html import unescape

_MARKUP = r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,9})\b[^<>]{0,200}>|&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
_NEW_LINE = frozenset(["br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"])
_NO_SIGNS = frozenset("<>\xa0")  # they would be read as tags, or are no words


def without_markup(text: str) -> str:
    """Return the text with tags and entities blanked out; its length is the same.

    A tag that ends a line on the screen becomes a line break, the end of a cell a tab.
    """
    if ("<" not in text or ">" not in text) and ("&" not in text or ";" not in text):
        return text
    return re.compile(_MARKUP).sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    size = len(match[0])
    name = (match[2] or "").lower()
    if name in _NEW_LINE:
        return "\n" + " " * (size - 1)
    if name in {"td", "th"}:
        return ("\t" if match[1] else " ") + " " * (size - 1)
    sign = unescape(match[0])
    return (sign if len(sign) == 1 and sign not in _NO_SIGNS else " ").ljust(size)

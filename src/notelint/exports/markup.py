"""Text from HTML: whole documents, and what is left of tags in the cells of a table."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from notelint.exports.libraries import library
from notelint.exports.words import word_set
from notelint.late import late

_BLOCKS = word_set(
    "address article aside blockquote br caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav "
    "ol p pre section table tbody tfoot thead tr ul"
)
_INLINE = word_set(
    "a abbr b big body center cite code em font html i img ins label link mark meta o:p q s small span strike strong sub sup td th tt u"
)
_UNSEEN = frozenset(["head", "script", "style", "template", "title", "noscript", "object"])
_OPENS_UNSEEN = late(rf"<(?P<name>{'|'.join(sorted([*_UNSEEN, 'xml']))})(?=[\s/>])[^<>]{{0,2000}}>|(?P<comment><!--)", re.IGNORECASE)
_CLOSES_UNSEEN = {name: late(rf"</{name}\s{{0,9}}>", re.IGNORECASE) for name in (*_UNSEEN, "xml")}
_COMMENT_ENDS = late(r"-->")
_NEVER_TOLD = frozenset(["script", "style"])  # without an end, nothing behind them is shown either
_TAG = late(
    rf"<(?P<close>/?)(?P<name>{'|'.join(sorted([*_BLOCKS, *_INLINE], key=len, reverse=True))})(?=[\s/>])[^<>]{{0,2000}}>(?P<end>\r?\n)?",
    re.IGNORECASE,
)
_MARKS = late(r"<!(?:doctype|\[)[^<>]{0,500}>|<\?xml[^<>]{0,500}>|</?(?:o|w|v|m|st1):\w{1,40}[^<>]{0,2000}>", re.IGNORECASE)
_ENTITY = late(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
_DECLARATION = late(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")
_SPACES = late(r"[ \t\r\n\f\xa0]+")
_MORE_LINES = late(r"\n{3,}")


def without_remnants(text: str) -> str:
    """Return the text of a cell without tags and entities; a text that has none is given back as it is.

    Styles, scripts, heads of pages and comments are left out with all that stands in them. Only tags of HTML are taken out:
    "<3" and "<name>" stay. Lines are kept as lines, cells are parted by tabs.
    """
    for _ in range(2):  # "&lt;br&gt;" is a tag that was escaped once too often
        if "<" in text and ">" in text:
            text = _MARKS.sub("", _without_unseen(text))
        if ">" in text and _TAG.search(text):
            text = _MORE_LINES.sub("\n\n", _TAG.sub(_shown, text)).strip("\n")
        if ";" in text and "&" in text:
            text = _ENTITY.sub(_sign, text)
    return text


def _without_unseen(text: str) -> str:
    """Return a text without the parts of a page that no browser shows."""
    if _OPENS_UNSEEN.search(text) is None:
        return text
    parts: list[str] = []
    endless: set[str] = set()
    at = 0
    for opening in _OPENS_UNSEEN.finditer(text):
        name = "!" if opening["comment"] else opening["name"].lower()
        if opening.start() < at or name in endless:
            continue
        closing = (_COMMENT_ENDS if name == "!" else _CLOSES_UNSEEN[name]).search(text, opening.end())
        if closing is None and name not in _NEVER_TOLD:
            endless.add(name)
            continue
        parts.append(text[at : opening.start()])
        at = len(text) if closing is None else closing.end()
    return "".join([*parts, text[at:]])


def _shown(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    if name in _BLOCKS:
        return "\n"
    return ("\t" if tag["close"] and name in {"td", "th"} else "") + (tag["end"] or "")


def _sign(entity: re.Match[str]) -> str:
    sign = unescape(entity[0])
    return " " if sign == "\xa0" else sign


def text_of_html(html: str, source: str) -> str:
    """Return what a page shows, a line for each block; scripts, styles and comments are left out, nothing is fetched or run.

    Raises `InputError` where lxml is missing.
    """
    etree = library("lxml.etree", "lxml", source, "HTML")
    target = _Lines()
    parser = etree.HTMLParser(target=target, no_network=True)
    parser.feed(_DECLARATION.sub("", html).replace("\0", "").encode("utf-8", "replace").decode())
    return str(parser.close())


class _Lines:
    """Gather the text of a page as the parser goes through it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._unseen = 0
        self._kept = 0

    def start(self, tag: Any, _attributes: Any) -> None:
        """Begin an element."""
        self._unseen += tag in _UNSEEN
        self._kept += tag == "pre"
        if tag in _BLOCKS:
            self._break()
        if tag == "li":
            self._parts.append("- ")

    def end(self, tag: Any) -> None:
        """End an element."""
        self._unseen -= tag in _UNSEEN
        self._kept -= tag == "pre"
        if tag in {"td", "th"}:
            self._parts.append("\t")
        elif tag in _BLOCKS and tag != "br":
            self._break()

    def data(self, text: str) -> None:
        """Take words of the page; white space is one space, as a browser shows it."""
        if not self._unseen:
            self._parts.append(text.replace("\xa0", " ") if self._kept else _SPACES.sub(" ", text))

    def comment(self, _text: str) -> None:
        """Leave a comment out."""

    def close(self) -> str:
        """Return the lines."""
        lines = "".join(self._parts).split("\n")
        return _MORE_LINES.sub("\n\n", "\n".join(line.strip(" \t") for line in lines)).strip("\n")

    def _break(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")

"""The text of Rich Text Format, as record systems leave it in the cells of an export."""

from __future__ import annotations

import re

from notelint.exports.words import word_set
from notelint.late import late

_BEGIN = r"{\rtf"
_TOKEN = late(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
# Groups that hold no words of the note: "{\*" before a name says the same.
_UNSEEN = word_set(
    "fonttbl colortbl stylesheet info pict object filetbl listtable listoverridetable revtbl rsidtbl generator themedata "
    "colorschememapping datastore latentstyles header headerl headerr headerf footer footerl footerr footerf footnote annotation "
    "fldinst bkmkstart bkmkend xmlnstbl mmathPr"
)
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}  # fmt: skip
_ESCAPED = {"\\": "\\", "{": "{", "}": "}", "~": " ", "_": "-", "\n": "\n", "\r": "\n"}
_CODEC = "cp1252"
_WIDE = 0x10000


def is_rtf(text: str) -> bool:
    """Tell whether a text is written in Rich Text Format."""
    return text.lstrip(" \t\r\n\ufeff").startswith(_BEGIN)


def text_of_rtf(rtf: str) -> str:
    """Return the words of a text in Rich Text Format, a line for each paragraph; fonts, styles and pictures are left out."""
    parts: list[str] = []
    outside: list[tuple[bool, int]] = []
    is_seen, skip, fallback = True, 1, 0
    for token in _TOKEN.finditer(rtf):
        if brace := token["brace"]:
            fallback = 0
            if brace == "{":
                outside.append((is_seen, skip))
            elif outside:
                is_seen, skip = outside.pop()
            continue
        word, number = token["word"], int(token["number"] or 0)
        if word in _UNSEEN or token["sign"] == "*":
            is_seen = False
        elif word == "uc":
            skip = number
        elif not is_seen:
            continue
        elif word == "u":
            parts.append(_sign(number))
            fallback = skip  # signs behind it are for readers that have no Unicode
            continue
        said = _said(token, word)
        parts.append(said[fallback:])
        fallback = max(fallback - len(said), 0)
    text = "".join(parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip("\n")


def _sign(number: int) -> str:
    code = number % _WIDE
    return chr(code) if code else ""


def _said(token: re.Match[str], word: str | None) -> str:
    if word is not None:
        return _SIGNS.get(word, "")
    if byte := token["byte"]:
        return bytes.fromhex(byte).decode(_CODEC, "replace")
    return token["text"] or _ESCAPED.get(token["sign"] or "", "")

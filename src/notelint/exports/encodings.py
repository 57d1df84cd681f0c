"""Find out how a file of text is encoded, and read it so that a broken place stays within its row."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TextIO

from notelint.errors import InputError
from notelint.late import late
from notelint.readers.files import known_encoding

BROKEN = "\udc80"  # stands for bytes that the encoding does not have; no text holds it
_HANDLER = "notelint-broken"
_CHUNK = 1 << 20  # bytes
_HEAD = 4096  # bytes
# The marks of UTF-32 first: one of them begins as that of UTF-16 does.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_MOST_CONTROLS = 0.05  # share of other control characters, zeros included
_MOST_ZEROS, _FEWEST_ZEROS = 0.04, 0.4  # share of zero bytes in text of one byte a sign, and in half of the bytes of UTF-16
_HALF = late("[\ud800-\udfff]")

codecs.register_error(_HANDLER, lambda error: (BROKEN, getattr(error, "end", 0)))


def find_encoding(path: Path, named: str | None = None) -> str:
    """Return the codec of the file `path`: its byte order mark, else `named`, else what fits all of it.

    A file that is UTF-8 in most of its places is UTF-8; one that is not is Windows-1252.
    Raises `InputError` for an encoding that does not exist and for a file that is no text.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if by_mark := next((codec for bom, codec in _BOMS if head.startswith(bom)), None):
            return by_mark
        if named:
            return known_encoding(named, str(path))
        if wide := _without_mark(head, str(path)):
            return wide
        file.seek(0)
        good = bad = 0
        decoder = codecs.getincrementaldecoder("utf-8")(_HANDLER)
        while chunk := file.read(_CHUNK):
            text = decoder.decode(chunk)
            if not text.isascii():
                broken = text.count(BROKEN)
                bad += broken
                good += len(text) - len(text.encode("ascii", "ignore")) - broken
        bad += len(decoder.decode(b"", final=True))
    return "utf-8" if good >= bad else "cp1252"


def is_wide_text(head: bytes) -> bool:
    """Tell whether a file that begins so is text of two or four bytes a sign."""
    if any(head.startswith(bom) for bom, codec in _BOMS if codec != "utf-8-sig"):
        return True
    try:
        return _without_mark(head, "") is not None
    except InputError:
        return False


def open_text(path: Path, codec: str) -> TextIO:
    """Open a file with its line ends kept; what the codec does not have is read as `BROKEN`."""
    return path.open(encoding=codec, errors=_HANDLER, newline="")


def has_half(text: str) -> bool:
    """Tell whether a text holds half of a character, as `BROKEN` is."""
    return not text.isascii() and _HALF.search(text) is not None


def without_halves(text: str) -> str:
    """Return a text that every program can write, halves of characters replaced."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def _without_mark(head: bytes, source: str) -> str | None:
    """Return UTF-16 where every other byte is zero, as in English text; refuse what is no text."""
    zeros = head.count(0)
    if zeros <= len(head) * _MOST_ZEROS and len(head) - len(head.translate(None, _CONTROLS)) <= len(head) * _MOST_CONTROLS:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 2 >= len(head) * _FEWEST_ZEROS and min(even, odd) * 10 <= zeros:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise InputError(f"{source}: is not text (it holds bytes that no text has); give a CSV, Excel, Parquet, JSON or FHIR export, or notes.")

"""The text of attachments: inline, base64, in one of the kinds of content that can be read."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from notelint.exports.documents_text import Unreadable, docx_text, pdf_text
from notelint.exports.markup import text_of_html
from notelint.exports.rtf import is_rtf, text_of_rtf
from notelint.late import late

LARGEST = 24_000_000  # bytes of one attachment
_HTML = frozenset(["text/html", "application/xhtml+xml"])
_PLAIN = frozenset(["text/plain", "text/markdown", "text/x-markdown"])
_RTF = frozenset(["application/rtf", "text/rtf", "text/richtext"])
_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ORDER = (*sorted(_PLAIN, reverse=True), "application/xhtml+xml", "text/html", *sorted(_RTF), "", _DOCX, _PDF)
_CHARSET = late(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = late(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z][\w.:-]{1,30})")
_WHITE = late(r"\s+")
_HEAD = 1024  # bytes in which a page says how it is encoded


def text_of(attachments: Sequence[Mapping[str, Any]], source: str) -> str:
    """Return the text of the first attachment that can be read, plain text before HTML before others.

    Raises `Unreadable` with what to do where none can be, and `InputError` where a library is missing.
    """
    reasons: list[str] = []
    for kind, attachment in sorted(((_kind(one), one) for one in attachments), key=lambda pair: _rank(pair[0])):
        try:
            text = _text(kind, attachment, source)
        except Unreadable as error:
            reasons.append(str(error))
            continue
        if text.strip():
            return text
        reasons.append("its content is empty.")
    raise Unreadable(reasons[0] if reasons else "has no content.")


def attachments_of(resource: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the attachments of a DocumentReference."""
    content = resource.get("content")
    for one in content if isinstance(content, list) else [content]:
        if isinstance(one, Mapping) and isinstance(attachment := one.get("attachment"), Mapping):
            yield attachment


def _kind(attachment: Mapping[str, Any]) -> str:
    return str(attachment.get("contentType") or "").split(";")[0].strip().lower()


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _text(kind: str, attachment: Mapping[str, Any], source: str) -> str:
    if kind not in _ORDER:
        raise Unreadable(f"its content is {kind[:60]}, which is not read; plain text, HTML, RTF, PDF and .docx are.")
    data = _bytes(attachment)
    if kind == _PDF:
        return pdf_text(BytesIO(data), source)
    if kind == _DOCX:
        return docx_text(BytesIO(data), source)
    text = _decoded(data, str(attachment.get("contentType") or ""), is_page=kind in _HTML)
    if kind in _RTF or is_rtf(text):
        return text_of_rtf(text)
    return text_of_html(text, source) if kind in _HTML else text


def _bytes(attachment: Mapping[str, Any]) -> bytes:
    encoded = attachment.get("data")
    if not isinstance(encoded, str) or not encoded.strip():
        where = (
            "its content is not inline, only named by a URL; fetch it first"
            if attachment.get("url")
            else "its content is not inline; fetch it first"
        )
        raise Unreadable(f"{where} (export with the documents inside).")
    if len(encoded) > LARGEST * 4 // 3:
        raise Unreadable(f"its content is larger than {LARGEST // 1_000_000} MB; a note is one contact.")
    try:
        return base64.b64decode(_WHITE.sub("", encoded), validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable("its content is not valid base64; export it anew.") from None


def _decoded(data: bytes, content_type: str, *, is_page: bool) -> str:
    """Return text by its byte order mark, the charset that is named, UTF-8, or else Windows-1252."""
    named = _CHARSET.search(content_type)
    declared = _DECLARED.search(data[:_HEAD]) if is_page else None
    for codec in (_by_mark(data), named[1] if named else None, declared[1].decode() if declared else None, "utf-8", "cp1252"):
        try:
            if codec and codecs.lookup(codec)._is_text_encoding:
                return data.decode(codec).removeprefix("\ufeff")
        except LookupError:
            continue
        except UnicodeDecodeError:
            if named and codec == named[1]:
                raise Unreadable(f"its content is not in {codec[:30]}, the charset it names; export it anew.") from None
    raise Unreadable("its content is not text in UTF-8 or Windows-1252; export it anew.")


def _by_mark(data: bytes) -> str | None:
    marks = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    return next((codec for mark, codec in marks.items() if data.startswith(mark)), None)

"""The text of Word and PDF documents, line by line; nothing in them is run or fetched."""

from __future__ import annotations

import logging
import re
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from notelint.exports.libraries import library
from notelint.late import late

LARGEST_PART = 100_000_000  # bytes of a document when unpacked
MOST_PAGES = 500
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_BETWEEN = frozenset(f"{_WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "smartTag"))
_SKIPPED = frozenset([f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}pPr", f"{_WORD}rPr", f"{_WORD}sdtPr", f"{_COMPATIBILITY}Fallback"])
_PAGE = late(r"(?:page|p\.)?\s*\d*\s*(?:(?:of|/)\s*\d*)?", re.IGNORECASE)
_SCANNED = late(r"[^\W_]")


class Unreadable(Exception):  # noqa: N818 - a place of an export that becomes a Problem, no error of the user's call
    """A document that cannot be read, with what to do; never with its text."""


def docx_text(file: BinaryIO, source: str) -> str:
    """Return paragraphs and tables in their order, a line each; the cells of a table's row are parted by tabs.

    What stands in headers comes before the text, what stands in footers behind it, numbers of pages left out.

    Text that was deleted with changes tracked is left out. Raises `Unreadable`, and `InputError` where python-docx is missing.
    """
    docx = library("docx", "python-docx", source, ".docx")
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST_PART:
                raise Unreadable(f"unpacks to more than {LARGEST_PART // 1_000_000} MB; a note is one contact.")
        file.seek(0)
        document = docx.Document(file)
        above, below = _margins(document, ("first_page_header", "header")), _margins(document, ("first_page_footer", "footer"))
        return "\n".join([*above, *_blocks(document.element.body), *below])
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - a hostile file makes the libraries raise anything; one document never stops the rest
        raise Unreadable("is not a .docx that can be read, or is damaged or locked; save it again as .docx or .txt.") from None


def pdf_text(file: BinaryIO, source: str) -> str:
    """Return the text of the pages of a PDF.

    Raises `Unreadable` for one that is locked, scanned or damaged, and `InputError` where pypdf is missing.
    """
    pypdf = library("pypdf", "pypdf", source, ".pdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it logs parts of what it reads
    try:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is locked with a password; save it without one.")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(f"has more than {MOST_PAGES} pages; a note is one contact.")
        pages = [page.extract_text() for page in reader.pages]
    except Unreadable:
        raise
    except pypdf.errors.DependencyError:
        raise Unreadable("is encrypted; save it without encryption.") from None
    except Exception:  # noqa: BLE001 - as above
        raise Unreadable("is not a PDF that can be read, or is damaged; save it again or as .txt.") from None
    text = "\n".join(page.strip("\n") for page in pages)
    if not _SCANNED.search(text):
        raise Unreadable("is a scan without text; recognise its text (OCR) first, or give the note as .docx or .txt.")
    return text


def _margins(document: Any, names: tuple[str, str]) -> list[str]:
    """Return the lines of the headers or footers of all parts of a document, each once."""
    lines: dict[str, None] = {}
    for section in document.sections:
        first, usual = (getattr(section, name) for name in names)
        for margin in (first, usual) if section.different_first_page_header_footer else (usual,):
            if not margin.is_linked_to_previous:  # to look into one that is would make it
                lines.update(dict.fromkeys(_blocks(margin._element)))
    return [line for line in lines if line.strip() and not _PAGE.fullmatch(line.strip())]


def _blocks(parent: Any) -> Iterator[str]:
    """Yield the lines of a body, a cell or a part of a form."""
    for child in parent.iterchildren():
        if child.tag == f"{_WORD}p":
            yield _inline(child)
        elif child.tag == f"{_WORD}tbl":
            yield from _table(child)
        elif child.tag in _BETWEEN:
            yield from _blocks(child)


def _table(table: Any) -> Iterator[str]:
    for row in _nested(table, "tr"):
        cells = (" ".join(line.replace("\n", " ") for line in _blocks(cell) if line.strip()) for cell in _nested(row, "tc"))
        yield "\t".join(cells)


def _nested(parent: Any, name: str) -> Iterator[Any]:
    """Yield rows of a table or cells of a row, also those in content controls."""
    for child in parent.iterchildren():
        if child.tag == f"{_WORD}{name}":
            yield child
        elif child.tag in _BETWEEN:
            yield from _nested(child, name)


def _inline(element: Any) -> str:
    """Return the words of a paragraph with those in links, controls and insertions."""
    parts: list[str] = []
    for child in element.iterchildren():
        if child.tag == f"{_WORD}t":
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            inner = _inline(child)
            parts.append(f"\n{inner}" if child.tag == f"{_WORD}p" and parts and inner else inner)
    return "".join(parts)

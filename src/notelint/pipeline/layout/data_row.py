"""A note that is one row of data: a line of a comma-separated file under its header, or an object in JSON.

The row is read where it stands, so that every value keeps its offsets; the readers of the standard library give none.
"""

from __future__ import annotations

from notelint.late import late
from notelint.pipeline.layout.guess import guessed_cells
from notelint.pipeline.layout.heads import Mark

LEAST_CELLS = 5  # of a header; of a shorter one every cell must be known
LEAST_KNOWN = 3
LONGEST_HEAD = 600  # code points
_CELL = {sign: late(rf'[ \t]*(?:"((?:[^"]|"")*)"[ \t]*(?={sign}|\r?\n|\Z)|([^{sign}\r\n]*))') for sign in (",", ";")}
_PAIR = late(r'\s*"([^"\\\r\n]{1,60})"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|([\w.+-]+))\s*(,|\})')
Span = tuple[int, int]


def data_marks(text: str) -> list[Mark]:
    """Return the labels of a row of data with their cells as values; nothing for any other text."""
    is_object = text.lstrip()[:1] == "{"
    names, values = _pairs(text) if is_object else _columns(text)
    least = 1 if is_object else LEAST_KNOWN if len(names) > LEAST_CELLS else max(LEAST_KNOWN, len(names))
    marks = guessed_cells(text, names, least) if len(values) >= max(1, len(names) - 1) else []
    return [mark._replace(value_start=start, limit=end) for mark, (start, end) in zip(marks, values, strict=False)]


def data_cells(text: str) -> list[Span]:
    """Return where the values of a row of data stand; nothing for any other text."""
    return [(mark.value_start, mark.limit) for mark in data_marks(text)]


def _pairs(text: str) -> tuple[list[Span], list[Span]]:
    """Return the keys and the values of a flat object in JSON."""
    names: list[Span] = []
    values: list[Span] = []
    at = text.index("{") + 1
    while pair := _PAIR.match(text, at):
        names.append(pair.span(1))
        values.append(pair.span(2) if pair[2] is not None else pair.span(3))
        at = pair.end()
    return names, values


def _columns(text: str) -> tuple[list[Span], list[Span]]:
    """Return the cells of a header line and those of the row below it."""
    end = text.find("\n")
    sign = _sign_of(text[:end]) if 0 < end < LONGEST_HEAD else ""
    return (_cells(text, 0, end, sign), _cells(text, end + 1, len(text), sign)) if sign else ([], [])


def _sign_of(head: str) -> str:
    """Return what parts the cells of a header line: a comma or a semicolon."""
    if "|" in head or "\t" in head or ": " in head or ". " in head:
        return ""
    return next((sign for sign in (",", ";") if head.count(sign) + 1 >= LEAST_KNOWN), "")


def _cells(text: str, start: int, end: int, sign: str) -> list[Span]:
    """Return the spans of the cells of one row, without their quotation marks."""
    found: list[Span] = []
    at = start
    while at <= end and (cell := _CELL[sign].match(text, at, end)):
        found.append(cell.span(1) if cell[1] is not None else cell.span(2))
        if not text.startswith(sign, cell.end(), end):
            break
        at = cell.end() + 1
    return found

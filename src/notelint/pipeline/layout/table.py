"""Tables with a row of labels above a row of values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.pipeline.layout.field_words import FieldWords
from notelint.pipeline.layout.heads import DECORATION, Mark, heading_of, mark_at

_RULE = " |:-+=\t\r\n"


def cells_of(line: str) -> list[tuple[int, int]]:
    """Return the spans of the cells of a line divided by "|" or tabs, without the bars at its ends."""
    body = line.rstrip("\r\n")
    bar = "|" if "|" in body else "\t"
    floor = len(body) - len(body.lstrip(" |")) if bar == "|" else 0
    limit = len(body.rstrip(" |")) if bar == "|" else len(body)
    cuts = [at.start() for at in re.finditer(re.escape(bar), body[:limit]) if at.start() >= floor]
    return list(zip([floor, *(cut + 1 for cut in cuts)], [*cuts, limit], strict=True))


def header_row(line: str, start: int, words: FieldWords) -> list[Mark]:
    """Return the labels of a line in which every cell is a label, or nothing."""
    cells = cells_of(line)
    if len(cells) < 2:
        return []
    marks: list[Mark] = []
    for begin, end in cells:
        raw = line[begin:end]
        heading = heading_of(raw, words)
        if heading is None or raw.strip(DECORATION)[:1].isdigit():
            return []
        at = start + begin + len(raw) - len(raw.lstrip(DECORATION))
        marks.append(mark_at(line, at - start, end, end, heading)._replace(start=at, end=start + begin + len(raw.rstrip(DECORATION + ":"))))
    return marks


def is_rule(line: str) -> bool:
    """Tell whether a line only parts the head of a table from its body."""
    return "-" in line and not line.strip(_RULE)


def below(marks: list[Mark], line: str, start: int) -> Iterator[Mark]:
    """Yield the labels of a header row with the cells of the row below as their values."""
    for mark, (begin, end) in zip(marks, cells_of(line), strict=False):
        yield mark._replace(value_start=start + begin, limit=start + end)

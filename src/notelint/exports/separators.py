"""Find out what parts the cells of a text table: comma, semicolon, tab or bar, and how quotation marks are written."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any, NamedTuple

from notelint.exports.column_names import is_known
from notelint.late import late

LOOK = 262_144  # code points of a file that are looked at
LONGEST_HEADER = 10_000
_MOST_RECORDS = 400
_SIGNS = (",", "\t", ";", "|")
_NONE = "\x1f"  # no text holds it: a table of one column
_LEAST = 0.5  # share of records that have the usual number of cells
_MOST_SPACE = 8  # spaces before a quotation mark that opens a cell
_MOST_SPACED = 0.8  # share of commas with a space behind them
_TOLD = late(r'^\ufeff?"?sep=(.)"?\r?\n', re.IGNORECASE)


class Separated(NamedTuple):
    """How the cells of a table are written; `width` is the usual number of them, `told` is the length of a first line "sep=;"."""

    sign: str = ","
    escape: str | None = None
    skips_space: bool = False
    width: int = 1
    told: int = 0

    def reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """Return a reader that raises `csv.Error` where quotation marks do not fit."""
        options: dict[str, Any] = {"escapechar": self.escape, "skipinitialspace": self.skips_space}
        return csv.reader(lines, delimiter=self.sign, strict=True, **options)

    def repaired(self, line: str) -> list[str] | None:
        """Return the cells of one line in which quotation marks stand in quotation marks, or `None` if that cannot be told."""
        whole = line.rstrip("\r\n")
        closing = re.compile(rf'"[ \t]{{0,8}}(?:{re.escape(self.sign)}|$)')
        cells: list[str] = []
        at = 0
        while True:
            start = at + len(whole[at : at + _MOST_SPACE]) - len(whole[at : at + _MOST_SPACE].lstrip(" "))
            if whole.startswith('"', start):
                end = closing.search(whole, start + 1)
                if end is None:
                    return None
                cells.append(whole[start + 1 : end.start()].replace('""', '"'))
                is_last, at = not end[0].endswith(self.sign), end.end()
            else:
                stop = whole.find(self.sign, at)
                is_last = stop < 0
                cells.append(whole[at:] if is_last else whole[at:stop])
                at = stop + 1
            if is_last:
                return cells


def find_separator(text: str, *, is_whole: bool) -> Separated:
    """Return how a table is written that begins with `text`; `is_whole` says that nothing follows."""
    told = _TOLD.match(text)
    start = told.end() if told else 0
    body = text[start:] if is_whole else text[start : text.rfind("\n") + 1] or text[start:]
    signs = (told[1],) if told else _SIGNS
    tries = [_tried(body, Separated(sign, escape, skips_space=_skips_space(body, sign))) for sign in signs for escape in _escapes(body)]
    score, best = max(tries, key=lambda one: one[0])
    if score <= 0:
        best = _by_names(body, signs) or Separated(signs[0] if told else _NONE)
    return best._replace(told=start)


def _by_names(text: str, signs: Iterable[str]) -> Separated | None:
    """Return the separator that parts the first line into names of columns, if one does."""
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0][:LONGEST_HEADER]
    for sign in signs:
        names = [cell.strip(' "\r') for cell in first.split(sign)]
        if sum(map(is_known, names)) > 1:
            return Separated(sign, skips_space=_skips_space(text, sign), width=len(names))
    return None


def _escapes(text: str) -> tuple[str | None, ...]:
    return (None, "\\") if '\\"' in text else (None,)


def _skips_space(text: str, sign: str) -> bool:
    return f'{sign} "' in text


def _tried(text: str, form: Separated) -> tuple[float, Separated]:
    """Return how evenly the text falls into cells, and the form with their usual number."""
    widths: Counter[int] = Counter()
    errors = parted = spaced = 0
    reader = form.reader(StringIO(text, newline=""))
    for _ in range(_MOST_RECORDS):
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            errors += 1
            continue
        if cells:
            widths[len(cells)] += 1
            parted += len(cells) - 1
            spaced += sum(cell[:1] == " " for cell in cells[1:])
    if not widths or (form.sign == "," and spaced > parted * _MOST_SPACED):
        return 0, form  # the commas of prose
    width, count = max(widths.items(), key=lambda one: (one[1] * (one[0] > 1), one[0]))
    share = count / (widths.total() + errors)
    score = share + 0.01 * min(width, 9) if width > 1 and share >= _LEAST else 0
    return score, form._replace(width=width)

"""Find the units a note states: "Units: 3", "(3 units)", "H0038 x 3", "4u"."""

from __future__ import annotations

from typing import NamedTuple

from notelint.pipeline.layout.guess import guessed_kind
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.sheet import Sheet

_NUMBERS = {
    word: n
    for n, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))
}
_WORD = "|".join(_NUMBERS)
_TOLD = (
    rf"(?<![\w.:/#-])(?P<n>\d{{1,2}}|{_WORD})[\s-]?(?:un?|units?|un\.)(?![\w'’])(?!\s(?:of\s(?!h0|service|time)|\d|apart|at\s(?:the|work)))"
)
_TIMES = r"\b[a-v]\d{4}(?:[-:\s][a-z]\w)*\s?(?:x|\*|\()\s?(?P<n>\d{1,2})(?![\w.:/]|\s?(?:min|hour))|\b(?P<m>\d{1,2})\s?x\s[a-v]\d{4}\b"
_LABELLED = (
    r"\b(?:units(?:[_\s](?:billed|of\sservice))?|billed\sunits|bill\.\sunits|qty|(?<![-\d])u(?=[\s:=])"
    r"|unit\s?(?=[:=|]))\s?[:=|.\t]*\s{0,3}(?P<n>\d{1,2})(?![\w:/-]|\.\d|\s?(?:west|east|north|south))"
)


class Units(NamedTuple):
    """Units as a note states them, and where."""

    start: int
    end: int
    number: int


def find_units(sheet: Sheet) -> Units | None:
    """Return the units stated behind a label, or else anywhere outside quotation marks."""
    low = sheet.low
    for label in sheet.labels or ():
        if label.value_end > label.value_start and guessed_kind(low[label.start : label.end].strip()) == "units":
            digits = compiled(r"\W{0,3}(\d{1,2})(?![\d:/.-]|\s?(?!un?i?t?s?\b|of\b|x\b|min)[a-z]{2,})").match(
                low, label.value_start, label.value_end
            )
            if digits:
                return Units(*digits.span(1), int(digits[1]))
    for pattern in (_TOLD, _TIMES, _LABELLED):
        for match in compiled(pattern).finditer(low):
            name = "n" if match["n"] else "m"
            if sheet.voice_at(*match.span(name)) not in ("quoted", "reported"):
                return Units(*match.span(name), _NUMBERS.get(match[name], -1) if match[name].isalpha() else int(match[name]))
    return None

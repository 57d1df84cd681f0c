"""A note as it is given, and the lines of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """Hold one note: its text, where it came from, and fields given beside it.

    `text` is never changed or normalized: every offset in notelint counts Unicode
    code points into it. `fields` maps a field name of the record (`duration`,
    `service_date` ...) to the value an export or an EHR gave for it, as text.
    """

    text: str
    source: str = "<text>"
    note_id: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


class LineIndex:
    """Turn offsets into 1-based line and column numbers.

    A line ends at "\\n", "\\r\\n" or a lone "\\r"; columns count code points.
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *_line_starts(text)]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the (line, column), both 1-based, of the code point at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _line_starts(text: str) -> list[int]:
    if "\r" not in text:
        starts, at = [], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts
    return [at + 1 for at, char in enumerate(text) if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n")]

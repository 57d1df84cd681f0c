"""Cut the line around a finding so that it fits, and make hostile characters harmless."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category

from rich.cells import cell_len

_HARMLESS = {"\t": " ", "\u00a0": " "}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Hold one line of a note in three parts, and how many terminal cells two of them take."""

    before: str
    match: str
    after: str

    @property
    def before_cells(self) -> int:
        """Return how many cells stand before the match."""
        return cell_len(self.before)

    @property
    def match_cells(self) -> int:
        """Return how many cells the match takes; one for an empty match, so that it can be shown."""
        return max(cell_len(self.match), 1)


def printable(text: str) -> str:
    """Return `text` with control, format and surrogate characters shown as "·" and tabs as spaces.

    A note may hold terminal control sequences or marks that turn the direction of
    writing; none of them reaches the terminal.
    """
    if text.isprintable():  # true of no text that would be changed below, and a hundred times as quick
        return text
    return "".join(_HARMLESS.get(c) or ("·" if category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c) for c in text)


def excerpt(text: str, start: int, end: int, width: int) -> Excerpt:
    """Return the line that holds `start`, cut to about `width` cells around the finding."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = min((at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0), default=len(text))
    end = max(min(end, line_end), start)
    room = max(width - 2, 20)
    match = printable(text[start:end])
    match = match if cell_len(match) <= room else match[: room - 1] + "…"
    left = max(room - cell_len(match), 0)
    before_room = min(start - line_start, max(left // 2, left - (line_end - end)))
    before = printable(text[max(line_start, start - before_room) : start])
    after_room = left - len(before)
    after = printable(text[end : min(line_end, end + after_room)])
    cut_before = start - before_room > line_start
    cut_after = end + after_room < line_end
    return Excerpt(
        ("…" + before.lstrip() if cut_before else before.lstrip()),
        match,
        after.rstrip() + ("…" if cut_after else ""),
    )

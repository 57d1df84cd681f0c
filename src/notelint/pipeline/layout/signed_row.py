"""Labels of one long line that have another sign than a colon behind them: "When - May 4  Where - her porch  Plan - ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.layout.field_words import Heading, field_words
from notelint.pipeline.layout.guess import guessed_heading, is_label
from notelint.pipeline.layout.heads import heading_of
from notelint.pipeline.layout.value_shapes import NEAR

LEAST = 3  # items that labels with one sign must name, before they are taken for labels
MOST_WORDS = 5
LONGEST = 48  # code points of a label
# Each is a sign of its own: a line that uses one of them for its labels may hold the others in its prose.
_ARROW = r"(?<![-=])[-=]++>|>>?|[→⇒➔➜]|»"
_SIGNS = (late(r"\s[-–—]{1,2}\s"), late(rf"\s?(?:{_ARROW})\s?"), late(r"\s?(?:\.\s?){4,}"), late(r"\s=\s"), late(r"\s/\s"))
_WORD = late(r"\S+")
_ENDS = frozenset('.!?;"”')


def signed_places(line: str) -> list[int]:
    """Return the places of the spaces before the labels of a line, where labels of one sign name enough items."""
    places: list[int] = []
    for sign in _SIGNS:
        found = [*_labels(line, sign)]
        if len({heading.field for _, heading in found if heading.field}) >= LEAST:
            places += [at - 1 for at, _ in found if at]
    return places


def _labels(line: str, sign: re.Pattern[str]) -> Iterator[tuple[int, Heading]]:
    floor = 0
    for mark in sign.finditer(line):
        label = _before(line, max(floor, mark.start() - LONGEST), mark.start(), mark.end())
        if label is not None:
            floor = mark.end()
            yield label


def _before(line: str, floor: int, end: int, value: int) -> tuple[int, Heading] | None:
    """Return where the longest label that ends at a sign begins, and what it stands for; its value begins at `value`."""
    words = [word.start() for word in _WORD.finditer(line, floor, end) if floor == 0 or word.start() > floor or line[floor - 1].isspace()]
    for at in words[-MOST_WORDS:]:
        label = line[at:end]
        if at and not line[at].isupper() and not _follows_a_sentence(line, at):
            continue
        heading = heading_of(label, field_words()) or (guessed_heading(label, line[value : value + NEAR]) if is_label(label) else None)
        if heading is not None:
            return at, heading
    return None


def _follows_a_sentence(line: str, at: int) -> bool:
    return line[:at].rstrip()[-1:] in _ENDS

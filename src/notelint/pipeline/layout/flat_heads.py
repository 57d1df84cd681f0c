"""Headings that lost their lines: questions of a form, Markdown headings, and labels with nothing but their date or time behind them.

"When? May 4 Where did you meet? Her porch", "## Where Killeen Vet Center", "Client: Dre DATE SEEN 8/18/26 Time In 8:40".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.layout.guess import guessed_heading, is_label
from notelint.pipeline.layout.heads import heading_of
from notelint.pipeline.layout.unmarked import begins_with_value
from notelint.pipeline.layout.value_shapes import NEAR

LEAST = 3  # questions that make a form, of which two name an item
LONGEST_HEAD = 7  # words
MOST_WORDS = 3  # of a label with its value right behind it
LEAST_COLONS = 2  # of a row whose other labels may have none
_QUESTION = late(r"(?:(?<=\s)|^)(?=(?P<asked>(?:What|How|Where|When|Who|Which|Why|Did|Was|Were|Is)\b[^?.!\"“”:\n]{0,70})\?\s)")
_MARKDOWN = late(r"(?<=\s)#{1,6}\s|(?<=\s)\*\*(?=[A-Z][^*\n]{1,48}\*\*)")
_STARRED = late(r"(?:(?<=\s)|^)\*([A-Za-z][^*\n]{1,40})\*(?=\s)")
_WORD = late(r"\S+")
_SHORT_WORDS = late(r"(?:(?<=\s)|^)(?=[A-Z])")


def heading_places(line: str) -> set[int]:
    """Return the places of the spaces before such headings in a long line, and of those behind a Markdown heading."""
    return {*_questions(line), *_markdown(line), *_starred(line), *_bare_labels(line)}


def _questions(line: str) -> list[int]:
    if line.count("?") < LEAST:
        return []
    found = [(asked.start(), guessed_heading(asked["asked"], line[asked.end("asked") + 2 :][:NEAR])) for asked in _QUESTION.finditer(line)]
    known = sum(heading is not None and heading.field != "" for _, heading in found)
    return [at - 1 for at, _ in found if at] if len(found) >= LEAST and known > 1 else []


def _markdown(line: str) -> Iterator[int]:
    """Yield the place before each Markdown heading, and the one where its words end and its text begins."""
    if "#" not in line and "**" not in line:
        return
    for sign in _MARKDOWN.finditer(line):
        yield sign.start() - 1
        if sign[0][0] == "#" and (end := _head_ends(line, sign.end())) is not None:
            yield end


def _starred(line: str) -> list[int]:
    """Return the places before labels in single stars, where several are known: "*Start* 10:05 AM *End* 10:50 AM"."""
    if line.count("*") < LEAST * 2 or "**" in line:
        return []
    found = [*_STARRED.finditer(line)]
    known = sum((heading_of(one[1], field_words()) or guessed_heading(one[1], line[one.end() :][:NEAR])) is not None for one in found)
    return [one.start() - 1 for one in found if one.start()] if known >= LEAST else []


def _head_ends(line: str, at: int) -> int | None:
    """Return the end of the longest known heading that begins at a place."""
    ends = [word.end() for word, _ in zip(_WORD.finditer(line, at), range(LONGEST_HEAD), strict=False)]
    for end in reversed(ends):
        words = line[at:end].rstrip("?:")
        if line[end : end + 1] != " ":
            continue
        if heading_of(words, field_words()) or (is_label(words) and guessed_heading(words, line[end + 1 :][:NEAR])):
            return end
    return None


def _bare_labels(line: str) -> Iterator[int]:
    """Yield the places before labels of a row with a date, a time or a number right behind them, beside others with a colon."""
    if line.count(": ") < LEAST_COLONS:
        return
    floor = 0
    for place in _SHORT_WORDS.finditer(line):
        at = place.start()
        if at >= floor and (at < 2 or line[at - 2] not in ":-–—(") and (end := _bare_ends(line, at)) is not None:
            floor = end
            if at:
                yield at - 1


def _bare_ends(line: str, at: int) -> int | None:
    """Return the end of the label at a place whose value stands right behind it."""
    words = [*zip(_WORD.finditer(line, at), range(MOST_WORDS + 1), strict=False)]
    for (word, _), (value, _) in reversed([*pairwise(words)]):
        label = line[at : word.end()].strip(".,#")
        if word[0][-1] not in ":.,;?" and line[value.start()].isdigit() and is_label(label):
            heading = guessed_heading(label, line[value.start() :][:NEAR])
            if heading is not None and begins_with_value(heading, line, value.start()):
                return word.end()
    return None

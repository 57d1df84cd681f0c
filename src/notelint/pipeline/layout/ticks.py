"""Boxes to tick: what was not ticked is blanked out before a note is read, so that the ticked choice is the value.

"Place: [ ] Office [x] Home [ ] Phone", a column of boxes below a label, "_X_ Home ___ Office". Every offset stays.
A list of things to do is no choice: behind a plan, or in the story, boxes are left as they are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.layout.field_words import LINE, field_words
from notelint.pipeline.layout.guess import guessed_kind
from notelint.pipeline.layout.heads import DECORATION, heading_of

LONGEST_CHOICE = 48  # code points
LONGEST_LABEL = 64  # code points of the line above a column of boxes
MOST_WORDS = 6  # of a choice; more of them are a thing to do
FEW_WORDS = 3  # of choices without a label of which none was ticked
LEAST_BOXES = 2  # of these
_SIGNS = ("☐", "☒", "☑", "□", "✓", "✔", "[", "(", "_")
_TICKED = late(r"[☒☑✓✔]|\[[ \t]?[xX✓✔*][ \t]?\]|\([ \t]?[xX✓✔][ \t]?\)|(?<!\w)_{1,3}[xX✓✔]_{1,3}(?=[\sA-Z]|$)")
_OPEN = late(r"[☐□]|\[[ \t]{0,3}\]|\([ \t]{1,3}\)")
_LINED = late(r"(?<!\w)_{2,5}(?=[ \t]?[A-Za-z])")  # "___ Office", where another has "_X_"
_LINED_TICK = late(r"(?<!\w)_{1,3}[xX✓✔]_{1,3}(?=[\sA-Z]|$)")
# What stands behind the last choice and is no part of it: a column, or another label.
_NEXT_ITEM = late(r"(?<=\S)(?:[ \t]{3,}|\t|\s?[|;]|\s(?=[A-Z][\w/#-]*(?:\s[A-Za-z][\w/#-]*){0,2}:))")
_CAPTION = late(r"(?:.*\b)?(?:sign\w*|date|name|initials?)\b", 2)
_TOLD = frozenset({"plan", "narrative", "told_surely"})


class Box(NamedTuple):
    """A box, and the span of the choice it stands beside."""

    start: int
    end: int
    choice_start: int
    choice_end: int
    is_ticked: bool


def without_open_boxes(text: str) -> str:
    """Return the text with the choices nobody ticked, and the boxes of those that were, blanked out; its length is the same."""
    if not any(sign in text for sign in _SIGNS) or not (_TICKED.search(text) or _OPEN.search(text)):
        return text
    letters = list(text)
    is_lined = _LINED_TICK.search(text) is not None
    label, group = "", list[Box]()
    at = 0
    for line in text.splitlines(keepends=True):
        opening, boxes = _boxes(line, at, is_lined=is_lined)
        at += len(line)
        if line.isspace():
            continue
        if boxes and group and not opening.strip(DECORATION):
            group += boxes
            continue
        _settle(letters, text, label, group)
        group = boxes
        if not boxes:
            label = line if len(line) <= LONGEST_LABEL else ""
        elif opening.strip(DECORATION):
            label = opening
    _settle(letters, text, label, group)
    return "".join(letters)


def _boxes(line: str, at: int, *, is_lined: bool) -> tuple[str, list[Box]]:
    """Return what stands before the choices of a line, and its boxes; `at` is where the line begins."""
    marks = [(mark.start(), mark.end(), True) for mark in _TICKED.finditer(line)]
    marks += [(mark.start(), mark.end(), False) for mark in _OPEN.finditer(line)]
    if is_lined:
        marks += [(mark.start(), mark.end(), False) for mark in _LINED.finditer(line) if not _CAPTION.match(line, mark.end())]
    if not marks:
        return "", []
    marks.sort()
    body = len(line.rstrip())
    opening = line[: marks[0][0]]
    label_end = opening.rfind(":") + 1
    if label_end and marks[-1][1] >= body and opening[label_end:].strip(DECORATION):
        choices = [(label_end, marks[0][0]), *((one[1], other[0]) for one, other in pairwise(marks))]  # "Place: Office [ ] Home [x]"
        opening = line[:label_end]
    else:
        choices = [(one[1], other[0]) for one, other in pairwise(marks)] + [(marks[-1][1], _choice_end(line, marks[-1][1], body))]
    return opening, [
        Box(at + start, at + end, at + begin, at + stop, is_ticked)
        for (start, end, is_ticked), (begin, stop) in zip(marks, choices, strict=True)
    ]


def _choice_end(line: str, start: int, body: int) -> int:
    """Return where the last choice of a line ends: with it, or before the next column or label."""
    begin = start + len(line[start:body]) - len(line[start:body].lstrip())
    following = _NEXT_ITEM.search(line, begin, body)
    return following.start() if following else body


def _settle(letters: list[str], text: str, label: str, group: list[Box]) -> None:
    """Blank out what was not chosen of one group of boxes; where nothing was, a line to be filled in is left."""
    kind = _kind(label) if group else ""
    if not group or kind in _TOLD:
        return
    choices = [text[box.choice_start : box.choice_end].strip() for box in group]
    most = MOST_WORDS if any(box.is_ticked for box in group) else FEW_WORDS
    is_short = all(len(choice) <= LONGEST_CHOICE and len(choice.split()) <= most for choice in choices)
    if not kind and not is_short:
        return
    if any(box.is_ticked for box in group):
        _keep_ticked(letters, group)
    elif kind or len(group) >= LEAST_BOXES:
        for box in group:
            _fill(letters, box, "_" if kind else " ")


def _kind(label: str) -> str:
    """Return which item the words before a group of boxes name, or ""."""
    words = label.strip(DECORATION + ":?")
    heading = heading_of(words, field_words())
    if heading is not None and heading.reach == LINE:
        return heading.field
    return heading.field or "narrative" if heading is not None else guessed_kind(words.lower()) or ""


def _keep_ticked(letters: list[str], group: list[Box]) -> None:
    ticked = [box for box in group if box.is_ticked]
    for box in group:
        if box.is_ticked:
            letters[box.start : box.end] = " " * (box.end - box.start)
        else:
            _fill(letters, box, " ")
    for at in range(ticked[0].end, ticked[-1].start):
        if letters[at] in "\r\n":
            letters[at] = " "  # several of a column are one value


def _fill(letters: list[str], box: Box, sign: str) -> None:
    for at in range(min(box.start, box.choice_start), max(box.end, box.choice_end)):
        letters[at] = sign

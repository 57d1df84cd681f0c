"""Find where labels and headings stand: at the start of a line, alone on it, or in a row of labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.pipeline.field_words import LINE, PROSE, SECTION, FieldWords, Heading

DECORATION = " \t\xa0\ufeff#*_>|•·–—-+[]☐☑✓\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"
MAX_LABEL = 64
MAX_WORDS = 7

_BULLET = re.compile(r"\d{1,2}[.)]\s+|\(?[a-z]\)\s+")
_EXTRA = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]|[\s#]+(?:no\.?\s*)?\d{1,2}(?:\.\d)?[a-z]?$|[*_.#]+$")
_DASH = re.compile(r"\s?[-–—]{1,2}\s")
_LETTER = re.compile(r"[(\[]?([A-Z])[)\]]?\*{0,2}\s?(?:[:)]|[-–—]\s|\s*$)")
_QUESTION = re.compile(r"(?:What|How|Where|When|Who|Which|Why|Did|Was|Were|Is)\b[^?.!\"“”]{2,90}\?")
_SPEECH = re.compile(
    r"^(?:he|she|they|i|we|it|you|her|him|me)\b|(?:said|told|asked|shared|stated|says|replied|that|is|was|are|were|to|and|of|with|as|like|today|noted|added|including|things|me)$"
)
LETTER = Heading("", SECTION)
UNKNOWN = Heading("", PROSE)


class Mark(NamedTuple):
    """One label as it stands; its value begins at `value_start`, its end is not known yet."""

    start: int
    end: int
    value_start: int
    heading: Heading
    letter: str = ""


def marks_in_line(text: str, start: int, line: str, words: FieldWords) -> Iterator[Mark]:
    """Yield the labels of the line that begins at `start`, in their order."""
    if len(line) > MAX_LABEL + 4 and not any(sign in line for sign in (":", "|", "\t")):
        opening = line[: MAX_LABEL + 8]
        if "?" not in opening and not any(dash in opening for dash in ("- ", "– ", "— ")):
            return
    if plain := _plain_line(line, start, words):
        yield plain
        return
    at = _skip_decoration(line)
    if at == len(line):
        return
    if "|" in line or "\t" in line:
        yield from _cells(text, start, line, words)
        return
    found = _head(line, at, words)
    if ":" not in line:
        if found:
            yield _shift(found, start)
        return
    row = list(_inside(line, found.value_start if found else at, words))
    is_row = len(row) + (found is not None) > 1
    if found is None and not (row and is_row and row[0].start - at < MAX_LABEL):
        found = _unknown_head(line, at)
        row = [mark for mark in row if found is None or mark.start >= found.value_start]
    if found:
        yield _shift(found, start)
    yield from (_shift(mark, start) for mark in row if is_row or _stands_apart(line, mark, words))


def _plain_line(line: str, start: int, words: FieldWords) -> Mark | None:
    """Return the label of a line that is "Label: value" and nothing more; most are."""
    colon = line.find(":", 0, MAX_LABEL)
    heading = words.headings.get(line[:colon].lower())
    if heading is None or colon < 0 or "|" in line or "\t" in line:
        return None
    at = line.find(":", colon + 1)
    while at >= 0:
        if not line[at - 1].isdigit():
            return None
        at = line.find(":", at + 1)
    return Mark(start, start + colon, start + colon + 1, heading)


def heading_of(raw: str, words: FieldWords) -> Heading | None:
    """Return what the words of a label stand for, or `None` if the record does not know them."""
    plain = raw.strip(DECORATION).lower()
    if not plain or len(plain) > MAX_LABEL:
        return None
    heading = words.headings.get(plain)
    if heading is None and _may_have_extra(plain):
        plain = " ".join(_EXTRA.sub("", plain.replace("’", "'")).split())
        heading = words.headings.get(plain)
    return heading


def _may_have_extra(plain: str) -> bool:
    """Tell whether a label carries a number, a bracket or marks that are not its own words."""
    last = plain[-1]
    return last.isdigit() or last in ".)]" or plain[-2:-1].isdigit() or any(c in plain for c in "([*_’\t") or "  " in plain


def _shift(mark: Mark, by: int) -> Mark:
    return Mark(mark.start + by, mark.end + by, mark.value_start + by, mark.heading, mark.letter)


def _skip_decoration(line: str) -> int:
    at = len(line) - len(line.lstrip(DECORATION))
    if line[at : at + 1].isdigit() or line[at : at + 1] == "(" or line[at + 1 : at + 2] == ")":
        bullet = _BULLET.match(line, at)
        return bullet.end() if bullet else at
    return at


def _mark(line: str, start: int, end: int, value_start: int, heading: Heading, letter: str = "") -> Mark:
    end = start + len(line[start:end].rstrip(DECORATION))
    return Mark(start, end, value_start, heading, letter)


def _head(line: str, at: int, words: FieldWords) -> Mark | None:
    """Return the known label or section letter at the start of a line."""
    for end, after in _cuts(line, at):
        heading = heading_of(line[at:end], words)
        if heading and (after < len(line) or line[at].isupper()):
            return _mark(line, at, end, after, heading)
    letter = None if line[at + 1 : at + 2].isalpha() else _LETTER.match(line, at)
    if letter and any(letter[1] in name for name in words.formats):
        return _mark(line, letter.start(1), letter.end(1), letter.end(), LETTER, letter[1])
    return None


def _cuts(line: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the places where a label at `at` may end, and where its value would begin."""
    limit = at + MAX_LABEL
    for mark in (":", "?"):
        if (found := line.find(mark, at, limit)) >= 0:
            yield found, found + 1
    if dash := _DASH.search(line, at, limit):
        yield dash.start(), dash.end()
    if len(line) <= limit + 2:
        yield len(line), len(line)


def _unknown_head(line: str, at: int) -> Mark | None:
    """Return a short "Words:" that opens a line as a heading the record does not know."""
    colon = line.find(":", at, at + 42)
    if colon < 0 or not line[at].isupper() or line[colon + 1 : colon + 2].isdigit():
        return None
    raw = line[at:colon]
    if raw.count(" ") > 4 or line.startswith("//", colon + 1) or any(c in raw for c in '."“,;!?'):
        return None
    if _SPEECH.search(raw.strip(DECORATION).lower()):
        return None
    return _mark(line, at, colon, colon + 1, UNKNOWN)


def question_head(line: str, start: int) -> Mark | None:
    """Return a whole line that asks, as a form does, as a heading the record does not know."""
    if "?" not in line:
        return None
    at = _skip_decoration(line)
    if (asked := _QUESTION.match(line, at)) and not line[asked.end() :].strip(DECORATION):
        return _shift(_mark(line, at, asked.end(), asked.end(), UNKNOWN), start)
    return None


def loud_head(line: str, start: int) -> Mark | None:
    """Return a line in capitals, or one marked as a Markdown heading, as an unknown heading."""
    if not line.isupper() and "#" not in line and "**" not in line:
        return None
    at = _skip_decoration(line)
    raw = line[at:].rstrip(DECORATION)
    is_marked = line.lstrip()[:1] == "#" or (line.lstrip()[:2] == "**" and line.rstrip()[-2:] == "**")
    is_loud = raw.isupper() and len(raw) > 3 and raw.replace(" ", "").replace("/", "").isalpha()
    if raw and raw.count(" ") < MAX_WORDS and (is_marked or is_loud):
        return _shift(_mark(line, at, at + len(raw), len(line), UNKNOWN), start)
    return None


def _cells(text: str, start: int, line: str, words: FieldWords) -> Iterator[Mark]:
    """Yield the labels of a line whose parts are divided by "|" or tabs."""
    at = 0
    for cell in re.split(r"[|\t]", line):
        if cell.strip():
            marks = list(marks_in_line(text, start + at, cell, words))
            if marks and marks[0].value_start == start + at + len(cell):
                marks[0] = marks[0]._replace(value_start=min(start + at + len(cell) + 1, start + len(line)))
            yield from marks
        at += len(cell) + 1


def _inside(line: str, floor: int, words: FieldWords) -> Iterator[Mark]:
    """Yield what may be labels behind the start of a line: known words before a colon."""
    colon = line.find(":", floor)
    while colon >= 0:
        if not line[colon + 1 : colon + 3] == "//" and not line[colon - 1 : colon].isdigit():
            mark = _before_colon(line, floor, colon, words)
            if mark:
                yield mark
        floor = colon + 1
        colon = line.find(":", colon + 1)


def _before_colon(line: str, floor: int, colon: int, words: FieldWords) -> Mark | None:
    """Return the longest known label that ends at a colon and is no part of a sentence."""
    floor = max(floor, colon - MAX_LABEL)
    starts = _word_starts(line, floor, colon)
    for at in reversed(starts):
        heading = heading_of(line[at:colon], words)
        if heading and line[at].isalpha() and not _is_in_sentence(line, at, words):
            return _mark(line, at, colon, colon + 1, heading)
        if heading:
            return None
    letter = line[starts[0] : colon].strip("()[]*_ ") if starts else ""
    if len(letter) == 1 and letter.isupper() and any(letter in name for name in words.formats):
        at = line.index(letter, starts[0])
        return Mark(at, at + 1, colon + 1, LETTER, letter)
    return None


def _word_starts(line: str, floor: int, end: int) -> list[int]:
    """Return where the last words before `end` begin, the nearest first."""
    starts: list[int] = []
    at = end
    while at > floor and len(starts) < MAX_WORDS:
        while at > floor and line[at - 1] in DECORATION:
            at -= 1
        while at > floor and line[at - 1] not in " \t\xa0*_|":
            at -= 1
        if at < end and line[at] not in DECORATION:
            starts.append(at)
    return starts


def _is_in_sentence(line: str, at: int, words: FieldWords) -> bool:
    """Tell whether the words before a label, or its small letter, make it part of a sentence."""
    before = line[max(at - 40, 0) : at].rstrip(" \t\xa0*_")
    if not before or before[-1] in ".!?;|,)":
        return False
    if before[-1] in "\"“”'‘(/&" or not line[at].isupper():
        return True
    return before.rsplit(None, 1)[-1].lower() in words.part_of_sentence


def _stands_apart(line: str, mark: Mark, words: FieldWords) -> bool:
    """Tell whether a label alone in a line of prose follows the end of a sentence."""
    before = line[max(mark.start - 8, 0) : mark.start].rstrip(DECORATION)
    known = line[mark.start : mark.end].lower()
    return before[-1:] in {".", "!", "?", ";", ")", ""} and known not in words.weak and line[mark.start].isupper()

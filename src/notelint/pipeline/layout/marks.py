"""Find where labels and headings stand: at the start of a line, alone on it, or in a row of labels."""

from __future__ import annotations

import re

from notelint.late import late
from notelint.pipeline.layout.bare import bare_head
from notelint.pipeline.layout.field_words import LINE, SECTION, FieldWords, Heading
from notelint.pipeline.layout.guess import guessed_cell, guessed_head, guessed_heading, guessed_in_row, is_label, label_without_mark
from notelint.pipeline.layout.heads import (
    DAY_BEFORE,
    DECORATION,
    MAX_LABEL,
    MAX_WORDS,
    UNKNOWN,
    Mark,
    heading_of,
    mark_at,
    may_begin_label,
    may_end_label,
    shifted,
    skip_decoration,
    unknown_head,
)
from notelint.pipeline.layout.unmarked import unmarked_labels

_SIGN = late(r"[:?]|\](?=[ :\d]|[A-Z][a-z#\d])|(?<=[A-Za-z])=(?=[^\s=])|(?<=[A-Za-z] )=(?= \S)|(?<=[a-z])=(?= \S)|(?<!\.)\.{4,}+:?(?=\s)")
_DASH = late(r"\s?[-–—]{1,2}\s")
_WORD = late(r"[^ \t\xa0*_|;]+")
_LETTER = late(
    r"[(\[]?([A-Z])[)\]]?\*{0,2}\s?(?:[:)\]]|[-–—=]+>?\s|[>→⇒]\s|//\s?|\.\s(?=[A-Z\"“])|\s{2,}(?=\S)|\s(?=[A-Z][a-z]+\s[a-z])|\s*$)"
)
_GLUED = late(r"(?<=,)(?=[A-Z][a-z]{1,9}:)|(?<=[a-z0-9)])(?=[A-Z][a-z]{2})|(?<=[AP]M)(?=[A-Z][a-z]{2})")
SHORTEST_GLUED = 4  # code points of two words without a space between them
_CELL = late(r"[|\t]")
_ENDS_A_SERVICE = frozenset(["service", "services", "support", "supports"])
_DIVIDERS = {
    **{sign: late(rf"\s{re.escape(sign.strip())}\s") for sign in (" // ", " / ", " ; ", " * ", " ** ", " ~ ", " · ", " • ", " -- ", " . ")},
    "; ": late(r"; "),
    **dict.fromkeys(('","', '":"'), late(r'"\s*[,:]\s*"')),  # what is left of a row of an export
    "^": late(r"\^"),
    " " * 3: late(r"(?<=\S) {3,}(?=\S)"),
}
LEAST_PARTS = 4
WIDE_GAP = 3  # spaces that part the columns of a row
MOST_COLONS = 4  # of a line whose labels have none: those of its times
LETTER = Heading("", SECTION)


def marks_in_line(start: int, line: str, words: FieldWords) -> list[Mark]:
    """Return the labels of the line that begins at `start`, in their order; `plain_line` was asked before."""
    if "|" in line or "\t" in line:
        return _cells(start, line, words, _CELL)
    if len(line) > MAX_LABEL and (parted := _parted_by(line)):
        return _cells(start, line, words, parted)
    at = skip_decoration(line)
    if at == len(line):
        return []
    if len(line) > MAX_LABEL and line.count(":") <= MOST_COLONS and (unmarked := unmarked_labels(line, at)):
        return [shifted(mark, start) for mark in unmarked]
    has_colon, may_begin = ":" in line or _has_row_sign(line), may_begin_label(line, at)
    if not has_colon and len(line) > MAX_LABEL + 4 and not _has_sign(line[: MAX_LABEL + 8]) and not _LETTER.match(line, at):
        found = bare_head(line, at, words) if may_begin else None
        return [shifted(found, start)] if found else []
    found = (_head(line, at, words) or bare_head(line, at, words)) if may_begin else None
    if not has_colon and line.count("?") < 2:
        return [shifted(found, start)] if found else []
    row = _inside(line, found.value_start if found else at, words)
    is_row = len(row) + (found is not None) > 1
    if found is None and not (is_row and row[0].start - at < MAX_LABEL):
        found = unknown_head(line, at)
        row = [mark for mark in row if found is None or mark.start >= found.value_start]
    marks = [shifted(mark, start) for mark in row if is_row or _stands_apart(line, mark, words)]
    return [shifted(found, start), *marks] if found else marks


def _has_sign(opening: str) -> bool:
    """Tell whether a question mark or a dash may end a label there."""
    return "?" in opening or "- " in opening or "– " in opening or "— " in opening


def _has_row_sign(line: str) -> bool:
    """Tell whether labels may stand in a line as "KEY=value" or "[Key] value"."""
    return line.count("=") > 1 or line.count("] ") > 1 or line.count("....") > 1


def plain_line(line: str, start: int, words: FieldWords) -> Mark | None:
    """Return the label of a line that is "Label: value" and nothing more, as most are; no line with cells."""
    colon = line.find(":", 0, MAX_LABEL)
    heading = words.headings.get(line[:colon].lower()) if colon > 0 else None
    if heading is None:
        return None
    at = line.find(":", colon + 1)
    while at >= 0:
        if not _is_clock(line, at):
            return None
        at = line.find(":", at + 1)
    return Mark(start, start + colon, start + colon + 1, heading)


def _is_clock(line: str, colon: int) -> bool:
    return line[colon - 1 : colon].isdigit() and line[colon + 1 : colon + 2].isdigit()


def _head(line: str, at: int, words: FieldWords) -> Mark | None:
    """Return the known label or section letter at the start of a line."""
    for end, after in _cuts(line, at):
        heading = heading_of(line[at:end], words)
        if heading and (after < len(line) or line[at].isupper()):
            return mark_at(line, at, end, after, heading)
    letter = None if line[at].isalpha() and line[at + 1 : at + 2].isalpha() else _LETTER.match(line, at)
    if letter and any(letter[1] in name for name in words.formats):
        return mark_at(line, letter.start(1), letter.end(1), letter.end(), LETTER, letter[1])
    return None


def _cuts(line: str, at: int) -> list[tuple[int, int]]:
    """Return the places where a label at `at` may end, and where its value would begin."""
    limit = at + MAX_LABEL
    cuts = [(found, found + 1) for sign in ":?" if (found := line.find(sign, at, limit)) >= 0 and not _is_clock(line, found)]
    if ("- " in line or "– " in line or "— " in line) and (dash := _DASH.search(line, at, limit)):
        cuts.append(dash.span())
    if len(line) <= limit + 2 and "__" not in line:
        cuts.append((len(line), len(line)))
    return cuts


def _parted_by(line: str) -> re.Pattern[str] | None:
    """Return what divides a line into many short parts: " / ", " // ", " ; ", " * "."""
    for sign, found in _DIVIDERS.items():
        if line.count(sign) >= LEAST_PARTS and found.search(line) and (sign != "; " or max(map(len, line.split(sign))) < MAX_LABEL):
            return found
    return None


def _cells(start: int, line: str, words: FieldWords, divider: re.Pattern[str]) -> list[Mark]:
    """Return the labels of a line whose parts are divided by "|", tabs, or another sign."""
    found: list[Mark] = []
    at = 0
    cells = divider.split(line)
    gaps = [len(gap[0]) for gap in divider.finditer(line)] + [0]
    for number, cell in enumerate(cells):
        if cell.strip():
            marks = marks_in_line(start + at, cell, words)
            if not marks or marks[0].heading is UNKNOWN:
                marks = _guessed_in_cell(cells, number, start + at) or marks
            is_whole = bool(marks) and marks[0].value_start == start + at + len(cell)
            if marks and _is_value_of(found, marks[0], line, start, words, is_whole=is_whole):
                marks = marks[1:]
            if (
                marks
                and divider is _CELL
                and line[marks[-1].value_start - start - 1] == ":"
                and line[marks[-1].value_start - start : at + len(cell)].strip()
            ):
                marks[-1] = _within_cell(marks[-1], start + at + len(cell))
            if marks and marks[0].value_start == start + at + len(cell):
                marks[0] = marks[0]._replace(value_start=min(start + at + len(cell) + 1, start + len(line)))
            found += marks
        at += len(cell) + gaps[number]
    return found


def _within_cell(mark: Mark, end: int) -> Mark:
    """Return a label of one line whose value ends with its cell: "Goal: 90 meetings | She has been to 61."."""
    return mark._replace(limit=end) if mark.heading.reach == LINE else mark


def _is_value_of(found: list[Mark], mark: Mark, line: str, start: int, words: FieldWords, *, is_whole: bool) -> bool:
    """Tell whether what reads like a label opens the value of the cell before: "Linked goal | G2: be around my grandchildren".

    One that nobody listed does, unless it is the whole cell.
    """
    if found and ":" in line[found[-1].end - start : found[-1].value_start - start]:
        return False  # "Goal: | Narr: ...": a label with its own colon, and nothing behind it
    if not found or not found[-1].heading.field or line[found[-1].value_start - start : mark.start - start].strip(DECORATION):
        return False
    is_listed = line[mark.start - start : mark.end - start].lower() in words.headings
    return mark.heading.field in {"", found[-1].heading.field} or not (is_listed or is_whole)


def _guessed_in_cell(cells: list[str], number: int, start: int) -> list[Mark]:
    """Return the label of a cell that no list knows: it opens the cell, or the next cell is its value."""
    cell = cells[number]
    following = next((one for one in cells[number + 1 : number + 3] if one.strip()), "")
    at = skip_decoration(cell)
    has_words = at < len(cell) and cell[at].isalpha()
    mark = guessed_head(cell, at) if has_words else None
    if mark is None and len(cells) >= LEAST_PARTS and not is_label(cell[at:].strip(DECORATION)):
        mark = label_without_mark(cell, at)  # "| Goal Leave the apartment |": the cell holds its value
    mark = mark or (guessed_cell(cell, at, following) if has_words else None)
    return [shifted(mark, start)] if mark else []


def _inside(line: str, floor: int, words: FieldWords) -> list[Mark]:
    """Return what may be labels behind the start of a line: known words before a colon."""
    marks: list[Mark] = []
    if line.find(":", floor) < 0 and line.find("?", floor) < 0 and not _has_row_sign(line):
        return marks
    for sign in _SIGN.finditer(line, floor):
        colon = sign.start()
        if line[colon + 1 : colon + 3] != "//" and not _is_clock(line, colon):
            mark = _before_colon(line, floor, colon, words)
            if mark and marks and not line[marks[-1].value_start : mark.start].strip(DECORATION):
                mark = _last_words_of(line, mark, words)  # "SVC: Peer Support PROC: H0038"
            if mark and (line[colon] != "?" or (mark.heading.field and " " in line[mark.start : mark.end])):
                marks.append(mark)
        floor = colon + 1
    return marks


def _last_words_of(line: str, mark: Mark, words: FieldWords) -> Mark:
    """Return the shortest label at the end of one that would leave the label before it without a value."""
    for at in reversed([found.start() for found in _WORD.finditer(line, mark.start, mark.end)][1:]):
        heading = heading_of(line[at : mark.end], words) or guessed_heading(line[at : mark.end], line[mark.value_start :])
        if heading and heading.field == mark.heading.field:
            return mark._replace(start=at)
    return mark


def _before_colon(line: str, floor: int, colon: int, words: FieldWords) -> Mark | None:
    """Return the longest known label that ends at a colon and is no part of a sentence."""
    floor = max(floor, colon - MAX_LABEL)
    colon = colon + len(line[colon:]) - len(line[colon:].lstrip(".")) - 1 if line.startswith("....", colon) else colon
    if line[colon] == "]":
        floor = max(floor, line.rfind("[", floor, colon) + 1)
    starts = _word_starts(line, floor, colon)
    known = _known_before(line, starts, colon, words) if may_end_label(line, floor, colon) else None
    if not starts or (known and not _may_be_longer(line, known, starts)):
        return known
    end = colon
    if line[colon - 1 : colon] == ")" and (aside := line.rfind("(", floor, colon)) > floor:
        end, starts = aside, [at for at in starts if at < aside]  # "Drive (not billed):"
    guessed = guessed_in_row(line, starts, end, colon)
    if guessed is None or _is_in_sentence(line, guessed[0], words):
        return known
    if known and (guessed[0] >= known.start or not guessed[1].field):
        return known
    return mark_at(line, guessed[0], colon, colon + 1, guessed[1])


def _may_be_longer(line: str, known: Mark, starts: list[int]) -> bool:
    """Tell whether the word before a known label is one of labels too: "[Travel] Length:", "[Signature] Date:".

    The last word of a service's name is not: "Self-Help/Peer Services Date: 5/1/2026".
    """
    before = [at for at in starts if at < known.start]
    if not before or not line[before[-1]].isupper():
        return False
    word = line[before[-1] : known.start].strip()
    return word.lower() not in _ENDS_A_SERVICE and is_label(word)


def _known_before(line: str, starts: list[int], colon: int, words: FieldWords) -> Mark | None:
    """Return the longest label of the lists that ends at a colon, or a section letter."""
    longer = ""
    for at in starts:
        heading = heading_of(line[at:colon], words) if may_begin_label(line, at, colon) else None
        if heading and line[at].isalpha() and not _is_in_sentence(line, at, words):
            return mark_at(line, at, colon, colon + 1, heading)
        if heading and (line[at].isupper() or longer):
            return None
        longer = heading.field if heading else ""  # "Warm line call Date:" is a date, though "call date" is one too
    letter = line[starts[-1] : colon].strip("()[]*_ ") if starts else ""
    if len(letter) == 1 and letter.isupper() and any(letter in name for name in words.formats):
        at = line.index(letter, starts[-1])
        return Mark(at, at + 1, colon + 1, LETTER, letter)
    return None


def _word_starts(line: str, floor: int, end: int) -> list[int]:
    """Return where the last words before `end` begin; in "9:50 AMMins" and "1:1Start" the second begins without a space."""
    words = [at for word in _WORD.finditer(line, floor, end) for at in (word.start(), *_glued(line, *word.span()))]
    return [at for at in words if line[at] not in DECORATION][-MAX_WORDS:]


def _glued(line: str, start: int, end: int) -> list[int]:
    return [joint.start() for joint in _GLUED.finditer(line, start + 1, end)] if end - start > SHORTEST_GLUED else []


def _is_in_sentence(line: str, at: int, words: FieldWords) -> bool:
    """Tell whether the words before a label, or its small letter, make it part of a sentence."""
    before = line[max(at - 40, 0) : at].rstrip(" \t\xa0*_")
    if not before or before[-1] in ".!?;|,)" or "__" in line[max(at - 5, 0) : at]:
        return False
    if before[-1] in "\"“”'‘(/&" or not line[at].isupper():
        return True
    return before.rsplit(None, 1)[-1].lower() in words.part_of_sentence


def _stands_apart(line: str, mark: Mark, words: FieldWords) -> bool:
    """Tell whether a label alone in a line of prose follows the end of a sentence."""
    if line[max(mark.start - WIDE_GAP, 0) : mark.start] == " " * WIDE_GAP:
        return True  # a column of a row
    if DAY_BEFORE.fullmatch(line, 0, mark.start):
        return True  # "4/2/24 Goal: find a place"
    before = line[max(mark.start - 8, 0) : mark.start].rstrip(DECORATION)
    known = line[mark.start : mark.end].lower()
    return before[-1:] in {".", "!", "?", ";", ")", ""} and known not in words.weak and line[mark.start].isupper()

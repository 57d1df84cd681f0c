"""Labels, headings and sections of a note, and the text that stands behind each.

A value ends at the next label. The value of an item that fits on a line (a date, a
place, a signature) also ends with its line, unless the line clearly runs on.
"""

from __future__ import annotations

import re

from notelint.late import late
from notelint.pipeline.layout.bare import form_head, is_form
from notelint.pipeline.layout.context import told_objective, told_service, with_context
from notelint.pipeline.layout.data_row import data_marks
from notelint.pipeline.layout.field_words import LINE, PROSE, FieldWords, Heading, field_words
from notelint.pipeline.layout.flat import with_breaks
from notelint.pipeline.layout.guess import guessed_head, guessed_row, is_label, lone_head, section_word
from notelint.pipeline.layout.heads import (
    DAY_BEFORE,
    DECORATION,
    MAX_LABEL,
    UNKNOWN,
    Mark,
    heading_of,
    loud_head,
    question_head,
    shifted,
    skip_decoration,
)
from notelint.pipeline.layout.marks import marks_in_line, plain_line
from notelint.pipeline.layout.markup import without_markup
from notelint.pipeline.layout.small import with_capitals
from notelint.pipeline.layout.table import below, cells_of, header_row, is_rule
from notelint.pipeline.layout.ticks import without_open_boxes
from notelint.pipeline.sheet import Label

TWO = 2  # columns of a table whose rows are a label and its value
SHORT_VALUE = 60
LONGEST_BELOW = 320  # code points on the line below an item without a value: more is a story
MOST_LETTERS = 8  # section letters of one note; more of them spell nothing
_LONG = frozenset({"goal_link", "signature"})
_STOP = late(r"[.!?](?=\s+[A-Z\"“])")
_NOT_PLAIN = frozenset("*-_;, \t\xa0\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029|")
_SIGNED = late(r"(?:e-?)?signed\b|signature\b|s/", re.IGNORECASE)
_SHORT_FORMS = frozenset(["st", "ave", "dr", "mr", "mrs", "ms", "blvd", "rd", "apt", "no", "ft", "mt"])
_CLOSES_MARKUP = late(r"[*_]{1,2}(?=[\s\xa0]|$)")
_NEXT_COLUMN = late(r"(?<=\S) {3,}(?=[A-Z][\w/ -]{1,40}:)")  # a label nobody knows, in the next column of a row
_NUMBER = late(r"[\s*_#>|-]*\(?\d{1,2}[.)][\s*_#]*")
MOST_OPENING = 4  # spaces in the first words of a label whose last ones are known
_BLANK = " \t\xa0\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029|"


def read_labels(text: str) -> list[Label]:
    """Return every label and heading of `text` with the span of the text behind it.

    Spans are half-open code-point offsets; a label without a value has
    `value_start == value_end`. Labels are in the order of the text and never overlap.
    """
    return labels_in(plain_text(text))


def plain_text(text: str) -> str:
    """Return the text without markup and choices nobody ticked, with lost line breaks and capitals put back; every offset stays."""
    plain = with_capitals(without_open_boxes(without_markup(text)))
    return plain if data_marks(plain) else with_breaks(plain)


def labels_in(text: str) -> list[Label]:
    """Return what `read_labels` does, of a text that `plain_text` gave."""
    words = field_words()
    marks = data_marks(text) or told_service(text, told_objective(text, _resolve_letters(_marks(text, words), words)))
    following = [*[mark.start for mark in marks[1:]], len(text)]
    # A value ends at the next label, or with its cell in a table.
    labels = [_label(text, mark, limit if mark.limit < 0 else mark.limit) for mark, limit in zip(marks, following, strict=False)]
    return with_context(labels, text) if labels else labels


def _marks(text: str, words: FieldWords) -> list[Mark]:
    """Return the labels of all lines; those of a table's head stand before the cells of the row below."""
    start, end, value_start = 0, 0, -1
    is_loud = text.isupper()
    may_have_cells = "|" in text or "\t" in text
    marks: list[Mark] = []
    columns: list[Mark] = []
    lines = text.splitlines(keepends=True)
    has_bare = is_form(lines, words)
    for number, line in enumerate(lines):
        if line.isspace() or (columns and is_rule(line)):
            start += len(line)
            continue
        has_cells = may_have_cells and ("|" in line or "\t" in line)
        if has_cells:
            head, columns = columns, []
            if head and len(cells_of(line)) == len(head):
                marks += below(head, line, start)
                start += len(line)
                continue
            columns = header_row(line, start, words) or guessed_row(line, start)
            if columns and _has_row_below(text, start + len(line), len(columns), words):
                start += len(line)
                continue
            columns = []
        plain = None if has_cells else plain_line(line, start, words)
        found = [plain] if plain else marks_in_line(start, line, words)
        # A label with nothing behind it waits for this line as its value.
        is_free = value_start < 0 or text[value_start:end].strip(DECORATION) != ""
        if (
            (is_free or ":" in line[:MAX_LABEL])
            and (not found or found[0].heading is UNKNOWN)
            and (guessed := _guessed(lines, number, start, is_loud=is_loud))
        ):
            found = [guessed, *(mark for mark in found if mark.start >= guessed.value_start)]
        elif is_free and not found and len(line) < 120:
            extra = question_head(line, start) if "?" in line else None
            if extra is None and not is_loud and (line.isupper() or "#" in line or "**" in line):
                extra = loud_head(line, start)
            found = [extra] if extra else []
        if not found and has_bare and not has_cells and (bare := form_head(line, skip_decoration(line), words)):
            found = [shifted(bare, start)]
        marks += found
        value_start = found[-1].value_start if found else -1
        start = end = start + len(line)
    return marks


def _guessed(lines: list[str], number: int, start: int, *, is_loud: bool) -> Mark | None:
    """Return the label that opens a line and that no list knows, if its words and what follows tell what it is."""
    line = lines[number]
    at = skip_decoration(line)
    if at == len(line) or not (line[at].isalpha() or line[at] == "("):
        return None
    following = next((one for one in lines[number + 1 : number + 3] if not one.isspace()), "")
    mark = guessed_head(line, at, following) or (None if is_loud else section_word(line, at))
    if mark is None and len(line) < MAX_LABEL:
        is_apart = number == 0 or lines[number - 1].isspace() or (line.isupper() and not is_loud) or line.lstrip()[:1] in {"#", "*", "_"}
        mark = lone_head(line, at, following) if is_apart else None
    return shifted(mark, start) if mark else None


def _has_row_below(text: str, at: int, count: int, words: FieldWords) -> bool:
    """Tell whether the next line that is no rule and not blank has as many cells, and is no label with its value."""
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end]
        if not line.isspace() and not is_rule(line):
            cells = cells_of(line)
            return len(cells) == count and not (count == TWO and heading_of(line[slice(*cells[0])], words))
        at = end
    return False


def _resolve_letters(marks: list[Mark], words: FieldWords) -> list[Mark]:
    """Keep section letters where they spell a format, and say which of them is the plan or the goal."""
    spelled = "".join([mark.letter for mark in marks])
    if not spelled:
        return marks
    name = next((f for f in words.formats if _follows(spelled, f)), None)
    if name is None and spelled.count("G") == 1 and len(spelled) < MOST_LETTERS:
        return _with_goal(marks, words)
    if name is None and marks[-1].letter and 1 < len(spelled) < MOST_LETTERS:
        return _resolve_letters(marks[:-1], words)  # the last one may be the initial of who signed
    if name is None:
        return [mark for mark in marks if not mark.letter]
    seen = iter(range(len(spelled)))
    return [mark._replace(heading=_letter_heading(mark, next(seen) % len(name) == 0, name)) if mark.letter else mark for mark in marks]


def _with_goal(marks: list[Mark], words: FieldWords) -> list[Mark]:
    """Keep the letters of a format that has a goal beside it ("S ... I ... R ... P ... G = finish court by December")."""
    goal = next(mark for mark in marks if mark.letter == "G")
    others = _resolve_letters([mark for mark in marks if mark is not goal], words)
    spells = sum(1 for mark in others if mark.letter) > 1
    return (
        sorted([*others, goal._replace(heading=Heading("goal_link", LINE), letter="")], key=lambda mark: mark.start) if spells else others
    )


def _follows(spelled: str, name: str) -> bool:
    """Tell whether the letters are the format, some of its letters in order, or several notes of it."""
    if spelled == name or spelled == name * (len(spelled) // len(name)):
        return True
    letters = iter(name)
    return len(set(spelled)) > 1 and all(letter in letters for letter in spelled)


def _letter_heading(mark: Mark, is_first: bool, name: str) -> Heading:
    if mark.letter == "P" and not (is_first and name.startswith("P")):
        return Heading("plan", PROSE)
    return Heading("goal_link", LINE) if mark.letter == "G" else mark.heading


def _label(text: str, mark: Mark, limit: int) -> Label:
    return _one_line(text, mark, limit) or _any_label(text, mark, limit)


def _one_line(text: str, mark: Mark, limit: int) -> Label | None:
    """Return a label whose value is a few plain words to the end of its line, as most are; `None` for all others."""
    if mark.heading.reach != LINE:
        return None
    if "   " in text[mark.value_start : limit] and (column := _NEXT_COLUMN.search(text, mark.value_start, limit)):
        limit = column.start()
    start = mark.value_start
    if text[start : start + 1] == " ":
        start += 1
    end = text.find("\n", start, limit)
    if end < 0:
        end = limit
    elif text[end + 1 : end + 2].islower():
        return None
    value = text[start:end].rstrip(_BLANK)
    if not value or len(value) > SHORT_VALUE or value[0] in _NOT_PLAIN or value[-1] in _NOT_PLAIN:
        return None
    return Label(mark.start, mark.end, start, start + len(value), mark.heading.field)


def _any_label(text: str, mark: Mark, limit: int) -> Label:
    start = _value_start(text, mark.value_start, limit)
    end = limit
    if mark.heading.reach == LINE and _line_end(text, start, limit) - start > LONGEST_BELOW and "\n" in text[mark.value_start : start]:
        return Label(mark.start, mark.end, mark.value_start, mark.value_start, mark.heading.field)  # nothing, and then the story
    if start < limit and _is_short(text, mark, start, limit):
        end = _line_end(text, start, limit)
        if end - start > SHORT_VALUE and mark.heading.field not in _LONG:
            end = _before_story(text, start, end)
    end = _value_end(text, start, end)
    if mark.heading.reach == LINE and text[end - 1 : end] in {";", ","}:
        end = max(start, end - 1)  # it parts the labels of a row
    return Label(mark.start, mark.end, start, end, mark.heading.field)


def _before_story(text: str, start: int, end: int) -> int:
    """Return where the value of an item ends if a story follows it on the same line."""
    for stop in _STOP.finditer(text, start, end - 1):
        word = text[max(start, stop.start() - 6) : stop.start()].replace(".", " ").split()
        if word and word[-1].lower() not in _SHORT_FORMS and text.count(" ", stop.end(), end) > 4:
            return stop.end()
    return end


def _value_start(text: str, start: int, limit: int) -> int:
    """Skip the blanks before a value, the colon behind a row of dots, and Markdown that closes the label."""
    if text.startswith(": ", start) and text[start - 1 : start] == ".":
        start += 1
    if text[start : start + 1] in {"*", "_"} and (markup := _CLOSES_MARKUP.match(text, start, limit)):
        start = markup.end()
    if start + 1 < limit and text[start] == " " and text[start + 1] not in _BLANK:
        return start + 1
    return limit - len(text[start:limit].lstrip(_BLANK))


def _value_end(text: str, start: int, limit: int) -> int:
    """Leave out the blanks after a value, and a line of marks that belongs to the next label."""
    value = text[start:limit].rstrip(_BLANK)
    at = value.rfind("\n") + 1
    if at and limit < len(text) and _opens_next(value[at:], is_same_line="\n" not in text[start + len(value) : limit]):
        value = value[:at].rstrip(_BLANK)
    elif limit < len(text) and value[-1:] in {"*", "-", "_"} and not value.strip(DECORATION) and "__" not in value:
        value = ""
    return start + len(value)


def _opens_next(line: str, *, is_same_line: bool) -> bool:
    """Tell whether the last line of a value belongs to the label behind it: its marks, its number, or its first words."""
    if not line.strip(DECORATION):
        return "__" not in line
    if _NUMBER.fullmatch(line) or DAY_BEFORE.fullmatch(line):
        return True
    words = line.strip(DECORATION)
    return is_same_line and line.count(" ") < MOST_OPENING and words[:1].isupper() and words[-1:].isalpha() and _is_of_label(words)


def _is_of_label(words: str) -> bool:
    return heading_of(words, field_words()) is not None or is_label(words)


def _is_short(text: str, mark: Mark, start: int, end: int) -> bool:
    """Tell whether a value ends with its line: by its kind, or because it looks like a header's."""
    if mark.heading.reach == LINE:
        return True
    if mark.heading.field or mark.heading.reach != PROSE or "\n" in text[mark.value_start : start]:
        return False
    line_end = _line_end(text, start, end)
    return line_end - start <= SHORT_VALUE and text[line_end - 1 : line_end] not in {".", "!", "?"}


def _line_end(text: str, start: int, end: int) -> int:
    """Return the end of the line at `start`; a line that runs on takes the next one with it."""
    at = text.find("\n", start, end)
    while 0 <= at < end - 1:
        following = text[at + 1 : at + 2]
        if not (following.islower() and text[at - 1].isalpha() and text[at - 1 : at].islower()) or _SIGNED.match(text, at + 1):
            return at
        at = text.find("\n", at + 1, end)
    return end if at < 0 else at

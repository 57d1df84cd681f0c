"""Labels of an export that lost its marks: "Contact Start 3:20 PM Contact End 4:00 PM Site Library Note We read ...".

Only a line with several labels that have their date, time, number or code right behind them is read so.
"""

from __future__ import annotations

from itertools import islice

from notelint.late import late
from notelint.pipeline.layout.field_words import LINE, PROSE_FIELDS, Heading
from notelint.pipeline.layout.guess import guessed_heading, is_label, spelled_out
from notelint.pipeline.layout.heads import MAX_LABEL, Mark, mark_at

SHORTEST = 80  # code points of such a line
OPENING = 60  # code points in which the first label and its value begin
LEAST = 3  # labels with a value that tells itself by its shape
MOST_WORDS = 3
MOST_BEFORE = 6  # words before the first label ...
MOST_TITLE = 16  # ... or before it where many more follow: "Peer Contact Export [1 of 1] Contact 5/28/2025 ..."
MOST_GOAL = 20  # words of a goal before the story or the plan
MOST_VALUE = 6  # words of a value before the next label of words
FIRST_WORDS = 24  # by which a row in small letters is known ...
FEWEST_SMALL = 4  # ... for each with a capital
_CONNECTING = frozenset({"on", "from", "to", "until", "till", "at", "for"})
_NUMBER = late(r"\d\S*")
_TOKEN = late(r"[^\s]+")
_SENTENCE_END = frozenset('.!?"”')
_SHAPED = frozenset(
    ["service_date", "signature_date", "start_time", "end_time", "duration", "travel_time", "documentation_time", "procedure_code"]
)
# Words that are labels even where words follow them.
_STRONG = late(
    r"note|note ?text|notes|narr|narrative|description|descr|desc|plan|plan ?text|follow ?up|next ?steps?|next|then|what"
    r"|(?:note|plan|goal|narr|staff|svc|pos|loc) (?:txt|text|nm|name|desc|loc)|txt|text|nrtv|nxt|nxt stp|next stp"
    r"|staff|provider|sgn|facil|tech"
    r"|loc|location|place|site|setting"
    r"|pos|e ?sign|sign|sig|signed|signature|goal|goal ?ref|goal ?link|objective|service|svc|service type|credential and name|dx|diagnosis"
)


def unmarked_labels(line: str, at: int) -> list[Mark]:
    """Return the labels of a line that has none of the usual marks; nothing where too few stand in it."""
    if len(line) < SHORTEST or not _may_open(line, at) or sum(1 for _ in islice(_NUMBER.finditer(line, at), LEAST)) < LEAST:
        return []
    tokens = [token.span() for token in _TOKEN.finditer(line, at)]
    is_small = _is_small(line, tokens)
    marks: list[Mark] = []
    shaped, least = 0, LEAST
    number = 0
    while number < len(tokens):
        mark, used = _label_at(line, tokens, number, marks, is_small=is_small)
        if mark:
            marks.append(mark)
            shaped += mark.heading.field in _SHAPED
        elif not marks and number >= MOST_TITLE:
            return []  # such a line opens with a label
        if len(marks) == 1 and mark:
            least = LEAST if number < MOST_BEFORE else LEAST + 2
        number += used
    return marks if shaped >= least else []


def _may_open(line: str, at: int) -> bool:
    """Tell, before any closer look, whether one of the first words is a word of labels and a digit comes soon."""
    opening = line[at : at + OPENING]
    return any(c.isdigit() for c in opening) and any(
        is_label(word.strip(".,#")) for word in opening.split(None, MOST_BEFORE + 1)[: MOST_BEFORE + 1]
    )


def _is_small(line: str, tokens: list[tuple[int, int]]) -> bool:
    """Tell whether a row is written in small letters: few of its first words have a capital."""
    words = [start for start, _ in tokens[:FIRST_WORDS] if line[start].isalpha()]
    return sum(line[start].isupper() for start in words) * FEWEST_SMALL < len(words)


def _label_at(line: str, tokens: list[tuple[int, int]], number: int, marks: list[Mark], *, is_small: bool) -> tuple[Mark | None, int]:
    """Return the label that begins with a token, and of how many tokens it is."""
    start = tokens[number][0]
    if not line[start].isalpha() or (marks and marks[-1].value_start > start):
        return None, 1
    if not is_label(line[slice(*tokens[number])].strip(".,#")):
        return None, 1  # nor are more words, of which this is the first
    for count in range(min(MOST_WORDS, len(tokens) - number - 1), 0, -1):
        end, value = tokens[number + count - 1][1], tokens[number + count][0]
        label = line[start:end].strip(".,#")
        if len(label) > MAX_LABEL or not label.replace(" ", "").replace("/", "").replace("-", "").replace("_", "").isalnum():
            continue
        heading = guessed_heading(label, line[value : value + MAX_LABEL]) if is_label(label) else None
        if heading is None:
            continue
        words = spelled_out(label).lower().replace("_", " ")
        is_strong = _STRONG.fullmatch(words) is not None or _STRONG.fullmatch(words.rpartition(" ")[2]) is not None
        if label.lower() in _CONNECTING and not (marks and label[0].isupper()):
            continue  # "On May 5th I met with him from 2:15 until 3"
        may_begin = not marks or is_small or line[start].isupper()
        is_shaped = may_begin and begins_with_value(heading, line, value)
        if is_shaped or (is_strong and _stands_free(line, tokens, number, marks, may_begin=may_begin or heading.field in PROSE_FIELDS)):
            return mark_at(line, start, end, value, heading), count
    return None, 1


def begins_with_value(heading: Heading, line: str, value: int) -> bool:
    """Tell whether a label names a date, a time, a length or a code, and what stands at `value` begins like one."""
    return heading.field in _SHAPED and heading.reach == LINE and line[value].isalnum() and _begins_so(heading.field, line, value)


def _begins_so(field: str, line: str, value: int) -> bool:
    """Tell whether the value begins with the digits or the code it must have."""
    if field == "procedure_code":
        return line[value].isalpha() and any(c.isdigit() for c in line[value : value + 6])
    if field.endswith("_date"):
        return line[value].isdigit() or line[value : value + 3].lower() in _MONTHS
    return line[value].isdigit()


_MONTHS = frozenset(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]
)


def _stands_free(line: str, tokens: list[tuple[int, int]], number: int, marks: list[Mark], *, may_begin: bool) -> bool:
    """Tell whether a label of words stands behind a sentence, or soon behind the label before it."""
    if not marks:
        return False
    before = line[: tokens[number][0]].rstrip()[-1:]
    if before in _SENTENCE_END:
        return True
    since = sum(marks[-1].value_start <= start for start, _ in tokens[:number])
    is_row = marks[-1].heading.field not in PROSE_FIELDS
    most = MOST_GOAL if marks[-1].heading.field == "goal_link" else MOST_VALUE
    return is_row and 0 < since <= most and may_begin

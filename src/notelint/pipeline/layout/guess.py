"""Read a label nobody listed by its words, and by whether what stands behind it can be such an item (`value_shapes`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from notelint.late import late
from notelint.pipeline.layout.field_words import LINE, PROSE, PROSE_FIELDS, Heading, field_words
from notelint.pipeline.layout.heads import DECORATION, Mark, heading_of, mark_at, shifted
from notelint.pipeline.layout.table import cells_of
from notelint.pipeline.layout.value_shapes import NEAR, can_be, is_uncounted, names_service

LONGEST_GUESS = 48  # code points of a label
MOST_WORDS = 7  # beside small ones: "How does it tie to his recovery plan?"
SMALL_WORDS = frozenset(["a", "an", "the", "of", "to", "it", "his", "her", "their", "my", "your", "do", "does", "did", "is", "was"])
MOST_LABELS = 4096  # remembered; the words of labels come back in every note
MOST_STOPPED = 2
LONGEST_HEAD_ROW = 240  # code points of a table's head
_WORDS = late(r"[a-z0-9][a-z0-9/'&_-]*")
_INCLUDING = frozenset({"incl", "including", "includes", "inclusive"})
_PARTS = late(r"[/'&_-]")
_ABBREVIATED = late(r"(?<=[A-Za-z])\.(?=\s[a-z(]|$)|(?<=\b[A-Z][a-z])\.(?=\s)|(?<=\b[A-Z][a-z]{2})\.(?=\s)|(?<=\b[A-Z][a-z]{3})\.(?=\s)")
_KINDS = {"units": "duration", "told_surely": "narrative", "service_named": "service_type"}
_HEAD = late(
    r"(?P<label>[A-Za-z][^:=?|\t\n]{0,46}?)\s*"
    r"(?P<sign>:{1,2}|\?(?!\?)|=|\.{2,}:?|[-=]+>|\s>\s|>>|»|[→⇒➔➜]|(?<!\b[A-Za-z])/{1,2}\s|\.\s(?=[A-Z\"“])|\s[-–—]{1,2}\s|[-–—]\s|\s[-–—]{1,2}$)"
)
_COLON_HEAD = late(r"(?P<label>[A-Za-z]{2,5}\.\s[^:=?|\t\n.]{2,30}?)\s*(?P<sign>:{1,2})")
_CELL_WORDS = late(r"\S+")
SHORT = 6  # letters of an abbreviation that opens a label
_CAMEL = late(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")

_CAPITALS = late(
    r"([A-Z]{4,}(?:\s[A-Z]{2,}){0,2})\s+(?=[\"“]?(?:[A-Z]\b|[A-Z]?[a-z'’\d]))|[(\[]([A-Za-z][a-z]{2,}(?:\s[a-z]+)?)[)\]]\s+(?=\S)"
    r"|(Plan|Problem|Goal|Data|Action|Behavior|Situation|Focus|Intervention|Response|Evaluation|Assessment|Subjective|Objective|Goal(?=\s[a-z\"]))\s(?=[A-Z](?:[a-z']|\s[a-z])|(?<=Goal\s)(?!of\b|is\b|was\b|to\b|setting\b|for\b|[a-z]+ed\b)\S)"
)


@cache
def _lines() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each line of the tables with its kind, in their order."""
    return tuple(
        (kind, (line,) if line[0] == "=" else tuple(line.split())) for kind, lines in field_words().guess.items() for line in lines
    )


@lru_cache(MOST_LABELS)
def guessed_kinds(label: str) -> tuple[str, ...]:
    """Return the tables the words of a label belong to, the surest first; `label` is in lower case."""
    whole = label.strip()
    words = _WORDS.findall(whole)
    if not words or _is_wordy(whole):
        return ()
    if "total" in words and not _INCLUDING.isdisjoint(words):
        return ("never",)  # "Total time incl. travel" is the length of nothing
    parts = frozenset(words).union(part for word in words for part in _PARTS.split(word) if part)
    found: dict[str, None] = {}
    for kind, line in _lines():
        if line[0][0] == "=":
            if whole == line[0][1:]:
                found[kind] = None
        elif all(_stands(word, parts) for word in line):
            found[kind] = None
    return tuple(found)


def _is_wordy(label: str) -> bool:
    """Tell whether something has more words than a label has."""
    return sum(word not in SMALL_WORDS for word in label.lower().split()) > MOST_WORDS


def guessed_kind(label: str) -> str | None:
    """Return which table the words of a label belong to first, or `None`; `label` is in lower case."""
    return next((kind for kind in guessed_kinds(label) if kind != "service_named"), None)


def _stands(word: str, parts: frozenset[str]) -> bool:
    return any(part.startswith(word[:-1]) for part in parts) if word[-1] == "*" else word in parts


def spelled_out(label: str) -> str:
    """Return "SvcDate" as "Svc Date"."""
    return _CAMEL.sub(" ", label)


def guessed_heading(label: str, value: str) -> Heading | None:
    """Return what a label stands for, if its words tell and `value`, what stands behind it, can be that."""
    for kind in guessed_kinds(spelled_out(label.strip(DECORATION)).lower()):
        if kind == "never":
            return Heading("", LINE)
        field = _KINDS.get(kind, kind)
        if kind == "service_named" and not names_service(value):
            continue
        if field == "duration" and is_uncounted(label, value):
            return Heading("", LINE)
        if can_be(field, value.lstrip(DECORATION)):
            return Heading(field, PROSE if field in PROSE_FIELDS else LINE)
    return None


_TOWARDS = frozenset(["to", "from", "with", "w/"])
_SAYS = late(r"(?:\w['’]s|\b(?:his|her|their|the))\s(?:.*\s)?(?:says|said|reads|states)$", re.IGNORECASE)  # "Ana's plan says: ..."
_TELLERS = frozenset(
    ["wrote", "gave", "told", "asked", "made", "brought", "got", "sent", "we", "i", "he", "she", "they", "it", "and", "but", "so", "you"]
)


def guessed_head(line: str, at: int, following: str = "") -> Mark | None:
    """Return the label that opens a line, by its words; `following` is the next line, which may hold the value."""
    head = _HEAD.match(line, at, at + LONGEST_GUESS + 6)
    if head is None or _is_wordy(head["label"]) or any(c in _ABBREVIATED.sub("", head["label"]) for c in '."“”;!*'):
        return None
    if head["label"].split(None, 1)[0].lower() in _TELLERS or _SAYS.search(head["label"]):
        return None
    value = line[head.end() :]
    if head["sign"] == ":" and head["label"][-1].isdigit() and value[:1].isdigit():
        return None  # a clock
    if head["sign"][0] == "." and len(head["sign"]) == 2 and head["sign"][1] != ".":
        stopped = _stopped_head(line, at, head)
        short = head["label"].count(" ") == 0 and len(head["label"]) < SHORT
        head = _COLON_HEAD.match(line, at, at + LONGEST_GUESS + 6) if stopped is None and short else None  # "Svc. Code: H0038"
        if head is None:
            return stopped
        value = line[head.end() :]
    heading = heading_of(head["label"], field_words()) if head["sign"][0] in ".=/>" else None
    heading = heading or guessed_heading(head["label"], value if value.strip(DECORATION) else following)
    return mark_at(line, at, head.end("label"), head.end(), heading) if heading else None


def _stopped_head(line: str, at: int, head: re.Match[str]) -> Mark | None:
    """Return a heading that ends in a full stop ("Plan. She calls on Monday."); only one that is known, and of few words."""
    label = head["label"]
    if not label[0].isupper() or label.count(" ") >= MOST_STOPPED:
        return None
    heading = heading_of(label, field_words()) or (Heading("plan", PROSE) if guessed_kind(label.lower()) == "plan" else None)
    return (
        mark_at(line, at, head.end("label"), head.end(), heading)
        if heading and (heading.reach != LINE or heading.field == "goal_link")
        else None
    )


def guessed_row(line: str, start: int) -> list[Mark]:
    """Return the labels of a line in which every cell is one, by its words."""
    return [shifted(mark, start) for mark in guessed_cells(line, cells_of(line))] if len(line) < LONGEST_HEAD_ROW else []


def guessed_cells(line: str, cells: list[tuple[int, int]], least: int = 3) -> list[Mark]:
    """Return a label for each of the cells, if the words of most, and of `least`, tell what they are."""
    if any(line[begin:end].strip(DECORATION)[:1].isdigit() for begin, end in cells):
        return []  # a value stands in it
    marks: list[Mark] = []
    for begin, end in cells if len(cells) >= least else ():
        kind = guessed_kind(spelled_out(line[begin:end].strip(DECORATION)).lower())
        field = "" if kind in {"never", None} else _KINDS.get(str(kind), str(kind))
        heading = Heading(field, PROSE if field in PROSE_FIELDS else LINE)
        marks.append(mark_at(line, begin, end, end, heading))
    known = sum(mark.heading.field != "" for mark in marks)
    return marks if known >= least and known * 2 > len(marks) else []


def lone_head(line: str, at: int, following: str) -> Mark | None:
    """Return a line that is nothing but a label, by its words; its value is the line that follows."""
    raw = line[at:].rstrip(DECORATION)
    if (
        not following
        or raw[-1:].isdigit()
        or raw[-1:] in set(".,;!")
        or not raw[0].isupper()
        or _is_wordy(raw)
        or any(c in raw for c in '"“”.;,')
    ):
        return None
    heading = guessed_heading(raw.rstrip("?:"), following)
    return mark_at(line, at, at + len(raw), len(line), heading) if heading and heading.field else None


def guessed_in_row(line: str, starts: list[int], end: int, sign: int) -> tuple[int, Heading] | None:
    """Return where a label that ends before `end` begins, and what it stands for; its words must all be words of labels.

    `starts` are the places where the last words before `end` begin; `sign` is that of the colon behind the label.
    """
    found: list[int] = []
    words = [line[at:end].split(None, 1)[0].strip(DECORATION + "()") for at in starts]
    for number in range(len(starts) - 1, -1, -1):
        word = words[number]
        is_last = number == len(starts) - 1
        is_camel = is_last and spelled_out(word) != word and is_label(spelled_out(word).split()[0])
        is_towards = number > 0 and words[number - 1].lower() in _TOWARDS  # "Travel to clinic:", "Time w/ relative:"
        if not (is_label(word) or is_camel or is_towards or (found and word.lower() in _TOWARDS)):
            break
        found.append(starts[number])
    # The longest first; a label that begins with a small letter only where all do ("45 min Drive:").
    for at in sorted(found, key=lambda at: (line[at].islower(), at)):
        if line[at:end].split(None, 1)[0].lower() in _TELLERS or line[at:end].lower() == "the plan":
            continue  # "She crossed out half of it. The plan: forty words"
        heading = guessed_heading(line[at:end].rstrip(" ."), line[sign + 1 : sign + 1 + NEAR])
        if heading:
            return at, heading
    return None


def guessed_cell(cell: str, at: int, following: str) -> Mark | None:
    """Return a cell of a table that holds nothing but a label, by its words; its value is the cell that follows."""
    label = cell.strip(DECORATION + ":?.")
    if not label or not following.strip(DECORATION) or _is_wordy(label) or len(label) > LONGEST_GUESS:
        return None
    heading = guessed_heading(label, following.strip())
    start = cell.index(label)
    return mark_at(cell, start, start + len(label), len(cell), heading) if heading and at >= 0 else None


def label_without_mark(cell: str, at: int) -> Mark | None:
    """Return the first word or two of a part of a row as its label: "Minutes 45", "Loc Client residence"."""
    words = [*_CELL_WORDS.finditer(cell, at)]
    for count in (2, 1):
        if len(words) <= count:
            continue
        if count > 1 and words[0][0][0].isupper() and words[1][0][0].islower():
            continue  # "Goal ride the bus alone"
        end, value = words[count - 1].end(), words[count].start()
        heading = guessed_heading(cell[at:end], cell[value:]) if is_label(cell[at:end]) else None
        if heading and heading.field:
            return mark_at(cell, at, end, value, heading)
    return None


def section_word(line: str, at: int) -> Mark | None:
    """Return a heading in capitals or brackets with its text right behind it: "PLAN She calls on Monday."."""
    word = _CAPITALS.match(line, at) or (_CAPITALS.match(line, at - 1) if line[at - 1 : at] == "[" else None)
    if word is None:
        return None
    part = next(group for group in (1, 2, 3) if word[group])
    heading = heading_of(word[part], field_words()) or guessed_heading(word[part], line[word.end() :])
    return mark_at(line, word.start(part), word.end(part), word.end(), heading) if heading else None


def is_label(words: str) -> bool:
    """Tell whether all words are words of labels."""
    parts = [word.strip(".#()") for word in spelled_out(words).lower().replace("/", " ").replace("_", " ").split()]
    return all(_is_label_word(word, is_alone=len(parts) == 1) for word in parts)


@lru_cache(MOST_LABELS)
def _is_label_word(word: str, *, is_alone: bool) -> bool:
    if word in {
        "of",
        "the",
        "and",
        "&",
        "for",
        "#",
        "a",
        "contact",
        "session",
        "encounter",
        "visit",
        "rendered",
        "provided",
        "given",
        "delivered",
        "principal",
        "primary",
    }:
        return True
    lines = (one for _, line in _lines() for one in line)
    return any(one[1:] == word and is_alone if one[0] == "=" else _stands(one, frozenset({word})) for one in lines)

"""Whose note it is and by whom, told by the note's own lines ("Client: J. Ramos", "Staff: D. Ortiz, CPSS") where no column tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from notelint.exports.column_names import fit
from notelint.exports.column_shapes import has_letters_alone, is_code, is_day
from notelint.exports.column_words import column_words
from notelint.late import late
from notelint.pipeline.record.values import is_placeholder
from notelint.review.known_words import known_words

if TYPE_CHECKING:
    from notelint.exports.rows import Row
    from notelint.pipeline.sheet import Sheet
    from notelint.report import Report
    from notelint.review.results import NoteRow

_LEAST_FIT = 0.45  # "Name of client served"; a name that counts only where no other does fits less
_IN_WORDS = 2.0  # a name says more than a number, whatever label stands before it
_MOST_WORDS = 5
_MOST_LOUD = 3  # words; in a note all in capitals a longer value may be prose
_LONGEST = 60  # code points
_AROUND = " \t\xa0*_|#:;,/~·>-–—"
_CUT = late(r"[\n\t|*]|[ \xa0]{3,}|__|\bDOB\b|\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|[,;]?\s+(?:and|&)\s", re.IGNORECASE)
_ADDITION = late(r"\([^)]*\)|\[[^\]]*\]")
_NUMBER = late(r"#?\s?[A-Z]{0,5}[-\s]?\d{3,}[-\dA-Z]*", re.IGNORECASE)
_WORD = late(r"[^\W\d_]+(?:['’.-]+[^\W\d_]+)*")
_SENTENCE = late(r"[^\W\d_]{3,}[.!?](?:\s|$)|[!?]")


class _Told(NamedTuple):
    weight: float
    name: str


def with_people(row: Row, sheet: Sheet, report: Report) -> Row:
    """Return the row with the person, the writer and the day that the note itself tells, where nothing beside it does."""
    person = row.person or _told(sheet, "person")
    writer = row.writer or _told(sheet, "writer") or _signer(report)
    if (person, writer) == (row.person, row.writer):
        return row
    day = report.fields.get("service_date")
    told = {"service_date": str(day.value)} if day is not None and day.present and day.value else {}
    return replace(row, person=person, writer=writer, fields={**told, **row.fields})


def with_kept_people(row: Row, note: NoteRow) -> Row:
    """Return the row as `with_people` gave it once, by what was kept of it."""
    return replace(row, person=row.person or note.person, writer=row.writer or note.writer)


def _told(sheet: Sheet, role: str) -> str:
    """Return the name or number behind the label that says it best, or ""."""
    best = max(_all_told(sheet, role), key=lambda one: one.weight, default=None)
    return best.name if best else ""


def _all_told(sheet: Sheet, role: str) -> Iterator[_Told]:
    most = _MOST_LOUD if sheet.is_in_capitals else _MOST_WORDS
    for label in sheet.labels or ():
        called = sheet.plain[label.start : label.end].strip(_AROUND)
        if label.field or called.lower() in column_words().not_in_notes[role] or (fits := fit(called, role)) < _LEAST_FIT:
            continue
        if name := name_in(sheet.plain[label.value_start : label.value_end], most):
            yield _Told(fits + _IN_WORDS * has_letters_alone(name), name)


def _signer(report: Report) -> str:
    signature = report.fields.get("signature")
    return name_in(signature.text or "") if signature is not None and signature.present else ""


def name_in(value: str, most: int = _MOST_WORDS) -> str:
    """Return the name or number of somebody at the start of a value, or "" where it is prose, a state or several people."""
    cut = _CUT.search(value := value.lstrip(_AROUND))
    name = _without_states(" ".join(value[: cut.start() if cut else len(value)].split()).strip(_AROUND))
    if _NUMBER.fullmatch(name):
        return name
    if is_placeholder(name) or name.lower() in column_words().nobody_alone:
        return ""
    bare = _ADDITION.sub(" ", name)
    words = _WORD.findall(bare)
    is_none = not words or len(words) > most or len(name) > _LONGEST or is_day(name) or is_code(name.rstrip("."))
    return "" if is_none or _SENTENCE.search(bare) or not all(map(_may_be_of_name, words)) or _is_list(bare) else name


def _without_states(name: str) -> str:
    """Return a name without words before it that are none: "Signature Dana Ruiz"; "" where all of it is such ("Present", "Wed")."""
    none = column_words().no_names
    while (word := _WORD.match(name)) and word[0].lower() in none:
        name = name[word.end() :].lstrip(_AROUND + ".")
    return "" if word and len(name) == word.end() and name.lower() in known_words().numbers else name


def _may_be_of_name(word: str) -> bool:
    return word[0].isupper() or word.lower() in known_words().particles


def _is_list(name: str) -> bool:
    """Tell whether commas part several people; one behind a surname or before credentials does not."""
    parts = [part.split() for part in name.split(",")]
    credentials = known_words().credentials
    return sum(not all(word.lower().strip(".") in credentials for word in part) for part in parts) > 2

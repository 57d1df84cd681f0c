"""The notes of the table as JSON inside the page: what is said often is kept once, and nothing in it can end its element."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from notelint.formats.shown import visible
from notelint.review.page.data import Mark, NoteView, Page
from notelint.review.page.words import family_words, item_words, rule_words

_ESCAPED = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&"})
_BATCH = 200  # notes in a piece of the stream


class _Kept:
    """Number values in the order in which they are first seen."""

    def __init__(self) -> None:
        self.values: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        return self.values.setdefault(value, len(self.values))


def table_json(page: Page) -> Iterator[Markup]:
    """Yield the parts of one JSON object; `table.js` says what stands where.

    All of it is ASCII without "<", ">" and "&", so neither "</script>" nor a line separator in a note is ever written.
    """
    strings, rules = _Kept(), _Kept()
    yield Markup('{"notes":[')
    for start in range(0, len(page.table), _BATCH):
        notes = page.table[start : start + _BATCH]
        rows = [_note(replace(note, text="") if page.is_redacted else note, strings, rules) for note in notes]
        yield (Markup(",") if start else Markup("")) + _json(rows)[1:-1]  # the brackets of the whole list stand around all batches
    named = [[code, rule_words(name), family, family_words(family)] for code, name, family in rules.values]
    yield Markup('],"rules":{},"strings":{},"redacted":{}').format(
        _json(_harmless(named)), _json(list(strings.values)), _json(page.is_redacted)
    )
    yield Markup("}")


def _note(note: NoteView, strings: _Kept, rules: _Kept) -> list[Any]:
    return [
        note.key, strings(visible(note.source)), note.row, visible(note.note_id), strings(visible(note.writer)),
        visible(note.service_date), note.score, note.findings, note.errors,
        [strings(visible(item_words(item))) for item in note.missing], note.pairs, visible(note.text),
        [_mark(mark, strings, rules) for mark in note.marks],
    ]  # fmt: skip


def _mark(mark: Mark, strings: _Kept, rules: _Kept) -> list[int]:
    said = (mark.severity, mark.message, mark.suggestion)
    return [mark.start, mark.end, rules((mark.code, mark.name, mark.family)), *(strings(visible(words)) for words in said)]


def _harmless(rows: list[list[str]]) -> list[list[str]]:
    return [[visible(words) for words in row] for row in rows]


def _json(value: Any) -> Markup:
    return Markup(json.dumps(value, separators=(",", ":")).translate(_ESCAPED))  # noqa: S704 - what could be markup was taken out

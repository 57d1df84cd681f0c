"""Write the page of a review, and the page of one writer: one file each that loads nothing and works from a disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TextIO

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from notelint.diagnostics import Family, Severity
from notelint.formats.marking import Piece, pieces
from notelint.formats.one_file import policy, resource
from notelint.formats.shown import visible
from notelint.formats.words import counted
from notelint.review.page import words
from notelint.review.page.data import SMALLEST_GROUP, Advice, Example, NoteView, Page, Rule, Writer
from notelint.review.page.figures import over_time, page_figures
from notelint.review.page.table import table_json

_SCRIPTS = ("note.js", "table.js", "review.js")  # joined in this order into one script
_SEVERITIES = {severity.word: severity for severity in Severity}
_RULES_IN_FULL = 6  # of the most frequent ones; all of them stand in a table


def write_page(page: Page, stream: TextIO) -> None:
    """Write the whole review to `stream`, piece by piece; where it is redacted, without any text of a note."""
    page = _without_text(page) if page.is_redacted else page
    values = {
        "figures": page_figures(page),
        "in_table": frozenset(note.key for note in page.table),
        "rules_in_full": _most_telling(page.rules),
        "data": table_json(page),
    }
    _write("review.html.j2", _script(), page, values, stream)


def write_writer_page(page: Page, writer: Writer, best: NoteView | None, stream: TextIO) -> None:
    """Write one writer's coaching alone, to hand to that writer: no other writer is in it, and no script.

    `best` is the writer's note with the highest score, if any has one.
    """
    page = _without_text(page) if page.is_redacted else page
    writer = _writer_without_text(writer) if page.is_redacted else writer
    best = _note_without_text(best) if best and page.is_redacted else best
    values = {"writer": writer, "best": best, "best_text": _marked(best) if best else ()}
    _write("writer.html.j2", "", page, values, stream)


def _marked(note: NoteView) -> tuple[Piece, ...]:
    return tuple(pieces(note.text, [(mark.start, mark.end, _SEVERITIES.get(mark.severity, Severity.INFO)) for mark in note.marks]))


def _most_telling(rules: Sequence[Rule]) -> Sequence[Rule]:
    """Return the most frequent rules, those about words first: what is missing has a chart of its own."""
    return sorted(rules, key=lambda rule: (rule.family == Family.REQUIRED_FIELD, -rule.findings))[:_RULES_IN_FULL]


def _write(template: str, script: str, page: Page, values: dict[str, Any], stream: TextIO) -> None:
    css = _resource("review.css")
    ours = {
        "css": Markup(css),  # noqa: S704 - our own file, not text of a note
        "script": Markup(script),  # noqa: S704 - as above
        "policy": policy(css, script),
        "page": page,
    }
    for part in _environment().get_template(template).generate(ours | values):
        stream.write(part)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_harmless,
    )
    environment.filters.update(
        counted=counted, number=words.number, day=words.day,
        family_words=words.family_words, item_words=words.item_words, rule_words=words.rule_words,
    )  # fmt: skip
    environment.globals.update(over_time=over_time, smallest_group=SMALLEST_GROUP)
    return environment


def _harmless(value: Any) -> Any:
    """Let no string reach the page with signs in it that nobody sees; what the page itself made is left alone."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _script() -> str:
    return "\n".join(_resource(name) for name in _SCRIPTS)


def _resource(name: str) -> str:
    return resource("notelint.review.page", name)


def _without_text(page: Page) -> Page:
    """Return the page without any words of a note, whatever it was given; those of the table are left out as it is written."""
    return replace(
        page,
        pairs=tuple(replace(pair, passages=(), evidence=()) for pair in page.pairs),
        writers=tuple(_writer_without_text(writer) for writer in page.writers),
    )


def _note_without_text(note: NoteView) -> NoteView:
    return replace(note, text="")


def _writer_without_text(writer: Writer) -> Writer:
    return replace(writer, advice=tuple(_advice_without_text(advice) for advice in writer.advice))


def _advice_without_text(advice: Advice) -> Advice:
    return replace(advice, examples=tuple(_examples_without_text(advice.examples)))


def _examples_without_text(examples: tuple[Example, ...]) -> Iterator[Example]:
    for example in examples:
        yield replace(example, before="", words="", after="", suggestion="")

"""The `notelint_record` component: labels, sections and prose become the fields of the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.language import Language

from notelint.late import late
from notelint.pipeline.annotator import Annotator
from notelint.pipeline.layout.labels import labels_in, plain_text
from notelint.pipeline.layout.ticks import without_open_boxes
from notelint.pipeline.record.ledger import WORDED
from notelint.pipeline.record.parts import Span
from notelint.pipeline.record.reading import read_fields
from notelint.pipeline.record.utc import utc_moment
from notelint.pipeline.sheet import Label, Sheet, VoiceSpan
from notelint.report import Field

CHOSEN = frozenset({"service_type", "location", "goal_link"})  # items a form may let one tick
_WIDE = late(r"\s{2,}")


class RecordReader(Annotator):
    """Fill a Sheet's labels and fields; the first thing that names an item wins."""

    def annotate(self, sheet: Sheet) -> None:
        """Fill `sheet.labels`, if no component did yet, and `sheet.fields`."""
        if sheet.labels is None:
            sheet.labels = labels_in(sheet.plain)
        sheet.fields = _read(sheet.text, sheet.plain, sheet.labels, sheet.sentences, sheet.given, sheet.voices)
        if sheet.given:
            sheet.told = _read(sheet.text, sheet.plain, sheet.labels, sheet.sentences, {}, sheet.voices)
            sheet.fields = {name: _placed(field, sheet.told[name]) for name, field in sheet.fields.items()}


def _placed(given: Field, told: Field) -> Field:
    """Return a field given beside the text with the place where the text says the same, and with its value if that is left open."""
    if given.present and given.value is None and told.value is not None and utc_moment(given.text or ""):
        return told
    if given.start is not None or not given.present or not told.present or given.value != told.value:
        return given
    return replace(given, start=told.start, end=told.end)


@Language.factory("notelint_record")
def make_record(nlp: Language, name: str) -> RecordReader:
    """Create the component for `nlp.add_pipe("notelint_record")`."""
    return RecordReader()


def read_record(
    text: str,
    labels: list[Label],
    sentences: list[Span] | None,
    given: Mapping[str, str],
) -> dict[str, Field]:
    """Return every field of the record by name, in the order of `FIELD_NAMES`.

    What is `given` beside the text wins over labels, labels over prose. Offsets are
    code points into `text`; an item that is nowhere to be found is `Field(False)`.
    """
    return _read(text, plain_text(text), labels, sentences, given, None)


def _read(
    text: str, plain: str, labels: list[Label], sentences: list[Span] | None, given: Mapping[str, str], voices: list[VoiceSpan] | None
) -> dict[str, Field]:
    fields = read_fields(plain, labels, sentences, given, voices or [])
    return {name: _as_written(name, field, text) for name, field in fields.items()}


def _as_written(name: str, field: Field, text: str) -> Field:
    """Return a field with its words as they stand in the text, markup included."""
    told = field.text if field.start is None else text[field.start : field.end]
    if not field.present or name not in WORDED:
        return replace(field, text=told)
    return replace(field, text=told, value=_chosen(field.text, told) if name in CHOSEN else told)


def _chosen(plain: str | None, told: str | None) -> str | None:
    """Return what was ticked where several boxes were, without the boxes and the choices between."""
    is_choice = plain is not None and told is not None and without_open_boxes(told) != told
    return ", ".join(part.strip() for part in _WIDE.split(plain.strip())) if is_choice and plain is not None else told

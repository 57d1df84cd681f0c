"""The `notelint` component: everything in one pipe of any spaCy pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from notelint.linter import DEFAULT_PROFILE, Linter
from notelint.note import Note
from notelint.pipeline.sentences import mark_starts
from notelint.pipeline.sheet import STORE, read_sheet
from notelint.report import Report, report_from_plain, report_to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SPANS = "notelint"
REPORT = "notelint_report"


class NotelintComponent:
    """Check a Doc as a note.

    Leaves `doc.spans["notelint"]`, one span for each finding in the text with the
    rule's name as `label_` and its code as `id_`, and `doc._.notelint`, the Report.
    Sentence starts are set where no other component has set them.
    """

    def __init__(self, linter: Linter) -> None:
        self.linter = linter

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and judge `doc`, and return it."""
        given: Mapping[str, str] = doc.user_data.get(STORE, {}).get("given", {})
        note = Note(doc.text, fields=given)
        sheet = self.linter.annotate(read_sheet(note.text, self.linter.tokenizer, given, doc))
        if not doc.has_annotation("SENT_START"):
            mark_starts(doc, sheet)
        report = self.linter.judge(sheet, note)
        sheet.save()
        doc.user_data[REPORT] = report_to_plain(report)
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=list(_spans(doc, report)))
        return doc


def _spans(doc: Doc, report: Report) -> Iterable[Span]:
    for diagnostic in report.diagnostics:
        span = doc.char_span(
            diagnostic.start,
            diagnostic.end,
            label=diagnostic.name,
            span_id=diagnostic.code,
            alignment_mode="expand",
        )
        if span is not None and diagnostic.start < diagnostic.end:
            yield span


def _report_of(doc: Doc) -> Report | None:
    plain = doc.user_data.get(REPORT)
    return None if plain is None else report_from_plain(plain, doc.text)


if not Doc.has_extension("notelint"):
    Doc.set_extension("notelint", getter=_report_of)


@Language.factory(
    "notelint",
    assigns=["doc.spans", "doc._.notelint"],
    default_config={"profile": DEFAULT_PROFILE, "select": [], "ignore": [], "extend_select": [], "lexicons": []},
)
def make_notelint(
    nlp: Language, name: str, profile: str, select: list[str], ignore: list[str], extend_select: list[str], lexicons: list[str]
) -> NotelintComponent:
    """Create the component; the settings are those of `notelint.Linter`."""
    return NotelintComponent(Linter(profile, select=select, ignore=ignore, extend_select=extend_select, lexicons=lexicons))

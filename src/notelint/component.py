"""The `notelint` component: everything in one pipe of any spaCy pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from notelint.errors import ConfigError, did_you_mean
from notelint.linter import DEFAULT_PROFILE, Linter
from notelint.note import Note
from notelint.pipeline.sentences import mark_starts
from notelint.pipeline.sheet import STORE, read_sheet
from notelint.report import Report, report_from_plain, report_to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SPANS = "notelint"
REPORT: Any = ("._.", "notelint_report", None, None)
ALIGNMENTS = ("expand", "contract", "strict")


class NotelintComponent:
    """Check a Doc as a note.

    Leaves `doc.spans["notelint"]`, one span for each finding in the text with the
    rule's name as `label_` and its code as `id_`, and `doc._.notelint`, the Report.
    Sentence starts are set where no other component has set them.

    The text of the Doc is read, and not its tokens, so that a Doc that was tokenized otherwise or whose tokens were merged
    has the same Report. A span can only begin and end with tokens: `alignment_mode` says, as in `Doc.char_span`, what
    becomes of a finding that does not. The Report always holds its exact place, in code points of `doc.text`.

    `Doc.copy`, `Doc.to_bytes`, pickle and `DocBin(store_user_data=True)` keep spans and Report. Without user data, in JSON and
    in Docs joined by `Doc.from_docs`, there are spans alone; a part of a Doc (`Span.as_doc`) has neither. Where the Report is
    gone, `doc._.notelint` is `None`: check that Doc again. Tokens that are merged later leave the spans of the old tokens
    behind, for which spaCy has no remedy: let components that merge stand before this one. The Report stays right.
    """

    def __init__(self, linter: Linter, alignment_mode: str = "expand") -> None:
        if alignment_mode not in ALIGNMENTS:
            meant = did_you_mean(alignment_mode, ALIGNMENTS, f"; write one of {', '.join(ALIGNMENTS)}.")
            raise ConfigError(f'alignment_mode: there is no "{alignment_mode}"{meant}')
        self.linter = linter
        self.alignment_mode = alignment_mode

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
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=list(self._spans(doc, report)))
        return doc

    def _spans(self, doc: Doc, report: Report) -> Iterable[Span]:
        """Yield the spans of the findings that stand in the text; what is missing from it has none."""
        for found in report.diagnostics:
            if found.start < found.end:
                span = doc.char_span(found.start, found.end, found.name, alignment_mode=self.alignment_mode, span_id=found.code)
                if span is not None:
                    yield span


def _report_of(doc: Doc) -> Report | None:
    plain = doc.user_data.get(REPORT)
    return None if plain is None else report_from_plain(plain, doc.text)


if not Doc.has_extension("notelint"):
    Doc.set_extension("notelint", getter=_report_of)


@Language.factory(
    "notelint",
    assigns=["doc.spans", "doc._.notelint"],
    default_config={
        "profile": DEFAULT_PROFILE,
        "select": [],
        "ignore": [],
        "extend_select": [],
        "min_severity": "info",
        "lexicons": [],
        "severity": {},
        "alignment_mode": "expand",
    },
)
def make_notelint(
    nlp: Language,
    name: str,
    profile: str,
    select: list[str] | str,
    ignore: list[str] | str,
    extend_select: list[str] | str,
    min_severity: str,
    lexicons: list[str] | str,
    severity: dict[str, str],
    alignment_mode: str,
) -> NotelintComponent:
    """Create the component; the settings are those of `notelint.Linter`, and `alignment_mode` that of `Doc.char_span`.

    Raises `ConfigError` and `KnowledgeError` as the Linter does.
    """
    linter = Linter(
        profile,
        select=select,
        ignore=ignore,
        extend_select=extend_select,
        min_severity=min_severity,
        lexicons=lexicons,
        severity=severity,
    )
    return NotelintComponent(linter, alignment_mode)

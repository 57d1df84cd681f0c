"""The `notelint_voice` component: who is speaking in each stretch of a note.

Everything not covered by a span is the narrator: the writer speaking about the person.
Voices: `quoted` (words in quotation marks, block quotes, transcript lines), `reported`
(speech and thought given as somebody's, without marks), `self` (the writer's own
story), `mention` (talk about a word), `field` (labels and headings).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language

from notelint.late import late
from notelint.pipeline.annotator import Annotator
from notelint.pipeline.called import late_called
from notelint.pipeline.layout.data_row import data_cells
from notelint.pipeline.layout.labels import labels_in
from notelint.pipeline.record.moments import lowered
from notelint.pipeline.sentences import find_sentences
from notelint.pipeline.sheet import Label, Sheet, VoiceSpan
from notelint.pipeline.voice.quotes import find_quotes
from notelint.pipeline.voice.reported import find_reported
from notelint.pipeline.voice.scope import own_words_end
from notelint.pipeline.voice.set_apart import find_set_apart

QUOTED, FIELD = "quoted", "field"
_SPEAKER_LABEL = late_called(
    r"(?:PERSON|person"
    r"|mother|father|mom|dad|parent|family|he|she|they)"
    r"(?P<says>(?:['’]s)?\s(?:own\s)?(?:words|quotes?|statements?|voice)"
    r"|\s(?:has\s)?(?:stated|states|said|says|reported|reports|wrote|shared)(?:\sthat)?)?[\s:?*]*",
    re.IGNORECASE,
)
# "Client: I was late" gives words, "Client: Dot, 34" a name.
_SPEAKS = late(r"[ \t]*(?:[\"“‘']|[^\n]*\b(?:i|i['’]m|i['’]ve|i['’]ll|i['’]d|my|yes|ok|okay|yeah)\b)", re.IGNORECASE)
LONGEST_SPEAKER = 32


class VoiceFinder(Annotator):
    """Mark who speaks where, on the Doc's Sheet."""

    def annotate(self, sheet: Sheet) -> None:
        """Fill `sheet.voices` with spans sorted by start; earlier components are run if they were not."""
        text = sheet.text
        lower = lowered(text)
        if sheet.sentences is None:
            sheet.sentences = list(find_sentences(text))
        if sheet.labels is None:
            sheet.labels = labels_in(sheet.plain)
        spans = [VoiceSpan(start, end, QUOTED) for start, end in _quotes(text, sheet)]
        _add_label_voices(spans, text, lower, sheet.labels)
        spans += find_set_apart(text, lower)
        spans += find_reported(sheet, lower, spans)
        sheet.voices = sorted(span for span in spans if span.start < span.end)  # "Client said:" may have nothing behind it


def _quotes(text: str, sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield the quotations; in a row of data the marks around a value are none."""
    cells = data_cells(sheet.plain)
    if not cells:
        yield from find_quotes(text)
    for cell, behind in cells:
        yield from ((cell + start, cell + end) for start, end in find_quotes(text[cell:behind]))


def _add_label_voices(spans: list[VoiceSpan], text: str, lower: str, labels: list[Label]) -> None:
    """Add the labels themselves, and what stands behind one where that is a code or somebody speaking."""
    for start, end, value_start, value_end, field in labels:
        spans.append(VoiceSpan(start, end, FIELD))
        if field in CODED_FIELDS:
            spans.append(VoiceSpan(value_start, value_end, FIELD))
        elif end - start <= LONGEST_SPEAKER and _is_speaker(text, start, end, value_start, value_end):
            spans.append(VoiceSpan(value_start, own_words_end(lower, value_start), QUOTED))


def _is_speaker(text: str, start: int, end: int, value_start: int, value_end: int) -> bool:
    """Tell whether somebody's own words stand behind a label: "Client said:", or "Client:" before words in the first person."""
    label = _SPEAKER_LABEL.fullmatch(text, start, end)
    return label is not None and (label["says"] is not None or _SPEAKS.match(text, value_start, value_end) is not None)


CODED_FIELDS = frozenset(
    {
        "service_type", "service_date", "start_time", "end_time", "duration", "travel_time", "documentation_time",
        "location", "procedure_code", "diagnosis_code", "signature", "signature_date",
    }
)  # fmt: skip


@Language.factory("notelint_voice")
def make_voice(nlp: Language, name: str) -> VoiceFinder:
    """Create the component that finds who is speaking."""
    return VoiceFinder()

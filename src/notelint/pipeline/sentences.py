"""The `notelint_sentences` component: where sentences begin, in notes as they are written.

Notes are prose, labelled lines, lists and one-line exports, often without full stops.
A line break ends a sentence unless the text clearly runs on (a hard-wrapped line).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from notelint.late import late
from notelint.pipeline.annotator import Annotator
from notelint.pipeline.sheet import Sheet, open_sheet

if TYPE_CHECKING:
    from spacy.tokens import Doc

# It begins with one set of characters, so that the search passes over all others quickly, and takes
# a row of full stops only from its first, so that a long row is read once.
_ENDS = late(r"[.!?\n\r](?:(?<=[.!?])(?<![.!?]{2})[.!?]*[\"'”’)\]]*\s+|(?<=[\n\r])\s*)")
_ABBREVIATIONS = frozenset(
    {"dr", "mr", "mrs", "ms", "st", "approx", "vs", "e.g", "i.e", "no", "apt", "dept", "jr", "sr", "inc", "etc", "min", "hr", "hrs"}
    | {"ave", "a.m", "p.m", "am", "pm"}
)
_MAY_END = frozenset({"a.m", "p.m", "am", "pm", "hr", "hrs", "min", "etc"})  # these may end a sentence as well
_OPENS = late(
    r"(?:He|She|They|We|I|It|Client|Pt|Patient|Member|Participant|Resident|Writer|PSS|CPSS|Staff|The|This|Then|Today|There|After|When|His|Her|Their|Met|Discussed)\b"
)
LONGEST_ABBREVIATION = 6
_NEW_LINE_START = late(r"[-*•>#|]|\d+[.)]\s|[A-Z][\w /()&'-]{0,40}[:?]")
WRAP_WIDTH, RAGGED_WIDTH = 50, 60  # code points a wrapped line has at least
WIDEST_LINE = 400  # code points looked back for the beginning of a line


class SentenceFinder(Annotator):
    """Mark where sentences begin, on the Doc and on its Sheet."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` on the first token of every sentence."""
        doc = super().__call__(doc)
        mark_starts(doc, open_sheet(doc))
        return doc

    def annotate(self, sheet: Sheet) -> None:
        """Fill `sheet.sentences` with half-open code-point spans that cover the text."""
        sheet.sentences = list(find_sentences(sheet.text))


def mark_starts(doc: Doc, sheet: Sheet) -> None:
    """Set `is_sent_start` in the Doc from the sentences of its Sheet."""
    starts = {start for start, _ in sheet.sentences_in_note()}
    for token in doc:
        token.is_sent_start = token.idx in starts or token.i == 0


def find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each sentence; together they cover `text` without a gap."""
    start, size = 0, len(text)
    for match in _ENDS.finditer(text):
        first, end = match.span()
        if end < size and (_is_line_end if text[first] in "\n\r" else _is_stop)(text, first, end, start):
            yield start, end
            start = end
    if start < size:
        yield start, size


def _is_stop(text: str, first: int, end: int, start: int) -> bool:
    """Tell whether the mark at `first` ends a sentence, and is no abbreviation's full stop."""
    if text[first] != ".":
        return True
    if text[end].islower():
        return _is_stop_before_lower(text, first, end, start)
    before = text[max(start, first - LONGEST_ABBREVIATION - 1) : first]
    word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
    if len(word) > LONGEST_ABBREVIATION:
        return True
    if word.isdigit() and (first == len(word) or text[first - len(word) - 1] in "\r\n"):
        return False  # the number of a list item
    if len(word) == 1 and not word.isdigit():
        return _OPENS.match(text, end) is not None  # an initial: "Met with Maria T. She was ..."
    word = word.lower()
    return word not in _ABBREVIATIONS or (word in _MAY_END and text[end].isupper())


def _is_stop_before_lower(text: str, first: int, end: int, start: int) -> bool:
    """Tell whether a full stop ends a sentence although a small letter follows; a row of them does not."""
    if text[first + 1] == ".":
        return False
    if not text[first + 1].isspace():  # a bracket or quotation mark closes: '"... home." he said'
        return _speech_tag().match(text, end) is None
    before = text[max(start, first - 2 * LONGEST_ABBREVIATION) : first]
    word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :].lower()
    if word.isdigit():
        return first > len(word) and text[first - len(word) - 1] not in "\r\n"  # no number of a list item
    return len(word) > 1 and word not in _ABBREVIATIONS and word not in _short_forms()


@cache
def _short_forms() -> frozenset[str]:
    from notelint.pipeline.voice.voice_words import voice_words  # late: most notes have capitals

    return frozenset(voice_words().short_forms)


@cache
def _speech_tag() -> re.Pattern[str]:
    """Return what finds who said the words in quotation marks before it: "he said"."""
    from notelint.pipeline.voice.voice_words import voice_words  # late, as above

    return re.compile(rf"(?:\w+ ){{0,3}}?(?:{'|'.join(voice_words().saying)})\b")


def _is_line_end(text: str, first: int, end: int, _start: int) -> bool:
    """Tell whether the line break from `first` to `end` ends a sentence; a hard-wrapped line runs on."""
    if end - first > 1 and (text.count("\n", first, end) > 1 or text.count("\r", first, end) > 1):
        return True
    low = max(0, first - WIDEST_LINE)
    line_start = max(text.rfind("\n", low, first), text.rfind("\r", low, first)) + 1 or low
    if first - line_start < WRAP_WIDTH or text[first - 1] in ".!?:;":
        return True
    return not text[end].islower() and (_NEW_LINE_START.match(text, end) is not None or first - line_start < RAGGED_WIDTH)


@Language.factory("notelint_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> SentenceFinder:
    """Create the component that finds sentences in notes."""
    return SentenceFinder()

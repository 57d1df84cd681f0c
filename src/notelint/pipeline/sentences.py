"""The `notelint_sentences` component: where sentences begin, in notes as they are written.

Notes are prose, labelled lines, lists and one-line exports, often without full stops.
A line break ends a sentence unless the text clearly runs on (a hard-wrapped line).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language

from notelint.errors import ConfigError
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
START, NO_START, UNSET = 1, -1, 0  # how spaCy keeps what is known of a border before a token
WIDEST_LINE = 400  # code points looked back for the beginning of a line


class SentenceFinder(Annotator):
    """Mark where sentences begin, on the Doc and on its Sheet.

    A border that another component set or refused stays as it is, and a parsed Doc keeps the sentences of its parse. With
    `overwrite` the borders are set anew, as in spaCy's own `sentencizer`; those of a parse cannot be.
    """

    def __init__(self, *, overwrite: bool = False) -> None:
        self.overwrite = overwrite

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` where it is not set; raise `ConfigError` for a parsed Doc if it should be overwritten."""
        doc = super().__call__(doc)
        mark_starts(doc, open_sheet(doc), overwrite=self.overwrite)
        return doc

    def annotate(self, sheet: Sheet) -> None:
        """Fill `sheet.sentences` with half-open code-point spans that cover the text."""
        sheet.sentences = list(find_sentences(sheet.text))


def mark_starts(doc: Doc, sheet: Sheet, *, overwrite: bool = False) -> None:
    """Set `is_sent_start` in the Doc from the sentences of its Sheet, where nothing is set yet or where all is to be overwritten."""
    if doc.has_annotation("DEP"):
        if overwrite:
            raise ConfigError("notelint_sentences: the Doc is parsed, so its sentences cannot be overwritten; put it before the parser.")
        return
    found = [START, *[NO_START] * (len(doc) - 1)] if len(doc) else []
    for at in _first_tokens(doc, sheet):
        found[at] = START
    # Token by token this would take time by the square of their number: each setting looks for a parse in the whole Doc.
    there = [UNSET] * len(doc) if overwrite else doc.to_array([SENT_START]).astype("int64").tolist()
    both = [new if old == UNSET else old for old, new in zip(there, found, strict=True)]
    marks: Any = np.asarray(both, dtype="int64").astype("uint64")
    doc.from_array([SENT_START], marks)


def _first_tokens(doc: Doc, sheet: Sheet) -> Iterator[int]:
    """Yield the tokens that sentences begin with; none for a sentence that begins in the midst of a token's words."""
    places = doc.to_array([IDX]).tolist()
    text = doc.text
    for start, _ in sheet.sentences_in_note():
        at = bisect_right(places, start) - 1
        if at >= 0 and not any(map(str.isalnum, text[places[at] : start])):
            yield at


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


@Language.factory("notelint_sentences", assigns=["token.is_sent_start", "doc.sents"], default_config={"overwrite": False})
def make_sentences(nlp: Language, name: str, overwrite: bool) -> SentenceFinder:
    """Create the component that finds sentences in notes; borders that are set stay, unless `overwrite` is true."""
    return SentenceFinder(overwrite=overwrite)

"""The one place where components leave what they found about a note.

A `Sheet` holds the text with its tokens and grows as the components run; in a spaCy
pipeline it is kept in `doc.user_data["notelint"]` as plain lists and dictionaries, so that the Doc
still goes through `to_bytes`, `to_disk` and other processes. All offsets are code
points into the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.pipeline.spans import SpanIndex
from notelint.report import Field

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from notelint.pipeline.tokens import Tokens

STORE = "notelint"
# Spaces of other widths, or that no line may break at, as web pages and word processors leave them.
_SPACES = dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " ")


class Label(NamedTuple):
    """One label or heading and the text that stands behind it.

    `field` names the record's field, or is "" for a heading the record does not
    know ("Mood:") and for section letters of a format ("A:", "Assessment:").
    """

    start: int
    end: int
    value_start: int
    value_end: int
    field: str


class VoiceSpan(NamedTuple):
    """A stretch of text that is not the writer speaking about the person."""

    start: int
    end: int
    voice: str


class Leaning(NamedTuple):
    """How much the words of a sentence, or of a part of a long one, lean to a family of findings.

    The more they are like findings, the higher is `weight`. Where it is so much that
    the sentence `is_found`, `low` and `high` hold the words that are likeliest to be meant.
    """

    start: int
    end: int
    family: str
    weight: float
    is_found: bool
    low: int
    high: int


class Candidate(NamedTuple):
    """One place where a lexicon entry was found; a rule decides what it is worth.

    `entry` is the entry's key, `lexicon/id`; `tags` are the Penn tags its varying
    word may have there, with spaces between them ("VBD VBN"), or "".
    """

    start: int
    end: int
    entry: str
    tags: str


@dataclass(slots=True)
class Sheet:
    """Carry one note's text and tokens and everything the components know about it.

    `doc` is the Doc it belongs to, where the components run in a spaCy pipeline. `told`
    holds what the text alone tells, where fields were given beside it.
    """

    text: str
    tokens: Tokens
    given: Mapping[str, str] = field(default_factory=dict)
    doc: Doc | None = None
    sentences: list[tuple[int, int]] | None = None
    labels: list[Label] | None = None
    voices: list[VoiceSpan] | None = None
    fields: dict[str, Field] | None = None
    told: dict[str, Field] | None = None
    leanings: list[Leaning] | None = None
    candidates: dict[str, list[Candidate]] | None = None
    _plain: str | None = None
    _low: str | None = None
    _capitals: bool | None = None
    _words: frozenset[str] | None = None
    _known: frozenset[int] | None = None
    _negators: list[int] | None = None
    _voice_index: SpanIndex[VoiceSpan] | None = None
    _leaning_starts: list[tuple[str, int, float]] | None = None

    @property
    def known(self) -> frozenset[int]:
        """Return the hashes of all lower-case tokens: what is not among them need not be searched for."""
        if self._known is None:
            self._known = frozenset(self.tokens.lowers)
        return self._known

    @property
    def plain(self) -> str:
        """Return the text as it is read for labels and items: no markup, line breaks given back, every offset kept."""
        if self._plain is None:
            from notelint.pipeline.layout.labels import plain_text  # late: rules are listed without it

            self._plain = plain_text(self.text)
        return self._plain

    @property
    def low(self) -> str:
        """Return the text in lower case with every offset kept."""
        if self._low is None:
            from notelint.pipeline.record.moments import lowered  # late: rules are listed without it

            self._low = lowered(self.text)
        return self._low

    @property
    def is_in_capitals(self) -> bool:
        """Tell whether the note is written in capitals, so that they tell nothing about a word."""
        if self._capitals is None:
            small = sum(map(str.islower, self.text))
            self._capitals = 10 * small < sum(map(str.isupper, self.text))
        return self._capitals

    @property
    def words(self) -> frozenset[str]:
        """Return the words of the text in lower case: a phrase with another word need not be searched for."""
        if self._words is None:
            from notelint.pipeline.record.contradiction_words import words_of  # late, as above

            self._words = words_of(self.low)
        return self._words

    @property
    def negators(self) -> list[int]:
        """Return where the words stand that may negate what follows ("not", "n't", "without")."""
        if self._negators is None:
            from notelint.pipeline.words import NEGATORS  # late: it needs spaCy

            tokens = self.tokens
            here = NEGATORS & self.known
            self._negators = [tokens.starts[at] for at, word in enumerate(tokens.lowers) if word in here] if here else []
        return self._negators

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the (start, end) of the sentence that holds the code point at `offset`."""
        sentences = self.sentences or [(0, len(self.text))]
        at = bisect_right(sentences, (offset, len(self.text) + 1)) - 1
        return sentences[max(at, 0)]

    def voice_at(self, start: int, end: int) -> str:
        """Return the voice that holds the code points from `start` to `end`; "narrator" if none does."""
        if self._voice_index is None:
            self._voice_index = SpanIndex(self.voices or ())
        span = self._voice_index.holding(start, end)
        return "narrator" if span is None else span.voice

    def weight_at(self, start: int, family: str) -> float | None:
        """Return how much the sentence at a code point leans to a family; `None` where that was not weighed."""
        if self._leaning_starts is None:
            rows = [(each.family, each.start, each.weight) for each in self.leanings or ()]
            self._leaning_starts = sorted(rows)
        at = bisect_right(self._leaning_starts, (family, start, inf)) - 1
        if at < 0 or self._leaning_starts[at][0] != family:
            return None
        return self._leaning_starts[at][2]

    def save(self) -> None:
        """Write what is known into the Doc's user data, as plain values; without a Doc, keep it here."""
        if self.doc is None:
            return
        self.doc.user_data[STORE] = {
            "given": dict(self.given),
            "sentences": self.sentences,
            "labels": _plain(self.labels),
            "voices": _plain(self.voices),
            "fields": _plain_fields(self.fields),
            "told": _plain_fields(self.told),
            "leanings": _plain(self.leanings),
            "candidates": None if self.candidates is None else {k: _plain(v) for k, v in self.candidates.items()},
        }


def with_plain_spaces(text: str) -> str:
    """Return the text as it is read: every kind of space an ordinary one, of the same length."""
    return text if text.isascii() else text.translate(_SPACES)


def open_sheet(doc: Doc) -> Sheet:
    """Return the Sheet of `doc`: what earlier components saved, or an empty one."""
    from notelint.pipeline.tokens import read_tokens  # late: it needs spaCy, and rules are listed without

    stored: dict[str, Any] = doc.user_data.get(STORE, {})
    text = with_plain_spaces(doc.text)
    sheet = Sheet(text, read_tokens(doc, text), stored.get("given", {}), doc)
    if (sentences := stored.get("sentences")) is not None:
        sheet.sentences = [(start, end) for start, end in sentences]
    if (labels := stored.get("labels")) is not None:
        sheet.labels = [Label(*row) for row in labels]
    if (voices := stored.get("voices")) is not None:
        sheet.voices = [VoiceSpan(*row) for row in voices]
    if (fields := stored.get("fields")) is not None:
        sheet.fields = {name: Field(*row) for name, row in fields.items()}
    if (told := stored.get("told")) is not None:
        sheet.told = {name: Field(*row) for name, row in told.items()}
    if (leanings := stored.get("leanings")) is not None:
        sheet.leanings = [Leaning(*row) for row in leanings]
    if (candidates := stored.get("candidates")) is not None:
        sheet.candidates = {k: [Candidate(*row) for row in rows] for k, rows in candidates.items()}
    return sheet


def _plain(rows: list[Any] | None) -> list[list[Any]] | None:
    return None if rows is None else [list(row) for row in rows]


def _plain_fields(fields: dict[str, Field] | None) -> dict[str, list[Any]] | None:
    if fields is None:
        return None
    return {name: [f.present, f.text, f.value, f.start, f.end, f.placeholder] for name, f in fields.items()}

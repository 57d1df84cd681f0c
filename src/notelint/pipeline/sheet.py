"""The one place where components leave what they found about a note.

A `Sheet` holds the text with its tokens and grows as the components run; in a spaCy
pipeline it is kept in `doc.user_data[STORE]` as plain lists and dictionaries, so that the Doc
still goes through `to_bytes`, `to_disk` and other processes. All offsets are code
points into the text as it is read; where signs that cannot be seen were left out of it, `Sheet.in_note` gives
their place in the note. What is kept with a Doc counts in the Doc's text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.pipeline.layout.markup import without_markup
from notelint.pipeline.legible import Legible, legible, with_plain_signs
from notelint.pipeline.spans import Covered, SpanIndex
from notelint.report import Field

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from notelint.pipeline.tokens import Tokenizer, Tokens

# Where it is kept with a Doc: named as spaCy names what belongs to the whole Doc, so that a part of it (`Span.as_doc`) does not take
# it over, and that no warning shows what it holds when Docs are joined (`Doc.from_docs`).
STORE: Any = ("._.", "notelint_sheet", None, None)  # spaCy's types know keys of text alone
Move = Callable[[int, int], tuple[int, int]]


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
    holds what the text alone tells, where fields were given beside it. `legible` is the way from the text back
    to the note; `None` where both are of the same length.
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
    legible: Legible | None = None
    _plain: str | None = None
    _low: str | None = None
    _capitals: bool | None = None
    _words: frozenset[str] | None = None
    _known: frozenset[int] | None = None
    _negators: list[int] | None = None
    _voice_index: SpanIndex[VoiceSpan] | None = None
    _leaning_starts: list[tuple[str, int, float]] | None = None
    _quoted: Covered | None = None
    _starts: dict[str, list[int]] = field(default_factory=dict)

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

    def quotes_within(self, start: int, end: int) -> bool:
        """Tell whether any quoted words stand among the code points from `start` to `end`."""
        if self._quoted is None:
            self._quoted = Covered((span.start, span.end) for span in self.voices or () if span.voice == "quoted")
        return self._quoted.overlaps(start, end)

    def starts_within(self, rule: str, low: int, high: int) -> list[int]:
        """Return where candidates of a rule begin among the code points from `low` to `high`."""
        starts = self._starts.get(rule)
        if starts is None:
            starts = self._starts[rule] = sorted(found.start for found in (self.candidates or {}).get(rule, ()))
        return starts[bisect_left(starts, low) : bisect_left(starts, high)]

    def weight_at(self, start: int, family: str) -> float | None:
        """Return how much the sentence at a code point leans to a family; `None` where that was not weighed."""
        if self._leaning_starts is None:
            rows = [(each.family, each.start, each.weight) for each in self.leanings or ()]
            self._leaning_starts = sorted(rows)
        at = bisect_right(self._leaning_starts, (family, start, inf)) - 1
        if at < 0 or self._leaning_starts[at][0] != family:
            return None
        return self._leaning_starts[at][2]

    def in_note(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text stands in the note as it was given."""
        return (start, end) if self.legible is None else self.legible.in_note(start, end)

    def sentences_in_note(self) -> list[tuple[int, int]]:
        """Return the sentences as they stand in the note; together they cover it."""
        sentences = self.sentences or []
        if self.legible is None or not sentences:
            return sentences
        places = self.legible.places
        borders = [0, *(places[start] for start, _ in sentences[1:]), places[-1]]
        return list(pairwise(borders))

    def save(self) -> None:
        """Write what is known into the Doc's user data, as plain values; without a Doc, keep it here."""
        if self.doc is None:
            return
        kept = self
        if self.legible is not None:
            kept = replace(self, sentences=None if self.sentences is None else self.sentences_in_note())
            _move(kept, self.legible.in_note, self.doc.text)
        self.doc.user_data[STORE] = {
            "given": dict(kept.given),
            "sentences": kept.sentences,
            "labels": _plain(kept.labels),
            "voices": _plain(kept.voices),
            "fields": _plain_fields(kept.fields),
            "told": _plain_fields(kept.told),
            "leanings": _plain(kept.leanings),
            "candidates": None if kept.candidates is None else {k: _plain(v) for k, v in kept.candidates.items()},
        }


def read_sheet(text: str, tokenizer: Tokenizer, given: Mapping[str, str], doc: Doc | None = None) -> Sheet:
    """Return the Sheet of a text before any component ran: with the text as it is read, and its tokens."""
    way = legible(text)
    read = without_markup(with_plain_signs(text if way is None else way.text))
    return Sheet(read, tokenizer.tokens(read), given, doc, legible=way)


def open_sheet(doc: Doc) -> Sheet:
    """Return the Sheet of `doc`: what earlier components saved, or an empty one."""
    from notelint.pipeline.tokens import own_tokenizer  # late: it needs spaCy, and rules are listed without

    stored: dict[str, Any] = doc.user_data.get(STORE, {})
    sheet = read_sheet(doc.text, own_tokenizer(), stored.get("given", {}), doc)
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
    if sheet.legible is not None:
        sheet.sentences = None if sheet.sentences is None else [sheet.legible.in_text(*each) for each in sheet.sentences]
        _move(sheet, sheet.legible.in_text, sheet.text)
    return sheet


def moved_field(field: Field, move: Move, text: str) -> Field:
    """Return an item of the record at its place in another text, with its words as they stand there."""
    if field.start is None or field.end is None:
        return field
    start, end = move(field.start, field.end)
    return replace(field, text=text[start:end], start=start, end=end)


def _move(sheet: Sheet, move: Move, text: str) -> None:
    """Give all that components found but the sentences its place in another text: the note, or the note as it is read."""
    if sheet.labels is not None:
        sheet.labels = [Label(*move(each.start, each.end), *move(each.value_start, each.value_end), each.field) for each in sheet.labels]
    if sheet.voices is not None:
        sheet.voices = [VoiceSpan(*move(each.start, each.end), each.voice) for each in sheet.voices]
    if sheet.fields is not None:
        sheet.fields = {name: moved_field(each, move, text) for name, each in sheet.fields.items()}
    if sheet.told is not None:
        sheet.told = {name: moved_field(each, move, text) for name, each in sheet.told.items()}
    if sheet.leanings is not None:
        sheet.leanings = [_moved_leaning(each, move) for each in sheet.leanings]
    if sheet.candidates is not None:
        sheet.candidates = {k: [Candidate(*move(c.start, c.end), *c[2:]) for c in rows] for k, rows in sheet.candidates.items()}


def _moved_leaning(found: Leaning, move: Move) -> Leaning:
    start, end = move(found.start, found.end)
    low, high = move(found.low, found.high)
    return found._replace(start=start, end=end, low=low, high=high)


def _plain(rows: list[Any] | None) -> list[list[Any]] | None:
    return None if rows is None else [list(row) for row in rows]


def _plain_fields(fields: dict[str, Field] | None) -> dict[str, list[Any]] | None:
    if fields is None:
        return None
    return {name: [f.present, f.text, f.value, f.start, f.end, f.placeholder] for name, f in fields.items()}

"""The `notelint_record` component: labels, sections and prose become the fields of the record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.language import Language

from notelint.pipeline.annotator import Annotator
from notelint.pipeline.layout import read_labels
from notelint.pipeline.layout_flat import with_breaks
from notelint.pipeline.layout_guess import guessed_kind
from notelint.pipeline.layout_markup import without_markup
from notelint.pipeline.record_header import Found, read_header
from notelint.pipeline.record_labelled import read_label
from notelint.pipeline.record_leftover import read_leftovers
from notelint.pipeline.record_loose import read_loose, read_loose_place, read_loose_service
from notelint.pipeline.record_moments import lowered
from notelint.pipeline.record_narrative import narrative_span
from notelint.pipeline.record_prose import Span, read_closing, read_prose
from notelint.pipeline.record_values import field_from_data, is_placeholder, span_minutes
from notelint.pipeline.sheet import Label, Sheet
from notelint.report import ABSENT, FIELD_NAMES, Field

WORDED = frozenset({"service_type", "location", "narrative", "plan", "goal_link", "signature"})
HEAD_FACTS = frozenset({"service_date", "start_time", "end_time", "duration", "travel_time", "documentation_time"})
WAITING = frozenset({"duration", "service_type"})
LONGEST_STRETCH = 80  # code points from a start to an end time that are told together
_HAS_MINUTES = re.compile(r"\bm(?:in|\b)|\bh(?:ou)?r")
_IS_ITEMS = re.compile(
    r"\b[a-v]\d{4}\b|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{1,2}[a-z]{3}\d{4}\b|[a-z]{3}\s\d{1,2},?\s20\d\d|\d{1,2}:\d\d\s?[ap]?m?\s?[-–]"
)
_TELLS = re.compile(r"\b(?:he|she|they|we|him|them|i|will|was|were)\b")
SHORT_LINE, LONGEST_ITEMS = 48, 150  # code points
_HALF = re.compile(r"[ap]\.?\s?m|\d\s?[ap]\b|morning|afternoon|evening|night|noon", re.IGNORECASE)
_PARTED = re.compile(r"\s*[;|]\s*")  # "goal: TBD; POS 11"
_ROUGH_END = re.compile(r"(?<=[.!?])\s+|\n+")


class RecordReader(Annotator):
    """Fill a Sheet's labels and fields; the first thing that names an item wins."""

    def annotate(self, sheet: Sheet) -> None:
        """Fill `sheet.labels`, if no component did yet, and `sheet.fields`."""
        if sheet.labels is None:
            sheet.labels = read_labels(sheet.text)
        sheet.fields = read_record(sheet.text, sheet.labels, sheet.sentences, sheet.given)
        if sheet.given:
            sheet.told = read_record(sheet.text, sheet.labels, sheet.sentences, {})
            sheet.fields = {name: _placed(field, sheet.told[name]) for name, field in sheet.fields.items()}


def _placed(given: Field, told: Field) -> Field:
    """Return a field given beside the text with the place where the text says the same."""
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
    plain = with_breaks(without_markup(text))
    fields = _read(plain, labels, sentences, given)
    if plain is text:
        return fields
    return {name: _as_written(name, field, text) for name, field in fields.items()}


def _as_written(name: str, field: Field, text: str) -> Field:
    """Return a field with its words as they stand in the text, markup included."""
    told = field.text if field.start is None else text[field.start : field.end]
    return replace(field, text=told, value=told if field.present and name in WORDED else field.value)


def _read(
    text: str,
    labels: list[Label],
    sentences: list[Span] | None,
    given: Mapping[str, str],
) -> dict[str, Field]:
    fields = dict.fromkeys(FIELD_NAMES, ABSENT)
    for name, value in given.items():
        if name in fields and value.strip():
            fields[name] = field_from_data(name, value)
    low = lowered(text)
    waiting = []
    for label in labels:
        if not label.field:
            continue
        if label.field in WAITING and _waits(text, low, label):
            waiting.append(label)
        else:
            _take(fields, text, low, label)
    # Minutes and clock times say more than units do: those come last of all.
    units = [label for label in waiting if label.field == "duration"]
    for label in waiting:
        if label not in units:
            _take(fields, text, low, label)
    narrative = narrative_span(text, labels)
    if labels and (head := _unlabelled_head(labels, text)):
        _take_told(fields, text, read_header(text, low, *head))
    if fields["plan"].present:
        fields["plan"] = _without_tail(text, low, fields["plan"])
    if narrative:
        narrative = _span_of(_without_tail(text, low, _words(text, *narrative)))
    if narrative and not fields["location"].present and not fields["location"].placeholder:
        _take_told(fields, text, read_loose_place(text, low, [(0, narrative[0])]))
    if not fields["signature"].present:
        _take_told(fields, text, read_closing(text, low, _last_short_value(labels)))
    loose = list(read_loose(low, _outside(len(text), narrative, fields["plan"]))) if _lacks_facts(fields) else []
    if narrative:
        _take_told(fields, text, (found for found in loose if found.name in HEAD_FACTS and not _is_date_behind(found, narrative)))
    if narrative:
        _take_told(fields, text, read_prose(text, low, _within(sentences, text, narrative), fields))
    _take_sections(fields, text, narrative)
    _take_told(fields, text, (found for found in loose if found.name != "units"))
    if not fields["location"].present and not fields["location"].placeholder:
        _take_told(fields, text, read_loose_place(text, low, _outside(len(text), narrative, fields["plan"])))
    if not fields["service_type"].present:
        _take_told(fields, text, read_loose_service(text, low, _outside(len(text), narrative, fields["plan"])))
    if narrative and _lacks_contact(fields):
        _take_told(fields, text, read_leftovers(text, low, _within(sentences, text, narrative), fields))
    _same_half_of_day(fields)
    _take_length(fields, text)
    for label in units:
        _take(fields, text, low, label)
    _take_told(fields, text, (found._replace(name="duration") for found in loose if found.name == "units"))
    return fields


def _is_date_behind(found: Found, narrative: Span) -> bool:
    """Tell whether a date stands behind the story: it may be that of the signature, and the story may tell a better one."""
    return found.name == "service_date" and found.start >= narrative[1]


def _lacks_facts(fields: dict[str, Field]) -> bool:
    """Tell whether something is missing that can be told by its shape."""
    names = ("service_date", "end_time", "duration", "procedure_code", "diagnosis_code", "signature_date")
    return not all(fields[name].present for name in names)


def _lacks_contact(fields: dict[str, Field]) -> bool:
    """Tell whether something is missing that a sentence of the story may still tell."""
    return not (
        fields["service_date"].present and fields["location"].present and (fields["duration"].present or fields["end_time"].present)
    )


def _outside(size: int, narrative: Span | None, plan: Field) -> Iterable[Span]:
    """Yield the stretches of a text that hold neither story nor plan."""
    taken = [narrative] if narrative else []
    if plan.start is not None and plan.end is not None:
        taken.append((plan.start, plan.end))
    at = 0
    for start, end in sorted(taken):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < size:
        yield at, size


def _same_half_of_day(fields: dict[str, Field]) -> None:
    """Let a time without "am" or "pm" be in the half of the day of the other, where only one of the two tells it."""
    begin, finish = fields["start_time"], fields["end_time"]
    if not (isinstance(begin.value, str) and isinstance(finish.value, str)) or begin.text is None or finish.text is None:
        return
    if _HALF.search(finish.text) and not _HALF.search(begin.text) and finish.value >= "12:00" > begin.value:
        later = _twelve_hours_on(begin.value)
        if later < finish.value:
            fields["start_time"] = replace(begin, value=later)
    elif _HALF.search(begin.text) and not _HALF.search(finish.text) and begin.value >= "12:00" > finish.value:
        later = _twelve_hours_on(finish.value)
        if later > begin.value:
            fields["end_time"] = replace(finish, value=later)


def _twelve_hours_on(clock: str) -> str:
    return f"{int(clock[:2]) + 12:02d}{clock[2:]}"


def _take_length(fields: dict[str, Field], text: str) -> None:
    """Let start and end give the length of a service whose minutes are not stated."""
    begin, finish = fields["start_time"], fields["end_time"]
    if fields["duration"].present or not (isinstance(begin.value, str) and isinstance(finish.value, str)):
        return
    minutes = span_minutes(begin.value, finish.value)
    if begin.start is None or begin.end is None or finish.start is None or finish.end is None:
        fields["duration"] = Field(True, f"{begin.text} - {finish.text}", minutes)
        return
    start, end = min(begin.start, finish.start), max(begin.end, finish.end)
    if end - start > LONGEST_STRETCH:
        start, end = finish.start, finish.end
    fields["duration"] = Field(True, text[start:end], minutes, start, end)


def _span_of(field: Field) -> Span | None:
    return None if field.start is None or field.end is None else (field.start, field.end)


def _unlabelled_head(labels: list[Label], text: str) -> Span | None:
    """Return what stands before the first label; a heading that the record does not know belongs to it."""
    first = labels[0]
    if first.start > 3:
        return 0, first.start
    is_title = not first.field and first.value_start - first.end > 0 and text[first.end - 1].isdigit()
    return (first.start, first.end) if is_title else None


def _waits(text: str, low: str, label: Label) -> bool:
    """Tell whether another label says an item better: stated minutes before units, a service before a group's name."""
    if label.field == "duration":
        return guessed_kind(low[label.start : label.end]) == "units" and not _HAS_MINUTES.search(low, label.value_start, label.value_end)
    return label.field == "service_type" and "roup" in text[label.start : label.end]


def _take(fields: dict[str, Field], text: str, low: str, label: Label) -> None:
    """Take what a label tells; where it tells nothing, its item stands as a placeholder."""
    name, start, end = label.field, label.value_start, label.value_end
    if is_placeholder(text[start:end], name) or is_placeholder(_PARTED.split(text[start:end], maxsplit=1)[0], name):
        _hold(fields, name, text, start, end)
    elif name != "narrative":
        _take_told(fields, text, read_label(text, low, label))


def _take_told(fields: dict[str, Field], text: str, found: Iterable[Found]) -> None:
    """Take what was found; the first of a name counts. A line for a signature is a placeholder."""
    for name, start, end, value in found:
        if fields[name].present or (name == "service_date" and fields["signature_date"].start == start):
            continue
        told = text[start:end]
        if name == "signature" and is_placeholder(told):
            _hold(fields, name, text, start, end)
        else:
            fields[name] = Field(True, told, told if name in WORDED else value, start, end)


def _hold(fields: dict[str, Field], name: str, text: str, start: int, end: int) -> None:
    if not (fields[name].present or fields[name].placeholder):
        fields[name] = Field(False, text[start:end], None, start, end, placeholder=True)


def _take_sections(fields: dict[str, Field], text: str, narrative: Span | None) -> None:
    """Add the narrative, and keep a signature that closes the note out of narrative and plan."""
    if narrative and not fields["narrative"].present:
        fields["narrative"] = _words(text, *narrative)
    signed = fields["signature"].start
    if signed is None:
        return
    for name in ("narrative", "plan"):
        field = fields[name]
        start, end = field.start, field.end
        if start is None or end is None or not start < signed < end:
            continue
        is_whole_note = name == "narrative" and not text[:start].strip() and not text[end:].strip()
        if field.present and not is_whole_note:
            fields[name] = _before_signature(text, start, signed)


def _without_tail(text: str, low: str, field: Field) -> Field:
    """Return a field without the lines at its end that are no story: items of the record that stand behind the plan."""
    start, end = field.start, field.end
    if start is None or end is None or "\n" not in text[start:end]:
        return field
    cut, at = end, end
    while (line := text.rfind("\n", start, at)) >= 0:
        told = low[line + 1 : at].strip()
        if len(told) > LONGEST_ITEMS or _TELLS.search(told):
            break
        if _IS_ITEMS.search(told):
            cut = line
        elif told.strip(" -=_*~#") and (len(told) > SHORT_LINE or told[-1:] in set(".!?")):
            break  # what may be a name or a title goes with the items above it, a sentence ends the search
        at = line
    return field if cut == end else _words(text, start, start + len(text[start:cut].rstrip()))


def _before_signature(text: str, start: int, signed: int) -> Field:
    end = text.rfind("\n", start, signed) + 1 or signed
    return _words(text, start, start + len(text[start:end].rstrip(" \t\r\n-–—~*_")))


def _words(text: str, start: int, end: int) -> Field:
    told = text[start:end]
    return Field(True, told, told, start, end) if told else ABSENT


def _within(sentences: list[Span] | None, text: str, narrative: Span) -> list[Span]:
    """Return the sentences of the narrative, cut where it begins and ends."""
    floor, limit = narrative
    spans = sentences if sentences is not None else _rough_sentences(text)
    first = max(bisect_left(spans, (floor + 1,)) - 1, 0)
    if first < len(spans) and spans[first][1] <= floor:
        first += 1
    inside = spans[first : bisect_left(spans, (limit,))]
    if inside:
        inside[0] = max(inside[0][0], floor), inside[0][1]
        inside[-1] = inside[-1][0], min(inside[-1][1], limit)
    return inside


def _rough_sentences(text: str) -> list[Span]:
    starts = [0, *(match.end() for match in _ROUGH_END.finditer(text))]
    return [span for span in zip(starts, [*starts[1:], len(text)], strict=True) if span[0] < span[1]]


def _last_short_value(labels: list[Label]) -> int:
    """Return where the last value of one line ends: a closing name stands behind it."""
    return max((x.value_end for x in labels if x.field not in {"narrative", "plan", "goal_link", ""}), default=0)

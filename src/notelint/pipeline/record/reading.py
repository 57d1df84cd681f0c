"""Read one note into the fields of its record: labels first, then the items outside the story, then its sentences."""

from __future__ import annotations

from collections.abc import Mapping

from notelint.pipeline.record.another_time import stories_in
from notelint.pipeline.record.contacts import contacts_in, later_times, without_contacts
from notelint.pipeline.record.derived import derive_duration, share_half_of_day, share_order_of_days, take_for_afternoon
from notelint.pipeline.record.from_labels import take_label, take_labels
from notelint.pipeline.record.from_outside import take_outside
from notelint.pipeline.record.from_story import find_narrative, take_frame, take_sections, take_story
from notelint.pipeline.record.header import Found
from notelint.pipeline.record.ledger import Ledger
from notelint.pipeline.record.loose import read_loose
from notelint.pipeline.record.moments import lowered
from notelint.pipeline.record.parts import Span
from notelint.pipeline.record.scene import read_scene, sent_out
from notelint.pipeline.record.signing import lines_of_others, signed_above, values_of_others, without_lines
from notelint.pipeline.record.stamps import letter_clocks, read_thread, signing_clocks
from notelint.pipeline.record.values import field_from_data
from notelint.pipeline.sheet import Label, VoiceSpan
from notelint.report import Field

# Items that may stand by themselves outside the story, told by their shape.
SHAPED = ("service_date", "end_time", "duration", "procedure_code", "diagnosis_code", "signature_date")
Above = tuple[Span, list[Found]]


def read_fields(
    text: str, labels: list[Label], sentences: list[Span] | None, given: Mapping[str, str], voices: list[VoiceSpan]
) -> dict[str, Field]:
    """Return every field of a note without markup, in the order of `FIELD_NAMES`; what is `given` beside the text wins."""
    ledger, labels, above = _prepared(text, labels, voices)
    _take_given(ledger, given)
    _take_above(ledger, above)
    units = take_labels(ledger, labels)
    ledger.take(read_scene(ledger.low))
    ledger.take(read_thread(ledger.low))
    find_narrative(ledger, labels)
    take_frame(ledger, labels)
    items = [*read_loose(ledger.low, ledger.outside())] if ledger.lacks(*SHAPED) else []
    take_story(ledger, items, sentences)
    take_sections(ledger)
    take_outside(ledger, items, sentences)
    share_order_of_days(ledger.fields)
    share_half_of_day(ledger.fields)
    take_for_afternoon(ledger.fields, ledger.low)
    derive_duration(ledger.fields, ledger.text)
    # Minutes and clock times say more than units do: these come last of all.
    for label in units:
        take_label(ledger, label)
    ledger.take(ledger.units)
    return ledger.fields


def _prepared(text: str, labels: list[Label], voices: list[VoiceSpan]) -> tuple[Ledger, list[Label], Above | None]:
    """Return a ledger and the labels of what is the writer's own and this contact's, and a signature above its captions."""
    low = lowered(text)
    above = signed_above(text, low)
    contacts = contacts_in(low)
    others = [*lines_of_others(text, low, labels), *later_times(low, contacts), *values_of_others(low, labels)]
    others += [*letter_clocks(low), *signing_clocks(text, low), *sent_out(low)]
    own = without_lines(text, [*others, above[0]] if above else others)
    ledger = Ledger(own, lowered(own), stories_in(low, voices))
    return ledger, without_contacts(labels if own is text else _without_blanks(own, labels), contacts), above


def _without_blanks(text: str, labels: list[Label]) -> list[Label]:
    """Return the labels without what was blanked out of a text at the ends of their values, and those that were blanked out."""
    kept = [label for label in labels if text[label.start : label.end].strip()]
    return [x._replace(value_end=x.value_start + len(text[x.value_start : x.value_end].rstrip())) for x in kept]


def _take_given(ledger: Ledger, given: Mapping[str, str]) -> None:
    for name, value in given.items():
        if name in ledger.fields and value.strip():
            ledger.fields[name] = field_from_data(name, value)


def _take_above(ledger: Ledger, above: Above | None) -> None:
    """Take who signed above the captions, or hold the line that waits for it."""
    if above and above[1]:
        ledger.take(above[1])
    elif above:
        ledger.hold("signature", *above[0])

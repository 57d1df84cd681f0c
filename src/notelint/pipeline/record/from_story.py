"""Find the story and take what it tells of the contact, with what frames it: the head above it, the name below it."""

from __future__ import annotations

from dataclasses import replace

from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.record.header import Found, read_header
from notelint.pipeline.record.ledger import Ledger
from notelint.pipeline.record.loose_words import read_loose_place
from notelint.pipeline.record.narrative import narrative_span
from notelint.pipeline.record.parts import (
    Span,
    before_signature,
    last_short_value,
    last_told,
    span_of,
    unlabelled_head,
    within,
    without_tail,
    worded,
)
from notelint.pipeline.record.prose import read_closing, read_prose
from notelint.pipeline.record.values import is_placeholder
from notelint.pipeline.sheet import Label

# Items outside the story that say more than a sentence of it: "45 min" in the head, and "we spent 20 minutes on the form".
HEAD_FACTS = frozenset({"service_date", "start_time", "end_time", "duration", "travel_time", "documentation_time"})


def find_narrative(ledger: Ledger, labels: list[Label]) -> None:
    """Find where the story stands, without the lines of items behind it and behind the plan."""
    if ledger.fields["plan"].present:
        plan = without_tail(ledger.text, ledger.low, ledger.fields["plan"])
        # "Next? n/a", and a name below it: nothing but the name was behind the label.
        is_empty = plan.text is not None and is_placeholder(plan.text, "plan")
        ledger.fields["plan"] = replace(plan, present=False, value=None, placeholder=True) if is_empty else plan
    if story := narrative_span(ledger.text, labels):
        ledger.narrative = span_of(without_tail(ledger.text, ledger.low, worded(ledger.text, *story)))


def take_frame(ledger: Ledger, labels: list[Label]) -> None:
    """Take the head before the first label, a place before the story, and who signs."""
    text, low = ledger.text, ledger.low
    if labels and (head := unlabelled_head(labels, text)):
        ledger.take(read_header(text, low, *head))
    if ledger.narrative and ledger.is_open("location"):
        ledger.take(read_loose_place(text, low, [(0, ledger.narrative[0])]))
    if ledger.lacks("signature"):
        ledger.take(_closing(ledger, last_short_value(labels)))
    told = last_told(labels)
    if told and ledger.is_open("signature"):  # behind it may stand an item: "Travel 33 mins"
        ledger.take(_closing(ledger, told, alone=False))


def _closing(ledger: Ledger, start: int, *, alone: bool = True) -> list[Found]:
    """Return who signs at the end; what a plan begins with is nobody's name: "NEXT: SAME MARKET 10/12"."""
    found = [*read_closing(ledger.text, ledger.low, start, alone=alone)]
    plan = ledger.fields["plan"]
    if not found or not plan.present or found[0].start != plan.start:
        return found
    letters = ledger.low[found[0].start : found[0].end].split()[-1]
    return found if letters in field_words().credentials else []


def take_story(ledger: Ledger, items: list[Found], sentences: list[Span] | None) -> None:
    """Take what the sentences of the story tell of the contact, behind what the items say more surely."""
    if ledger.narrative is None:
        return
    behind = ledger.narrative[1]  # a date there may be that of the signature, and the story may tell a better one
    ledger.take(i for i in items if i.name in HEAD_FACTS and not (i.name == "service_date" and i.start >= behind) and ledger.fits(i))
    ledger.take(read_prose(ledger.text, ledger.low, within(sentences, ledger.text, ledger.narrative), ledger.fields))


def take_sections(ledger: Ledger) -> None:
    """Add the narrative, and keep a signature that closes the note out of narrative and plan."""
    text, fields = ledger.text, ledger.fields
    if ledger.narrative and not fields["narrative"].present:
        fields["narrative"] = worded(text, *ledger.narrative)
    signed = fields["signature"].start
    for name in ("narrative", "plan") if signed is not None else ():
        span = span_of(fields[name])
        if signed is None or span is None or not span[0] < signed < span[1]:
            continue
        is_whole_note = name == "narrative" and not text[: span[0]].strip() and not text[span[1] :].strip()
        if fields[name].present and not is_whole_note:
            fields[name] = before_signature(text, span[0], signed)

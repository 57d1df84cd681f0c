"""Take what stands outside of story and plan, then what single sentences of the story may still tell."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.pipeline.record.codes import find_codes
from notelint.pipeline.record.header import Found
from notelint.pipeline.record.ledger import ASIDES, Ledger
from notelint.pipeline.record.leftover import read_asides, read_leftovers
from notelint.pipeline.record.loose_words import read_line, read_loose_place, read_loose_service
from notelint.pipeline.record.opening_place import opening_place
from notelint.pipeline.record.parts import Span, within
from notelint.pipeline.record.service import service_alone, service_at_opening, service_of_a_length
from notelint.pipeline.record.way_and_desk import read_way_and_desk


def take_outside(ledger: Ledger, items: list[Found], sentences: list[Span] | None) -> None:
    """Take the items that stand by themselves, then what is still lacking, from the surest place to the least sure."""
    text, low = ledger.text, ledger.low
    ledger.take(item for item in items if ledger.fits(item))
    if ledger.is_open("location"):
        ledger.take(read_loose_place(text, low, ledger.outside()))
    if ledger.is_open("location"):
        ledger.take(read_line(low, ledger.outside()))
    if ledger.is_open("location"):
        openings = {0, ledger.narrative[0]} if ledger.narrative else {0}
        ledger.take(Found("location", *place) for start in sorted(openings) for place in opening_place(text, low, start))
    if ledger.lacks("service_type"):
        ledger.take(_services(ledger))
    is_timed = ledger.fields["duration"].present or ledger.fields["end_time"].present
    if ledger.narrative and (ledger.lacks("service_date", "location", "end_time") or not is_timed):
        ledger.take(read_leftovers(text, low, within(sentences, text, ledger.narrative), ledger.fields))
    if ledger.lacks(*ASIDES):
        ledger.take(read_asides(text, low, ledger.narrative))
    if ledger.lacks("procedure_code", "diagnosis_code"):
        ledger.take(Found(*code) for code in find_codes(low, 0, len(low)))
    if wanted := frozenset(name for name in ASIDES if ledger.is_open(name)):
        ledger.take(read_way_and_desk(text, low, wanted))


def _services(ledger: Ledger) -> Iterator[Found]:
    """Yield the kind of service as it stands outside the story, then where it is a part by itself anywhere."""
    yield from read_loose_service(ledger.text, ledger.low, ledger.outside())
    for look in (service_of_a_length, service_alone, service_at_opening):
        if ledger.lacks("service_type") and (told := look(ledger.low, 0, len(ledger.low))):
            yield Found("service_type", *told)

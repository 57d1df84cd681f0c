"""What a note leaves behind to be compared by: hashes and places, and none of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.pipeline.record.moments import lowered
from notelint.pipeline.sheet import Sheet
from notelint.review.across.groups import group_of
from notelint.review.across.hashing import bands, fingerprint, kept, windows
from notelint.review.across.sections import STORY, Section, sections_of
from notelint.review.across.thresholds import FEWEST_WORDS
from notelint.review.across.words import hashes_of
from notelint.review.names import name_forms, name_key, writer_key

if TYPE_CHECKING:
    from notelint.exports.rows import Row
    from notelint.report import Report


class SectionTrace(NamedTuple):
    """One section: its name (`STORY`, `PLAN`), place in code points, number of words, and hashes.

    `shingles` holds a 32-bit hash of each five words in a row, `bands` the MinHash bands; both are empty for plans
    and short sections, which make no two notes alike.
    """

    name: str
    start: int
    end: int
    words: int
    shingles: bytes
    bands: tuple[int, ...]


class Traces(NamedTuple):
    """What the note with this key is compared by; plain values that cross processes.

    `person` and `writer` are names in one form for all spellings. `begin` and `finish` are those of the row. `fingerprint` is the
    same for notes that tell the same but for dates, numbers, pronouns and the person's own name, `None` for a note too short to be
    called a copy. `group` is of `groups.group_of`; `she` and `he` count pronouns in what is told.
    """

    key: int
    person: str
    writer: str
    fingerprint: int | None
    group: int
    she: int
    he: int
    begin: int | None
    finish: int | None
    sections: tuple[SectionTrace, ...]


def traces(sheet: Sheet, report: Report, row: Row, key: int) -> Traces:
    """Return what is needed to compare a checked note with all others."""
    low = sheet.low if sheet.plain is sheet.text else lowered(sheet.plain)
    names = name_forms(row.person)
    sections = sections_of(sheet)
    hashes = [hashes_of(low, section.start, section.end, names) for section in sections]
    traced = tuple(_trace(_in_note(section, sheet), found) for section, found in zip(sections, hashes, strict=True))
    is_long = any(section.shingles for section in traced)
    told = " ".join([low[section.start : section.end] for section in sections if section.name == STORY]).split()
    return Traces(
        key,
        name_key(row.person),
        writer_key(row.writer),
        fingerprint(_whole(low, sections, hashes, names)) if is_long else None,
        group_of(sheet, is_grouped=row.is_grouped),
        told.count("she") + told.count("her"),
        told.count("he") + told.count("his") + told.count("him"),
        row.begin,
        row.finish,
        traced,
    )


def _whole(low: str, sections: list[Section], hashes: list[list[int]], names: frozenset[str]) -> list[int]:
    """Return the hashes of all words of a note; those of its sections are there already."""
    whole: list[int] = []
    at = 0
    for section, found in zip(sections, hashes, strict=True):
        whole += hashes_of(low, at, section.start, names)
        whole += found
        at = section.end
    return whole + hashes_of(low, at, len(low), names)


def _in_note(section: Section, sheet: Sheet) -> Section:
    start, end = sheet.in_note(section.start, section.end)
    return Section(section.name, start, end)


def _trace(section: Section, hashes: list[int]) -> SectionTrace:
    if section.name != STORY or len(hashes) < FEWEST_WORDS:
        return SectionTrace(*section, len(hashes), b"", ())
    found = windows(hashes)
    return SectionTrace(*section, len(hashes), kept(found), tuple(bands(found)))

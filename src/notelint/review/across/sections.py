"""The sections of a note that can be copied: what is told and what is planned, not labels, codes, goals or notices."""

from __future__ import annotations

import re
from typing import NamedTuple

from notelint.late import late
from notelint.pipeline.layout.field_words import SECTION, field_words
from notelint.pipeline.layout.heads import heading_of
from notelint.pipeline.sheet import Label, Sheet
from notelint.review.across.thresholds import FEWEST_LOOSE_WORDS, FEWEST_WORDS

STORY, PLAN = "story", "plan"
_ASIDE = "aside"  # goals, codes, notices, plans of treatment: they may stand in many notes
MOST_SECTIONS = 31  # of one note; a transcript may have more marks than sections
_NOTICE = late(r"confidential|notice|disclaim|attest|certif|privacy|statement|rights|consent", re.IGNORECASE)
_LEGAL = late(r"confidential|42 cfr|disclos|attest|hereby|i certify", re.IGNORECASE)
_HEAD = 200  # code points in which a notice shows itself
_PROSE_LINE = 60  # code points of a line, on average; a letterhead has shorter ones


class Section(NamedTuple):
    """One section: `STORY` or `PLAN`, and where it stands in the note, in code points."""

    name: str
    start: int
    end: int


def sections_of(sheet: Sheet) -> list[Section]:
    """Return the sections of a note in their order; a note without labels is one section."""
    labels = sheet.labels or []
    if not labels:
        return [Section(STORY, 0, len(sheet.text))]
    told = _narrative(sheet)
    headed: list[Section] = []
    claimed: list[tuple[int, int]] = []
    for label in labels:
        if name := _name_of(sheet.plain, label, told):
            headed.append(Section(name, label.value_start, label.value_end))
            claimed.append((label.start, label.value_end))
    loose = [section for section in _between(claimed, sheet.plain) if _is_told(sheet.plain, section, told)]
    sections = sorted([*headed, *loose], key=lambda section: section.start)
    return [section for section in sections if section.name != _ASIDE][:MOST_SECTIONS]


def _narrative(sheet: Sheet) -> tuple[int, int] | None:
    field = (sheet.fields or {}).get("narrative")
    return None if field is None or field.start is None or field.end is None else (field.start, field.end)


def _name_of(text: str, label: Label, told: tuple[int, int] | None) -> str:
    """Return what stands behind a heading; "" for headings that part nothing: unknown ones inside the narrative, and empty ones."""
    start, end = label.value_start, label.value_end
    if start == end:
        return ""
    if label.field:
        return {"plan": PLAN, "narrative": STORY}.get(label.field, _ASIDE)
    head = text[label.start : label.end]
    heading = heading_of(head, field_words())
    if len(head) == 1 or (heading is not None and heading.reach == SECTION):
        return STORY
    if heading is not None or _NOTICE.search(head):
        return _ASIDE
    if told is not None and told[0] <= start and end <= told[1]:
        return ""
    return STORY if _is_long(text, start, end) else _ASIDE


def _between(claimed: list[tuple[int, int]], text: str) -> list[Section]:
    """Return the parts of a note that no heading claims."""
    starts = [0, *(end for _, end in claimed)]
    ends = [*(start for start, _ in claimed), len(text)]
    return [Section(STORY, start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _is_told(text: str, section: Section, told: tuple[int, int] | None) -> bool:
    """Tell whether what stands under no heading is told: the narrative, or other prose that is no letterhead and no notice."""
    _, start, end = section
    if told is not None and start < told[1] and told[0] < end:
        return _is_long(text, start, end)
    lines = text[start:end].strip().splitlines()
    is_prose = (end - start) / max(len(lines), 1) >= _PROSE_LINE and _is_long(text, start, end, FEWEST_LOOSE_WORDS)
    return is_prose and not _LEGAL.search(text, start, min(end, start + _HEAD))


def _is_long(text: str, start: int, end: int, fewest: int = FEWEST_WORDS) -> bool:
    return start < end and len(text[start:end].split(None, fewest)) > fewest

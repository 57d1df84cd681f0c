"""The end of a note: lines that are not its writer's (who supervised, looked it over or got a copy), and a signature above its captions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.layout.heads import DECORATION, heading_of
from notelint.pipeline.record.header import Found
from notelint.pipeline.record.moments import find_clock, find_dates, has_digit
from notelint.pipeline.record.titles import holds_credential
from notelint.pipeline.sheet import Label

Span = tuple[int, int]
TAIL = 400  # code points at the end of a note in which others sign
LONGEST_LINE = 100  # code points
LONGEST_NAME = 60
MOST_NAMES = 4  # words of a name and a credential
_OF_ANOTHER = (
    r"(?:clinical\s|program\s|team\s|peer\s)?supervis(?:or|ed\sby|ing)\b|co-?sign|cc\b|copy\sto\b|witness\b|(?:legal\s)?guardian\b|parent(?:/guardian)?\b(?!\s(?:peer|support|partner|advocate|mentor|coach|navigator|specialist))"
    r"|(?:member|client|participant|consumer|patient|beneficiary|resident|youth|individual|person(?:\sserved)?)(?:['’]s)?\s(?:signature|signed|initials)\b"
)
_DONE = r"(?:reviewed|approved|printed|faxed|referred|routed|received|witnessed)(?:\sand\s[a-z-]+)?\s(?:by|to)\b"
# Other professions; a peer's credential on the line says that the label is only the form's.
_PROFESSION = (
    r"(?:primary\s|attending\s)?(?:therapist|clinician|psychiatrist|physician|prescriber|nurse|social\sworker|case\s?manager"
    r"|care\s(?:manager|coordinator)|team\slead(?:er)?)\b"
)
_OTHERS = late(
    r"(?:(?m:^)[ \t*_>#•–—-]*|[ \t]{2,}|[|;][ \t]*|[.!?]\s)"
    rf"(?:(?:{_OF_ANOTHER}|(?P<profession>{_PROFESSION}))(?:[^:\n]{{0,30}}:|(?:ed)?\sby\b|[ \t]*_)|{_DONE})"
)
_FOOTER = late(r"(?m)^[ \t–—-]*page\s\d{1,3}(?:\s?(?:of|/)\s?\d{1,3})?[ \t–—-]*$")
# Labels of days and times that are not those of the contact.
_OTHER_TIMES = late(
    r"(?:next\s)?(?:court|hearing)\s(?:date|time).*|.*\bsched(?:uled)?\b(?!.*\bdate).*|appointment\stime|(?:date\s)?last\s(?:seen|contact|visit)"
    r"|date\sof\slast\s.*|time\s(?:of\snote|of\sentry|written|signed|entered|documented)|total\b.*\bincl.*"
)
# Labels of the day on which a note was typed: it may be that of the signature, and its time is none of the contact's.
_TYPED = late(r"entry\s(?:date|time).*|(?:note\s|date\s|date/time\s|date\sand\stime\s)?(?:entered|of\sentry|dictated|transcribed)(?:\son)?")
_BELOW = late(r"\s*(?:date|time|date/time|credentials?)?\s*[:_-]*\s*[\d/:.,\s_-]*(?:[ap]\.?m\.?)?\s*\Z")
_TITLE_BEHIND = late(r"(?:clinical\s|program\s)?supervisor\W*\Z")
_TOLD = frozenset({"narrative", "plan"})
_KEPT = frozenset({"", "signature_date", "service_date"})  # labels that may stand on the line of another: their date, no item of ours
_CELLS = late(r"[^\s|](?:[^\n|\t ]|[ ](?![ ]))*")
_RULE = " \t_-=.|"


def lines_of_others(text: str, low: str, labels: list[Label]) -> list[Span]:
    """Return the lines near the end that name somebody else: "Supervisor: ...", "Printed by: ...", "Client signature: ..."."""
    told = [label.start for label in labels if label.field in _TOLD]
    floor = max(told[0] if told else 0, len(text) - TAIL)
    found: list[Span] = []
    for other in _OTHERS.finditer(low, floor):
        end = _line_end(text, other.end())
        ours = [label.start for label in labels if other.end() < label.start < end and label.field not in _KEPT]
        end = ours[0] if ours else end
        if end - other.start() > LONGEST_LINE or (other["profession"] and _names_peer(low[other.end() : end])):
            continue
        below = _line_end(text, end + 1)
        is_below = not ours and text[end:below].strip() and has_digit(text, end, below) and _BELOW.match(low[end:below]) is not None
        found.append((other.start() + (low[other.start()] in ".!?"), below if is_below else end))
    return [*found, *_by_title(text, low, floor), *(footer.span() for footer in _FOOTER.finditer(low))]


def _names_peer(low: str) -> bool:
    words = re.split(r"[^a-z]+", low)
    return not field_words().credentials.isdisjoint(words) or "peer" in words


def _by_title(text: str, low: str, floor: int) -> Iterator[Span]:
    """Yield the last line if its name has a supervisor's title and no peer's credential: "Tom Ray, LCSW, Supervisor"."""
    end = len(text.rstrip())
    start = max(text.rfind("\n", 0, end) + 1, floor)
    if not _TITLE_BEHIND.search(low[start:end]) or end - start > LONGEST_LINE:
        return
    if _TITLE_BEHIND.fullmatch(low[start:end]):
        start = max(text.rfind("\n", 0, max(start - 1, 0)) + 1, floor)
    if not _names_peer(low[start:end]):
        yield start, end


def values_of_others(low: str, labels: list[Label]) -> Iterator[Span]:
    """Yield what stands behind labels of another day or time: "Scheduled time: 2:00 PM", "Court date: 5/2/2026"."""
    for label in labels:
        if not label.field and _OTHER_TIMES.fullmatch(low, label.start, label.end):
            yield label.value_start, min(label.value_end, _line_end(low, label.value_start))
        elif not label.field and _TYPED.fullmatch(low, label.start, label.end):
            typed = find_clock(low, label.value_start, min(label.value_end, _line_end(low, label.value_start)))
            if typed is not None:
                yield typed.start, typed.end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def without_lines(text: str, lines: list[Span]) -> str:
    """Return the text with some lines blanked out; every offset stays."""
    if not lines:
        return text
    letters = list(text)
    for start, end in lines:
        letters[start:end] = ["\n" if sign == "\n" else " " for sign in letters[start:end]]
    return "".join(letters)


def signed_above(text: str, low: str) -> tuple[Span, list[Found]] | None:
    """Return where captions stand below a signature, and its items: "__Ida Moss, FPS__  __4/9/26__" over "Signature   Date".

    Where nobody signed on the line above them, it is part of the captions.
    """
    floor = max(0, len(text) - TAIL)
    lines = [(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text[floor:])]
    lines = [(start + floor, end + floor) for start, end in lines if not text[start + floor : end + floor].isspace()]
    for at in range(1, len(lines)):
        captions = [] if _goes_on(text, lines[at + 1 :]) else _captions(text, *lines[at])
        above = at - 1
        while captions and above > 0 and not text[slice(*lines[above])].strip(_RULE):
            above -= 1  # the line to sign on
        values = [cell.span() for cell in _CELLS.finditer(text, *lines[above])] if captions else []
        if captions and (found := [*_signed(text, low, captions, values)]):
            return lines[at], found
        if captions and not text[slice(*lines[at - 1])].strip(_RULE):
            return (lines[at - 1][0], lines[at][1]), []
    return None


def _captions(text: str, start: int, end: int) -> list[str]:
    """Return the items that the words of a line name, if they are nothing but captions of a signature and its date."""
    cells = [cell[0] for cell in _CELLS.finditer(text, start, end)]
    if not cells or any(sign in text[start:end] for sign in ":0123456789"):
        return []
    headings = [heading_of(cell.strip(DECORATION), field_words()) for cell in cells]
    fields = [heading.field for heading in headings if heading is not None]
    is_signing = len(fields) == len(cells) and fields[0] == "signature" and set(fields[1:]) <= _KEPT
    return fields if is_signing else []


def _goes_on(text: str, lines: list[Span]) -> bool:
    """Tell whether what is signed stands below a heading, and is not above it as a caption's is."""
    return any(has_digit(text, *line) or holds_credential(text[slice(*line)]) for line in lines)


def _is_name(words: str) -> bool:
    """Tell whether a few words, each with its capital, may be a name and are no heading."""
    parts = words.replace(",", " ").split()
    return 1 < len(parts) <= MOST_NAMES and all(part[0].isupper() for part in parts) and heading_of(words, field_words()) is None


def _signed(text: str, low: str, captions: list[str], values: list[Span]) -> Iterator[Found]:
    """Yield the name that stands above a caption, and the date beside it."""
    names = [(start, end) for start, end in values if text[start:end].strip(_RULE)]
    if not names or len(names) > len(captions) + 1:
        return
    start, end = names[0]
    name = text[start:end].strip(_RULE + "*")
    begin = text.index(name, start)
    dates = find_dates(low.replace("_", " "), begin, names[-1][1])
    stop = dates[0].start if dates and dates[0].start < end else begin + len(name)
    name = text[begin:stop].rstrip(_RULE + ",;(")
    if not _is_name(name) and not (holds_credential(name) and len(name) <= LONGEST_NAME):
        return
    yield Found("signature", begin, begin + len(name))
    if dates:
        yield Found("signature_date", *dates[0])

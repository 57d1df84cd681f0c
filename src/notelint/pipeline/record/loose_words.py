"""Read places and kinds of service out of lines of items: a part of the line names one and holds nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notelint.late import late
from notelint.pipeline.record.header import Found
from notelint.pipeline.record.loose import LINE, is_story
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.place import place_in

Span = tuple[int, int]
_SEGMENT = late(r"[|;\t•·*\[\]]+|\s/+\s|//+|\s[-–—]+\s|\s{3,}|(?<!\b(?:at|in|of|by|to)\sst)(?<![,/|–—-]\sst)\.\s|,\s")
_PLACE_LABEL = late(r"\s*(?:@|(?:pos|loc|place|site|where|location|setting|svc loc)\b\.?:?)\s+", re.IGNORECASE)
_CODED_PLACE = late(
    r"\s*(?:pos\s)?\(?(?:0[2-9]|1[0-9]|2[0-3]|27|49|5[0-8]|71|72|99)\)?\s?(?:[-–=:]\s?)?(?!min|hour|unit|day|hrs|year|week|month|people|present)[a-z]{4,}.*"
)
# In a row without any marks the labels stand in capitals: "PLACE Home DURATION 75 min".
_IN_CAPITALS = (
    r"\b(?:PLACE|LOCATION|LOC|SITE|SETTING|AT)\s((?![A-Z]{3,}\b)[\w'’,&-]+(?:\s(?![A-Z]{3,}\b)[\w'’,&-]+){0,6}?)"
    r"\s{0,8}(?=\b[A-Z]{3,}\b|$|\s{2})"
)
_NO_PLACE = late(
    r"\b(?:peer|support|service|group|session|note|signed|goal|plan|mrn|dob|client|patient|member|type)s?\b(?!['’])|\d{5}|^\s*[a-z]:|\w\w:\s"
)
_POS = r"\bpos\s?[#:]?\s?(\d\d\b(?:\s?[-–(]\s?[a-z][a-z ']{2,30}\)?)?)"
_REMOTE = (
    r"\s*(?:(?:modality|mode|platform|via|by|on|seen|how(?:\s\w+)?|contact type|format|delivered|medium)(?:/\w+)?\s?[:=-]?\s*)?"
    r"((?:tele\w*|video|audio|phone|zoom|doxy)(?:[\s/-](?:video|visit|call|only|phone|audio|session|\(?(?:pos\s)?(?:02|10)\)?))*)\s*"
)
_BY_LINE = r"\b(?:by|via|over)\s(?:the\s)?(?:ph\b\.?|phone|tel\b\.?|telephone|video|zoom|facetime|telehealth)(?:\scall)?\b"
_SERVICE_LABEL = late(r"[ \t]*(?:svc|service|serv)(?:\stype)?\s(?=\w)")
_CODE_BEFORE = r"[\s(]*[a-v]\d{4}\b(?:[-:\s](?:[a-z][a-z\d]|\d\d)\b)*[\s:-]*"
_SERVICE = (
    r"\b(?:peer|self-?\s?help|recovery)(?:[\s/-](?:led|support|recovery|service|session|group|coach|counsel|mentor|bridg|peer|encounter|follow|help|wellness|visit|contact|partner|navigat|time|talk|chat|compan|listen|outreach|accompan|check-?in|circle|sup|1:1|one|indiv)\w*)+|\bindiv\w*\.?\speer\b"
    r"|\b(?:educational|talking|hearing voices|skill-?\s?building|skills|psycho-?ed\w*|wrap|budgeting|support"
    r"|sharing|mutual|prevention)\b[\w\s,'-]{0,30}\b(?:group|class|circle|workshop)\b"
    r"|\bpeer(?:\s[\w&+/-]+){0,3}?\s(?:group|grp|circle|class|workshop|session|visit|call|contact|coaching|mentoring|navigation|socialization|1:1)\b"
    r"|\b(?:support|services?|coaching|navigation) (?:by|with|from) (?:an? )?peer\b|\bpeer supp\b"
)
_NO_SERVICE = (
    r"\b(?:form|sheet|log|specialist(?!\s(?:\w+\s)?(?:visit|session|contact|encounter|1:1))|note|center|centre|progress|entry"
    r"|program|house|clinic|contact log|record|coach)\b|supporter|\d{3}"
)
_OF_STAFF = late(r"\b(?:staff|peer|by|sign\w*|sig|writer|author|provider|facilitator|worker|wrote|plan|goal|next|note|name)\b")
_BEHIND_NAME = r"(?:^|[\s/])[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){1,3},\s$"  # "Fern Delacroix, Peer Support Provider": her title
_HELD = r"\b(?:class|group|circle|workshop|session|visit|call|contact)\b"
MOST_PLACE = 9  # words
LONGEST_NAME = 120  # code points of somebody's name


def read_loose_place(text: str, low: str, regions: Iterable[Span]) -> Iterator[Found]:
    """Yield the place named in a part of a line of items that holds nothing else."""
    for floor, limit in regions:
        for line in LINE.finditer(low, floor, limit):
            if not is_story(line[0]):
                yield from _place_in_line(text, low, line.start(), line.end())


def _place_in_line(text: str, low: str, start: int, end: int) -> Iterator[Found]:
    if capitals := compiled(_IN_CAPITALS).search(text, start, end):
        yield Found("location", *_stripped(text, *capitals.span(1)))
    if coded := compiled(_POS).search(low, start, end):
        yield Found("location", *_stripped(text, *coded.span(1)))
    at = start
    for cut in (*_SEGMENT.finditer(low, start, end), None):
        stop = cut.start() if cut else end
        begin = at
        if label := _PLACE_LABEL.match(low, at, stop):
            begin = label.end()
        words = low[begin:stop].split()
        is_short = 0 < len(words) <= MOST_PLACE
        if is_short and (label or _CODED_PLACE.fullmatch(low, begin, stop)) and any(c.isalnum() for c in low[begin:stop]):
            yield Found("location", *_stripped(text, begin, stop))
        elif is_short and not _NO_PLACE.search(low[begin:stop]) and (place := place_in(low, begin, stop)):
            yield Found("location", *place)
        elif is_short and (remote := compiled(_REMOTE).fullmatch(low, begin, stop)):
            yield Found("location", *remote.span(1))
        at = cut.end() if cut else end


def read_line(low: str, regions: Iterable[Span]) -> Iterator[Found]:
    """Yield by which line two people were connected: "Peer support call by phone"."""
    for floor, limit in regions:
        if line := compiled(_BY_LINE).search(low, floor, limit):
            yield Found("location", *line.span())


def read_loose_service(text: str, low: str, regions: Iterable[Span]) -> Iterator[Found]:
    """Yield the name of a service that is a part of a line of items."""
    for floor, limit in regions:
        for line in LINE.finditer(low, floor, limit):
            if "peer" in line[0] or "recovery" in line[0] or "self" in line[0] or "group" in line[0] or "class" in line[0]:
                yield from _service_in_line(text, low, line.start(), line.end())


def _service_in_line(text: str, low: str, start: int, end: int) -> Iterator[Found]:
    at = start
    for cut in (*_SEGMENT.finditer(low, start, end), None):
        stop = cut.start() if cut else end
        if code := compiled(_CODE_BEFORE).match(low, at, stop):
            at = code.end()
        if label := _SERVICE_LABEL.match(low, at, stop):
            at = label.end()
        colon = low.rfind(":", at, stop)
        if colon > 0 and not low[colon - 1].isdigit():
            if compiled(_SERVICE).search(low, at, colon) and not _OF_STAFF.search(low, at, colon):
                stop = colon  # "Skill-building group: cooking for one"
            elif not _OF_STAFF.search(low, at, colon):
                at = colon + 1  # "What it was: peer visit"
        is_title = compiled(_BEHIND_NAME).search(text[max(start, at - LONGEST_NAME) : at]) and not compiled(_HELD).search(low, at, stop)
        named = None if is_title else compiled(_SERVICE).search(low, at, stop)
        words = low[at:stop].split()
        if (
            named
            and len(words) <= MOST_PLACE
            and ":" not in low[at:stop].replace("1:1", "")
            and not compiled(_NO_SERVICE).search(low, at, stop)
        ):
            yield Found("service_type", *_stripped(text, at, stop))
        at = cut.end() if cut else end


def _stripped(text: str, start: int, end: int) -> Span:
    value = text[start:end]
    left = len(value) - len(value.lstrip(" \t*_:("))
    return start + left, start + max(left, len(value.rstrip(" \t*_.,;")))

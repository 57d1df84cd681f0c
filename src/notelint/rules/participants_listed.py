"""NL902 participants-listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.record.contradiction_words import contradiction_words
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import field, told_words

BACK = 40  # code points before a list of names in which it is told whose names they are
_NAME = (
    r"(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?:[\"“][A-Z]\w+[\"”] )?(?:[A-Z]\. [A-Z][a-z'’]+|[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?(?: "
    r"(?:[A-Z][\w'’-]+|[A-Z]\b\.?)){0,2})"
    r"(?: \([^()\n]{1,30}\))?"
)
_JOIN = r"\s?[,;]\s(?:and\s|&\s)?|\s(?:and|&)\s"
_LIST = rf"(?<![\w.])({_NAME}(?:(?:{_JOIN}){_NAME})+)"
_FULL = late(r"[A-Z][a-z'’]+\s(?:[A-Z][\w'’-]+|[A-Z]\b)")
_DOES = (
    r"(?<![\w.])((?:Mr|Ms|Mrs)\.?\s[A-Z][a-z'’]+|[A-Z][a-z'’]+\s(?:[A-Z][a-z'’]{2,}|[A-Z]\.)),?\s(?:(?:then|also|who)\s)?"
    r"(?:began|said|told|answered|shared|spoke|talked|read|cried|asked|laughed|offered|passed|listened|started|were|came|would|has|had|put|gave|brought"
    r"|held|nodded|clapped|joked|traded|each|both|all)\b"
)
_BETWEEN = r"(?:between|next to|beside|paired with|across from|with)\s([A-Z][a-z'’]+\s(?:[A-Z][a-z'’]{2,}|[A-Z]\.?))\s(?:and|,)"
# "Harriet opened with a picture. Sam said that ... Then Lupita spoke of ...": first names that do something, each in its turn.
_FIRST = (
    r"(?:^|[.!?]\s{1,4}|\n[ \t]{0,8}|\bThen\s|\band\s|,\s)([A-Z][a-z]{2,})\s(?:then\s|also\s)?"
    r"(?:opened|said|told|spoke|shared|read|cried|asked|laughed|offered|passed|started|answered|went first|talked|nodded|brought)\b"
)
# A full name that does something, or stands beside somebody: "worked with Anthony Gales", "Patrice O. said hers starts".
_NO_PLACE = r"(?!\s(?:St|Ave|Rd|Street|Avenue|Park|House|Center|Hall|Church|Library|Clinic|Hospital|School)\b)"
_FULL_NAME = rf"(?!(?:Mr|Ms|Mrs|Dr)\b)[A-Z][a-z'’]+\s(?:[A-Z][a-z'’]{{2,}}{_NO_PLACE}|[A-Z]\.)"
_DOING = (
    r"said|told|asked|offered|shared|answered|gave|got|brought|began|read|cried|laughed|nodded|passed|described|talked|spoke|put|did"
    r"|was|had|came|sat"
)
_TAKES_PART = late(
    rf"\b(?:with|beside|between|across\sfrom|next\sto|by|and|from)\s(?P<name>{_FULL_NAME})(?=\s(?:and|did|had|who|in|on|to|about)\b|[,.])"
    r"|\b(?P<short>[A-Z][a-z'’]+\s[A-Z]\.)(?=,|\s[a-z])"
    rf"|\b(?P<doer>{_FULL_NAME})(?=,?\s(?:then\s|also\s)?(?:{_DOING})\b)"
)
_CAPITAL = late(r"\b[A-Z][a-z]{2,}\b")
# Who is spoken of, and did not take part: "about the judge, Ann Lowe", "called Pete Dragan at the housing office".
_OUTSIDE = late(r"\b(?:about|judge|officer|dr|called|named|landlord|lawyer|wrote|emailed|texted|by|appointment|song|book|st|saint)\W*$")
FEWEST_FIRST = 3  # one of them may be the person
_NO_FIRST_NAMES = frozenset(
    [
        "When",
        "After",
        "As",
        "Then",
        "But",
        "And",
        "If",
        "While",
        "Later",
        "Once",
        "Our",
        "The",
        "His",
        "Her",
        "Their",
        "She",
        "He",
        "They",
        "We",
        "Client",
        "Peer",
        "Staff",
        "Nobody",
        "Everyone",
        "Somebody",
        "Someone",
        "Group",
        "One",
        "Two",
        "Three",
        "Everybody",
        "Another",
        "Others",
        "Some",
        "Today",
        "You",
        "This",
        "That",
        "There",
        "Participant",
        "Resident",
        "Person",
        "Youth",
        "Veteran",
        "Guest",
        "Writer",
        "Facilitator",
        "Most",
        "Many",
        "Each",
        "All",
        "Who",
        "What",
        "Mom",
        "Dad",
        "Mother",
        "Father",
        "Tenant",
        "Patient",
        "Consumer",
        "Individual",
        "Member",
    ]
)
KIN = 14  # code points before a name in which it is told whose brother it is
_KIN = late(
    r"\b(?:brother|sister|mother|mom|father|dad|son|daughter|wife|husband|aunt|uncle|cousin|friend|nurse|doctor|dr|pastor|judge|coach|like|named)\W*$"
)
_CREDENTIAL = late(r"\b[A-Z]{3,}\b")
_DAYS = late(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December"
)


class ParticipantsListed(Rule):
    """Keep the names of others in a group out of one person's note.

    ## Why
    Each note belongs to one person's record. Whoever reads it later must not learn who else was there.

    ## Write instead
    How many came, and what the others did without their names: "another member offered her a ride".

    ## Fix
    None: how to tell it without names is the writer's choice.
    """

    meta = RuleMeta(
        code="NL902",
        name="participants-listed",
        family=Family.PRIVACY,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=("One note per participant, no list of participants in anyone's note (commonly known); 42 CFR Part 2, 45 CFR 164",),
    )
    bad = (
        "Service: Peer support group\nPresent: <<Jolene Frick, Marcus Adeyemi, Tova Lind>> and this member\nNarrative: "
        "We talked about snow.",
        "Service: Peer support group\nNarrative: Also there: <<Monique Sayles, Pete Dragan, and Lynn Hobbs>>. He told about his guitar.",
    )
    good = (
        "Service: Peer support group\nFacilitators: Jolene Frick and Marcus Adeyemi\nNarrative: Nine people came.",
        "Service: Individual peer support\nNarrative: She talked about her sisters, Monique, Ann and Lynn.",
        "Service: Peer support group\nNarrative: He told the group about his brothers Pete and Lou.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on a list of names of those who took part in a group."""
        words = contradiction_words()
        if not words.group_words.search(sheet.low, words=sheet.words) or not _is_group(sheet):
            return
        listed = next((names.span(1) for names in compiled(_LIST).finditer(sheet.text) if _is_of_participants(sheet, *names.span(1))), None)
        place = listed or _named_one_by_one(sheet) or _first_names(sheet) or _named_beside(sheet)
        if place:
            message = "Names of others who took part stand in this person's note. Tell how many came, and what they did without names."
            yield Finding(*place, message)


def _named_one_by_one(sheet: Sheet) -> tuple[int, int] | None:
    """Return the second of two full names that do something in the story of a group."""
    story = field(sheet, "narrative")
    if story.start is None or story.end is None:
        return None
    words, seen = contradiction_words(), set[str]()
    for name in (
        *compiled(_DOES).finditer(sheet.text, story.start, story.end),
        *compiled(_BETWEEN).finditer(sheet.text, story.start, story.end),
    ):
        around = sheet.text[max(story.start, name.start() - BACK) : name.end() + BACK].lower()
        if (
            name[1].split()[0] in _NO_FIRST_NAMES
            or words.staff_words.search(around)
            or _KIN.search(sheet.text[max(story.start, name.start() - KIN) : name.start(1)].lower())
            or sheet.voice_at(*name.span(1)) in ("quoted", "reported")
        ):
            continue
        seen.add(name[1])
        if len(seen) > 1:
            return name.span(1)
    return None


def _first_names(sheet: Sheet) -> tuple[int, int] | None:
    """Return the last of several first names that each say or do something in the story of a group."""
    story = field(sheet, "narrative")
    if story.start is None or story.end is None:
        return None
    words, seen = contradiction_words(), set[str]()
    signed = field(sheet, "signature").text or ""
    for name in compiled(_FIRST).finditer(sheet.text, story.start, story.end):
        around = sheet.text[max(story.start, name.start() - BACK) : name.end() + BACK].lower()
        is_other = name[1] in _NO_FIRST_NAMES or name[1] in signed or words.staff_words.search(around) is not None
        if not is_other and sheet.voice_at(*name.span(1)) not in ("quoted", "reported"):
            seen.add(name[1])
            if len(seen) >= FEWEST_FIRST:
                return name.span(1)
    return None


def _named_beside(sheet: Sheet) -> tuple[int, int] | None:
    """Return a full name of somebody who takes part beside the person: who is named most often is the person."""
    story = field(sheet, "narrative")
    if story.start is None or story.end is None:
        return None
    words, text = contradiction_words(), sheet.text
    firsts = Counter(name for name in _CAPITAL.findall(text, story.start, story.end) if name not in _NO_FIRST_NAMES)
    person = {name for name, _ in firsts.most_common(1)}
    signed = field(sheet, "signature").text or ""
    for name in _TAKES_PART.finditer(text, story.start, story.end):
        group = name.lastgroup or "name"
        start, end = name.span(group)
        first = name[group].split()[0]
        before = text[max(story.start, start - BACK) : start].lower()
        is_other = (
            first in person
            or first in _NO_FIRST_NAMES
            or name[group] in signed
            or _OUTSIDE.search(before) is not None
            or _KIN.search(before[-KIN:]) is not None
        )
        if is_other or words.staff_words.search(before + text[name.end() : name.end() + BACK].lower()):
            continue
        if sheet.voice_at(start, end) not in ("quoted", "reported"):
            return start, end
    return None


def _is_group(sheet: Sheet) -> bool:
    words = contradiction_words()
    told = told_words(sheet, "service_type", "procedure_code")
    if words.group_words.search(told):
        return True
    if words.one_person.search(told):
        return False
    return re.search(r"\bgroup\b|\bgrp\b|\bcircle\b|\bclass\b|-hq\b|\bhq\b", sheet.low) is not None


def _is_of_participants(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a list of names is one of those who were there: the words before it say so, and name no staff."""
    words, text = contradiction_words(), sheet.text
    floor = max(text.rfind("\n", 0, start) + 1, start - BACK)
    before, line_end = text[floor:start].lower(), text.find("\n", end)
    if _CREDENTIAL.search(text, start, end) or _DAYS.search(text, start, end) or field(sheet, "signature").start == start:
        return False
    after = text[end : end + BACK if line_end < 0 else min(line_end, end + BACK)].lower()
    if words.staff_words.search(before) or words.staff_words.match(after.lstrip(" ,(")):
        return False
    if sheet.voice_at(start, end) in ("quoted", "reported"):
        return False
    is_listed = words.attendance.search(before) is not None
    is_in_circle = re.match(r"\s(?:in the (?:circle|group|room)|(?:were|was) (?:there|here|present)|attended|came)", after) is not None
    named = len(_FULL.findall(text[start:end]))
    is_doing = re.match(r"\s(?:each|all)\s(?:told|said|shared|answered|talked|spoke|read|took)", after) is not None
    if is_doing:
        return True
    return (is_listed or is_in_circle) and (named > 1 or (re.search(r"[:=|\t]\s*$", before) is not None) or is_in_circle)

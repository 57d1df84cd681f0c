"""The rules that look across notes, in words for those who read a review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from notelint.diagnostics import Family, Severity

_SUPERVISOR = "A working peer supervisor's checks of an export: cloning section by section, names and pronouns as the tell"
_AUDITS = "What state auditors and supervisors look for in peer support notes: contacts that cannot all have been"
_TOOLKIT = "CalMHSA, Documentation for Peer Support Services (2023): a note is clear, consistent, descriptive, reliable, accurate, timely"
_EDITORS = "notelint editors' judgement"


@dataclass(frozen=True, slots=True)
class AcrossRule:
    """Name a rule across notes.

    `short` says it in one line, `why` says what is at stake, `instead` what to write or do; `sources` say where the judgement comes from.
    """

    code: str
    name: str
    short: str
    severity: Severity
    why: str
    instead: str
    sources: tuple[str, ...]
    family: Family = Family.PRIVACY
    since: str = "0.1.0"


CLONED = AcrossRule(
    "NL903",
    "cloned-note",
    "Tell each contact in words of its own.",
    Severity.WARNING,
    "A note says what happened with one person on one day. Where the words are the same in two notes, the reader cannot tell what "
    "happened this time, and the person finds somebody's day in their record that was not theirs. There may be a plain reason: a "
    "form that fills in the last note, a draft that was begun from an old one, a row exported twice.",
    "Ask the writer how the two came about. If a contact was told in words of another, write down what happened in this one: what the "
    "person did and said, what you did together.",
    (_SUPERVISOR, _TOOLKIT),
)
LEFT_IN = AcrossRule(
    "NL904",
    "other-person-left-in",
    "Keep another person's name and pronouns out of a copied note.",
    Severity.ERROR,
    "Another person's name or pronoun in a note tells this reader who else is served, and tells of something that this person did not "
    "do. It mostly stays behind when a note was begun from another one.",
    "Look at both notes with the writer, and correct the record in the way your agency asks for. If the person named was really there, "
    "write who they are to this person (a friend, a neighbor) in place of the name.",
    (_SUPERVISOR, "45 CFR 164.526: a person may ask that what is wrong in their record is amended"),
)
OVERLAP = AcrossRule(
    "NL905",
    "overlapping-services",
    "Have one service at a time.",
    Severity.WARNING,
    "One peer cannot be with two people at once, and one person cannot be at two places. Mostly it is a slip in a time; it still "
    "calls both contacts into doubt.",
    "Check the times of both against the calendar and correct the one that is wrong. If it was a group, or two peers went together, "
    "say so in the notes.",
    (_AUDITS, _EDITORS),
)
DOUBLED = AcrossRule(
    "NL906",
    "doubled-note",
    "Have one note for one contact.",
    Severity.WARNING,
    "Two notes for one contact count it twice, and the next reader does not know which of them holds.",
    "Keep the one that holds. Mark the other as a duplicate or a late addition in the way your agency asks for.",
    (_AUDITS, _EDITORS),
)
DATES_ONLY = AcrossRule(
    "NL907",
    "dates-only-differ",
    "Tell what was new on each day.",
    Severity.WARNING,
    "Notes that differ only in dates, times and numbers do not tell one day from another. What the person did, said and "
    "decided on each of these days is lost.",
    "Ask the writer what they remember of each day. From now on, write one thing that was new: what the person said, chose or tried.",
    (_SUPERVISOR, _TOOLKIT),
)
ACROSS_RULES: Mapping[str, AcrossRule] = MappingProxyType({rule.code: rule for rule in (CLONED, LEFT_IN, OVERLAP, DOUBLED, DATES_ONLY)})

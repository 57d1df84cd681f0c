"""Where a contact was, as the opening of a note tells it in passing: "Home visit.", "Call w/ Devin", "Drop-in center: sat with Pearl"."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.record.parts import Span
from notelint.pipeline.record.place import find_phrase, is_place

# A title, marks, a day and times before the first words.
_BEFORE = late(
    r"(?:(?:[a-z-]+\s){1,4}note\b[.,:]?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?,?"
    r"|[\s*#_>•=(),.;|–—-]|\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}:\d\d(?:\s?[ap]\.?m?\.?)?|\d{1,2}\s?[ap]\.?m\.?|\d{4}(?=\s?-\s?\d{4}))*"
)
_TURN = r"(?=\s?(?:w/|[.,;:(|\n–—-]|$)|\s(?:with|w|to|from|at|on|in|for|by|re|today|this|\d))"
_VISIT = late(rf"(?P<place>[a-z][a-z'’-]*(?:\s[a-z][a-z'’-]*){{0,2}})\s(?:visit|meeting|session|contact)s?{_TURN}")
_VISITED = frozenset(
    {"home", "bedside", "inpatient", "ed", "er", "hospital", "jail", "prison", "school", "office", "clinic", "shelter", "house"}
)
_LINE = late(
    r"(?:(?:follow[\s-]?up|outreach|check[\s-]?in|weekly|scheduled|brief|short|quick|return|incoming|outgoing)\s)?"
    r"(?:(?P<line>(?:tele)?phone|ph|tel|cell|video|zoom|facetime|warm\s?line|crisis\sline|text|text\smessage|voice)\s(?:call|visit|session|contact|exchange|check[\s-]?in|callback|chat|thread)s?"
    rf"|(?:call|callback|phoned|texts|zoom|facetime)){_TURN}"
)
# "Called Devin", "Texted w/ her": nobody's office is called.
_CALLING = r"(?:(?:i|writer|pss|cpss|this\s(?:writer|pss))\s)?(?P<how>called|phoned|rang|texted|facetimed|video\scalled)\s(?:w/\s?|with\s)?"
_CALLED = late_called(_CALLING + r"(?:him|her(?!\s[a-z])|them|(?:the\s)?(?:PERSON))\b")
_CALLED_NAME = late(
    f"(?i:{_CALLING})"
    r"(?!(?:County|Court|Social|Medi|Medicaid|Medicare|Housing|School|Clinic|Police|Dr|Doctor|Probation|Legal|Mobile|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"(?:M[rs]s?\.\s)?[A-Z][a-z'’]+\b"
)
# "Marcus came to the office with three listings".
_CAME = late_called(
    r"(?:he|she|they|(?:the\s)?(?:PERSON)|(?!i\s|we\s)[a-z][a-z'’.]+(?:\s[a-z]\.)?)\s(?:came|walked|dropped|stopped|showed\sup)\s(?:back\s|over\s|up\s|in\s)?(?:to|into|by|at|in)\s"
)
_HEAD = late(r"(?P<place>[^:\n.;,!?]{3,32}):\s(?=[a-z])")


def opening_place(text: str, low: str, start: int) -> Iterator[Span]:
    """Yield where the opening at `start` says that they were, the surest first; a line by which they spoke counts as a place."""
    at = start
    if (before := _BEFORE.match(low, start)) is not None:
        at = before.end()
    visit = _VISIT.match(low, at)
    if visit and (not _VISITED.isdisjoint(visit["place"].split()) or is_place(visit["place"].split())):
        yield visit.span()
    if (head := _HEAD.match(low, at)) and is_place(head["place"].split()):
        yield head.span("place")
    if (came := _CAME.match(low, at)) and (there := find_phrase(low, came.end(), len(low))):
        yield there
    if line := _LINE.match(low, at):
        yield line.span()
    if called := _CALLED.match(low, at) or _CALLED_NAME.match(text, at):
        yield called.span("how")

"""NL702 code-service-mismatch."""

import re
from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.record.contradiction_words import contradiction_words
from notelint.pipeline.sheet import Sheet
from notelint.report import ABSENT
from notelint.rules.base import Finding, Rule, RuleMeta

_GROUP = late(
    r"\b(?:group|groups|class|classes|workshop|participants|attendees|members\s(?:came|shared|attended)|circle|co-?facilitat\w+)\b",
    re.IGNORECASE,
)
OPENING = 320  # code points of a note in which it is told what was held
_CLASS_HELD = late(r"\b(?:led|taught|ran|co-?led|held|facilitated|co-?facilitated|lesson)\b")
_ALONE = late(r"\b(?:just|only) (?:\w+ and me|me and \w+|the two of us)\b|\bone[- ](?:on|to)[- ]one\b|\bnobody else\b", re.IGNORECASE)
_ONE = late(r"\b(?:individual|one[- ](?:on|to)[- ]one|1[:-]1|1\son\s1)\b", re.IGNORECASE)


class CodeServiceMismatch(Rule):
    """Let the code and the service be of one kind.

    ## Why
    A code for groups beside a visit with one person (or the other way round) makes the record contradict itself.

    ## Write instead
    Keep the narrative as it was, and look up the code for the service that took place.

    ## Fix
    None: which of the two is right is for the writer and the supervisor to say.
    """

    meta = RuleMeta(
        code="NL702",
        name="code-service-mismatch",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Peer Employer Toolkit (Cal Voices, 2024), Procedure Codes: H0025 is educational skill-building groups",),
    )
    bad = (
        "Service: Individual peer support\nCode: <<H0025>>\nNarrative: Joe and I walked around the lake.",
        "Code: <<H0025>>\nNarrative: I met with Joe at his home and we opened the mail.",
        "Service: Educational skill-building class\nCode: <<H0038>>\nNarrative: Lesson three. Nine people came.",
    )
    good = (
        "Service: Skill-building group\nCode: H0025\nNarrative: Nine people came. We practiced saying no.",
        "Code: H0025\nNarrative: I led the group on sleep. Nine people came.",
        "Service: Mutual support group\nCode: H0038\nNarrative: Nine people came. We talked about sleep.",
        "Service: Peer support group\nCode: H0038\nNarrative: Nine people came.",
        "Code: H0038\nNarrative: I met with Joe at his home and we opened the mail.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on the code if the service told is of the other kind."""
        fields = sheet.fields or {}
        code = fields.get("procedure_code", ABSENT)
        info = profile.codes.get(str(code.value))
        service, narrative = (fields.get(name, ABSENT).text or "" for name in ("service_type", "narrative"))
        told = (sheet.told or {}).get("procedure_code", code)
        if info is None or not (service or narrative) or (told.present and told.value != code.value):
            return  # where the code beside the note is another than in it, that is what is wrong
        if info.groups == "only" and _is_for_one(service, narrative, sheet.text):
            message = f"{code.value} stands for groups, and the note tells of time with one person."
        elif not info.teaches and (taught := _teaching_code(profile)) and _is_class(service, sheet.text):
            message = f"The note tells of a class or a skill-building group, for which {taught} stands, and the code is {code.value}."
        elif info.groups == "no" and _GROUP.search(service):
            message = f"{code.value} stands for time with one person, and the service is a group."
        else:
            return
        start, end = code.start, code.end
        if start is None or end is None:
            start = end = len(sheet.text)
        look = "Look up which code fits the service that took place."
        yield Finding(
            start, end, f"{message} {look}", redacted=f"The code stands for another kind of service than the note tells of. {look}"
        )


def _teaching_code(profile: Profile) -> str | None:
    """Return the profile's code for teaching, if it has one."""
    return next((code for code, info in profile.codes.items() if info.teaches), None)


def _is_class(service: str, text: str) -> bool:
    """Tell whether the service is a class or a group in which skills are taught; a talk about one is none."""
    words = contradiction_words()
    low = service.lower()
    if words.one_person.search(low):
        return False
    if words.teaching.search(low) and words.group_words.search(low):
        return True
    opening = text[:OPENING].lower()
    if low or words.one_person.search(opening):
        return False
    return all(pattern.search(opening) for pattern in (words.teaching, words.group_words, _CLASS_HELD))


def _is_for_one(service: str, narrative: str, text: str) -> bool:
    if _ONE.search(service) or _ALONE.search(narrative):
        return True
    return not _GROUP.search(service) and not _GROUP.search(text)

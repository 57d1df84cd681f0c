"""Whether a note is of a group: several notes for one time are then as they should be."""

from __future__ import annotations

from notelint.late import late
from notelint.pipeline.sheet import Sheet
from notelint.report import Field

NOT_SAID, WORD, SERVICE, ALONE = 0, 1, 2, -1
_HQ = late(r"\bHQ\b")
_GROUP_CODE = "H0025"
_ONE = late(r"individual|one[- ](?:to|on)[- ]one|1\s?(?::|on|to|-)\s?1\b")
_WORDS = late(
    r"\b(?:groups?|participants|attendees|(?<!\bin )(?<!\bto )(?<!\bfrom )class|workshop|circle|meeting of"
    r"|members (?:present|attended|shared))\b|\bco-?facilitat"
)


def group_of(sheet: Sheet, *, is_grouped: bool = False) -> int:
    """Return `SERVICE` for a service for groups, `ALONE` for one that is said to be for one person, `WORD` if the note tells of a group.

    `is_grouped` is true where the export says so beside the note.
    """
    fields = sheet.fields or {}
    service, code = _value(fields, "service_type").lower(), _value(fields, "procedure_code").upper()
    if (
        is_grouped
        or _GROUP_CODE in code
        or "group" in service
        or _HQ.search(sheet.text)
        or any(_HQ.search(given) for given in sheet.given.values())
    ):
        return SERVICE
    if _ONE.search(service):
        return ALONE
    return WORD if _WORDS.search(sheet.low) else NOT_SAID


def is_one_group(one: int, other: int) -> bool:
    """Tell whether two notes of one writer with the same exact times can be of one group."""
    return ALONE not in {one, other} and (SERVICE in {one, other} or one == other == WORD)


def may_be_one_group(one: int, other: int) -> bool:
    """Tell whether two notes of one writer can be of one group that somebody joined late or left early: both must tell of one."""
    return min(one, other) >= WORD


def _value(fields: dict[str, Field], name: str) -> str:
    field = fields.get(name)
    return str(field.value or "") if field is not None and field.present else ""

"""NL701 times-duration-mismatch."""

import re
from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.record.values import span_minutes
from notelint.pipeline.sheet import Sheet
from notelint.report import ABSENT, Field
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import LOOK, is_given_otherwise
from notelint.rules.required import LIST

TOLERANCE = 2  # minutes; people round
_ASIDE = late(r"travel|driv|note|doc|writ", re.IGNORECASE)
_NUMBER = late(r"\b\d{1,3}\b")
HALF_DAY = 12 * 60
_OVERNIGHT = 16 * 60  # minutes; no contact is so long, and a clock that says so was turned round
UNIT = 15


class TimesDurationMismatch(Rule):
    """Let the start and end time and the minutes say the same.

    ## Why
    When the clock and the minutes differ, a reader cannot tell which is right, and the whole note is doubted.

    ## Write instead
    Look at both numbers and correct the one that is wrong. Travel and documentation may be what is between them.

    ## Fix
    None: only the writer knows which of the two is right.
    """

    meta = RuleMeta(
        code="NL701",
        name="times-duration-mismatch",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(LIST, "Missouri DMH documentation guide for peer specialists: start and end time"),
    )
    bad = (
        "Start Time: 9:30 AM\nEnd Time: 10:15 AM\nDuration: <<60 minutes>>\nNarrative: We walked.",
        "Time: 11:45 PM - 12:30 AM\nDuration: <<30 min>>\nNarrative: We walked.",
    )
    good = (
        "Start Time: 9:30 AM\nEnd Time: 10:15 AM\nDuration: 45 minutes\nNarrative: We walked.",
        "Time: 11:40 - 12:25\nDuration: 45 min\nNarrative: We walked.",
        "Time: 11:45 PM - 12:30 AM\nDuration: 45 min\nNarrative: We walked.",
        "Time: 9:00-10:15 AM\nDuration: 45 min\nTravel time: 30 min\nNarrative: We walked.",
        "Time: 9:00-9:50 AM\nUnits: 3\nNarrative: We walked.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on the minutes if the clock says something else."""
        fields = sheet.fields or {}
        begin, finish, duration = (fields.get(name, ABSENT) for name in ("start_time", "end_time", "duration"))
        if not (isinstance(begin.value, str) and isinstance(finish.value, str) and isinstance(duration.value, int)):
            return
        if is_given_otherwise(sheet, "duration"):
            return  # the minutes given beside the note are not its own: that is what is wrong
        clock = span_minutes(begin.value, finish.value)
        others = [_minutes(fields.get(name, ABSENT)) for name in ("travel_time", "documentation_time")]
        if _agree(clock, duration, others, sheet):
            return
        start, end = duration.start, duration.end
        if start is None or end is None:
            start = end = len(sheet.text)
        is_turned = finish.value < begin.value and clock > _OVERNIGHT
        told = "The end time is earlier than the start" if is_turned else f"Start and end time are {clock} minutes apart"
        yield Finding(
            start,
            end,
            f"{told}, and the stated time is {duration.value} minutes. {LOOK}",
            redacted=f"The minutes between start and end time are not those stated. {LOOK}",
        )


def _minutes(field: Field) -> int:
    return field.value if isinstance(field.value, int) else 0


def _agree(clock: int, duration: Field, others: list[int], sheet: Sheet) -> bool:
    """Tell whether some sum of service, travel and documentation fits the clock, on either half of the day."""
    stated = _minutes(duration)
    if duration.text and _ASIDE.search(duration.text) and abs(sum(map(int, _NUMBER.findall(duration.text))) - clock) <= TOLERANCE:
        return True  # "60 with client + 30 travel"
    sums = {stated, stated + others[0], stated + others[1], stated + sum(others)}
    slack = TOLERANCE
    if _is_in_units(duration, sheet):
        slack = UNIT // 2
    return any(abs(clock - total) <= slack or abs(clock % HALF_DAY - total) <= slack for total in sums)


def _is_in_units(duration: Field, sheet: Sheet) -> bool:
    if duration.text and "unit" in duration.text.lower() and "min" not in duration.text.lower():
        return True
    return any(
        label.value_start == duration.start and "unit" in sheet.text[label.start : label.end].lower() for label in sheet.labels or ()
    )

"""NL701 times-duration-mismatch."""

import re
from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.record.derived import are_apart
from notelint.pipeline.record.values import is_turned, span_minutes
from notelint.pipeline.sheet import Sheet
from notelint.report import ABSENT, Field
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import LOOK, is_given_otherwise, place_of
from notelint.rules.required import LIST

TOLERANCE = 2  # minutes; people round
_ASIDE = late(r"travel|driv|note|doc|writ", re.IGNORECASE)
_NUMBER = late(r"\b\d{1,3}\b")
HALF_DAY = 12 * 60
UNIT = 15
_BARE_HOUR = late(r"\d{1,2}")
_LOOK_AT_HALVES = "Look at both, and at a.m. and p.m., and correct the one that is not as it was."


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
        "Start Time: 2:15 PM\nEnd Time: <<1:30 PM>>\nNarrative: We walked.",
        "Time: 11-12\nDuration: <<30 min>>\nNarrative: We walked.",
    )
    good = (
        "Start Time: 9:30 AM\nEnd Time: 10:15 AM\nDuration: 45 minutes\nNarrative: We walked.",
        "Time: 11:40 - 12:25\nDuration: 45 min\nNarrative: We walked.",
        "Time: 11:45 PM - 12:30 AM\nDuration: 45 min\nNarrative: We walked.",
        "Time: 9:00-10:15 AM\nDuration: 45 min\nTravel time: 30 min\nNarrative: We walked.",
        "Time: 9:00-9:50 AM\nUnits: 3\nNarrative: We walked.",
        "Time: 11-12\nDuration: 50 min\nNarrative: We walked.",
        "Start Time: 10:40 PM\nEnd Time: 6:30 AM\nNarrative: We sat up together.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on the minutes if the clock says something else, or on an end that is no end of this start."""
        fields = sheet.fields or {}
        begin, finish, duration = (fields.get(name, ABSENT) for name in ("start_time", "end_time", "duration"))
        if not (isinstance(begin.value, str) and isinstance(finish.value, str)):
            return
        if not isinstance(duration.value, int):
            if is_turned(begin.value, finish.value) and not duration.present and _are_of_one(sheet, begin, finish):
                yield Finding(*place_of(sheet, finish), f"{_turned(begin.value, finish.value)}. {_LOOK_AT_HALVES}")
            return
        if is_given_otherwise(sheet, "duration"):
            return  # the minutes given beside the note are not its own: that is what is wrong
        clock = span_minutes(begin.value, finish.value)
        others = [_minutes(fields.get(name, ABSENT)) for name in ("travel_time", "documentation_time")]
        if _agree(clock, duration, others, _slack(begin, finish, duration, sheet)):
            return
        is_turned_round = finish.value < begin.value and is_turned(begin.value, finish.value)
        told = _turned(begin.value, finish.value) if is_turned_round else f"Start and end time are {clock} minutes apart"
        yield Finding(
            *place_of(sheet, duration),
            f"{told}, and the stated time is {duration.value} minutes. {LOOK}",
            redacted=f"The minutes between start and end time are not those stated. {LOOK}",
        )


def _turned(begin: str, finish: str) -> str:
    return "The end time is earlier than the start" if finish < begin else "Start and end time are more than half a day apart"


def _are_of_one(sheet: Sheet, begin: Field, finish: Field) -> bool:
    """Tell whether start and end are told together or behind their labels: those of two things are no contradiction."""
    labelled = {label.field for label in sheet.labels or () for told in (begin, finish) if label.value_start == told.start}
    return not are_apart(begin, finish) or labelled >= {"start_time", "end_time"}


def _minutes(field: Field) -> int:
    return field.value if isinstance(field.value, int) else 0


def _agree(clock: int, duration: Field, others: list[int], slack: int) -> bool:
    """Tell whether some sum of service, travel and documentation fits the clock, on either half of the day."""
    stated = _minutes(duration)
    if duration.text and _ASIDE.search(duration.text) and abs(sum(map(int, _NUMBER.findall(duration.text))) - clock) <= TOLERANCE:
        return True  # "60 with client + 30 travel"
    sums = {stated, stated + others[0], stated + others[1], stated + sum(others)}
    return any(abs(clock - total) <= slack or abs(clock % HALF_DAY - total) <= slack for total in sums)


def _slack(begin: Field, finish: Field, duration: Field, sheet: Sheet) -> int:
    """Return by how many minutes clock and stated time may differ: who writes "11-12" has rounded, and so has who counts units."""
    if _BARE_HOUR.fullmatch(begin.text or "") and _BARE_HOUR.fullmatch(finish.text or ""):
        return UNIT
    return UNIT // 2 if _is_in_units(duration, sheet) else TOLERANCE


def _is_in_units(duration: Field, sheet: Sheet) -> bool:
    if duration.text and "unit" in duration.text.lower() and "min" not in duration.text.lower():
        return True
    return any(
        label.value_start == duration.start and "unit" in sheet.text[label.start : label.end].lower() for label in sheet.labels or ()
    )

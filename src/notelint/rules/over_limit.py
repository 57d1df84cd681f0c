"""NL714 over-limit."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.record.units import find_units
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import field, minutes, place_of

_SIZE = late(
    r"(?:group size|number (?:of participants|in group|present)|# (?:of participants|in group|present)|attendance|participants|present)"
    r"\s?[:=]?\s?(\d{1,3})(?![\d:/.-])|(?<![\d:/.-])(\d{1,3}) (?:participants|people|members|attendees|persons)\b(?= "
    r"(?:came|attended|were|in|present|took))"
)


class OverLimit(Rule):
    """Look again at a note that holds more than your payer covers.

    ## Why
    Some payers cover a certain time a day, or groups of a certain size. It is better known now than when the claim comes back.

    ## Write instead
    What happened, as it was. Ask your supervisor what is needed for more.

    ## Fix
    None: what happened is never changed to fit a rule.
    """

    meta = RuleMeta(
        code="NL714",
        name="over-limit",
        family=Family.RECORD,
        severity=Severity.INFO,
        since="0.1.0",
        sources=(
            "The profile's own source for its limits: Virginia 16 units a day and groups of 10, Ohio 4 hours a day, North "
            "Carolina groups of 12",
        ),
    )
    bad = (
        "Duration: 90 minutes\nNarrative: <<12>> people came to the group.",
        "Units: <<18>>\nNarrative: We moved his things to the new room.",
    )
    good = ("Duration: 90 minutes\nNarrative: Eight people came to the group.",)
    example_profile = "va"

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on time, units or group size above the profile's limit."""
        limits = profile.limits
        told = minutes(sheet, "duration")
        if limits.minutes is not None and told is not None and told > limits.minutes:
            message = f"{profile.title} covers {limits.minutes} minutes a day. {limits.why}".rstrip()
            yield Finding(*place_of(sheet, field(sheet, "duration")), message)
        if limits.units is not None and (units := find_units(sheet)) and units.number > limits.units:
            yield Finding(units.start, units.end, f"{profile.title} covers {limits.units} units a day. {limits.why}".rstrip())
        if limits.group is not None and (size := _SIZE.search(sheet.low)):
            part = 1 if size[1] else 2
            if int(size[part]) > limits.group:
                yield Finding(*size.span(part), f"{profile.title} covers groups of {limits.group}. {limits.why}".rstrip())

"""NL710 under-minimum."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import code_info, field, minutes, place_of


class UnderMinimum(Rule):
    """Look again at a code beside very few minutes.

    ## Why
    A unit of service begins at a certain number of minutes. Below it the contact counts for the person, and not for the code.

    ## Write instead
    The minutes as they were. Ask your supervisor how short contacts are recorded.

    ## Fix
    None: minutes are never changed to fit a code.
    """

    meta = RuleMeta(
        code="NL710",
        name="under-minimum",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("15-minute units by the midpoint rule: under 8 minutes none (commonly known; the profile names its own)",),
    )
    bad = ("Code: H0038\nDuration: <<6 minutes>>\nNarrative: We spoke at the door.",)
    good = (
        "Code: H0038\nDuration: 8 minutes\nNarrative: We spoke at the door.",
        "Duration: 6 minutes\nNarrative: We spoke at the door.",
        "Code: T1016\nDuration: 6 minutes\nNarrative: We spoke at the door.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on the minutes if the code needs more for one unit."""
        info, told = code_info(sheet, profile), minutes(sheet, "duration")
        if info is None or info.least_minutes is None or told is None or told >= info.least_minutes:
            return
        code = field(sheet, "procedure_code").value
        ask = "If the time is right, ask how short contacts are recorded; if not, correct it."
        yield Finding(
            *place_of(sheet, field(sheet, "duration")),
            f"{code} counts from {info.least_minutes} minutes on. {ask}",
            redacted=f"The time is shorter than the code counts from. {ask}",
        )

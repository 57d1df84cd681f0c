"""NL712 data-text-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.pipeline.sheet import Sheet
from notelint.report import Field
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import AUDIT, LOOK, field, place_of

UNIT = 15  # minutes
_WORDS = {
    "service_date": "date of service",
    "start_time": "start time",
    "end_time": "end time",
    "duration": "duration in minutes",
    "travel_time": "travel time in minutes",
    "documentation_time": "documentation time in minutes",
    "procedure_code": "service code",
    "diagnosis_code": "diagnosis code",
    "signature_date": "date of signature",
}


class DataTextMismatch(Rule):
    """Let the fields beside the note and the note's own words say the same.

    ## Why
    The claim is made from the fields, and the note is what is read when somebody asks. Both must tell of one contact.

    ## Write instead
    Look at both, and correct the one that is not as it was.

    ## Fix
    None: only the writer knows which of the two is right.
    """

    meta = RuleMeta(
        code="NL712",
        name="data-text-mismatch",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(AUDIT,),
    )
    bad = ("Duration: <<60 minutes>>\nNarrative: We walked.",)
    good = ("Duration: 45 minutes\nNarrative: We walked.",)
    example_fields = (("duration", "45"),)

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on each value in the text that is not the one given beside it."""
        for name, told in (sheet.told or {}).items():
            given = field(sheet, name)
            if name in _WORDS and _differ(given, told):
                yield Finding(
                    *place_of(sheet, told),
                    f"The {_WORDS[name]} given beside the note is {given.value}, and the note says {told.value}. {LOOK}",
                    redacted=f"The {_WORDS[name]} given beside the note is another than the note says. {LOOK}",
                )


def _differ(given: Field, told: Field) -> bool:
    if not (given.present and told.present) or given.value is None or told.value is None or given.value == told.value:
        return False
    # "3 units" in the note and 50 minutes beside it are one and the same.
    is_in_units = isinstance(given.value, int) and told.value == (given.value + UNIT // 2) // UNIT * UNIT
    return not is_in_units

"""NL709 impossible-date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.sheet import Sheet
from notelint.report import Field
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import AUDIT, day, field, is_given_otherwise, place_of

FIRST_YEAR = 2000  # no electronic peer note is older
_NUMERIC = late(r"\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}")


class ImpossibleDate(Rule):
    """Check a date that cannot be right.

    ## Why
    A service tomorrow, on February 30 or after its own signature is a slip of the hand; found now it takes a second to mend.

    ## Write instead
    The day as it was.

    ## Fix
    None: only the writer knows the day.
    """

    meta = RuleMeta(
        code="NL709",
        name="impossible-date",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(AUDIT,),
    )
    bad = (
        "Date of Service: <<2/30/2026>>\nNarrative: We walked.",
        "Date of Service: <<4/7/2062>>\nNarrative: We walked.",
        "Date of Service: 4/16/2026\nNarrative: We walked.\nSignature: Dana Ruiz, CPSS\nDate Signed: <<4/14/2026>>",
    )
    good = (
        "Date of Service: 2/28/2026\nNarrative: We walked.\nSignature: Dana Ruiz, CPSS\nDate Signed: 2/28/2026",
        "Date: TBD\nNarrative: We walked.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on each date that does not exist, is still to come, or comes in the wrong order."""
        service, signature = field(sheet, "service_date"), field(sheet, "signature_date")
        for told in (service, signature):
            if told.present and told.value is None and _NUMERIC.search(told.text or ""):
                yield Finding(*place_of(sheet, told), "There is no such day in the calendar. Write the day as it was.")
        served, signed = day(sheet, "service_date"), day(sheet, "signature_date")
        if served is not None and (served > date.today() or served.year < FIRST_YEAR):
            yield _far(sheet, service, "service")
        elif served is not None and signed is not None and signed < served and not is_given_otherwise(sheet, "service_date"):
            message = "This is before the day of service. Look at both dates and correct the one that is not as it was."
            yield Finding(*place_of(sheet, signature), message)
        if signed is not None and (signed > date.today() or signed.year < FIRST_YEAR):
            yield _far(sheet, signature, "signing")


def _far(sheet: Sheet, told: Field, what: str) -> Finding:
    return Finding(
        *place_of(sheet, told), f"The day of {what} is still to come, or lies far back. Look at the year, and write the day as it was."
    )

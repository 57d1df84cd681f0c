"""NL708 late-signature."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from notelint.config.profile import Profile, Signing
from notelint.diagnostics import Family, Severity
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import day, field, is_given_otherwise, place_of

LONGEST = 3660  # days looked through; a signature ten years later is a wrong date
SATURDAY = 5


class LateSignature(Rule):
    """Sign within the time your payer gives.

    ## Why
    Memory fades. A note signed long after the contact is trusted less, and some payers do not take it.

    ## Write instead
    Nothing: the date is as it was. Tell your supervisor, and label a late entry as one if your agency asks for that.

    ## Fix
    None: a date of signing is never changed.
    """

    meta = RuleMeta(
        code="NL708",
        name="late-signature",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("The profile's own source for the time to sign; business days by the holidays library",),
    )
    bad = ("Date of Service: 5/22/2026\nNarrative: We walked.\nSigned: Dana Ruiz, CPSS <<6/8/2026>>",)
    good = ("Date of Service: 5/22/2026\nNarrative: We walked.\nSigned: Dana Ruiz, CPSS 5/26/2026",)
    example_profile = "ca-2024"

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on the date of signing if it is later than the profile allows."""
        served, signed = day(sheet, "service_date"), day(sheet, "signature_date")
        signing = profile.signing
        if served is None or signed is None or signed <= served or is_given_otherwise(sheet, "service_date"):
            return
        late = _days_too_late(served, signed, signing)
        if late is None:
            return
        allowed = f"{signing.business_days} business days" if signing.business_days is not None else f"{signing.days} days"
        yield Finding(
            *place_of(sheet, field(sheet, "signature_date")),
            f"Signed {late} after the service; {profile.title} gives {allowed}. {signing.why}".rstrip(),
            redacted=f"Signed later after the service than {profile.title} allows, which gives {allowed}. {signing.why}".rstrip(),
        )


def _days_too_late(served: date, signed: date, signing: Signing) -> str | None:
    """Return how long after the service was signed, in words, if that is too long; else `None`."""
    passed = (signed - served).days
    if passed > LONGEST:
        return None  # a wrong date, which is another rule's
    if signing.days is not None and passed > signing.days:
        return f"{passed} days"
    if signing.business_days is not None and passed > signing.business_days:
        business = business_days(served, signed, signing.holidays)
        if business > signing.business_days:
            return f"{business} business days"
    return None


def business_days(served: date, signed: date, calendar: str) -> int:
    """Return the business days from the day of service, which is day 0, to the day of signing."""
    from holidays import country_holidays  # late: only a note signed days after its service needs a calendar

    country, _, part = calendar.partition("-")
    free = country_holidays(country, subdiv=part or None, years=range(served.year, signed.year + 1))
    days = (served + timedelta(days=n) for n in range(1, (signed - served).days + 1))
    return sum(one.weekday() < SATURDAY and one not in free for one in days)

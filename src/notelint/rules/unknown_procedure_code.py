"""NL703 unknown-procedure-code."""

from collections.abc import Iterator
from difflib import get_close_matches

from notelint.config.profile import Profile
from notelint.diagnostics import Applicability, Family, Fix, Severity
from notelint.late import late
from notelint.pipeline.sheet import Sheet
from notelint.report import ABSENT
from notelint.rules.base import Finding, Rule, RuleMeta

_SHAPE = late(r"[A-V]\d{4}|\d{5}|\d{4}[A-Z]")
_LOOKALIKES = str.maketrans("OQDIL", "00011")


class UnknownProcedureCode(Rule):
    """Check the letters and digits of a billing code.

    ## Why
    A letter O for a zero is hard to see, and the claim comes back weeks later.

    ## Write instead
    The code as your agency's list has it.

    ## Fix
    A code that cannot be one is offered its likely spelling; you confirm it.
    """

    meta = RuleMeta(
        code="NL703",
        name="unknown-procedure-code",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            "Peer Employer Toolkit (Cal Voices, 2024), Procedure Codes: H0025 and H0038",
            "HCPCS level II codes are one letter and four digits, CPT codes five characters",
        ),
    )
    bad = (
        "Code: <<H0O38>>\nNarrative: We walked around the lake.",
        "Code: <<H038>>\nNarrative: We walked around the lake.",
        "Code: <<H0083>>\nNarrative: We walked around the lake.",
    )
    good = (
        "Code: H0038\nNarrative: We walked around the lake.",
        "Code: H0025 HQ\nNarrative: I led the group on sleep.",
        "Code: T1016\nNarrative: We walked around the lake.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on a code that is close to one the profile knows, or has no code's shape."""
        code = (sheet.fields or {}).get("procedure_code", ABSENT)
        if not profile.codes or not isinstance(code.value, str) or code.value in profile.codes:
            return
        likely, is_code = _likely(code.value, profile), _SHAPE.fullmatch(code.value)
        if is_code and likely is None:
            return  # a code of another service: not ours to doubt
        start, end = code.start, code.end
        if start is None or end is None:
            start = end = len(sheet.text)
        redacted = None if likely is None else "This code is not on the profile's list. Look it up in your agency's list."
        yield Finding(start, end, _message(likely, profile), fixes=_fixes(start, end, likely), redacted=redacted)


def _likely(code: str, profile: Profile) -> str | None:
    plain = code[:1] + code[1:].translate(_LOOKALIKES)
    if plain in profile.codes:
        return plain
    close = get_close_matches(plain, profile.codes, 1, 0.8)
    return close[0] if close else None


def _message(likely: str | None, profile: Profile) -> str:
    if likely is None:
        return "A billing code has a letter and four digits, or five digits. Look this one up in your agency's list."
    return f"This code is not on the profile's list. Did you mean {likely} ({profile.codes[likely].title})?"


def _fixes(start: int, end: int, likely: str | None) -> tuple[Fix, ...]:
    if likely is None or start == end:
        return ()
    # Shown only: a guessed code would be billed.
    return (Fix(f"Write {likely}, if that was the service", Applicability.DISPLAY_ONLY),)

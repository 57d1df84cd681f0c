"""NL713 unknown-diagnosis-code."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Applicability, Edit, Family, Fix, Severity
from notelint.late import late
from notelint.lexicon.diagnoses import is_unlisted
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import field, place_of

SHAPE = late(r"[A-TV-Z]\d[0-9AB](?:\.?[0-9A-TV-Z]{1,4})?|U\d\d(?:\.\d{1,4})?")
_LOOKALIKES = str.maketrans("OQIL", "0011")
HEAD = 3  # characters before the full stop


class UnknownDiagnosisCode(Rule):
    """Check the letters and digits of a diagnosis code.

    ## Why
    An ICD-10-CM code is a letter, two characters, a full stop and up to four more. One slip, and it is no code,
    or one that the list does not have.

    ## Write instead
    The code as it stands in the person's record.

    ## Fix
    A code that cannot be one is offered its likely spelling; you confirm it.
    """

    meta = RuleMeta(
        code="NL713",
        name="unknown-diagnosis-code",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("ICD-10-CM official guidelines: form of a code", "ICD-10-CM tabular list, see lexicons/diagnoses.toml"),
    )
    bad = (
        "Diagnosis: <<F4l.1>>\nNarrative: We walked around the lake.",
        "Diagnosis: <<F33,1>>\nNarrative: We walked around the lake.",
        "Diagnosis: <<F3.31>>\nNarrative: We walked around the lake.",
        "Diagnosis: <<F41.7>>\nNarrative: We walked around the lake.",
    )
    good = (
        "Diagnosis: F41.1\nNarrative: We walked around the lake.",
        "Diagnosis: F20.9\nNarrative: We walked around the lake.",
        "Diagnosis: Z59.00\nNarrative: We walked around the lake.",
        "Diagnosis: F329\nNarrative: We walked around the lake.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on a diagnosis code that does not have the form of one."""
        told = field(sheet, "diagnosis_code")
        if not isinstance(told.value, str):
            return
        start, end = place_of(sheet, told)
        if SHAPE.fullmatch(told.value):
            if is_unlisted(told.value):
                yield Finding(start, end, "ICD-10-CM has no such code. Look it up in the person's record.")
            return
        likely = likely_code(told.value)
        form, look = "A diagnosis code has a letter, two characters, a full stop and up to four more.", "Look it up in the person's record."
        meant = f"Did you mean {likely}?" if likely else look
        fixes = (
            (Fix(f"Write {likely}, if that is the code", Applicability.UNSAFE, (Edit(start, end, likely),)),)
            if likely and end > start
            else ()
        )
        yield Finding(start, end, f"{form} {meant}", fixes=fixes, redacted=f"{form} {look}")


def likely_code(code: str) -> str | None:
    """Return the code that was likely meant: signs that look alike, a comma or full stop that slipped, two swapped characters."""
    letters = code.upper().replace(",", ".").replace(".", "")
    plain = letters[:1] + letters[1:].translate(_LOOKALIKES)
    for one in (plain, letters[1:2] + letters[:1] + letters[2:]):
        written = one if len(one) <= HEAD else f"{one[:HEAD]}.{one[HEAD:]}"
        if SHAPE.fullmatch(written) and written != code:
            return written
    return None

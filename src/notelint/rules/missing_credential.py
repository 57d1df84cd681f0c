"""NL616 missing-credential."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.pipeline.record.titles import holds_credential
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import field, place_of


class MissingCredential(Rule):
    """Write your credential behind your name, where your payer asks for it.

    ## Why
    Some states ask who you are by name and by credential.

    ## Write instead
    Your name and the letters or words of your certification, as they are.

    ## Fix
    None: only you know your credential.
    """

    meta = RuleMeta(
        code="NL616",
        name="missing-credential",
        family=Family.REQUIRED_FIELD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Missouri DMH guide to documenting peer support services: name, credentials and signature",),
    )
    bad = ("Narrative: We drank tea.\nSignature: <<Dana Ruiz>>",)
    good = ("Narrative: We drank tea.\nSignature: Dana Ruiz, CPSS",)
    example_profile = "mo"

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on a signature without a credential, if the profile asks for one."""
        signature = field(sheet, "signature")
        if profile.signing.credential and signature.present and not holds_credential(signature.text or ""):
            yield Finding(
                *place_of(sheet, signature), f"Write your credential behind your name, if you hold one. {profile.signing.why}".rstrip()
            )

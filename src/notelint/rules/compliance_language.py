"""NL203 compliance-language."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class ComplianceLanguage(LexiconRule):
    """Say what the person chose and why, instead of whether they complied.

    ## Why
    Compliance measures a person against somebody else's plan. Their reasons, the part that could help, are lost.

    ## Write instead
    What they chose, and the reason they gave.

    ## Fix
    Some entries offer wordings such as "chose not to" as unsafe fixes.
    """

    says_it_of_people = True
    meta = RuleMeta(
        code="NL203",
        name="compliance-language",
        family=Family.LABEL,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            "Peer Employer Toolkit (Cal Voices, 2024), comparison of peer and clinical notes",
            "NIDA, Words Matter (2021)",
        ),
    )
    bad = ("Client is <<noncompliant>> with group.",)
    good = ("Client chose not to come to group.",)

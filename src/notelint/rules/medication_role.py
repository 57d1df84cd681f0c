"""NL503 medication-role."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class MedicationRole(LexiconRule):
    """Keep clear of giving out, checking or urging medication.

    ## Why
    Handling or policing medication gives a peer power over the person and rests on a history of force.

    ## Write instead
    The questions and wishes the person has about their medication, and how you supported them to raise them.

    ## Fix
    Shown only.
    """

    meta = RuleMeta(
        code="NL503",
        name="medication-role",
        family=Family.PEER_ROLE,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Provider's Handbook on Developing and Implementing Peer Roles (Western Massachusetts), role table",),
    )
    bad = ("Writer <<made sure he took his morning pills>>.",)
    good = ("He has questions about his pills, and we wrote them down for his doctor.",)

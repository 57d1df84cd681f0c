"""NL501 assessing."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class Assessing(LexiconRule):
    """Leave assessing to others; write what you two talked about.

    ## Why
    Rating risk or functioning puts the writer above the person and outside the peer role.

    ## Write instead
    What the person said, what you asked, and whom you called in together.

    ## Fix
    Shown only.
    """

    meta = RuleMeta(
        code="NL501",
        name="assessing",
        family=Family.PEER_ROLE,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            "Supervisor Checklist for Peer Supporters (Deegan, DuBrul and Bello, 2016), cited for its ideas",
            "Provider's Handbook on Developing and Implementing Peer Roles (Western Massachusetts), role table",
        ),
    )
    bad = ("Writer <<assessed client for risk>>.",)
    good = ("I asked how safe she felt, and we called the crisis line together.",)

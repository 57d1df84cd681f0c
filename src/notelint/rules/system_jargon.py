"""NL104 system-jargon."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class SystemJargon(LexiconRule):
    """Say what is meant in the person's life, not in the system's terms.

    ## Why
    The treatment system's own terms describe how it works, not how somebody lives.

    ## Write instead
    The thing itself: rent, a fight with a sister, the bus, washing and cooking.

    ## Fix
    Some entries offer a plain wording as an unsafe fix.
    """

    meta = RuleMeta(
        code="NL104",
        name="system-jargon",
        family=Family.CLINICAL_JARGON,
        severity=Severity.INFO,
        since="0.1.0",
        sources=("Provider's Handbook on Developing and Implementing Peer Roles (Western Massachusetts), everyday non-clinical language",),
    )
    bad = ("We talked about <<psychosocial stressors>>.",)
    good = ("We talked about rent and the fight with her sister.",)

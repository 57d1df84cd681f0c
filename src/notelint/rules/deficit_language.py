"""NL202 deficit-language."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class DeficitLanguage(LexiconRule):
    """Write what is there and what was tried, not what somebody lacks.

    ## Why
    Deficit words close the subject: they say that something is missing in the person and leave nothing to work with.

    ## Write instead
    What the person did, what got in the way, and what they want.

    ## Fix
    Shown only.
    """

    says_it_of_people = True
    meta = RuleMeta(
        code="NL202",
        name="deficit-language",
        family=Family.LABEL,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            "University of Louisville Health, The Power of Language",
            "Supervisor Checklist for Peer Supporters (Deegan, DuBrul and Bello, 2016), cited for its ideas",
        ),
    )
    bad = ("He is <<unmotivated>> in the mornings.",)
    good = ("Client asked for help reading the letter.",)

"""NL208 agency-term."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class AgencyTerm(LexiconRule):
    """Follow your agency's own word list.

    ## Why
    Your agency has agreed on these words and says why in its list.

    ## Write instead
    What the list says.

    ## Fix
    As the list says.
    """

    says_it_of_people = True
    meta = RuleMeta(
        code="NL208",
        name="agency-term",
        family=Family.LABEL,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("the agency's own lexicon",),
    )
    bad = ()
    good = ()

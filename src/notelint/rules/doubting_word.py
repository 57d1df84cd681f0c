"""NL204 doubting-word."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class DoubtingWord(LexiconRule):
    """Report what somebody said without casting doubt on it.

    ## Why
    "Claims", "insists" or "admits to" tell the next reader not to believe the person.

    ## Write instead
    said, shared, told me.

    ## Fix
    Where the sentence allows it, "said" is offered as an unsafe fix.
    """

    meta = RuleMeta(
        code="NL204",
        name="doubting-word",
        family=Family.LABEL,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            "Fernandez et al., JAMIA Open (2021)",
            "Harrigian et al., ACL (2023)",
        ),
    )
    bad = ("Client <<claims>> that her check was late.",)
    good = ("Client said that her check was late.",)

"""NL206 substance-use-wording."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class SubstanceUseWording(LexiconRule):
    """Write about substance use without the words that carry blame.

    ## Why
    Words such as abuse, dirty or clean judge the person; studies show that they change how readers treat them.

    ## Write instead
    use, return to use, a test that was positive or negative, time in recovery.

    ## Fix
    A settled neutral term is offered; it is applied only where it cannot change the meaning.
    """

    meta = RuleMeta(
        code="NL206",
        name="substance-use-wording",
        family=Family.LABEL,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            "NIDA, Words Matter (2021)",
            "Recovery Research Institute, Addictionary",
        ),
    )
    bad = ("She has a history of <<substance abuse>>.",)
    good = ("She has told me about her years of using.",)

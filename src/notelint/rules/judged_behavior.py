"""NL401 judged-behavior."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class JudgedBehavior(LexiconRule):
    """Describe what somebody did instead of judging it.

    ## Why
    "Aggressive" may be a shout, a shove or a raised eyebrow. A judgement travels; what happened is lost.

    ## Write instead
    What you saw and heard: what was done, said and pointed at, where, how long.

    ## Fix
    Shown only: nobody but the writer knows what was seen.
    """

    says_it_of_people = True
    meta = RuleMeta(
        code="NL401",
        name="judged-behavior",
        family=Family.INTERPRETATION,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Peer Employer Toolkit (Cal Voices, 2024), example notes",),
    )
    bad = ("Client was <<aggressive>> at the front desk.",)
    good = (
        "Client kicked the empty chair at the front desk.",
        "He was not aggressive; he asked for his snack.",
    )

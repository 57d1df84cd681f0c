"""NL302 motive-phrase."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class MotivePhrase(LexiconRule):
    """Leave out guesses at what somebody was after.

    ## Why
    "Just to get out of group" is a guess that reads like a fact, and it is the part that will be repeated.

    ## Write instead
    What they did and what they said about it. If you wonder why, ask, and write the answer.

    ## Fix
    Shown only.
    """

    tells_purposes = True
    meta = RuleMeta(
        code="NL302",
        name="motive-phrase",
        family=Family.MOTIVE,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Supervisor Checklist for Peer Supporters (Deegan, DuBrul and Bello, 2016), cited for its ideas",),
    )
    bad = ("He left early <<just to get out of>> chores.",)
    good = ("He left early and said his stomach hurt.",)

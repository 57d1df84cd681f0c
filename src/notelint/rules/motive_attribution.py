"""NL301 motive-attribution."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class MotiveAttribution(LexiconRule):
    """Say what you saw and heard, not why you think the person did it.

    ## Why
    A motive cannot be seen. The next reader treats the motive and misses the need.

    ## Write instead
    What happened, what came before, and what the person said, in their words.

    ## Fix
    Shown only: nobody but the writer knows what was seen.
    """

    says_it_of_people = True
    meta = RuleMeta(
        code="NL301",
        name="motive-attribution",
        family=Family.MOTIVE,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=("Supervisor Checklist for Peer Supporters (Deegan, DuBrul and Bello, 2016), cited for its ideas",),
    )
    bad = ("Client was <<attention-seeking>> at dinner.",)
    good = (
        "Client called out three times while staff served dinner.",
        '"They call me attention-seeking," she said.',
    )

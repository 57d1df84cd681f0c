"""NL502 directing."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class Directing(LexiconRule):
    """Show the options you looked at together, not the orders given.

    ## Why
    Telling somebody what to do takes the decision from them; deciding is what recovery practises.

    ## Write instead
    What you offered, asked or shared, and what the person decided.

    ## Fix
    Some entries offer wordings such as "talked with ... about" as prompts.
    """

    meta = RuleMeta(
        code="NL502",
        name="directing",
        family=Family.PEER_ROLE,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Supervisor Checklist for Peer Supporters (Deegan, DuBrul and Bello, 2016), cited for its ideas",),
    )
    bad = ("I <<advised>> client to leave the shelter.",)
    good = (
        "We looked at what leaving the shelter would mean.",
        "Her doctor advised her to rest.",
    )

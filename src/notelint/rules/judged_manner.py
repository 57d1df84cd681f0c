"""NL402 judged-manner."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class JudgedManner(LexiconRule):
    """Say how it looked and sounded, not what manner it was.

    ## Why
    "In a threatening manner" says how the writer felt. Readers will take it for what the person did.

    ## Write instead
    Words, gestures, volume, distance.

    ## Fix
    Shown only.
    """

    says_it_of_people = True
    meta = RuleMeta(
        code="NL402",
        name="judged-manner",
        family=Family.INTERPRETATION,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Peer Employer Toolkit (Cal Voices, 2024), example notes",),
    )
    bad = ("He spoke to the nurse <<in a threatening manner>>.",)
    good = (
        "He pointed at the refrigerator and spoke loudly.",
        "She answered in a soft voice.",
    )

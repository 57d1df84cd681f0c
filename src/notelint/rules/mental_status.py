"""NL103 mental-status."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class MentalStatus(LexiconRule):
    """Leave mental-status wording to those who examine; say what you noticed.

    ## Why
    Words such as affect, labile or oriented come from an examination. A peer does not examine; the words make the contact
    sound like one.

    ## Write instead
    What anybody in the room could have noticed, or how the person said they felt.

    ## Fix
    Shown only: nobody but the writer knows what was seen.
    """

    says_it_of_people = True
    meta = RuleMeta(
        code="NL103",
        name="mental-status",
        family=Family.CLINICAL_JARGON,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Peer Employer Toolkit (Cal Voices, 2024), example clinical note",),
    )
    bad = ("Her <<mood was labile>> during the visit.",)
    good = ("She laughed, then cried for a few minutes during the visit.",)

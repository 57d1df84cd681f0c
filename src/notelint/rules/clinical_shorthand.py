"""NL102 clinical-shorthand."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import NARRATOR, LexiconRule


class ClinicalShorthand(LexiconRule):
    """Write short forms out, so that the person can read their own note.

    ## Why
    Shorthand is quick for the writer and closed to everybody else, first of all to the person the note is about.

    ## Write instead
    The whole word. Where a short form has several readings, the one you mean.

    ## Fix
    A short form with one reading is written out; the others are left to you.
    """

    meta = RuleMeta(
        code="NL102",
        name="clinical-shorthand",
        family=Family.CLINICAL_JARGON,
        severity=Severity.INFO,
        since="0.1.0",
        sources=("Peer Employer Toolkit (Cal Voices, 2024), clear and descriptive notes",),
    )
    # A short form in reported speech is still the writer's own.
    voices = NARRATOR | {"reported"}
    bad = ("We looked at her <<hx>> together.",)
    good = ("Talked about her history with housing.",)

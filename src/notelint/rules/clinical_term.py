"""NL101 clinical-term."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class ClinicalTerm(LexiconRule):
    """Use the words people use with each other, not the words of a chart.

    ## Why
    Clinical idiom turns what happened between two people into a case. The person may read the note, and the next reader
    learns a category instead of an experience.

    ## Write instead
    What you saw, heard and talked about, in words the person would use themselves.

    ## Fix
    Some entries offer a plain wording; it is never applied unless you ask for unsafe fixes.
    """

    meta = RuleMeta(
        code="NL101",
        name="clinical-term",
        family=Family.CLINICAL_JARGON,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            "Peer Employer Toolkit (Cal Voices, 2024), comparison of peer and clinical notes",
            "Supervisor Checklist for Peer Supporters (Deegan, DuBrul and Bello, 2016), cited for its ideas",
        ),
    )
    bad = ("Client has been <<decompensating>> since Monday.",)
    good = (
        "Client told me the week has been hard since Monday.",
        '"They said I was decompensating," she told me.',
    )

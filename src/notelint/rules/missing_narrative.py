"""NL610 missing-narrative."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField


class MissingNarrative(RequiredField):
    """Tell what the two of you did and talked about.

    ## Why
    Everything else in the record is numbers; only the narrative tells the person's story.

    ## Write instead
    What happened, what you offered, and what the person said or did, in a few plain sentences.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL610",
        name="missing-narrative",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "narrative"
    ask = "Tell in a few sentences what you did together and how it went for the person."
    bad = (
        "Service: Peer support\nDate: 3/4/2026\nLocation: Home",
        "Location: Home\nNarrative: <<TBD>>\nPlan: Walk on Tuesday",
    )
    good = (
        "Location: Home\nNarrative: We drank tea and talked about the week.",
        "We drank tea on the porch and talked about the garden.",
    )

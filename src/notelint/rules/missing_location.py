"""NL604 missing-location."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField


class MissingLocation(RequiredField):
    """Write where the person was.

    ## Why
    The place tells the reader how the contact came about, and a payer asks for it.

    ## Write instead
    The kind of place: home, clinic, park, telephone, video. No street address is needed.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL604",
        name="missing-location",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "location"
    ask = "Write where the person was, or that you spoke by telephone or video."
    bad = (
        "Duration: 45 min\nNarrative: We drank tea and talked about the week.",
        "Location: <<n/a>>\nNarrative: We drank tea.",
    )
    good = (
        "Location: Home\nNarrative: We drank tea and talked.",
        "I met Maria at her apartment.",
        "I met with Joe by phone.",
    )

"""NL602 missing-service-date."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField


class MissingServiceDate(RequiredField):
    """Write the date you were together.

    ## Why
    Without its day, a note cannot be put in order with the others, and the person cannot find it again.

    ## Write instead
    The full date with the year; the day the note was written can be another one.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL602",
        name="missing-service-date",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "service_date"
    ask = "Write the date you were together, with the year."
    bad = (
        "We walked around the lake and talked about the week.",
        "Date of Service: <<____>>\nNarrative: We walked around the lake.",
        "<<Date of Service>>:\nNarrative: We walked around the lake.",
    )
    good = (
        "Date of Service: 3/4/2026\nNarrative: We walked around the lake.",
        "I met Maria at the library on March 4, 2026.",
    )

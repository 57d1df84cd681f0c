"""NL605 missing-procedure-code."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField


class MissingProcedureCode(RequiredField):
    """Give the service its code, if your agency keeps it in the note.

    ## Why
    This profile expects the CPT or HCPCS code with the note. Many systems keep it on the claim instead.

    ## Write instead
    The code your agency assigned to the service that took place.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL605",
        name="missing-procedure-code",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "procedure_code"
    ask = "Add the CPT or HCPCS code of the service that took place; ask your supervisor if you are not sure which."
    bad = (
        "Location: Home\nNarrative: We drank tea and talked about the week.",
        "Procedure Code: <<pending>>\nNarrative: We drank tea.",
    )
    good = (
        "Procedure Code: H0038\nNarrative: We drank tea and talked.",
        "Service: Self-Help/Peer Services (H0038)\nNarrative: We drank tea.",
    )

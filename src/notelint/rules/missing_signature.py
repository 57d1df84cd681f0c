"""NL608 missing-signature."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField


class MissingSignature(RequiredField):
    """Sign the note with your name and credential.

    ## Why
    A note without a name belongs to nobody: the person cannot ask its writer about it.

    ## Write instead
    Your name, typed or legible, and your credential.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL608",
        name="missing-signature",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "signature"
    ask = "Sign with your name and credential."
    bad = (
        "Location: Home\nNarrative: We drank tea and talked about the week.",
        "Narrative: We drank tea.\nSignature: <<________>>",
    )
    good = (
        "Narrative: We drank tea.\nSignature: Dana R., CPSS",
        "We drank tea and talked about the week.\n\n- Dana R., CPSS",
    )

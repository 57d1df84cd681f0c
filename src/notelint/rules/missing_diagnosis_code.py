"""NL606 missing-diagnosis-code."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField


class MissingDiagnosisCode(RequiredField):
    """Let the ICD-10 code stand in its own field, if your agency keeps it in the note.

    ## Why
    This profile expects an ICD-10 code with the record. Choosing one is not a peer's task, and the narrative is not its place.

    ## Write instead
    The code that is already in the person's record, in its field.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL606",
        name="missing-diagnosis-code",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "diagnosis_code"
    ask = "Carry over the ICD-10 code that is already in the person's record, in its own field; choosing one is not your task."
    bad = (
        "Location: Home\nNarrative: We drank tea and talked about the week.",
        "Dx code: <<TBD>>\nNarrative: We drank tea.",
    )
    good = (
        "Dx code: F33.1\nNarrative: We drank tea and talked.",
        "ICD-10: Z59.0\nNarrative: We drank tea.",
    )

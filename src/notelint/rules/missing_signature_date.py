"""NL609 missing-signature-date."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField


class MissingSignatureDate(RequiredField):
    """Write the day you signed.

    ## Why
    It shows how soon after the contact the note was written.

    ## Write instead
    The date beside your signature, even when it is the day of service.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL609",
        name="missing-signature-date",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "signature_date"
    ask = "Add the date on which you sign."
    bad = (
        "Narrative: We drank tea.\nSignature: Dana R., CPSS",
        "Narrative: We drank tea.\nSignature: Dana R., CPSS\nDate: <<____>>",
    )
    good = (
        "Narrative: We drank tea.\nSignature: Dana R., CPSS\nDate: 3/4/2026",
        "Narrative: We drank tea.\nElectronically signed by Dana R., CPSS on 3/4/2026",
    )

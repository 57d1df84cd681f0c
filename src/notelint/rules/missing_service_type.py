"""NL601 missing-service-type."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField


class MissingServiceType(RequiredField):
    """Name the kind of service, so that the record says what it holds.

    ## Why
    A reader who finds the note alone cannot tell a group from a visit.

    ## Write instead
    The name your agency uses, such as Self-Help/Peer Services or peer support group.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL601",
        name="missing-service-type",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "service_type"
    ask = "Say which kind of service this was."
    bad = (
        "We walked around the lake and talked about the week.",
        "Service Type: <<TBD>>\nNarrative: We walked around the lake and talked.",
    )
    good = (
        "Service Type: Self-Help/Peer Services\nNarrative: We walked around the lake and talked.",
        "I led the peer support group on Friday. Nine people came.",
    )

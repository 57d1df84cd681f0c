"""NL615 missing-end-time."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import RequiredField


class MissingEndTime(RequiredField):
    """Write when the contact ended.

    ## Why
    Some payers ask for the clock time and not only for the minutes.

    ## Write instead
    The time as it was, with am or pm.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL615",
        name="missing-end-time",
        family=Family.REQUIRED_FIELD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Missouri DMH documentation guide for peer specialists: start and end time",),
    )
    field = "end_time"
    ask = "Write the time at which you ended, with am or pm."
    bad = (
        "Duration: 45 min\nNarrative: We drank tea and talked.",
        "End Time: <<TBD>>\nNarrative: We drank tea.",
    )
    good = (
        "End Time: 10:15 AM\nNarrative: We drank tea and talked.",
        "Time: 9:30-10:15 AM\nNarrative: We drank tea.",
    )

"""NL614 missing-start-time."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.required import RequiredField


class MissingStartTime(RequiredField):
    """Write when the contact began.

    ## Why
    Some payers ask for the clock time and not only for the minutes.

    ## Write instead
    The time as it was, with am or pm.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL614",
        name="missing-start-time",
        family=Family.REQUIRED_FIELD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Missouri DMH documentation guide for peer specialists: start and end time",),
    )
    field = "start_time"
    ask = "Write the time at which you began, with am or pm."
    bad = (
        "Duration: 45 min\nNarrative: We drank tea and talked.",
        "Start Time: <<TBD>>\nNarrative: We drank tea.",
    )
    good = (
        "Start Time: 9:30 AM\nNarrative: We drank tea and talked.",
        "Time: 9:30-10:15 AM\nNarrative: We drank tea.",
    )

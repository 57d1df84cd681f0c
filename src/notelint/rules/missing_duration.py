"""NL603 missing-duration."""

from collections.abc import Mapping

from notelint.diagnostics import Family, Severity
from notelint.pipeline.sheet import Sheet
from notelint.report import Field
from notelint.rules.base import RuleMeta
from notelint.rules.on_record import nobody_was_met
from notelint.rules.required import LIST, RequiredField


class MissingDuration(RequiredField):
    """Write how long you were together, or when it began and ended.

    ## Why
    The time of a contact is asked for nearly everywhere, and only the writer knows it.

    ## Write instead
    The minutes as they were, or the start and end time. Travel and writing the note are counted apart.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL603",
        name="missing-duration",
        family=Family.REQUIRED_FIELD,
        severity=Severity.ERROR,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "duration"
    ask = "Write how long you were together in minutes, or when it began and ended, as it was."
    bad = (
        "Location: Home\nNarrative: We walked around the lake.",
        "Duration: <<TBD>>\nNarrative: We walked around the lake.",
    )
    good = (
        "Duration: 45 minutes\nNarrative: We walked around the lake.",
        "Time: 9:30-10:15 AM\nNarrative: We walked around the lake.",
        "We met for 45 minutes at the library.",
        "Location: Home\nNarrative: Knocked twice at ten. Nobody came to the door, and no answer on the phone. No service.",
    )

    def is_told(self, fields: Mapping[str, Field]) -> bool:
        """Take a start and an end time for the duration too."""
        return super().is_told(fields) or (fields["start_time"].present and fields["end_time"].present)

    def applies(self, sheet: Sheet) -> bool:
        """Ask for none where nobody was met."""
        return not nobody_was_met(sheet)

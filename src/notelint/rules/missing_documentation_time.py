"""NL613 missing-documentation-time."""

import re

from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField

_MIXED = late(
    r"\b(?:including|includes|incl\.?|plus|and|with)\s(?:\d+\smin\w*\sof\s)?(?:travel\sand\s)?"
    r"(?:documentation|documenting|charting|note[ -]writing)\b(?:\stime)?",
    re.IGNORECASE,
)


class MissingDocumentationTime(RequiredField):
    """Write the time spent on the note apart from the time together.

    ## Why
    Time together and time at the desk are two numbers. This rule speaks only where the stated time mixes them.

    ## Write instead
    The minutes of documentation in their own field, as they were.

    ## Fix
    None: only the writer knows how long it took.
    """

    meta = RuleMeta(
        code="NL613",
        name="missing-documentation-time",
        family=Family.REQUIRED_FIELD,
        severity=Severity.INFO,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "documentation_time"
    ask = "The stated time takes in documentation: write those minutes apart from the time together."
    bad = ("Duration: 60 min including documentation\nNarrative: We drank tea.",)
    good = (
        "Duration: 45 min\nNarrative: We drank tea.",
        "Duration: 45 min\nDocumentation time: 10 min\nNarrative: We drank tea.",
    )

    def applies(self, sheet: Sheet) -> bool:
        """Speak only where the duration says that documentation is in it."""
        duration = (sheet.fields or {}).get("duration")
        return bool(duration and duration.text and _MIXED.search(duration.text))

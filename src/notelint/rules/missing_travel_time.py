"""NL612 missing-travel-time."""

from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import RuleMeta
from notelint.rules.required import LIST, RequiredField

_HINTS = ("drove", "travel", "driving")
_TRAVEL = late(
    r"\b(?:I|[Ww]riter|PSS|CPSS|[Ss]pecialist)\s(?:then\s)?(?:drove|travell?ed)\b(?!\swith)|[Ii]nclud(?:es|ing)\s(?:\d+\smin\w*\sof\s)?(?:travel|driving)"
)


class MissingTravelTime(RequiredField):
    """Write the time on the road apart from the time together.

    ## Why
    Time together and time on the road are two numbers. This rule speaks only where the note tells of a drive.

    ## Write instead
    The minutes of travel in their own field, as they were.

    ## Fix
    None: only the writer knows how long it took.
    """

    meta = RuleMeta(
        code="NL612",
        name="missing-travel-time",
        family=Family.REQUIRED_FIELD,
        severity=Severity.INFO,
        since="0.1.0",
        sources=(LIST,),
    )
    field = "travel_time"
    ask = "The note tells of travel: if your agency records it, write its minutes apart from the time together."
    bad = (
        "Duration: 45 min\nNarrative: I drove to the shelter and we drank tea.",
        "Duration: 60 min including travel\nNarrative: We drank tea.",
    )
    good = (
        "Duration: 45 min\nNarrative: We drank tea.",
        "Duration: 45 min\nTravel time: 20 min\nNarrative: I drove to the shelter and we drank tea.",
        "Narrative: She drove to her sister's and told me about it.",
    )

    def applies(self, sheet: Sheet) -> bool:
        """Speak only where the writer tells of travel."""
        text = sheet.text
        return any(hint in text for hint in _HINTS) and _TRAVEL.search(text) is not None

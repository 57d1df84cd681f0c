"""NL611 missing-goal-link."""

from notelint.diagnostics import Family, Severity
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import RuleMeta
from notelint.rules.on_record import nobody_was_met
from notelint.rules.required import RequiredField


class MissingGoalLink(RequiredField):
    """Say which of the person's own goals the time had to do with.

    ## Why
    It keeps the note about what the person wants. One goal is enough, and it need not be in the plan's words.

    ## Write instead
    The goal as the person says it. If the time had to do with none of them, leave it: that happens.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL611",
        name="missing-goal-link",
        family=Family.REQUIRED_FIELD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Peer Employer Toolkit (Cal Voices, 2024): each note connects to a goal from the mutually created plan",),
    )
    field = "goal_link"
    ask = "If the time had to do with one of the person's own goals, name it."
    bad = (
        "Location: Home\nNarrative: We drank tea and talked about the week.",
        "Goal: <<n/a>>\nNarrative: We drank tea.",
    )
    good = (
        "Goal: Live on her own\nNarrative: We drank tea and talked.",
        "We opened the mail together, toward her goal of living on her own.",
        "Narrative: Waited at the cafe until ten. Member did not come and did not pick up the phone.",
    )

    def applies(self, sheet: Sheet) -> bool:
        """Ask for none where nobody was met."""
        return not nobody_was_met(sheet)

"""NL804 thin-narrative."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import field, minutes

LONG = 45  # minutes from which a few words are little
WORDS_A_MINUTE = 0.4  # "two hours in two thin sentences" is 0.2, ordinary notes of our corpus have 1.5 and more


class ThinNarrative(Rule):
    """Tell a little more of a long time together.

    ## Why
    Two hours in two sentences leave the person's day out of their own record.

    ## Write instead
    What the two of you did and what the person made of it, as it was. If it was quiet, say that.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL804",
        name="thin-narrative",
        family=Family.NARRATIVE,
        severity=Severity.INFO,
        since="0.1.0",
        sources=("A working peer supervisor's own checks: depth fits duration; words a minute measured on the project's corpus",),
    )
    bad = ("Duration: 2 hours\nNarrative: <<We talked about her week. She liked it.>>",)
    good = (
        "Duration: 20 minutes\nNarrative: We talked about her week. She liked it.",
        "Duration: 60 minutes\nNarrative: We read the letter from the court at her kitchen table and she marked what "
        "she did not understand. "
        "I told her how I asked for help with mine. She called the clerk and wrote down two dates.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on a story of very few words beside a long time."""
        spent, story = minutes(sheet, "duration"), field(sheet, "narrative")
        if spent is None or spent < LONG or not story.text or story.start is None or story.end is None:
            return
        words = len(story.text.split())
        if words < spent * WORDS_A_MINUTE:
            yield Finding(
                story.start,
                story.end,
                f"{spent} minutes are told in {words} words. If more happened, tell what it was, in the person's own words where you can.",
                redacted="A long time is told in few words. If more happened, tell what it was, in the person's own words where you can.",
            )

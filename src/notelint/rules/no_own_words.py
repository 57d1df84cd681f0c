"""NL805 no-own-words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import field, nobody_was_met

_SAID = frozenset(["said", "told", "asked", "shared", "wants", "wanted"])  # in most notes; then nothing more is looked for
LONG_ENOUGH = 60  # words; a short note need not quote anybody
_SPEAKS = late(
    r"[\"“”]|\b(?:said|says|told|tells|shared|shares|asked|asks|named|called it|wants?|wanted|hopes?|stated|reported"
    r"|answered|replied|explained|described"
    r"|mentioned|decided|chose|laughed|wished)\b",
    re.IGNORECASE,
)


class NoOwnWords(Rule):
    """Let the person be heard in their own note.

    ## Why
    A note in which the person never speaks tells what was done to somebody. Their own words tell who they are.

    ## Write instead
    One thing the person said, in quotation marks, or what they wanted, asked or decided.

    ## Fix
    None: only the two of you know what was said.
    """

    meta = RuleMeta(
        code="NL805",
        name="no-own-words",
        family=Family.NARRATIVE,
        severity=Severity.INFO,
        since="0.1.0",
        sources=("Peer Employer Toolkit (Cal Voices, 2024), comparison of peer and clinical notes: the person's own goals and words",),
    )
    bad = (
        "<<We met at the clinic. Writer provided a list of food pantries and went over the bus map. Client received the "
        "handout about sleep and "
        "the worksheet. Writer reviewed the calendar for the month and the steps of the plan. Client completed the "
        "worksheet. Writer gave the "
        "next handout. The group room was free and we used it for the second half of the visit.>>",
    )
    good = (
        "We met at the clinic. Writer brought a list of food pantries and we went over the bus map. She said the second "
        "one is too far. We read "
        "the handout about sleep and filled in the worksheet together. We looked at the calendar for the month and the "
        "steps of the plan, and "
        "then we walked over to the desk, where the clerk had the next handout for us.",
        "We read the letter and she marked two lines.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on a story of some length in which the person says, wants and decides nothing."""
        story = field(sheet, "narrative")
        if not story.text or story.start is None or story.end is None or not _SAID.isdisjoint(sheet.words):
            return
        if len(story.text.split()) >= LONG_ENOUGH and not nobody_was_met(sheet) and not _SPEAKS.search(story.text):
            yield Finding(
                story.start,
                story.end,
                "The person says nothing in this note. One thing they said, wanted or decided would let the reader hear them.",
            )

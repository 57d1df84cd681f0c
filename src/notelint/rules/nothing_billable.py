"""NL711 nothing-billable."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.pipeline.record.contradiction_words import Phrases, contradiction_words
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import AUDIT, MET, SHARED, field, minutes

_MESSAGES = {
    "not_met": "The note tells that nobody was met, and states a service. Look up how your agency records a missed contact.",
    "rides": "A ride is told and nothing else. If more happened on the way, tell what happened; if not, ask how a ride is recorded.",
    "recreation": "A pastime is told and nothing else. If more happened, tell what happened; if not, ask how such time is recorded.",
}


class NothingBillable(Rule):
    """Look again at a code where the note tells of no service.

    ## Why
    A ride, a game or a door nobody opened is no service by itself, in every state whose rules we read.

    ## Write instead
    What happened, and only that. Where nothing else happened, your supervisor knows how to record it.

    ## Fix
    None: what happened is for the writer to tell.
    """

    meta = RuleMeta(
        code="NL711",
        name="nothing-billable",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            AUDIT,
            "Virginia and Ohio peer support rules: transportation, chores, outreach and record-keeping are not covered",
        ),
    )
    bad = (
        "Code: H0038\nDuration: 45 minutes\nNarrative: <<Picked client up>> at 9 and drove client to the dentist. Radio was on.",
        "Code: H0038\nDuration: 90 minutes\nNarrative: Took Ann <<bowling>>. She won two games and had nachos.",
        "Code: H0038\nDuration: 30 minutes\nNarrative: Went to her apartment at ten. <<Nobody came to the door>>.",
    )
    good = (
        "Code: H0038\nDuration: 45 minutes\nNarrative: On the way to the dentist we talked about what scares her there.",
        "Code: H0038\nDuration: 45 minutes\nNarrative: We went bowling and she told me about her first sober year.",
        "Narrative: Went to her apartment at ten. Nobody came to the door.",
        "Code: H0038\nDuration: 45 minutes\nNarrative: We practiced taking the bus. She wants to ride to her sister's alone.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding where a ride, a pastime or a missed contact is all that the note tells."""
        story = field(sheet, "narrative")
        if story.start is None or story.end is None:
            return
        if not field(sheet, "procedure_code").present and not minutes(sheet, "duration"):
            return
        words, low = contradiction_words(), sheet.low
        if not SHARED.isdisjoint(sheet.words) and not words.no_support.search(low, words=sheet.words):
            return  # most notes: somebody talked or shared
        for name in ("not_met", "rides", "recreation"):
            pattern: Phrases = getattr(words, name)
            # A pastime may stand in the head of a note ("Outing: bowling"); what nobody answered stands in the story.
            found = pattern.search(low, 0 if name == "recreation" else story.start, story.end, words=sheet.words)
            is_told = MET if name == "not_met" else None
            if found and not (is_told.search(low, story.start, story.end) if is_told else _is_support_told(low[story.start : story.end])):
                yield Finding(found.start(), found.end(), _MESSAGES[name])
                return


def _is_support_told(low: str) -> bool:
    words = contradiction_words()
    return words.support_told.search(words.no_support.sub(" ", low)) is not None

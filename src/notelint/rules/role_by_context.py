"""NL505 role-by-context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.context_rule import ContextRule
from notelint.rules.gates.encouragement import is_encouragement, is_going_on_together
from notelint.rules.gates.subject import is_done_by_another

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Leaning, Sheet


class RoleByContext(ContextRule):
    """Look again at a sentence that reads like a step out of the peer role.

    ## Why
    Advising, checking up and deciding for somebody can be told in a thousand ways. Here no single word gave it away;
    the sentence as a whole is like those in which careful readers found one.

    ## Write instead
    What you offered, asked or shared, and what the person chose. If that is what it says already, leave it.

    ## Fix
    Shown only.
    """

    meta = RuleMeta(
        code="NL505",
        name="role-by-context",
        family=Family.PEER_ROLE,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Weights learned from the marked notes in corpus/, see docs/learned.md",),
    )
    message = "Taken together, these words read like a step out of the peer role: telling, checking or deciding for somebody."
    prompt = "say what you offered, asked or shared, and what they chose"
    bad = ("<<I laid out for him how he is to talk to women in this building>>.",)
    good = ("I asked him how he would like to talk with the women in this building.",)

    def is_taken_back(self, sheet: Sheet, leaning: Leaning) -> bool:
        """Tell also whether it is somebody else who does it, or encouragement."""
        if is_done_by_another(sheet, leaning.start) or is_encouragement(sheet, leaning.start, leaning.end):
            return True
        if is_going_on_together(sheet, leaning.low, leaning.high):
            return True
        return super().is_taken_back(sheet, leaning)

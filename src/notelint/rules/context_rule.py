"""The base of rules that judge a sentence by all its words together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from notelint.diagnostics import Applicability, Fix
from notelint.rules.base import Finding, Rule
from notelint.rules.gates.negation import is_negated, is_unfair_to_say

if TYPE_CHECKING:
    from notelint.config.profile import Profile
    from notelint.pipeline.sheet import Leaning, Sheet

OF_JUDGEMENT = ("judged-behavior", "judged-manner", "person-as-label")
MEANT_OF_SOMEBODY = (*OF_JUDGEMENT, "motive-attribution", "motive-phrase")


class ContextRule(Rule):
    """Report the likeliest words of each sentence that leans to the rule's family.

    Where a rule of the same family knows the very words, that one speaks instead (see `settling`).
    """

    message: ClassVar[str]
    prompt: ClassVar[str]

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding for each sentence whose words, taken together, weigh enough."""
        for leaning in sheet.leanings or ():
            if leaning.is_found and leaning.family == self.meta.family and not self.is_taken_back(sheet, leaning):
                yield Finding(leaning.low, leaning.high, self.message, fixes=(Fix(self.prompt, Applicability.DISPLAY_ONLY),))

    def is_taken_back(self, sheet: Sheet, leaning: Leaning) -> bool:
        """Tell whether the sentence says itself that it is not so, of the whole or of the known word in it: "was not aggressive at all"."""
        if is_unfair_to_say(sheet, leaning.start, leaning.end):
            return True
        known = (start for name in MEANT_OF_SOMEBODY for start in sheet.starts_within(name, leaning.low, leaning.high))
        return any(is_negated(sheet, start) for start in known)

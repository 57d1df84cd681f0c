"""NL303 motive-by-context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.rules.base import RuleMeta
from notelint.rules.context_rule import ContextRule
from notelint.rules.gates.around import is_in_a_story

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Leaning, Sheet

# The reason, or the idea, is told as the person's own: "because he says crowds make him sweat", "..., his idea".
_OF_THE_PERSON = late(
    r"\b(?:because|since|as)\s(?:he|she|they)\s(?:says?|said|told|explained|explains|shared)\b"
    r"|,\s(?:his|her|their)\s(?:own\s)?(?:idea|words|reason|reasoning|choice|call|plan)\b"
)


class MotiveByContext(ContextRule):
    """Look again at a sentence that reads like a guess at why.

    ## Why
    A guess at somebody's reasons can be phrased in a thousand ways, and reads like a fact in all of them. Here no
    single word gave it away; the sentence as a whole is like those in which careful readers found one.

    ## Write instead
    What they did and what they said about it. If the reason was told, say who told it. If it is not a guess, leave it.

    ## Fix
    Shown only.
    """

    meta = RuleMeta(
        code="NL303",
        name="motive-by-context",
        family=Family.MOTIVE,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Weights learned from the marked notes in corpus/, see docs/learned.md",),
    )
    message = "Taken together, these words read like a guess at somebody's reasons. Nobody can see a reason."
    prompt = "say what was done and said; if they told you why, say that they did"
    bad = ("<<Cheryl cries every time there is somebody new, she wants the new ones to feel bad for her>>.",)
    good = ("Cheryl cried when the new member sat down, and asked me to walk with her for a while.",)

    def is_taken_back(self, sheet: Sheet, leaning: Leaning) -> bool:
        """Tell whether the person gave the reason themself, or somebody in a play is meant."""
        is_given = _OF_THE_PERSON.search(sheet.low, leaning.start, leaning.end) is not None
        return is_given or is_in_a_story(sheet, leaning.low) or super().is_taken_back(sheet, leaning)

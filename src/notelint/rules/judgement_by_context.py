"""NL403 judgement-by-context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.context_rule import OF_JUDGEMENT, ContextRule
from notelint.rules.gates.praise import is_praise
from notelint.rules.gates.subject import is_by_the_writer
from notelint.rules.gates.things import is_of_a_known_thing, is_of_an_institution

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Leaning, Sheet


class JudgementByContext(ContextRule):
    """Look again at a sentence that reads like a verdict on somebody.

    ## Why
    How somebody was, behaved or did can be graded in a thousand ways. Here no single word gave it away; the sentence as
    a whole is like those in which careful readers found a judgement in place of what was seen and heard.

    ## Write instead
    What the person did and said, so that a reader can see it. If that is what it says already, leave it.

    ## Fix
    Shown only.
    """

    meta = RuleMeta(
        code="NL403",
        name="judgement-by-context",
        family=Family.INTERPRETATION,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Weights learned from the marked notes in corpus/, see docs/learned.md",),
    )
    message = "Taken together, these words read like a verdict on how somebody was, in place of what was seen and heard."
    prompt = "say what they did and said"
    bad = ("<<Client was too friendly with the other guests at the>> picnic table.",)
    good = ("She read her letter to the judge and looked up twice.",)

    def is_taken_back(self, sheet: Sheet, leaning: Leaning) -> bool:
        """Tell whether the words praise, or are said of the writer, of a thing or of an animal: "the dog was aggressive"."""
        if is_praise(sheet, leaning.low, leaning.high, leaning.end) or is_by_the_writer(sheet, leaning.low):
            return True
        words = (start for name in OF_JUDGEMENT for start in sheet.starts_within(name, leaning.low, leaning.high))
        return super().is_taken_back(sheet, leaning) or any(
            is_of_a_known_thing(sheet, start) or is_of_an_institution(sheet, start) for start in words
        )

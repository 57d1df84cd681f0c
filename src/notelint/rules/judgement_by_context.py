"""NL403 judgement-by-context."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.context_rule import ContextRule


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
    bad = ("<<Marco could have shown more respect when>> the cook was speaking.",)
    good = ("She read her letter to the judge and looked up twice.",)

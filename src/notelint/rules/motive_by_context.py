"""NL303 motive-by-context."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.context_rule import ContextRule


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

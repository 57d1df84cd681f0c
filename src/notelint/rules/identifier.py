"""NL901 identifier."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import NARRATOR, LexiconRule


class Identifier(LexiconRule):
    """Keep numbers and addresses that identify somebody out of the narrative.

    ## Why
    The narrative is copied, printed and read by others. A Social Security number or a private telephone number in it
    can be misused, and the record holds it elsewhere.

    ## Write instead
    Who or what it was: "her sister's number", "the form with her date of birth".

    ## Fix
    Shown only: what may be left out is the writer's choice.
    """

    meta = RuleMeta(
        code="NL901",
        name="identifier",
        family=Family.PRIVACY,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("HIPAA Privacy Rule, 45 CFR 164.514(b)(2)",),
    )
    # A number is a number, whoever says it.
    voices = NARRATOR | {"quoted", "reported", "self", "mention"}
    bad = ("We filled in the form with <<123-45-6789>> on it.",)
    good = ("We filled in the form with her Social Security number.",)

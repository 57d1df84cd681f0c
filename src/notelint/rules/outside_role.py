"""NL504 outside-role."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class OutsideRole(LexiconRule):
    """Look again at tasks that are not a peer's.

    ## Why
    Being payee, writing the treatment plan or meeting about somebody without them changes what you are to the person.

    ## Write instead
    If it did happen, talk with your supervisor; write how the person's own voice was heard.

    ## Fix
    Shown only.
    """

    meta = RuleMeta(
        code="NL504",
        name="outside-role",
        family=Family.PEER_ROLE,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=("Provider's Handbook on Developing and Implementing Peer Roles (Western Massachusetts), role table",),
    )
    bad = ("Writer <<is her representative payee>>.",)
    good = ("We made a list of questions for her payee.",)

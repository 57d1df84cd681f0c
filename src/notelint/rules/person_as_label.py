"""NL201 person-as-label."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class PersonAsLabel(LexiconRule):
    """Name the person first, and the condition only where it matters.

    ## Why
    A label makes one thing about somebody into the whole of them, and it follows them from note to note.

    ## Write instead
    The person, and what they live with or do, if the contact was about it.

    ## Fix
    A settled person-first term is offered; it is applied only where it cannot change the meaning.
    """

    says_it_of_people = True
    meta = RuleMeta(
        code="NL201",
        name="person-as-label",
        family=Family.LABEL,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(
            "NIDA, Words Matter (2021)",
            "Recovery Research Institute, Addictionary",
        ),
    )
    bad = ("He is an <<addict>> who wants housing.",)
    good = (
        "He wants housing.",
        '"I am an addict," he said.',
    )

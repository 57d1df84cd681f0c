"""NL802 wordy."""

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule


class Wordy(LexiconRule):
    """Prefer the short, plain word.

    ## Why
    Office words make a note longer and harder to read for the person it is about.

    ## Write instead
    The everyday word.

    ## Fix
    Applied where the two words always mean the same.
    """

    meta = RuleMeta(
        code="NL802",
        name="wordy",
        family=Family.NARRATIVE,
        severity=Severity.INFO,
        since="0.1.0",
        sources=("Federal Plain Language Guidelines, plainlanguage.gov (public domain)",),
    )
    bad = ("We met <<prior to>> group.",)
    good = ("We met before group.",)

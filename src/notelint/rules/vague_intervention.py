"""NL801 vague-intervention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import LexiconRule

if TYPE_CHECKING:
    from notelint.lexicon.compiled import CompiledEntry
    from notelint.pipeline.sheet import Candidate, Sheet

_FILLER = late_called(
    r"\b(?:i|we|writer|this|the|pss|cpss|peer|support|specialist|staff|PERSON|and|to|with|a|an|also|then|him|her|them|today|again|at|this|time|as|needed|continued?|was|were|emotional)\b",
    re.IGNORECASE,
)
_WORD = late(r"[^\W_]+")
MOST_OTHER_WORDS = 3
LONGEST_ALONE = 400  # code points of a sentence beside the stock phrase


class VagueIntervention(LexiconRule):
    """Say what you actually did together.

    ## Why
    "Provided support" could stand in any note about anybody. The person cannot find their day in it, and nobody
    learns what helped.

    ## Write instead
    What you did: listened while she called her sister, practised the bus route, shared how you got through your first month.

    ## Fix
    None: only the writer knows what happened.
    """

    meta = RuleMeta(
        code="NL801",
        name="vague-intervention",
        family=Family.NARRATIVE,
        severity=Severity.INFO,
        since="0.1.0",
        sources=("CalMHSA documentation guide for peer support specialists (2023), descriptive notes",),
    )
    bad = ("Writer <<provided support>>.",)
    good = ("I provided support while she called her landlord about the leak.",)

    def counts(self, candidate: Candidate, entry: CompiledEntry, sheet: Sheet) -> bool:
        """Tell whether the stock phrase stands alone: little else is in its sentence."""
        if not super().counts(candidate, entry, sheet):
            return False
        low, high = sheet.sentence_at(candidate.start)
        if high - low > LONGEST_ALONE + candidate.end - candidate.start:
            return False  # a sentence that long says something
        rest = sheet.text[low : candidate.start] + " " + sheet.text[candidate.end : high]
        return len(_WORD.findall(_FILLER.sub(" ", rest))) <= MOST_OTHER_WORDS

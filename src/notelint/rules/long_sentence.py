"""NL803 long-sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from notelint.diagnostics import Family, Severity
from notelint.rules.base import Finding, Rule, RuleMeta

if TYPE_CHECKING:
    from notelint.config.profile import Profile
    from notelint.pipeline.sheet import Sheet

# The Federal Plain Language Guidelines ask for short sentences; twice their usual length is hard for anybody.
MOST_WORDS = 45
SHORTEST_WORD = 3  # code points a word and its space take at least, to skip counting short sentences


class LongSentence(Rule):
    """Split a sentence that nobody can read in one breath.

    ## Why
    The person may read this note. A very long sentence loses them, and who did what gets lost with it.

    ## Write instead
    Two or three sentences, one thing that happened in each.

    ## Fix
    None: where to split is the writer's choice.
    """

    meta = RuleMeta(
        code="NL803",
        name="long-sentence",
        family=Family.NARRATIVE,
        severity=Severity.INFO,
        since="0.1.0",
        sources=("Federal Plain Language Guidelines, plainlanguage.gov (public domain)",),
    )
    bad = (
        "<<We met at the library and she told me about the letter and the man at the desk and how long she had waited and then we "
        "read it together and made a list and called the number on it and waited again and she wrote down the name of the "
        "person who answered.>>",
    )
    good = ("We met at the library. She told me about the letter. We read it together and called the number on it.",)

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield each sentence of more than `MOST_WORDS` words outside quotation marks."""
        for start, end in sheet.sentences or ():
            stop = start + len(sheet.text[start:end].rstrip())
            if stop - start <= MOST_WORDS * SHORTEST_WORD:
                continue
            words = len(sheet.text[start:end].split())
            if words > MOST_WORDS and sheet.voice_at(start, start + 1) != "quoted":
                yield Finding(start, stop, f"This sentence has {words} words. Two or three short ones are easier to read.")

"""The base of rules whose knowledge is a lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from notelint.rules.base import Finding, Rule
from notelint.rules.gates import is_contrasted, is_name, is_negated
from notelint.rules.rewriting import fixes_for

if TYPE_CHECKING:
    from notelint.config.profile import Profile
    from notelint.lexicon.compiled import CompiledEntry
    from notelint.pipeline.sheet import Candidate, Sheet

NARRATOR = frozenset({"narrator"})


class LexiconRule(Rule):
    """Report the entries of every lexicon that names this rule.

    `voices` are those in which a match counts; by default only the writer
    speaking about the person.
    """

    voices: ClassVar[frozenset[str]] = NARRATOR

    def __init__(self, entries: Mapping[str, CompiledEntry]) -> None:
        self.entries = entries

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding for each match that no gate takes back."""
        for candidate in (sheet.candidates or {}).get(self.meta.name, ()):
            entry = self.entries[candidate.entry]
            if self.counts(candidate, entry, sheet):
                yield Finding(
                    candidate.start,
                    candidate.end,
                    entry.rationale,
                    entry.key,
                    fixes_for(entry, candidate, sheet),
                    entry.severity,
                )

    def counts(self, candidate: Candidate, entry: CompiledEntry, sheet: Sheet) -> bool:
        """Tell whether a match is worth a finding."""
        start, end = candidate.start, candidate.end
        if sheet.voice_at(start, end) not in self.voices:
            return False
        if is_negated(sheet, start) if entry.negation == "rejects" else is_contrasted(sheet, start):
            return False
        return not is_name(sheet, start, end)

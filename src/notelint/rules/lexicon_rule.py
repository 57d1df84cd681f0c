"""The base of rules whose knowledge is a lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from notelint.diagnostics import Family
from notelint.lexicon.weights import sentence_weights
from notelint.rewriting.fixes import fixes_for
from notelint.rules.base import Finding, Rule
from notelint.rules.gates.around import is_box, is_in_a_story, is_name, is_part_of_word, is_played
from notelint.rules.gates.negation import is_contrasted, is_disowned, is_negated, is_not_so, is_rejected_behind
from notelint.rules.gates.subject import is_before_own_story, is_by_the_writer, is_no_motive, is_of_the_writer, is_set_against
from notelint.rules.gates.things import is_before_a_thing, is_of_a_known_thing, is_of_a_thing, is_of_an_institution

if TYPE_CHECKING:
    from notelint.config.profile import Profile
    from notelint.lexicon.compiled import CompiledEntry
    from notelint.pipeline.sheet import Candidate, Sheet
    from notelint.rewriting.wording import Wordings

NARRATOR = frozenset({"narrator"})
JUDGING = frozenset({Family.LABEL, Family.INTERPRETATION})  # what these say is meant of somebody
MEANT = JUDGING | {Family.MOTIVE}  # nor is it meant of an institution, or of somebody in a play


class LexiconRule(Rule):
    """Report the entries of every lexicon that names this rule.

    `voices` are those in which a match counts; by default only the writer
    speaking about the person. `says_it_of_people` is true where the words mean
    nothing when a thing is their subject ("the printer was uncooperative"), `tells_purposes`
    where they are a motive only if it is not the writer who acts ("I called to get him out of it").
    """

    voices: ClassVar[frozenset[str]] = NARRATOR
    says_it_of_people: ClassVar[bool] = False
    tells_purposes: ClassVar[bool] = False

    def __init__(self, entries: Mapping[str, CompiledEntry], wordings: Wordings | None = None) -> None:
        """Take the entries in force (a match of any other is passed over) and an agency's own wordings."""
        self.entries = entries
        self.wordings = wordings or {}

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding for each match that no gate takes back."""
        for candidate in (sheet.candidates or {}).get(self.meta.name, ()):
            entry = self.entries.get(candidate.entry)
            if entry is not None and self.counts(candidate, entry, sheet):
                yield Finding(
                    candidate.start,
                    candidate.end,
                    entry.rationale,
                    entry.key,
                    fixes_for(entry, candidate, sheet, self.wordings),
                    entry.severity,
                    self.summary(),  # what an entry says most often names the words it is about
                )

    def counts(self, candidate: Candidate, entry: CompiledEntry, sheet: Sheet) -> bool:
        """Tell whether a match is worth a finding."""
        start, end = candidate.start, candidate.end
        if (voice := sheet.voice_at(start, end)) not in self.voices and not self._is_guess(sheet, start, voice):
            return False
        if self._is_taken_back(entry, sheet, start):
            return False
        if entry.weighed and voice in self.voices and self._is_doubted(sheet, start):
            return False
        if is_part_of_word(sheet, start, end) or is_name(sheet, start, end) or is_box(sheet, start, end):
            return False
        if self.says_it_of_people and self._is_of_a_thing(sheet, start, end):
            return False
        if self.meta.family is Family.INTERPRETATION and is_by_the_writer(sheet, start):
            return False
        if self.meta.family is Family.MOTIVE and ((self.tells_purposes and is_no_motive(sheet, start, end)) or is_not_so(sheet, start)):
            return False
        if self.meta.family is Family.PEER_ROLE and is_before_own_story(sheet, start, end):
            return False
        if self.meta.family in MEANT and (is_of_an_institution(sheet, start) or is_in_a_story(sheet, start)):
            return False
        return self.meta.family not in JUDGING or not (
            is_of_the_writer(sheet, start, end)
            or is_of_a_thing(sheet, start)
            or is_played(sheet, start)
            or is_rejected_behind(sheet, start, end)
        )

    def _is_of_a_thing(self, sheet: Sheet, start: int, end: int) -> bool:
        """Tell whether it is said of a known thing; somebody's "manipulative game" is still somebody's."""
        if is_of_a_known_thing(sheet, start):
            return True
        return self.meta.family is not Family.MOTIVE and is_before_a_thing(sheet, start, end)

    def _is_guess(self, sheet: Sheet, start: int, voice: str) -> bool:
        return voice == "reported" and self.meta.family is Family.MOTIVE and is_set_against(sheet, start)

    def _is_doubted(self, sheet: Sheet, start: int) -> bool:
        """Tell whether the sentence as a whole is hardly one of this family."""
        weight = sheet.weight_at(start, self.meta.family)
        return weight is not None and weight < sentence_weights().families[self.meta.family].doubts

    def _is_taken_back(self, entry: CompiledEntry, sheet: Sheet, start: int) -> bool:
        """Tell whether the words before a match take it back; a clinical word stays one when it is denied."""
        if entry.negation == "rejects":
            return is_negated(sheet, start)
        return is_contrasted(sheet, start) or (self.meta.family is not Family.CLINICAL_JARGON and is_disowned(sheet, start))

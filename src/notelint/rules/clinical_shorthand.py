"""NL102 clinical-shorthand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.diagnostics import Family, Severity
from notelint.rules.base import RuleMeta
from notelint.rules.lexicon_rule import NARRATOR, LexiconRule

if TYPE_CHECKING:
    from notelint.lexicon.compiled import CompiledEntry
    from notelint.pipeline.sheet import Candidate, Sheet

FEWEST_LETTERS = 2  # of a short form that may stand for several words
FEWEST_OF_NAME = 3  # of one that a name beside it explains, if it has no dots: "SI" is not explained by "Sam Iverson"
REACH = 200  # code points around a short form in which it may be spelled out


class ClinicalShorthand(LexiconRule):
    """Write short forms out, so that the person can read their own note.

    ## Why
    Shorthand is quick for the writer and closed to everybody else, first of all to the person the note is about.

    ## Write instead
    The whole word. Where a short form has several readings, the one you mean.

    ## Fix
    A short form with one reading is written out; the others are left to you.
    """

    meta = RuleMeta(
        code="NL102",
        name="clinical-shorthand",
        family=Family.CLINICAL_JARGON,
        severity=Severity.INFO,
        since="0.1.0",
        sources=("Peer Employer Toolkit (Cal Voices, 2024), clear and descriptive notes",),
    )
    # A short form in reported speech is still the writer's own.
    voices = NARRATOR | {"reported"}
    bad = ("We looked at her <<hx>> together.",)
    good = ("Talked about her history with housing.",)

    def counts(self, candidate: Candidate, entry: CompiledEntry, sheet: Sheet) -> bool:
        """Tell also whether the note spells the short form out itself, which closes it to nobody: "Staten Island, S.I."."""
        if not super().counts(candidate, entry, sheet):
            return False
        start, end = candidate.start, candidate.end
        return not _is_spelled_out(sheet.text[max(0, start - REACH) : end + REACH], sheet.text[start:end])


def _is_spelled_out(text: str, short: str) -> bool:
    """Tell whether words that begin with the letters of a short form in capitals stand in a text: as a name, or to explain it."""
    letters = [letter for letter in short if letter.isalpha()]
    if len(letters) < FEWEST_LETTERS or not short.isupper() or short.strip(".").replace(".", "") != "".join(letters):
        return False
    words = r"[\s-](?:of\s|and\s|the\s)?".join(rf"{letter}[a-z]+" for letter in letters)
    name = r"\s(?:of\s|the\s)?".join(rf"{letter}[a-z]+" for letter in letters)
    sign = re.escape(short)
    explained = (
        rf"\b(?i:{words})\s?\({sign}\)|\b{sign}\s?\((?i:{words})\)"
        rf"|\b{sign}\b[^.;\n]{{0,32}}\b(?:means|stands\sfor|is\sshort\sfor)\s(?i:{words})"
    )
    by_name = "." in short or len(letters) >= FEWEST_OF_NAME
    return re.search(rf"\b{name}\b|{explained}" if by_name else explained, text) is not None

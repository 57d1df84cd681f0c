"""The `notelint_lexicon` component: where entries of the lexicons stand in the text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language

from notelint.lexicon.agency import agency_files
from notelint.lexicon.compiled import CompiledLexicon
from notelint.lexicon.store import lexicon_of, own_lexicons
from notelint.pipeline.annotator import Annotator
from notelint.pipeline.matching.matcher import Matcher
from notelint.pipeline.sentences import find_sentences
from notelint.pipeline.sheet import Sheet


class LexiconFinder(Annotator):
    """Leave on the Sheet where lexicon entries stand, before anybody judges them."""

    def __init__(self, lexicons: Iterable[CompiledLexicon], paths: tuple[str, ...] = ()) -> None:
        self.matcher = Matcher(lexicons)
        self.paths = paths

    def annotate(self, sheet: Sheet) -> None:
        """Fill `sheet.candidates`; sentences are found first if they were not."""
        if sheet.sentences is None:
            sheet.sentences = list(find_sentences(sheet.text))
        sheet.candidates = self.matcher.find(sheet)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_finder, (self.paths,))


def _finder(paths: tuple[str, ...]) -> LexiconFinder:
    files = agency_files(map(Path, paths))
    return LexiconFinder([*own_lexicons(), *(lexicon_of(file) for file in files if not file.holds_wordings)], paths)


@Language.factory("notelint_lexicon", default_config={"lexicons": []})
def make_lexicon(nlp: Language, name: str, lexicons: list[str]) -> LexiconFinder:
    """Create the component that finds lexicon entries; `lexicons` are paths of further files."""
    return _finder(tuple(lexicons))

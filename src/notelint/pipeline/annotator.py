"""What every component is: it takes a Doc's Sheet, adds what it finds, and puts it back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from notelint.pipeline.sheet import Sheet, open_sheet

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Annotator(ABC):
    """A spaCy component that leaves its findings on the Sheet of a Doc and judges nothing."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` and keep what was found in its user data."""
        sheet = open_sheet(doc)
        self.annotate(sheet)
        sheet.save()
        return doc

    @abstractmethod
    def annotate(self, sheet: Sheet) -> None:
        """Fill the part of the sheet this component is for; run earlier ones whose part is missing."""

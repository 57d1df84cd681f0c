"""The base of the rules about items a note must hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from notelint.report import ABSENT, Field
from notelint.rules.base import Finding, Rule

if TYPE_CHECKING:
    from notelint.config.profile import Profile
    from notelint.pipeline.sheet import Sheet

LIST = "Peer Employer Toolkit (Cal Voices, 2024): required progress note information, after CalMHSA (2023)"


class RequiredField(Rule):
    """Ask for one item of the record, where the profile requires it and the note lacks it.

    `ask` says what to add, from what happened; the profile's own reason follows it.
    """

    field: ClassVar[str]
    ask: ClassVar[str]

    def check(self, sheet: Sheet, profile: Profile) -> Iterable[Finding]:
        """Return one finding if the item is required and not told."""
        fields = sheet.fields or {}
        if self.is_told(fields):
            return ()
        severity = profile.required.get(self.field)
        if severity is None or not self.applies(sheet):
            return ()
        reason = profile.reasons.get(self.field)
        message = f"{self.ask} {reason.why}" if reason and reason.why else self.ask
        start, end = _place(sheet, self.field, fields.get(self.field, ABSENT))
        return (Finding(start, end, message, severity=severity),)

    def is_told(self, fields: Mapping[str, Field]) -> bool:
        """Tell whether the note holds the item."""
        return fields.get(self.field, ABSENT).present

    def applies(self, sheet: Sheet) -> bool:
        """Tell whether the item can be asked for in this note."""
        return True


def _place(sheet: Sheet, name: str, field: Field) -> tuple[int, int]:
    """Return the placeholder, or the label with nothing behind it, or the end of the text."""
    if field.placeholder and field.start is not None and field.end is not None:
        if field.end > field.start:
            return field.start, field.end
        for label in sheet.labels or ():
            if label.field == name and label.value_start == field.start:
                return label.start, label.end
    return len(sheet.text), len(sheet.text)

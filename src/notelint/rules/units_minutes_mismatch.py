"""NL704 units-minutes-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.pipeline.record.units import find_units
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import AUDIT, LOOK, code_info, field, minutes

DEFAULT_UNIT, DEFAULT_LEAST = 15, 8
_UNITS = frozenset(["unit", "units", "qty", "u", "un", "unt", "unts", "x"])


class UnitsMinutesMismatch(Rule):
    """Let the units and the minutes say the same.

    ## Why
    Units that do not fit the minutes are the first thing an audit looks for, and they are hard to explain later.

    ## Write instead
    Look at both. The minutes are what happened; the units follow from them by your payer's rule.

    ## Fix
    None: only the writer knows which of the two is right.
    """

    meta = RuleMeta(
        code="NL704",
        name="units-minutes-mismatch",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(AUDIT, "15-minute units by the midpoint rule: 8-22 minutes one, 23-37 two, 38-52 three, 53-67 four (commonly known)"),
    )
    bad = (
        "Code: H0038\nDuration: 35 minutes\nUnits: <<3>>\nNarrative: We walked around the lake.",
        "Code: H0038\nTime: 9:00-10:00 AM\nUnits: <<3>>\nNarrative: We walked around the lake.",
        "Code: H0038 x <<4>>\nDuration: 45 min\nNarrative: We walked around the lake.",
    )
    good = (
        "Code: H0038\nDuration: 38 minutes\nUnits: 3\nNarrative: We walked around the lake.",
        "Code: H0038\nDuration: 52 minutes (3 units)\nNarrative: We walked around the lake.",
        "Code: H0038\nUnits: 3\nNarrative: We walked around the lake.",
        "Code: H0038\nDuration: 45 min\nNarrative: We carried 4 units of shelving to Unit 7.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on the units if the minutes make another number of them."""
        told = minutes(sheet, "duration")
        duration = field(sheet, "duration")
        if told is None or (_UNITS.isdisjoint(sheet.words) and "(" not in sheet.text):
            return
        units = find_units(sheet)
        if units is None or (duration.start is not None and duration.start == units.start):
            return
        info = code_info(sheet, profile)
        size, least = DEFAULT_UNIT, DEFAULT_LEAST
        if info is not None and info.unit_minutes:
            size, least = info.unit_minutes, info.least_minutes or (info.unit_minutes + 1) // 2
        fitting = (told + size - least) // size
        if units.number != fitting:
            yield Finding(
                units.start,
                units.end,
                f"{told} minutes make {fitting} {'unit' if fitting == 1 else 'units'} of {size} minutes (from {least} minutes on), "
                f"and another number stands here. {LOOK}",
                redacted=f"The units are not those that the minutes make. {LOOK}",
            )

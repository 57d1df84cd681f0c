"""Moments in UTC, as programs exchange them: which day and what time it was where people met cannot be told from them alone."""

from __future__ import annotations

import re

from notelint.late import late

_UTC = late(r"\s*(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]00:?00|UTC)\s*", re.IGNORECASE)
_NOON = 12  # from this hour on it is the same day in all of America


def utc_moment(text: str) -> re.Match[str] | None:
    """Return a text that is a moment in UTC and nothing else: its day, hour and minute."""
    return _UTC.fullmatch(text)


def utc_day(moment: re.Match[str]) -> str | None:
    """Return the day of a moment in UTC, `None` where it may have been the day before; midnight stands for a day alone."""
    return moment[1] if moment[2] == moment[3] == "00" or int(moment[2]) >= _NOON else None

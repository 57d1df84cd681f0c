"""Patterns that few notes need: each is compiled at its first use and kept."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready for use; to ask again costs less than to ask `re`, and nothing is ever thrown out."""
    return re.compile(pattern)

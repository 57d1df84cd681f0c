"""Tell time spent together from other lengths: "45 minutes late", "every 30 minutes", "45 days sober"."""

from __future__ import annotations

from notelint.pipeline.record.minutes import Length
from notelint.pipeline.record.patterns import compiled

LONGEST_DAY = 12 * 60
_NOT_SPENT = (
    r"[\s-]{0,2}(?:late|early|ago|away|before|after|later|earlier|sober|clean|drive|bus|ride|each|per|a day|every"
    r"|apart|wait|break|from|into|of (?:sleep|exercise|silence|sobriety|community service))\b"
)
_OF_SERVICE = r"\sof\s(?:service|peer|face|direct|contact\b|support)"
_BEFORE_NOT_SPENT = frozenset(
    [
        "every",
        "each",
        "per",
        "in",
        "within",
        "after",
        "last",
        "past",
        "next",
        "waited",
        "waiting",
        "another",
        "until",
        "than",
        "once",
    ]
)
_SKIPPED = frozenset(["on", "about", "around", "almost", "nearly", "roughly", "approximately"])


def is_spent(low: str, length: Length) -> bool:
    """Tell whether a length is time spent together."""
    if length.is_units or (length.minutes is not None and not 0 < length.minutes <= LONGEST_DAY):
        return False
    if compiled(_NOT_SPENT).match(low, length.end):
        return False
    if compiled(_OF_SERVICE).match(low, length.end):
        return True  # "putting in two hours of service"
    return last_word(low, 0, length.start) not in _BEFORE_NOT_SPENT


def may_be_part(low: str, length: Length) -> bool:
    """Tell whether a length may be that of one thing done together, as "another half hour" and "the next 25 minutes" are."""
    return not length.is_units and length.minutes is not None and not compiled(_NOT_SPENT).match(low, length.end)


def last_word(low: str, floor: int, at: int) -> str:
    """Return the word before `at`, without "on", "about" and "almost"."""
    for word in reversed(low[max(floor, at - 24) : at].split()):
        if word not in _SKIPPED:
            return word.strip(":,.(")
    return ""

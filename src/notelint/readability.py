"""How hard the text is to read, with textstat; computed only when asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Readability:
    """Hold the Flesch-Kincaid grade (US school years; `None` without words) and the number of words."""

    flesch_kincaid_grade: float | None
    words: int


def readability(text: str) -> Readability:
    """Return the readability of `text`.

    The grade calls clinical shorthand easy, because its tokens are short: read it
    only beside the findings. The first call loads a pronunciation dictionary.
    """
    words = len(text.split())
    if not words:
        return Readability(None, 0)
    import textstat  # late: its import and dictionary are slow

    return Readability(round(float(textstat.flesch_kincaid_grade(text)), 1), words)

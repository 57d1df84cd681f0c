"""How hard a note is to read: the grade of textstat, and what the rules found that makes reading hard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LONG_SENTENCE, SHORTHAND, WORDY = "NL803", "NL102", "NL802"  # the rules that find what makes reading hard


@dataclass(frozen=True, slots=True)
class Readability:
    """Hold how hard a text is to read.

    `flesch_kincaid_grade` is in US school years, `None` without words. `long_sentences` counts
    sentences nobody reads in one breath, `shorthand_per_hundred_words` abbreviations, `plainer_words`
    the words for which there is a plainer choice.
    """

    flesch_kincaid_grade: float | None
    words: int
    long_sentences: int = 0
    shorthand_per_hundred_words: float = 0.0
    plainer_words: int = 0


def readability(text: str, codes: Iterable[str] = ()) -> Readability:
    """Return the readability of `text`, in which rules with `codes` spoke, each as often as it stands there.

    The grade calls clinical shorthand easy, because its tokens are short: read it
    only beside the others. The first call loads a pronunciation dictionary.
    """
    words, found = len(text.split()), list(codes)
    if not words:
        return Readability(None, 0)
    import textstat  # late: its import and dictionary are slow

    return Readability(
        round(float(textstat.flesch_kincaid_grade(text)), 1),
        words,
        found.count(LONG_SENTENCE),
        round(100 * found.count(SHORTHAND) / words, 1),
        found.count(WORDY),
    )

"""NL705 activity-minutes-mismatch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.record.contradiction_words import contradiction_words
from notelint.pipeline.record.minutes import Length, find_lengths
from notelint.pipeline.record.purposes import purpose
from notelint.pipeline.record.spent import may_be_part
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import AUDIT, field, minutes

SLACK = 3  # minutes; people round
SHARE = 0.1  # of the total by which rounded minutes may be over it
LISTED = 3
CLAUSE = 60  # code points before a length that may be its clause
NEAR = 20  # code points before it in which it is told whose time it was
FAR_LESS = 2 / 3  # of the total; less than that is a material gap where nothing else was done
MUCH_LESS = 0.75  # of the total, where at least three things are told with their minutes: such a list reads as if it were whole
_DONE = late(
    r"\.?\s?[-–:]?\s?(?:(?:were|was)\s)?(?:spent\s)?(?:on|with|of(?!\ssleep)|in|for|to|at|over|then|together|outside|inside|went\s(?:to|into|on)|[a-z]+ing\b|we\b|i\b)"
)
_SHARED_OUT = late(r"\b(?:first|other|next|last|final|remaining)\s$")  # "for the first twenty minutes he told me ..."
_CLOSES = late(r"\s?(?:[,.;:()]|$)")
_OTHERS = late_called(r"\b(?:he|she|they|who|his|her|their|kids|may|will|would|could|PERSON|it takes|it took (?:him|her|them))\b")
_NOT_DONE = late(
    r"\b(?:slept|sleeps|waited|waits|walks|drove|drives|late|every|each|in|within|after|until|past)\s(?:the\s)?(?:for\s|about\s|only\s)?$"
)
_NOT_TOGETHER = late(r"\s?(?:late|early|every|each|per|daily|alone|drive|bus ride|of sleep|walk\b|by (?:him|her)self|away|a day)")


class ActivityMinutesMismatch(Rule):
    """Let the minutes of what you did add up to the time you state.

    ## Why
    When 20 and 25 minutes are told and the total says 30, the next reader wonders which of them happened.

    ## Write instead
    Look at the minutes again. Most notes need no minutes for each thing; the total is enough.

    ## Fix
    None: only the writer knows how long things took.
    """

    meta = RuleMeta(
        code="NL705",
        name="activity-minutes-mismatch",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(AUDIT,),
    )
    bad = (
        "Duration: 30 minutes\nNarrative: <<20 minutes>> on the form, then 25 minutes going over her wellness plan.",
        "Duration: 60 minutes\nNarrative: <<10 minutes>> on the list and 10 minutes reading the letter. That was all we did.",
    )
    good = (
        "Duration: 45 minutes\nNarrative: 20 minutes on the form, then 25 minutes going over her wellness plan.",
        "Duration: 45 minutes\nNarrative: She walks 30 minutes every morning and sleeps 40 minutes at noon. We read the letter.",
        "Duration: 60 minutes\nNarrative: We spent 10 minutes on the list and talked about her sister.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on the first activity if all together take longer, or far less, than the stated time."""
        total, told = minutes(sheet, "duration"), field(sheet, "narrative")
        if total is None or told.start is None or told.end is None:
            return
        low = sheet.low
        parts = _activities(sheet, low, told.start, told.end, total)
        if len(parts) < 2:
            return
        spent = sum(part.minutes or 0 for part in parts)
        was_all = contradiction_words().was_all.search(low, told.start, told.end, words=sheet.words) is not None
        is_short = spent <= total * (MUCH_LESS if len(parts) >= LISTED else 0) or (was_all and spent <= total * FAR_LESS)
        if spent > total + max(SLACK, total * SHARE) or is_short:
            yield Finding(
                parts[0].start,
                parts[0].end,
                f"What is told here takes {spent} minutes together, and the stated time is {total}. Look at both and correct "
                f"what is not as it was.",
                redacted="What is told here and the stated time do not go together. Look at both and correct what is not as it was.",
            )


def _may_be_listed(low: str, end: int) -> bool:
    """Tell whether a length may be one of a list: "check-in 20 minutes, reading 30 minutes, sharing 40 minutes"."""
    return low[end : end + 1] in {",", ";", ".", ""} or low.startswith(" and ", end)


def _is_bracketed(low: str, length: Length) -> bool:
    """Tell whether a length stands by itself in brackets, as the writer adds it: "Listed his questions (10 min)."."""
    return low[max(0, length.start - 5) : length.start].endswith(("(", "(for ")) and low[length.end : length.end + 1] == ")"


def _is_ours(low: str, sentence: tuple[int, int], length: Length) -> bool:
    """Tell whether the words before a length do not make it somebody else's time: "she waited 40 minutes"."""
    clause = max(
        sentence[0],
        length.start - CLAUSE,
        *(low.rfind(sign, sentence[0], length.start) for sign in (";", ":", ",", "(", " and ", " then ")),
    )
    return _OTHERS.search(low, clause, length.start) is None


def _activities(sheet: Sheet, low: str, start: int, end: int, total: int) -> list[Length]:
    """Return the lengths of single things that were done together."""
    found: list[Length] = []
    others = {field(sheet, name).start for name in ("duration", "travel_time", "documentation_time")}
    lengths = list(find_lengths(low, start, end))
    in_sentence = Counter(sheet.sentence_at(length.start)[0] for length in lengths if not length.is_units)
    for length in lengths:
        if length.is_units or not length.minutes or length.minutes == total or length.start in others:
            continue
        if (
            purpose(low, length) != "duration"
            or not may_be_part(low, length)
            or (not _is_bracketed(low, length) and sheet.voice_at(length.start, length.end) in ("quoted", "reported"))
        ):
            continue
        if _is_bracketed(low, length):
            found.append(length)
            continue
        sentence = sheet.sentence_at(length.start)
        if _NOT_DONE.search(low, max(sentence[0], length.start - NEAR), length.start) or _NOT_TOGETHER.match(low, length.end):
            continue
        if (in_sentence[sentence[0]] >= LISTED and _may_be_listed(low, length.end)) or (
            _is_ours(low, sentence, length)
            and (
                _DONE.match(low, length.end)
                or _CLOSES.match(low, length.end)
                or _SHARED_OUT.search(low, max(sentence[0], length.start - NEAR), length.start)
            )
        ):
            found.append(length)
    return found

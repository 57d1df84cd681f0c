"""NL706 folded-time."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.record.contradiction_words import contradiction_words
from notelint.pipeline.record.minutes import number_words
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import LIST, field

# "50 min (service 35 + travel 15)": the parts of one number.
_SUM = late(
    r"\((?=[^()]{0,60}\d)(?:\d{1,3}\s?(?:min\w*\s)?)?(?:service|direct|face|visit|contact|together|with)[^()]{0,24}(?:\+|&|and|plus)[^()]{0,32}\)"
)
_OF_ALL = late(
    r"=\s?\d{1,3}\b[^.;=\n]{0,40}\b(?:plus|and)\s\d{1,3}\b|\(\d{1,3}\s(?:min\w*\s)?(?:with|w/)[^()]{0,60}\)|\b(?:of|in"
    r"|inside) the \d+(?:\s?min\w*)?\b|\bmin(?:utes)? of it\b"
    r"|\b\d{1,3}\s(?:min\w*\s)?of\s(?:it|that|them|those|these|which)\b|\bof (?:it|them) (?:was|were)\b"
)
_NUMBER = late(rf"\d|\b(?:{number_words()}|half|quarter)\b")
_STOP = late(r"[.!?]\s+(?=[A-Z])|;\s")
AROUND = 64  # code points between the words for an aside and those for counting it in


class FoldedTime(Rule):
    """Keep the time on the road and at the desk apart from the time together.

    ## Why
    The time of service is the time with the person. Driving and writing are recorded apart, where they are recorded at all.

    ## Write instead
    The minutes together as one number, travel and documentation as their own.

    ## Fix
    None: only the writer knows how the time was spent.
    """

    meta = RuleMeta(
        code="NL706",
        name="folded-time",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(LIST,),
    )
    bad = (
        "Duration: 60 minutes, <<including>> 20 minutes of driving\nNarrative: We walked around the lake.",
        "Duration: 55 min (<<incl.>> 10 min note writing)\nNarrative: We walked around the lake.",
        "Duration: 75 min (<<25 of it>> driving to and from)\nNarrative: We walked around the lake.",
        "Duration: 50 min, my write-up is <<counted in>> this\nNarrative: We walked around the lake.",
    )
    good = (
        "Duration: 40 minutes\nTravel time: 20 minutes\nNarrative: We walked around the lake.",
        "Duration: 40 minutes, not including 20 minutes of driving\nNarrative: We walked around the lake.",
        "Duration: 40 minutes\nNarrative: We made a list, including who can drive her and what to write.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding where time on the road or at the desk is counted into the time of service."""
        words = contradiction_words()
        low = sheet.low
        for aside in _asides(sheet):
            start, end = _segment(sheet.text, *aside)
            if not _NUMBER.search(low, start, end) or ("min" not in low[start:end] and "hour" not in low[start:end]):
                continue
            counted = words.counted_in.search(low, start, end) or _SUM.search(low, start, end) or _OF_ALL.search(low, start, end)
            if counted is None or words.counted_out.search(low, start, end):
                continue
            if not _is_spoken(sheet, *counted.span(), start, end):
                yield Finding(
                    *counted.span(),
                    "Time on the road or at the desk seems to be counted into the time of service. Tell the two apart, each as it was.",
                )
                return


def _asides(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield where time on the road or at the desk is told: by its words, and where the record was read to hold such minutes."""
    yield from (aside.span() for aside in contradiction_words().aside_time.finditer(sheet.low, words=sheet.words))
    for name in ("travel_time", "documentation_time"):
        told = field(sheet, name)
        if told.start is not None and told.end is not None:
            yield told.start, told.end


def _is_spoken(sheet: Sheet, counted: int, behind: int, start: int, end: int) -> bool:
    """Tell whether the words are the person's; what stands behind "Minutes claimed:" without quotation marks is not."""
    voice = sheet.voice_at(counted, behind)
    return voice == "reported" or (voice == "quoted" and any(mark in sheet.text[start:end] for mark in '"“”'))


def _segment(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a line around some words, within their sentence and no farther than `AROUND` to either side."""
    floor = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    limit = min(at for at in (text.find("\n", end), len(text), end + AROUND) if at >= 0)
    for stop in _STOP.finditer(text, floor, limit):
        if stop.end() <= start:
            floor = stop.end()
        elif stop.start() >= end:
            return floor, stop.start()
    return floor, limit

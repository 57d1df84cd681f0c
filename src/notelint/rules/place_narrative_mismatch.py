"""NL707 place-narrative-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.config.profile import Profile
from notelint.diagnostics import Family, Severity
from notelint.late import late
from notelint.pipeline.record.another_time import earlier_mark
from notelint.pipeline.record.contradiction_words import Phrases, contradiction_words
from notelint.pipeline.sheet import Sheet
from notelint.rules.base import Finding, Rule, RuleMeta
from notelint.rules.on_record import AUDIT, LOOK, field, place_of

_REMOTE_CODE = late(r"^\W*(?:pos\s?)?(?:02|10)\b|\((?:pos\s?)?(?:02|10)\)")
_SAID_PLACE = late(r"(?:place of service|pos|location|place|site)\W{0,3}$", re.IGNORECASE)
_OURS = late(
    r"\b(?:i|we|me|us|my|our|writer|pss|cpss|peer|staff|spoke|talked|reached|session|visit|contact|sat|stood|walked|rode|drove|met|handed|knocked|hugged|joined|camera)\b"
)
_CALL = late(r"\bcall(?:ed)?\b")
CLAUSE_REACH = 300  # code points around a call or a visit in which it is told whose it was
BEHIND = 12  # code points behind such words in which a day is told: "we met last month"
OPENING = 80  # code points; a call named there is the head of a note without labels: "Nov. 6, 2024. Telehealth, video."
_OFFICE = late(r"^\W*(?:pos\s?)?11\b|\b(?:office|agency|clinic|center|centre)\b")
_HOME = late(r"^\W*(?:pos\s?)?12\b|\b(?:home|house|apartment|apt|residence|trailer|her|his|their|client['’]s|room|shelter|motel)\b")
_THERE = (
    r"(?:[Ss]at|[Ss]tood|[Mm]et|[Ww]e\s(?:sat|stood|met|talked|were|ate)|[Ff]ound\s(?:him|her|them)|[Cc]ame\sby"
    r"|[Vv]isited)\s(?:(?!(?:about|when|who|that|which|how)\b)[\w'’-]+\s){0,6}?"
)
_AT_HOME = late(
    _THERE
    + r"(?:in|on|at|by|from)\s(?:the\s(?:edge\sof\sthe\s)?\w+\s(?:in|of|at)\s)?(?:her|his|their|[A-Z]\w+['’]s)\s(?:own\s|front\s|back\s)?"
    r"(?:kitchen|living\sroom|couch|sofa|porch|bedroom|bathroom|apartment|apt|stoop|steps|yard|driveway|table|garage|trailer|house|home|room|balcony)\b"
)
_AT_HOME_TOO = late(
    r"\blet me in\b(?!\son)|\b(?:[Hh]er|[Hh]is|[Tt]heir)\s(?:living\sroom|kitchen|bedroom|apartment)\s(?:was|is|has|had|smelled|looked)\b"
)
_AT_OFFICE = late(
    _THERE
    + r"(?:in|at)\s(?:my|our|the)\s(?:office|(?<!the\s)desk|clinic|agency|lobby|waiting\sroom|front\sdesk|conference\sroom|group\sroom)\b"
)
_OTHERS_CALL = late(r"\b(?:his|her|their)\s[\w'’-]+(?:\s[\w'’-]+)?\s(?:rang|called|phoned|calls|rings|facetimed|was\son)\b")
_SOMEBODYS = late(r"\s(?:his|her|their)\s")
_NO_LINE = late(r"declin|instead of|not by|rather than|not (?:a )?(?:phone|video)")
_OTHER_VOICES = ("quoted", "reported", "self")

_REDACTED = f"The place and the story are of two kinds. {LOOK}"


class PlaceNarrativeMismatch(Rule):
    """Let the place and the story be of one kind.

    ## Why
    A visit recorded at home and told as a phone call (or the other way round) makes the record contradict itself.

    ## Write instead
    Keep the story as it was, and correct the place if it is not where the two of you were.

    ## Fix
    None: only the writer knows where it was.
    """

    meta = RuleMeta(
        code="NL707",
        name="place-narrative-mismatch",
        family=Family.RECORD,
        severity=Severity.WARNING,
        since="0.1.0",
        sources=(AUDIT, "CMS place of service codes: 02 telehealth elsewhere, 10 telehealth at home"),
    )
    bad = (
        "Location: <<Telephone>>\nNarrative: We sat on her porch and she poured coffee.",
        "Location: <<Home>>\nNarrative: Phone visit. We spoke over the phone about her new job.",
    )
    good = (
        "Location: Telephone\nNarrative: We spoke over the phone about the porch she wants to build.",
        "Location: Home\nNarrative: We sat on her porch and she called her sister over the phone.",
        "Location: Telephone\nNarrative: We talked about the last visit, when we sat on her porch. I called to hear how she is.",
        "Location: Telehealth (10)\nNarrative: She had her camera on and showed me the kitchen.",
    )

    def check(self, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
        """Yield a finding on the place if the story tells of the other kind of contact, and of nothing else."""
        place, story = field(sheet, "location"), field(sheet, "narrative")
        if not place.present or story.start is None or story.end is None or not place.text:
            return
        words, low = contradiction_words(), place.text.lower()
        is_remote = words.remote_places.search(low) is not None or _REMOTE_CODE.search(low) is not None
        is_told = place.start is not None and story.start <= place.start < story.end and not _SAID_PLACE.search(sheet.text[: place.start])
        if is_told and not (is_remote and (place.start or 0) - story.start <= OPENING):
            return  # the story itself names the place
        if message := _other_room(sheet, low, story.start, story.end):
            yield Finding(*place_of(sheet, place), message, redacted=_REDACTED)
            return
        other, same = (words.together_told, words.remote_told) if is_remote else (words.remote_told, words.together_told)
        if not _tells(sheet, other, story.start, story.end) or _tells(sheet, same, story.start, story.end):
            return
        if is_remote:
            message = "The place is a line between two places, and the story tells of time in one place."
        elif not _is_call(sheet.low[: story.start]):
            message = "The place is one where people meet, and the story tells of a call."
        else:
            return
        if not _NO_LINE.search(low):
            yield Finding(*place_of(sheet, place), f"{message} {LOOK}", redacted=_REDACTED)


def _other_room(sheet: Sheet, place: str, start: int, end: int) -> str | None:
    """Return what to say where the place is an office and the story tells of the two at somebody's home, or the other way round."""
    if _OFFICE.search(place) and not _HOME.search(place):
        shape, other = _AT_HOME, "somebody's home"
    elif _HOME.search(place) and not _OFFICE.search(place):
        shape, other = _AT_OFFICE, "an office"
    else:
        return None
    shapes = (shape, _AT_HOME_TOO) if shape is _AT_HOME else (shape,)
    for told in (found for one in shapes for found in one.finditer(sheet.text, start, end)):
        begin = max(start, sheet.sentence_at(told.start())[0])
        if sheet.voice_at(*told.span()) not in _OTHER_VOICES and earlier_mark(sheet.low, begin, told.start()) is None:
            kind = "an office" if shape is _AT_HOME else "a home"
            return f"The place is {kind}, and the story tells of time at {other}. {LOOK}"
    return None


def _is_call(head: str) -> bool:
    """Tell whether the head of a note says that it was a call: then the place is where the person was."""
    return _CALL.search(head) is not None or contradiction_words().remote_places.search(head) is not None


def _tells(sheet: Sheet, pattern: Phrases, start: int, end: int) -> bool:
    """Tell whether the writer tells so of the two of them today: what is quoted, another day, or somebody else's call does not count."""
    for match in pattern.finditer(sheet.low, start, end, words=sheet.words):
        begin, stop = sheet.sentence_at(match.start())
        begin, stop = max(begin, match.start() - CLAUSE_REACH), min(stop, match.end() + CLAUSE_REACH)
        if _SOMEBODYS.match(sheet.low, match.end(), end) or _OTHERS_CALL.search(sheet.low, begin, match.start()):
            continue  # "told me about the phone call with his ex", "his daughter rang and he put her on speaker"
        parts = (begin, match.end()), (match.end(), min(stop, match.end() + BEHIND))
        if any(earlier_mark(sheet.low, *part) is not None for part in parts):
            continue  # "the last visit, when we sat on her porch", "we sat down last month"
        is_ours = _OURS.search(sheet.low, max(start, begin), min(end, stop)) is not None
        if is_ours and sheet.voice_at(*match.span()) not in _OTHER_VOICES:
            return True
    return False

"""When the contact began or ended, told by who came or left: "we started at 9", "the call ended at 11:35 pm"."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.record.header import Found
from notelint.pipeline.record.moments import Moment, find_clock
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.spoken import spoken_clock

LONGEST_CLOCK = 12  # code points
LONGEST_SENTENCE = 300  # code points before a verb in which its subject is looked for
# Who comes or goes is the writer, the contact itself, or nobody named: "his sister left at 11:10" is no end.
_TURNS = (
    r"(?:\b(?:call|visit|session|meeting|group|we|i|writer|pss)\s|(?P<goes_on>,\s|\band\s)"
    r"|(?:^|[.!?]\s|\n)\s?(?=(?:left|arrived|got|came|ended|started|headed|began)\b))"
    r"(?:(?P<ends>ended|finished|broke up|wrapped up|parted|left|stopped|hung up|were done|closed|headed (?:out|back|home)"
    r"|said (?:good)?bye|took off|(?:talked|stayed|sat|spoke|met) (?:til|till|until))"
    r"|began|started(?: talking)?|arrived(?: at [^.;,\n]{2,40}?)?|got (?:there|in|to [^.;,\n]{2,40}?)|came(?: by| over| in)?"
    r"|pulled up|knocked)"
    r"\s(?:(?:there|(?:her|his|their) place)\s)?(?:(?:at|around|about)\s){0,2}"
    r"(?=\d|noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|(?:a\s)?quarter|twenty)"
)
_SENTENCE_START = late(r"[.!?;]\s|\n")
# The last of these before a verb without a subject of its own is the one who did it.
_WHO = late(
    r"\b(?:(?P<own>i|we|writer|pss|cpss|(?:call|visit|session|meeting|group|contact)(?=\s(?:was|were|had|went|ran|took|lasted|began|started)\b))"
    r"|he|she|they|who)\b(?!\s?[:/])"
)
_DID = r"(?:[a-z]{2,}ed|was|were|had|got|came|went|made|said|took|sat|ran|told|read|quit|met|ate|drove|woke|put|saw|did|began|left)"
# "Ana packed her bag and left": a verb with somebody before it at the start of a sentence; "Then walked" and "Visit went well" name nobody.
_SOMEBODY = late(
    rf"\s*(?:(?:his|her|their|the|my|our|a)\s)?(?!(?:{_DID}|\w+ly|then|also|later|both|together|next|today|finally|just|only|again|afterwards?"
    rf"|and|but|so|when|once|after|before|at|call|visit|session|meeting|group|contact|writer|staff|peer|specialist|pss|cpss|time|day)\b)"
    rf"[a-z][\w.'’-]*\s{_DID}\b"
)
_COUNTED = late(r"[\d:]+[\s-]?(?:hours?|hrs?|h|minutes?|mins?|m|miles?|units?|days?|times|people|dollars)\b")


def find_turns(low: str, start: int, end: int) -> Iterator[Found]:
    """Yield "the call ended at 11:35 pm" and "we started at 9" in a part of a lower-case text."""
    for match in compiled(_TURNS).finditer(low, start, end):
        clock = _clock(low, match.end())
        if clock is None or clock.start != match.end() or _is_counted(low, clock):
            continue
        if match["goes_on"] is None or not _is_of_another(low, start, match.start()):
            yield Found("end_time" if match["ends"] else "start_time", *clock)


def _clock(low: str, at: int) -> Moment | None:
    """Return the time at a place, in digits or in words: "9:30", "quarter to ten", "at three."."""
    if low[at].isdigit() or low.startswith(("noon", "midnight"), at):
        return find_clock(low, at, at + LONGEST_CLOCK)
    return spoken_clock(low, at, bare=low.endswith(" at ", 0, at))


def _is_of_another(low: str, floor: int, at: int) -> bool:
    """Tell whether a verb without a subject at `at` is what somebody but the writer did: "she quit and left at 3:30"."""
    start = max(floor, at - LONGEST_SENTENCE)
    for before in _SENTENCE_START.finditer(low, start, at):
        start = before.end()
    named = [*_WHO.finditer(low, start, at)]
    return named[-1]["own"] is None if named else _SOMEBODY.match(low, start, at) is not None


def _is_counted(low: str, clock: Moment) -> bool:
    """Tell whether a number is one of hours or the like: "got in 2:30 hours"; "at 2:30 h" and "1430 hrs" are times."""
    is_time = low[: clock.start].endswith(" at ") or low[clock.start : clock.start + 4].isdigit()
    return not is_time and _COUNTED.match(low, clock.start) is not None

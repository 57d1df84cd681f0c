"""Times of a mobile team: it was sent out, it was on scene, it was clear; the contact is from the second to the third."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.record.header import Found
from notelint.pipeline.record.moments import Moment, find_clock

Span = tuple[int, int]
REACH = 14  # code points behind such words in which their time begins
_SIGNS = ("scene", "clear", "clr", "dispatch", "10-8", "10-98", "o/s")  # of such a note; most have none
_SIGN = r"(?:\s(?:at|time|@))?\s?[:=@-]?\s?(?=[\d~])"
_SENT_OUT = late(
    rf"\b(?:dispatch(?:ed)?|disp|en\s?route|enrt?|rolled|responding|call\s(?:received|rec['’]?d|came\sin|placed)|paged|toned\sout){_SIGN}"
)
_ON_SCENE = late(rf"\b(?:(?:arrived\s)?(?:on|at)[\s-]scene|arriv(?:ed|al)(?:\s(?:on|at)\sscene)?|o/s|10-97|arr){_SIGN}")
_CLEAR = late(rf"\b(?:clear(?:ed)?(?:\s(?:the\s)?scene)?|clr|(?:left|departed|off)\s(?:the\s)?scene|back\sin\sservice|10-98|10-8){_SIGN}")


def sent_out(low: str) -> Iterator[Span]:
    """Yield where a lower-case text tells when a team was sent out, if it also tells when it was on scene."""
    if not any(sign in low for sign in _SIGNS) or _at(low, _ON_SCENE) is None:
        return
    for sent in _SENT_OUT.finditer(low):
        if clock := _clock(low, sent.end()):
            yield sent.start(), clock.end


def read_scene(low: str) -> Iterator[Found]:
    """Yield when a team was on scene and when it was clear, where both are told."""
    if not any(sign in low for sign in _SIGNS):
        return
    begin, finish = _at(low, _ON_SCENE), _at(low, _CLEAR)
    if begin and finish:
        yield Found("start_time", *begin)
        yield Found("end_time", *finish)


def _at(low: str, words: re.Pattern[str]) -> Moment | None:
    """Return the time behind the first of such words that has one."""
    return next((clock for told in words.finditer(low) if (clock := _clock(low, told.end()))), None)


def _clock(low: str, at: int) -> Moment | None:
    clock = find_clock(low, at, at + REACH, bare=True)
    is_whole = clock is not None and clock.start <= at + 1 and clock.end - clock.start > 2
    return clock if is_whole else None  # "10" alone counts

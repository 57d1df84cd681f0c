"""What a length of time went into, by the words beside it: the way there, the note, or the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.late import late
from notelint.pipeline.record.patterns import compiled

if TYPE_CHECKING:
    from notelint.pipeline.record.minutes import Length

_TRAVEL = (
    r"[\s-]{0,2}(?:(?:of|for|in|spent)\s)?(?:the\s)?(?:travel|driv|transit|commut|mileage|windshield|(?:van|bus|car"
    r"|road|ride)\s(?:time|ride|trip))"
    r"|\s(?:on the (?:road"
    r"|highway)|behind the wheel|walking (?:over|there|back)|at the wheel|there and back|to get there)\b"
    r"|\s?\((?:travel|driv)\w*(?:\stime)?\)"
)
# "20 min of those behind the wheel", "35 minutes which was me driving": said a little further on what a length went into.
_OF_IT = (
    r"\s{0,2}(?:more\s|altogether,?\s|total,?\s)?(?:(?:of|which|that)\s(?:(?:it|that|those|these|which"
    r"|them)\s?)?)?(?:=\s?|was\s|were\s|is\s|are\s|went\sto\s)?"
    r"(?:spent\s|just\s|all\s)?(?:me\s|mine\s|i\swas\s(?:alone,?\s)?|alone,?\s)?(?:on\s|in\s|for\s|at\s)?(?:the\s|this\s|my\s|that\s)?"
)
_ON_THE_WAY = late(
    _OF_IT + r"(?:driv(?:e|ing)\b|travel|road\b|highway|freeway|behind\sthe\swheel|walk(?:ing|ed)?\s(?:over|there|out|back)"
    r"|ferry|(?:bus|train|walk|ride)\s(?:over|there|out|ride)"
    r"|(?:car|van|truck)(?:\s(?:out|over|there|back|ride)\b|[.,;)]|$)|traffic\b|it\stook\sme\sto\sget|to\sget\s(?:out"
    r"|over|across|there|here|back))"
)
_AT_THE_NOTE = late(
    _OF_IT + r"(?:document|chart|paperwork|write-?up|keyboard|laptop|scribing|(?:writing|putting|keying"
    r"|logging)\s(?:up\s)?(?:this|it|(?:the|my|this)\s(?:note|entry|chart|record|form)s?)\b|typing\b|writing\sup\b"
    r"|write\sthis\b|to\stype\b)"
)
_WRITING = (
    r"[\s-]{0,2}(?:(?:of|for|in|spent|to)\s)?(?:the\s|this\s)?(?:document|chart|note\b|notes\b|paperwork"
    r"|writ\w*(?=\stime|\sup\b|\sit\b|\s(?:this|the|my)\snote|\W*$|[).,;]))"
    r"|\s(?:(?:note|notes|data|record|chart)[\s-](?:entry|keeping|writing)"
    r"|of (?:those|that|it|these|which)\s?(?:=|is|was|were|for|on)\s?(?:the\s)?(?:document|chart|note|writ|paperwork)"
    r"|(?:typing|posting|logging)\b)"
    r"|\s?\((?:document|chart|note)\w*(?:\s\w+)?\)|\s(?:at the (?:keyboard|laptop)"
    r"|on (?:this|the|my) (?:note|paperwork|write-?up|chart)\b|to (?:type|chart|log|write(?!\s(?:to|an?|his|her|their|out"
    r"|down|what|how|why|some|letters?|about|three|two|the\s(?!note))\b))\b|typing\b|of it me putting)"
)
_THERE = r"\sto\s(?:drive|travel|get\s(?:out\s)?(?:there|here|back|home))"
_AT_DESK = (
    r"(?:\b(walked over|there and back|(?<=[:;,*]\s)car|on the road|road time|round trip|trip|bus ride|windshield time"
    r"|getting there|to/from|over and back|walk there|(?:bus|train|ferry) over(?: there)?|road time of|(?:minutes"
    r"|time) in (?:the )?car|drive (?:down|out(?: and home)?|over|back|there(?: and back)?|each way(?: told apart)?)"
    r"|how we got there: [^\n]{1,24}|got there by \w+)"
    r"|\b(?:notes?|chart|write-?up|typing|typed(?: it)? up(?: later)?|written up in|documented in|keyboard time|paperwork"
    r"|(?:typing|writing|logging|entering|keying|charting|recording|posting)\s(?:this|it|these|them)(?:\s(?:up|in"
    r"|down))?|(?:typing|keying|posting|logging|entry|input|desk|computer|office|back[\s-]?office)(?:[\s-](?:in"
    r"|up))?\stime"
    r"|notes?\s(?:entered|typed|done|posted|logged|keyed)(?:\s(?:in|up|after|afterwards?|later))?|(?:wrote|typed"
    r"|logged|charted|entered)\s(?:this|it)(?:\s(?:up|in|at|on|from)(?:\s(?:the|my)\s\w+)?)?(?:\s(?:afterwards?"
    r"|later|after))?"
    r"|record[\s-](?:keeping|writing|entry)|data entry|note entry|put in(?:to)? (?:the )?computer|how long did you (?:write|type|chart)\??"
    r"|the (?:form|note|paperwork|write-up) i (?:did|wrote|typed|filled out)(?:\s(?:at|in|from)\s(?:the|my)\s\w+)?"
    r"|charting after[\w\s]{0,20}|charted in|scribing|time on record box|time-on-record box"
    r"|(?:non-billed )?note time|(?:typing|writing) this|wrote this up[^\n.\d]{0,24}"
    r"|documentation(?: \(not counted\))?|notes? afterwards?|this (?:page|note)|log minutes|setup and note))"
    r"[,:=]?\s*(?:took\s|ran\s|ate\s|of\s|was\s|is\s)?(?:me\s)?(?:another\s)?$"
)
_ASIDE = (
    "record",
    "data",
    "log",
    "post",
    "entry",
    "enter",
    "desk",
    "computer",
    "form",
    "note",
    "travel",
    "trip",
    "road",
    "dr",
    "document",
    "chart",
    "writ",
    "paperwork",
    "typ",
    "keyboard",
)
_BEFORE = (
    r"(?:(travel\w*|drive|drove|driving|round trip|on the road)|(document\w*|charting|note[\s-]writing"
    r"|notes?\s(?:written|took)(?:\s(?:after|afterwards|later))?|writing(?: \w+){0,2}|paperwork))"
    r"(?:[\s+&]+(?:and\s)?(?:time|there|over|out|here|back|both\sways))*\s*(?:was|is|took|of|for|another|[:=-])?"
    r"\s*(?:about\s|approximately\s)?$"
)


_THERE_AND = late(r"\s(?:there|out|over),?\s(?:(?:and|&)\s)?(?:\d{1,3}|[a-z]+(?:[\s-][a-z]+)?)\s(?:min(?:ute)?s?\s)?(?:back|home|return)")
_THERE_BEFORE = late(r"\b(?:there|out|over),\s$")
_NEXT_LABEL = late(r"\s*\n|(?:\s{2,}|\s?[|;/]\s?)[a-z][a-z /().&-]{1,28}[:=]")


def _is_there_or_back(low: str, length: Length, after: str) -> bool:
    """Tell whether a length is that of the way in one direction: "8 min there, 8 min back"."""
    if after.startswith((" back", " home")):
        return _THERE_BEFORE.search(low, max(length.start - 12, 0), length.start) is not None
    return _THERE_AND.match(after) is not None


def purpose(low: str, length: Length) -> str:
    """Return the field a length belongs to by the words next to it: travel, documentation or the service."""
    after = low[length.end : length.end + 24].partition("\n")[0]
    if _NEXT_LABEL.match(low, length.end):
        after = ""  # "60 min  Travel: 25 min": what follows is the label of the next
    if compiled(_TRAVEL).match(after) or _is_there_or_back(low, length, after):
        return "travel_time"
    if compiled(_WRITING).match(after):
        return "documentation_time"
    further = low[length.end : length.end + 64].partition("\n")[0] if after else ""
    if _ON_THE_WAY.match(further):
        return "travel_time"
    if _AT_THE_NOTE.match(further):
        return "documentation_time"
    behind = low[max(length.start - 40, 0) : length.start]
    if after.startswith(" to ") and ("took " in behind or "takes " in behind) and compiled(_THERE).match(after):
        return "travel_time"
    if desk := compiled(_AT_DESK).search(behind):
        return "travel_time" if desk[1] else "documentation_time"
    before = compiled(_BEFORE).search(behind) if any(sign in behind for sign in _ASIDE) else None
    if before is None:
        return "duration"
    return "travel_time" if before[1] else "documentation_time"

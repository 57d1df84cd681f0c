"""The words that tell of the writer's way and of writing the note, and what stands around their minutes."""

from __future__ import annotations

from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.record.minutes import number_words
from notelint.pipeline.record.words import plain_bytes, words_in

# A visit may be in a car or on a bus: these tell of the way where nothing follows that was done there.
_ALONE = r"(?=\W*$|\s?[,.;)]|\s(?:to|from|over|out|there|back|each|both|home|for\sthis|ride|alone|all|altogether|total)\b)"
_WAY = (
    r"\b(?:travel(?:l?ing|led|ed)?|trav|(?:trav|trv|tvl|drive|travel)\s?min\w*|tra?vl|tvl|trv|tt(?=\s?[:=]?\s?$)"
    r"|tr(?=[:=]\s?$)|transit(?!\s(?:station|center|centre|stop|hub|police|card|app))|commut\w+|windshield|mileage\stime"
    r"|(?<!medical\s)(?<!public\s)(?<!about\s)(?<!for\s)(?<!of\s)transport(?:ing)?(?=\s?[:=,.;)-]|\s(?:time|not|un\w+|was|is|of|for|\d|min)|\W*$)|en\sroute|in\stransit|(?:behind|at)\sthe\swheel"
    rf"|drive(?:\stime)?|driving|drove|road(?:\stime)?|by\s(?:car|van|truck)|in\s(?:the|my)\s(?:car|van|truck){_ALONE}"
    rf"|on\s(?:the|my)\s(?:road|highway|freeway|way)|on\s(?:the|my)\s(?:bus|train|ferry|subway|light\srail|bike|metro){_ALONE}"
    rf"|(?:bus|train|car|van|ferry|subway)(?:\s(?:ride|time|trip))"
    r"|(?:over|out|there|up|down)\sand\s(?:back|home|returning|return)|(?:out|up|over|there|down)\sand\s(?:\d{1,3}\s)?back"
    r"|there,?\sand\s(?:back|home)|to\sand\sfrom|to/from"
    r"|(?:getting|going|to\sget|walk|walking|ride|riding)\s(?:out\s|over\s|up\s|down\s)?(?:there|here|home|back)\b|(?:walk"
    r"|walking|ride|riding)\sover"
    r"|round\s?-?trip|both\s(?:ways|directions|crossings)|each\sway|car(?=\W*$|[:,=]))\b"
)
_NOTE = r"(?:(?:this|the|my)\s(?:progress\s)?(?:note|entry|record|write-?up|chart)|(?:this|my)\sform)"
_DESK = (
    r"\b(?:(?:doc|note|chart)\s?min\w*|dt(?=\s?[:=]?\s?$)|pn(?=\s?[:=]?\s?$)|(?:get|getting|got|put"
    r"|putting)\sthis\s(?:all\s)?(?:down|on\spaper|into|written|typed|done)|doc(?:mtn|umt?n?|mt|n)|docs?(?=\W*(?:time|min|$"
    r"|[:=.,)/|]))|docum\w*|charting|charted(?!\s(?:his|her|their|the))|chart\stime|to\schart"
    rf"|write-?\s?up|writing(?=\W*$|\s?[,.;:)]|\s(?:time|up\b|this|it\b|on\sthis|the\sabove|{_NOTE}|notes?\b))|wrote\s(?:this"
    rf"|it|up)|to\swrite(?=\W*$|\s?[,.;)]|\s(?:this|it|up|{_NOTE})\b)|written\s(?:this|it|up)"
    r"|doc['’]d\b|typ(?:ed|ing)(?=\W*$|\s?[,.;:)]|\sfor\s(?:about\s|another\s)?[a-z\d-]+\s(?:more\s)?min|\s(?:this|it|up(?!\s(?:his|her|their))|on\smy|time|note))|to\stype|keyboard|keying"
    r"|keyed|(?:(?<!\w\s)|(?<=\bof\s)|(?<=\b(?:on|my)\s)|(?<=\b(?:for|and)\s)|(?<=\d\s)|(?<=min\s)|(?<=mins\s)"
    r"|(?<=minutes\s))paperwork(?=\W*$|\s?[,.;:)]|\s(?:time|was|took|after))"
    r"|(?:data|note|chart|record)[\s-]?(?:entry|keeping|writing|time)|scribing|dictat(?:ed|ing|ion)|recording(?=\W*$"
    r"|\s?[,.;:)]|\s(?:this|it|time))"
    rf"|{_NOTE}|(?:into|in)\s(?:the|this)\s(?:computer|system|ehr|chart)|complet\w+\s{_NOTE}|complete\sform|notes?\s(?:written"
    rf"|entered|done|typed|took|time)|notes?(?=\W*$|\s[-–—]\s))\b"
)
# Where nothing of these stands, nothing is told of the way or the note: a look that costs a tenth of the search.
_STEMS = (
    *(
        "trav",
        "trvl",
        "tvl",
        "trv",
        "transit",
        "transport",
        "commut",
        "windshield",
        "mileage",
        "en route",
        "wheel",
        "driv",
        "drove",
        "road",
        "highway",
        "freeway",
    ),
    *(
        "to/from",
        "to and from",
        "and back",
        "and home",
        "and return",
        "there and",
        "there, and",
        "there,and",
        "each way",
        "my way",
        "the way",
    ),
    *(
        "light rail",
        "docu",
        "docm",
        "docn",
        "doc'",
        "doc’",
        "chart",
        "keyboard",
        "keying",
        "keyed",
        "paperwork",
        "scribing",
        "dictat",
        "system",
    ),
    *(
        "writing",
        "written",
        "to write",
        "write-up",
        "write up",
        "writeup",
        "wrote this",
        "wrote it",
        "wrote up",
        "typed",
        "typing",
        "to type",
    ),
    *("this down", "this all", "this into", "this on", "this done", "this form", "my form", "complete form", "computer", "ehr"),
    *("recording", "record keep", "record-keep", "record time", "record-time", "this record", "the record", "my record"),
    *("data entry", "data-entry", "note entry", "note-entry", "chart entry", "record entry", "this entry", "the entry", "my entry"),
    *(
        "this note",
        "the note",
        "my note",
        "progress note",
        "note min",
        "notemin",
        "notes min",
        "note time",
        "note-time",
        "notes time",
        "note took",
    ),
    *(
        "notes took",
        "notes written",
        "notes entered",
        "notes done",
        "notes typed",
        "note written",
        "note entered",
        "note done",
        "note typed",
    ),
    *(
        "data keep",
        "data-keep",
        "note keep",
        "chart keep",
        "data time",
        "data-time",
        "notes -",
        "note -",
        "notes –",
        "note –",
        "notes —",
        "note —",
    ),
)
_WORDS = frozenset(
    ["tt", "tr", "dt", "pn", "doc", "docs", "car", "van", "truck", "bus", "train", "ferry", "subway", "metro", "bike", "ride", "riding"]
)
_MORE = frozenset(["trip", "roundtrip", "both", "getting", "docmin", "docmins"])
_GOING = late(
    r"\b(?:going|get|walk|walking)\s(?:out\s|over\s|up\s|down\s)?(?:there|here|home|back|over)\b|\band\s\d{1,3}\sback\b"
    r"|\b(?:notes?|wrote)\W{1,6}\d"
)


def may_tell(low: str) -> bool:
    """Tell whether a lower-case text may tell of the writer's way or of writing the note."""
    if any(stem in low for stem in _STEMS) or low.rstrip(" \n\t.)").endswith(("note", "notes")):
        return True
    words = words_in(plain_bytes(low))
    return not (_WORDS.isdisjoint(words) and _MORE.isdisjoint(words)) or _GOING.search(low) is not None


CUES = late(f"(?P<way>{_WAY})|(?P<desk>{_DESK})")
# What else stands between may be no more than a few small words.
END = late(r"[.!?](?=\s|$)|[;|\n({}\t•]|\)(?!\s?[:=]|\s[-–—])|//|\s[-–—]\s|\s/\s")
# A label before its number, over a dash, a cell's border or a line's end: "paperwork - ", "WRITE UP | ", "How long to write this?\n".
LABEL_BEFORE = late(r"[^\d.;|\n]{0,40}(?:\s[-–—|]|\||\t|[?:]?\s?\n)\s*$")
TURN = late(r",|\s(?:and|but|then|plus|while|before|after)\s|\s?[/&+]\s?")
UNIT = late(r"[\s-]{0,2}(?:more\s)?(?:minutes?|mins?|m|hours?|hrs?|h)\b\.?|[\"'′″]")
# Between a label and its number: "travel 24 min", "commute before and after w/o member: 30m".
LEADS_UP = late(r"[\s:=~-]*(?:(?:time|of|was|is|for|about|took|mins?|minutes)[\s:=]*){0,3}|[^.;|\n]{0,40}[:=]\s?")
# Behind a bare number no noun stands: "four laps", "two towns over".
NO_NOUN = late(
    r"\s?(?:[.,;:)|/\n\"'′″]|$|(?:of|on|in|for|to|at|behind|it|was|were|is|that|each|both|by|more|extra|rt|r/t|round|this|and"
    r"|then|plus|going|getting|after|afterwards|later|off|not|counted|includ\w+|incl|total|all|altogether|separate\w*|apart"
    r"|un\w+)\b)"
)
CLOCK_BEFORE = late(
    r"(?:\bat|\buntil|\btill?|\bby|\broom|\brm|\bpos|\b(?:goal|step|page|week|day|bay|bed|unit|apt|no|jan|feb|mar|march|apr|april"
    r"|may|june?|july?|aug|august|sept?|september|oct|october|nov|november|dec|december|january|february)\.?|#)\s?$"
)
MINUTE_MARK = late(r"\d[\"″]\s?(?:[A-Za-z,.;]|$)")
HOLDS = late(r"\b(?:includ\w*|incl|inc|with|counting|covers?|comprises)\b|\bw/")
EACH_WAY = late(r"\.?\s?(?:(?:in\s)?each\s(?:way|direction)\b|[x×]\s?2\b)")
# It is the person who travels or writes: "Ambrose rode the bus 50 minutes to get here".
THEIRS = late_called(
    r"\b(?:he|she|they|we|his|her|their|him|them|PERSON"
    r"|together|who|mom|mother|dad|father)\b"
)
MINE = late(r"\b(?:i|me|my|mine|writer|pss|cpss|staff|peer|specialist|worker|this\s(?:note|entry|record))\b")
NAME_ACTS = late(
    r"\b(?!Notes?|Travel|Drive|Driving|Typing|Charting|Writing|Documentation|Paperwork|Commute|Bus|Car|Ride|Walk|It|This|That"
    r"|Trip|Time|Total|The|Getting|Going)[A-Z][a-z]+\s(?:rode|drove|walked|took|biked|bused|wrote|typed|traveled|travelled"
    r"|spent|came|got|gets|arrived|sits|walks|rides|drives|takes|stands|goes|waits)\b"
)
THEIR_THING = late(r"\s(?:writing|typing|to\s(?:write|type))\s(?:up\s)?(?:his|her|their)\b")
NOT_THESE = late(
    r"\s?(?:%|(?:years?|yrs?|days?|weeks?|wks?|months?|mos?|miles?|mi|blocks?|dollars|people|of\sus|times?|am|pm|a\.m|p\.m|yo"
    r"|units?|u|steps?|pages?"
    r"|stops?|st|nd|rd|th|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\b)"
)
# Between a cue and its number where the cue is the label: "Document Min:     8".
AS_LABEL = late(r"\s*(?:(?:time|min|mins|minutes)\b\.?)?\s*[:=-]?\s*")
CLOCKWISE = late(r"(?<![\d:./])0{1,2}:([0-5]\d)(?![\d:]|\s?[ap]\.?m)")  # "0:10" is a length
# Before two times of day between which the note was written: "[Note written] 3:50-4:00 PM".
WROTE_FROM = late(
    r"(?:note|notes|chart|charted|charting|typed|wrote|documented|documentation|documenting|paperwork|write-?up)\s?(?:time"
    r"|written|entered|typed|done|started)?[\]):]?\s{0,3}(?:from\s)?(?=\d{1,2}:?\d{0,2})"
)
# Who waits or talks in a car is not on the way: "waited 15 minutes in the car for her to come down".
IN_A_CAR = late(r"in\s(?:the|my)\s(?:car|van|truck)")
STOOD = late(r"\b(?:wait(?:ed|ing|s)?|sat|sitting|parked|talk(?:ed|ing)|chatt(?:ed|ing)|stayed|met|ate|cried|spoke)\b")
_COUNT = rf"\d{{1,3}}|{number_words()}"
_MIN = r"(?:[\s-]?min(?:ute)?s?\.?)?"
# One number for each direction: "22 minutes there and 22 back", "twenty there, twenty back", "8+8".
THERE_AND_BACK = late(
    rf"(?P<n>\b(?:{_COUNT})){_MIN}(?:\s(?:there|out|over|down|up|in),?\s(?:(?:and|&|\+)\s)?(?P<m>{_COUNT}){_MIN}\s(?:back|home|returning)\b"
    r"|(?<=\d)\s?\+\s?(?P<k>\d{1,3})(?![\d:/]))"
)
# "Drive there 18 min / drive back 22 min", "out 18, back 22 min".
THERE_THEN_BACK = late(
    rf"\b(?:there|out|over|to\s(?:site|client|home|visit)):?\s(?P<n>{_COUNT}){_MIN}\s?[,;/|+&]?\s?(?:and\s)?(?:(?:drive|driving|drove|travel|trip)\s)?"
    rf"(?:back|home|return)(?:\sto\soffice)?:?\s(?P<m>{_COUNT})(?=[\s-]?min|[.,;)]|\s?$|\n){_MIN}"
)

"""Stretches that a note sets apart by their shape: asides with a speaker, what is asked, rumours, block quotes, transcripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.sheet import VoiceSpan
from notelint.pipeline.voice.form_parts import find_form_parts
from notelint.pipeline.voice.mentions import find_mentions
from notelint.pipeline.voice.papers import find_paper_words
from notelint.pipeline.voice.scope import SCOPE_REACH, scope_end
from notelint.pipeline.voice.voice_words import voice_words

_PLACES = frozenset(
    {"er", "ed", "emergency room", "ems", "ambulance", "detox", "rehab", "jail", "court", "security"}
)  # no person speaks there
MOST_QUOTED = 3  # lines of a note that is one quotation
_BLOCK_QUOTE = late(r"^[ \t]*>[^\n]*", re.MULTILINE)
# "Her mother, on the phone: he's ...".
_ON_THE_PHONE = late(
    r"(?:^|[.!?]\s)(?:his|her|their)\s[\w'’-]{2,24}(?:\s[\w'’-]{2,24})?"
    r",\s(?:on|over|by|via)\s(?:the\s|a\s)?(?:phone|text|email|speaker|voicemail|video|zoom|letter)(?:\s(?:later|today|after|again))?:\s"
    r"(?P<said>[^\n]+?(?:[.!?](?=\s|$)|$))",
    re.MULTILINE,
)
# "He wanted to know if I thought she was rude": what is asked is the asker's.
_WANTS_TO_KNOW = late(
    r"(?<!\bi\s)(?<!\bwe\s)\b(?:wants?|wanted)\sto\sknow,?\s(?=(?:if|whether|how|what|why|when|where|who|which|is|are|was|were|do|does|did|can|could)\b)"
)
# "It has been put about that Irene is difficult": nobody says it, and not the writer.
_RUMOUR = late(
    r"\b(?:it\s(?:has\sbeen|is|was)\s(?:put\sabout|rumou?red|alleged)|rumou?r\s(?:is|was|has\sit)|word\sis(?=\sthat\b))\s(?:that\s)?[^.;:!?,\n]{1,100}"
)
# Behind what is asked the writer goes on: "wanted to know the time, she was ...", "... and became manipulative", "... and I told her".
_ASKED_ENDS = late_called(
    r"[.!?](?=\s|$)|\n|,?\s(?:and\s|but\s|so\s)?(?=(?:i|he|she|they|(?:the\s)?(?:PERSON))\s(?:said|told|answered|explained|gave|let|showed)\b)"
    r"|,\s(?:(?:and|but|so)\s)?(?=(?:i|he|she|they|we|(?:the\s)?(?:PERSON))\b)"
    r"|(?:,|\sand|\sbut|\sso)\s(?=(?:then\s)?(?:was|were|is|became|got|began|started|kept|keeps|remained|remains|continued|seemed|appeared|acted|stayed)\b)"
)
_SPOKEN_LINE = late(r"^[ \t]*[\[(]?\d{1,2}:\d\d(?::\d\d)?\s?(?:[ap]m)?[\])]?\s[-–]?\s?([a-z][\w.' ]{0,20}?)\s?:\s([^\n]+)", re.MULTILINE)


def _is_listed(text: str) -> bool:
    """Tell whether most lines begin with ">": then it is the mark of a list, as an export has it, and none of quotations."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(line.lstrip()[:1] == ">" for line in lines) * 2 > len(lines) > MOST_QUOTED


def find_set_apart(text: str, lower: str) -> Iterator[VoiceSpan]:
    """Yield the stretches; `lower` is the text in small letters, with the same offsets."""
    if ">" in text and not _is_listed(text):
        yield from (VoiceSpan(m.start(), m.end(), "quoted") for m in _BLOCK_QUOTE.finditer(text))
    yield from find_mentions(text, lower)
    yield from find_paper_words(text, lower)
    yield from find_form_parts(text, lower)
    if "it " in lower or "rumo" in lower or "word " in lower:
        yield from (VoiceSpan(m.start(), m.end(), "reported") for m in _RUMOUR.finditer(lower))
    if " to know" in lower:
        yield from _asked(lower)
    if ":" in text:
        for shape in (_ON_THE_PHONE, _speaking()):
            yield from (VoiceSpan(*m.span("said"), "quoted") for m in shape.finditer(lower))
        yield from _transcript(lower)


def _asked(lower: str) -> Iterator[VoiceSpan]:
    """Yield what somebody wanted to know, to the end of the clause or sentence."""
    for found in _WANTS_TO_KNOW.finditer(lower):
        most = min(len(lower), found.end() + SCOPE_REACH)
        stop = _ASKED_ENDS.search(lower, found.end(), most)
        end = scope_end(lower, found.end(), stop.end() if stop else most)
        yield VoiceSpan(found.end(), end, "reported")


@cache
def _speaking() -> re.Pattern[str]:
    """Return what finds words behind who speaks and how: "The judge, reading from the bench: ..."."""
    words = voice_words()
    persons = "|".join(doer for doer in words.other_doers if doer not in words.institutions and doer not in _PLACES)
    return re.compile(
        rf"(?:^|[.!?]\s)(?:(?:the|his|her|their)\s)?(?:{persons}),\s(?:reading|speaking|talking|writing|texting|typing|calling\sin"
        r"|(?:on|over|by|via)\s(?:the\s|a\s|her\s|his\s)?(?:phone|text|email|speaker|voicemail|video|zoom|letter|bench|stand|call|line|record))\b[^.:;\n]{0,60}:\s"
        r"(?P<said>[^\n]+?(?:[.!?](?=\s|$)|$))",
        re.MULTILINE,
    )


def _transcript(lower: str) -> Iterator[VoiceSpan]:
    """Yield what others than the writer say in lines such as "6:03 Q: ..."; where one person alone has lines, it is a log."""
    lines = list(_SPOKEN_LINE.finditer(lower))
    if len({line[1] for line in lines}) > 1:
        writers = voice_words().transcript_writers
        yield from (VoiceSpan(line.start(2), line.end(2), "quoted") for line in lines if line[1] not in writers)

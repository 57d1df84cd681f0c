"""Stretches that a note sets apart by their shape: what papers say, asides with a speaker, block quotes, transcripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.sheet import VoiceSpan
from notelint.pipeline.voice.form_parts import find_form_parts
from notelint.pipeline.voice.mentions import find_mentions
from notelint.pipeline.voice.voice_words import voice_words

# What a paper says: "the psychiatrist's note, which she held up, says guarded with poor eye contact".
_PAPER_SAYS = late(
    r"\b(?:flyer|form|note|chart|sign|poster|letter|report|record|sheet|page|label|file|order|referral|summary|headline|banner|tattoo|plaque|stone|website|sample|caption|shirt)"
    r"(?:\s(?:online|outside|(?:on|over|above|by|in)\s(?:the|his|her|their|a)\s[\w'’-]{1,16}))?(?:,(?:[^.;!?\n]|(?<=\b[a-z])\.){1,60},)?"
    r"\s(?:says|said|reads|lists|listed|had\sdown|has\s(?:him|her|them)(?:\sdown)?\s(?:as|with))\s(?!that\b|he\b|she\b|they\b|to\b|so\b)[^.;:!?,\n]{1,60}"
    # "the letter came; it calls Theo disruptive": it is never the writer
    r"|\bit\s(?:calls?|called|considers?|considered|describes?|described|labels?|labell?ed)\s[^.;:!?,\n]{1,60}"
)
_PAPER_HINTS = (
    " says ",
    " said ",
    " reads ",
    " lists ",
    " listed ",
    "had down",
    " has ",
    "it call",
    "it consider",
    "it describe",
    "it label",
)
MOST_QUOTED = 3  # lines of a note that is one quotation
_BLOCK_QUOTE = late(r"^[ \t]*>[^\n]*", re.MULTILINE)
# "Per the nurse's sheet on the fridge: patient lethargic".
_PER_PAPER = late(
    r"\bper\s(?:the|his|her|their)\s[^.:;\n]{1,50}\b(?:sheet|note|chart|report|letter|email|text|message|log|summary)\b[^.:;\n]{0,24}:\s[^.;\n]{1,200}",
    re.IGNORECASE,
)
# "Her mother, on the phone: he's ...".
_ON_THE_PHONE = late(
    r"(?:^|[.!?]\s)(?:his|her|their)\s[\w'’-]{2,24}(?:\s[\w'’-]{2,24})?"
    r",\s(?:on|over|by|via)\s(?:the\s|a\s)?(?:phone|text|email|speaker|voicemail|video|zoom|letter)(?:\s(?:later|today|after|again))?:\s"
    r"(?P<said>[^\n]+?(?:[.!?](?=\s|$)|$))",
    re.MULTILINE,
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
    if any(hint in lower for hint in _PAPER_HINTS):
        yield from (VoiceSpan(m.start(), m.end(), "reported") for m in _PAPER_SAYS.finditer(lower))
    yield from find_form_parts(text, lower)
    if ":" in text:
        if "per " in lower:
            yield from (VoiceSpan(m.start(), m.end(), "reported") for m in _PER_PAPER.finditer(text))
        yield from (VoiceSpan(*m.span("said"), "quoted") for m in _ON_THE_PHONE.finditer(lower))
        yield from _transcript(lower)


def _transcript(lower: str) -> Iterator[VoiceSpan]:
    """Yield what others than the writer say in lines such as "6:03 Q: ..."; where one person alone has lines, it is a log."""
    lines = list(_SPOKEN_LINE.finditer(lower))
    if len({line[1] for line in lines}) > 1:
        writers = voice_words().transcript_writers
        yield from (VoiceSpan(line.start(2), line.end(2), "quoted") for line in lines if line[1] not in writers)

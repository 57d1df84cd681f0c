"""What papers and screens say: notes, letters, forms, records. Their words are theirs, and not the writer's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.sheet import VoiceSpan

_NOUNS = (
    r"(?:flyer|leaflet|pamphlet|form|notes?|list|chart|sign|poster|letter|report|psi|record|sheet|page|papers|paperwork|printout|label|file"
    r"|order|referral|summary|handoff|handover|notice|evaluation|assessment|complaint|log|screen|whiteboard|computer|headline|banner|tattoo"
    r"|plaque|stone|website|sample|caption|shirt)"
)
# Where the paper is, or whose: "the note on the door", "the evaluation from the court psychologist", "the note, which she held up,".
_WHERE = (
    r"(?:\s(?:online|outside|(?:on|over|above|by|in|from|of)\s(?:the|his|her|their|a)\s[\w'’-]{1,16}"
    r"(?:\s(?:psychologist|psychiatrist|doctor|nurse|worker|court|school|counselor))?))?(?:,(?:[^.;!?\n]|(?<=\b[a-z])\.){1,60},)?"
)
_SAYS = (
    r"\s(?:says?|said|reads?|lists?|listed|had\sdown|(?:has|had|have|got|lists?|put)\s(?:him|her|them)(?:(?:\sdown)?\s(?:as|with)|\s\w+ing)"
    r"|alleges?|finds\s(?:him|her|them)|(?:would\s)?call(?:s|ed)?\s(?:him|her|them|it))\s(?!that\b|he\b|she\b|they\b|to\b|so\b)"
)
# To where somebody does something: "lists him as noncompliant, and he asked me ...".
_LISTED = r"(?:(?!,?\s(?:and\s|but\s|so\s)?(?:he|she|they|i|we|writer|(?:the\s)?(?:PERSON))\s)[^.;:!?\n]){1,100}"
_PAPER_SAYS = late_called(
    # "the psychiatrist's note, which she held up, says guarded with poor eye contact"
    rf"(?<!\bmy\s)(?<!\bour\s)(?<!\bthis\s)\b{_NOUNS}{_WHERE}{_SAYS}{_LISTED}"
    # "the letter came; it calls Theo disruptive": it is never the writer
    r"|\bit\s(?:says?|said|reads|lists|listed)\s(?!(?:a\slot|something|everything|more)\b|[\"“])"
    rf"{_LISTED}"
    r"|\bit\s(?:calls?|called|considers?|considered|describes?|described|labels?|labell?ed)\s[^.;:!?,\n]{1,60}"
)
# What stands on a paper: "On the discharge summary: pt labile, guarded", "the old plan reads like a rap sheet: noncompliant".
_ON_PAPER = late_called(
    r"(?:^|(?<=[.!?]\s))(?:on|in|from)\s(?:the|his|her|their|an?)\s(?:[\w'’-]{1,24}\s){0,2}"
    r"(?:summary|letter|evaluation|paperwork|papers|email|notice|poster|referral)\b[^.:;\n]{0,24}:\s"
    r"(?!(?:the\s)?(?:PERSON|he|she|they)\s(?:is|was|has|had|did|does|[a-z]+(?:ed|s))\b)[^.\n]{1,160}"
    rf"|\b(?:plan|{_NOUNS})\s(?:[\w'’-]{{1,24}}\s){{0,2}}reads?\slike\s[^.:;\n]{{1,30}}:\s[^.\n]{{1,160}}",
    re.MULTILINE,
)
# "Per the nurse's sheet on the fridge: patient lethargic".
_PER_PAPER = late(
    r"\bper\s(?:the|his|her|their)\s[^.:;\n]{1,50}\b(?:sheet|note|chart|report|letter|email|text|message|log|summary)\b[^.:;\n]{0,24}:\s[^.;\n]{1,200}",
    re.IGNORECASE,
)
# "What the intake worker typed while we sat there: denies SI, denies HI".
_WHAT_THEY_WROTE = late(
    r"\bwhat\s(?:the|his|her|their|an?)\s[\w'’-]{2,24}(?:\s[\w'’-]{2,24}){0,2}?"
    r"\s(?:typed|wrote|said|says|entered|charted|posted|texted|emailed)\b[^.:;\n]{0,48}:\s"
    r"(?P<said>[^\n]+?(?:[.!?](?=\s|$)|$))",
    re.MULTILINE,
)


def find_paper_words(text: str, lower: str) -> Iterator[VoiceSpan]:
    """Yield what papers say; `lower` is the text in small letters, with the same offsets."""
    yield from (VoiceSpan(m.start(), m.end(), "reported") for m in _PAPER_SAYS.finditer(lower))
    if ":" not in text:
        return
    if "per " in lower:
        yield from (VoiceSpan(m.start(), m.end(), "reported") for m in _PER_PAPER.finditer(text))
    yield from (VoiceSpan(m.start(), m.end(), "quoted") for m in _ON_PAPER.finditer(lower))
    if "what " in lower:
        yield from (VoiceSpan(*m.span("said"), "quoted") for m in _WHAT_THEY_WROTE.finditer(lower))

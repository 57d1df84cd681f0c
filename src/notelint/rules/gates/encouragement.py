"""What peers say to people, and going on together: encouragement and the choice given back are no step out of the role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.late import late

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

_TELLS = (
    r"\b(?:told|tell|telling|reminded|remind|assured|reassured|affirmed|let|said|promised|wanted)\b"
    r"(?:\s[\w'’.]+){0,3}?(?:\sknow)?(?:\sthat)?"
)
_PERSON = r"\s(?:he|she|they)"
_IS = r"(?:\s(?:is|are|was|were)|['’](?:s|re))"
# What is said to them: "she is not alone", "he could say no", "they did a great job", "it is okay to cry", "I was proud of him".
_KINDLY = late(
    rf"{_TELLS}(?:"
    rf"{_PERSON}(?:{_IS}\s(?:not|never)\salone|n['’]t\salone|{_IS}n['’]t\salone|{_IS}\s(?:always\s)?(?:welcome|free\sto|strong|brave|worth|important|the\sexpert|doing\s(?:great|well|fine|good))\b"
    r"|\s(?:can|could|may)\s(?:(?:always|still|also|just)\s)?(?:say\s(?:no|yes)|change\s(?:his|her|their)\smind|take\s(?:his|her|their)\stime|decide|choose|stop\sany\s?time|come\sback|call|reach\sout|ask)\b"
    r"|\s(?:did|has\sdone|had\sdone|have\sdone|is\sdoing|was\sdoing|handled\s\w+)\s(?:(?:a|an|so|really|very|such)\s){0,2}(?:great|good|well|hard|amazing|fine|beautiful(?:ly)?|better)\b"
    r"|\s(?:does|did|do)(?:\snot|n['’]t)\s(?:have|need)\sto\s(?:decide|answer|share|talk|explain|choose|apologi[sz]e|say|rush|be\s(?:perfect|sorry|strong))\b"
    r"|\s(?:has|have|had)\s(?:the|a|every)\s(?:right|say|choice)\b|\s(?:deserves?|matters?)\b)"
    r"|\s(?:him|her|them)\snot\sto\s(?:worry|rush|hurry|mind|wait\sup|apologi[sz]e|be\s(?:sorry|scared|ashamed))\b|\snot\sto\s(?:worry|rush|hurry|apologi[sz]e)\b"
    rf"|\sit{_IS}\s(?:(?:totally|perfectly|also)\s)?(?:ok|okay|all\sright|alright|normal|fine\sto|up\sto|(?:his|her|their)\s(?:choice|call|decision))\b"
    rf"|\sI(?:{_IS}|\sam|['’]m)\s(?:(?:so|very|really)\s)?(?:proud|glad|happy|sorry|here\sfor)\b)",
    re.IGNORECASE,
)
# A condition, a demand or a pill behind it makes it something else: "she could come back when she is sober".
_BUT = late(
    r"\b(?:if|when|once|unless|until|as\slong|only|but|provided|must|needs?\sto|had\sto|has\sto|should|ought|or\selse|meds?|medications?|pills?|dose|shots?)\b",
    re.IGNORECASE,
)
# Going on together is the role itself: "I will continue to work with her and her family on ...".
_GOING_ON = late(
    r"\W*(?:(?:i|we|writer|pss|peer|this\s\w+)\s)?(?:will|plans?\sto|going\sto)\scontinue\s(?:to\s|with\s)?"
    r"(?:work|meet|support|walk|talk|connect|visit|be\sthere|weekly|our|my\ssupport)\b",
    re.IGNORECASE,
)
REACH = 120  # code points behind the kind words in which they may be turned


def is_encouragement(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether the sentence from `start` to `end` tells of kind words alone: "I told her she could say no"."""
    kind = _KINDLY.search(sheet.text, start, end)
    return kind is not None and _BUT.search(sheet.text, kind.end(), min(end, kind.end() + REACH)) is None


def is_going_on_together(sheet: Sheet, low: int, high: int) -> bool:
    """Tell whether the words from `low` to `high` say only that the two go on together: "will continue to meet"."""
    return _GOING_ON.match(sheet.text, low, high) is not None

"""Parts of forms: boxes left empty, choices, coded lines, what a screen shows. They say what the form knows, not what the writer says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.called import PERSON
from notelint.pipeline.sheet import VoiceSpan

# A form's own words tell of nobody: where somebody does something, the writer speaks again.
_NOBODY = rf"(?!\b(?:he|she|they|we|i|{PERSON}|was|were|is|are|had|has|said|met)\b)"
# An empty box belongs to the form: "[ ] cooperative [x] withdrawn" says one thing, not two.
_EMPTY_BOX = late(rf"(?:\[[ _]?\]|\([ _]\)|☐|□)(?:{_NOBODY}[^\n\[(☐□☑☒✓✔|;.]){{1,60}}", re.IGNORECASE)
# What a row of boxes is about: "Medication compliance  [ ] Y  [ ] N  [x] Not asked".
_BOX = r"(?:\[[ _xX]?\]|\([ _xX]\)|[☐□☑☒])"
_BEFORE_BOXES = late(rf"^[ \t]{{0,8}}(?:{_NOBODY}[^\n\[(☐□☑☒.;]){{2,60}}(?={_BOX}[^\n\[(☐□☑☒]{{1,40}}{_BOX})", re.IGNORECASE | re.MULTILINE)
# Choices of a form: "Behavior (circle): cooperative / agitated". And a goal named by its number: "Problem area: 04 Anger".
_CHOICES = late(r"\((?:circle|check|select|mark|choose|tick|pick)\b[^)\n]{0,24}\)(?:(?!\.\s)[^\n]){1,200}", re.IGNORECASE)
_LISTED_CHOICES = late(
    r"\b(?:choices?|options?|dropdown|categories)\b[^:\n.]{0,24}:\s[^.\n/]{1,40}/[^.\n]{1,60}",
    re.IGNORECASE,
)
_NUMBERED = late(
    r"\b(?:problem|objective|goal|focus|domain)(?:\s(?:area|list|no\.?|number))?(?:\son\sfile)?\s?[:#][ \t]?\d[\d.]{0,5}:?[ \t]"
    rf"(?:{_NOBODY}[^.;\n]){{1,60}}",
    re.IGNORECASE,
)
# "Problem area 4 - Anger", "Incident type code: 04 Fighting".
_OF_AREA = late(
    r"\b(?:(?:problem|goal|focus)\s(?:area|domain)\s\d{1,3}\s?[-–:]"
    r"|(?:incident|reason|visit|activity)\s(?:type\s)?code\s?[:#]?\s?\d{1,4}:?)[ \t]"
    rf"(?:{_NOBODY}[^.;\n]){{1,40}}",
    re.IGNORECASE,
)
# A diagnosis beside its code, and choices in brackets before a colon: "F33.1 Major depressive disorder, recurrent /", "(Anger / Other):".
_CODED = late(rf"\b[A-TV-Z]\d\d\.\d{{1,3}}[ \t]?[-–:]?[ \t](?=[A-Z])(?:(?i:{_NOBODY})[^.;/:\n]){{1,60}}")
_SLASHED = late(
    r"\([^()\n/]{1,40}/[^()\n]{1,60}\)\s?:|\([A-Z]{1,3}\s[^(),\n]{1,24},\s[A-Z]{1,3}\s[^()\n]{1,60}\)\s?:|\((?:pick\slist|choices?|options?)\b[^()\n]{1,120}\)"
)
# What a screen or a form shows: "Alerts banner (auto): FALL RISK", "Drop-down only gives: Active user / In remission".
_SHOWN = late(
    r"(?:\((?:code|auto|auto-?filled|pre-?filled|system|default|drop-?down)\)\s?"
    r"|\b(?:drop-?down|pick\s?list|menu|banner|(?:status|chart)\sflags|legend|checkbox(?:es)?|grid)\b[^:.\n]{0,40})"
    rf"[:=][ \t](?:{_NOBODY}[^.\n]){{1,100}}(?-i:\.\s[A-Z][A-Z /-]{{3,40}}\b)*",
    re.IGNORECASE,
)
# A numbered box: "HMIS field 3.917 reads chronically homeless", "item 23 Oppositional Behavior = 2", and a question of the form.
_NUMBERED_BOX = late(
    r"\b(?:field|item|box|line|question|column|section)\s#?\d[\d.]{0,6}[a-z]?\s(?:reads?|says?|asks?|shows?|is)\s:?\s?[^.;\n]{1,80}"
    r"|\b(?:field|item|box|line|question)\s#?\d[\d.]{0,6}\s[^.;=\n]{1,60}=\s?\d"
    r"|^[ \t]{0,8}Q\d{1,3}[.:)]?\s[^?\n]{1,160}\?",
    re.IGNORECASE | re.MULTILINE,
)
# A key: "(R = refused)".
_KEY = late(r"\([A-Z]{1,3}\s?=\s?[^()\n]{1,40}\)")
_BOXES = ("[ ]", "[]", "[_]", "( )", "(_)", "☐", "□")
# Each shape with words of which one stands in it: looking for them costs a tenth of looking for the shape.
_WITH_MARKS = (
    (_CHOICES, ("(circle", "(check", "(select", "(mark", "(choose", "(tick", "(pick")),
    (_LISTED_CHOICES, ("choice", "option", "dropdown", "categories")),
    (_NUMBERED, ("problem", "objective", "goal", "focus", "domain")),
    (_OF_AREA, (" area ", " domain ", "code")),
    (_SLASHED, ("(",)),
    (
        _SHOWN,
        ("(code", "(auto", "(pre", "(system", "(default", "(drop", "drop", "pick", "menu", "banner", "flags", "legend", "checkbox", "grid"),
    ),
)
_NUMBER = late(r"\d")


def find_form_parts(text: str, lower: str) -> Iterator[VoiceSpan]:
    """Yield the parts as `field`; `lower` is the text in small letters, with the same offsets."""
    shapes: list[re.Pattern[str]] = []
    if any(box in text for box in _BOXES):
        shapes += (_EMPTY_BOX, _BEFORE_BOXES)
    if ":" in text or "=" in text or "#" in text or " area " in lower:
        shapes.extend(shape for shape, hints in _WITH_MARKS if any(hint in lower for hint in hints))
    if "=" in text:
        shapes.append(_KEY)
    if "." in text:
        shapes.append(_CODED)
    if _NUMBER.search(text):
        shapes.append(_NUMBERED_BOX)
    yield from (VoiceSpan(found.start(), found.end(), "field") for shape in shapes for found in shape.finditer(text))

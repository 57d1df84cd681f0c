"""Find billing and diagnosis codes in prose by their shape, where no room, bus or apartment is meant."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.late import late
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.values import plain_code
from notelint.pipeline.record.words import may_hold_code

_BEHIND_LETTER = late(r"\d(?<=[a-z]\d)")
_CODE = late(r"(?<![\w.-])(?:[a-v]\d{4}(?![\w]|-\d)|h[o0][\doil]{3}(?!\w))")
_DIAGNOSIS = late(r"(?<![\w.-])[a-tv-z]\d[\dab]\.[\da-z]{1,4}(?!\w)")
_SAID_CODE = r"(?:cpt|code)\s(?:is\s|was\s|of\s)?[#:]?\s?(\d{5})(?!\d)"
_SAID_NEARLY = (
    r"(?:code|codes|svc|service|proc|cpt|under|billed|charged|procedure|hcpcs|claim|as|bill)\s(?:as\s|is\s|was\s"
    r"|under\s)?[#:]?\s?(h\s?[o0\d]{2,6})(?!\w|\.\w|-\d)(?<=\d)"
)
_SAID_DIAGNOSIS = r"(?:\bdx|diagnosis|icd-?10|code)[\s:(]+(?:of\s|code\s|is\s)?([a-tv-z]\d[\dab](?:\.[\da-z]{1,4})?)(?!\w|,\d)"
_A_PLACE = r"\b(?:room|apartment|apt\.?|unit|suite|locker|building|bus|flight|bed|door|cell|pod|case|#)\s?#?$"
Code = tuple[str, int, int, str]


def find_codes(low: str, floor: int, limit: int) -> Iterator[Code]:
    """Yield field, start, end and value of the first code of each kind in a lower-case text."""
    if not may_hold_code(low[floor:limit]):
        return
    seen: set[str] = set()
    for name, start, end in _codes(low, floor, limit):
        if name not in seen and not compiled(_A_PLACE).search(low, max(floor, start - 14), start):
            yield name, start, end, plain_code(low[start:end])
        seen.add(name)


def _codes(low: str, floor: int, limit: int) -> Iterator[tuple[str, int, int]]:
    """Yield what looks like a code; shapes are tried only where digits follow a letter."""
    for digit in _BEHIND_LETTER.finditer(low, floor, limit):
        at = digit.start() - 1
        if at < floor:
            continue
        if code := _CODE.match(low, at, limit) or (low[at] == "o" and _CODE.match(low, max(at - 1, floor), limit)):
            yield "procedure_code", *code.span()
        elif diagnosis := _DIAGNOSIS.match(low, at, limit):
            yield "diagnosis_code", *diagnosis.span()
    part = low[floor:limit]
    if ("code" in part or "cpt" in part) and (said := compiled(_SAID_CODE).search(low, floor, limit)):
        yield "procedure_code", *said.span(1)
    if " h" in part and (nearly := compiled(_SAID_NEARLY).search(low, floor, limit)):
        yield "procedure_code", *nearly.span(1)
    is_told = "dx" in part or "diagnosis" in part or "icd" in part or "code" in part
    if is_told and (said := compiled(_SAID_DIAGNOSIS).search(low, floor, limit)):
        yield "diagnosis_code", *said.span(1)

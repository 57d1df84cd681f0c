"""Find billing and diagnosis codes in prose by their shape, where no room, bus or apartment is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MAY_BE = re.compile(r"\d{4}(?<=[a-z]\d{4})|\d[\dab]\.[\da-z]")
_CODE = r"(?<![\w.-])[a-v]\d{4}(?![\w]|-\d)|(?:cpt|code)\s(?:is\s|was\s|of\s)?[#:]?\s?(\d{5})(?!\d)|(?<![\w.-])h[o0][\doil]{3}(?!\w)"
_DIAGNOSIS = (
    r"(?<![\w.-])[a-tv-z]\d[\dab]\.[\da-z]{1,4}(?!\w)"
    r"|(?:\bdx|diagnosis|icd-?10|code)[\s:(]+(?:of\s|code\s|is\s)?([a-tv-z]\d[\dab](?:\.[\da-z]{1,4})?)(?!\w)"
)
_A_PLACE = r"\b(?:room|apartment|apt\.?|unit|suite|locker|building|bus|flight|bed|door|cell|pod|case|#)\s?#?$"
_SHAPES = (("procedure_code", _CODE), ("diagnosis_code", _DIAGNOSIS))


def find_codes(low: str, floor: int, limit: int) -> Iterator[tuple[str, int, int, str]]:
    """Yield field, start, end and value of the first code of each kind in a lower-case text."""
    if not _MAY_BE.search(low, floor, limit):
        part = low[floor:limit]
        if not ("h0" in part or "dx" in part or "code" in part or "icd" in part or "cpt" in part or "diagnosis" in part):
            return
    for name, pattern in _SHAPES:
        if code := re.compile(pattern).search(low, floor, limit):
            start, end = code.span(1) if code[1] else code.span()
            if not re.compile(_A_PLACE).search(low, max(floor, start - 14), start):
                yield name, start, end, low[start:end].upper()

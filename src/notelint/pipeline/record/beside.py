"""The sentences beside a plan that tell of the time to come as well: "He'll call the manager. I'll be at the gate on the 7th."."""

from __future__ import annotations

from notelint.late import late
from notelint.pipeline.record.contact import is_quoted
from notelint.pipeline.record.patterns import compiled

Span = tuple[int, int]
MOST = 3  # sentences to either side
# Who does something, then that it is to come: "She'll price the shots", "Dez is going to show it", "Tomorrow Bo and I will look".
_AHEAD = late(
    r"\W*(?:(?:(?:mrs?|ms|dr|[a-z])\.|[a-z][\w'’-]*),?[ ]){0,5}?"
    r"(?:[a-z]+['’]ll\b|(?:will|won['’]t)\b(?!\s(?:be|have)\s[a-z]+ed\b)"
    r"|(?:is|are|am|[a-z]+['’](?:s|re|m))\s(?:also\s|still\s)?(?:going|planning|hoping)\sto\b)"
)
# Without a verb of its own, as in a list of things to do: "Ray to take the receipt to his appointment".
_TO_DO = r"\W*[A-Z][\w'’.-]*(?:\sand\s(?:I|[A-Z][\w'’.-]*))?\sto\s[a-z]{2,}\b"
_NO_ONE = late(
    r"\W*(?:[a-z]+ed|went|came|got|had|spoke|drove|rode|ran|walks?|chose|began|wants?|needs?|hopes?|likes?|tries|has|have|continues?|next|how|able|ready|due|glad|happy|back|thanks?|welcome)\b"
)
# A turn back to what was: "He said he will".
_REPORTED = late(
    r"\b(?:said|says|told|tells|asked|asks|thought|thinks|knew|knows|hoped|worried|worries|was|were|felt|feels|if|whether|that|who|what|when|how)\b"
)


def with_sentences_beside(text: str, low: str, sentences: list[Span], first: int, last: int) -> tuple[int, int]:
    """Return the numbers of the first and the last sentence of a plan with those beside it that tell what else is to come."""
    floor, limit = max(0, first - MOST), min(len(sentences) - 1, last + MOST)
    while first > floor and is_ahead(text, low, *sentences[first - 1]):
        first -= 1
    while last < limit and is_ahead(text, low, *sentences[last + 1]):
        last += 1
    return first, last


def is_ahead(text: str, low: str, start: int, end: int) -> bool:
    """Tell whether a sentence tells, in the writer's own words, what somebody is going to do."""
    told = _AHEAD.match(low, start, end)
    if told is None:
        return compiled(_TO_DO).match(text, start, end) is not None and _NO_ONE.match(low, start, end) is None
    return _REPORTED.search(low, start, told.end()) is None and not is_quoted(text, start, told.end())

"""Where story and plan end and the items of the record begin: lines behind the plan, a signature, and what lies outside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from notelint.late import late
from notelint.pipeline.sheet import Label
from notelint.report import ABSENT, Field

Span = tuple[int, int]
LEAST_TOLD = 4  # words before a name on its line that tell something
SHORT_LINE, LONGEST_ITEMS, LONGEST_RICH = 48, 150, 320  # code points
_IS_ITEMS = late(
    r"\b[a-v]\d{4}\b|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{1,2}[a-z]{3}\d{4}\b|[a-z]{3}\s\d{1,2},?\s20\d\d|\d{1,2}:\d\d\s?[ap]?m?\s?[-–]"
)
_TELLS = late(r"\b(?:he|she|they|we|him|them|i|will|was|were)\b")
_STOPS = late(r"[a-z]{2}[.!?]\s")
_ROUGH_END = late(r"(?<=[.!?])\s+|\n+")


def worded(text: str, start: int, end: int) -> Field:
    """Return a field whose value is its words."""
    told = text[start:end]
    return Field(True, told, told, start, end) if told else ABSENT


def span_of(field: Field) -> Span | None:
    """Return where a field stands, or `None`."""
    return None if field.start is None or field.end is None else (field.start, field.end)


def without_tail(text: str, low: str, field: Field) -> Field:
    """Return a field without the lines at its end that are no story: items of the record that stand behind the plan."""
    start, end = field.start, field.end
    if start is None or end is None or "\n" not in text[start:end]:
        return field
    cut, at = end, end
    while (line := text.rfind("\n", start, at)) >= 0:
        told = low[line + 1 : at].strip()
        if len(told) > (LONGEST_RICH if _is_rich(told) else LONGEST_ITEMS) or _TELLS.search(told):
            break
        if _IS_ITEMS.search(told):
            cut = line
        elif told.strip(" -=_*~#") and (len(told) > SHORT_LINE or told[-1:] in set(".!?")):
            break  # what may be a name or a title goes with the items above it, a sentence ends the search
        at = line
    return field if cut == end else worded(text, start, start + len(text[start:cut].rstrip()))


def _is_rich(told: str) -> bool:
    """Tell whether a line begins with an item and holds another: it may be long, and is no story all the same."""
    found = [item.start() for item in _IS_ITEMS.finditer(told)]
    return len(found) > 1 and found[0] == 0


def before_signature(text: str, start: int, signed: int) -> Field:
    """Return a section that begins at `start`, without the signature in it."""
    end = text.rfind("\n", start, signed) + 1
    if not end or (_STOPS.search(text, end, signed) and text.count(" ", end, signed) >= LEAST_TOLD):
        end = signed  # "... on Friday. Dee Walker, CPSS": the line tells something before the name
    return worded(text, start, start + len(text[start:end].rstrip(" \t\r\n-–—~*_")))


def outside(size: int, narrative: Span | None, plan: Field) -> Iterable[Span]:
    """Yield the stretches of a text that hold neither story nor plan."""
    taken = [narrative] if narrative else []
    if plan.start is not None and plan.end is not None:
        taken.append((plan.start, plan.end))
    at = 0
    for start, end in sorted(taken):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < size:
        yield at, size


def within(sentences: list[Span] | None, text: str, narrative: Span) -> list[Span]:
    """Return the sentences of the narrative, cut where it begins and ends."""
    floor, limit = narrative
    spans = sentences if sentences is not None else _rough_sentences(text)
    first = max(bisect_left(spans, (floor + 1,)) - 1, 0)
    if first < len(spans) and spans[first][1] <= floor:
        first += 1
    inside = spans[first : bisect_left(spans, (limit,))]
    if inside:
        inside[0] = max(inside[0][0], floor), inside[0][1]
        inside[-1] = inside[-1][0], min(inside[-1][1], limit)
    return inside


def _rough_sentences(text: str) -> list[Span]:
    starts = [0, *(match.end() for match in _ROUGH_END.finditer(text))]
    return [span for span in zip(starts, [*starts[1:], len(text)], strict=True) if span[0] < span[1]]


def unlabelled_head(labels: list[Label], text: str) -> Span | None:
    """Return what stands before the first label; a heading that the record does not know belongs to it."""
    first = labels[0]
    if first.start > 3:
        return 0, first.start
    is_title = not first.field and first.value_start - first.end > 0 and text[first.end - 1].isdigit()
    return (first.start, first.end) if is_title else None


def last_short_value(labels: list[Label]) -> int:
    """Return where the last value of one line ends: a closing name stands behind it."""
    return max((x.value_end for x in labels if x.field not in {"narrative", "plan", "goal_link", ""}), default=0)


def last_told(labels: list[Label]) -> int:
    """Return where the last section begins that tells something: the name that closes the note stands in it or behind it."""
    return max((x.value_start for x in labels if x.field in {"narrative", "plan", "goal_link", ""}), default=0)

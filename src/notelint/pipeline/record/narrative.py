"""Find the narrative: the labelled section or sections, or the prose of a note without them."""

from __future__ import annotations

from notelint.pipeline.layout.field_words import PROSE, SECTION, FieldWords, field_words
from notelint.pipeline.layout.heads import DECORATION, heading_of
from notelint.pipeline.record.values import is_placeholder
from notelint.pipeline.sheet import Label

MIN_WORDS = 5
SHORT_SECTION = 60
Span = tuple[int, int]


def narrative_span(text: str, labels: list[Label]) -> Span | None:
    """Return where the narrative stands, or `None` if the note has none."""
    if not labels:
        return _stripped(text, 0, len(text))
    kinds = [_kind(text, label, field_words()) for label in labels]
    told = _longest(_labelled_runs(text, labels, kinds))
    if told and (told[1] - told[0] >= SHORT_SECTION or ("narrative" in kinds and text.count(" ", *told) + 1 >= MIN_WORDS)):
        return told
    loose = _longest(_loose_runs(text, labels, kinds))
    if loose and (not told or loose[1] - loose[0] > 2 * (told[1] - told[0])):
        return loose
    return told


def _kind(text: str, label: Label, words: FieldWords) -> str:
    """Return "narrative", "section", "open" (an unknown heading with prose) or "other"."""
    if label.field:
        return "narrative" if label.field == "narrative" else "other"
    name = text[label.start : label.end]
    heading = heading_of(name, words)
    is_objective = heading is not None and heading.field == "goal_link"  # SOAP's: as a goal it would have its field
    if len(name) == 1 or is_objective or (heading and heading.reach == SECTION):
        return "section"
    if heading and heading.reach != PROSE:
        return "other"
    return "open" if text.count(" ", label.value_start, label.value_end) >= MIN_WORDS else "other"


def _labelled_runs(text: str, labels: list[Label], kinds: list[str]) -> list[Span]:
    """Return the stretches of neighbouring descriptive sections, without the first label; unknown headings among them are theirs."""
    runs: list[Span] = []
    is_running = False
    opening = -1  # where headings begin that nobody listed, right before those that tell
    for label, kind in zip(labels, kinds, strict=True):
        is_told = kind in {"narrative", "section"} and not is_placeholder(text[label.value_start : label.value_end])
        if is_told and not is_running:
            runs.append((opening if opening >= 0 else label.value_start, label.value_end))
        elif is_running and (is_told or kind == "open"):
            runs[-1] = (runs[-1][0], label.value_end)
        is_apart = "\n" in text[label.end : label.value_start]  # a heading on a line of its own
        is_opening = kind == "open" and is_apart and text[label.value_start : label.value_end][-2:].rstrip('"”')[-1:] in {".", "!", "?"}
        opening = (opening if opening >= 0 else label.value_start) if is_opening else -1
        is_running = is_told or (is_running and kind in {"open", "section", "narrative"})
    return runs


def _loose_runs(text: str, labels: list[Label], kinds: list[str]) -> list[Span]:
    """Return the stretches of text that no known label claims."""
    runs: list[Span] = []
    start = 0
    for label, kind in zip(labels, kinds, strict=True):
        if kind == "open":
            start = label.value_start if not text[start : label.start].strip(DECORATION) else start
        else:
            runs.append((start, label.start))
            start = label.value_end
    runs.append((start, len(text)))
    spans = [_stripped(text, *run) for run in runs]
    return [span for span in spans if span and text.count(" ", *span) + 1 >= MIN_WORDS]


def _longest(runs: list[Span]) -> Span | None:
    return max(runs, key=lambda run: run[1] - run[0], default=None)


def _stripped(text: str, start: int, end: int) -> Span | None:
    value = text[start:end]
    left = len(value) - len(value.lstrip())
    value = value.strip()
    return (start + left, start + left + len(value)) if value else None

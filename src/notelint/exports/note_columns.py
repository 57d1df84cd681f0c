"""Find the column that holds the notes, or the columns that hold their sections."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log2

from notelint.exports.column_names import fit, name_words
from notelint.exports.column_shapes import has_own_labels, is_repeated, share, words
from notelint.exports.column_words import column_words
from notelint.exports.sections import is_end, is_question, section_labels
from notelint.exports.words import word_set

_PROSE = 8  # words; the median of a column of notes without a telling name
_SECTION = 3  # words; the median of a column that holds a section
_SURE, _LIKELY = 0.9, 0.5  # how well a name must fit to count as that of a note
_BONUS = {"sure": 3.0, "likely": 1.0}
_NO_NOTE = word_set(
    "goal goals objective objectives diagnosis dx address instructions supervisor reviewer qa approver audit error history "
    "medication medications allergies insurance authorization policy directions file path url link"
)
_LESS = frozenset(["comment", "comments", "remarks", "description", "details", "summary", "reason"])


def find_note(names: Sequence[str], values: Sequence[Sequence[str]], taken: Collection[int]) -> tuple[int, ...]:
    """Return the places of the columns that make the note, in their order; none where no column holds prose."""
    free = [at for at in range(len(names)) if at not in taken]
    scores = {at: score for at in free if (score := _score(names[at], values[at]))}
    best = max(scores, key=lambda at: (scores[at], -at), default=None)
    labels = {at: label for at, label in section_labels(names).items() if at in free and _is_section(names[at], values[at])}
    body = [at for at, label in labels.items() if not is_end(label)]
    if best is not None and best not in labels and fit(names[best], "note"):
        if has_own_labels(values[best]):
            return (best,)
        body.append(best)
        labels[best] = names[best]
    if body and len(labels) > 1 and (best is None or best in labels):
        return tuple(sorted(labels))
    if best is None or (best in labels and is_end(labels[best])):
        return ()
    return (best,)


def _score(name: str, values: Sequence[str]) -> float:
    """Return how much a column looks like notes; 0 where it does not."""
    count, fits = words(values), fit(name, "note")
    has_letters = share(values, lambda value: any(map(str.isalpha, value))) > (0 if fits >= _SURE else 0.5)
    if not has_letters or (count < _PROSE and fits < _SURE) or (is_repeated(values) and fits < _SURE):
        return 0
    told = frozenset(name_words(name))
    bonus = _BONUS["sure"] if fits >= _SURE else _BONUS["likely"] if fits >= _LIKELY or told & _LESS else 0
    malus = 4 if told & _NO_NOTE or (not fits and told & column_words().never["note"]) else 0
    return max(log2(2 + count) + bonus - malus, 0)


def _is_section(name: str, values: Sequence[str]) -> bool:
    """Tell whether the values are texts and not words or goals picked from a list."""
    count = words(values)
    if "goal" in " ".join(name_words(name)) and is_repeated(values) and count < _PROSE:
        return False
    if is_question(name) and count < _PROSE:
        return count >= _SECTION and (is_end(name) or not (is_repeated(values) or _asks_for_item(name)))
    return count >= _SECTION


def _asks_for_item(name: str) -> bool:
    """Tell whether a question asks for an item of the record, such as the day or the place."""
    return any(not asked.isdisjoint(name_words(name)) for asked in column_words().questions.values())

"""Notes that are split over columns: Data, Assessment, Plan; Goal, Narrative, Plan; questions of a form."""

from __future__ import annotations

from collections.abc import Sequence

from notelint.exports.column_names import fit, name_words, spelled_out, without_number
from notelint.exports.column_words import column_words
from notelint.exports.words import word_set

_BODY = word_set(
    "data assessment behavior behaviour intervention interventions response responses subjective objective situation evaluation "
    "narrative problem action actions activities strengths progress summary observation observations outcome outcomes focus purpose "
    "discussion description presentation content"
)
_ENDS = frozenset(["plan", "plans", "goal", "goals", "followup"])
_NEXT = (("next", "steps"), ("next", "step"), ("follow", "up"))
_NEXT_ASKED = (
    *_NEXT,
    ("is", "next"),
    ("whats", "next"),
    ("happens", "next"),
    ("next", "time"),
    ("next", "visit"),
    ("next", "session"),
    ("next", "meeting"),
)
_NEVER = word_set(
    "treatment tx care id date code status type number no time by name score rating supervisor supervisors qa reviewer approver "
    "auditor insurance safety crisis billing diagnosis file name_of error system emergency count percent level"
)
_FORMATS = {
    "DAP": ("Data", "Assessment", "Plan"),
    "BIRP": ("Behavior", "Intervention", "Response", "Plan"),
    "GIRP": ("Goal", "Intervention", "Response", "Plan"),
    "PIRP": ("Problem", "Intervention", "Response", "Plan"),
    "SIRP": ("Situation", "Intervention", "Response", "Plan"),
    "SOAP": ("Subjective", "Objective", "Assessment", "Plan"),
    "PIE": ("Problem", "Intervention", "Evaluation"),
    "DARP": ("Data", "Action", "Response", "Plan"),
}
_PREFIXES = frozenset([*map(str.lower, _FORMATS), "note", "section", "progress"])
_MOST_WORDS = 5  # of a name that is no question
_FEWEST_ASKED = 3  # words of "Describe what happened"


def section_labels(names: Sequence[str]) -> dict[int, str]:
    """Return the label of each column that may hold one section of a note, by its place."""
    labels = {at: label for at, name in enumerate(names) if (label := _label(name))}
    initials = "".join(name.strip().upper() if len(name.strip()) == 1 else " " for name in names)
    for letters, words in _FORMATS.items():
        if (at := initials.find(letters)) >= 0 and initials.strip() == letters:
            labels.update(zip(range(at, at + len(letters)), words, strict=True))
    return labels


def is_question(name: str) -> bool:
    """Tell whether a column is named by a question of a form, or by what the form asks to write."""
    words = name_words(name)
    return name.rstrip().endswith("?") or (len(words) >= _FEWEST_ASKED and words[0] in column_words().forms["asking"])


def is_end(label: str) -> bool:
    """Tell whether a section only stands beside a note: a goal or a plan."""
    words = name_words(label)
    pairs = _NEXT_ASKED if is_question(label) else _NEXT
    return _BODY.isdisjoint(words) and (not _ENDS.isdisjoint(words) or any(pair[0] in words and pair[1] in words for pair in pairs))


def label_of(name: str) -> str:
    """Return the words to put before what stands in a column of a split note."""
    if fit(name, "note") == 1 or name_words(name) in {("note",), ("notes",), ("progress", "note"), ("narrative",)}:
        return "Narrative"
    if is_question(name):
        return _asked(name)
    words = spelled_out(without_number(name))
    return words[:1].upper() + words[1:]


def _asked(name: str) -> str:
    """Return the question before an answer; a plan and a goal are called so, for the record to find them."""
    words = name_words(name)
    if is_end(name):
        return "Goal" if "goal" in words and "plan" not in words else "Plan"
    return " ".join(without_number(name).split()).rstrip(" .:*")


def labelled(label: str, text: str) -> str:
    """Return one section as it stands in a note."""
    return f"{label} {text}" if label.endswith("?") else f"{label}: {text}"


def _label(name: str) -> str | None:
    words = name_words(name)
    if words and words[0] in _PREFIXES and len(words) == 2 and (words[1] in _BODY or words[1] in _ENDS):
        return words[1].capitalize()
    if is_question(name):
        return _asked(name)
    if not words or len(words) > _MOST_WORDS or not _NEVER.isdisjoint(words):
        return None
    has_pair = any(pair[0] in words and pair[1] in words for pair in _NEXT)
    return label_of(name) if has_pair or not (_BODY | _ENDS).isdisjoint(words) else None

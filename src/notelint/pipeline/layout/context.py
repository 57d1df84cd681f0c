"""Read a label by its neighbours: whose date it is, who signed, SOAP's "Objective"."""

from __future__ import annotations

from notelint.late import late
from notelint.pipeline.layout.field_words import PROSE, SECTION, Heading
from notelint.pipeline.layout.heads import Mark
from notelint.pipeline.sheet import Label

_UNDATED = frozenset({"date", "date/time", "date and time", "date & time", "time", "times"})
# Who wrote the note; behind the narrative such a label stands for the signature.
_WRITER = frozenset(
    [
        "staff",
        "staff name",
        "provider",
        "provider name",
        "rendering provider",
        "author",
        "writer",
        "name",
        "printed name",
        "facilitator",
        "pss",
        "cpss",
        "peer",
        "peer name",
        "peer supporter",
        "peer specialist",
        "peer specialist name",
        "peer support specialist",
    ]
)
_SUBJECTIVE = frozenset({"subjective", "subj"})
_SOAP = _SUBJECTIVE | {"assessment"}
_NARRATIVE = Heading("narrative", PROSE)
_TOLD_SECTION = Heading("", SECTION)
_NUMBERED = ("obj", *'123456789#"“')  # "Obj: 2.1 leave the house" is a goal, "Obj: Arrived on time" an observation
LONGEST_TITLE = 48  # code points behind a title's dash or colon
LEAST_STORY = 60  # code points that follow a title
LEAST_PLACE = 5  # code points; "Unit: 2" counts
LEAST_TOLD = 6  # words behind a goal that tell what was done
_STOP = late(r'[.!?][”"]?(?=\s+[A-Z“"])|[”"]\.(?=\s+[A-Z“"])')
_TELLS = late(r"\b(?:I|[Ww]e)\s(?!(?:will|want|need|would|can|plan|am)\b)[a-z]")
_PLANS = frozenset(["tx plan", "treatment plan", "care plan", "service plan", "recovery plan", "wellness plan"])
_TOLD = frozenset({"narrative", "plan"})
_SIGNING = frozenset({"signature", ""})  # fields of labels that may say who signs


def told_objective(text: str, marks: list[Mark]) -> list[Mark]:
    """Let "Objective" be a section of the story beside "Subjective" or before "Assessment"; right behind a goal it is the goal's."""
    names = [text[mark.start : mark.end].lower() for mark in marks]
    if "objective" not in names:
        return marks
    has_subjective = not _SUBJECTIVE.isdisjoint(names)
    found: list[Mark] = []
    for at, (mark, name) in enumerate(zip(marks, names, strict=True)):
        is_of_goal = at > 0 and marks[at - 1].heading.field == "goal_link"
        is_told = has_subjective or names[at + 1 : at + 2] == ["assessment"]
        found.append(mark._replace(heading=_TOLD_SECTION) if name == "objective" and is_told and not is_of_goal else mark)
    return found


def told_service(text: str, marks: list[Mark]) -> list[Mark]:
    """Let "Service description" with a story below it be the narrative of a note that names none."""
    fields = [mark.heading.field for mark in marks]
    if "service_type" not in fields or "narrative" in fields:
        return marks
    ends = [*[mark.start for mark in marks[1:]], len(text)]
    return [
        mark._replace(heading=_NARRATIVE) if mark.heading.field == "service_type" and _tells(text[mark.end : end]) else mark
        for mark, end in zip(marks, ends, strict=True)
    ]


def _tells(value: str) -> bool:
    """Tell whether the line below a label holds sentences."""
    return value.lstrip(" \t:*_-")[:1] == "\n" and len(value) > LEAST_STORY and _STOP.search(value) is not None


def with_context(labels: list[Label], text: str) -> list[Label]:
    """Return the labels with the fields their neighbours give them."""
    if not _may_change(labels):
        return labels
    labels = _without_story(labels, text)
    names = [text[start:end].lower() for start, end, _, _, _ in labels]
    is_soap = not _SOAP.isdisjoint(names)
    writer = _writer_at_end(labels, names)
    found: list[Label] = []
    signer = ""
    # A "Date" or "Time" belongs to who signed before it.
    for at, (label, name) in enumerate(zip(labels, names, strict=True)):
        field = "signature" if at == writer else "" if at == 0 and _is_title(label, text, len(labels)) else label.field
        if name == "obj" and not is_soap and text[label.value_start : label.value_start + 4].lower().startswith(_NUMBERED):
            field = "goal_link"
        elif (
            name == "unit"
            and text[label.value_start : label.value_start + 1].isalpha()
            and label.value_end - label.value_start > LEAST_PLACE
        ):
            field = "location"  # "Unit: Crisis Stabilization"
        elif name in _PLANS and text[label.value_start : label.value_start + 3].lower() in {"goa", "obj"}:
            field = "goal_link"  # "Tx plan: Goal 3, show up and know what is next"
        elif signer and name in _UNDATED:
            field = "signature_date" if signer == "signature" and "date" in name else ""
        if signer or field in _SIGNING:
            signer = _signer_after(field, name, signer)
        found.append(label if field == label.field else label._replace(field=field))
    return found


def _without_story(labels: list[Label], text: str) -> list[Label]:
    """End a goal with its sentence where the story of a note that names none begins behind it on the same line."""
    if any(label.field in {"narrative", ""} for label in labels):
        return labels
    return [_goal_alone(label, text) if label.field == "goal_link" else label for label in labels]


def _goal_alone(label: Label, text: str) -> Label:
    value = text[label.value_start : label.value_end]
    stop = _STOP.search(value)
    if stop is None or value.count(" ", stop.end()) < LEAST_TOLD or not _TELLS.search(value, stop.end()):
        return label
    return label._replace(value_end=label.value_start + stop.end())


def _is_title(label: Label, text: str, count: int) -> bool:
    """Tell whether a note's first label and the few words behind it are its title: "PROGRESS NOTE - Individual"."""
    value = text[label.value_start : label.value_end]
    stands_first = label.field == "narrative" and not text[: label.start].strip(" #*\n")
    goes_on = count > 1 or len(text) - label.value_end > LEAST_STORY
    return (
        stands_first
        and goes_on
        and 0 < len(value) <= LONGEST_TITLE
        and "\n" not in value
        and (value[-1] not in '.!?"”' or value[-3:-2] == " ")
    )


def _signer_after(field: str, name: str, signer: str) -> str:
    """Return who signed last: "signature" (the writer), "other", or "" when the signing is over."""
    if field == "signature":
        return "signature"
    if not field and ("sign" in name or name in {"supervisor", "reviewed by", "approved by", "witness"}):
        return "other"
    return signer if field in {"signature_date", ""} else ""


def _may_change(labels: list[Label]) -> bool:
    """Tell whether a neighbour can matter: somebody signs, an "Objective", two dates, a last label of no item."""
    fields = [label.field for label in labels]
    return (
        "signature" in fields
        or "goal_link" in fields
        or "" in fields
        or fields[:1] == ["narrative"]
        or "duration" in fields
        or fields.count("service_date") > 1
    )


def _writer_at_end(labels: list[Label], names: list[str]) -> int | None:
    """Return which label names the writer behind the story of a note without a signature label."""
    if any(label.field == "signature" for label in labels):
        return None
    for at in range(len(labels) - 1, max(len(labels) - 4, 0), -1):
        if names[at] in _WRITER and labels[at].value_end > labels[at].value_start:
            before = labels[:at]
            return at if any(label.field in _TOLD or len(names[x]) == 1 for x, label in enumerate(before)) else None
    return None

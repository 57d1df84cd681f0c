"""Take what the labels of a note tell: those that name their item best come first, units and a group's name last."""

from __future__ import annotations

from notelint.late import late
from notelint.pipeline.layout.guess import guessed_kind
from notelint.pipeline.record.header import UNITS, Found
from notelint.pipeline.record.labelled import is_of_staff, read_label
from notelint.pipeline.record.ledger import ASIDES, Ledger
from notelint.pipeline.record.minutes import UNIT_MINUTES
from notelint.pipeline.record.prose import read_signed
from notelint.pipeline.record.values import is_placeholder
from notelint.pipeline.sheet import Label

TOLD = frozenset({"narrative", "plan"})
WAITING = frozenset({"duration", "service_type"})
LEAST_BLANK = 3  # dots or lines that wait for something
_OF_SERVICE = late(r"service|\bsvc|\bd\.?o\.?s\b|contact|visit|session|encounter|seen|today|\bgroup|\bcall\b|meeting|\bmet\b")
# What stands behind "Next appointment:" and is no plan: a day, perhaps with its time.
_APPOINTMENT = late(
    r"\W*(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\W+)?\d{1,4}[-/.]\d[-/.\d]*(?:(?:\s|,|@|at\b)*\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m?\.?)?)?\W*"
)
_HAS_MINUTES = late(r"\bm(?:in|\b)|\bh(?:ou)?r")
_ONLY_LENGTH = late(r"\d{1,3}\s?(?:m|min|mins|minutes|hrs?|hours?)\.?")
# Labels of the minutes with the person, where a total beside them holds the road and the desk too.
_TOGETHER = late(r"(?:total\s)?(?:face|f2f|ftf|direct)\b(?!.*\+).*")
_LENGTH_FIRST = late(r"[1-9]\d{0,2}\s?(?:m|min|mins|minutes|hrs?|hours?)?\.?(?:$|\W)")
_PARTED = late(r"[;|]")  # "goal: TBD; POS 11"
_SIGNED_BY = ("signed by", "electronically signed", "e-signed")


def take_labels(ledger: Ledger, labels: list[Label]) -> list[Label]:
    """Take what labels tell; return those of units, which wait for something better."""
    waiting: list[Label] = []
    staff: list[Label] = []
    _take_lengths_of_service(ledger, labels)
    told = next((label.start for label in labels if label.field in TOLD), 0)
    named = {label.field for label in labels if _is_named(ledger.low, label)}
    for label in labels:
        if label.field in {"", "service_type", "location"} and is_of_staff(ledger.text, label):
            if label.start < told:
                staff.append(label._replace(field="signature"))
            else:
                take_label(ledger, label._replace(field="signature"))
        elif (label.field in WAITING and _waits(ledger.low, label)) or (label.field in named and not _is_named(ledger.low, label)):
            waiting.append(label)
        elif label.field:
            take_label(ledger, label)
    for label in waiting:
        if label.field != "duration":
            take_label(ledger, label)
    _take_staff(ledger, staff)
    return [label for label in waiting if label.field == "duration"]


def take_label(ledger: Ledger, label: Label) -> None:
    """Take what a label tells; where it tells nothing, its item stands as a placeholder."""
    name, start, end = label.field, label.value_start, label.value_end
    first = _PARTED.split(ledger.text[start:end], maxsplit=1)[0].strip()
    line = ledger.text[start:end].split("\n", 1)[0]
    if len(line) >= LEAST_BLANK and not line.strip(" ._-"):  # "P:\n.........." has only items below it
        ledger.hold(name, start, start + len(line))
    elif name == "plan" and ledger.low.startswith(_SIGNED_BY, start):
        ledger.hold(name, start, start)  # "Next:" and nothing behind it but who signs
    elif is_placeholder(ledger.text[start:end], name) or is_placeholder(first, name):
        ledger.hold(name, start, end)
    elif name != "narrative":
        _take_value(ledger, label)


def _take_value(ledger: Ledger, label: Label) -> None:
    found = [*read_label(ledger.text, ledger.low, label)]
    if label.field == "duration" and not any(item.name in ASIDES for item in found):
        ledger.firm.update(item.start for item in found if item.name == label.field)
    ledger.take(item for item in found if not _is_of_a_code(ledger.text, label, item))


def _take_staff(ledger: Ledger, staff: list[Label]) -> None:
    """Take a name that stands behind "Provider:" in the head for who signed, unless the note says who did, or that nobody has."""
    is_unsigned = ledger.fields["signature"].placeholder and not ledger.fields["signature_date"].present
    if staff and not is_unsigned:
        ledger.take(read_signed(ledger.text, ledger.low))
        for label in staff:
            take_label(ledger, label)


def _take_lengths_of_service(ledger: Ledger, labels: list[Label]) -> None:
    """Take the minutes behind "Service: 55 min" or "Face to face: 45 min", which stand apart from a total."""
    for label in labels:
        if label.field == "service_type" and _ONLY_LENGTH.fullmatch(ledger.low, label.value_start, label.value_end):
            take_label(ledger, label._replace(field="duration"))
        elif label.field == "duration" and _is_together(ledger.low, label):
            take_label(ledger, label)


def _is_together(low: str, label: Label) -> bool:
    """Tell whether a label holds minutes, and those with the person alone."""
    if _TOGETHER.fullmatch(low, label.start, label.end) is None:
        return False
    return _LENGTH_FIRST.match(low, label.value_start, label.value_end) is not None


def _is_named(low: str, label: Label) -> bool:
    """Tell whether a label says its item by name: the day of service before a "Date", a plan before the next appointment."""
    if label.value_end == label.value_start:
        return False
    if label.field == "service_date":
        return _OF_SERVICE.search(low, label.start, label.end) is not None
    return label.field == "plan" and _APPOINTMENT.fullmatch(low, label.value_start, label.value_end) is None


def _waits(low: str, label: Label) -> bool:
    """Tell whether another label says an item better: stated minutes before units, a service before a group's name."""
    name = low[label.start : label.end]
    if label.field == "duration":
        return guessed_kind(name) == UNITS and not _HAS_MINUTES.search(low, label.value_start, label.value_end)
    return "roup" in name


def _is_of_a_code(text: str, label: Label, item: Found) -> bool:
    """Tell whether minutes are those of one unit, as a code's name has them: "Peer Support, Individual (15 min)"."""
    is_unit = item.name == "duration" and item.value == UNIT_MINUTES and label.field in {"service_type", "procedure_code"}
    return is_unit and text[max(0, item.start - 4) : item.start].endswith(("(", "per ", "ea ", "each "))

"""Read one note into the fields of its record: labels first, then the items outside the story, then its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from notelint.late import late
from notelint.pipeline.layout.guess import guessed_kind
from notelint.pipeline.record.codes import find_codes
from notelint.pipeline.record.contacts import contacts_in, later_times, without_contacts
from notelint.pipeline.record.derived import derive_duration, share_half_of_day, share_order_of_days, take_for_afternoon
from notelint.pipeline.record.header import UNITS, Found, read_header
from notelint.pipeline.record.labelled import is_of_staff, read_label
from notelint.pipeline.record.leftover import read_asides, read_leftovers
from notelint.pipeline.record.loose import read_loose
from notelint.pipeline.record.loose_words import read_line, read_loose_place, read_loose_service
from notelint.pipeline.record.minutes import UNIT_MINUTES
from notelint.pipeline.record.moments import lowered
from notelint.pipeline.record.narrative import narrative_span
from notelint.pipeline.record.parts import (
    Span,
    before_signature,
    last_short_value,
    last_told,
    outside,
    span_of,
    unlabelled_head,
    within,
    without_tail,
    worded,
)
from notelint.pipeline.record.prose import read_closing, read_prose, read_signed
from notelint.pipeline.record.service import service_alone, service_of_a_length
from notelint.pipeline.record.signing import lines_of_others, signed_above, values_of_others, without_lines
from notelint.pipeline.record.values import field_from_data, is_placeholder, span_minutes
from notelint.pipeline.record.way_and_desk import clause_around, is_each_way, is_somebodys, read_way_and_desk, way_back
from notelint.pipeline.sheet import Label
from notelint.report import ABSENT, FIELD_NAMES, Field

WORDED = frozenset({"service_type", "location", "narrative", "plan", "goal_link", "signature"})
TOLD = frozenset({"narrative", "plan"})
WAITING = frozenset({"duration", "service_type"})
# Items outside the story that say more than a sentence of it: "45 min" in the head, and "we spent 20 minutes on the form".
HEAD_FACTS = frozenset({"service_date", "start_time", "end_time", "duration", "travel_time", "documentation_time"})
# What was read as one item is no other.
ASIDES = ("travel_time", "documentation_time")
APART = {"service_date": ("signature_date",), "duration": ASIDES, "travel_time": ASIDES[1:], "documentation_time": ASIDES[:1]}
LEAST_BLANK = 3  # dots or lines that wait for something
SHAPED = ("service_date", "end_time", "duration", "procedure_code", "diagnosis_code", "signature_date")
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


def _without_blanks(text: str, labels: list[Label]) -> list[Label]:
    """Return the labels without what was blanked out of a text at the ends of their values, and those that were blanked out."""
    kept = [label for label in labels if text[label.start : label.end].strip()]
    return [x._replace(value_end=x.value_start + len(text[x.value_start : x.value_end].rstrip())) for x in kept]


class Reading:
    """The fields of one note while they are read; the first that names an item wins.

    `text` has no markup, its offsets are those of the note.
    """

    def __init__(self, text: str, labels: list[Label], sentences: list[Span] | None) -> None:
        self.above = signed_above(text, lowered(text))
        others = lines_of_others(text, lowered(text), labels)
        contacts = contacts_in(lowered(text))
        others += [*later_times(lowered(text), contacts), *values_of_others(lowered(text), labels)]
        self.text = without_lines(text, [*others, self.above[0]] if self.above else others)
        self.low = lowered(self.text)
        self.labels = without_contacts(labels if self.text is text else _without_blanks(self.text, labels), contacts)
        self.sentences = sentences
        self.fields: dict[str, Field] = dict.fromkeys(FIELD_NAMES, ABSENT)
        self.narrative: Span | None = None
        self.units: list[Found] = []
        self.firm: set[int] = set()  # where minutes begin that a label gives to the service alone

    def read(self, given: Mapping[str, str]) -> dict[str, Field]:
        """Return every field, in the order of `FIELD_NAMES`; what is `given` beside the text wins."""
        self._take_given(given)
        if self.above and self.above[1]:
            self._take(self.above[1])
        elif self.above:
            self._hold("signature", *self.above[0])
        units = self._take_labels()
        self._find_narrative()
        self._take_head()
        items = [*read_loose(self.low, self._outside())] if self._lacks(*SHAPED) else []
        self._take_story(items)
        self._take_sections()
        self._take_outside(items)
        share_order_of_days(self.fields)
        share_half_of_day(self.fields)
        take_for_afternoon(self.fields, self.low)
        derive_duration(self.fields, self.text)
        # Minutes and clock times say more than units do: these come last of all.
        for label in units:
            self._take_label(label)
        self._take(self.units)
        return self.fields

    def _take_given(self, given: Mapping[str, str]) -> None:
        for name, value in given.items():
            if name in self.fields and value.strip():
                self.fields[name] = field_from_data(name, value)

    def _take_labels(self) -> list[Label]:
        """Take what labels tell; return those of units, which wait for something better."""
        waiting: list[Label] = []
        staff: list[Label] = []
        self._take_lengths_of_service()
        told = next((label.start for label in self.labels if label.field in TOLD), 0)
        named = {label.field for label in self.labels if self._is_named(label)}
        for label in self.labels:
            if label.field in {"", "service_type", "location"} and is_of_staff(self.text, label):
                if label.start < told:
                    staff.append(label._replace(field="signature"))
                else:
                    self._take_label(label._replace(field="signature"))
            elif (label.field in WAITING and self._waits(label)) or (label.field in named and not self._is_named(label)):
                waiting.append(label)
            elif label.field:
                self._take_label(label)
        for label in waiting:
            if label.field != "duration":
                self._take_label(label)
        self._take_staff(staff)
        return [label for label in waiting if label.field == "duration"]

    def _take_staff(self, staff: list[Label]) -> None:
        """Take a name that stands behind "Provider:" in the head for who signed, unless the note says who did, or that nobody has."""
        is_unsigned = self.fields["signature"].placeholder and not self.fields["signature_date"].present
        if staff and not is_unsigned:
            self._take(read_signed(self.text, self.low))
            for label in staff:
                self._take_label(label)

    def _take_lengths_of_service(self) -> None:
        """Take the minutes behind "Service: 55 min" or "Face to face: 45 min", which stand apart from a total."""
        for label in self.labels:
            if label.field == "service_type" and _ONLY_LENGTH.fullmatch(self.low, label.value_start, label.value_end):
                self._take_label(label._replace(field="duration"))
            elif label.field == "duration" and self._is_together(label):
                self._take_label(label)

    def _is_together(self, label: Label) -> bool:
        """Tell whether a label holds minutes, and those with the person alone."""
        if _TOGETHER.fullmatch(self.low, label.start, label.end) is None:
            return False
        return _LENGTH_FIRST.match(self.low, label.value_start, label.value_end) is not None

    def _is_named(self, label: Label) -> bool:
        """Tell whether a label says its item by name: the day of service before a "Date", a plan before the next appointment."""
        if label.value_end == label.value_start:
            return False
        if label.field == "service_date":
            return _OF_SERVICE.search(self.low, label.start, label.end) is not None
        return label.field == "plan" and _APPOINTMENT.fullmatch(self.low, label.value_start, label.value_end) is None

    def _waits(self, label: Label) -> bool:
        """Tell whether another label says an item better: stated minutes before units, a service before a group's name."""
        name = self.low[label.start : label.end]
        if label.field == "duration":
            return guessed_kind(name) == UNITS and not _HAS_MINUTES.search(self.low, label.value_start, label.value_end)
        return "roup" in name

    def _find_narrative(self) -> None:
        """Find where the story stands, without the lines of items behind it and behind the plan."""
        if self.fields["plan"].present:
            plan = without_tail(self.text, self.low, self.fields["plan"])
            # "Next? n/a", and a name below it: nothing but the name was behind the label.
            is_empty = plan.text is not None and is_placeholder(plan.text, "plan")
            self.fields["plan"] = replace(plan, present=False, value=None, placeholder=True) if is_empty else plan
        if story := narrative_span(self.text, self.labels):
            self.narrative = span_of(without_tail(self.text, self.low, worded(self.text, *story)))

    def _take_head(self) -> None:
        """Take the head before the first label, a place before the story, and who signs."""
        if self.labels and (head := unlabelled_head(self.labels, self.text)):
            self._take(read_header(self.text, self.low, *head))
        if self.narrative and self._lacks_place():
            self._take(read_loose_place(self.text, self.low, [(0, self.narrative[0])]))
        if self._lacks("signature"):
            self._take(read_closing(self.text, self.low, last_short_value(self.labels)))
        told = last_told(self.labels)
        if told and self._lacks("signature") and not self.fields["signature"].placeholder:  # behind it may stand an item: "Travel 33 mins"
            self._take(read_closing(self.text, self.low, told, alone=False))

    def _take_story(self, items: list[Found]) -> None:
        """Take what the sentences of the story tell of the contact, behind what the items say more surely."""
        if self.narrative is None:
            return
        behind = self.narrative[1]  # a date there may be that of the signature, and the story may tell a better one
        self._take(i for i in items if i.name in HEAD_FACTS and not (i.name == "service_date" and i.start >= behind) and self._fits(i))
        self._take(read_prose(self.text, self.low, within(self.sentences, self.text, self.narrative), self.fields))

    def _take_outside(self, items: list[Found]) -> None:
        """Take what else stands outside the story, then what single sentences of it may still tell."""
        self._take(item for item in items if self._fits(item))
        if self._lacks_place():
            self._take(read_loose_place(self.text, self.low, self._outside()))
        if self._lacks_place():
            self._take(read_line(self.low, self._outside()))
        if self._lacks("service_type"):
            self._take(read_loose_service(self.text, self.low, self._outside()))
        if self._lacks("service_type") and (told := service_of_a_length(self.low, 0, len(self.low))):
            self._take([Found("service_type", *told)])
        if self._lacks("service_type") and (alone := service_alone(self.low, 0, len(self.low))):
            self._take([Found("service_type", *alone)])
        is_timed = self.fields["duration"].present or self.fields["end_time"].present
        if self.narrative and (self._lacks("service_date", "location", "end_time") or not is_timed):
            self._take(read_leftovers(self.text, self.low, within(self.sentences, self.text, self.narrative), self.fields))
        if self._lacks(*ASIDES):
            self._take(read_asides(self.text, self.low, self.narrative))
        if self._lacks("procedure_code", "diagnosis_code"):
            self._take(Found(*code) for code in find_codes(self.low, 0, len(self.low)))
        if wanted := frozenset(name for name in ASIDES if not (self.fields[name].present or self.fields[name].placeholder)):
            self._take(read_way_and_desk(self.text, self.low, wanted))

    def _fits(self, item: Found) -> bool:
        """Tell whether a length without a label may be that of the service: beside a clock of an hour, ten minutes are something else."""
        begin, finish = self.fields["start_time"].value, self.fields["end_time"].value
        if item.name != "duration" or not (isinstance(begin, str) and isinstance(finish, str) and isinstance(item.value, int)):
            return True
        return item.value * 2 >= span_minutes(begin, finish)

    def _outside(self) -> Iterable[Span]:
        return outside(len(self.text), self.narrative, self.fields["plan"])

    def _lacks(self, *names: str) -> bool:
        return not all(self.fields[name].present for name in names)

    def _lacks_place(self) -> bool:
        return not (self.fields["location"].present or self.fields["location"].placeholder)

    def _take_label(self, label: Label) -> None:
        """Take what a label tells; where it tells nothing, its item stands as a placeholder."""
        name, start, end = label.field, label.value_start, label.value_end
        first = _PARTED.split(self.text[start:end], maxsplit=1)[0].strip()
        line = self.text[start:end].split("\n", 1)[0]
        if len(line) >= LEAST_BLANK and not line.strip(" ._-"):  # "P:\n.........." has only items below it
            self._hold(name, start, start + len(line))
        elif name == "plan" and self.low.startswith(("signed by", "electronically signed", "e-signed"), start):
            self._hold(name, start, start)  # "Next:" and nothing behind it but who signs
        elif is_placeholder(self.text[start:end], name) or is_placeholder(first, name):
            self._hold(name, start, end)
        elif name != "narrative":
            found = [*read_label(self.text, self.low, label)]
            if name == "duration" and not any(item.name in ASIDES for item in found):
                self.firm.update(item.start for item in found if item.name == name)
            self._take(item for item in found if not self._is_of_a_code(label, item))

    def _is_of_a_code(self, label: Label, item: Found) -> bool:
        """Tell whether minutes are those of one unit, as a code's name has them: "Peer Support, Individual (15 min)"."""
        is_unit = item.name == "duration" and item.value == UNIT_MINUTES and label.field in {"service_type", "procedure_code"}
        return is_unit and self.text[max(0, item.start - 4) : item.start].endswith(("(", "per ", "ea ", "each "))

    def _take(self, found: Iterable[Found]) -> None:
        """Take what was found; the first of a name counts. A line for a signature is a placeholder."""
        for name, start, end, value in found:
            if name == UNITS:
                self.units.append(Found("duration", start, end, value))
                continue
            if self.fields[name].present or any(self.fields[other].start == start for other in APART.get(name, ())):
                continue
            if name == "service_type" and self._is_signed(start):
                continue  # "Rosa Delgado / peer support / 11-13-26"
            if name in ASIDES and (start in self.firm or self._is_theirs(start, end)):
                continue
            if name in ASIDES and self.fields["duration"].start == start:
                self.fields["duration"] = ABSENT  # what was taken for the service was the road or the desk
            if name in WORDED:
                end = start + len(self.text[start:end].rstrip(" [("))  # noqa: PLW2901 - "Dana Ruiz, CPSS [Sign Date] ..."
            told = self.text[start:end]
            if name == "travel_time" and isinstance(value, int) and (back := way_back(self.low, start, end)):
                value, end = value + back[0], back[1]  # noqa: PLW2901 - "8+8" is 16
                told = self.text[start:end]
            elif name == "travel_time" and isinstance(value, int):
                value *= 1 + is_each_way(self.low, start, end)  # noqa: PLW2901 - "25 min each way" is 50
            if name == "signature" and is_placeholder(told):
                self._hold(name, start, end)
            else:
                self.fields[name] = Field(True, told, told if name in WORDED else value, start, end)

    def _is_signed(self, start: int) -> bool:
        """Tell whether words stand in the signature, as the writer's title."""
        signed = span_of(self.fields["signature"])
        return signed is not None and signed[0] < start < signed[1]

    def _is_theirs(self, start: int, end: int) -> bool:
        """Tell whether minutes told in the story went into the person's way or writing: "Ambrose rode the bus 50 minutes to get here"."""
        if self.narrative is None or not self.narrative[0] <= start < self.narrative[1]:
            return False
        return is_somebodys(self.text, self.low, *clause_around(self.low, *self.narrative, start, end), end)

    def _hold(self, name: str, start: int, end: int) -> None:
        if not (self.fields[name].present or self.fields[name].placeholder):
            self.fields[name] = Field(False, self.text[start:end], None, start, end, placeholder=True)

    def _take_sections(self) -> None:
        """Add the narrative, and keep a signature that closes the note out of narrative and plan."""
        if self.narrative and not self.fields["narrative"].present:
            self.fields["narrative"] = worded(self.text, *self.narrative)
        signed = self.fields["signature"].start
        for name in ("narrative", "plan") if signed is not None else ():
            span = span_of(self.fields[name])
            if signed is None or span is None or not span[0] < signed < span[1]:
                continue
            is_whole_note = name == "narrative" and not self.text[: span[0]].strip() and not self.text[span[1] :].strip()
            if self.fields[name].present and not is_whole_note:
                self.fields[name] = before_signature(self.text, span[0], signed)

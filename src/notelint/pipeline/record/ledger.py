"""The fields of one note while they are read: the first that names an item wins, and what waits for it is held."""

from __future__ import annotations

from collections.abc import Iterable

from notelint.late import late
from notelint.pipeline.record.header import UNITS, Found
from notelint.pipeline.record.parts import Span, outside, span_of
from notelint.pipeline.record.values import is_placeholder, span_minutes
from notelint.pipeline.record.way_and_desk import clause_around, is_each_way, is_somebodys, way_back
from notelint.report import ABSENT, FIELD_NAMES, Field

WORDED = frozenset({"service_type", "location", "narrative", "plan", "goal_link", "signature"})
# What was read as one item is no other.
ASIDES = ("travel_time", "documentation_time")
APART = {"service_date": ("signature_date",), "duration": ASIDES, "travel_time": ASIDES[1:], "documentation_time": ASIDES[:1]}
_GOES_ON = late(r",?\s(?:at|in|on|with|w/|together|over|by|outside|visit|session|call)\b")


class Ledger:
    """Take what was found into the fields of a note. `text` has no markup, its offsets are those of the note, `low` is in small letters."""

    def __init__(self, text: str, low: str, stories: Iterable[Span] = ()) -> None:
        self.text = text
        self.low = low
        self.stories = [*stories]  # what somebody says, and what the writer tells of their own life
        self.fields: dict[str, Field] = dict.fromkeys(FIELD_NAMES, ABSENT)
        self.narrative: Span | None = None
        self.units: list[Found] = []  # they say less than minutes and clock times, and wait for them
        self.firm: set[int] = set()  # where minutes begin that a label gives to the service alone

    def take(self, found: Iterable[Found]) -> None:
        """Take what was found; the first of a name counts. A line for a signature is a placeholder."""
        for item in map(self._as_told, found):
            if item.name == UNITS:
                self.units.append(item._replace(name="duration"))
            elif not (self.fields[item.name].present or self._is_another(item)):
                self._enter(item)

    def hold(self, name: str, start: int, end: int) -> None:
        """Let the place where an item should stand be known, if nothing is known of it yet."""
        if not (self.fields[name].present or self.fields[name].placeholder):
            self.fields[name] = Field(False, self.text[start:end], None, start, end, placeholder=True)

    def lacks(self, *names: str) -> bool:
        """Tell whether any of these items is still to be found."""
        return not all(self.fields[name].present for name in names)

    def is_open(self, name: str) -> bool:
        """Tell whether an item is still to be looked for: neither told, nor left blank where it should stand."""
        return not (self.fields[name].present or self.fields[name].placeholder)

    def fits(self, item: Found) -> bool:
        """Tell whether a length without a label may be that of the service: beside a clock of an hour, ten minutes are something else."""
        begin, finish = self.fields["start_time"].value, self.fields["end_time"].value
        if item.name != "duration" or not (isinstance(begin, str) and isinstance(finish, str) and isinstance(item.value, int)):
            return True
        return item.value * 2 >= span_minutes(begin, finish)

    def outside(self) -> Iterable[Span]:
        """Return the stretches of the text that hold neither story nor plan."""
        return outside(len(self.text), self.narrative, self.fields["plan"])

    def _as_told(self, item: Found) -> Found:
        """Return what was found; minutes with which a note begins are those of the contact: "Note: 50 min at the center with him"."""
        opens = item.name == "documentation_time" and self.narrative is not None and item.start == self.narrative[0]
        return item._replace(name="duration") if opens and _GOES_ON.match(self.low, item.end) else item

    def _is_another(self, item: Found) -> bool:
        """Tell whether what was found belongs to another item: the signature's date, the person's own way, a title."""
        if any(self.fields[other].start == item.start for other in APART.get(item.name, ())):
            return True
        if item.name == "location":
            return self._is_in_story_of_another(item.start)
        if item.name == "service_type":
            return self._is_signed(item.start)  # "Rosa Delgado / peer support / 11-13-26"
        return item.name in ASIDES and (item.start in self.firm or self._is_theirs(item.start, item.end))

    def _enter(self, item: Found) -> None:
        name, start, end, value = item
        if name in ASIDES and self.fields["duration"].start == start:
            self.fields["duration"] = ABSENT  # what was taken for the service was the road or the desk
        if name in WORDED:
            end = start + len(self.text[start:end].rstrip(" [("))  # "Dana Ruiz, CPSS [Sign Date] ..."
        elif name == "travel_time" and isinstance(value, int):
            end, value = self._there_and_back(start, end, value)
        told = self.text[start:end]
        if name == "signature" and is_placeholder(told):
            self.hold(name, start, end)
        else:
            self.fields[name] = Field(True, told, told if name in WORDED else value, start, end)

    def _there_and_back(self, start: int, end: int, minutes: int) -> tuple[int, int]:
        """Return where a way ends and its minutes: "8+8" is 16, "25 min each way" is 50."""
        if back := way_back(self.low, start, end, minutes):
            return back[1], minutes + back[0]
        return end, minutes * (1 + is_each_way(self.low, start, end))

    def _is_in_story_of_another(self, at: int) -> bool:
        """Tell whether a place is one that somebody tells of: "I shared how I lived at the shelter", "he said he sat in the lobby"."""
        if self.narrative is None or not self.narrative[0] <= at < self.narrative[1]:
            return False
        return any(start <= at < end for start, end in self.stories)

    def _is_signed(self, start: int) -> bool:
        """Tell whether words stand in the signature, as the writer's title."""
        signed = span_of(self.fields["signature"])
        return signed is not None and signed[0] < start < signed[1]

    def _is_theirs(self, start: int, end: int) -> bool:
        """Tell whether minutes told in the story went into the person's way or writing: "Ambrose rode the bus 50 minutes to get here"."""
        if self.narrative is None or not self.narrative[0] <= start < self.narrative[1]:
            return False
        return is_somebodys(self.text, self.low, *clause_around(self.low, *self.narrative, start, end), end)

"""What the rules about the record's contradictions have in common: values of fields, and where to point."""

from __future__ import annotations

from datetime import date

from notelint.config.profile import CodeInfo, Profile
from notelint.late import late
from notelint.pipeline.record.contradiction_words import contradiction_words
from notelint.pipeline.sheet import Sheet
from notelint.report import ABSENT, Field

LIST = "Peer Employer Toolkit (Cal Voices, 2024): required progress note information, after CalMHSA (2023)"
AUDIT = "State audits and working supervisors' checks of peer notes: times, places, units and signatures that contradict each other"
LOOK = "Look at both and correct the one that is not as it was."
SHARED = frozenset(["talked", "shared", "listened", "discussed", "practiced", "practised"])
# Somebody was met after all.
MET = late(
    r"\b(?:told me|we (?:talked|sat|spoke|walked|met|went|looked|read|made)|together|(?:he|she|they) (?:said|told"
    r"|asked|shared|answered|laughed|wants?))\b"
)
_NO_SERVICE = late(
    r"\bno (?:peer )?(?:service|session|visit|contact|support)s?\b|\b(?:was|were) not (?:seen|served|provided)\b|\bno[- ]?show\b"
    r"|\b(?:did not|didn['’]t|never) (?:come|show|arrive|attend|turn up)\b|\b(?:nobody|no one) (?:came|was there|home)\b"
)
SHORT_STORY = 25  # words; in a longer one, one message left may have been for somebody else


def field(sheet: Sheet, name: str) -> Field:
    """Return one field of the record; an absent one is `ABSENT`."""
    return (sheet.fields or {}).get(name, ABSENT)


def nobody_was_met(sheet: Sheet) -> bool:
    """Tell whether the whole note is about a contact that did not come about: there is no time, goal or word of the person to tell."""
    story = field(sheet, "narrative")
    if story.start is None or story.end is None or not SHARED.isdisjoint(sheet.words):
        return False
    missed = contradiction_words().not_met.finditer(sheet.low, story.start, story.end, words=sheet.words)
    if not missed or MET.search(sheet.low, story.start, story.end):
        return False
    is_short = len((story.text or "").split()) <= SHORT_STORY
    return _NO_SERVICE.search(sheet.low) is not None and (is_short or len({match.start() for match in missed}) > 1)


def minutes(sheet: Sheet, name: str) -> int | None:
    """Return a field's whole minutes, or `None` where none are told."""
    value = field(sheet, name).value
    return value if isinstance(value, int) else None


def day(sheet: Sheet, name: str) -> date | None:
    """Return a field's date, or `None` where none can be read."""
    value = field(sheet, name).value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def place_of(sheet: Sheet, told: Field) -> tuple[int, int]:
    """Return where a field stands, or the end of the text for one that was given beside it."""
    if told.start is None or told.end is None:
        return len(sheet.text), len(sheet.text)
    return told.start, told.end


def code_info(sheet: Sheet, profile: Profile) -> CodeInfo | None:
    """Return what the profile knows of the note's code, or `None`."""
    return profile.codes.get(str(field(sheet, "procedure_code").value))


def told_words(sheet: Sheet, *names: str) -> str:
    """Return the words of some fields in lower case, one a line."""
    return "\n".join((field(sheet, name).text or "").lower() for name in names)


def is_given_otherwise(sheet: Sheet, name: str) -> bool:
    """Tell whether a value given beside the note is another than the note's own: then that is wrong, and nothing that follows from it."""
    told = (sheet.told or {}).get(name)
    return told is not None and told.present and told.value != field(sheet, name).value

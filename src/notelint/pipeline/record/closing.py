"""Find who signed a note that has no signature label: "/s/", "signed by", a closing name with a credential."""

from __future__ import annotations

import re

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.record.moments import Moment, find_dates, has_digit
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.titles import LETTERS, TITLES, credential_words, is_credential, is_title
from notelint.pipeline.record.words import plain_bytes, words_in

TAIL = 240
BEFORE_NAME = 32  # code points before a name in which it may stand when it was signed
MOST_BEHIND = 8  # words behind a name: its credential, then a state, an agency or another role
LONGEST_BARE = 60  # code points of a name and a date behind the last sentence
_SIGNED = (
    r"(?i)(?:/?e?s/|\bsgnd|\bsigned electronically|(?<![-‑–])(?<!co )\b(?:electronically|digitally"
    r"|e-?)?\s?signed(?:\s(?:on\s)?\d[\d/.-]+(?:,|\sby)?|,|\sby)?|\be-?sign?|\bsig\.?|\bsgd\.?|\b(?:staff|peer|provider|writer)\ssignature)[:*_\s=][*_\s]*(?=[A-Z])|/s/(?=[A-Z])"
)
_CAME_BY = r"(?i:[^\n]{0,24}\b(?:went|came|stopped|dropped|swung|walked|drove|ran)\sby\b)"  # a place, and nobody who wrote
_WRITTEN = rf"(?:^|\n|[.!?]\s)[ \t]*(?!{_CAME_BY})(?:[A-Za-z]+\s){{0,3}}(?i:by)[:\s]\s*(?:hand of\s)?(?=[A-Z][\w.'’-]*\s[A-Z])"
_NAME = r"[A-Z](?!\d{2})[\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|de|la|van|von)){0,3}"
_CODES = r"(?:[A-Z]\d{2,4}(?:\.\d+)?/?){1,3}[.,]?\s+"  # "H0038/F32.9. "
_STAFF = r"(?:\d{1,2}[.)]\s+)?[*_]*(?i:(?:[a-z]+\s)?(?:staff|provider|writer|author|worker|facilitator|by|specialist|peer|coach|signed))"
_STAFF += r"[*_]*\s?[:=-]?[*_]*\s+"
# What is passed over is taken whole and never given back: the same words can be read in several ways, and a hostile line has many.
_THANKS = r"(?i:thanks|thank\syou|regards|respectfully|sincerely|best)[,!]\s"
_BEFORE = (
    rf"(?>(?:[-–—~*•/|\s]|{_STAFF}|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}},?\s|{_THANKS}|{_CODES}"
    r"|[A-Z][A-Za-z/ ]{1,28}:\s|[A-Za-z]+\s\d[\d/.-]+\s){0,12})"
)
_CLOSING = rf"{_BEFORE}({_NAME})(?:,\s*|\s*[-–—/|]\s*|\s+|\s*\()"
_FLAT = rf"(?:[.!?\"”)]\s+|\s[-–—~]{{1,2}}\s?|\s\*\s|//?|;\s|\s(?i:staff|provider|writer|author)\s+)(?=(?:{_CODES})?{_NAME}[,\s])"
_LAST_WORDS_NAME = (
    r"((?:(?<=[.!?]\s)[A-Z][\w'’]+\s)?(?<![\w-])[A-Z][\w'’.-]*\s(?:[A-Z]\.\s)?[A-Z](?:[\w'’-]+|\.)(?P<comma>,)?\s(?P<letters>[A-Z]{3,8})"
    r"(?:[\s-](?:I{1,3}|[A-Z]{1,4}|\d|[A-Z][a-z]+))?(?:\s\([A-Z]{2,6}\))?)(?:[\s,]+(?:e-?)?(?:signed|dated)(?:\son)?)?[\s,.(|–—-]*$"
)
# In notes without capitals: "dwight amundson, cpss nd", "dana, peer"; without a comma only letters that are no word, never "with peer".
_SMALL = r"(?:^|\n|[.!?]\s+|\s[-–—]\s?)([a-z][a-z'’]*\.?\s[a-z][\w'’-]+(,)?\s([a-z]{3,8})(?:\s[a-zI]{1,3})?)\s*\.?\s*$"
_SMALL_FIRST = r"(?:^|\n[-–—~]?\s?|[.!?]\s+|\s[-–—]\s?)([a-z][a-z'’]+(?:\s[a-z]\.?)?(,|(?=\s\())?\s\(?([a-z]{3,8})\)?)\s*\.?\s*$"
_BETWEEN = r"\s*[,/()|]\s*|\s[-–—]\s"
_BARE = r"[\s*_]*([A-Z][a-z'’]+(?:\s[A-Z][\w.'’-]*){1,2})\.?"
_NO_NAME = late(
    r"\b(?:End|Of|Note|Page|Record|Plan|Next|Step|Steps|Goal|Peer|Support|Group|Client|Document|Report|Confidential|Signature|Center|House|Home)\b"
)
_DAYS_OR_THANKS = late(r"day\b|\b(?:Thank|Thanks|Happy|Good|God|Bless|Stay|Happy|All|Nice|Very|No|Yes|Mr|Mrs|Ms|Dr)\b")
_DASHED = rf"(?:\n[ \t]*|[.!?]\s+)[-–—~]{{1,2}}\s?({_NAME})\s*$"
_DATED = rf"[\s*_-]*({_NAME})[,;\s/|-]+\(?\d[\d/.-]+\)?"
_SENTENCE = late(r"(?<!\b[A-Z])[.!?][\"”)]?\s+(?=[A-Z])")
# Behind the last sentence, a first and a last name with the date: "... her mother's attic. June Pelletier, 3/21/2024".
_DATED_NAME = r"([A-Z][a-z][\w'’-]*(?:\s[A-Z][\w.'’-]*){1,2})[,;\s/|-]+\(?\d[\d/.-]+\)?"
_OF_ANOTHER = late(
    r"\b(?:review\w*|supervis\w*|approv\w*|co-?sign\w*|sup)(?:\sby)?\s?[:=-]?\s*(?:[a-z]\.\s*)?$"
)  # who looked at the note after its writer
LONGEST_ANOTHER = 24  # code points
# Words before a date on the line below a name that make it another date: "Date of contact: 4 June".
_OTHER_DATE = late(r"\b(?:contact|service|svc|dos|visit|session|seen|encounter|meeting|birth|dob|born|next|due|plan|start|admit\w*)\b")
_INITIAL = late(r"(?:^|[\s:|/])([A-Z]\.\s)$")
_PRONOUNS = frozenset({"I", "We", "She", "He", "They"})
_LAST_WORDS = " \t\r\n,;:|/-–—(["
_NEXT_SENTENCE = late(r"[a-z]{3}[.!?]\s+[A-Z]")  # the "name" was the first word of a sentence: "Monday again. Thea Malloy, CPS"
_GOES_ON = late(r"(?!certified\b|the\b|a\b)[a-z]{2,}\s")
_JOINS = (
    r"(?i)(?:\s*\[[^\[\]]{1,20}\])?"
    r"(?:[\s(]+(?:on|at|sign|date|dated|date signed|(?:e-?|electronically )?signed(?: on)?|note signed|the same day))?"
    r"(?:(?<![\d\s,;:|(@–—-])[\s,;:|(@–—-]+(?:at\s)?\d{1,2}:[0-5]\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:,?\son)?)?"
    r"(?:[\s,;:|(–—-]+(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?)?[\s,;:|(–—-]*$"
)


def find_closing(text: str, low: str, start: int = 0, *, alone: bool = True) -> tuple[int, int] | None:
    """Return the span of the name and credential that close a note, without the date behind it; without a credential only if `alone`."""
    floor = max(start, len(text) - TAIL)
    tail = low[floor:]
    if named := find_signed(text, low):
        return named
    if alone and (named := _name_alone(text, low, floor)):
        return named
    if credential_words().isdisjoint(words_in(plain_bytes(tail))) and not LETTERS.search(text, floor):
        return None
    return (
        _closing_line(text, low, floor)
        or _closing_words(text, low, floor)
        or _in_small_letters(text, floor)
        or _at_the_end(text, low, floor)
    )


def find_signed(text: str, low: str) -> tuple[int, int] | None:
    """Return the span of the name behind "signed by", "/s/" or the like near the end of a text, without the date behind it."""
    end = max(len(text) - TAIL, 0)
    signed = _last_signed(text, low[end:], end)
    named = _until_date(text, low, signed, _line_end(text, signed)) if signed else None
    return named if named and low[slice(*named)] not in field_words().headings else None  # "not signed", and "Date signed: -" below it


def _at_the_end(text: str, low: str, floor: int) -> tuple[int, int] | None:
    """Return two capitalized words and a known credential that close a text, where nothing marks them: "... on Monday Thea Malloy CPS"."""
    dates = find_dates(low[floor:]) if has_digit(low, floor, len(low)) else []
    end = floor + dates[-1].start if dates and not low[floor + dates[-1].end :].strip(" .)") else len(text)
    closing = compiled(_LAST_WORDS_NAME).search(text, floor, end)
    if closing is None or not (closing["comma"] or closing["letters"].lower() in credential_words()):
        return None
    return closing.span(1)


def _in_small_letters(text: str, floor: int) -> tuple[int, int] | None:
    """Return the name that closes a note written without capitals, told by a known credential behind it."""
    for shape in (_SMALL, _SMALL_FIRST):
        closing = compiled(shape).search(text, floor)
        if closing and closing[3] in credential_words() and (closing[2] or closing[3] not in TITLES):
            return closing.span(1)
    return None


def date_behind(low: str, at: int) -> Moment | None:
    """Return the date that stands behind a signature: on its line or alone on the next."""
    end = _line_end(low, at)
    following = _line_end(low, min(end + 1, len(low)))
    if not has_digit(low, at, following):
        return None
    if dates := find_dates(low[at:end]):
        return _moved(dates[0], at)
    dates = find_dates(low[end:following])
    if dates and following - end < 40 and not _OTHER_DATE.search(low, end, end + dates[0].start):
        return _moved(dates[0], end)
    return None


def date_before(low: str, at: int) -> Moment | None:
    """Return the date between "signed" and a name at `at`: "Signed 4/14/2026 Jess Whitaker"."""
    begin = low.rfind("signed", max(0, at - BEFORE_NAME), at)
    dates = find_dates(low[begin:at]) if begin >= 0 and has_digit(low, begin, at) else None
    return _moved(dates[0], begin) if dates else None


def without_date(text: str, low: str, start: int, end: int) -> int:
    """Return the end of a signature's name, before the date, the time or the word "on" behind it."""
    dates = find_dates(low[start:end]) if has_digit(low, start, end) else None
    if not dates:
        return end
    joint = compiled(_JOINS).search(text[start : start + dates[0].start])
    return start + (joint.start() if joint else dates[0].start)


def before_sentence(text: str, start: int, end: int) -> int:
    """Return the end of a signature's name, before a sentence behind it: "Dana Ruiz. She stopped."."""
    following = _NEXT_SENTENCE.search(text, start, end)
    return following.start() + len("abc") if following else end  # the letters before its full stop


def _moved(moment: Moment, by: int) -> Moment:
    return Moment(moment.start + by, moment.end + by, moment.value)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _last_signed(text: str, tail: str, floor: int) -> int | None:
    if "sign" in tail or "s/ " in tail or "sig" in tail or "sgd" in tail or "sgnd" in tail:
        pattern = _SIGNED
    elif " by" in tail:
        pattern = _WRITTEN
    else:
        return None
    last = None
    for match in re.compile(pattern).finditer(text, floor):
        if text[match.end() : match.end() + 1].isupper():
            last = match.end()
    return last


def _until_date(text: str, low: str, start: int, end: int) -> tuple[int, int] | None:
    end = without_date(text, low, start, min(end, start + 80))
    end = before_sentence(text, start, end)
    end = start + len(text[start:end].rstrip(_LAST_WORDS))
    return (start, end) if end > start else None


def _name_alone(text: str, low: str, floor: int) -> tuple[int, int] | None:
    """Return a name that closes the text without a credential: behind a dash ("-Tuck"), or with a date behind it."""
    if dashed := compiled(_DASHED).search(text, floor):
        return dashed.span(1)
    end = len(text.rstrip())
    start = max(text.rfind("\n", 0, end) + 1, floor)
    named = compiled(_DATED).fullmatch(text, start, end)
    if named and date_behind(low, named.end(1)) and not _is_label_or_day(low, *named.span(1)):
        return named.span(1)
    for sentence in _SENTENCE.finditer(text, max(start, end - LONGEST_BARE), end):
        named = compiled(_DATED_NAME).fullmatch(text, sentence.end(), end)
        if named and date_behind(low, named.end(1)) and not _NO_NAME.search(named[1]):
            return named.span(1)
        named = compiled(_BARE).fullmatch(text, sentence.end(), end)
        if named and not _NO_NAME.search(named[1]) and not _DAYS_OR_THANKS.search(named[1]):
            return named.span(1)
    bare = compiled(_BARE).fullmatch(text, start, end) if start > floor else None
    if bare and not _NO_NAME.search(bare[1]) and bare[1].lower() not in field_words().headings:
        return bare.span(1)
    return None


def _is_label_or_day(low: str, start: int, end: int) -> bool:
    """Tell whether the words before a closing date are no name: "DOS 11/3", "Wednesday 11/11"."""
    return _OTHER_DATE.search(low, start, end) is not None or _DAYS_OR_THANKS.search(low, start, end) is not None


def _closing_line(text: str, low: str, floor: int) -> tuple[int, int] | None:
    """Return the name on one of the last lines that is a name and a credential."""
    end = len(text)
    for _ in range(4):
        start = max(text.rfind("\n", floor, end) + 1, floor)
        found = _name_above(text, start, end, floor) or _name_with_credential(text, low, start, end)
        if found or start <= floor:
            return found
        end = start - 1
    return None


def _name_above(text: str, start: int, end: int, floor: int) -> tuple[int, int] | None:
    """Return the name on the line above a title that stands by itself: "Kit Marlowe", and below it "Youth Peer Advocate, YPA-P"."""
    title = text[start:end].strip(_LAST_WORDS + "*_.")
    words = title.replace(",", " ").split()
    if start <= floor or not words or not is_title(words):
        return None
    above = max(text.rfind("\n", floor, start - 1) + 1, floor)
    name = compiled(_BARE).fullmatch(text, above, start - 1)
    if name is None or _NO_NAME.search(name[1]):
        return None
    return name.start(1), start + text[start:end].index(title) + len(title)


def _closing_words(text: str, low: str, floor: int) -> tuple[int, int] | None:
    """Return the name and credential that close a text without line breaks."""
    for match in compiled(_FLAT).finditer(text, floor):
        initial = _INITIAL.search(text, floor, match.end())  # "Peer: K. Lindqvist, MHPS": no sentence ends there
        if found := _name_with_credential(text, low, initial.start(1) if initial else match.end(), len(text)):
            return found
    return None


def _name_with_credential(text: str, low: str, start: int, end: int) -> tuple[int, int] | None:
    name = compiled(_CLOSING).match(text, start, end) if end - start <= 120 else None
    if name is None or _OF_ANOTHER.search(low, max(start - LONGEST_ANOTHER, 0), name.start(1)):
        return None
    stop = without_date(text, low, name.start(1), end)
    rest = text[name.end(1) : stop].strip(" \t\r\n.,;:|-–—/()*_")
    parts = [part for part in compiled(_BETWEEN).split(rest) if part]
    goes_on = bool(parts) and text[name.end(1) : name.end(1) + 1] != "," and not is_credential(parts[0]) and _GOES_ON.match(parts[0])
    if name[1] in _PRONOUNS or goes_on:
        return None  # "... tomorrow; I call Fri. Dot Feeney, CPS"
    if (
        not parts
        or (text[name.end(1) : name.end(1) + 1] != "," and _NEXT_SENTENCE.search(parts[0]))
        or not any(is_credential(part) or is_credential(part.split()[0]) for part in parts[:2])
        or (len(parts) > 1 and len(rest.split()) > MOST_BEHIND)
    ):
        return _credential_in_name(text, name.start(1), stop)
    return name.start(1), name.start(1) + len(text[name.start(1) : stop].rstrip(_LAST_WORDS + "*_"))


def _credential_in_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Read "Dana Ruiz CPSS", where the credential looks like one more name."""
    value = text[start:end].rstrip(" \t\r\n.,*_")
    name, _, credential = value.rpartition(" ")
    if name and value.count(" ") < 4 and credential.isupper() and is_credential(credential):
        return start, start + len(value)
    return None

"""Look through the sentences of the story for what neither labels nor the telling of a contact gave.

A full date, two clock times or a length of the visit may stand anywhere: "Twenty-five minutes, all told." What somebody
else did, what is to come and what is quoted tells nothing of the contact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from notelint.late import late
from notelint.pipeline.called import late_called
from notelint.pipeline.layout.field_words import field_words
from notelint.pipeline.record.another_time import earlier_mark
from notelint.pipeline.record.contact import Clause, is_quoted
from notelint.pipeline.record.header import UNITS, Found, is_contact_date
from notelint.pipeline.record.minutes import find_lengths
from notelint.pipeline.record.moments import MONTH_NAME, find_dates, has_digit, has_spoken_year
from notelint.pipeline.record.patterns import compiled
from notelint.pipeline.record.place import find_place
from notelint.pipeline.record.purposes import purpose
from notelint.pipeline.record.spent import is_spent
from notelint.pipeline.record.spoken import find_spoken_stretch
from notelint.pipeline.record.stretches import find_stretch
from notelint.report import Field

MOST_SENTENCES = 60
FEW_WORDS = 7
MOST_LENGTHS = 4
LONGEST_ASIDE = 240  # minutes of a ride, or of writing
SHORTEST = 4  # minutes; "stood a minute" is no length of a service
Span = tuple[int, int]
_OTHERS = late_called(r"\W*(?:he|she|they|his|her|their|it|PERSON|mr\.?|mrs\.?|ms\.?)\b")
_ITS_DAY = late(rf"\W*(?:it['’]s|it\s(?:is|was))\s(?:the\s|on\s)?(?=\d|{MONTH_NAME}\b)")  # "It was May 9, 2026."
_WITH_WRITER = late(r"\b(?:i|we|me|us|writer|pss|cpss|cmpss|peer|staff|this was|visit|session|contact|together)\b")
_CAME = late(r"\b(?:came|stopped|dropped|walked|called|wandered)\s(?:by|in|into|over|to see|up to)(?:\sto)?\b")
_TO_COME = late(
    r"\b(?:will|next|court|hearing|appointment|appt|deadline|due|scheduled|every|each|since|born|works?|shift|until then"
    r"|by\s(?:then|next|the\s(?:end|time)|mon|tues?|wed|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|\d+))\b"
)
_PLANNED = late(r"\b(?:will|next|tomorrow|going to|plans? to|wants? to|used to|lives?|would)\b")
_HEAD = late(r"\(?[a-z][a-z/() ]{0,24}(?::|\)|\s[-–—]+|//?|>+|\.\.+|\.)\s+(?=\S)")
_WHOLE = late(
    r"\b(?:all told|all in all|in all|altogether|in total|total|total time|billed|met|stayed|visit|session|bedside"
    r"|contact|spent|together)\b"
)
_LED_BY_WRITER = late(
    r"\W*(?:\w\W+)?(?:on\s[\w/.,\s]{3,30}?,?\s)?(?:this was|i|we|this writer|the writer|writer|pss|cpss|peer|staff"
    r"|(?:individual\s|one-on-one\s|1:1\s)?peer\s(?:support|visit|session|contact)|met|sat|saw|brought|visited|walked|drove|went|took|paged|joined|spent|stopped|waited|rode|seen|caught|found|read|worked|talked|hung|ran)\b"
)
# A sentence of items tells of the contact itself: "peer support with Hank, 25 minutes, 12/11/25, on the loading dock".
_WAITED = late(r"\bwait(?:ed|ing)\b[^.;]*\bin\s(?:the|my)\s(?:car|van|truck)\b")
_OF_A_CONTACT = late(
    r"\b(?:\d{1,3}\s?(?:min|m\b|hrs?\b|hours?\b)|half\shour|an\shour|one\shour|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}:\d\d)|\b(?:h0038|h0025)\b|\bseen\s(?:at|in|on|outside|by)\b"
)
_FULL_DATE = late(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b[a-z]{3,9}\.?\s\d{1,2},?\s20\d\d\b")
_CLAUSE_TURN = late(r"\b(?:who|because|since|about|that|when|while|where|if|but)\b|[;“\"]")


def read_leftovers(text: str, low: str, sentences: list[Span], fields: Mapping[str, Field]) -> Iterator[Found]:
    """Yield what single sentences tell of the fields that `fields` lacks; the caller takes each before the next."""
    for number, (start, end) in enumerate(sentences[:MOST_SENTENCES]):
        if head := _HEAD.match(low, start, end):
            start = head.end()  # noqa: PLW2901 - the sentence goes on behind its label
        if not any(not fields[name].present for name in ("service_date", "end_time", "duration", "location")):
            return
        is_ours = (
            not _OTHERS.match(low, start, end)
            or _ITS_DAY.match(low, start, end)
            or _CAME.search(low, start, end)
            or _WITH_WRITER.search(low, start, end)
        )
        if not is_ours or is_quoted(text, start, end - 1):
            continue
        is_to_come = _TO_COME.search(low, start, end) is not None
        if has_digit(low, start, end):
            yield from _dates(text, low, start, end, fields, is_sure=not is_to_come or (number == 0 and " will " not in low[start:end]))
            if not fields["end_time"].present and not is_to_come:
                if stretch := find_stretch(low, start, end):
                    yield Found("start_time", *stretch.begin)
                    yield Found("end_time", *stretch.finish)
                else:
                    yield from _spoken(low, start, end)
        else:
            if has_spoken_year(low, start, end):
                yield from _dates(text, low, start, end, fields, is_sure=not is_to_come)
            if not fields["end_time"].present and not is_to_come:
                yield from _spoken(low, start, end)
        if not (fields["duration"].present or fields["end_time"].present) or not fields["travel_time"].present:
            yield from _lengths(text, low, start, end)
        if not fields["location"].present and not _PLANNED.search(low, start, end):
            if _WAITED.search(low, start, end):
                continue  # "I waited 15 minutes in the car": the contact was elsewhere
            if _LED_BY_WRITER.match(low, start, end):
                yield from _place(text, low, start, end)
            elif came := _CAME.search(low, start, end):
                yield from _place_behind(low, came.end() + 1, end)
            elif has_digit(low, start, end) and _OF_A_CONTACT.search(low, start, end):
                yield from _place(text, low, start, end)


def _spoken(low: str, start: int, end: int) -> Iterator[Found]:
    if stretch := find_spoken_stretch(low, start, end):
        yield Found("start_time", *stretch.begin)
        yield Found("end_time", *stretch.finish)


def _dates(text: str, low: str, start: int, end: int, fields: Mapping[str, Field], *, is_sure: bool) -> Iterator[Found]:
    if fields["service_date"].present or not is_sure:
        return
    for date in find_dates(low, start, end):
        is_signing = fields["signature_date"].start == date.start or is_quoted(text, start, date.start)
        if date.value is not None and not is_signing and is_contact_date(low, start, date.start):
            yield Found("service_date", *date)
            return


def _lengths(text: str, low: str, start: int, end: int) -> Iterator[Found]:
    lengths = find_lengths(low, start, end)
    if not lengths:
        return
    is_whole = low.count(" ", start, end) < FEW_WORDS or (_WHOLE.search(low, start, end) or _FULL_DATE.search(low, start, end)) is not None
    for length in lengths[:MOST_LENGTHS]:
        name = purpose(low, length)
        is_age = text[length.end - 1] in "MH"  # "72M"
        if is_quoted(text, start, length.start):
            continue
        if (is_whole or name != "duration") and not is_age and is_spent(low, length) and (length.minutes or 0) >= SHORTEST:
            yield Found(UNITS if length.is_units else name, *length[:3])


def read_asides(text: str, low: str, narrative: Span | None) -> Iterator[Found]:
    """Yield rides and writing told anywhere by the words beside their length; in the story writing alone."""
    for length in find_lengths(low):
        if length.is_units or not 0 < (length.minutes or 0) <= LONGEST_ASIDE:
            continue
        name = purpose(low, length)
        is_in_story = narrative is not None and narrative[0] <= length.start < narrative[1]
        if name == "duration" or (is_in_story and name != "documentation_time") or is_quoted(text, 0, length.start):
            continue
        yield Found(name, *length[:3])


def _place(text: str, low: str, start: int, end: int) -> Iterator[Found]:
    turn = _CLAUSE_TURN.search(low, start, end)
    stop = turn.start() if turn else end
    earlier = earlier_mark(low, start, stop)
    clause = Clause(start, stop if earlier is None else earlier, end, "went")
    if place := find_place(text, low, clause):
        yield Found("location", *place)
    elif went := [*compiled(_WENT).finditer(low, start, clause.end)]:
        for one in went:
            yield from _place_behind(low, one.end(), clause.end)
    elif ward := compiled(_WARD).search(text, start, clause.end):
        yield Found("location", *ward.span())


def _place_behind(low: str, start: int, end: int) -> Iterator[Found]:
    """Yield the place that the words at `start` name, if one of the first few is the word for a place."""
    places = field_words().places
    at, stop = start, -1
    for word in _WORD.finditer(low, start, end):
        if word.start() > at + 1 or word[0] in _NO_PLACE_WORDS:
            break
        at = word.end()
        if word[0].rstrip("'’") in places:
            stop = at
        if low.count(" ", start, at) > MOST_PLACE:
            break
    if stop > 0:
        yield Found("location", start, stop)


_WORD = late(r"[a-zé'’/-]+|\d+\w*")
_NO_PLACE_WORDS = frozenset(["and", "for", "with", "to", "at", "on", "where", "who", "so", "as", "in", "about", "from"])
MOST_PLACE = 5
_WENT = (
    r"\b(?:went|came|stopped|dropped|swung|walked)\sby\s|\b(?:wandered|came|walked|went)\sinto\s"
    r"|\b(?:went|got|headed|drove|walked|rode|returned|came|brought|paged)\b[a-z\s'’]{0,40}?\bto\s|\bfloor of\s"
)
_WARD = r"\b(?:ED|ER|ICU)\b(?:,?\s(?:bay|bed|room)\s\w{1,4})?"

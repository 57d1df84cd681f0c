"""Guess the columns beside the note: names and values must both fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from notelint.exports import column_shapes as shapes
from notelint.exports.column_either import add_either
from notelint.exports.column_names import fit, name_words
from notelint.exports.column_words import column_words
from notelint.exports.rows import MODIFIER, NOTE
from notelint.exports.values import NOTHING
from notelint.exports.words import word_set

Places = dict[str, tuple[int, ...]]

_LEAST_SHARE = 0.5  # of the values that are not empty
_VALUES_COUNT = 0.2  # against 1 for the name
_EMPTY_COSTS = 0.3
_ALONE = 0.9  # share of different values in a column of numbers of notes
_TESTS: dict[str, Callable[[str], bool]] = {
    "note_id": shapes.may_be_name,
    "person": shapes.may_be_name,
    "writer": shapes.may_be_name,
    "service_type": shapes.may_be_words,
    "service_date": shapes.may_be_date,
    "signature_date": shapes.may_be_date,
    "start_time": shapes.may_be_time,
    "end_time": shapes.may_be_time,
    "duration": shapes.may_be_length,
    "travel_time": shapes.may_be_length,
    "documentation_time": shapes.may_be_length,
    "location": shapes.may_be_words,
    "procedure_code": shapes.may_be_procedure,
    "diagnosis_code": shapes.may_be_diagnosis,
    "plan": shapes.may_be_plan,
    "signature": shapes.may_be_name,
    "modifier": shapes.may_be_modifier,
    "group_size": shapes.may_be_count,
    "line": shapes.may_be_count,
}
_IN_WORDS = 0.3  # what a name in words is worth above a number that stands for the same person
_HOURS = frozenset(["hours", "hour", "hrs", "hr"])
_MINUTES = frozenset(["minutes", "minute", "mins", "min"])
_AN_HOUR = 60
_SURE = 0.9  # how well a name must fit that says it in full
_NOTES = frozenset(["note", "notes", "document", "doc"])
_PEOPLE = frozenset(["person", "writer"])
_STAFF = word_set("staff provider employee worker clinician practitioner author user counselor specialist peer emp prov")


def guess_others(
    names: Sequence[str],
    values: Sequence[Sequence[str]],
    taken: Collection[int],
    *,
    has_header: bool = True,
    decided: Collection[str] = (),
) -> Places:
    """Return the columns of each role but the note's; `taken` columns and `decided` roles are left alone."""
    free = [at for at in range(len(names)) if at not in taken]
    roles = [role for role in column_words().names if role != NOTE and role not in decided]
    values = [[value for value in column if value.strip().lower() not in NOTHING] for column in values]
    found = _by_name(names, values, free, roles) if has_header else _by_value(values, free, roles)
    if has_header:
        _add_full_names(names, free, roles, found)
        add_either(names, values, free, roles, found)
        _add_hours(names, values, free, found)
        _add_modifiers(names, values, free, found)
    _share_columns(values, roles, found)
    return {role: found[role] for role in column_words().names if role in found}


def _by_name(names: Sequence[str], values: Sequence[Sequence[str]], free: Sequence[int], roles: Sequence[str]) -> Places:
    scored = [(score, -at, role) for at in free for role in roles if (score := _score(names[at], values[at], role))]
    found: Places = {}
    used: set[int] = set()
    for _, minus, role in sorted(scored, reverse=True):
        if role not in found and -minus not in used:
            found[role] = (-minus,)
            used.add(-minus)
    return found


def _score(name: str, values: Sequence[str], role: str) -> float:
    named = fit(name, role)
    if not named:
        return 0
    fits = shapes.share(values, _TESTS[role]) if role in _TESTS else 1.0
    if fits < _LEAST_SHARE or (role == "note_id" and not _are_alone(values) and not _is_of_notes(name, named)):
        return 0
    if role in _PEOPLE and any(value.strip() for value in values):
        named += _IN_WORDS * shapes.share(values, shapes.has_letters_alone)
    return named + _VALUES_COUNT * fits - (0 if any(value.strip() for value in values) else _EMPTY_COSTS)


def _is_of_notes(name: str, fits: float) -> bool:
    """Tell whether a column says in full that it numbers notes; such a number may come back, as that of an addendum does."""
    return fits > _SURE and not _NOTES.isdisjoint(name_words(name))


def _are_alone(values: Sequence[str]) -> bool:
    told = [value for value in values if value.strip()]
    return len(set(told)) >= _ALONE * len(told)


def _by_value(values: Sequence[Sequence[str]], free: Sequence[int], roles: Sequence[str]) -> Places:
    """Return what values alone tell: the only column of dates, two columns of times, codes."""
    found: Places = {}
    days = [at for at in free if _all(values[at], shapes.is_day)]
    clocks = [at for at in free if at not in days and _all(values[at], shapes.is_clock)]
    codes = [
        at
        for at in free
        if _all(values[at], lambda value: shapes.is_code(value) and len(value.strip()) == 5 and value.strip()[1:].isdigit())
    ]
    if len(days) == 1:
        found["service_date"] = (days[0],)
    if len(clocks) == 2:
        found["start_time"], found["end_time"] = (clocks[0],), (clocks[1],)
    if len(codes) == 1:
        found["procedure_code"] = (codes[0],)
    return {role: places for role, places in found.items() if role in roles}


def _all(values: Sequence[str], test: Callable[[str], bool]) -> bool:
    return any(value.strip() for value in values) and shapes.share(values, test) >= _ALONE


def _add_full_names(names: Sequence[str], free: Sequence[int], roles: Sequence[str], found: Places) -> None:
    """Add people whose first and last names stand in two columns; a name says more than a number, and than half of it."""
    parts = {name_words(names[at]): at for at in free}
    for first, at in parts.items():
        last = parts.get(tuple("last" if word == "first" else "lname" if word == "fname" else word for word in first))
        if last is None or last == at:
            continue
        role = "writer" if _STAFF & set(first) else "person"
        has_half = found.get(role) in {(at,), (last,)}
        has_name = role in found and not has_half and any("name" in word for word in name_words(names[found[role][0]]))
        is_taken = any(places in {(at,), (last,)} for other, places in found.items() if other != role)
        if role in roles and not has_name and not is_taken:
            found[role] = (at, last)


def is_hours_and_minutes(names: Sequence[str]) -> bool:
    """Tell whether two columns are the hours and the minutes of one length."""
    words = [set(name_words(name)) for name in names]
    return len(words) == 2 and bool(words[0] & _HOURS) and not words[0] & _MINUTES and bool(words[1] & _MINUTES)


def _add_hours(names: Sequence[str], values: Sequence[Sequence[str]], free: Sequence[int], found: Places) -> None:
    """Read hours and minutes as one length where each says a part of it: 1 and 30, and not 1.5 and 90."""
    used = {at for role, places in found.items() if role != "duration" for at in places}
    own = found.get("duration", ())
    for hours in free:
        for minutes in free:
            pair = (hours, minutes)
            if (
                used.isdisjoint(pair)
                and set(own) & set(pair)
                and is_hours_and_minutes([names[at] for at in pair])
                and _are_parts(values, *pair)
            ):
                found["duration"] = pair
                return


def _are_parts(values: Sequence[Sequence[str]], hours: int, minutes: int) -> bool:
    """Tell whether whole hours stand in one column, and in the other less than an hour."""
    whole, rest = ([value.strip() for value in values[at] if value.strip()] for at in (hours, minutes))
    return bool(whole and rest) and all(map(shapes.may_be_count, [*whole, *rest])) and max(map(float, rest)) < _AN_HOUR


def _add_modifiers(names: Sequence[str], values: Sequence[Sequence[str]], free: Sequence[int], found: Places) -> None:
    """Add the further columns of modifiers beside the first: "Mod 1", "Mod 2"."""
    if MODIFIER not in found:
        return
    used = {at for places in found.values() for at in places}
    more = [at for at in free if at not in used and fit(names[at], MODIFIER) and shapes.share(values[at], shapes.may_be_modifier) >= _ALONE]
    found[MODIFIER] = (*found[MODIFIER], *more)


def _share_columns(values: Sequence[Sequence[str]], roles: Sequence[str], found: Places) -> None:
    """Let one column be read for two roles where it holds both: "12/1/2025 9:00 AM - 9:45 AM", "H0038 Peer services"."""

    def share(role: str, other: str, test: Callable[[str], bool]) -> None:
        if role in roles and role not in found and len(places := found.get(other, ())) == 1:
            told = values[places[0]]
            if any(value.strip() for value in told) and shapes.share(told, test) >= _LEAST_SHARE:
                found[role] = places

    share("service_date", "start_time", shapes.is_day)
    share("start_time", "service_date", shapes.has_clock)
    share("end_time", "start_time", shapes.has_two_clocks)
    share("procedure_code", "service_type", shapes.may_be_procedure)
    share("service_type", "procedure_code", lambda value: shapes.words([value]) > 1)
    share("writer", "signature", lambda value: any(map(str.isalpha, value)) and not shapes.is_yes_or_no(value))

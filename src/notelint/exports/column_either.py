"""Columns whose name fits two people: "Peer" is who wrote the note in one program, and in the next whom it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from notelint.exports.column_names import name_words
from notelint.exports.column_shapes import is_yes_or_no, may_be_name, share
from notelint.exports.column_words import column_words

_FEWEST = 4  # different people served, before a column of fewer is that of the writers
_MOST_WRITERS = 0.7  # so many writers for each person served; above that, nothing is told
_ALL = 0.9


def add_either(
    names: Sequence[str],
    values: Sequence[Sequence[str]],
    free: Collection[int],
    roles: Collection[str],
    found: dict[str, tuple[int, ...]],
) -> None:
    """Add the person or the writer where a name leaves open which of them it is: a writer comes back in more notes than a person does.

    Nothing is added where the numbers do not tell.
    """
    used = {at for places in found.values() for at in places}
    open_ = [at for at in free if at not in used and " ".join(name_words(names[at])) in column_words().either and _holds_people(values[at])]
    if len(open_) == 1 and ("person" in found) != ("writer" in found):
        known, missing = ("person", "writer") if "person" in found else ("writer", "person")
        if missing in roles and _writers_of(values, found[known][0], open_[0]) == (open_[0] if missing == "writer" else found[known][0]):
            found[missing] = (open_[0],)
    elif len(open_) == 2 and found.keys().isdisjoint({"person", "writer"}) and {"person", "writer"} <= set(roles):
        writer = _writers_of(values, *open_)
        if writer is not None:
            found["writer"] = (writer,)
            found["person"] = (next(at for at in open_ if at != writer),)


def _holds_people(values: Sequence[str]) -> bool:
    return any(value.strip() for value in values) and share(values, _may_be_somebody) >= _ALL


def _may_be_somebody(value: str) -> bool:
    """Tell whether a value may be a name: not "Client", "family" or "Yes", which say who was there, and not by name."""
    words = value.split()
    nobody = column_words().no_names
    return may_be_name(value) and value.strip()[:1].isupper() and not is_yes_or_no(value) and words[0].lower().strip(",") not in nobody


def _writers_of(values: Sequence[Sequence[str]], one: int, other: int) -> int | None:
    """Return which of two columns holds far fewer people, `None` where they are as many."""
    counts = {at: len({value.strip().casefold() for value in values[at] if value.strip()}) for at in (one, other)}
    few, many = sorted(counts, key=counts.__getitem__)
    return few if counts[many] >= _FEWEST and counts[few] <= _MOST_WRITERS * counts[many] else None

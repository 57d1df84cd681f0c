"""Which spellings of writers' names are one writer, told by all names of a review: "D. Whitlow" where one Whitlow with a D writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from notelint.review.names import writer_key

_SHORTEST_LOGIN = 4  # letters; a shorter one is a name, or the letters of several


def stand_ins(keys: Iterable[str]) -> dict[str, str]:
    """Return the keys of names with initials, and of names as computers have them, by the key of the only writer they can stand for.

    A first name alone stands for nobody: another one may be called so.
    """
    words = {key: key.split() for key in keys if key}
    whole = {key: parts for key, parts in words.items() if sum(len(part) > 1 for part in parts) > 1}
    found: dict[str, str] = {}
    for key, parts in words.items():
        meant = [other for other, full in whole.items() if other != key and _may_be(parts, full)]
        if len(meant) == 1:
            found[key] = meant[0]
    return {key: other for key, other in found.items() if other not in found}


def united(names: Mapping[str, int]) -> dict[str, str]:
    """Return each spelling that is not the one to be shown with the one that is; `names` says how many notes each has.

    Shown is what most notes have, of those the one in small letters and in the order in which it is said.
    """
    keys = {name: writer_key(name) for name in names if name}
    meant = stand_ins(keys.values())
    spelled: dict[str, list[str]] = {}
    for name, key in keys.items():
        spelled.setdefault(meant.get(key, key), []).append(name)
    chosen = {
        key: max((name for name in all_of_it if keys[name] == key), key=lambda name: (names[name], *_how_plain(name)))
        for key, all_of_it in spelled.items()
    }
    return {name: chosen[key] for key, all_of_it in spelled.items() for name in all_of_it if name != chosen[key]}


def doubtful(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names of one word with the only longer one that has this word: they may be one writer."""
    keys = {name: writer_key(name).split() for name in sorted(names)}
    for name, words in keys.items():
        longer = [other for other, more in keys.items() if len(words) == 1 and len(more) > 1 and words[0] in more]
        if len(longer) == 1:
            yield name, longer[0]


def _may_be(short: list[str], full: list[str]) -> bool:
    """Tell whether a name with initials, or one as it is typed to log in, may be that of a writer with the words `full`."""
    said = [word for word in short if len(word) > 1]
    initials = [word for word in short if len(word) == 1]
    if not said or not set(said) <= set(full):
        return len(short) == 1 and _is_login(short[0], full)
    left = [word for word in full if word not in said]
    if not left:
        return bool(initials) and len(said) > 1  # a middle initial more
    return bool(initials) and len(left) <= len(initials) and all(any(word.startswith(one) for one in initials) for word in left)


def _is_login(word: str, full: list[str]) -> bool:
    bare = word.rstrip("0123456789")
    pairs = ((one, other) for one in full for other in full if one != other)
    return len(bare) >= _SHORTEST_LOGIN and any(bare in {one + other, one[0] + other, other + one[0]} for one, other in pairs)


def _how_plain(name: str) -> tuple[bool, bool, str]:
    return not name.isupper() and not name.islower(), "," not in name, name

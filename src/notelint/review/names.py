"""Names of persons as a column holds them: "Rivera, Ana", "Ana R.", "Ms. Ana Rivera (she/her)"."""

from __future__ import annotations

import re
from functools import lru_cache

from notelint.late import late
from notelint.review.known_words import known_words

_NOT_A_NAME = late(r"\([^)]*\)|\[[^\]]*\]|\S*\d\S*")  # additions, numbers and identifiers
_BRACKETS = late(r"\([^)]*\)|\[[^\]]*\]")
_POINTS = late(r"\b(?:[A-Za-z]{1,3}\.){2,}")  # "M.S.W."
_DOMAIN = late(r"@[\w-]+(?:\.[\w-]+)+|(?<!\S)[\w-]+\\(?=\S)")  # "dana.whitlow@agency.org", "AGENCY\\dwhitlow"
_PARTS_OF_NAME = late(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONG_CREDENTIAL = 4  # letters; shorter ones are surnames too
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def name_words(person: str) -> frozenset[str]:
    """Return the words of a person's name in lower case, without titles, initials and particles; none for an identifier."""
    words = (word.lower().replace("’", "'") for word in _WORD.findall(_NOT_A_NAME.sub(" ", person)))
    known = known_words()
    return frozenset(word for word in words if len(word) > 1 and word not in known.particles and word not in known.titles)


@lru_cache(maxsize=4096)
def name_forms(person: str) -> frozenset[str]:
    """Return what may stand for a person in their note, in lower case: words of the name, their genitives, and any initial."""
    words = name_words(person)
    return frozenset([*words, *(f"{word}'s" for word in words), *(f"{word}’s" for word in words), *known_words().initials])


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return a name so that its usual forms are the same; an identifier stays what it is, and "" is nobody."""
    plain = _NOT_A_NAME.sub(" ", name) if name_words(name) else name
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", plain.lower().replace("’", "'"))
    return " ".join(sorted({word for word in words if word not in known_words().titles}))


@lru_cache(maxsize=4096)
def writer_key(name: str) -> str:
    """Return a writer's name so that its spellings are the same: in whatever case and order, with credentials and without.

    A number in it is part of it: "Staff 1" is not "Staff 2".
    """
    plain = _POINTS.sub(lambda match: match[0].replace(".", ""), _BRACKETS.sub(" ", _DOMAIN.sub("", name)))
    parts = [_PARTS_OF_NAME.findall(part) for part in plain.split(",")]
    is_mixed = not plain.isupper()
    kept = [[word for word in part if not _is_credential(word, is_mixed=is_mixed)] for part in parts]
    for at in range(len(kept) - 1, 0, -1):
        others = sum(len(part) for part in kept[:at])
        if others > 1 and all(map(_may_be_credential, kept[at])):
            kept[at] = []
    words = {word.lower().replace("’", "'") for part in kept for word in part} - known_words().titles
    return " ".join(sorted(words)) or " ".join(name.lower().split())


def _is_credential(word: str, *, is_mixed: bool) -> bool:
    """Tell whether a word is surely a credential: one in capitals among words that are not, or a long one."""
    return word.isupper() and _may_be_credential(word) and (is_mixed or len(word) >= _LONG_CREDENTIAL)


def _may_be_credential(word: str) -> bool:
    return all(part in known_words().credentials for part in word.lower().split("-"))


def are_different(one: str, other: str) -> bool:
    """Tell whether two names are surely those of different people; "Ana R." may be "Rivera, Ana", and "" anybody."""
    first, second = name_key(one), name_key(other)
    if not first or not second or first == second:
        return False
    return not (_may_stand_for(first.split(), second.split()) or _may_stand_for(second.split(), first.split()))


def _may_stand_for(short: list[str], long: list[str]) -> bool:
    """Tell whether each word of the shorter form is a word of the longer one, or the first letter of another."""
    left = [word for word in long if word not in short]
    initials = [word for word in short if word not in long]
    return all(len(word) == 1 and any(name.startswith(word) for name in left) for word in initials)

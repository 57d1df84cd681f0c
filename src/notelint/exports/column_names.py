"""What the name of a column says: words, and how well they fit a role."""

from __future__ import annotations

import re
from functools import lru_cache

from notelint.exports.column_words import column_words
from notelint.late import late

_CAMEL = late(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_WORDS = late(r"[a-z0-9]+")
_BRACKETS = late(r"[(\[][^)\]]*[)\]]")
_NUMBERED = late(r"\s*(?:q(?:uestion)?[\s#.-]{0,2}\d{1,3}\s*[.):-]?|\(?\d{1,3}\s*[.)](?=\s))\s*(?=[^\W\d_])", re.IGNORECASE)
_NO_BRACKETS = str.maketrans("()[]", "    ")
_LEAST = 0.5  # share of a name's words that a phrase must have
_SAYS_NOTHING = frozenset(["display", "full", "v", "c", "r"])  # "displayName" is a name; "Client__r.Name", "v_patient_name"
_RANK = 0.004  # what each place further down in a list costs

_LONGEST = 60  # code points of a name that is looked for in the lists
_ASKED = 0.4
_LAST = 0.2  # of a name that counts only where there is no other
_SHORTENED = 0.95  # what is left of a fit where words had to be read in full


def without_number(name: str) -> str:
    """Return a name without the number of a question before it: "Q1. What did you do?"."""
    number = _NUMBERED.match(name)
    return name[number.end() :] if number else name


def spelled_out(name: str) -> str:
    """Return the name of a column in words: "SvcDate" and "svc_date" have two."""
    return " ".join(_CAMEL.sub(" ", name.replace("_", " ").replace("#", " number ")).split()).strip(" :")


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without what stands in brackets."""
    name = without_number(name)
    plain = _BRACKETS.sub(" ", name) if name[:1] not in "([" else name
    return tuple(_WORDS.findall(spelled_out(plain.replace("#", " number ")).replace("'s", "s").replace("’s", "s").lower()))


def all_words(name: str) -> frozenset[str]:
    """Return the words of a name with those in brackets: "Duration (hrs)"."""
    return frozenset(name_words(name.translate(_NO_BRACKETS)))


@lru_cache(4096)
def fit(name: str, role: str) -> float:
    """Return how well a name fits a role, from 0 to 1; of two that fit, the one listed earlier fits better.

    Words cut short are read in full too: "Clt Nm" is the name of a client, and says a little less than one that says so.
    """
    words = tuple(word for word in name_words(name) if word not in _SAYS_NOTHING)
    full = _in_full(words)
    known = column_words()
    asked = _ASKED if name.rstrip().endswith("?") and not known.questions[role].isdisjoint(words) else 0.0
    has_never = not known.never[role].isdisjoint((*words, *full))
    best = _fit(words, role, has_never=has_never)
    return max(asked, best, _SHORTENED * _fit(full, role, has_never=has_never) if full != words else 0.0)


def _in_full(words: tuple[str, ...]) -> tuple[str, ...]:
    short = column_words().short
    full = tuple(part for word in words for part in short.get(word, word).split())
    return tuple(word for word in full if word not in _SAYS_NOTHING)


def _fit(words: tuple[str, ...], role: str, *, has_never: bool) -> float:
    whole = "".join(words)
    known = column_words()
    if whole in known.last[role]:
        return _LAST
    best = 0.0
    for rank, phrase in enumerate(known.names[role]):
        if phrase.replace(" ", "") == whole:
            return 1 - rank * _RANK
        parts = tuple(phrase.split())
        share = len(parts) / max(len(words), 1)
        if not has_never and _LEAST <= share < 1 and _holds(words, parts):
            best = max(best, share * 0.9 - rank * _RANK)
    return best


def is_known(name: str) -> bool:
    """Tell whether a name is one of any role, or what a form calls its questions or answers."""
    known = column_words()
    if len(name) > _LONGEST:
        return False
    is_of_form = any(" ".join(name_words(name)) in known.forms[kind] for kind in ("question", "answer"))
    return is_of_form or any(fit(name, role) for role in known.names)


def _holds(words: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return any(words[at : at + len(parts)] == parts for at in range(len(words) - len(parts) + 1))

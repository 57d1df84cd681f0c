"""Credentials and titles: "CPSS", "CPS II", "Certified Peer Specialist", and whether a signature holds one."""

from __future__ import annotations

import re
from functools import cache

from notelint.late import late
from notelint.pipeline.layout.field_words import field_words

MOST_TITLE = 7  # words: "Certified Behavioral Health Peer Support Specialist"
# Letters nobody listed ("CPFS", "CPS II", "CBHPSS") behind a name that closes a note; no state of the USA, no time.
LETTERS = late(
    r"(?!(?:AM|PM|EST|PST|CST|MST|USA)\b)(?:[A-Z]{1,2}-)?[A-Z]{3,8}(?:[- ](?:[A-Z]{1,4}|[IVX]{1,3}|\d)|-[A-Z][a-z]+)?|[A-Z][a-zA-Z]?PS{0,2}"
)
TITLES = frozenset(
    ["partner", "promotora", "promotor", "supporter", "bridger", "peer", "coach", "specialist", "advocate", "navigator", "mentor"]
)
_NOT_IN_TITLE = frozenset({"with", "to", "from", "for", "his", "her", "their", "my", "our"})  # "talked with peer"


def holds_credential(signature: str) -> bool:
    """Tell whether a credential or the title of a peer stands in a signature."""
    parts = [part for part in re.split(r"[,;/|()]|\s[-–—]\s", signature) if part.strip()]
    words = signature.split()
    return any(is_credential(part.strip()) for part in [*parts[1:], *words[1:], " ".join(words[-3:])])


def is_title(words: list[str]) -> bool:
    """Tell whether words are a peer's title and nothing else, with or without letters behind it."""
    while len(words) > 1 and (LETTERS.fullmatch(words[-1]) or words[-1].lower() in credential_words() - TITLES):
        words = words[:-1]
    kinds, last = field_words().service_kinds, words[-1].lower()
    return len(words) > 1 and last in TITLES | {"worker"} and kinds.union(TITLES).issuperset(word.lower() for word in words)


@cache
def credential_words() -> frozenset[str]:
    """Return the last word of every credential."""
    return frozenset(credential.split()[-1] for credential in field_words().credentials)


def is_credential(words: str) -> bool:
    """Tell whether words are a credential, or a title that ends in one ("Certified Peer Specialist")."""
    plain = words.replace(".", "").strip().lower()
    known = field_words().credentials
    if plain in known or LETTERS.fullmatch(words.replace(".", "").strip()):
        return True
    parts = words.split()
    is_title = len(parts) < MOST_TITLE and all(part[:1].isupper() for part in parts)
    is_known = any(" ".join(plain.split()[-count:]) in known for count in (1, 2, 3))
    said = plain.split()
    return (is_title and is_known) or (len(parts) < 5 and not TITLES.isdisjoint(said) and _NOT_IN_TITLE.isdisjoint(said))

"""Which diagnosis codes there are, where that is known: `lexicons/diagnoses.toml`, read once and checked."""

from __future__ import annotations

from functools import cache

from notelint.errors import KnowledgeError
from notelint.lexicon.files import lexicon_folder
from notelint.lexicon.word_files import read_word_file

FILE = "diagnoses.toml"
CATEGORY = 3  # characters before the full stop


def is_unlisted(code: str) -> bool:
    """Tell whether a code in capitals ("F41.7", "F47.2") is none of the list, as far as it is known; one that may go on is let pass."""
    plain = code.replace(".", "")
    category, rest = plain[:CATEGORY], plain[CATEGORY:]
    categories, codes = _known()
    if category.startswith("F") and category not in categories:
        return True
    known = codes.get(category)
    return known is not None and rest != "" and not any(one.startswith(rest) for one in known)


@cache
def _known() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Return the categories, and by category what stands behind the full stop; raise `KnowledgeError` for a table that is wrong."""
    path = lexicon_folder() / FILE
    tables = read_word_file(path)
    categories, codes = tables.get("categories"), tables.get("codes")
    if set(tables) != {"categories", "codes"} or not isinstance(categories, list) or not isinstance(codes, dict):
        raise KnowledgeError(
            f'{path}: this file holds a list and a table. Write categories = ["F20"] and [codes] with lines such as F41 = ["0"].'
        )
    for category, found in codes.items():
        if not isinstance(found, list) or not all(isinstance(one, str) and one.isalnum() for one in found):
            raise KnowledgeError(f'{path}: {category} must be a list of endings. Write {category} = ["0", "1"].')
    return frozenset(categories), {category: tuple(found) for category, found in codes.items()}

"""Sets of words the components look for, as hashes of their lower-case forms."""

from __future__ import annotations

from spacy.strings import get_string_id

from notelint.lexicon.spellings import CONTRACTED


def hashed(*texts: str) -> frozenset[int]:
    """Return the hashes of all words of some texts in lower case, of contractions as `Tokens` have them."""
    return frozenset(get_string_id(CONTRACTED.get(word, word)) for text in texts for word in text.split())


NEGATORS = hashed(
    "not never no none nor neither more without rather instead anything far free nothing nobody hardly barely scarcely nowhere cannot"
    " wrong unfair untrue inaccurate against issue object objected objects disagree disagreed disagrees back"
)

"""The words of kinds that `voices.toml` names; the kinds themselves stand in `lexicons/learned/kinds.toml`."""

from __future__ import annotations

from collections.abc import Iterable

from notelint.errors import KnowledgeError
from notelint.lexicon.files import lexicon_folder
from notelint.lexicon.weights import sentence_weights


def words_of_kinds(names: Iterable[str]) -> frozenset[str]:
    """Return all forms of the words of some kinds, in lower case; raise `KnowledgeError` for a kind that is not there."""
    kinds = sentence_weights().kinds
    for name in names:
        if name not in kinds:
            raise KnowledgeError(f'{lexicon_folder() / "voices.toml"}: there is no kind "{name}". Write one of learned/kinds.toml.')
    return frozenset(form for name in names for form in kinds[name].split())

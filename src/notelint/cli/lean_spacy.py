"""spaCy without its own command line.

`import spacy` loads all of `spacy.cli` (a web client, a project manager) for one function, `spacy.info`: a third of its
start, waited for at each check of one note. A program that embeds notelint imports spaCy as it is; only our own
command does without.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_INFO = "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, leaving `spacy.cli` to whoever asks for it; do nothing where spaCy is loaded already."""
    if "spacy" in sys.modules:
        return
    stand_in = ModuleType(_INFO)
    stand_in.__dict__["info"] = _info
    sys.modules[_INFO] = stand_in
    try:
        import_module("spacy")
    finally:
        del sys.modules[_INFO]  # an import from now on gives the real module


def _info(*arguments: Any, **options: Any) -> Any:
    return import_module(_INFO).info(*arguments, **options)

"""notelint: a linter for the progress notes of peer support specialists.

    import notelint
    report = notelint.check("Client was attention-seeking at dinner.")
    report.diagnostics[0].message

Importing this package loads neither spaCy nor any lexicon; checking the first note does.
Nothing here opens a network connection, logs note text, or writes a file unasked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint._version import __version__

if TYPE_CHECKING:
    from notelint.api import check, fix
    from notelint.diagnostics import Applicability, Diagnostic, Edit, Family, Fix, Severity
    from notelint.errors import (
        ConfigError,
        FixError,
        InputError,
        KnowledgeError,
        NotelintError,
    )
    from notelint.linter import Linter
    from notelint.note import Note
    from notelint.report import Field, Report
    from notelint.score import Dimension, Evidence, Score

_HOME = {
    "api": ("check", "fix"),
    "diagnostics": ("Applicability", "Diagnostic", "Edit", "Family", "Fix", "Severity"),
    "errors": ("ConfigError", "FixError", "InputError", "KnowledgeError", "NotelintError"),
    "linter": ("Linter",),
    "note": ("Note",),
    "report": ("Field", "Report"),
    "score": ("Dimension", "Evidence", "Score"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Applicability",
    "ConfigError",
    "Diagnostic",
    "Dimension",
    "Edit",
    "Evidence",
    "Family",
    "Field",
    "Fix",
    "FixError",
    "InputError",
    "KnowledgeError",
    "Linter",
    "Note",
    "NotelintError",
    "Report",
    "Score",
    "Severity",
    "__version__",
    "check",
    "fix",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"notelint.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    return __all__

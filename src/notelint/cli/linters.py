"""Linters for settings: one is built for each different configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.cli.lean_spacy import import_spacy
from notelint.config.settings import Settings
from notelint.errors import ConfigError, KnowledgeError

if TYPE_CHECKING:
    from notelint.linter import Linter


class Linters:
    """Give the linter for some settings, built at first use."""

    def __init__(self) -> None:
        self._known: dict[str, Linter | ConfigError | KnowledgeError] = {}

    def __call__(self, settings: Settings) -> Linter:
        """Return the linter for `settings`; raise `ConfigError`, naming the file they come from, or `KnowledgeError`."""
        key = settings.model_dump_json()
        if key not in self._known:
            self._known[key] = _built_or_why_not(settings)
        linter = self._known[key]
        if isinstance(linter, Exception):
            raise linter
        return linter


def linter_arguments(settings: Settings) -> dict[str, Any]:
    """Return what a `Linter` for `settings` is built with, as plain values."""
    return {
        "profile": settings.profile,
        "select": settings.select,
        "ignore": settings.ignore,
        "extend_select": settings.extend_select,
        "min_severity": settings.min_severity,
        "lexicons": settings.lexicons,
        "severity": settings.severity,
    }


def _built_or_why_not(settings: Settings) -> Linter | ConfigError | KnowledgeError:
    """Return the linter, or the error that is to be told for every note under these settings."""
    try:
        return _built(settings)
    except ConfigError as error:
        return ConfigError(f"{settings.origin}: {error}") if settings.origin else error
    except KnowledgeError as error:
        return error


def _built(settings: Settings) -> Linter:
    import_spacy()
    from notelint.linter import Linter  # late: usage errors need no lexicon

    return Linter(**linter_arguments(settings))

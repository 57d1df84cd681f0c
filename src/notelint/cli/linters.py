"""Linters for settings: one is built for each different configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.cli.lean_spacy import import_spacy
from notelint.config.settings import Settings
from notelint.errors import ConfigError

if TYPE_CHECKING:
    from notelint.linter import Linter


class Linters:
    """Give the linter for some settings, built at first use."""

    def __init__(self) -> None:
        self._known: dict[str, Linter] = {}

    def __call__(self, settings: Settings) -> Linter:
        """Return the linter for `settings`; raise `ConfigError` naming the file they come from."""
        key = settings.model_dump_json()
        if key not in self._known:
            try:
                self._known[key] = _built(settings)
            except ConfigError as error:
                raise ConfigError(f"{settings.origin}: {error}" if settings.origin else str(error)) from error
        return self._known[key]


def linter_arguments(settings: Settings) -> dict[str, Any]:
    """Return what a `Linter` for `settings` is built with; plain values, for processes that build their own."""
    return {
        "profile": settings.profile,
        "select": settings.select,
        "ignore": settings.ignore,
        "extend_select": settings.extend_select,
        "min_severity": settings.min_severity,
        "lexicons": settings.lexicons,
        "severity": settings.severity,
    }


def _built(settings: Settings) -> Linter:
    import_spacy()
    from notelint.linter import Linter  # late: usage errors need no lexicon

    return Linter(**linter_arguments(settings))

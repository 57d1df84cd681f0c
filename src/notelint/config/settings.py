"""Configuration: `notelint.toml`, or `[tool.notelint]` in `pyproject.toml`; the nearest wins."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, field_validator

from notelint.config.mistakes import in_words, mistakes_in
from notelint.config.toml_files import read_toml
from notelint.errors import ConfigError, did_you_mean

OWN_FILE, SHARED_FILE = "notelint.toml", "pyproject.toml"
_EXAMPLES = {
    "min-score": "a whole number from 0 to 100, as in min-score = 50",
    "extensions": 'a list of endings, as in extensions = [".txt"]',
}
SeverityWord = Literal["error", "warning", "info"]


class Settings(BaseModel):
    """What a configuration file may hold; keys are written with hyphens.

    `lexicons` and a `profile` that is a file are relative to the configuration
    file. `columns` says what the columns of an export hold, `dates` how its dates are written. `severity` maps rules to
    "error", "warning", "info" or "off".
    """

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"), populate_by_name=True)

    profile: str = "generic"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    min_severity: SeverityWord = "info"
    min_score: int | None = Field(default=None, strict=True, ge=0, le=100)
    lexicons: tuple[str, ...] = ()
    severity: dict[str, Literal["error", "warning", "info", "off"]] = Field(default_factory=dict)
    extensions: tuple[str, ...] = Field(default=(".txt", ".md"), min_length=1)
    exclude: tuple[str, ...] = ()
    encoding: str = "utf-8"
    columns: dict[str, str] = Field(default_factory=dict)
    dates: Literal["day-first", "month-first"] | None = None
    _origin: str = PrivateAttr("")

    @field_validator("extensions")
    @classmethod
    def _dotted(cls, extensions: tuple[str, ...]) -> tuple[str, ...]:
        for ending in extensions:
            if not re.fullmatch(r"\.?[^\s./\\*?]+(?:\.[^\s./\\*?]+)*", ending):
                raise ValueError(f'holds "{ending}", which is no ending of a file; write it as in ".txt"')
        return tuple(f".{ending.removeprefix('.')}" for ending in extensions)

    @field_validator("exclude")
    @classmethod
    def _leaving_out(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            if pattern.startswith("!"):
                raise ValueError(f'holds "{pattern}"; no pattern takes in again what another leaves out, so narrow that one')
            if not pattern.strip("./\\ "):
                raise ValueError(f'holds "{pattern}", which names nothing; write a file or folder, as in "drafts"')
        return patterns

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the patterns of `exclude`; those that are paths, which count from the settings file's folder, as absolute ones."""
        if not self._origin:
            return self.exclude
        folder = os.path.dirname(os.path.abspath(self._origin))  # noqa: PTH100, PTH120 - follows no link, as `Exclusion`
        places = dict.fromkeys((folder, os.path.realpath(folder)))
        return tuple(dict.fromkeys(each for pattern in self.exclude for each in _placed(pattern, places)))

    @property
    def origin(self) -> str:
        """Return the file the settings come from; empty for the defaults."""
        return self._origin


def find_settings(folder: Path) -> tuple[Settings, Path | None]:
    """Return the settings for files in `folder`, and the file they come from.

    Looks in `folder` and every folder above it; without a file, the defaults.
    """
    for parent in (folder, *folder.parents):
        for name in (OWN_FILE, SHARED_FILE):
            path = parent / name
            tables = _tables(path) if os.path.exists(path) else None  # noqa: PTH110 - `Path.exists` raises where nobody may look
            if tables is not None:
                return _settings(path, tables), path
    return Settings(), None


def load_settings(path: Path) -> Settings:
    """Return the settings in the file `path`; raise `ConfigError` saying what to mend."""
    if not os.path.isfile(path):  # noqa: PTH113 - as above
        raise ConfigError(f"{path}: there is no such configuration file.")
    tables = _tables(path)
    if tables is None:
        raise ConfigError(f"{path}: holds no settings of notelint; they stand under [tool.notelint] in such a file.")
    return _settings(path, tables)


def _tables(path: Path) -> dict[str, Any] | None:
    """Return notelint's tables in `path`; `None` for a pyproject.toml that has none."""
    if not path.is_file():
        raise ConfigError(f"{path}: is no file; settings are read from a file of this name, so give the folder another.")
    tables = read_toml(path, ConfigError)
    if path.name != SHARED_FILE:
        return tables
    tools = tables.get("tool")
    found = tools.get("notelint") if isinstance(tools, dict) else None
    if found is None or isinstance(found, dict):
        return found
    raise ConfigError(f"{path}: tool.notelint must be a table; write its keys under [tool.notelint].")


def _settings(path: Path, tables: dict[str, Any]) -> Settings:
    try:
        settings = Settings.model_validate(tables)
    except ValidationError as error:
        problems = "; ".join(_problem(e) for e in mistakes_in(error))
        raise ConfigError(f"{path}: {problems}") from error
    settings._origin = str(path)
    return settings.model_copy(
        update={
            "lexicons": tuple(str(path.parent / name) for name in settings.lexicons),
            "profile": _beside(path, settings.profile),
        }
    )


def _placed(pattern: str, places: Iterable[str]) -> Iterator[str]:
    """Yield a pattern of paths once for each folder it counts from; one of names as it is."""
    named = pattern.replace("\\", "/")
    if "/" not in named.rstrip("/"):
        yield named
        return
    slash = "/" if named.endswith("/") else ""
    for place in places:
        yield os.path.normpath(f"{glob.escape(place)}/{named}").replace("\\", "/") + slash


def _beside(path: Path, profile: str) -> str:
    return str(path.parent / profile) if profile.endswith(".toml") else profile


def _problem(error: Any) -> str:
    key = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f'unknown key "{key}"{did_you_mean(key, [name.replace("_", "-") for name in Settings.model_fields])}'
    is_of_its_kind = error["type"] == "value_error"  # and what it holds is wrong
    return f'"{key}" must be {_EXAMPLES[key]}.' if key in _EXAMPLES and not is_of_its_kind else f'"{key}" {in_words(error)}'

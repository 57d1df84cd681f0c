"""What a program gives to a linter, checked before it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import UnionType
from typing import TypeVar

from notelint.errors import ConfigError

T = TypeVar("T")


def listed(name: str, given: Iterable[T], kinds: type | UnionType = str) -> tuple[T, ...]:
    """Return what was given for a list; refuse what is none.

    So are a single text, which would be taken apart into letters, and a mapping, whose values would be passed over.
    Raises `ConfigError` for these, and for what is not of the `kinds`.
    """
    if isinstance(given, str | bytes | Path | Mapping) or not isinstance(given, Iterable):
        raise ConfigError(f'{name} is a list; write {name}=["{given if isinstance(given, str | Path) else "..."}"].')
    items = tuple(given)
    for item in items:
        if not isinstance(item, kinds):
            raise ConfigError(f"{name} holds {type(item).__name__}; write text.")
    return items


def path_or_name(profile: object) -> str | Path:
    """Return what names a profile; raise `ConfigError` for what does not."""
    if isinstance(profile, str | Path):
        return profile
    raise ConfigError(f"profile is a name, a path or a Profile, and not {type(profile).__name__}; `notelint profiles` lists the names.")


def by_rule(severity: Mapping[str, str] | None) -> Mapping[str, str]:
    """Return the severities by rule, none for `None`; raise `ConfigError` for what is no such mapping."""
    given: object = {} if severity is None else severity
    if isinstance(given, Mapping) and all(isinstance(rule, str) for rule in given):
        return given
    raise ConfigError('severity maps rules to "error", "warning", "info" or "off"; write severity={"wordy": "off"}.')


def counted(workers: object) -> int:
    """Return a number of processes; raise `ConfigError` for what is none, `True` among them."""
    if isinstance(workers, int) and not isinstance(workers, bool) and workers >= 1:
        return workers
    given = workers if isinstance(workers, int) else type(workers).__name__
    raise ConfigError(f"workers is a whole number from 1 on, and not {given}; write workers=2.")

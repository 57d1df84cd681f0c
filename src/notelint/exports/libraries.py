"""Load a library that only some exports need, or say how to get it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from notelint.errors import InputError


def library(module: str, package: str, source: str, kind: str) -> Any:
    """Return a module; `kind` is what it reads, such as ".xlsx".

    Raises `InputError` where `package` is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise InputError(f'{source}: reading {kind} needs {package}: pip install "notelint[review]"') from None

"""Ways to show results, by the name that `--format` takes; each module is loaded when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.formats.base import Format, Style

_HOME = {
    "text": ("text", "TextFormat"),
    "json": ("json", "JsonFormat"),
    "jsonl": ("json", "JsonLinesFormat"),
}
NAMES = tuple(_HOME)


def format_named(name: str, style: Style, profile: str) -> Format:
    """Return the format `name` (one of `NAMES`)."""
    module, cls = _HOME[name]
    made: Format = getattr(import_module(f"notelint.formats.{module}"), cls)(style, profile)
    return made

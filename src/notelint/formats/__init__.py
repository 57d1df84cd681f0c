"""Ways to show results, by the name that `--format` takes; each module is loaded when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from notelint.errors import ConfigError

if TYPE_CHECKING:
    from notelint.formats.base import Format, Style

_HOME = {
    "text": ("text", "TextFormat"),
    "json": ("json", "JsonFormat"),
    "jsonl": ("json", "JsonLinesFormat"),
    "sarif": ("sarif", "SarifFormat"),
    "junit": ("junit", "JunitFormat"),
    "github": ("github", "GithubFormat"),
    "csv": ("csv", "CsvFormat"),
    "html": ("html", "HtmlFormat"),
}
NAMES = tuple(_HOME)
COACH = "coach"  # the letter of `--coach`; no name of `--format`
_OPTIONAL = ("junitparser", "jinja2", "markupsafe")  # what the extra "formats" brings


def format_named(name: str, style: Style, profile: str) -> Format:
    """Return the format `name` (one of `NAMES`, or `COACH`).

    Raises `ConfigError` where the format needs a library that is not installed.
    """
    module, cls = ("coach", "CoachFormat") if name == COACH else _HOME[name]
    try:
        home = import_module(f"notelint.formats.{module}")
    except ModuleNotFoundError as missing:
        if missing.name not in _OPTIONAL:
            raise
        advice = 'run: pip install "notelint[formats]"'
        raise ConfigError(f"--format {name} needs {missing.name}, which is not installed; {advice}") from missing
    made: Format = getattr(home, cls)(style, profile)
    return made

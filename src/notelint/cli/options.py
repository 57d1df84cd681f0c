"""Options that several commands share, the settings they make, and what the terminal can show."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from notelint.config.settings import Settings, find_settings, load_settings

F = TypeVar("F", bound=Callable[..., Any])


def _words(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    words = tuple(word.strip() for item in value for word in item.split(",") if word.strip())
    if value and not words and param.name == "select":  # else nothing would be chosen, which means everything
        raise click.BadParameter("names no rule; write for example --select NL301,label, or leave it out for all.", ctx, param)
    return words


def linting(command: F) -> F:
    """Add the options that decide what is looked for and how files are read."""
    options = [
        click.option("--profile", metavar="NAME|FILE", help="What a note must contain; see `notelint profiles`."),
        click.option("--select", multiple=True, callback=_words, metavar="CODES", help="Only these rules, names, families or entries."),
        click.option("--ignore", multiple=True, callback=_words, metavar="CODES", help="Leave these out."),
        click.option(
            "--extend-select", multiple=True, callback=_words, metavar="ENTRIES", help="Also these entries, which are off by default."
        ),
        click.option("--min-severity", type=click.Choice(["error", "warning", "info"]), help="Leave lesser findings out."),
        click.option("--lexicon", "lexicons", multiple=True, metavar="FILE", help="Add an agency's own word list."),
        click.option("--config", "config_file", type=click.Path(path_type=Path, dir_okay=False), help="Use this configuration file."),
        click.option("--encoding", metavar="NAME", help="Encoding of the files, if not UTF-8 (for example cp1252)."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


naming_stdin = click.option("--stdin-filename", metavar="NAME", help="Name to show for standard input.")


class SettingsFor:
    """Find the settings for each folder once; options of the command line win over files."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._file: Path | None = options.get("config_file")
        self._options = {
            name: options[name]
            for name in ("profile", "select", "ignore", "extend_select", "min_severity", "encoding", "min_score")
            if options.get(name) not in (None, ())  # 0 is a minimum score too
        }
        self._lexicons: tuple[str, ...] = tuple(options.get("lexicons") or ())
        self._known: dict[Path, Settings] = {}

    def __call__(self, folder: Path) -> Settings:
        """Return the settings for files in `folder`."""
        folder = folder.absolute()
        if folder not in self._known:
            settings = load_settings(self._file) if self._file else find_settings(folder)[0]
            update = {**self._options, "lexicons": settings.lexicons + self._lexicons}
            self._known[folder] = settings.model_copy(update=update)
        return self._known[folder]


def wants_color() -> bool:
    """Tell whether standard output is a terminal that may be coloured (`NO_COLOR`, `TERM=dumb`)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def shows_unicode() -> bool:
    """Tell whether standard output can show characters beyond ASCII."""
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")

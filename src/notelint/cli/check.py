"""`notelint check`."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from notelint import formats
from notelint.cli.options import STDIN, SettingsFor, linting, read_all, shows_unicode, wants_color
from notelint.errors import ExitStatus, InputError
from notelint.formats.base import Failure, Style, Summary

if TYPE_CHECKING:
    from notelint.config.settings import Settings
    from notelint.linter import Linter
    from notelint.report import Report

TERMINAL_WIDTH = 100
NOTES_BEFORE_COLLECTING = 20  # so few notes leave nothing worth collecting


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...", type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(formats.NAMES), default="text", show_default=True, help="How results are shown.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write results to this file.")
@click.option("--min-score", type=click.IntRange(0, 100), metavar="N", help="Report a score below N as a finding of the run (exit 1).")
@click.option("--redact", is_flag=True, help="Show no text of the notes.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where there are findings.")
@linting
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[Path, ...], format_name: str, output: Path | None,
    redact: bool, exit_zero: bool, stdin_filename: str | None, **options: Any,
) -> int:  # fmt: skip
    """Check notes: files, folders, or "-" for standard input.

    Shows what to look at and why, what could be written instead, which required items
    are missing, and how near each note is to a peer note.
    """
    if not paths and sys.stdin.isatty():
        click.echo("Give a note to check: notelint check note.txt, or pipe one: notelint check -\n")
        click.echo(ctx.get_help())
        return ExitStatus.FAILED
    settings_for = SettingsFor(options)
    linters = Linters()
    style = Style(wants_color() and output is None, shutil.get_terminal_size((TERMINAL_WIDTH, 24)).columns, output is not None or shows_unicode(), redact)
    shown = formats.format_named(format_name, style, settings_for(Path.cwd()).profile)
    summary, low = Summary(), 0
    with click.open_file(str(output or "-"), "w", encoding="utf-8" if output else None, atomic=output is not None) as target:
        target.write(shown.start())
        for outcome, settings in _outcomes(paths or (STDIN,), settings_for, stdin_filename, linters):
            if isinstance(outcome, Failure):
                summary.failures.append(outcome)
                click.echo(f"notelint: {outcome.message}", err=True)
                continue
            summary.add(outcome)
            low += _is_low(outcome, settings)
            target.write(shown.report(outcome))
        target.write(shown.finish(summary))
    return _status(summary, low, exit_zero)


class Linters:
    """Build one linter for each different settings."""

    def __init__(self) -> None:
        self._known: dict[str, Linter] = {}

    def __call__(self, settings: Settings) -> Linter:
        """Return the linter for `settings`."""
        key = settings.model_dump_json()
        if key not in self._known:
            self._known[key] = build_linter(settings)
        return self._known[key]


def build_linter(settings: Settings) -> Linter:
    """Return a new linter for `settings`."""
    from notelint.linter import Linter  # late: usage errors need no lexicon

    return Linter(
        settings.profile,
        select=settings.select,
        ignore=settings.ignore,
        min_severity=settings.min_severity,
        lexicons=settings.lexicons,
        severity=settings.severity,
    )


def _outcomes(
    paths: tuple[Path, ...], settings_for: SettingsFor, stdin_filename: str | None, linters: Callable[[Settings], Linter]
) -> Iterator[tuple[Report | Failure, Settings]]:
    linters(settings_for(Path.cwd()))  # broken knowledge stops the run before anything is read
    notes = 0
    for note, path, settings in read_all(paths, settings_for, stdin_filename):
        try:
            if isinstance(note, InputError):
                raise note
            yield linters(settings).check(note), settings
            notes += 1
            if notes == NOTES_BEFORE_COLLECTING:
                gc.freeze()
                gc.enable()
        except InputError as error:
            yield Failure(str(path), str(error)), settings


def _is_low(report: Report, settings: Settings) -> bool:
    if settings.min_score is None or report.score.value is None or report.score.value >= settings.min_score:
        return False
    click.echo(f"notelint: {report.note.source}: score {report.score.value} is below {settings.min_score}.", err=True)
    return True


def _status(summary: Summary, low: int, exit_zero: bool) -> ExitStatus:
    if summary.failures:
        return ExitStatus.FAILED
    if (summary.findings or low) and not exit_zero:
        return ExitStatus.FINDINGS
    return ExitStatus.CLEAN

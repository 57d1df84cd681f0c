"""`notelint check`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from notelint import formats
from notelint.cli.collecting import collecting
from notelint.cli.inputs import STDIN, is_among, read_all, settings_of
from notelint.cli.linters import Linters
from notelint.cli.options import SettingsFor, linting, naming_stdin, shows_unicode, wants_color
from notelint.errors import ConfigError, ExitStatus, InputError, KnowledgeError, NotelintError
from notelint.formats.base import Failure, Style, Summary
from notelint.readers.writing import whole_file

if TYPE_CHECKING:
    from notelint.config.settings import Settings
    from notelint.note import Note
    from notelint.report import Report

EXPORTS, LEAST_ROWS = (".csv", ".tsv", ".jsonl", ".ndjson"), 3  # with a header, as few rows may still be one note
TERMINAL_WIDTH = 100


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...", type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(formats.NAMES), default="text", show_default=True, help="How results are shown.")
@click.option("--coach", is_flag=True, help="Write a short letter instead: what works, what to change, how it could read.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write results to this file.")
@click.option("--min-score", type=click.IntRange(0, 100), metavar="N", help="Report a score below N as a finding of the run (exit 1).")
@click.option("--redact", is_flag=True, help="Show no text of the notes.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where there are findings.")
@linting
@naming_stdin
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[Path, ...], format_name: str, coach: bool, output: Path | None,
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
    if coach and format_name != "text":
        raise click.UsageError(f"--coach is a letter in plain text; leave --format {format_name} out.")
    settings_for, linters = SettingsFor(options), Linters()
    linters(settings_for(Path.cwd()))  # broken knowledge stops the run before anything is read or written
    if output is not None and is_among(output, paths, settings_for):
        raise click.UsageError(f"--output {output} is one of the notes to check; give another name, so that the note stays as it is.")
    first = settings_of(paths[0] if paths else STDIN, settings_for)  # the head of the output has room for one profile
    shown = formats.format_named(formats.COACH if coach else format_name, _style(output, redact), first.profile)
    summary, low = Summary(), 0
    with whole_file(output) if output else _stdout() as target:
        target.write(shown.start())
        for outcome, settings in _outcomes(paths or (STDIN,), settings_for, stdin_filename, linters):
            if isinstance(outcome, Failure):
                _tell(outcome, summary)
                continue
            summary.add(outcome)
            low += _is_low(outcome, settings)
            target.write(shown.report(outcome))
        target.write(shown.finish(summary))
    return _status(summary, low, exit_zero)


def _tell(failure: Failure, summary: Summary) -> None:
    """Say what failed; once for the notes of a folder whose settings are the mistake."""
    if not (summary.failures and summary.failures[-1].message == failure.message):
        click.echo(f"notelint: {failure.message}", err=True)
    summary.failures.append(failure)


def _style(output: Path | None, redact: bool) -> Style:
    width = shutil.get_terminal_size((TERMINAL_WIDTH, 24)).columns
    return Style(wants_color() and output is None, width, output is not None or shows_unicode(), redact)


@contextmanager
def _stdout() -> Iterator[TextIO]:
    """Give standard output; what its encoding cannot hold is shown as "?"."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    yield sys.stdout
    sys.stdout.flush()


def _outcomes(
    paths: tuple[Path, ...], settings_for: SettingsFor, stdin_filename: str | None, linters: Linters
) -> Iterator[tuple[Report | Failure, Settings]]:
    for given in collecting(read_all(paths, settings_for, stdin_filename)):
        try:
            if isinstance(given.note, NotelintError):
                raise given.note
            _hint_at_review(given.note)
            yield linters(given.settings).check(given.note), given.settings
        except (ConfigError, InputError, KnowledgeError) as error:
            yield Failure(str(given.path), str(error)), given.settings


def _hint_at_review(note: Note) -> None:
    """Say how a table of many notes is read, where one seems to have been given as a note."""
    if note.source.lower().endswith(EXPORTS) and note.text.strip().count("\n") >= LEAST_ROWS:
        click.echo(f"notelint: {note.source}: is checked as one note. If every row is a note: notelint review {note.source}", err=True)


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

"""`notelint fix`."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from notelint.cli.collecting import collecting
from notelint.cli.inputs import STDIN, Given, read_all
from notelint.cli.linters import Linters
from notelint.cli.options import SettingsFor, linting, naming_stdin, wants_color
from notelint.errors import ConfigError, ExitStatus, InputError, KnowledgeError, NotelintError
from notelint.formats.excerpt import printable
from notelint.formats.words import counted
from notelint.readers.files import decode
from notelint.readers.writing import encoded, replace_file

if TYPE_CHECKING:
    from notelint.fixer import Fixed
    from notelint.note import Note


@click.command("fix")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...", type=click.Path(path_type=Path))
@click.option("--diff", is_flag=True, help="Show what would change and write nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="Also apply the first choice where the writer should confirm it.")
@click.option("--interactive", is_flag=True, help="Ask about each finding, one by one, on this terminal.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where findings remain.")
@linting
@naming_stdin
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[Path, ...], diff: bool, unsafe_fixes: bool, interactive: bool, exit_zero: bool,
    stdin_filename: str | None, **options: Any,
) -> int:  # fmt: skip
    """Apply safe fixes to notes: wordings that cannot change what the note says.

    Files are replaced whole, with their encoding and line ends; "-" prints the fixed
    note. Quoted words are never touched. Exit status 1 means that findings remain
    (with --diff: that something would change).

    With --interactive, each finding is shown with the wordings on offer: take one, write
    your own, leave it, or go back. What you took is written when you are through, or stop.
    """
    if not paths and sys.stdin.isatty():
        click.echo("Give a note to fix: notelint fix note.txt, or pipe one: notelint fix -\n")
        click.echo(ctx.get_help())
        return ExitStatus.FAILED
    if interactive and (diff or unsafe_fixes or STDIN in paths or not paths):
        raise click.UsageError("--interactive asks about files: name them, without --diff and --unsafe-fixes.")
    if interactive and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("--interactive needs a terminal to ask on; run it without a pipe.")
    run = _Run(SettingsFor(options), diff, unsafe_fixes, interactive)
    for given in collecting(read_all(paths or (STDIN,), run.settings_for, stdin_filename)):
        run.take(given)
    return run.status(exit_zero)


class _Run:
    """One call of `notelint fix`: what was changed, what remains, what failed."""

    def __init__(self, settings_for: SettingsFor, diff: bool, unsafe: bool, interactive: bool) -> None:
        self.settings_for, self.diff, self.unsafe, self.interactive = settings_for, diff, unsafe, interactive
        self.linters = Linters()
        self.linters(settings_for(Path.cwd()))
        self.failed = self.remaining = self.changed = 0

    def take(self, given: Given) -> None:
        """Fix one note, or say why it cannot be."""
        from notelint.cli.asking import ask
        from notelint.fixer import fix_note

        try:
            if isinstance(given.note, NotelintError):
                raise given.note
            linter = self.linters(given.settings)
            report = linter.check(given.note)
            fixed = ask(report, linter.check) if self.interactive else fix_note(report, linter.check, unsafe=self.unsafe)
            self._put(given, given.note, fixed)
        except (ConfigError, InputError, KnowledgeError) as error:
            self.failed += 1
            click.echo(f"notelint: {error}", err=True)

    def _put(self, given: Given, note: Note, fixed: Fixed) -> None:
        differs = fixed.text != note.text
        self.changed += differs
        self.remaining += bool(fixed.report.diagnostics)
        if self.diff:
            click.echo("".join(_diff(note, fixed.text)), nl=False, color=wants_color())
            return
        if given.path == STDIN:
            sys.stdout.buffer.write(encoded(fixed.text, given.data, given.settings.encoding))
            sys.stdout.buffer.flush()
        elif differs:
            _write(given.path, note, fixed.text, given.settings.encoding)
        left = counted(len(fixed.report.diagnostics), "thing")
        done = f"{fixed.mended} mended" if differs else "nothing mended" if fixed.withheld else "nothing to mend"
        if fixed.withheld:
            done += f" ({counted(fixed.withheld, 'wording')} left out, which would bring another finding or meet another wording)"
        click.echo(f"notelint: {note.source}: {done}, {left} left to look at", err=True)

    def status(self, exit_zero: bool) -> ExitStatus:
        if self.failed:
            return ExitStatus.FAILED
        found = self.changed if self.diff else self.remaining
        return ExitStatus.FINDINGS if found and not exit_zero else ExitStatus.CLEAN


def _write(path: Path, note: Note, text: str, encoding: str) -> None:
    try:
        original = path.read_bytes()
        if decode(original, str(path), encoding) != note.text:
            raise InputError(f"{path}: changed while it was being fixed; it was left alone.")
        try:
            data = encoded(text, original, encoding)
        except InputError as error:
            raise InputError(f"{path}: {error}") from error
        replace_file(path, data)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {(error.strerror or 'unknown reason').lower()}.") from error


def _diff(note: Note, text: str) -> Iterator[str]:
    before, after = note.text.splitlines(), text.splitlines()
    styles = {"+": "green", "-": "red", "@": "cyan"}
    for line in difflib.unified_diff(before, after, note.source, f"{note.source} (fixed)", lineterm="", n=1):
        yield click.style(printable(line), fg=styles.get(line[0])) + "\n"

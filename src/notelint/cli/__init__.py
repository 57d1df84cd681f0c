"""The command line. Only this package prints and exits; each command is loaded when called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from notelint._version import __version__
from notelint.errors import ExitStatus, NotelintError, did_you_mean

INTERRUPTED = 130  # what shells expect after Ctrl-C
COMMANDS = {
    "check": "Check notes: what to look at, why, and what is missing.",
    "fix": "Apply safe fixes, or show them as a diff.",
    "review": "Review a whole export: a report to coach from.",
    "explain": "Say what a rule or a word is about.",
    "rules": "List the rules.",
    "profiles": "List the profiles, or show what one asks for.",
    "config": "Show the configuration in force.",
    "test": "Run the examples inside lexicon files.",
    "evaluate": "Measure against notes with marked findings.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, to keep help quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order users meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command `name`, imported now."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"notelint.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; where there is none, say which was meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f'There is no command "{args[0]}"{did_you_mean(args[0], COMMANDS, ".")}', ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="notelint", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Check peer support progress notes before they go into the record.

    notelint works offline, changes nothing unless you ask for it, and keeps no text.

    Exit status: 0 nothing to report, 1 findings, 2 could not do what was asked.
    """
    from notelint.cli.options import wants_color  # late: it brings the settings along, and help needs none

    if not wants_color():
        ctx.color = False  # heeded by everything that a command prints


def main() -> None:
    """Run the command line and exit with its status."""
    gc.disable()  # nothing made while starting up is ever garbage; a long run switches it on again
    status = _run()
    gc.freeze()  # at exit Python would look through all of it once more, for a third of a second
    sys.exit(status)


def _run() -> int:
    try:
        status = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitStatus.FAILED
    except NotelintError as error:
        click.echo(f"notelint: {error}", err=True)
        return ExitStatus.FAILED
    except SystemExit:  # how click says that the reader of a pipe has gone: not all could be told
        return ExitStatus.FAILED
    return status if isinstance(status, int) else ExitStatus.CLEAN

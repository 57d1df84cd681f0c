"""`notelint test`."""

from __future__ import annotations

from pathlib import Path

import click

from notelint.cli.collecting import collect_garbage
from notelint.errors import ExitStatus


@click.command("test")
@click.argument("lexicons", nargs=-1, metavar="[LEXICON]...", type=click.Path(path_type=Path))
def command(lexicons: tuple[Path, ...]) -> int:
    """Run the examples inside lexicon files; without one, inside notelint's own.

    Every mark must be found exactly there, every good example must stay clean, and
    every `fixed` must read as written.
    """
    from notelint.examples import example_count, test_lexicon_file
    from notelint.lexicon.files import lexicon_files, wording_files

    collect_garbage()  # one file may hold hundreds of examples
    failed = 0
    for path in lexicons or (*lexicon_files(), *wording_files()):
        failures = list(test_lexicon_file(path, *lexicons))
        for failure in failures:
            click.echo(f"{path}: {failure.where}: {failure.problem}\n    in: {failure.example}")
        count = example_count(path)
        click.echo(f"{path}: {count} examples, {len(failures)} problems")
        failed += len(failures)
    return ExitStatus.FINDINGS if failed else ExitStatus.CLEAN

"""`notelint review`."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from notelint.cli.linters import Linters, linter_arguments
from notelint.cli.options import SettingsFor, linting
from notelint.cli.progress import shown_progress
from notelint.errors import ExitStatus, InputError
from notelint.formats.excerpt import printable
from notelint.formats.words import counted

if TYPE_CHECKING:
    from notelint.config.settings import Settings
    from notelint.exports.rows import Export
    from notelint.review.session import Outcome

PROCESSORS = os.cpu_count() or 1


def _mapping(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    parts = [[part.strip() for part in item.partition("=")[::2]] for item in value]
    wrong = next((item for item, part in zip(value, parts, strict=True) if not all(part)), None)
    if wrong is not None:
        raise click.BadParameter(f'"{wrong}" is not ITEM=COLUMN, for example note="Progress Note".', ctx, param)
    return {part[0]: part[1] for part in parts}


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f'"{value}" is not a date; write it as 2026-11-01.', ctx, param) from error


@click.command("review")
@click.argument("paths", nargs=-1, required=True, metavar="EXPORT...", type=click.Path(path_type=Path, exists=True))
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the report and tables.")
@click.option("--map", "columns", multiple=True, callback=_mapping, metavar="ITEM=COLUMN", help="What a column holds, if guessed wrong.")
@click.option("--sheet", metavar="NAME", help="Which sheet of a workbook to read.")
@click.option("--day-first/--month-first", "day_first", default=None, help="How dates such as 03/04/2026 are written, if not found out.")
@click.option("--workers", type=click.IntRange(1, 256), default=PROCESSORS, metavar="N", help="Processes; without it, one a processor.")
@click.option("--resume", is_flag=True, help="Go on with a review that was interrupted.")
@click.option("--since", callback=_day, metavar="DATE", help="Only notes of contacts from this day on, as 2026-11-01.")
@click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False), help="Show only what this baseline does not know.")
@click.option("--write-baseline", "new_baseline", type=click.Path(path_type=Path, dir_okay=False), help="Keep what is found as a baseline.")
@click.option("--rank", is_flag=True, help="Also show writers beside each other.")
@click.option("--redact", is_flag=True, help="Show no text of the notes.")
@click.option("--no-compare", is_flag=True, help="Do not compare the notes with each other.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where there are findings.")
@linting
def command(
    paths: tuple[Path, ...], folder: Path, columns: dict[str, str], sheet: str | None, day_first: bool | None, workers: int, resume: bool,
    since: str | None, baseline: Path | None, new_baseline: Path | None, rank: bool, redact: bool, no_compare: bool, exit_zero: bool,
    **options: Any,
) -> int:  # fmt: skip
    """Review exports: tables (CSV, XLSX, Parquet, JSON), FHIR, folders of notes.

    Checks every note, compares the notes with each other, and writes a page to open
    (report.html), tables and a summary into the folder. Ctrl-C leaves a report of what
    is done so far; --resume goes on from there.
    """
    from notelint.review.session import Wish, run_review

    gc.enable()  # switched off for quick commands; this one may run for hours
    settings = SettingsFor(options)(Path.cwd())
    columns = {**settings.columns, **columns}
    linter = Linters()(settings)  # broken knowledge stops the run before anything is read or written
    extensions = _extensions(settings)
    if day_first is None and settings.dates is not None:
        day_first = settings.dates == "day-first"
    paths = _each_once(paths)
    _refuse_to_replace(paths, folder, new_baseline)
    opened = _opened(paths, columns, sheet, settings, extensions, day_first)
    _say_columns(opened)
    wish = Wish(
        opened, paths, folder, linter, linter_arguments(settings), workers, resume, since, baseline, new_baseline,
        redact, rank, not no_compare, extensions, settings.left_out,
        {"columns": columns, "sheet": sheet, "day_first": day_first, "encoding": settings.encoding},
    )  # fmt: skip
    with _stopping(), shown_progress(opened) as (progress, comparing):
        outcome = run_review(wish, progress, comparing)
    _say(outcome, folder)
    return _status(outcome, exit_zero)


def _each_once(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the exports without those that are named again: every note of them would look like a copy of itself."""
    once: dict[Path, Path] = {}
    for path in paths:
        if once.setdefault(path.resolve(), path) is not path:
            click.echo(f"notelint: {printable(str(path))}: is named twice, and is read once.", err=True)
    return tuple(once.values())


def _refuse_to_replace(paths: tuple[Path, ...], folder: Path, new_baseline: Path | None) -> None:
    """Refuse to write what would take the place of an export: nothing but the notes themselves could bring it back."""
    from notelint.review.outputs.writing import FILES

    written = {folder.resolve() / name for name in FILES} | ({new_baseline.resolve()} if new_baseline else set())
    for path in paths:
        if path.resolve() in written:
            raise InputError(
                f"{path}: would be replaced by what the review writes. Choose another folder for --out, or another baseline file."
            )


def _extensions(settings: Settings) -> tuple[str, ...]:
    """Return the endings of the files that are read in a folder: the settings say which are text, the others are read all the same."""
    from notelint.exports.opening import FORMATTED

    return tuple(dict.fromkeys((*settings.extensions, *FORMATTED)))


def _opened(
    paths: tuple[Path, ...],
    columns: dict[str, str],
    sheet: str | None,
    settings: Settings,
    extensions: tuple[str, ...],
    day_first: bool | None,
) -> Sequence[Export]:
    from notelint.exports.naming import named_exports
    from notelint.exports.together import open_together

    encoding = settings.encoding if "encoding" in settings.model_fields_set else None  # that of an export is found out where none is named
    told: dict[str, Any] = {"encoding": encoding, "sheet": sheet, "extensions": extensions, "exclude": settings.left_out}
    return named_exports(paths, open_together(paths, columns, day_first=day_first, **told))


def _say_columns(exports: Sequence[Export]) -> None:
    """Tell the user what each column was taken for, so that a wrong guess is seen before the report is believed."""
    for export in exports:
        for remark in export.remarks:
            click.echo(f"notelint: {printable(export.source)}: {printable(remark)}", err=True)
        if not export.columns:
            continue
        click.echo(
            f"notelint: {printable(export.source)}: " + ", ".join(f"{role}={printable(name)}" for role, name in export.columns.items()),
            err=True,
        )
        if export.unused:
            click.echo(f"notelint: not read: {', '.join(map(printable, export.unused))}. --map ITEM=COLUMN says it otherwise.", err=True)
        if "writer" not in export.columns:
            click.echo(
                "notelint: no column was taken for who wrote the notes: only notes that name their writer stand on a page to coach from. "
                "--map writer=COLUMN says it.",
                err=True,
            )


@contextmanager
def _stopping() -> Iterator[None]:
    """Treat being asked to end as Ctrl-C is: what is finished is kept and shown."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _say(outcome: Outcome, folder: Path) -> None:
    counts = f"{counted(outcome.notes, 'note')}, {counted(outcome.findings, 'thing')} to look at"
    if outcome.problems:
        counts += f", {counted(outcome.problems, 'place')} that could not be read (listed in the report)"
    click.echo(f"notelint: {counts}. Open {folder / 'report.html'}", err=True)
    if not outcome.notes:
        click.echo("notelint: no note was checked, so nothing is known to be in order.", err=True)
    if not outcome.is_whole:
        click.echo("notelint: stopped before the end. The same command with --resume goes on.", err=True)


def _status(outcome: Outcome, exit_zero: bool) -> ExitStatus:
    if outcome.problems or not outcome.is_whole or not outcome.notes:
        return ExitStatus.FAILED
    return ExitStatus.FINDINGS if outcome.findings and not exit_zero else ExitStatus.CLEAN

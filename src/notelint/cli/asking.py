"""The talk of `notelint fix --interactive`: show a finding, take one key, go on."""

from __future__ import annotations

from collections.abc import Iterator
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from notelint.cli.options import wants_color
from notelint.formats.excerpt import excerpt, printable
from notelint.formats.words import counted

if TYPE_CHECKING:
    from notelint.fixer import Fixed, Lint
    from notelint.report import Report
    from notelint.stepwise import Proposal, Stepwise

WIDTH = 96  # cells of a line at most; fewer on a narrow terminal
LEAST_WIDTH = 40
MOST_CHOICES = 9
_KEYS = (
    ("1-9", "take this wording"),
    ("e", "write your own words instead"),
    ("n", "leave it as it is"),
    ("u", "take the last step back"),
    ("q", "stop; what you took is kept"),
    ("^C", "stop; the note stays as it was"),
    ("?", "show these keys"),
)
_CTRL_C, _CTRL_D = "\x03", "\x04"


def ask(report: Report, lint: Lint) -> Fixed:
    """Go through the findings of one note on the terminal; return what the writer made of it.

    Raises `click.Abort` at Ctrl-C: then nothing of this note is kept.
    """
    from notelint.fixer import Fixed
    from notelint.stepwise import Stepwise

    walk = Stepwise(report, lint)
    click.echo(_styled(printable(report.note.source), bold=True))
    try:
        _go_through(walk)
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"\n  Stopped; the note stays as it was{_dropped(walk.taken)}.")
        raise click.Abort from None
    return Fixed(walk.report.note.text, walk.taken, 0, walk.report)


def _go_through(walk: Stepwise) -> None:
    """Show each finding and take its answer, to the end or until the writer stops."""
    while (proposal := walk.next()) is not None:
        _show(walk, proposal)
        if not _answer(walk, proposal):
            break


def _dropped(taken: int) -> str:
    return f", without the {counted(taken, 'wording')} you took (q would keep them)" if taken else ""


def _answer(walk: Stepwise, proposal: Proposal) -> bool:
    """Take keys until one decides; return whether to go on."""
    while True:
        click.echo(_styled(_prompt(proposal), dim=True), nl=False)
        key = click.getchar()[:1]  # typed ahead, several keys come at once, the Enter behind them too
        click.echo(printable(key) if key.isprintable() else "")
        if key == _CTRL_C:
            raise click.Abort
        if key in ("q", "Q", _CTRL_D):
            return False
        if key.isdecimal() and 0 < int(key) <= min(len(proposal.fixes), MOST_CHOICES):
            walk.take(proposal.fixes[int(key) - 1])
            return True
        if key in ("n", "N"):
            walk.leave(proposal.diagnostic)
            return True
        if key in ("e", "E") and _write(walk, proposal):
            return True
        if key in ("u", "U"):
            if walk.back():
                return True
            click.echo("  This is the first one.")
        if key == "?":
            click.echo("".join(f"  {name:<4} {what}\n" for name, what in _KEYS), nl=False)


def _write(walk: Stepwise, proposal: Proposal) -> bool:
    """Take the writer's own words; none at all leaves the finding."""
    words = click.prompt(f'  instead of "{printable(proposal.diagnostic.text)}"', default="", show_default=False).strip()
    if not words:
        return False
    walk.write(proposal.diagnostic, words)
    return True


def _prompt(proposal: Proposal) -> str:
    wordings = min(len(proposal.fixes), MOST_CHOICES)
    numbers = "" if not wordings else "1" if wordings == 1 else f"1-{wordings}"
    return f"  [{'/'.join(filter(None, (numbers, 'e', 'n', 'u', 'q', '?')))}] "


def _show(walk: Stepwise, proposal: Proposal) -> None:
    click.echo()
    for line in _lines(walk, proposal):
        click.echo(line)


def _lines(walk: Stepwise, proposal: Proposal) -> Iterator[str]:
    found, text = proposal.diagnostic, walk.report.note.text
    gutter = f"{found.line:>5} | "
    width = _width()
    cut = excerpt(text, found.start, found.end, width - len(gutter))
    yield _styled(gutter, dim=True) + cut.before + _styled(cut.match, bold=True) + cut.after
    yield _styled("      | ", dim=True) + " " * cut.before_cells + _styled("-" * cut.match_cells, fg="yellow")
    yield "  " + _styled(found.name, fg="yellow")
    yield click.wrap_text(found.message, width, "  ", "  ")
    for fix in found.fixes:
        if not fix.edits:
            yield _styled(click.wrap_text(printable(fix.title), width, "  > ", "    "), fg="cyan")
            if fix.sketch:
                yield _styled(click.wrap_text(f'"{printable(fix.sketch)}"', width, "    ", "    "), dim=True)
    for number, fix in enumerate(proposal.fixes[:MOST_CHOICES], start=1):
        yield f"  {number}  " + _styled(
            _line_after(text, fix.edits[0].start, fix.edits[0].end, fix.edits[0].replacement, width), fg="green"
        )


def _width() -> int:
    return min(WIDTH, max(get_terminal_size((WIDTH, 0)).columns, LEAST_WIDTH))


def _line_after(text: str, start: int, end: int, replacement: str, width: int) -> str:
    """Return the line as it would read, cut to fit."""
    cut = excerpt(text[:start] + replacement + text[end:], start, start + len(replacement), width - 6)
    return f"{cut.before}{cut.match}{cut.after}"


def _styled(text: str, **style: bool | str) -> str:
    return click.style(text, **style) if wants_color() else text  # type: ignore[arg-type]

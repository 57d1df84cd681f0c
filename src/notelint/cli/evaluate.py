"""`notelint evaluate`."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from notelint.cli.collecting import collecting
from notelint.cli.options import wants_color
from notelint.errors import ExitStatus

if TYPE_CHECKING:
    from notelint.evaluation import Evaluation, Tally


@click.command("evaluate")
@click.argument("files", nargs=-1, required=True, metavar="FILE.jsonl...", type=click.Path(path_type=Path))
@click.option("--profile", default="ca-toolkit-2023", show_default=True, metavar="NAME|FILE")
@click.option("--misses", is_flag=True, help="List what was missed and what was found wrongly.")
def command(files: tuple[Path, ...], profile: str, misses: bool) -> int:
    """Measure against notes with marked findings: precision, recall and F1."""
    from notelint.evaluation import evaluate, read_gold
    from notelint.linter import Linter

    result = evaluate(Linter(profile), collecting(note for path in files for note in read_gold(path)))
    width = max(shutil.get_terminal_size((100, 24)).columns, 80)
    console = Console(force_terminal=wants_color(), no_color=not wants_color(), width=width, highlight=False)
    console.print(f"{result.notes} notes, {result.words} words")
    if result.families:
        console.print(_table("language family", result.families.items(), None))
        console.print(f"macro-F1 {_share(result.macro_f1)}, false alarms in 1,000 words: {result.alarms_per_thousand_words:.2f}")
    _print_findings(console, result)
    if result.fields:
        console.print(_table("field", result.fields.items(), result))
    if result.contradictions:
        console.print(_table("contradiction", result.contradictions.items(), None))
    _print_scores(console, result)
    if misses:
        for note, family, words, kind in result.misses:
            console.print(f"{kind:<7} {family:<16} {note:<16} {words!r}", markup=False, soft_wrap=True)
    return ExitStatus.CLEAN


def _table(title: str, rows: Iterable[tuple[str, Tally]], result: Evaluation | None) -> Table:
    table = Table(title, "precision", "recall", "F1", "right", "wrong", "missed", *(["value right"] if result else []))
    for name, tally in rows:
        if tally.right + tally.wrong + tally.missed:
            cells = [_share(tally.precision), _share(tally.recall), _share(tally.f1), tally.right, tally.wrong, tally.missed]
            values = result.values.get(name) if result else None
            extra = [f"{values[True]} of {values.total()}" if values else ""] if result else []
            table.add_row(name, *map(str, cells), *extra)
    return table


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _print_findings(console: Console, result: Evaluation) -> None:
    for pole, counts in sorted(result.findings.items()):
        console.print(f"language findings a note, {pole}: {sum(counts) / len(counts):.2f} ({len(counts)} notes)")
    if not result.kinds:
        return
    table = Table("kind of snippet", "with a finding", "of", "share")
    for kind, alarms in sorted(result.kinds.items()):
        table.add_row(kind, str(sum(alarms)), str(len(alarms)), _share(sum(alarms) / len(alarms)))
    console.print(table)


def _print_scores(console: Console, result: Evaluation) -> None:
    for pole, scores in sorted(result.scores.items()):
        mean = sum(scores) / len(scores)
        console.print(f"score, {pole}: mean {mean:.0f}, lowest {min(scores)}, highest {max(scores)} ({len(scores)} notes)")
    pairs = [p for p in result.pairs.values() if len(p) == 2]
    if pairs:
        apart = sorted(p["peer"] - p["clinical"] for p in pairs)
        higher = sum(d > 0 for d in apart)
        console.print(f"pairs: peer wording scores higher in {higher} of {len(pairs)}, by {apart[len(apart) // 2]} in the median")
    if result.auc is not None:
        console.print(f"AUC of peer against clinical: {result.auc:.4f}")

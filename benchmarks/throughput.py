"""Notes a second, warm: the full lint, the bare tokenizer, and proselint take turns on the same notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

Work = Callable[[str], object]


def throughput(notes: list[str], repeats: int) -> Iterator[str]:
    """Yield a table of notes a second, and what each costs in tokenizations."""
    works = {"spaCy tokenizer alone": _tokenizer(), "notelint, everything": _notelint(), "proselint": _proselint()}
    taken = _taken(works, notes, repeats)
    base = taken["spaCy tokenizer alone"]
    yield f"Throughput, warm, one process, median of {repeats} turns"
    yield f"  {'':<24}{'notes/s':>10}{'ms/note':>10}{'in tokenizations':>20}"
    for name, seconds in taken.items():
        yield f"  {name:<24}{len(notes) / seconds:>10.0f}{1000 * seconds / len(notes):>10.2f}{seconds / base:>20.1f}"
    yield f"  notelint takes {taken['notelint, everything'] / taken['proselint']:.2f} times as long as proselint"


def _taken(works: dict[str, Work], notes: list[str], repeats: int) -> dict[str, float]:
    """Return the median seconds for all notes; the works alternate, so that a busy moment hits all of them."""
    for work in works.values():
        for note in notes:
            work(note)
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(repeats):
        for name, work in works.items():
            start = perf_counter()
            for note in notes:
                work(note)
            seconds[name].append(perf_counter() - start)
    return {name: median(times) for name, times in seconds.items()}


def _tokenizer() -> Work:
    import spacy

    return spacy.blank("en").make_doc


def _notelint() -> Work:
    from notelint import Linter

    return Linter("ca-toolkit-2023").check


def _proselint() -> Work:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda note: LintFile("note", note).lint()

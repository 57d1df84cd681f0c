"""Measure what is found across notes: an export with planted copies and look-alikes goes the real way, and each kind is counted.

`--scale N` times the comparison of N notes put together from sentences of the corpus instead.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from clones_cases import COPIED, LEFT, plant
from clones_planted import Planted
from clones_time import measure_time

from notelint.exports.rows import Row
from notelint.linter import Linter
from notelint.review.across import ACROSS_RULES, create_tables, find_pairs, keep_traces, traces
from notelint.review.checking import check_row, note_row
from notelint.review.results import Pair
from notelint.review.store import Store
from notelint.review.store_file import open_store


def main() -> None:
    """Print a table, or times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed plants another export")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was found wrongly")
    parser.add_argument("--scale", type=int, metavar="N", help="time N notes instead")
    options = parser.parse_args()
    if options.scale:
        measure_time(options.scale, options.seed)
        return
    planted = plant(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        store = filled(Path(folder), planted.rows)
        pairs = list(find_pairs(store, lambda keys: {key: planted.rows[key] for key in keys}))
        store.remove()
    print_table(planted, pairs, options.misses)


def filled(folder: Path, rows: Iterable[Row]) -> Store:
    """Return a store with all notes checked, as a review fills it."""
    linter, store = Linter(), open_store(folder / "review.sqlite", {})
    create_tables(store.connection)
    notes, left = [], []
    for key, row in enumerate(rows):
        sheet, report = check_row(linter, row)
        notes.append(note_row(key, row, report))
        left.append(traces(sheet, report, row, key))
    with store.connection:
        store.keep_chunk(0, len(notes), notes, [], [])
        keep_traces(store.connection, left)
    return store


def print_table(planted: Planted, pairs: list[Pair], shows_misses: bool) -> None:
    """Print precision and recall of each kind; every planted later note counts once."""
    group_of = {(kind, key): number for kind, groups in planted.found.items() for number, group in enumerate(groups) for key in group}
    print(f"{len(planted.rows)} notes, {len(pairs)} pairs\n{'':<30}{'planted':>9}{'found':>7}{'wrong':>7}{'precision':>11}{'recall':>8}")
    for code, rule in ACROSS_RULES.items():
        told = [pair for pair in pairs if pair.code == code]
        wrong = [pair for pair in told if not _is_right(planted, group_of, pair)]
        wanted = sum(len(group) - 1 for group in planted.found[code])
        found = len({max(p.first, p.second) for p in told if _group(group_of, code, p.first) == _group(group_of, code, p.second) != -1})
        precision = 1 - len(wrong) / len(told) if told else 1.0
        print(f"{code} {rule.name:<24}{wanted:>9}{found:>7}{len(wrong):>7}{precision:>11.3f}{found / wanted:>8.3f}")
        if shows_misses:
            _print_misses(planted, code, told, wrong)


def _group(group_of: dict[tuple[str, int], int], code: str, key: int) -> int:
    return group_of.get((code, key), -1)


def _is_right(planted: Planted, group_of: dict[tuple[str, int], int], pair: Pair) -> bool:
    """Tell whether a pair was planted; a weaker word for a note with a name left in is a miss and not wrong."""
    kinds = {COPIED: (COPIED, LEFT)}.get(pair.code, (pair.code,))
    return any((k, pair.first) in group_of and group_of[k, pair.first] == group_of.get((k, pair.second)) for k in kinds)


def _print_misses(planted: Planted, code: str, told: list[Pair], wrong: list[Pair]) -> None:
    together = {frozenset((pair.first, pair.second)) for pair in told}
    missed = [group for group in planted.found[code] if len(group) == 2 and frozenset(group) not in together]
    print("    missed:", Counter(planted.sort[min(group)] for group in missed), [sorted(group) for group in missed][:8])
    print("    wrong:", [(planted.sort[p.first], planted.sort[p.second], p.first, p.second, p.similarity) for p in wrong][:8])


if __name__ == "__main__":
    main()

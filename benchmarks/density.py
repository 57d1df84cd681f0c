"""Count findings in a thousand words, by family, on notes that nobody marked; and draw some to be judged by hand.

python benchmarks/density.py NOTES.jsonl...                     counts alone
python benchmarks/density.py NOTES.jsonl... --sample 100        counts, and 100 findings drawn by chance, with the words around them

The second prints words of the notes: for text that may be shown.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from notelint import Diagnostic, Linter
from notelint.diagnostics import LANGUAGE_FAMILIES

AROUND = 70  # code points shown to either side of a drawn finding


def main() -> None:
    """Print the counts, and the drawn findings if asked."""
    parser = argparse.ArgumentParser(description="Findings in a thousand words, by family.")
    parser.add_argument("files", nargs="+", type=Path, help='files with one {"text": ...} object a line')
    parser.add_argument("--sample", type=int, default=0, help="how many findings to draw")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    linter = Linter()
    words, found = 0, list[tuple[str, Diagnostic]]()
    for text in _texts(options.files):
        words += len(text.split())
        found += [(text, d) for d in linter.check(text).diagnostics if d.family in LANGUAGE_FAMILIES]
    _print_counts(words, Counter(d.family for _, d in found))
    for text, d in random.Random(options.seed).sample(found, min(options.sample, len(found))):  # noqa: S311 - a draw for reading
        before, behind = text[max(0, d.start - AROUND) : d.start], text[d.end : d.end + AROUND]
        print(f"{d.family}\t{d.entry or d.name}\t{' '.join(before.split())} <<{d.text}>> {' '.join(behind.split())}")


def _texts(files: list[Path]) -> Iterator[str]:
    for path in files:
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _print_counts(words: int, counts: Counter[str]) -> None:
    print(f"{words} words, {counts.total()} language findings")
    for family, count in counts.most_common():
        print(f"  {family:<16} {count:6} {1000 * count / words:7.2f} in 1,000 words")


if __name__ == "__main__":
    main()

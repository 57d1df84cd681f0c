"""Look after the corpus: the snapshot of all findings over it, and how far two readings of it agree.

python tools/corpus.py snapshot            writes corpus/findings.tsv
python tools/corpus.py snapshot --check    writes nothing; shows what changed and exits 1
python tools/corpus.py agreement           compares the marks with those in corpus/second/
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from notelint import Linter
from notelint.diagnostics import LANGUAGE_FAMILIES
from notelint.evaluation import ALL, Evaluation, GoldNote, read_gold

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
SNAPSHOT = CORPUS / "findings.tsv"
PARTS = ("train", "test")
DIFF_LINES = 40


def main() -> int:
    """Run one command; return the exit status."""
    parser = argparse.ArgumentParser(description="Look after the corpus.")
    parser.add_argument("command", choices=("snapshot", "agreement"))
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the snapshot is stale")
    options = parser.parse_args()
    if options.command == "agreement":
        return _agreement()
    return _check() if options.check else _write()


def _write() -> int:
    text = snapshot()
    SNAPSHOT.write_text(text, encoding="utf-8")
    print(f"wrote {text.count(chr(10)) - 1} findings to {SNAPSHOT.relative_to(ROOT)}")
    return 0


def _check() -> int:
    before = SNAPSHOT.read_text(encoding="utf-8").splitlines() if SNAPSHOT.is_file() else []
    changed = list(difflib.unified_diff(before, snapshot().splitlines(), "recorded", "found now", lineterm="", n=0))
    for line in islice(changed, DIFF_LINES):
        print(line)
    if changed:
        print(f"{len(changed)} lines: findings over the corpus changed. Look at them, then run: make snapshot", file=sys.stderr)
    return 1 if changed else 0


def snapshot() -> str:
    """Return every language finding over the corpus, a line each; the words only where one may look at them."""
    linter = Linter("ca-toolkit-2023")
    lines = ["note\tstart\tend\tcode\tentry\tmarked\twords"]
    for part in PARTS:
        for note in _notes(part):
            for d in linter.check(note.text).diagnostics:
                if d.family in LANGUAGE_FAMILIES:
                    marked = any(s.start < d.end and d.start < s.end for s in note.spans or ())
                    words = " ".join(d.text.split()) if part == "train" else ""
                    lines.append("\t".join([note.id, str(d.start), str(d.end), d.code, d.entry or "", "yes" if marked else "no", words]))
    return "\n".join(lines) + "\n"


def _notes(part: str) -> Iterator[GoldNote]:
    for path in sorted((CORPUS / part).glob("*.jsonl")):
        yield from read_gold(path)


def _agreement() -> int:
    """Print how the second reading does when the first is taken as right."""
    for part in PARTS:
        lines = (CORPUS / "second" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
        second = {row["id"]: [(s["start"], s["end"], s["family"]) for s in row["spans"]] for row in map(json.loads, lines)}
        result = Evaluation()
        for note in _notes(part):
            result.count(note, second[note.id])
        total = result.families[ALL]
        print(
            f"{part}: {result.notes} texts, {total.right + total.missed} marks; of them found again {total.recall:.3f}, "
            f"of the second marks in the first {total.precision:.3f}, F1 {total.f1:.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())

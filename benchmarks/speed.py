"""Measure notelint beside spaCy's bare tokenizer and proselint, on the same notes, in one run.

Figures of two runs or two machines do not compare; the ratios inside one run do.
See benchmarks/README.md for how to read them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from processes import cold_starts, peak_memory
from throughput import throughput

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print all measurements."""
    options = _options()
    notes = [note for path in options.files for note in read_notes(path)]
    if not notes:
        sys.exit("speed: there are no notes in these files")
    words = sum(len(note.split()) for note in notes)
    print(f"{_machine()}\n{len(notes)} notes, {words} words, {words / len(notes):.0f} words a note\n")
    # Memory before throughput: a child's peak is never below what its parent held, and throughput loads everything here.
    for section in (
        cold_starts(notes[0], options.starts),
        peak_memory(notes),
        throughput(notes, options.repeats),
    ):
        print("\n".join(section), flush=True)
        print()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure notelint beside spaCy and proselint.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl", help='one {"text": ...} a line; default: notes of corpus/')
    parser.add_argument("--repeats", type=int, default=5, metavar="N", help="passes over all notes (default 5)")
    parser.add_argument("--starts", type=int, default=9, metavar="N", help="cold starts of each program (default 9)")
    options = parser.parse_args()
    options.files = options.files or sorted((ROOT / "corpus").glob("t*/pairs-*.jsonl"))
    if options.repeats < 1 or options.starts < 1:
        parser.error("measure at least once")
    return options


def read_notes(path: Path) -> Iterator[str]:
    """Yield the text of each note in a JSONL file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)["text"]


def _machine() -> str:
    today = datetime.now(UTC).date()
    return f"{today}, {platform.system()} {platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}"


if __name__ == "__main__":
    main()

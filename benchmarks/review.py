"""What a review of a whole export costs: time with one and two processes, memory as the export grows.

python benchmarks/review.py                     2,000 notes, one and two processes
python benchmarks/review.py --notes 100000      as many as asked for
python benchmarks/review.py --notes 300000 --workers 2

The notes are made of sentences of corpus/train and corpus/practice, drawn by chance (the same each time), so that no two are alike.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTES = [path for part in ("train", "practice") for path in sorted((ROOT / "corpus" / part).glob("*.jsonl"))]
HEADER = ("Note ID", "Client", "Staff", "Date of Service", "Begin Time", "End Time", "Progress Note")
SENTENCES = (6, 14)


def main() -> None:
    """Make the export, review it, print what it took."""
    parser = argparse.ArgumentParser(description="Measure notelint review.")
    parser.add_argument("--notes", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--no-compare", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.csv")
        words = make_export(path, options.notes)
        print(f"{options.notes} notes, {words / options.notes:.0f} words a note, {path.stat().st_size / 1e6:.0f} MB of CSV")
        seconds = {}
        for workers in options.workers:
            took, memory = review(path, Path(folder, f"out-{workers}"), workers, options.no_compare)
            seconds[workers] = took
            print(
                f"{workers} process(es): {took:8.1f} s  {options.notes / took:7.0f} notes/s  {1000 * took / options.notes:6.2f} ms/note"
                f"  largest process {memory:5.0f} MiB"
            )
        if len(seconds) > 1:
            first, *_, last = seconds
            print(f"{last} processes are {seconds[first] / seconds[last]:.2f} times as fast as {first}")


def make_export(path: Path, notes: int) -> int:
    """Write an export of that many notes; return how many words they have."""
    chance = random.Random(11)  # noqa: S311 - for a benchmark, not for secrets
    sentences = sorted({s for p in NOTES for line in p.open(encoding="utf-8") for s in cut(json.loads(line)["text"])})
    words = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        for number in range(notes):
            text = " ".join(chance.sample(sentences, chance.randint(*SENTENCES)))
            words += len(text.split())
            day = f"{chance.randint(1, 12)}/{chance.randint(1, 28)}/2026"
            hour = chance.randint(8, 16)
            person, staff = chance.randrange(max(notes // 12, 1)), chance.randrange(max(notes // 80, 1))
            writer.writerow((number, f"Client {person}", f"Staff {staff}", day, f"{hour}:00", f"{hour}:45", text))
    return words


def cut(text: str) -> list[str]:
    """Return the sentences of a text that can stand in any note."""
    return [f"{s.strip()}." for s in " ".join(text.split()).split(". ") if 25 < len(s) < 200 and ":" not in s]


def review(path: Path, out: Path, workers: int, no_compare: bool) -> tuple[float, float]:
    """Return the seconds a whole run takes, and the peak memory of its largest process in MiB."""
    command = [sys.executable, "-m", "notelint", "review", str(path), "--out", str(out), "--workers", str(workers), "--exit-zero"]
    begin = time.perf_counter()
    with subprocess.Popen([*command, *(["--no-compare"] if no_compare else [])], stderr=subprocess.PIPE, text=True) as running:
        said = running.stderr.read() if running.stderr else ""
        _, status, used = os.wait4(running.pid, 0)  # of this run alone, with the processes it started
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode != 0:
        sys.exit(said)
    return time.perf_counter() - begin, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()

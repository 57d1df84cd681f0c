"""What a whole process costs: the time of a cold start, and the memory at its peak."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

PYTHON = sys.executable
MEBIBYTE = 1 << 20

# Read in the child: its own peak, before and after it checked every note it was given.
LINT_ALL = """
import json, resource, sys

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

notes = json.load(sys.stdin)
import spacy
spacy.blank("en").make_doc("A word.")
tokenizer = peak()
from notelint import Linter
linter = Linter("ca-toolkit-2023")
linter.check(notes[0])
one = peak()
for note in notes:
    linter.check(note)
print(json.dumps([tokenizer, one, peak()]))
"""


def cold_starts(note: str, starts: int) -> Iterator[str]:
    """Yield a table of seconds from start to exit; the programs alternate."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note.txt"
        path.write_text(note, encoding="utf-8")
        programs = {
            "python -c pass": [PYTHON, "-c", "pass"],
            "python -c 'import spacy'": [PYTHON, "-c", "import spacy"],
            "notelint check one note": [PYTHON, "-m", "notelint", "check", str(path)],
            "notelint --help": [PYTHON, "-m", "notelint", "--help"],
            "notelint --version": [PYTHON, "-m", "notelint", "--version"],
        }
        taken = _taken(programs, starts)
    base = taken["python -c 'import spacy'"]
    yield f"Cold start, whole process, median of {starts} turns (files are in the system's cache)"
    yield f"  {'':<26}{'seconds':>8}{'in imports of spaCy':>22}"
    for name, seconds in taken.items():
        yield f"  {name:<26}{seconds:>8.2f}{seconds / base:>22.2f}"


def _taken(programs: dict[str, list[str]], starts: int) -> dict[str, float]:
    for command in programs.values():
        _run(command)  # so that every file was read once before anything is measured
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(starts):
        for name, command in programs.items():
            start = perf_counter()
            _run(command)
            seconds[name].append(perf_counter() - start)
    return {name: median(times) for name, times in seconds.items()}


def _run(command: list[str]) -> None:
    """Run a command; stop if it could not do its work (a check that finds something exits 1)."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=_environment())
    if done.returncode not in (0, 1) or done.stderr:
        sys.exit(f"speed: this failed: {' '.join(command)}\n{done.stderr[-2000:]}")


def _environment() -> dict[str, str]:
    """Return the environment without the wish to keep no byte code: an installed package has its byte code, as spaCy has here."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def peak_memory(notes: list[str]) -> Iterator[str]:
    """Yield what a process held at its peak while it checked all notes."""
    if sys.platform == "win32":
        yield "Peak memory: not measured on Windows, which has no getrusage"
        return
    done = subprocess.run([PYTHON, "-c", LINT_ALL], input=json.dumps(notes), capture_output=True, text=True, encoding="utf-8", check=True)
    tokenizer, one, everything = (size / MEBIBYTE for size in json.loads(done.stdout))
    yield "Peak memory of one process, MiB"
    yield f"  spaCy with a blank pipeline  {tokenizer:>6.0f}"
    yield f"  notelint, one note           {one:>6.0f}"
    yield f"  notelint, all {len(notes):>5} notes    {everything:>6.0f}"

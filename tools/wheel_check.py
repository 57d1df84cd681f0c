"""Build the source archive and the wheel, install the wheel in an empty environment and use it there.

What runs is the wheel alone: another folder, no checkout on the path, no network once it is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "note.txt"
FINDINGS = 1  # the exit status of a check that found something

# Run in the new environment: where does the knowledge come from, and is it ready to use?
INSIDE = """
import json, socket, sys
from pathlib import Path

def refuse(*args, **kwargs):
    raise AssertionError("notelint opened a network connection")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse

import notelint
from notelint.formats.wire import report_object
from notelint.lexicon.files import lexicon_folder

note, checkout = Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2])
report = notelint.check(note)
shown = json.dumps(report_object(report, redact=False))
assert report.diagnostics, "the example has no findings"
package = Path(notelint.__file__).resolve().parent
assert Path(sys.prefix).resolve() in package.parents, f"notelint is {package}, not the installed one"
assert lexicon_folder() == package / "lexicons", f"knowledge comes from {lexicon_folder()}"
assert "lemminflect" not in sys.modules, "the lexicons were compiled anew: the compiled ones in the wheel are stale"
for path in sorted(checkout.joinpath("lexicons").rglob("*.toml")):
    inside = lexicon_folder() / path.relative_to(checkout / "lexicons")
    assert inside.read_bytes() == path.read_bytes(), f"{inside} is not the checkout's"

import spacy
nlp = spacy.blank("en")
nlp.add_pipe("notelint")
found = nlp(note).spans["notelint"]
assert len(found), "the spaCy component found nothing"
print(f"the wheel: {len(report.diagnostics)} findings, {len(found)} spans, {len(shown)} characters of JSON")
"""


def main() -> int:
    """Build, install, use; return the exit status."""
    with tempfile.TemporaryDirectory(prefix="notelint-wheel-") as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--outdir", folder / "dist", ROOT)
        (wheel,) = (folder / "dist").glob("*.whl")
        bin_folder = install(wheel, folder / "empty")
        run(bin_folder / "python", "-I", "-c", INSIDE, EXAMPLE, ROOT, cwd=folder)
        for format_name in ("text", "json"):
            run(bin_folder / "notelint", "check", "--format", format_name, EXAMPLE, cwd=folder, expected=FINDINGS)
        run(bin_folder / "notelint", "profiles", cwd=folder)
        run(bin_folder / "python", "-m", "pip", "check")
    print("wheel: built, installed and used")
    return 0


def install(wheel: Path, environment: Path) -> Path:
    """Install the wheel in a new environment and return the folder of its programs."""
    run(sys.executable, "-m", "venv", environment)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel)
    return programs


def run(*words: str | Path, cwd: Path | None = None, expected: int = 0) -> None:
    """Run a command, quietly if it does as expected; else show what it said and stop."""
    command = [str(word) for word in words]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != expected:
        print(done.stdout[-4000:], done.stderr[-4000:], sep="\n", file=sys.stderr)
        shown = " ".join(word if len(word) < 200 else "..." for word in command)
        raise SystemExit(f"wheel: exit status {done.returncode} instead of {expected}: {shown}")
    if "-c" in command:
        print(done.stdout, end="")


if __name__ == "__main__":
    sys.exit(main())

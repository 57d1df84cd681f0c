"""What the wheel holds and reads, and that an editable installation reads the checkout."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkouts import ROOT, copy_checkout
from notelint.lexicon.files import lexicon_folder

KNOWLEDGE = sorted(path.relative_to(ROOT / "lexicons").as_posix() for path in (ROOT / "lexicons").rglob("*.toml"))
INVENTED_WORD = "flibberty"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return copy_checkout(tmp_path / "checkout")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    copied = copy_checkout(folder / "checkout")
    # Without isolation nothing is fetched: what the build needs is among the test requirements.
    python("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, copied)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


@pytest.fixture(scope="module")
def unpacked(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    wheel.extractall(folder)
    return folder


def python(*words: str | Path, path: Path | None = None) -> str:
    """Run Python, with `path` before everything that is installed, and return what it printed."""
    environment = {**os.environ, "PYTHONPATH": str(path)} if path else None
    done = subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def findings(text: str, path: Path) -> list[str]:
    program = f"import notelint; print(*(d.entry for d in notelint.check({text!r}).diagnostics if d.entry))"
    return python("-c", program, path=path).split()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lexicon/_compiled.json", "py.typed", *(f"lexicons/{name}" for name in KNOWLEDGE)])
def test_wheel_holds(name: str, wheel: zipfile.ZipFile) -> None:
    assert f"notelint/{name}" in wheel.namelist()


@pytest.mark.slow
@pytest.mark.parametrize("name", KNOWLEDGE)
def test_knowledge_in_the_wheel_is_that_of_the_checkout(name: str, wheel: zipfile.ZipFile) -> None:
    assert wheel.read(f"notelint/lexicons/{name}") == (ROOT / "lexicons" / name).read_bytes()


@pytest.mark.slow
def test_wheel_holds_both_licences(wheel: zipfile.ZipFile) -> None:
    licences = sorted(name.partition("/licenses/")[2] for name in wheel.namelist() if "/licenses/" in name)

    assert licences == ["LICENSE", "lexicons/LICENSE"]


@pytest.mark.slow
def test_wheel_holds_nothing_but_the_package(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"notelint"}


@pytest.mark.slow
def test_wheel_reads_its_own_lexicons(unpacked: Path) -> None:
    folder = python("-c", "from notelint.lexicon.files import lexicon_folder as f; print(f())", path=unpacked).strip()

    assert Path(folder) == (unpacked / "notelint" / "lexicons").resolve()


@pytest.mark.slow
def test_wheel_needs_no_compiling(unpacked: Path) -> None:
    program = "import sys, notelint; notelint.check('Client was attention-seeking.'); print('lemminflect' in sys.modules)"

    assert python("-c", program, path=unpacked).strip() == "False"


@pytest.mark.slow
def test_wheel_finds_what_its_lexicons_hold(unpacked: Path) -> None:
    assert findings("Client was attention-seeking at dinner.", unpacked) == ["motive-words/attention-seeking"]


def test_this_installation_reads_the_checkout() -> None:
    assert lexicon_folder() == ROOT / "lexicons"


@pytest.mark.slow
def test_checkout_is_read_although_something_compiled_is_old(checkout: Path) -> None:
    sentence = f"Client was {INVENTED_WORD} at dinner."
    python("-c", "from notelint.lexicon.store import write_compiled; write_compiled()", path=checkout / "src")
    before = findings(sentence, checkout / "src")
    lexicon = checkout / "lexicons" / "motive-words.toml"
    lexicon.write_text(lexicon.read_text(encoding="utf-8") + ENTRY, encoding="utf-8")

    assert (before, findings(sentence, checkout / "src")) == ([], [f"motive-words/{INVENTED_WORD}"])


ENTRY = f"""
[[entry]]
id = "{INVENTED_WORD}"
match = ["{INVENTED_WORD}"]
rationale = "An invented word, to see which file is read."
source = ["this test"]
bad = ["Client was <<{INVENTED_WORD}>>."]
good = ["Client laughed."]
"""

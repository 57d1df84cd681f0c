"""The hooks for pre-commit, run by the real tool on throw-away repositories."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from checkouts import ROOT, copy_checkout

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
LABEL = "Client was attention-seeking at dinner.\n"
CLEAN = "We cooked rice and talked about her new job.\n"
FIXABLE, FIXED = "Her brother committed suicide in May.\n", "Her brother died by suicide in May.\n"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    person = {f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {**own, **person, "GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(tmp_path / "home"), "PRE_COMMIT_COLOR": "never"}


class Repository:
    """A repository of notes, in which hooks run."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment
        folder.mkdir()
        self.run("git", "init", "--quiet")
        self.write("notelint.toml", 'select = ["motive", "suicide-wording"]\n')

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, cwd=self.folder, env=self.environment, capture_output=True, text=True, encoding="utf-8")

    def hook(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run our hook as it stands in the manifest, but with the notelint that is installed already."""
        local = {**HOOKS[name], "language": "system", "entry": f"{sys.executable} -m {HOOKS[name]['entry']}"}
        self.write(".pre-commit-config.yaml", json.dumps({"repos": [{"repo": "local", "hooks": [local]}]}))
        self.run("git", "add", "--all")
        return self.run(*PRE_COMMIT, "run", "--all-files", name)


@pytest.fixture
def notes(tmp_path: Path, environment: dict[str, str]) -> Repository:
    return Repository(tmp_path / "notes", environment)


def test_manifest_is_valid(notes: Repository) -> None:
    assert notes.run(*PRE_COMMIT, "validate-manifest", MANIFEST).returncode == 0


@pytest.mark.parametrize("hook", HOOKS.values(), ids=list(HOOKS))
def test_entry_names_the_command(hook: dict[str, object]) -> None:
    assert hook["entry"] == {"notelint": "notelint check", "notelint-fix": "notelint fix"}[str(hook["id"])]
    assert hook["require_serial"] is True


@pytest.mark.slow
@pytest.mark.parametrize("name", ["monday.txt", "march/monday.md", "security-deposit.txt", "Readme to Sam.md"])
def test_finding_stops_the_commit_and_is_shown(name: str, notes: Repository) -> None:
    notes.write(name, LABEL)
    done = notes.hook("notelint")

    assert done.returncode == 1
    assert "exit code: 1" in done.stdout
    assert name in done.stdout
    assert "motive-attribution" in done.stdout


@pytest.mark.slow
def test_clean_note_passes(notes: Repository) -> None:
    notes.write("monday.txt", CLEAN)
    done = notes.hook("notelint")

    assert done.returncode == 0
    assert "Passed" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", ["README.md", "docs/CHANGELOG.md", "LICENSE.txt", "requirements-dev.txt", "export.py", "notes.json"])
def test_files_that_are_no_notes_are_left_alone(name: str, notes: Repository) -> None:
    notes.write(name, f"# {LABEL}")
    done = notes.hook("notelint")

    assert done.returncode == 0
    assert "(no files to check)" in done.stdout


@pytest.mark.slow
def test_fix_changes_the_file_once(notes: Repository) -> None:
    notes.write("monday.txt", FIXABLE)
    first, second = notes.hook("notelint-fix"), notes.hook("notelint-fix")

    assert "files were modified by this hook" in first.stdout
    assert (notes.folder / "monday.txt").read_text(encoding="utf-8") == FIXED
    assert (first.returncode, second.returncode) == (1, 0)


@pytest.mark.slow
def test_hook_installs_from_the_checkout(notes: Repository, tmp_path: Path) -> None:
    if not pip_reaches_an_index(tmp_path):
        pytest.skip("pip cannot fetch packages here, so pre-commit cannot install the hook")
    notes.write("monday.txt", LABEL)
    notes.run("git", "add", "--all")
    done = notes.run(*PRE_COMMIT, "try-repo", committed_copy(tmp_path / "notelint", notes.environment), "notelint", "--all-files")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "motive-attribution" in done.stdout


def pip_reaches_an_index(folder: Path) -> bool:
    """Tell whether pip can fetch something small that building the hook needs anyway."""
    words = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder / "fetched", "hatchling")
    return subprocess.run(words, capture_output=True).returncode == 0


def committed_copy(folder: Path, environment: dict[str, str]) -> Path:
    """Return a repository of its own that holds the package, so that the checkout's is not touched."""
    copy_checkout(folder)
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "copy")):
        subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True)
    return folder

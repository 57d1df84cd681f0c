"""What a command loads, and that nothing ever opens a connection."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from notelint.lexicon.store import write_compiled
from support import ROOT

HEAVY = ("spacy", "thinc", "numpy", "lemminflect", "textstat", "pydantic", "rich")


def loaded(code: str, cwd: Path) -> set[str]:
    """Run `code` in a fresh interpreter and return which heavy packages it loaded."""
    tail = f"\nimport sys; print('LOADED', *sorted({set(HEAVY)!r} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code + tail], capture_output=True, text=True, cwd=cwd, timeout=120)
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.splitlines()[-1].split()[1:])


def command(*arguments: str) -> str:
    """Return code that runs the command line and goes on."""
    return f"""
import sys
from notelint.cli import main
sys.argv = ["notelint", *{arguments!r}]
try:
    main()
except SystemExit as stopped:
    assert stopped.code == 0, stopped.code
"""


def test_the_package_loads_nothing_heavy(tmp_path: Path) -> None:
    assert loaded("import notelint", tmp_path) == set()


def test_the_public_types_do_not_load_spacy(tmp_path: Path) -> None:
    code = "import notelint; notelint.Report, notelint.Note, notelint.Diagnostic, notelint.Score, notelint.ConfigError"

    assert loaded(code, tmp_path) == set()


LIGHT = {
    "version": ["--version"],
    "help": ["--help"],
    "help of check": ["check", "--help"],
    "help of fix": ["fix", "--help"],
    "rules": ["rules"],
    "rules as json": ["rules", "--format", "json"],
}


@pytest.mark.parametrize("arguments", LIGHT.values(), ids=LIGHT)
def test_telling_commands_do_not_load_spacy(tmp_path: Path, arguments: list[str]) -> None:
    assert not loaded(command(*arguments), tmp_path) & {"spacy", "numpy", "lemminflect", "textstat"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return code that makes the store read lexicons compiled just now."""
    path = tmp_path_factory.mktemp("store") / "compiled.json"
    write_compiled(path)
    return f"import pathlib, notelint.lexicon.store as store; store.COMPILED_FILE = pathlib.Path({str(path)!r})"


@pytest.mark.parametrize("asked", ["NL301", "manipulative", "attention seeking"])
def test_explain_does_not_load_spacy(tmp_path: Path, fresh: str, asked: str) -> None:
    assert not loaded(fresh + command("explain", asked), tmp_path) & {"spacy", "numpy", "lemminflect"}


def test_compiled_lexicons_need_no_dictionary_and_no_toml(tmp_path: Path, fresh: str) -> None:
    code = fresh + "\nstore.own_lexicons()\nimport sys; assert 'notelint.lexicon.load' not in sys.modules"

    assert "lemminflect" not in loaded(code, tmp_path)


def test_a_check_as_text_needs_no_dictionary(tmp_path: Path, fresh: str) -> None:
    (tmp_path / "a.txt").write_text("We walked.", encoding="utf-8")
    found = loaded(fresh + command("check", "--exit-zero", "a.txt"), tmp_path)

    assert "spacy" in found
    assert not found & {"lemminflect", "textstat"}


NO_SOCKETS = """
import socket, sys
def refuse(*_, **__):
    raise AssertionError("a connection was opened")
class Refused(socket.socket):
    __init__ = refuse
socket.socket = Refused
socket.create_connection = socket.getaddrinfo = refuse
"""


@pytest.mark.parametrize("name", ["text", "json", "jsonl"])
def test_a_check_opens_no_connection(tmp_path: Path, name: str) -> None:
    note = "Client was manipulative at dinner and utilized the lab. " * 5
    ran = subprocess.run(
        [sys.executable, "-c", NO_SOCKETS + command("check", "--exit-zero", "--format", name, "-")],
        input=note, capture_output=True, text=True, cwd=tmp_path, env=os.environ | {"HOME": str(tmp_path)}, timeout=120,
    )  # fmt: skip

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "NL301" in ran.stdout


def test_a_check_writes_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Client was manipulative.", encoding="utf-8")
    env = os.environ | {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [sys.executable, "-m", "notelint", "check", "--format", "json", "a.txt"], capture_output=True, cwd=tmp_path, env=env, timeout=120
    )

    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    import notelint

    with caplog.at_level(0):
        notelint.check("Rosalind was manipulative.")

    assert "Rosalind" not in caplog.text


def test_the_page_on_the_architecture_gives_the_layers_as_they_are() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    block = "\n".join(["```", *(line.replace("notelint.", "") for line in layers), "```"])

    assert block in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

"""Fixtures that several test files share. Building a linter takes a fifth of a second: build it once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from notelint.cli import main
from notelint.linter import Linter
from support import Ran

settings.register_profile("suite", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


@pytest.fixture(scope="session")
def linter() -> Linter:
    """Return the linter with every own lexicon and the generic profile."""
    return Linter()


@pytest.fixture(scope="session")
def california() -> Linter:
    """Return the linter with the profile of the Californian toolkit."""
    return Linter("ca-toolkit-2023")


@pytest.fixture
def notelint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return a function that runs the command line in this process, with bytes as standard input."""

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["notelint", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        printed = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run the test in a folder of its own and return it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path

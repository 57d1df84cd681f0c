"""What reaches a terminal, a pipe, and an output of another encoding."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from notelint.cli.options import wants_color

NOTE = "Client was attention-seeking at dinner. She utilized the lab.\n"


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = wants_color()
    monkeypatch.setenv("NO_COLOR", "1")

    assert (coloured, wants_color()) == (True, False)


def on_terminal(*arguments: str, **environment: str) -> bytes:
    """Run the command line, without arguments a check, with standard output on a pseudo-terminal; return what it got."""
    master, slave = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")} | {"TERM": "xterm"} | environment
    command = [sys.executable, "-m", "notelint", *(arguments or ("check", "-"))]
    ran = subprocess.run(command, input=NOTE.encode(), stdout=slave, stderr=subprocess.PIPE, env=env, timeout=60)
    os.close(slave)
    chunks = []
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(master)
    assert ran.returncode == (not arguments)
    return b"".join(chunks)


def test_a_terminal_gets_colour() -> None:
    assert b"\x1b[" in on_terminal()


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_a_plain_terminal_gets_none(environment: dict[str, str]) -> None:
    assert b"\x1b[" not in on_terminal(**environment)


@pytest.mark.parametrize("arguments", [("rules",), ("explain", "NL301"), ("profiles",), ("profiles", "generic")], ids=" ".join)
def test_every_command_that_tells_heeds_no_color(arguments: tuple[str, ...]) -> None:
    assert b"\x1b[" in on_terminal(*arguments)
    assert b"\x1b[" not in on_terminal(*arguments, NO_COLOR="1")


def test_a_reader_that_goes_away_is_no_finding() -> None:
    command = [sys.executable, "-m", "notelint", "check", "--exit-zero", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.close()
        running.stdout = None
        _, told = running.communicate(NOTE.encode(), timeout=60)

    assert (running.returncode, told) == (2, b"")


def test_a_pipe_gets_plain_text() -> None:
    ran = subprocess.run([sys.executable, "-m", "notelint", "check", "-"], input=NOTE.encode(), capture_output=True)

    assert b"\x1b" not in ran.stdout
    assert b"attention-seeking" in ran.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_output_of_another_encoding_shows_the_findings(encoding: str) -> None:
    note = "She said “no”; Ana\u0301 was manipulative 😀."
    env = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    ran = subprocess.run([sys.executable, "-m", "notelint", "check", "-"], input=note.encode(), capture_output=True, env=env)

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert b"motive-attribution" in ran.stdout

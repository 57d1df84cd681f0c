"""`notelint fix --interactive` on a pseudo-terminal, with keys as a person types them."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

NOTE = 'Pt was late. She utilized the lab. He said "I am an addict" to me. She utilized the gym.\n'
SECONDS = 40
UNHEARD = 3.0  # seconds; a terminal that is just being set to single keys drops what was typed before


class Typist:
    """Gives the next key when the program asks for one, and again where it was not heard."""

    def __init__(self, master: int, keys: tuple[bytes, ...]) -> None:
        self.master, self.keys, self.last, self.shown = master, list(keys), b"", b""

    def reads(self) -> bool:
        """Take what is shown and answer; return whether the other end is still there."""
        if not select.select([self.master], [], [], UNHEARD)[0]:
            os.write(self.master, self.last)
            return True
        try:
            chunk = os.read(self.master, 65536)
        except OSError:  # how Linux says that the other end is closed
            return False
        self.shown += chunk
        if self.keys and self.shown.rstrip(b" ").endswith((b"?]", b'":')):
            time.sleep(0.1)
            self.last = self.keys.pop(0)
            os.write(self.master, self.last)
        return bool(chunk)


def typed(path: Path, *keys: bytes, columns: int = 80) -> tuple[int, str]:
    """Run the command on `path`, give each key when it asks for one; return the exit status and what was shown."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, columns))
    env = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    env.pop("COLUMNS", None)
    command = [sys.executable, "-m", "notelint", "fix", "--interactive", str(path)]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True) as process:
        os.close(slave)
        typist = Typist(master, keys)
        deadline = time.monotonic() + SECONDS
        while typist.reads() and time.monotonic() < deadline:
            pass
        process.kill() if time.monotonic() >= deadline else process.wait(SECONDS)
    os.close(master)
    return process.returncode, typist.shown.decode()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_what_is_taken_is_written_and_what_is_left_stays(note: Path) -> None:
    _, shown = typed(note, b"n", b"1", b"n", *[b"n"] * 12)

    after = note.read_text(encoding="utf-8")
    assert after.count("used the") == 1, shown
    assert after.count("utilized") == 1
    assert '"I am an addict"' in after


def test_stopping_keeps_what_was_taken(note: Path) -> None:
    typed(note, b"n", b"1", b"q")

    assert note.read_text(encoding="utf-8") == NOTE.replace("utilized", "used", 1)


def test_the_first_of_keys_that_come_at_once_counts(note: Path) -> None:
    typed(note, b"n\n", b"1\n", b"q")

    assert note.read_text(encoding="utf-8") == NOTE.replace("utilized", "used", 1)


def test_a_raised_number_is_no_choice(note: Path) -> None:
    status, shown = typed(note, "²".encode(), b"q")

    assert (status, "Traceback" in shown) == (1, False)


def test_a_step_back_takes_it_away_again(note: Path) -> None:
    typed(note, b"n", b"1", b"u", b"q")

    assert note.read_text(encoding="utf-8") == NOTE


def test_ones_own_words_are_written(note: Path) -> None:
    typed(note, b"n", b"e", b"worked in\n", b"q")

    assert note.read_text(encoding="utf-8") == NOTE.replace("utilized", "worked in", 1)


def test_ctrl_c_leaves_the_note_as_it_was(note: Path) -> None:
    typed(note, b"n", b"1", b"\x03")

    assert note.read_text(encoding="utf-8") == NOTE


def test_ctrl_c_says_what_becomes_of_what_was_taken(note: Path) -> None:
    _, shown = typed(note, b"n", b"1", b"\x03")

    assert "the note stays as it was, without the 1 wording you took" in shown


def test_lines_fit_a_narrow_terminal(note: Path) -> None:
    note.write_text("He went to the bank and the park and the pier and the mall with Pt and the dog and the cat and her aunt. " * 2)
    _, shown = typed(note, b"n", b"q", columns=60)

    assert max(len(line) for line in shown.splitlines() if "|" in line) <= 60


def test_keys_are_explained(note: Path) -> None:
    _, shown = typed(note, b"?", b"q")

    assert "take the last step back" in shown

"""`notelint fix`: safe fixes only, the file whole or untouched, its bytes otherwise as they were."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from support import Ran, entry, write_lexicon

Cli = Callable[..., Ran]
pytestmark = pytest.mark.usefixtures("here")
NOTE = "She utilized the “lab” prior to group.\nHe was suffering from asthma.\n"
FIXED = "She used the “lab” before group.\nHe was suffering from asthma.\n"


def write(data: str | bytes, name: str = "a.txt") -> Path:
    path = Path(name)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_file_is_fixed_in_place(notelint: Cli) -> None:
    path = write(NOTE)
    notelint("fix", path)

    assert path.read_bytes().startswith(b"She used the")


def test_nothing_else_is_left_in_the_folder(notelint: Cli) -> None:
    notelint("fix", write(NOTE))

    assert [path.name for path in Path().iterdir()] == ["a.txt"]


ENCODINGS = {
    "utf-8": ("utf-8", b"", ()),
    "utf-8 with a mark": ("utf-8", b"\xef\xbb\xbf", ()),
    "utf-16 little": ("utf-16-le", b"\xff\xfe", ()),
    "utf-16 big": ("utf-16-be", b"\xfe\xff", ()),
    "utf-32 little": ("utf-32-le", b"\xff\xfe\0\0", ()),
    "utf-16 without a mark": ("utf-16-le", b"", ("--encoding", "utf-16")),
    "cp1252": ("cp1252", b"", ("--encoding", "cp1252")),
}
LINE_ENDS = {"unix": "\n", "windows": "\r\n", "old mac": "\r"}


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize(("codec", "mark", "options"), ENCODINGS.values(), ids=ENCODINGS)
def test_encoding_mark_and_line_ends_are_kept(notelint: Cli, codec: str, mark: bytes, options: tuple[str, ...], end: str) -> None:
    before, after = ("She utilized the “lab”.\nWe walked.\n".replace("utilized", word).replace("\n", end) for word in ("utilized", "used"))
    path = write(mark + before.encode(codec))
    notelint("fix", *options, path)

    assert path.read_bytes() == mark + after.encode(codec)


def test_mixed_line_ends_are_kept(notelint: Cli) -> None:
    path = write("One.\r\nShe utilized it.\nThree.\r")
    notelint("fix", path)

    assert path.read_bytes() == b"One.\r\nShe used it.\nThree.\r"


def test_permissions_are_kept(notelint: Cli) -> None:
    path = write(NOTE)
    path.chmod(0o604)
    notelint("fix", path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_stays_a_link(notelint: Cli) -> None:
    path, link = write(NOTE), Path("link.txt")
    link.symlink_to(path)
    notelint("fix", link)

    assert (link.is_symlink(), "used" in path.read_text(encoding="utf-8")) == (True, True)


def test_a_file_without_fixes_is_not_written(notelint: Cli) -> None:
    path = write("Client was manipulative.\n")
    os.utime(path, (1, 1))
    notelint("fix", path)

    assert path.stat().st_mtime == 1


def test_quoted_words_are_never_touched(notelint: Cli) -> None:
    path = write('"I utilized it," she said.\n')
    notelint("fix", "--unsafe-fixes", path)

    assert path.read_text(encoding="utf-8") == '"I utilized it," she said.\n'


def test_a_diff_writes_nothing(notelint: Cli) -> None:
    path = write(NOTE)
    ran = notelint("fix", "--diff", path)

    assert path.read_text(encoding="utf-8") == NOTE
    assert (ran.status, "-She utilized" in ran.out, "+She used" in ran.out) == (1, True, True)


def test_a_diff_of_nothing_exits_0(notelint: Cli) -> None:
    ran = notelint("fix", "--diff", write("Client was manipulative.\n"))

    assert (ran.status, ran.out) == (0, "")


def test_a_diff_makes_control_characters_harmless(notelint: Cli) -> None:
    assert "\x1b" not in notelint("fix", "--diff", write("She utilized \x1b[31mit.\n")).out


def test_standard_input_gives_the_fixed_note(notelint: Cli) -> None:
    ran = notelint("fix", "-", stdin=NOTE.encode())

    assert ran.out == FIXED


def test_standard_input_without_fixes_is_given_back(notelint: Cli) -> None:
    assert notelint("fix", "-", stdin=b"We walked.\n").out == "We walked.\n"


def test_standard_input_keeps_its_encoding(notelint: Cli) -> None:
    assert notelint("fix", "-", stdin=b"\xef\xbb\xbfShe utilized it.\n").out.encode() == b"\xef\xbb\xbfShe used it.\n"


def test_unsafe_fixes_are_applied_when_asked_for(notelint: Cli) -> None:
    path = write("Client was drunk at dinner and she is an addict.\n")
    notelint("fix", path)
    safe = path.read_text(encoding="utf-8")
    notelint("fix", "--unsafe-fixes", path)

    assert safe == "Client was drunk at dinner and she is an addict.\n"
    assert path.read_text(encoding="utf-8") != safe


def test_remaining_findings_exit_1(notelint: Cli) -> None:
    assert notelint("fix", "--ignore", "required-field", write("She utilized it. He was manipulative.\n")).status == 1


def test_no_remaining_findings_exit_0(notelint: Cli) -> None:
    assert notelint("fix", "--ignore", "required-field", write("She utilized it.\n")).status == 0


def test_exit_zero_is_heeded(notelint: Cli) -> None:
    assert notelint("fix", "--exit-zero", write("He was manipulative.\n")).status == 0


def test_an_unreadable_file_exits_2_and_others_are_fixed(notelint: Cli) -> None:
    path = write(NOTE)
    ran = notelint("fix", "nowhere.txt", path)

    assert (ran.status, ran.err.splitlines()[0].startswith("notelint: nowhere.txt: ")) == (2, True)
    assert path.read_text(encoding="utf-8") == FIXED


def test_ignored_rules_are_not_fixed(notelint: Cli) -> None:
    path = write(NOTE)
    notelint("fix", "--ignore", "wordy", path)

    assert path.read_text(encoding="utf-8") == NOTE


def test_messages_go_to_standard_error(notelint: Cli) -> None:
    ran = notelint("fix", write(NOTE))

    assert (ran.out, "a.txt: 2 " in ran.err) == ("", True)


def test_fixing_twice_changes_nothing_more(notelint: Cli) -> None:
    path = write(NOTE)
    notelint("fix", "--unsafe-fixes", path)
    once = path.read_bytes()
    notelint("fix", "--unsafe-fixes", path)

    assert path.read_bytes() == once


def test_killed_at_any_moment_every_file_is_whole(here: Path) -> None:
    old, new = NOTE * 20, FIXED * 20
    assert old != new
    changed = 0
    for moment in (0.0, 0.002, 0.005, 0.01, 0.02, 0.05):
        folder = here / str(moment)
        folder.mkdir()
        files = [folder / f"{number:02}.txt" for number in range(40)]
        for file in files:
            file.write_text(old, encoding="utf-8")
        with subprocess.Popen([sys.executable, "-m", "notelint", "fix", str(folder)], stderr=subprocess.DEVNULL) as running:
            while files[0].read_text(encoding="utf-8") == old and running.poll() is None:
                time.sleep(0.0005)
            time.sleep(moment)
            running.kill()
        texts = [file.read_text(encoding="utf-8") for file in files]
        assert set(texts) <= {old, new}
        changed += 0 < texts.count(new) < len(files)

    assert changed, "never killed between the first file and the last"


def test_wordings_left_out_are_told(notelint: Cli, tmp_path: Path) -> None:
    swap = [{"text": "cog", "applicability": "safe"}]
    first = entry(rewrite=swap, bad=[{"text": "A <<sprocket>>.", "fixed": "A cog."}])
    own = write_lexicon(tmp_path, first, entry(id="cog", match=["cog"], bad=["A <<cog>>."]))
    Path("notelint.toml").write_text(f'lexicons = ["{own.as_posix()}"]\n')
    ran = notelint("fix", write("He was a sprocket.\n"))

    assert "nothing mended (1 wording left out" in ran.err

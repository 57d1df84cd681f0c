"""The command line: exit status, messages, folders, output."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from notelint.cli.collecting import FEW
from support import Ran

Cli = Callable[..., Ran]
pytestmark = pytest.mark.usefixtures("here")
BAD, CLEAN = "Client was manipulative.\n", "We walked.\n"
LANGUAGE = ("--ignore", "required-field")  # so that a sentence can be a clean note


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_clean_note_exits_0(notelint: Cli) -> None:
    assert notelint("check", *LANGUAGE, write("a.txt", CLEAN)).status == 0


def test_findings_exit_1(notelint: Cli) -> None:
    ran = notelint("check", *LANGUAGE, write("a.txt", BAD))

    assert (ran.status, ran.err) == (1, "")
    assert "motive-attribution" in ran.out


def test_exit_zero_is_heeded(notelint: Cli) -> None:
    assert notelint("check", "--exit-zero", write("a.txt", BAD)).status == 0


UNREADABLE = {
    "missing": None,
    "binary": b"\x7fELF\x00\x01",
    "cp1252": "It’s fine.".encode("cp1252"),
    "empty": b"",
    "blank": b" \n\n",
    "large": b"a" * 10_000_000,
    "too many characters": b"word " * 300_000,
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_input_exits_2_with_one_line(notelint: Cli, data: bytes | None) -> None:
    if data is not None:
        write("a.txt", data)
    ran = notelint("check", "a.txt")

    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert ran.err.startswith("notelint: a.txt: ")


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_other_files_are_still_checked(notelint: Cli, data: bytes | None) -> None:
    if data is not None:
        write("a.txt", data)
    ran = notelint("check", "a.txt", write("b.txt", BAD))

    assert (ran.status, "motive-attribution" in ran.out) == (2, True)


def test_exit_zero_does_not_hide_unreadable_input(notelint: Cli) -> None:
    assert notelint("check", "--exit-zero", "nowhere.txt").status == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_permission_exits_2(notelint: Cli) -> None:
    write("a.txt", BAD).chmod(0)

    assert notelint("check", "a.txt").status == 2


@pytest.mark.parametrize("given", ["notes", "notes/closed/a.txt"], ids=["walked", "named"])
def test_a_folder_in_which_nobody_may_look_is_told(notelint: Cli, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    write("notes/closed/a.txt", BAD)
    stat = os.stat

    def refusing(path: Any, **more: Any) -> os.stat_result:
        if "closed/" in str(path):  # file modes would not keep the superuser out
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **more)

    monkeypatch.setattr(os, "stat", refusing)
    ran = notelint("check", given, "--output", "notes/closed/out.txt")

    assert (ran.status, "notes/closed/a.txt: cannot be read: permission denied" in ran.err) == (2, True)


def test_an_empty_folder_exits_2(notelint: Cli) -> None:
    Path("notes").mkdir()
    ran = notelint("check", "notes")

    assert (ran.status, ran.err.count("\n"), ".txt" in ran.err) == (2, 1, True)


def test_standard_input_is_a_dash(notelint: Cli) -> None:
    ran = notelint("check", *LANGUAGE, "-", stdin=BAD.encode())

    assert (ran.status, "<stdin>" in ran.out) == (1, True)


def test_standard_input_is_read_without_a_path(notelint: Cli) -> None:
    assert "manipulative" in notelint("check", stdin=BAD.encode()).out


def test_standard_input_can_be_named(notelint: Cli) -> None:
    assert "visit.txt" in notelint("check", "--stdin-filename", "visit.txt", "-", stdin=BAD.encode()).out


def test_empty_standard_input_exits_2(notelint: Cli) -> None:
    assert notelint("check", "-").status == 2


def test_without_a_path_a_terminal_gets_help(notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.cli.check.sys", Terminal())
    ran = notelint("check")

    assert (ran.status, "notelint check note.txt" in ran.out) == (2, True)


class Terminal:
    """Stand in for `sys` where standard input is a terminal."""

    class stdin:  # noqa: N801
        @staticmethod
        def isatty() -> bool:
            return True

    stdout = sys.stdout


def test_a_folder_is_walked(notelint: Cli) -> None:
    write("notes/a.txt", BAD)
    write("notes/sub/b.md", BAD)
    write("notes/c.pdf", b"%PDF\x00")
    ran = notelint("check", "notes", "--format", "json")

    assert [r["source"] for r in json.loads(ran.out)["reports"]] == ["notes/a.txt", "notes/sub/b.md"]
    assert ran.status == 1


def test_output_goes_to_a_file(notelint: Cli) -> None:
    ran = notelint("check", "--format", "json", "--output", "out.json", write("a.txt", BAD))

    assert (ran.status, ran.out) == (1, "")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["summary"]["notes"] == 1


def test_output_files_hold_no_colour(notelint: Cli) -> None:
    notelint("check", "--output", "out.txt", write("a.txt", BAD))

    assert "\x1b" not in Path("out.txt").read_text(encoding="utf-8")


def test_an_old_output_is_kept_when_the_run_breaks(notelint: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from notelint.formats.json import JsonFormat

    def broken(*_: object) -> str:
        raise KeyboardInterrupt

    write("out.json", "old")
    monkeypatch.setattr(JsonFormat, "report", broken)
    notelint("check", "--format", "json", "--output", "out.json", write("a.txt", BAD))

    assert (Path("out.json").read_text(encoding="utf-8"), sorted(path.name for path in Path().iterdir())) == ("old", ["a.txt", "out.json"])


def test_a_report_never_takes_the_place_of_its_note(notelint: Cli) -> None:
    ran = notelint("check", "--output", "./a.txt", write("a.txt", BAD))

    assert (ran.status, "--output" in ran.err, Path("a.txt").read_text(encoding="utf-8")) == (2, True, BAD)


def test_a_report_never_takes_the_place_of_a_note_in_a_folder(notelint: Cli) -> None:
    write("notes/team/a.txt", BAD)
    ran = notelint("check", "notes", "--output", "notes/team/a.txt")

    assert (ran.status, "--output" in ran.err, Path("notes/team/a.txt").read_text(encoding="utf-8")) == (2, True, BAD)


def test_a_report_may_lie_beside_the_notes(notelint: Cli) -> None:
    write("notes/a.txt", BAD)
    write("notes/out.json", "old")
    ran = notelint("check", "notes", "--format", "json", "--output", "notes/out.json")

    assert (ran.status, json.loads(Path("notes/out.json").read_text(encoding="utf-8"))["summary"]["notes"]) == (1, 1)


def test_an_output_that_cannot_be_written_exits_2(notelint: Cli) -> None:
    ran = notelint("check", "--output", "no/such/folder/out.txt", write("a.txt", BAD))

    assert (ran.status, ran.err.count("Traceback"), "out.txt" in ran.err) == (2, 0, True)


LONG = "Client was manipulative and labile. " + "The pt was non-compliant with treatment and refused group again today. " * 4


def test_a_low_score_exits_1(notelint: Cli) -> None:
    ran = notelint("check", "--select", "privacy", "--min-score", 90, write("a.txt", LONG))

    assert (ran.status, "below 90" in ran.err) == (1, True)


def test_a_high_score_exits_0(notelint: Cli) -> None:
    assert notelint("check", "--select", "privacy", "--min-score", 1, write("a.txt", LONG)).status == 0


def test_a_note_too_short_for_a_score_is_not_low(notelint: Cli) -> None:
    assert notelint("check", "--select", "privacy", "--min-score", 90, write("a.txt", CLEAN)).status == 0


def test_a_minimum_score_of_the_configuration_is_heeded(notelint: Cli) -> None:
    write("notelint.toml", 'min-score = 90\nselect = ["privacy"]')

    assert notelint("check", write("a.txt", LONG)).status == 1


def test_a_minimum_score_of_0_wins_over_the_configuration(notelint: Cli) -> None:
    write("notelint.toml", 'min-score = 90\nselect = ["privacy"]')

    assert notelint("check", "--min-score", 0, write("a.txt", LONG)).status == 0


def test_a_choice_of_nothing_is_refused(notelint: Cli) -> None:
    ran = notelint("check", "--select", ",", write("a.txt", BAD))

    assert (ran.status, "--select NL301" in ran.err) == (2, True)


def test_a_pipe_in_a_folder_is_told_and_not_waited_for(notelint: Cli) -> None:
    write("notes/b.txt", BAD)
    os.mkfifo("notes/a.txt")
    ran = notelint("check", "notes")

    assert (ran.status, "notes/a.txt: is a pipe" in ran.err, "motive-attribution" in ran.out) == (2, True, True)


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_long_run_collects_garbage(notelint: Cli, command: str) -> None:
    for number in range(FEW + 2):
        write(f"notes/{number}.txt", CLEAN)
    notelint(command, "notes")

    assert gc.isenabled()


def test_redacted_text_holds_no_words_of_the_note(notelint: Cli) -> None:
    ran = notelint("check", "--redact", write("a.txt", "Rosalind was manipulative."))

    assert (ran.status, "Rosalind" in ran.out) == (1, False)


@pytest.mark.parametrize("name", ["nope", "base64"])
def test_an_unknown_encoding_is_told_also_for_a_file_that_names_its_own(notelint: Cli, name: str) -> None:
    Path("a.txt").write_bytes(b"\xef\xbb\xbfWe walked.")
    ran = notelint("check", "--encoding", name, "a.txt")

    assert (ran.status, f'no encoding "{name}"' in ran.err) == (2, True)


def test_a_table_of_many_notes_is_told_of_review(notelint: Cli) -> None:
    rows = "date,note\n" + "3/4/2026,We walked around the lake.\n" * 4
    Path("oct.csv").write_text(rows, encoding="utf-8")
    Path("oct.txt").write_text(rows, encoding="utf-8")

    assert "notelint review oct.csv" in notelint("check", "oct.csv").err
    assert "review" not in notelint("check", "oct.txt").err

"""What holds for every format of `notelint check`: hostile notes, redaction, missing libraries."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import FORM, output
from notelint import formats
from notelint.errors import ConfigError
from notelint.formats.base import Failure, Style
from notelint.formats.uri import relative_uri
from notelint.formats.words import counted
from notelint.linter import Linter
from notelint.note import Note
from support import Ran

ADDED = ("github", "csv", "junit", "sarif", "html")
MOTIVE = "Client was attention-seeking at dinner.\nShe utilized the lab.\n"
UNREADABLE = Failure("notes/<gone>.txt", "notes/<gone>.txt: cannot be read: there is no such file.")


@pytest.mark.parametrize("name", ADDED)
@given(text=st.text(max_size=80), source=st.text(min_size=1, max_size=20))
def test_no_note_and_no_name_is_too_strange(linter: Linter, name: str, text: str, source: str) -> None:
    note = Note(f"He was manipulative. {text} He was aggressive.", source)

    assert "NL301" in output(linter, name, note)
    assert "NL301" in output(linter, name, note, style=Style(redact=True, unicode=False))


SECRET = "zanzibar quokka"


@pytest.mark.parametrize("name", ADDED)
def test_redaction_leaves_nothing_around_or_inside_a_finding(linter: Linter, name: str) -> None:
    text = f'{SECRET} was "Manipulative" {SECRET}, an addict {SECRET}.\nDuration: {SECRET}\n' + FORM
    shown = output(linter, name, Note(text, "a.txt"), style=Style(redact=True))

    assert "NL" in shown
    assert [word for word in ("zanzibar", "quokka", "Rosalind", "Manipulative", "Pelican", "Zelda") if word in shown] == []


@pytest.mark.parametrize("name", ADDED)
def test_a_run_without_notes_is_whole(linter: Linter, name: str) -> None:
    shown = output(linter, name)

    assert shown == "" if name == "github" else shown.endswith("\n")


@pytest.mark.parametrize("name", ["github", "junit", "sarif", "html"])
def test_what_could_not_be_checked_is_told(linter: Linter, name: str) -> None:
    assert "cannot be read: there is no such file." in output(linter, name, failures=(UNREADABLE,))


@pytest.mark.parametrize("name", ["junit", "sarif", "html"])
def test_without_unicode_the_output_is_ascii(linter: Linter, name: str) -> None:
    note = Note("日本 “Client” was manipulative and went to the café 😀.", "café.txt", "№ 7")

    assert not output(linter, name, note).isascii()
    assert output(linter, name, note, style=Style(unicode=False)).isascii()


@pytest.mark.parametrize(("name", "library"), [("junit", "junitparser"), ("html", "jinja2")])
def test_a_missing_library_is_told_with_what_to_run(monkeypatch: pytest.MonkeyPatch, name: str, library: str) -> None:
    monkeypatch.delitem(sys.modules, f"notelint.formats.{name}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(ConfigError, match=rf'--format {name} needs {library}, .* run: pip install "notelint\[formats\]"'):
        formats.format_named(name, Style(), "generic")


def test_a_module_of_our_own_that_is_missing_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "notelint.formats.csv", raising=False)
    monkeypatch.setitem(sys.modules, "notelint.formats.shown", None)

    with pytest.raises(ModuleNotFoundError):
        formats.format_named("csv", Style(), "generic")


@pytest.mark.parametrize("name", ADDED)
def test_the_command_line_writes_the_format(notelint: Callable[..., Ran], here: Path, name: str) -> None:
    (here / "a.txt").write_text(MOTIVE, encoding="utf-8")
    ran = notelint("check", "--format", name, "a.txt")

    assert (ran.status, ran.err) == (1, "")
    assert "NL301" in ran.out


def test_optional_libraries_are_loaded_for_their_format_alone(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom notelint import formats\nfrom notelint.formats.base import Style\n"
        "for name in ('text', 'json', 'github', 'csv', 'sarif'): formats.format_named(name, Style(), 'generic')\n"
        "print(sorted({'junitparser', 'jinja2', 'spacy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)

    assert ran.stdout.strip() == "[]"


URIS = {
    "plain": ("notes/a.txt", "notes/a.txt"),
    "space and percent": ("my notes/100%.txt", "my%20notes/100%25.txt"),
    "letters": ("notes/café.txt", "notes/caf%C3%A9.txt"),
    "no scheme": ("http:a.txt", "http%3Aa.txt"),
    "query and fragment": ("a?b#c.txt", "a%3Fb%23c.txt"),
    "standard input": ("<stdin>", "%3Cstdin%3E"),
    "bytes that are not UTF-8": ("caf\udce9.txt", "caf%E9.txt"),
    "half a character": ("\ud800.txt", "%3F.txt"),
    "elsewhere": ("/srv/my notes/a.txt", "file:///srv/my%20notes/a.txt"),
}


@pytest.mark.parametrize(("source", "uri"), URIS.values(), ids=URIS)
def test_names_of_inputs_as_uris(source: str, uri: str) -> None:
    assert relative_uri(source) == uri


def test_a_full_name_inside_the_current_folder_becomes_relative(here: Path) -> None:
    assert relative_uri(str(here / "notes" / "a b.txt")) == "notes/a%20b.txt"


@pytest.mark.parametrize(("number", "said"), [(0, "0 notes"), (1, "1 note"), (1200, "1,200 notes")])
def test_counts_are_written_as_people_read_them(number: int, said: str) -> None:
    assert counted(number, "note") == said

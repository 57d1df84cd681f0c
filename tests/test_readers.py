"""Reading notes from files and folders, and writing a fixed one back."""

from __future__ import annotations

import os
import stat
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.errors import InputError
from notelint.readers import writing
from notelint.readers.files import LARGEST_FILE, decode, read_file, read_limited, walk
from notelint.readers.writing import encoded, replace_file

ENCODED = {
    "utf-8": ("We walked – “fine”.".encode(), "utf-8"),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + "We walked – “fine”.".encode(), "utf-8"),
    "utf-16, little end first": (b"\xff\xfe" + "We walked – “fine”.".encode("utf-16-le"), "utf-8"),
    "utf-16, big end first": (b"\xfe\xff" + "We walked – “fine”.".encode("utf-16-be"), "utf-8"),
    "utf-32, little end first": (b"\xff\xfe\0\0" + "We walked – “fine”.".encode("utf-32-le"), "utf-8"),
    "utf-32, big end first": (b"\0\0\xfe\xff" + "We walked – “fine”.".encode("utf-32-be"), "utf-8"),
    "cp1252 when named": ("We walked – “fine”.".encode("cp1252"), "cp1252"),
    "utf-8-sig named, without a mark": ("We walked – “fine”.".encode(), "utf-8-sig"),
    "utf-16 named, little end first": ("We walked – “fine”.".encode("utf-16-le"), "utf-16"),
    "utf-16 named, big end first": ("We walked – “fine”.".encode("utf-16-be"), "UTF16"),
    "utf-16-le named": ("We walked – “fine”.".encode("utf-16-le"), "utf-16-le"),
    "utf-32 named, little end first": ("We walked – “fine”.".encode("utf-32-le"), "utf-32"),
    "utf-32 named, big end first": ("We walked – “fine”.".encode("utf-32-be"), "utf-32"),
}


@pytest.mark.parametrize(("data", "encoding"), ENCODED.values(), ids=ENCODED)
def test_text_is_decoded(data: bytes, encoding: str) -> None:
    assert decode(data, "a.txt", encoding) == "We walked – “fine”."


@pytest.mark.parametrize(("data", "encoding"), ENCODED.values(), ids=ENCODED)
def test_unchanged_text_goes_back_byte_for_byte(data: bytes, encoding: str) -> None:
    assert encoded(decode(data, "a.txt", encoding), data, encoding) == data


@given(text=st.text(min_size=1).filter(lambda t: t.strip("\ufeff \t\r\n\x0b\x0c") and "\0" not in t))
def test_any_text_goes_there_and_back(text: str) -> None:
    data = text.encode()

    assert encoded(decode(data, "a.txt"), data, "utf-8") == data


def test_line_ends_are_kept() -> None:
    assert decode(b"a\r\nb\rc\n", "a.txt") == "a\r\nb\rc\n"


UNREADABLE = {
    "empty": (b"", "empty"),
    "white space": (b" \r\n\t\n", "empty"),
    "mark alone": (b"\xef\xbb\xbf", "empty"),
    "binary": (b"\x7fELF\x00\x01\x02", "not text"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not text"),
    "cp1252 not named": ("It’s fine.".encode("cp1252"), "--encoding cp1252"),
    "cut utf-8": ("fine 😀".encode()[:-1], "UTF-8"),
    "cut utf-16": (b"\xff\xfea\x00b", "UTF-16"),
    "cut utf-32": (b"\xff\xfe\0\0a\0\0\0b", "UTF-32"),
    "zero in utf-16": (b"\xff\xfea\0\0\0b\0", "not text"),
}


@pytest.mark.parametrize(("data", "word"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_told(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word) as raised:
        decode(data, "a.txt")

    assert str(raised.value).startswith("a.txt: ")


def test_an_unknown_encoding_is_told() -> None:
    with pytest.raises(InputError, match="utf-9"):
        decode(b"We walked.", "a.txt", "utf-9")


def test_an_encoding_that_makes_no_text_is_told() -> None:
    with pytest.raises(InputError, match="base64"):
        decode(b"We walked.", "a.txt", "base64")


def test_no_error_holds_text_of_the_note() -> None:
    with pytest.raises(InputError) as raised:
        decode(b"Rosalind went home \xff\xfe", "a.txt")

    assert "Rosalind" not in str(raised.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: cannot be read: there is no such file"):
        read_file(tmp_path / "nowhere.txt")


def test_a_file_too_large_is_told_without_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(10_000_000_000)  # sparse: only reading it would take the memory

    with pytest.raises(InputError, match=f"larger than {LARGEST_FILE // 1_000_000} MB"):
        read_file(path)


def test_a_stream_is_read_whole() -> None:
    assert read_limited(BytesIO(b"We walked."), "x.txt") == b"We walked."


def test_a_stream_that_is_too_large_is_refused_under_its_name() -> None:
    with pytest.raises(InputError, match=r"x\.txt"):
        read_limited(BytesIO(b"a" * (LARGEST_FILE + 1)), "x.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c.TXT", "d.pdf", ".hidden.txt", "sub/e.txt", ".git/f.txt", "old/g.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("We walked.", encoding="utf-8")
    return tmp_path


def names(folder: Path, *exclude: str) -> list[str]:
    return [str(path.relative_to(folder)) for path in walk(folder, (".txt", ".md"), exclude)]


def test_a_folder_is_walked_in_order(folder: Path) -> None:
    assert names(folder) == ["a.md", "b.txt", "c.TXT", "old/g.txt", "sub/e.txt"]


def test_patterns_are_left_out(folder: Path) -> None:
    assert names(folder, "old/*", "*.md") == ["b.txt", "c.TXT", "sub/e.txt"]


def unlisted(monkeypatch: pytest.MonkeyPatch, closed: str) -> None:
    """Let no folder of this name be listed; file modes would not keep the superuser out."""
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == closed:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)


def test_a_folder_that_cannot_be_listed_is_given_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlisted(monkeypatch, "old")

    assert names(folder) == ["a.md", "b.txt", "c.TXT", "sub/e.txt", "old"]
    with pytest.raises(InputError, match=r"old: cannot be read"):
        read_file(folder / "old")


def test_a_folder_that_is_left_out_need_not_be_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlisted(monkeypatch, "old")

    assert "old" not in names(folder, "old/*")


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")

    with pytest.raises(InputError, match=r"a\.txt: is a pipe or a device"):
        read_file(tmp_path / "a.txt")


def test_a_device_is_told() -> None:
    with pytest.raises(InputError, match="is a pipe or a device"):
        read_file(Path("/dev/zero"))


def test_a_file_is_given_whatever_it_is_called(folder: Path) -> None:
    assert list(walk(folder / "d.pdf", (".txt",))) == [folder / "d.pdf"]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We walked.", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert len(list(walk(tmp_path, (".txt",)))) == 1


def test_text_the_encoding_cannot_hold_is_refused() -> None:
    with pytest.raises(InputError, match="cp1252"):
        encoded("We walked 😀.", b"We walked.", "cp1252")


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")

    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    link.symlink_to(path.name)
    replace_file(link, b"new")

    assert (link.is_symlink(), path.read_bytes()) == (True, b"new")


def test_an_interrupted_write_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(path, b"new")

    assert (path.read_bytes(), [left.name for left in tmp_path.iterdir()]) == (b"old", ["a.txt"])


FILES = ("a.txt", "drafts/b.txt", "drafts/sub/c.txt", "team/drafts/d.txt", "team/e.draft.txt", "team/[x]/f.txt")
PATTERNS = {
    "a name": ("a.txt", {"a.txt"}),
    "a name with a star": ("*.draft.txt", {"team/e.draft.txt"}),
    "a folder at any depth": ("drafts", {"drafts/b.txt", "drafts/sub/c.txt", "team/drafts/d.txt"}),
    "a folder and no file": ("drafts/", {"drafts/b.txt", "drafts/sub/c.txt", "team/drafts/d.txt"}),
    "no folder of that name": ("a.txt/", set()),
    "what is in a folder": ("drafts/*", {"drafts/b.txt", "drafts/sub/c.txt"}),
    "files in a folder alone": ("drafts/*.txt", {"drafts/b.txt"}),
    "everything below": ("drafts/**", {"drafts/b.txt", "drafts/sub/c.txt"}),
    "from here on": ("./drafts", {"drafts/b.txt", "drafts/sub/c.txt"}),
    "with back slashes": ("drafts\\*", {"drafts/b.txt", "drafts/sub/c.txt"}),
    "in any folder": ("**/drafts/*", {"drafts/b.txt", "drafts/sub/c.txt", "team/drafts/d.txt"}),
    "some depth below": ("drafts/**/c.txt", {"drafts/sub/c.txt"}),
    "no depth below": ("drafts/**/b.txt", {"drafts/b.txt"}),
    "one sign": ("?.txt", {"a.txt", "drafts/b.txt", "drafts/sub/c.txt", "team/drafts/d.txt", "team/[x]/f.txt"}),
    "one of some signs": ("[a-b].txt", {"a.txt", "drafts/b.txt"}),
    "none of some signs": ("[!a-d].txt", {"team/[x]/f.txt"}),
    "brackets that stand for themselves": ("team/[[]x]/*", {"team/[x]/f.txt"}),
    "no set": ("[b-a].txt", set()),
    "a part of a name": ("draft", set()),
}


@pytest.mark.parametrize(("pattern", "left_out"), PATTERNS.values(), ids=PATTERNS)
def test_patterns_are_those_of_gitignore(tmp_path: Path, pattern: str, left_out: set[str]) -> None:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("We walked.", encoding="utf-8")

    assert set(FILES) - set(names(tmp_path, pattern)) == left_out


def test_an_ending_may_have_several_dots(tmp_path: Path) -> None:
    for name in ("a.note.txt", "b.txt"):
        (tmp_path / name).write_text("We walked.", encoding="utf-8")

    assert [path.name for path in walk(tmp_path, (".note.txt",))] == ["a.note.txt"]

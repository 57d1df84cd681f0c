"""Folders of documents, and single ones: each file is one note."""

from __future__ import annotations

import codecs
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from notelint.errors import InputError
from notelint.exports.documents_text import Unreadable, docx_text, pdf_text
from notelint.exports.encodings import find_encoding
from notelint.exports.rows import Problem, Row
from notelint.readers.exclusion import Exclusion
from notelint.readers.files import decode, is_folder, read_limited, walk

LARGEST_DOCUMENT = 50_000_000  # bytes of a .docx or .pdf
_READERS = {".docx": docx_text, ".pdf": pdf_text}
_BOMS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_MOST_KINDS = 10
_LOCK = "~$"


@dataclass(slots=True)
class DocumentsExport:
    """The documents under `path`, or the one document it is; they have no columns."""

    path: Path
    extensions: tuple[str, ...]
    encoding: str | None = None
    exclude: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    source: str = field(init=False)

    def __post_init__(self) -> None:
        self.source = str(self.path)

    def rows(self) -> Iterator[Row | Problem]:
        """Yield the note of each document, by name; at the end Problems name folders that cannot be read, and count files left out.

        In a folder, sources are paths below it.
        """
        if not is_folder(self.path):
            yield _read(self.path, str(self.path), self.encoding)
            return
        for path in _walked(self.path, self.extensions, self.exclude):
            if not is_folder(path):  # one that cannot be listed; those are told at the end
                yield _read(path, path.relative_to(self.path).as_posix(), self.encoding)
        yield from self._left_out()

    def _left_out(self) -> Iterator[Problem]:
        refused: list[OSError] = []
        kinds = _other_kinds(self.path, self.extensions, self.exclude, refused.append)
        for error in refused:
            source = Path(error.filename).relative_to(self.path).as_posix()
            yield Problem(source, None, f"is a folder that cannot be read: {_reason(error)}.")
        if kinds:
            yield Problem(str(self.path), None, _counted(kinds, self.extensions))


def open_documents(
    path: Path, *, encoding: str | None = None, extensions: Sequence[str] = (), exclude: Sequence[str] = ()
) -> DocumentsExport:
    """Return the documents under `path`; raise `InputError` for a folder that has none, `OSError` for one that cannot be read."""
    if path.is_dir():
        os.scandir(path).close()  # to walk it would pass over what is refused
        if not any(True for _ in _walked(path, extensions, exclude)):
            but = " but what `exclude` leaves out" if any(True for _ in _walked(path, extensions, ())) else ""
            raise InputError(f"{path}: holds no {', '.join(extensions)} files{but}; name a folder that does, or an export.")
    return DocumentsExport(path, tuple(extensions), encoding, tuple(exclude))


def _walked(path: Path, extensions: Sequence[str], exclude: Sequence[str]) -> Iterator[Path]:
    """Yield the documents below a folder, without the files by which Word locks those that are open."""
    return (found for found in walk(path, extensions, exclude) if not found.name.startswith(_LOCK))


def _read(path: Path, source: str, encoding: str | None) -> Row | Problem:
    if path.exists() and not path.is_file():  # to open a pipe would wait for whoever writes to it
        return Problem(source, None, "is no file with a text of its own, but a pipe or device.")
    try:
        text = _text(path, encoding)
    except Unreadable as error:
        return Problem(source, None, str(error))
    except InputError as error:
        return Problem(source, None, str(error).removeprefix(f"{path}: "))
    except OSError as error:
        return Problem(source, None, f"cannot be read: {_reason(error)}.")
    return Row(source, 1, text) if text.strip() else Problem(source, None, "is empty; there is no note to check.")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _text(path: Path, encoding: str | None) -> str:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        return _plain_text(path, encoding)
    if path.stat().st_size > LARGEST_DOCUMENT:
        raise Unreadable(f"is larger than {LARGEST_DOCUMENT // 1_000_000} MB; a note is one contact.")
    with path.open("rb") as file:
        return reader(file, str(path))


def _plain_text(path: Path, encoding: str | None) -> str:
    with path.open("rb") as file:
        data = read_limited(file, str(path))
    codec = find_encoding(path, encoding)
    if codec in _BOMS:
        data, codec = _BOMS[codec] + data, "utf-16"
    return decode(data, str(path), codec)


def _other_kinds(folder: Path, extensions: Sequence[str], exclude: Sequence[str], refused: Callable[[OSError], object]) -> Counter[str]:
    """Return how many files of each other kind lie in the folder, hidden and excluded ones not counted; tell `refused` of folders."""
    endings, exclusion = tuple(ending.lower() for ending in extensions), Exclusion(folder, exclude)
    kinds: Counter[str] = Counter()
    for at, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".") and not exclusion.fits(Path(at, name), is_folder=True)]
        shown = (Path(at, name) for name in files if not (name.startswith((".", _LOCK)) or name.lower().endswith(endings)))
        kinds.update(path.suffix.lower() or "no ending" for path in shown if not exclusion.fits(path))
    return kinds


def _counted(kinds: Counter[str], extensions: Sequence[str]) -> str:
    total = kinds.total()
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))[:_MOST_KINDS])
    files = "1 file of another kind was" if total == 1 else f"{total} files of other kinds were"
    return f"{files} left out: {told}. In a folder, {', '.join(extensions)} are read; name an export by itself."

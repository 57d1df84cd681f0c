"""Write the files of a review into its folder; each is whole or not there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from notelint.late import late
from notelint.readers.writing import new_file
from notelint.review.outputs.columns import FINDING_COLUMNS, NOTE_COLUMNS, PAIR_COLUMNS, Cell, finding_cells, note_cells, pair_cells
from notelint.review.outputs.tables import write_csv, write_parquet
from notelint.review.outputs.workbook import write_workbook
from notelint.review.page.gather import Texts, coached, gather
from notelint.review.page.render import write_page, write_writer_page
from notelint.review.pool import processes
from notelint.review.store_file import read_store
from notelint.review.summary import count_notes, summary

if TYPE_CHECKING:
    from notelint.review.about import About
    from notelint.review.page.data import Page
    from notelint.review.store import Store

REPORT, SUMMARY, WORKBOOK = "report.html", "summary.json", "report.xlsx"
FINDINGS, FINDINGS_PARQUET, NOTES, PAIRS = "findings.csv", "findings.parquet", "notes.csv", "across.csv"
WRITERS = "writers"  # a folder with a page for each
FILES = (REPORT, SUMMARY, WORKBOOK, FINDINGS, FINDINGS_PARQUET, NOTES, PAIRS)

WORTH_PROCESSES = 1000  # notes; starting processes takes as long as writing the tables of so many

Counts = Mapping[str, object]
_Write = Callable[[Path, "Store", "About", Counts], None]
_FILE_WORD = late(r"[a-z0-9]+")


def write_files(folder: Path, store: Store, about: About, texts: Texts, workers: int = 1) -> None:
    """Write every file of `FILES` and the writers' pages into `folder`; raise `OSError` where one cannot be written.

    Where there are notes enough for it to pay, up to `workers` further processes write the tables beside the page.
    """
    counts = summary(store, about)
    with new_file(folder / SUMMARY) as temporary:
        temporary.write_text(json.dumps(counts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", errors="replace")
    if workers <= 1 or count_notes(store) < WORTH_PROCESSES:
        for write in _TABLES:
            write(folder, store, about, counts)
        _write_pages(folder, store, about, texts)
        return
    with processes(min(workers, len(_TABLES))) as pool:
        writing = [pool.submit(_write_beside, write, folder, store.path, about, counts) for write in _TABLES]
        _write_pages(folder, store, about, texts)
        for each in writing:
            each.result()


def _write_beside(write: _Write, folder: Path, path: Path, about: About, counts: Counts) -> None:
    """Write a table in another process, from the store at `path`."""
    with closing(read_store(path)) as store:
        write(folder, store, about, counts)


def _write_workbook(folder: Path, store: Store, about: About, counts: Counts) -> None:
    write_workbook(folder / WORKBOOK, store, _facts(counts), about)


def _write_csv(folder: Path, store: Store, about: About, _: Counts) -> None:
    write_csv(folder / NOTES, NOTE_COLUMNS, note_cells(store, about.is_redacted))
    write_csv(folder / FINDINGS, FINDING_COLUMNS, finding_cells(store))
    write_csv(folder / PAIRS, PAIR_COLUMNS, pair_cells(store))


def _write_parquet(folder: Path, store: Store, _about: About, _: Counts) -> None:
    write_parquet(folder / FINDINGS_PARQUET, finding_cells(store))


_TABLES: tuple[_Write, ...] = (_write_workbook, _write_csv, _write_parquet)  # those that take longest first


def _write_pages(folder: Path, store: Store, about: About, texts: Texts) -> None:
    page = gather(store, about, texts)
    with _page_file(folder / REPORT) as stream:
        write_page(page, stream)
    _write_writers(folder / WRITERS, page, store, texts)


def _write_writers(folder: Path, page: Page, store: Store, texts: Texts) -> None:
    """Write for each writer a page of their own, to be handed to them; pages of an earlier run go."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("[0-9][0-9][0-9]*-*.html"):
        old.unlink()
    for number, (writer, best) in enumerate(coached(store, page, texts), start=1):
        with _page_file(folder / f"{number:03}-{_file_name(writer.name)}.html") as stream:
            write_writer_page(page, writer, best, stream)


@contextmanager
def _page_file(path: Path) -> Iterator[TextIO]:
    with new_file(path) as temporary, temporary.open("w", encoding="utf-8", errors="replace") as stream:
        yield stream


def _file_name(name: str) -> str:
    """Return a name as it can stand in any file system."""
    return "-".join(_FILE_WORD.findall(name.lower()))[:60] or "writer"


def _facts(counts: Counts) -> list[tuple[str, Cell]]:
    """Return the counts that are single values, in words."""
    return [(name.replace("_", " "), value) for name, value in counts.items() if isinstance(value, str | int | float)]

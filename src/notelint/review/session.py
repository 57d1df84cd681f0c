"""One run of a review over files and a folder: open or go on, check, compare, write, and leave nothing behind."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notelint._version import __version__
from notelint.errors import InputError, NotelintError
from notelint.readers.files import walk
from notelint.readers.writing import new_file
from notelint.review.about import About
from notelint.review.baseline import Baseline, baseline_text, new_salt, read_baseline
from notelint.review.chunks import SIZE, Task
from notelint.review.run import Progress, Review
from notelint.review.spellings import doubtful, united
from notelint.review.store_file import FILE, open_store
from notelint.review.summary import count_findings, count_notes, count_problems

if TYPE_CHECKING:
    from notelint.exports.rows import Export
    from notelint.linter import Linter
    from notelint.review.store import Store


_PRIMARY = 0xFF  # an SQLite error code without what details it
# What can be mended outside of the program; any other error of the database is one of ours.
_MENDS = {
    sqlite3.SQLITE_FULL: "make room",
    sqlite3.SQLITE_IOERR: "look at the disk, and whether it is full",
    sqlite3.SQLITE_BUSY: "end the other program that has it open",
    sqlite3.SQLITE_LOCKED: "end the other program that has it open",
    sqlite3.SQLITE_READONLY: "allow writing there",
    sqlite3.SQLITE_CANTOPEN: "allow writing there",
}
_LIBRARIES = ("jinja2", "markupsafe", "pyarrow", "rensa", "xlsxwriter")


@dataclass(frozen=True)
class Wish:
    """What the user asked for.

    `settings` are the arguments `linter` was built with; `since` is an ISO date; `workers` the number of processes. `extensions` and
    `exclude` say which files of a folder are read.
    """

    exports: Sequence[Export]
    paths: Sequence[Path]
    folder: Path
    linter: Linter
    settings: Mapping[str, Any]
    workers: int = 1
    resume: bool = False
    since: str | None = None
    baseline: Path | None = None
    new_baseline: Path | None = None
    redact: bool = False
    rank: bool = False
    compares: bool = True
    extensions: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: notes checked, findings shown, places that could not be read, and whether it came to its end."""

    notes: int
    findings: int
    problems: int
    is_whole: bool


def run_review(wish: Wish, progress: Progress, comparing: Callable[[], None]) -> Outcome:
    """Review the exports and write the files; where the user stops it, write those of what is done.

    `progress` is told of rows that are done, `comparing` that notes are now compared. Raises `InputError` where the folder
    holds an unfinished review and `resume` was not asked for, or one of something else, and `NotelintError` where the user stops
    it while the files are written.
    """
    _require_libraries(wish)
    _require_place(wish)
    known = read_baseline(wish.baseline) if wish.baseline else None
    with _opened_store(wish) as store:
        review = Review(wish.exports, _task(wish, store, known), store, wish.workers)
        is_whole = _worked_through(review, progress, comparing)
        try:
            _write(wish, review, is_whole)
        except KeyboardInterrupt:
            raise NotelintError(
                f"stopped while {wish.folder} was written; what was found is kept. The same command with --resume writes it."
            ) from None
        outcome = Outcome(count_notes(store), count_findings(store), count_problems(store), is_whole)
        if is_whole:
            store.remove()
    return outcome


def _require_libraries(wish: Wish) -> None:
    """Stop before hours of work, and not behind them, where what writes the files is not installed."""
    missing = [name for name in _LIBRARIES if find_spec(name) is None and (wish.compares or name != "rensa")]
    if missing:
        raise InputError(f'a review needs {", ".join(missing)}: pip install "notelint[review]".')


def _require_place(wish: Wish) -> None:
    """Stop before hours of work, and not behind them, where there is no folder for the new baseline."""
    if wish.new_baseline is None:
        return
    folder = wish.new_baseline.absolute().parent
    if not folder.is_dir() and folder != wish.folder.absolute():
        raise InputError(f"{wish.new_baseline}: cannot be written: there is no folder {folder}; make it first.")


def _worked_through(review: Review, progress: Progress, comparing: Callable[[], None]) -> bool:
    """Check all notes and compare them; return whether nobody stopped it."""
    try:
        review.check(progress)
        comparing()
        review.compare()
    except KeyboardInterrupt:
        return False
    return True


@contextmanager
def _opened_store(wish: Wish) -> Iterator[Store]:
    path = wish.folder / FILE
    if path.exists() and not wish.resume:
        raise InputError(f"{wish.folder}: holds an unfinished review. Add --resume to go on with it, or delete {path} to start anew.")
    fingerprint = _fingerprint(wish)
    try:
        wish.folder.mkdir(parents=True, exist_ok=True)
        store = open_store(path, fingerprint)
    except OSError as error:
        raise InputError(f"{wish.folder}: cannot be written to: {(error.strerror or 'unknown reason').lower()}.") from error
    try:
        yield store
    except sqlite3.OperationalError as error:
        mend = _MENDS.get((getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY)
        if mend is None:
            raise
        raise InputError(
            f"{path}: cannot be written: {error}. What is finished is kept: {mend}, and the same command with --resume goes on."
        ) from error
    finally:
        store.close()


def _fingerprint(wish: Wish) -> dict[str, str]:
    """Return what must be the same for a run to go on: the exports as they are now, and how they are checked."""
    return {
        "notelint": __version__,
        "exports": json.dumps([_with_files(path, wish) if path.is_dir() else _as_it_is(path) for path in wish.paths]),
        "columns": json.dumps([dict(export.columns) for export in wish.exports]),
        "settings": json.dumps({**wish.settings, **wish.options, "since": wish.since}, default=str, sort_keys=True),
        "lexicons": json.dumps([_as_it_is(Path(path)) for path in wish.settings.get("lexicons", ())]),
        "profile": sha256(wish.linter.profile.model_dump_json().encode()).hexdigest(),
        "baseline": json.dumps([_as_it_is(wish.baseline) if wish.baseline else None, str(wish.new_baseline or "")]),
        "output": json.dumps([wish.redact, wish.compares, SIZE]),
    }


def _as_it_is(path: Path) -> tuple[str, int, float]:
    """Return what changes when a file is written anew; raise `InputError` where it is gone."""
    try:
        stat = path.stat()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {(error.strerror or 'unknown reason').lower()}.") from error
    return str(path), stat.st_size, stat.st_mtime


def _with_files(folder: Path, wish: Wish) -> tuple[str, str]:
    """Return what changes when a document in a folder is written anew, or comes or goes."""
    files = sha256()
    for path in walk(folder, wish.extensions, wish.exclude):
        files.update(repr(_as_it_is(path)).encode("utf-8", "surrogatepass"))
    return str(folder), files.hexdigest()


def _task(wish: Wish, store: Store, known: Baseline | None) -> Task:
    return Task(
        wish.linter,
        redact=wish.redact,
        baseline=known,
        since=wish.since,
        compares=wish.compares,
        salt=store.salt(new_salt) if wish.new_baseline else None,
    )


def _write(wish: Wish, review: Review, is_whole: bool) -> None:
    from notelint.review.outputs.writing import write_files  # late: its libraries are heavy, and the work may fail before

    review.store.unite_writers(united(review.store.writers()))
    about = replace(_about(wish, review.store.writers()), is_partial=not is_whole)
    try:
        write_files(wish.folder, review.store, about, review.rows_of, wish.workers)
        if wish.new_baseline and is_whole:
            with new_file(wish.new_baseline) as temporary:
                temporary.write_text(baseline_text(review.store.salt(new_salt), review.store.hashes()), encoding="utf-8")
    except OSError as error:
        name = error.filename or wish.folder
        raise InputError(
            f"{name}: cannot be written: {(error.strerror or 'unknown reason').lower()}. What was found is kept: mend that, and the same "
            "command with --resume writes it."
        ) from error


def _about(wish: Wish, writers: Iterable[str]) -> About:
    profile, sources = wish.linter.profile, tuple(export.source for export in wish.exports)
    return About(
        title=Path(sources[0]).name if len(sources) == 1 else f"{len(sources)} exports",
        made_on=date.today().isoformat(),
        version=__version__,
        profile=profile.name,
        profile_note=f"{profile.title}, {profile.status}, source read on {profile.checked_on}",
        sources=sources,
        columns={export.source: export.columns for export in wish.exports},
        required=frozenset(profile.required),
        unused={export.source: export.unused for export in wish.exports},
        remarks={export.source: export.remarks for export in wish.exports},
        writers_alike=tuple(doubtful(writers)),
        is_redacted=wish.redact,
        shows_ranking=wish.rank,
    )

"""One review from the opened exports to a full store: check, keep, compare; stop and go on at any moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, islice
from operator import not_
from typing import TYPE_CHECKING, Protocol

from notelint.errors import InputError
from notelint.exports.rows import Export, Problem, Row
from notelint.review.baseline import pair_hash
from notelint.review.chunks import Checked, Chunk, Task, chunks
from notelint.review.pool import check_chunks
from notelint.review.results import NoteRow, Pair
from notelint.review.whose import with_kept_people

if TYPE_CHECKING:
    from notelint.review.store import Store

PAIRS_AT_ONCE = 1000  # pairs, with their places, that are held before they are kept


class Progress(Protocol):
    """Is told how many more rows are done, and whether this run did them."""

    def __call__(self, rows: int, *, is_new: bool = True) -> None:
        """Count them."""
        ...


@dataclass(frozen=True)
class Review:
    """One review: what is read, how it is checked, and where the results are kept."""

    exports: Sequence[Export]
    task: Task
    store: Store
    workers: int = 1

    def check(self, progress: Progress) -> None:
        """Check every note that is not in the store yet; what is finished is kept at once.

        May be stopped at any moment, by an exception or a signal: the store holds whole chunks.
        """
        if self.task.compares:
            from notelint.review.across import create_tables

            create_tables(self.store.connection)
        finished = self.store.finished_chunks()
        for checked in check_chunks(self.task, self._left(finished, progress), self.workers):
            self._keep(checked)
            progress(checked.rows)

    def compare(self) -> None:
        """Find what can only be seen across notes, but for what a baseline has; what an earlier run found is written anew."""
        if not self.task.compares:
            return
        from notelint.review.across import find_pairs

        self.store.begin_pairs()
        found = find_pairs(self.store, self.rows_of)
        while pairs := list(islice(found, PAIRS_AT_ONCE)):
            known = [self._is_known(pair) for pair in pairs]
            self.store.keep_pairs(compress(pairs, map(not_, known)))
            self.store.keep_pairs(compress(pairs, known), known=True)
            if (salt := self.task.salt) is not None:
                self.store.keep_hashes_of_pairs(pair_hash(salt, pair.code, *self._notes(pair)) for pair in pairs)
        self.store.finish_pairs()

    def _is_known(self, pair: Pair) -> bool:
        return self.task.baseline is not None and self.task.baseline.knows_pair(pair.code, *self._notes(pair))

    def _notes(self, pair: Pair) -> tuple[NoteRow, NoteRow]:
        first, second = (next(self.store.notes("WHERE key = ?", (key,))) for key in (pair.first, pair.second))
        return first, second

    def rows_of(self, keys: Collection[int]) -> Mapping[int, Row]:
        """Return the rows with these keys, read from the exports once more: their text is kept nowhere.

        Raises `InputError` where an export is not any more as it was when its notes were checked.
        """
        wanted = set(keys)
        rows = {key: row for key, row in islice(self._keyed(), max(wanted, default=-1) + 1) if key in wanted}
        return {key: self._as_kept(key, rows.get(key)) for key in sorted(wanted)}

    def _as_kept(self, key: int, row: Row | None) -> Row:
        """Return a row with the people whom its note names, where no column does."""
        kept = next(self.store.notes("WHERE key = ?", (key,)))
        if row is None or (row.source, row.number) != (kept.source, kept.row):
            raise InputError(f"{kept.source}: was changed while it was reviewed; let it be as it is and start anew.")
        return with_kept_people(row, kept)

    def _keyed(self) -> Iterator[tuple[int, Row]]:
        return enumerate(row for row in self._rows() if isinstance(row, Row))

    def _rows(self) -> Iterator[Row | Problem]:
        return chain.from_iterable(map(_rows_of, self.exports))

    def _left(self, finished: set[int], progress: Progress) -> Iterable[Chunk]:
        for chunk in chunks(self._rows()):
            if chunk.number in finished:
                progress(len(chunk.rows), is_new=False)
            else:
                yield chunk

    def _keep(self, checked: Checked) -> None:
        with self.store.connection:
            self.store.keep_chunk(checked.number, checked.rows, checked.notes, checked.findings, checked.problems, checked.hashes)
            if self.task.compares:
                from notelint.review.across import keep_traces

                keep_traces(self.store.connection, checked.traces)


def _rows_of(export: Export) -> Iterator[Row | Problem]:
    """Yield the rows of an export; raise `InputError` where its file is gone or cannot be read any further."""
    try:
        yield from export.rows()
    except OSError as error:
        raise InputError(
            f"{export.source}: cannot be read any more: {(error.strerror or 'unknown reason').lower()}. What is finished is kept: "
            "put the file back as it was, and the same command with --resume goes on."
        ) from error

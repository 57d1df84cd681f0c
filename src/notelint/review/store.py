"""What a review found so far, on disk: chunks are kept whole or not at all, so that a run can stop at any moment.

The store is an SQLite file in the output folder. It holds what the tables of the review hold - words of findings, names of
persons and writers, places - and never the text of a note; memory stays flat however long the export is. It is removed when
the review is complete.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from notelint.exports.rows import Problem
from notelint.review.results import FindingRow, NoteRow, Pair

# Tables that are filled while notes are compared, and where their rows wait until that is done. Whoever compares reads notes all the
# while, and what is written beside an open reader stays in SQLite's log, which came to gigabytes; temporary tables have no log.
_FOUND = {"pair": "found_pair", "known_pair": "found_known_pair", "hash": "found_hash"}
_ROWS_AT_ONCE = 50_000  # written in one transaction: all that one writes stays in the log until it ends
# A pair's finding stands behind those of its note, and is about the note as a whole.
_FINDINGS_OF_PAIRS = """
    INSERT INTO finding
    SELECT key, :first_number + row_number() OVER (PARTITION BY key ORDER BY first, code), source, row, note_id, writer,
           code, name, 'privacy', severity, '', message, 1, 1, 0, 0, '', '', :known, first
    FROM {pairs} JOIN note ON key = second
    WHERE second BETWEEN :low AND :high
"""
# What a note has is counted anew where something across notes was found in it.
_COUNT_ANEW = """
    UPDATE note SET (findings, errors, warnings, infos) = (
        SELECT count(*), coalesce(sum(severity = 'error'), 0), coalesce(sum(severity = 'warning'), 0), coalesce(sum(severity = 'info'), 0)
        FROM finding WHERE finding.key = note.key AND NOT known AND {}
    )
    WHERE key BETWEEN :low AND :high AND EXISTS (SELECT 1 FROM finding WHERE finding.key = note.key AND other >= 0)
"""
_BATCH = 1000


class Store:
    """Give the review's tables; `connection` is for parts that keep tables of their own."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Take over an open connection to the file at `path`; `review.store_file` opens one."""
        self.path = path
        self.connection = connection

    def salt(self, make: Callable[[], bytes]) -> bytes:
        """Return the salt of the run's new baseline, made at first use and the same when the run goes on."""
        if (kept := self.value("SELECT value FROM salt")) is None:
            kept = make()
            with self.connection:
                self.connection.execute("INSERT INTO salt VALUES (?)", (kept,))
        return bytes(kept)

    def keep_hashes_of_pairs(self, hashes: Iterable[bytes]) -> None:
        """Write further hashes for a new baseline; between `begin_pairs` and `finish_pairs`."""
        with self.connection:
            self.connection.executemany("INSERT INTO temp.found_hash VALUES (?)", ((each,) for each in hashes))

    def hashes(self) -> Iterator[bytes]:
        """Yield the hashes of the findings, for a new baseline."""
        return (value for (value,) in self.each("SELECT value FROM hash"))

    def finished_chunks(self) -> set[int]:
        """Return the numbers of the chunks that are kept."""
        return {number for (number,) in self.connection.execute("SELECT number FROM chunk")}

    def keep_chunk(
        self, number: int, rows: int, notes: Iterable[NoteRow], findings: Iterable[FindingRow], problems: Iterable[Problem],
        hashes: Iterable[bytes] = (),
    ) -> None:  # fmt: skip
        """Write a chunk's results; call inside `with store.connection`, so that all of it is kept or nothing."""
        write = self.connection.executemany
        self.connection.execute("INSERT INTO chunk VALUES (?, ?)", (number, rows))
        write("INSERT OR IGNORE INTO hash VALUES (?)", ((each,) for each in hashes))
        write(f"INSERT INTO note VALUES ({_marks(NoteRow)})", notes)  # noqa: S608 - question marks alone
        write(f"INSERT INTO finding VALUES ({_marks(FindingRow)})", findings)  # noqa: S608
        write("INSERT INTO problem VALUES (?, ?, ?)", ((p.source, p.number, p.message) for p in problems))

    def begin_pairs(self) -> None:
        """Forget what was found across notes before, and be ready for what will be."""
        with self.connection:
            self.connection.execute(_COUNT_ANEW.format("other < 0"), {"low": 0, "high": self._last_key()})
            self.connection.execute("DELETE FROM finding WHERE other >= 0")
            self.connection.execute("DELETE FROM pair")
            self.connection.execute("DELETE FROM known_pair")
            for kept, found in _FOUND.items():
                self.connection.execute(f"DROP TABLE IF EXISTS temp.{found}")
                self.connection.execute(f"CREATE TEMP TABLE {found} AS SELECT * FROM {kept} LIMIT 0")  # noqa: S608 - our own names

    def keep_pairs(self, pairs: Iterable[Pair], *, known: bool = False) -> None:
        """Write pairs; `known` ones, which a baseline has, are counted alone. Between `begin_pairs` and `finish_pairs`."""
        rows = (pair._replace(passages=json.dumps(pair.passages), evidence=json.dumps(pair.evidence)) for pair in pairs)  # type: ignore[arg-type]
        with self.connection:
            self.connection.executemany(f"INSERT INTO temp.{_FOUND[_pairs(known)]} VALUES ({_marks(Pair)})", rows)  # noqa: S608 - our own names

    def finish_pairs(self) -> None:
        """Keep the pairs, and make a finding of each; the second note has it. Where it is broken off, compare again."""
        for kept, found in _FOUND.items():
            for low, high in self._parts(f"SELECT max(rowid) FROM temp.{found}"):  # noqa: S608 - our own names
                sql = f"INSERT OR IGNORE INTO {kept} SELECT * FROM temp.{found} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"  # noqa: S608
                with self.connection:
                    self.connection.execute(sql, (low, high))
            self.connection.execute(f"DROP TABLE temp.{found}")
        for known, first_number in ((True, 200_000), (False, 100_000)):
            sql = _FINDINGS_OF_PAIRS.format(pairs=_pairs(known))
            for low, high in self._parts("SELECT max(key) FROM note"):
                with self.connection:
                    self.connection.execute(sql, {"first_number": first_number, "known": known, "low": low, "high": high})
        for low, high in self._parts("SELECT max(key) FROM note"):
            with self.connection:
                self.connection.execute(_COUNT_ANEW.format("1"), {"low": low, "high": high})

    def _last_key(self) -> int:
        return self.value("SELECT max(key) FROM note") or 0

    def _parts(self, sql: str) -> Iterator[tuple[int, int]]:
        """Yield the numbers from 0 to the one a query gives in parts: the first and the last of each."""
        last = self.value(sql)
        for low in range(0, 0 if last is None else last + 1, _ROWS_AT_ONCE):
            yield low, low + _ROWS_AT_ONCE - 1

    def notes(self, where: str = "", parameters: tuple[Any, ...] = ()) -> Iterator[NoteRow]:
        """Yield notes in order; `where` is SQL behind "FROM note"."""
        return map(NoteRow._make, self.each("SELECT * FROM note " + (where or "ORDER BY key"), parameters))  # noqa: S608 - our own SQL

    def findings(self, where: str = "", parameters: tuple[Any, ...] = ()) -> Iterator[FindingRow]:
        """Yield findings in order of the notes; `where` is SQL behind "FROM finding"."""
        rows = self.each("SELECT * FROM finding " + (where or "ORDER BY key, number"), parameters)  # noqa: S608 - our own SQL
        return (FindingRow._make(row)._replace(known=bool(row[FindingRow._fields.index("known")])) for row in rows)

    def problems(self) -> Iterator[Problem]:
        """Yield what could not be read, in order."""
        return (Problem(*row) for row in self.each("SELECT source, number, message FROM problem ORDER BY rowid", ()))

    def pairs(self) -> Iterator[Pair]:
        """Yield what was found across notes."""
        for row in self.each("SELECT * FROM pair ORDER BY first, second, code", ()):
            pair = Pair._make(row)
            passages = tuple(tuple(p) for p in json.loads(pair.passages))  # type: ignore[arg-type]
            yield pair._replace(passages=passages, evidence=tuple(tuple(p) for p in json.loads(pair.evidence)))  # type: ignore[arg-type]

    def writers(self) -> dict[str, int]:
        """Return the names of all writers as they are spelled, and how many notes each has."""
        return dict(self.rows("SELECT writer, count(*) FROM note WHERE writer <> '' GROUP BY writer ORDER BY writer"))

    def unite_writers(self, united: Mapping[str, str]) -> None:
        """Give notes of a writer, and what was found in them, another spelling of the name."""
        if not united:
            return
        with self.connection:
            self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS spelling (chosen, writer PRIMARY KEY) WITHOUT ROWID")
            self.connection.execute("DELETE FROM temp.spelling")
            self.connection.executemany("INSERT INTO temp.spelling (writer, chosen) VALUES (?, ?)", united.items())
            for table in ("note", "finding"):
                self.connection.execute(
                    f"UPDATE {table} SET writer = (SELECT chosen FROM temp.spelling s WHERE s.writer = {table}.writer) "  # noqa: S608 - our own names
                    "WHERE writer IN (SELECT writer FROM temp.spelling)"
                )

    def value(self, sql: str, parameters: tuple[Any, ...] = ()) -> Any:
        """Return the first value that a query gives."""
        row = self.connection.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Return all rows that a query gives; for queries that count."""
        return self.connection.execute(sql, parameters).fetchall()

    def each(self, sql: str, parameters: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that a query gives, holding few at a time."""
        cursor = self.connection.execute(sql, parameters)
        while batch := cursor.fetchmany(_BATCH):
            yield from batch

    def close(self) -> None:
        """Close the file and keep it, for `--resume`."""
        self.connection.close()

    def remove(self) -> None:
        """Close and delete the file: nothing of the notes stays behind."""
        self.close()
        for path in (self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm"))):
            path.unlink(missing_ok=True)


def _marks(row: type[NoteRow | FindingRow | Pair]) -> str:
    return ", ".join("?" * len(row._fields))


def _pairs(known: bool) -> str:
    return "known_pair" if known else "pair"

"""Single notes and pairs of notes, as the page shows them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from notelint.review.page.data import Mark, NoteView, PairView
from notelint.review.results import FindingRow, NoteRow, Pair

if TYPE_CHECKING:
    from notelint.exports.rows import Row
    from notelint.review.store import Store

_OF_NOTE = "WHERE key = ? AND NOT known ORDER BY start, number"


def note_views(store: Store, notes: Iterable[NoteRow], rows: Mapping[int, Row]) -> Iterator[NoteView]:
    """Yield each note; with its text and the places of its findings where `rows` has it."""
    for note in notes:
        row = rows.get(note.key)
        yield NoteView(
            key=note.key,
            source=note.source,
            row=note.row,
            note_id=note.note_id,
            writer=note.writer,
            service_date=note.service_date or "",
            score=note.score,
            findings=note.findings,
            errors=note.errors,
            missing=tuple(note.missing.split()),
            pairs=store.value("SELECT count(*) FROM pair WHERE first = ?1 OR second = ?1", (note.key,)),
            text="" if row is None else row.text,
            marks=tuple(_mark(finding) for finding in store.findings(_OF_NOTE, (note.key,))),
        )


class NotesInStore(Sequence[NoteView]):
    """Notes by their keys, each made from the store when it is asked for: many of them, with their findings, are never held at once."""

    def __init__(self, store: Store, keys: Iterable[int], rows: Mapping[int, Row]) -> None:
        self._store, self._rows = store, rows
        self._keys = array("q", keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[NoteView]:
        return self._views(self._keys)

    @overload
    def __getitem__(self, at: int) -> NoteView: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[NoteView]: ...
    def __getitem__(self, at: int | slice) -> NoteView | Sequence[NoteView]:
        if isinstance(at, slice):
            return NotesInStore(self._store, self._keys[at], self._rows)
        return next(self._views([self._keys[at]]))

    def _views(self, keys: Iterable[int]) -> Iterator[NoteView]:
        return note_views(self._store, (note for key in keys for note in self._store.notes("WHERE key = ?", (key,))), self._rows)


def pair_views(store: Store, pairs: Iterable[Pair], rows: Mapping[int, Row]) -> Iterator[PairView]:
    """Yield each pair of notes, with the passages that are alike where `rows` has both notes."""
    for pair in pairs:
        both = pair.first in rows and pair.second in rows
        first, second = (rows[pair.first].text, rows[pair.second].text) if both else ("", "")
        yield PairView(
            code=pair.code,
            name=pair.name,
            severity=pair.severity,
            message=pair.message,
            similarity=pair.similarity,
            first=pair.first,
            second=pair.second,
            first_place=contact_place(store, pair.first),
            second_place=contact_place(store, pair.second),
            passages=tuple((first[a:b], second[c:d]) for a, b, c, d in pair.passages if both),
            evidence=tuple(second[a:b] for a, b in pair.evidence if both),
        )


def place(source: str, number: int | None) -> str:
    """Return where something is in an export, in words."""
    return source if number is None else f"{source}, row {number}"


def note_place(store: Store, key: int) -> str:
    """Return where a note is in its export, and its number and day, in words."""
    note = next(store.notes("WHERE key = ?", (key,)))
    words = [place(note.source, note.row), note.note_id and f"note {note.note_id}", note.service_date or ""]
    return ", ".join(filter(None, words))


def contact_place(store: Store, key: int) -> str:
    """Return where a note is, when the contact was and who wrote it: what one has to know to ask how two notes came about."""
    note = next(store.notes("WHERE key = ?", (key,)))
    times = f"{note.start_time} to {note.end_time}" if note.start_time and note.end_time else note.start_time or ""
    return ", ".join(filter(None, (note_place(store, key), times, note.writer and f"by {note.writer}")))


def _mark(finding: FindingRow) -> Mark:
    return Mark(
        finding.start, finding.end, finding.code, finding.name, finding.family, finding.severity, finding.message, finding.suggestion
    )

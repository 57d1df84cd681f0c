"""A baseline: findings that are known already, kept as salted hashes, so that a later review shows only what is new."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from notelint.diagnostics import Diagnostic
from notelint.errors import InputError
from notelint.exports.rows import Row
from notelint.review.names import writer_key
from notelint.review.results import NoteRow

_BYTES = 10  # of a hash; among a billion findings one in a million runs would take two for one
_AROUND = 30  # code points on each side
_KIND = "notelint baseline"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Hold the findings of an earlier review.

    A finding is known by its note (the number it has in the record system, or else its writer, person and date), its
    rule, and the words around it, hashed with a salt. So it stays known when another part of the note is changed,
    and nobody can read from the file what was found.
    """

    salt: bytes
    hashes: frozenset[bytes]

    def knows(self, row: Row, diagnostic: Diagnostic) -> bool:
        """Tell whether the earlier review had this finding."""
        return finding_hash(self.salt, row, diagnostic) in self.hashes

    def knows_pair(self, code: str, first: NoteRow, second: NoteRow) -> bool:
        """Tell whether the earlier review found this across these notes."""
        return pair_hash(self.salt, code, first, second) in self.hashes


def new_salt() -> bytes:
    """Return a salt for a new baseline."""
    return secrets.token_bytes(16)


def finding_hash(salt: bytes, row: Row, diagnostic: Diagnostic) -> bytes:
    """Return the hash of one finding."""
    note = row.note_id or "\0".join((row.writer, row.person, row.fields.get("service_date", "")))
    words = "" if diagnostic.start == diagnostic.end else row.text[max(diagnostic.start - _AROUND, 0) : diagnostic.end + _AROUND]
    known_by = "\0\0".join((note, diagnostic.code, diagnostic.entry or "", words))
    return blake2b(known_by.encode("utf-8", "surrogatepass"), digest_size=_BYTES, key=salt).digest()


def pair_hash(salt: bytes, code: str, first: NoteRow, second: NoteRow) -> bytes:
    """Return the hash of what was found across two notes."""
    notes = (note.note_id or "\0".join((writer_key(note.writer), note.person, note.service_date or "")) for note in (first, second))
    return blake2b("\0\0".join((code, *notes)).encode("utf-8", "surrogatepass"), digest_size=_BYTES, key=salt).digest()


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in the file `path`; raise `InputError` saying what is wrong with it."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if plain["kind"] != _KIND:
            raise InputError(f"{path}: is no baseline; write one with --write-baseline.")
        return Baseline(bytes.fromhex(plain["salt"]), frozenset(bytes.fromhex(each) for each in plain["findings"]))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {(error.strerror or 'unknown reason').lower()}.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path}: is no baseline, or a damaged one; write one with --write-baseline.") from error


def baseline_text(salt: bytes, hashes: Iterable[bytes]) -> str:
    """Return a baseline as the text of its file; nothing in it is text of a note."""
    return json.dumps({"kind": _KIND, "salt": salt.hex(), "findings": sorted({each.hex() for each in hashes})}, indent=0) + "\n"

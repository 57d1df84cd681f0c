"""Get compiled lexicons: from the file made when notelint was built, or compiled here and now."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from notelint.errors import KnowledgeError
from notelint.lexicon import wordings
from notelint.lexicon.compiled import COMPILED_VERSION, CompiledLexicon, from_plain, to_plain
from notelint.lexicon.files import (
    PACKAGE,
    WORD_FILES,
    lexicon_files,
    lexicon_folder,
    lexicon_name,
    weights_file,
    wording_files,
)
from notelint.lexicon.knowledge_file import KnowledgeFile, read_knowledge
from notelint.lexicon.wordings import CompiledWording

WORDS, WORDINGS, WEIGHTS = "/words", "/wordings", "/weights"  # no lexicon has such names
COMPILED_FILE = PACKAGE / "lexicon" / "_compiled.json"


@cache
def own_lexicons() -> tuple[CompiledLexicon, ...]:
    """Return the lexicons that come with notelint."""
    return tuple(_get(path) for path in lexicon_files())


@cache
def own_wordings() -> dict[str, tuple[CompiledWording, ...]]:
    """Return the wordings that come with notelint, by the rule or entry they are for."""
    return wordings.by_subject(wording for path in wording_files() for wording in wordings_at(path))


def lexicon_at(path: Path) -> CompiledLexicon:
    """Return the lexicon in the file `path`; raise `KnowledgeError` for one that does not load."""
    file = read_knowledge(path)
    kept = _kept_lexicon(file.name, file.data)
    return lexicon_of(file) if kept is None else kept


def write_compiled(target: Path = COMPILED_FILE) -> int:
    """Write all own lexicons, compiled, to `target` and return how many forms they hold."""
    lexicons = [lexicon_of(read_knowledge(path)) for path in lexicon_files()]
    words = {name: _plain_words(lexicon_folder() / name) for name in WORD_FILES}
    plain = {
        "version": COMPILED_VERSION,
        "lexicons": [to_plain(lexicon) for lexicon in lexicons],
        "words": words,
        "wordings": {path.name: _plain_wordings(path) for path in wording_files()},
        "weights": _plain_weights(weights_file()),
    }
    target.write_text(json.dumps(plain, separators=(",", ":")), encoding="utf-8")
    return sum(len(lexicon.plain_forms) for lexicon in lexicons)


def _get(path: Path) -> CompiledLexicon:
    kept = _kept_lexicon(lexicon_name(path), path.read_bytes())
    return lexicon_of(read_knowledge(path)) if kept is None else kept


def _kept_lexicon(name: str, data: bytes) -> CompiledLexicon | None:
    """Return the lexicon of this name, compiled when notelint was built; `None` where its file held something else than `data`."""
    kept = _kept().get(name)
    return from_plain(kept) if kept is not None and kept["digest"] == _digest(data) else None


@cache
def _kept() -> dict[str, Any]:
    """Return the compiled lexicons by name; empty where there are none or they are of old."""
    try:
        plain = json.loads(COMPILED_FILE.read_bytes())
    except (OSError, ValueError):
        return {}
    if plain.get("version") != COMPILED_VERSION:
        return {}
    return {
        **{lexicon["name"]: lexicon for lexicon in plain["lexicons"]},
        WORDS: plain["words"],
        WORDINGS: plain["wordings"],
        WEIGHTS: plain["weights"],
    }


def kept_words(name: str, data: bytes) -> dict[str, Any] | None:
    """Return the tables of a file of words whose bytes are `data`, parsed when notelint was built; `None` for another file."""
    kept = _kept().get(WORDS, {}).get(name)
    if kept is None or kept["digest"] != _digest_of(data):
        return None
    tables: dict[str, Any] = kept["tables"]
    return tables


def kept_weights(data: bytes) -> dict[str, Any] | None:
    """Return the tables of a file of weights whose bytes are `data`, made when notelint was built; `None` for another file."""
    kept: dict[str, Any] = _kept().get(WEIGHTS, {})
    return kept if kept.get("digest") == _digest_of(data) else None


def wordings_at(path: Path) -> list[CompiledWording]:
    """Return the wordings in the file `path`; raise `KnowledgeError` for one that does not load."""
    kept = _kept().get(WORDINGS, {}).get(path.name)
    if kept is not None and kept["digest"] == _digest(path.read_bytes()):
        return [wordings.from_plain(plain) for plain in kept["wordings"]]
    return wordings_of(read_knowledge(path))


def wordings_of(file: KnowledgeFile) -> list[CompiledWording]:
    """Return the wordings that the file held when it was read; raise `KnowledgeError` where they do not load."""
    # Late, as in `lexicon_of`.
    from notelint.lexicon.load import load_wordings
    from notelint.lexicon.wording_files import UnreadableWordingError, compile_wordings

    try:
        return compile_wordings(file.name, load_wordings(file.path, file.tables))
    except UnreadableWordingError as error:
        raise KnowledgeError(f"{file.path}: {error}") from error


def _plain_wordings(path: Path) -> dict[str, Any]:
    file = read_knowledge(path)
    return {"digest": _digest(file.data), "wordings": [wordings.to_plain(wording) for wording in wordings_of(file)]}


def _plain_words(path: Path) -> dict[str, Any]:
    import tomllib  # late: a fresh installation never parses TOML

    data = path.read_bytes()
    return {"digest": _digest_of(data), "tables": tomllib.loads(data.decode("utf-8"))}


def _plain_weights(path: Path) -> dict[str, Any]:
    from notelint.lexicon.weights import compile_weights  # late, as in `lexicon_of`

    data = path.read_bytes()
    return {"digest": _digest_of(data), **compile_weights(path, data)}


def _digest_of(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def lexicon_of(file: KnowledgeFile) -> CompiledLexicon:
    """Return the lexicon that the file held when it was read; raise `KnowledgeError` where it does not load."""
    # Late: a fresh installation never parses TOML or loads the dictionary.
    from notelint.lexicon.compile import UnreadablePatternError, compile_evidence, compile_lexicon
    from notelint.lexicon.load import load_classes, load_evidence, load_lexicon

    digest = _digest(file.data)
    classes = load_classes(lexicon_folder() / "classes.toml")
    try:
        if file.holds_evidence:
            return compile_evidence(file.name, load_evidence(file.path, file.tables), classes, digest)
        return compile_lexicon(file.name, load_lexicon(file.path, file.tables), classes, digest)
    except UnreadablePatternError as error:
        raise KnowledgeError(f"{file.path}: {error}") from error


def _digest(data: bytes) -> str:
    """Return the digest of everything the compiled form of a file depends on that holds `data`."""
    return _digest_of(data + _shared_bytes())


@cache
def _shared_bytes() -> bytes:
    code = [
        PACKAGE / "lexicon" / f"{name}.py"
        for name in ("compile", "expressions", "inflect", "parts", "patterns", "searches", "tokens", "common", "spellings", "wording_files")
    ]
    files: Iterable[Path] = [lexicon_folder() / "classes.toml", lexicon_folder() / "spellings.toml", *code]
    return b"".join(path.read_bytes() for path in files)

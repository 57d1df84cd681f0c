"""Read lexicon files; say exactly what is wrong with a broken one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from notelint.config.mistakes import in_words, mistakes_in
from notelint.config.toml_files import read_toml
from notelint.errors import KnowledgeError, did_you_mean
from notelint.lexicon.model import KEBAB, RULE, Entry, Evidence, EvidenceFile, Lexicon, Rewrite
from notelint.lexicon.wording_files import PART_NAME, Wording, WordingFile

Model = TypeVar("Model", bound=BaseModel)
Tables = dict[str, Any]
_KEYS = sorted(
    {
        *Lexicon.model_fields,
        *Entry.model_fields,
        *Evidence.model_fields,
        *Rewrite.model_fields,
        *WordingFile.model_fields,
        *Wording.model_fields,
        "fixed",
    }
)
_IN_WORDS = {
    KEBAB: 'in small letters, digits and hyphens, as in "broken-record"',
    RULE: 'as in "agency-term" or "NL208"',
    PART_NAME: 'in small letters and "_", as in "a_day"',
}


def load_lexicon(path: Path, tables: Tables | None = None) -> Lexicon:
    """Return the lexicon in `path`, or in its tables where they were read already.

    Raises `KnowledgeError` naming file, entry, key and the mend.
    """
    return _validated(path, Lexicon, tables)


def load_evidence(path: Path, tables: Tables | None = None) -> EvidenceFile:
    """Return the score evidence in `path`, as `load_lexicon` does."""
    return _validated(path, EvidenceFile, tables)


def load_wordings(path: Path, tables: Tables | None = None) -> WordingFile:
    """Return the wordings in `path`, as `load_lexicon` does."""
    return _validated(path, WordingFile, tables)


def _validated(path: Path, model: type[Model], held: Tables | None) -> Model:
    tables = read_toml(path) if held is None else held
    try:
        return model.model_validate(tables)
    except ValidationError as error:
        problems = "\n".join(f"  {_problem(e, tables)}" for e in mistakes_in(error)[:8])
        raise KnowledgeError(f"{path}: the lexicon does not load.\n{problems}") from error


def load_classes(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the word classes for patterns, by name."""
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in read_toml(path).items():
        if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
            raise KnowledgeError(f'{path}: class "{name}" must be a list of words.')
        classes[name] = tuple(words)
    return classes


def _problem(error: Any, tables: Tables) -> str:
    place = list(error["loc"])
    key = place[-1] if place else ""
    where = _where(place, tables)
    if error["type"] == "extra_forbidden":
        return f'{where}: unknown key "{key}"{did_you_mean(str(key), _KEYS, "; remove it.")}'
    if error["type"] == "missing":
        return f'{where}: "{key}" is missing; add it (docs/lexicons.md says what it holds).'
    if error["type"] == "too_short":
        return f'{where}: "{key}" is empty; write at least one (docs/lexicons.md says what it holds).'
    where = f'"{key}"' if where == "the file" and key else where  # what follows does not name the key
    if error["type"] == "string_pattern_mismatch" and error["ctx"]["pattern"] in _IN_WORDS:
        return f"{where}: write it {_IN_WORDS[error['ctx']['pattern']]}."
    return f"{where}: {in_words(error)}"


def _where(place: list[Any], tables: Tables) -> str:
    if len(place) < 2 or place[0] not in ("entry", "evidence", "wording"):
        return "the file" if len(place) < 2 else ".".join(map(str, place[:-1]))
    entries = tables[place[0]]
    number = place[1]
    name = entries[number].get("id") if isinstance(entries[number], dict) else None
    rest = ".".join(str(p) for p in place[2:])
    kind = "entry" if place[0] == "evidence" else place[0]
    return f'{kind} "{name or number + 1}"' + (f", {rest}" if rest else "")

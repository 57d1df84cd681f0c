"""Where the knowledge lies: `lexicons/` of the checkout, or its copy in the wheel."""

from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[1]
SCORE = "score"
WORDINGS = "wordings"
_KEYS_OF = {"": {"entry"}, WORDINGS: {"wording"}, SCORE: {"evidence", "dimension"}}  # which of its keys tells what a file is
WORD_FILES = (
    "columns.toml",
    "compared-names.toml",
    "contradictions.toml",
    "diagnoses.toml",
    "fields.toml",
    "spellings.toml",
    "voices.toml",
)  # lists that the pipeline reads, see word_files.py
NOT_LEXICONS = frozenset({"classes.toml", *WORD_FILES})


@cache
def lexicon_folder() -> Path:
    """Return the folder of the lexicons that belong to this installation.

    A checkout comes first, so that an editable install never reads a stale copy.
    """
    checkout = PACKAGE.parents[1] / "lexicons"
    if PACKAGE.parent.name == "src" and checkout.is_dir():
        return checkout
    return PACKAGE / "lexicons"


def profile_folder() -> Path:
    """Return the folder of the profiles that come with notelint."""
    return lexicon_folder() / "profiles"


def lexicon_files() -> list[Path]:
    """Return the lexicon files that come with notelint, in the order of their names."""
    words = sorted(p for p in lexicon_folder().glob("*.toml") if p.name not in NOT_LEXICONS)
    return words + sorted((lexicon_folder() / SCORE).glob("*.toml"))


def weights_file() -> Path:
    """Return the file of learned weights that comes with notelint."""
    return lexicon_folder() / "learned" / "sentences.json"


def network_file() -> Path:
    """Return the file of the learned network that comes with notelint."""
    return lexicon_folder() / "learned" / "network.npz"


def kinds_file() -> Path:
    """Return the file of kinds of words, which learning uses."""
    return lexicon_folder() / "learned" / "kinds.toml"


def wording_files() -> list[Path]:
    """Return the files of wordings that come with notelint, in the order of their names."""
    return sorted((lexicon_folder() / WORDINGS).glob("*.toml"))


def lexicon_name(path: Path, kind: str | None = None) -> str:
    """Return the name of a lexicon: its file's stem, after "score/" for score evidence and "wordings/" for wordings.

    `kind` is its `kind_folder`, where that is known already.

    An agency's file that is named like one of ours has "-agency" behind its name, so
    that the entries of both can be told apart.
    """
    folder = kind_folder(path) if kind is None else kind
    ours = lexicon_folder() / folder / path.name
    ending = "-agency" if ours != path and ours.exists() and ours.resolve() != path.resolve() else ""
    return f"{folder}/{path.stem}{ending}" if folder else f"{path.stem}{ending}"


def kind_folder(path: Path, tables: dict[str, Any] | None = None) -> str:
    """Return the folder that files of this kind lie in among ours: "score", "wordings", or "" for a list of words.

    An agency's file may lie anywhere: what it holds says what it is, its `tables` where they were read already.
    Raises `KnowledgeError` for one that cannot be read.
    """
    folder, own = path.parent, lexicon_folder()
    if own not in (folder, folder.parent):  # ours are named so, and there are many: links are followed for others only
        folder, own = path.resolve().parent, own.resolve()
    if folder.is_relative_to(own):
        return folder.name if folder.name in (SCORE, WORDINGS) else ""
    held = _tables_of(path) if tables is None else tables
    for kind, keys in _KEYS_OF.items():
        if keys & held.keys():
            return kind
    return folder.name if folder.name in (SCORE, WORDINGS) else ""


def _tables_of(path: Path) -> dict[str, Any]:
    from notelint.config.toml_files import read_toml  # late: our own files need no TOML

    return read_toml(path)


def is_wordings(path: Path) -> bool:
    """Tell whether `path` holds wordings."""
    return kind_folder(path) == WORDINGS


def is_evidence(path: Path) -> bool:
    """Tell whether `path` holds score evidence."""
    return kind_folder(path) == SCORE

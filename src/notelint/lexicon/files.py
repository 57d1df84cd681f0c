"""Where the knowledge lies: `lexicons/` of the checkout, or its copy in the wheel."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
SCORE = "score"
WORDINGS = "wordings"
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


def lexicon_name(path: Path) -> str:
    """Return the name of a lexicon: its file's stem, after "score/" for score evidence.

    An agency's file that is named like one of ours has "-agency" behind its name, so
    that the entries of both can be told apart.
    """
    if is_evidence(path):
        return f"{SCORE}/{path.stem}"
    if is_wordings(path):
        return f"{WORDINGS}/{path.stem}"
    ours = lexicon_folder() / path.name
    return f"{path.stem}-agency" if ours.exists() and ours.resolve() != path.resolve() else path.stem


def is_wordings(path: Path) -> bool:
    """Tell whether `path` holds wordings: it lies in a folder named "wordings"."""
    return path.resolve().parent.name == WORDINGS


def is_evidence(path: Path) -> bool:
    """Tell whether `path` holds score evidence: it lies in a folder named "score"."""
    return path.resolve().parent.name == SCORE

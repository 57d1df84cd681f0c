"""What can go wrong for a user, and the exit status of the command line.

Every error a user can mend is a `NotelintError` that names the file, the place in
it, what is wrong and what to write instead. Anything else that is raised is a bug
and keeps its traceback. Note text never stands in an error message.
"""

from collections.abc import Iterable
from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit status of every `notelint` command."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2


class NotelintError(Exception):
    """An error that its reader can mend: bad usage, input, configuration or knowledge."""


class ConfigError(NotelintError):
    """A configuration file or option that cannot be used."""


class KnowledgeError(NotelintError):
    """A lexicon, profile or rule that is broken; nothing of it is loaded."""


class InputError(NotelintError):
    """A note that cannot be read: missing, binary, undecodable or too large."""


class NotANoteError(InputError, TypeError):
    """Something that is neither text nor a Note: refused as input, and a mistake in the program that gave it."""


class FixError(NotelintError):
    """A fix that cannot be applied to the text it is given."""


def did_you_mean(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """Return '; did you mean "..."?' with the known word nearest to `word`, capitals aside.

    Where none is near, it is `otherwise`, or the list of all.
    """
    from difflib import get_close_matches  # only for a message

    spelled = {each.lower(): each for each in known}
    if close := get_close_matches(word.strip().lower(), spelled, 1):
        return f'; did you mean "{spelled[close[0]]}"?'
    return f"; known are {', '.join(spelled.values())}." if otherwise is None else otherwise

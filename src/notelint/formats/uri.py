"""Names of inputs as URI references (RFC 3986)."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def relative_uri(source: str) -> str:
    """Return `source` percent-encoded, and relative to the current folder where it is inside it.

    A path outside of it keeps its full name, as a `file:` URI.
    """
    path = Path(source)
    if not path.is_absolute():
        return _quoted(source)
    if path.is_relative_to(Path.cwd()):
        return _quoted(str(path.relative_to(Path.cwd())))
    return "file:///" + _quoted(source).lstrip("/")


def _quoted(name: str) -> str:
    return quote(_octets(name.replace(os.sep, "/")), safe="/")


def _octets(name: str) -> bytes:
    try:
        return name.encode("utf-8", "surrogateescape")  # the bytes of a file name that is not UTF-8
    except UnicodeEncodeError:
        return name.encode("utf-8", "replace")

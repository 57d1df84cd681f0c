"""Read TOML files of settings and knowledge; say exactly what is wrong with one that cannot be read."""

from __future__ import annotations

import codecs
import tomllib
from pathlib import Path
from typing import Any

from notelint.errors import KnowledgeError, NotelintError

_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_toml(path: Path, error_type: type[NotelintError] = KnowledgeError) -> dict[str, Any]:
    """Return the tables of a TOML file; raise `error_type` for one that cannot be read.

    A byte order mark of UTF-8, which some editors write, is passed over.
    """
    return parse_toml(read_bytes(path, error_type), path, error_type)


def read_bytes(path: Path, error_type: type[NotelintError] = KnowledgeError) -> bytes:
    """Return what the file holds; raise `error_type` for one that cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise error_type(f"{path}: cannot be read ({error.strerror}).") from error


def parse_toml(data: bytes, path: Path, error_type: type[NotelintError] = KnowledgeError) -> dict[str, Any]:
    """Return the tables in the bytes of the file `path`; raise as `read_toml` does."""
    if data.startswith(_WIDE_MARKS) or b"\0" in data:
        raise error_type(f"{path}: is UTF-16 or no text; save it as UTF-8 (in an editor: Save as, encoding UTF-8).")
    try:
        return tomllib.loads(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise error_type(f"{path}: is not UTF-8 (line {line}); save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise error_type(f"{path}: is not valid TOML: {error}.") from error
    except ValueError:
        raise error_type(f"{path}: holds a number of thousands of digits; nothing here needs one.") from None
    except RecursionError:
        raise error_type(f"{path}: has lists or tables too deep inside each other; nothing here needs more than three.") from None

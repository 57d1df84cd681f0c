"""Read TOML files of knowledge; say exactly what is wrong with one that cannot be read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from notelint.errors import KnowledgeError


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file; raise `KnowledgeError` for one that cannot be read."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{path}: is not valid TOML: {error}.") from error

"""What a linter is built from, as plain text that crosses to every worker; each worker builds its own, once."""

from __future__ import annotations

import gc
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from notelint.config.profile import Profile
from notelint.diagnostics import Severity
from notelint.lexicon.agency import agency_files
from notelint.lexicon.knowledge_file import KnowledgeFile
from notelint.linter import Linter

_KEPT = 2  # linters a worker keeps: one job after the other seldom needs more, and each holds some 50 MB


def settings_text(**arguments: Any) -> str:
    """Return the arguments of a `Linter` as JSON: the profile with all it extends, and the texts of an agency's lexicons.

    So a worker needs no file of the driver's. Raises what `Linter` raises, here and not in the middle of a job.
    """
    several = ("select", "ignore", "extend_select", "lexicons")
    arguments |= {
        name: list(arguments[name]) for name in several if not isinstance(arguments.get(name, ""), str | Mapping)
    }  # read twice below
    linter = Linter(**arguments)
    severity = arguments.get("min_severity", Severity.INFO)
    plain = {name: list(arguments.get(name, ())) for name in ("select", "ignore", "extend_select")}
    return json.dumps(
        {
            "profile": linter.profile.model_dump_json(),
            "min_severity": severity.word if isinstance(severity, Severity) else severity,
            "severity": dict(arguments.get("severity") or {}),
            "lexicons": [_named_text(file) for file in agency_files(map(Path, arguments.get("lexicons", ())))],
            **plain,
        }
    )


def _named_text(file: KnowledgeFile) -> tuple[str, str, str]:
    """Return a lexicon's folder, name and text; the first two say what kind of lexicon it is."""
    return file.path.resolve().parent.name, file.path.name, file.data.decode("utf-8-sig")


@lru_cache(maxsize=_KEPT)
def linter_from(settings: str) -> Linter:
    """Return the linter that `settings_text` described, built at first use in this process."""
    arguments = json.loads(settings)
    arguments["profile"] = Profile.model_validate_json(arguments["profile"])
    with TemporaryDirectory(prefix="notelint-") as folder:
        lexicons = enumerate(arguments["lexicons"])
        arguments["lexicons"] = [_written(Path(folder) / str(number), *lexicon) for number, lexicon in lexicons]
        linter = Linter(**arguments)
    gc.freeze()  # it is never garbage; what a note leaves is little
    return linter


def _written(folder: Path, kind: str, name: str, text: str) -> Path:
    path = folder / kind / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path

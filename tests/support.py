"""What several test files need: small lexicons made on the spot, and findings shown as marks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from notelint.diagnostics import LANGUAGE_FAMILIES, Diagnostic, Family
from notelint.examples import unmarked
from notelint.lexicon.store import lexicon_at
from notelint.linter import Linter
from notelint.report import Report

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

COMPLETE: dict[str, Any] = {
    "id": "word",
    "match": ["sprocket"],
    "rationale": "Why it matters.",
    "source": ["the agency"],
    "bad": ["He was a <<sprocket>>."],
    "good": ["He was a wheel."],
}


SENTENCES = [
    "Client was attention-seeking at dinner.",
    "She walked to the park and laughed.",
    "He was non-compliant with his meds.",
    "I advised her to rest.",
    '"They call me manipulative," she said.',
    "Client stated that his sister is an addict.",
    "He isn't aggressive.",
    "Her affect was flat and she was guarded.",
    "We made a list of questions for the landlord 😀.",
    "She utilized the lab prior to group.",
    "He spoke in a threatening manner.",
    "Then he left.\nHe came back.",
]


def toml(value: Any) -> str:
    """Return strings, numbers, lists and tables as TOML writes them."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def entry(**keys: Any) -> str:
    """Return an `[[entry]]` that is complete but for `keys`; a key given as `None` is left out."""
    lines = [f"{key} = {toml(value)}" for key, value in (COMPLETE | keys).items() if value is not None]
    return "\n".join(["[[entry]]", *lines, ""])


def write_lexicon(folder: Path, *entries: str, head: str = "", name: str = "agency") -> Path:
    """Write a lexicon file and return its path."""
    path = folder / f"{name}.toml"
    path.write_text("\n".join([head, *entries]), encoding="utf-8")
    return path


def linter_for(folder: Path, **keys: Any) -> Linter:
    """Return a linter that knows one entry and nothing else."""
    head = keys.pop("head", "")
    return Linter.with_lexicons([lexicon_at(write_lexicon(folder, entry(**keys), head=head))])


def with_marks(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` with each span marked <<so>>."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}<<{text[start:end]}>>{text[end:]}"
    return text


def language(report: Report) -> list[Diagnostic]:
    """Return the findings about language."""
    return [d for d in report.diagnostics if d.family in LANGUAGE_FAMILIES]


def shown(linter: Linter, example: str, families: Iterable[Family] = LANGUAGE_FAMILIES) -> str:
    """Check `example`, its own marks taken out, and return it with marks around what was found."""
    text, _ = unmarked(example)
    wanted = set(families)
    return with_marks(text, [(d.start, d.end) for d in linter.check(text).diagnostics if d.family in wanted])


@cache
def blank() -> Any:
    """Return a blank spaCy pipeline, built once."""
    import spacy

    return spacy.blank("en")


@dataclass(frozen=True)
class Ran:
    """What a call of the command line did."""

    status: int
    out: str
    err: str

"""Lexicons in the form the pipeline runs on: plain values, quick to load from JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from notelint.diagnostics import Applicability, Severity

COMPILED_VERSION = 11


@dataclass(frozen=True, slots=True)
class CompiledRewrite:
    """A rewrite with its replacement for each form of the words it replaces.

    `by_tag` maps a Penn tag to the replacement; `text` serves every other form.
    """

    text: str
    applicability: Applicability
    by_tag: dict[str, str]


@dataclass(frozen=True, slots=True)
class CompiledEntry:
    """An entry as rules, score and formats need it; `key` is `lexicon/id`.

    `points` is 0 but for score evidence, whose `rationale` is the reason shown.
    """

    key: str
    rule: str
    severity: Severity | None
    negation: str
    rationale: str
    rewrites: tuple[CompiledRewrite, ...]
    sources: tuple[str, ...]
    points: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One way to find an entry; see `expressions.Search` for how it is searched.

    A form with a `regex` that stands in no index is searched in every text that
    holds one of `seen`. `tags` maps the inflected word to its possible Penn tags. A
    form that `blocks` is an `unless`: it takes back every match of its entry that it
    overlaps. `exact` is how the words must be written, where capitals matter.
    """

    entry: int
    regex: str | None = None
    also: tuple[tuple[str, ...], ...] = ()
    before: int = 0
    after: int = 0
    previous: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    sure_following: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    tags: dict[str, list[str]] = field(default_factory=dict)
    exact: str | None = None
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class CompiledClass:
    """A word class: what stands for "{name}" in expressions and in groups of tokens.

    `tokens` holds one of every word of it, `first` and `last` those at the edges, and
    `single` the words of one token.
    """

    regex: str
    tokens: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    single: tuple[str, ...]


# The first token of sequences, and for each its rows: further tokens, a tab, the number of the form
# they find; one row a line. Rows and forms stay text until a note needs them, so that starting is quick.
Index = dict[str, str]


def index_rows(rows: str) -> list[tuple[list[str], int]]:
    """Return the further tokens and the form number of each row of an index."""
    return [(rest.split(), int(number)) for rest, _, number in (row.partition("\t") for row in rows.split("\n"))]


@dataclass(frozen=True, slots=True)
class CompiledLexicon:
    """One lexicon file, compiled; `digest` is that of the file's bytes and its classes.

    `plain_forms` are kept as JSON until `form` is asked for one: most are never
    needed for a single note. `everywhere` numbers those in no `index`.
    """

    name: str
    title: str
    rule: str
    digest: str
    entries: tuple[CompiledEntry, ...]
    plain_forms: list[str]
    index: Index
    everywhere: list[int]
    classes: dict[str, CompiledClass]

    def form(self, number: int) -> Form:
        """Return one form."""
        return Form(**json.loads(self.plain_forms[number]))

    def forms_of(self, tokens: list[str]) -> list[Form]:
        """Return the forms that are found by exactly these lower-case tokens."""
        rows = self.index.get(tokens[0]) if tokens else None
        return [self.form(number) for rest, number in index_rows(rows) if rest == tokens[1:]] if rows else []


def plain_form(form: Form) -> str:
    """Return the form as JSON; what it leaves out is its default."""
    return json.dumps({name: value for name, value in asdict(form).items() if value or name == "entry"})


def to_plain(lexicon: CompiledLexicon) -> dict[str, Any]:
    """Return the lexicon as values JSON can hold."""
    return asdict(lexicon)


def from_plain(plain: dict[str, Any]) -> CompiledLexicon:
    """Return the lexicon that `to_plain` wrote."""
    made = {
        "entries": tuple(_entry(e) for e in plain["entries"]),
        "classes": {name: CompiledClass(**c) for name, c in plain["classes"].items()},
    }
    return CompiledLexicon(**{**plain, **made})


def _entry(plain: dict[str, Any]) -> CompiledEntry:
    return CompiledEntry(
        key=plain["key"],
        rule=plain["rule"],
        severity=None if plain["severity"] is None else Severity(plain["severity"]),
        negation=plain["negation"],
        rationale=plain["rationale"],
        rewrites=tuple(CompiledRewrite(r["text"], Applicability(r["applicability"]), r["by_tag"]) for r in plain["rewrites"]),
        sources=tuple(plain["sources"]),
        points=plain["points"],
    )

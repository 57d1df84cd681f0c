"""Lexicons in the form the pipeline runs on: plain values, quick to load from JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from notelint.diagnostics import Applicability, Severity
from notelint.lexicon.parts import Part
from notelint.lexicon.tokens import anchor

COMPILED_VERSION = 24


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

    `points` is 0 but for score evidence, whose `rationale` is the reason shown. An entry
    that is not `on` is only looked at where the settings ask for it. A match of one that is
    `weighed` counts only where the sentence as a whole does not speak against it. One that `yields` gives way
    to any other finding in its sentence.
    """

    key: str
    rule: str
    severity: Severity | None
    negation: str
    rationale: str
    rewrites: tuple[CompiledRewrite, ...]
    sources: tuple[str, ...]
    points: int = 0
    on: bool = True
    weighed: bool = False
    yields: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One way to find an entry; see `searches.Search` for how it is searched.

    A form with a `regex` that stands in no index is searched in every text that
    holds one of `seen`. `tags` maps the inflected word to its possible Penn tags. A
    form that `blocks` is an `unless`: it takes back every match of its entry that it
    overlaps. `exact` is how the words must be written, where capitals matter.
    """

    entry: int
    before: list[Part] = field(default_factory=list)
    behind: list[Part] = field(default_factory=list)
    opens: int = -1
    closes: int = 1
    regex: str | None = None
    also: tuple[tuple[str, ...], ...] = ()
    reach: tuple[int, int] = (0, 0)
    seen: tuple[str, ...] = ()
    tags: dict[str, list[str]] = field(default_factory=dict)
    exact: str | None = None
    blocks: bool = False


_PLAIN_FORM = Form(0)


@dataclass(frozen=True, slots=True)
class CompiledClass:
    """A word class: what stands for "{name}".

    `phrases` are the tokens of its words, with spaces between them, `tokens` holds one
    token of every word of it, and `regex` stands for it in expressions.
    """

    regex: str
    tokens: tuple[str, ...]
    phrases: tuple[str, ...]


# Sequences of tokens by their anchor, and for each its rows, one a line: the tokens behind the anchor, a tab, the
# number of the form they find, and behind another tab the tokens before the anchor, the nearest first. Rows and
# forms stay text until a note needs them, so that starting is quick.
Index = dict[str, str]


class Row(NamedTuple):
    """One sequence of an index without its anchor: the tokens behind it, those before it (nearest first), the form's number."""

    behind: list[str]
    before: list[str]
    number: int


def index_row(sequence: list[str], at: int, number: int) -> str:
    """Return the row of an index for a sequence whose anchor stands at `at`."""
    return "\t".join([" ".join(sequence[at + 1 :]), str(number), *([" ".join(reversed(sequence[:at]))] if at else [])])


def index_rows(rows: str) -> list[Row]:
    """Return what the rows of an index say."""
    cells = (row.split("\t") for row in rows.split("\n"))
    return [Row(behind.split(), before[0].split() if before else [], int(number)) for behind, number, *before in cells]


@dataclass(frozen=True, slots=True)
class CompiledLexicon:
    """One lexicon file, compiled; `digest` is that of the file's bytes and its classes.

    `plain_forms` are kept as JSON until `form` is asked for one: most are never
    needed for a single note. `everywhere` numbers those in no `index`. `lists` holds the
    long lists of phrases that stand as "#0", "#1" ... in the forms, a phrase a line.
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
    lists: list[str]

    def listed(self, number: int) -> list[str]:
        """Return the phrases of one list of the table."""
        return self.lists[number].split("\n")

    def form(self, number: int) -> Form:
        """Return one form."""
        return Form(**json.loads(self.plain_forms[number]))

    def forms_of(self, tokens: list[str]) -> list[Form]:
        """Return the forms that are found by exactly these lower-case tokens."""
        if not tokens:
            return []
        at = anchor(tokens)
        rows = index_rows(self.index[tokens[at]]) if tokens[at] in self.index else []
        wanted = tokens[at + 1 :], tokens[:at][::-1]
        return [self.form(row.number) for row in rows if (row.behind, row.before) == wanted]


def plain_form(form: Form) -> str:
    """Return the form as JSON; what it leaves out is its default."""
    given = {name: getattr(form, name) for name in form.__slots__}
    return json.dumps({name: value for name, value in given.items() if name == "entry" or value != getattr(_PLAIN_FORM, name)})


_NEXT_ROWS = "\n\n"  # neither rows nor lists hold an empty line


def to_plain(lexicon: CompiledLexicon) -> dict[str, Any]:
    """Return the lexicon as values JSON can hold; long tables as one text each, which is quicker to read."""
    plain = asdict(lexicon)
    return {
        **plain,
        "plain_forms": "\n".join(lexicon.plain_forms),
        "index": [" ".join(lexicon.index), _NEXT_ROWS.join(lexicon.index.values())],
        "lists": _NEXT_ROWS.join(lexicon.lists),
    }


def from_plain(plain: dict[str, Any]) -> CompiledLexicon:
    """Return the lexicon that `to_plain` wrote."""
    tokens, rows = plain["index"]
    made = {
        "entries": tuple(_entry(e) for e in plain["entries"]),
        "classes": {name: CompiledClass(**c) for name, c in plain["classes"].items()},
        "plain_forms": plain["plain_forms"].split("\n") if plain["plain_forms"] else [],
        "index": dict(zip(tokens.split(), rows.split(_NEXT_ROWS), strict=False)),
        "lists": plain["lists"].split(_NEXT_ROWS) if plain["lists"] else [],
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
        on=plain["on"],
        weighed=plain["weighed"],
        yields=plain["yields"],
    )

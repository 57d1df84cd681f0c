"""The shape of a lexicon file, checked key by key."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from notelint.diagnostics import Applicability

Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Kebab = Annotated[str, StringConstraints(pattern=KEBAB)]
RULE = r"^([a-z0-9]+(-[a-z0-9]+)*|NL[0-9]{3})$"
RuleWord = Annotated[str, StringConstraints(pattern=RULE)]
SeverityWord = Literal["error", "warning", "info"]
Negation = Literal["rejects", "keeps"]
MARK_OPEN = "<<"


def _well_marked(example: str) -> bool:
    """Tell whether an example has marks, each opened before it is closed."""
    return re.fullmatch(r"(?:(?:(?!<<|>>).)*<<(?:(?!<<|>>).)+>>)+(?:(?!<<|>>).)*", example, re.DOTALL) is not None


class Strict(BaseModel):
    """A table of a file of knowledge: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rewrite(Strict):
    """What to write instead, or a prompt that says what to say."""

    text: Filled
    applicability: Applicability
    plural: Filled | None = None


class BadExample(Strict):
    """A sentence with marked findings, and how it reads after the first applicable rewrite."""

    text: Filled
    fixed: Filled | None = None


def _example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Bad = Annotated[BadExample, BeforeValidator(_example)]


class Entry(Strict):
    """One word or idea, why it matters, what to write instead, and how we know.

    `rule`, by its name or code, reports it in place of the one that the file names.
    """

    id: Kebab
    rule: RuleWord | None = None
    match: tuple[Filled, ...] = ()
    pattern: tuple[Filled, ...] = ()
    regex: tuple[Filled, ...] = ()
    seen: tuple[Annotated[str, StringConstraints(min_length=1, to_lower=True)], ...] = ()
    inflect: Literal["auto", "noun", "verb", "adjective", "none"] = "auto"
    case: Literal["any", "exact"] = "any"
    severity: SeverityWord | None = None
    negation: Negation | None = None
    default: Literal["on", "off"] = "on"
    yields: bool = False
    rationale: Filled
    rewrite: tuple[Rewrite, ...] = ()
    unless: tuple[Filled, ...] = ()
    source: Annotated[tuple[Filled, ...], Field(min_length=1)]
    bad: Annotated[tuple[Bad, ...], Field(min_length=1)]
    good: Annotated[tuple[Filled, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_something_to_find(self) -> Self:
        if not (self.match or self.pattern or self.regex):
            raise ValueError("needs at least one of match, pattern, regex")
        return self

    @model_validator(mode="after")
    def _examples_are_marked(self) -> Self:
        for bad in self.bad:
            if not _well_marked(bad.text):
                raise ValueError("every bad example marks its findings <<so>>")
        if any(MARK_OPEN in good for good in self.good):
            raise ValueError("a good example has no <<mark>>")
        return self

    @model_validator(mode="after")
    def _applied_rewrites_are_shown(self) -> Self:
        applied = any(r.applicability is not Applicability.DISPLAY_ONLY for r in self.rewrite)
        if applied and not any(bad.fixed for bad in self.bad):
            raise ValueError("a safe or unsafe rewrite needs a bad example with `fixed`, the sentence after it")
        return self


class Evidence(Strict):
    """Words that speak for a peer note (points above 0) or against it (below 0)."""

    id: Kebab
    points: Annotated[int, Field(ge=-8, le=8)]
    match: tuple[Filled, ...] = ()
    pattern: tuple[Filled, ...] = ()
    inflect: Literal["auto", "noun", "verb", "adjective", "none"] = "auto"
    case: Literal["any", "exact"] = "any"
    unless: tuple[Filled, ...] = ()
    reason: Filled
    source: Annotated[tuple[Filled, ...], Field(min_length=1)]
    found: Annotated[tuple[Filled, ...], Field(min_length=1)]
    clean: Annotated[tuple[Filled, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.points == 0:
            raise ValueError("points must not be 0")
        if not (self.match or self.pattern):
            raise ValueError("needs at least one of match, pattern")
        if not all(map(_well_marked, self.found)):
            raise ValueError("every found example marks its evidence <<so>>")
        return self


class EvidenceFile(Strict):
    """A file of score evidence for one dimension."""

    dimension: Literal["language", "focus", "strengths", "goals", "person"]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        refuse_twins([e.id for e in self.evidence])
        return self


def refuse_twins(ids: list[str]) -> None:
    """Raise `ValueError` for an id that stands twice."""
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise ValueError(f'two entries have the id "{name}"; rename or merge one')
        seen.add(name)


class Lexicon(Strict):
    """A lexicon file: its entries and the rule that reports those that name none themselves.

    The matches of a `weighed` file count only where the sentence as a whole does not speak against them.
    """

    title: Filled = "Words of an agency"
    rule: RuleWord = "agency-term"
    negation: Negation = "rejects"
    weighed: bool = False
    entry: Annotated[tuple[Entry, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        refuse_twins([entry.id for entry in self.entry])
        return self

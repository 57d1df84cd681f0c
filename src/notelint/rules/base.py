"""What a rule is: it reads a Sheet, judges, and yields Findings. It changes nothing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from notelint.diagnostics import Family, Fix, Severity

if TYPE_CHECKING:
    from notelint.config.profile import Profile
    from notelint.pipeline.sheet import Sheet


@dataclass(frozen=True, slots=True)
class RuleMeta:
    """Name a rule: `NL` and three digits, a kebab-case name, its family and default severity.

    `sources` says where the judgement comes from and is never empty.
    """

    code: str
    name: str
    family: Family
    severity: Severity
    since: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Say what a rule found: a half-open code-point span and a message in plain, kind words.

    Absent things have an empty span at the end of the text. `severity` overrides
    the rule's own where the entry or the profile knows better. A message that holds a value of the
    note, or tells which words were found, is `redacted` to one that does not.
    """

    start: int
    end: int
    message: str
    entry: str | None = None
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    redacted: str | None = None


class Rule(ABC):
    """Judge one thing. The docstring of each subclass is its page in the documentation:

    a first line in the imperative, then `## Why`, `## Write instead` and `## Fix`.
    `bad` and `good` are whole notes or sentences that run as tests; in a bad one
    the finding is marked `<<so>>`, and one without a mark must give a finding
    with an empty span. `example_profile` names the profile they are tried with,
    where the generic one asks for nothing of the kind, and `example_fields` are
    given beside each of them.
    """

    meta: ClassVar[RuleMeta]
    bad: ClassVar[tuple[str, ...]]
    good: ClassVar[tuple[str, ...]]
    example_profile: ClassVar[str] = ""
    example_fields: ClassVar[tuple[tuple[str, str], ...]] = ()

    @classmethod
    def summary(cls) -> str:
        """Return the first line of the rule's page."""
        return (cls.__doc__ or "").strip().partition("\n")[0]

    @abstractmethod
    def check(self, sheet: Sheet, profile: Profile) -> Iterable[Finding]:
        """Return or yield what this rule finds in the note."""

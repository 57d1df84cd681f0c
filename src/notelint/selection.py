"""Which findings are wanted: rules named by code, code prefix, name or family, or single entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from notelint.diagnostics import Diagnostic, Family, Severity
from notelint.errors import ConfigError, did_you_mean
from notelint.rules import RULES, rule_named


@dataclass(frozen=True, slots=True)
class Selection:
    """Decide which findings are reported; empty `select` means all."""

    select: frozenset[str] = field(default_factory=frozenset)
    ignore: frozenset[str] = field(default_factory=frozenset)
    min_severity: Severity = Severity.INFO

    def wants(self, diagnostic: Diagnostic) -> bool:
        """Tell whether the finding is reported."""
        if diagnostic.severity < self.min_severity:
            return False
        names = {diagnostic.code, diagnostic.entry or diagnostic.code}
        if self.select and not names & self.select:
            return False
        return not names & self.ignore


def codes_of(words: Iterable[str], where: str, entries: Iterable[str] = ()) -> frozenset[str]:
    """Return rule codes and entry keys for codes, prefixes ("NL3"), names, families and entries.

    Raises `ConfigError`, naming `where` the word stood and what was meant.
    """
    known = set(entries)
    codes: set[str] = set()
    for word in words:
        if word in known:
            codes.add(word)
            continue
        found = _codes(word)
        if not found:
            raise ConfigError(f'{where}: there is no rule, family or entry "{word}"{_meant(word, known)}')
        codes |= found
    return frozenset(codes)


def _codes(word: str) -> set[str]:
    rule = rule_named(word)
    if rule is not None:
        return {rule.meta.code}
    if word.lower() in set(Family):
        return {r.meta.code for r in RULES if r.meta.family == word.lower()}
    if word.upper().startswith("NL") and len(word) > 2:
        return {r.meta.code for r in RULES if r.meta.code.startswith(word.upper())}
    return set()


def _meant(word: str, entries: Iterable[str]) -> str:
    names = [*(r.meta.name for r in RULES), *(r.meta.code for r in RULES), *Family, *entries]
    return did_you_mean(word, names, "; `notelint rules` lists them.")

"""Which findings are wanted, and how much they weigh: rules named by code, code prefix, name or family, or single entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from notelint.config.profile import Profile, load_profile
from notelint.diagnostics import Diagnostic, Family, Severity
from notelint.errors import ConfigError, did_you_mean
from notelint.lexicon.files import profile_folder
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


def severity_named(word: Severity | str) -> Severity:
    """Return the severity with that name; raise `ConfigError` for another word."""
    if isinstance(word, Severity):
        return word
    try:
        return Severity.parse(word)
    except (KeyError, AttributeError):
        raise ConfigError(f'"{word}" is not a severity; write error, warning or info.') from None


def severities_of(by_rule: Mapping[str, str], where: Callable[[str], str] = lambda word: "severity") -> dict[str, Severity | None]:
    """Return the severity by rule code; `None` for a rule that is off.

    Raises `ConfigError` for a rule nobody knows, naming `where` the word stood.
    """
    named = [(codes_of([word], where(word)), None if severity == "off" else severity_named(severity)) for word, severity in by_rule.items()]
    # The fewer rules a key names the more it says: a rule by its name counts before its family, in whatever order they stand.
    named.sort(key=lambda each: -len(each[0]))
    return {code: severity for codes, severity in named for code in codes}


def weights_of(profile: Profile) -> dict[str, Severity | None]:
    """Return the severities of a profile by rule code; raise `ConfigError` naming the file that names an unknown rule."""
    return severities_of(profile.severity, lambda word: f"{profile.file_that_weighs(word) or profile.name}: severity")


def profile_named(name_or_path: str | Path) -> Profile:
    """Return the profile of that name, or in that file; raise as `load_profile` does, and `ConfigError` for a rule nobody knows."""
    profile = load_profile(str(name_or_path), profile_folder())
    weights_of(profile)
    return profile


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

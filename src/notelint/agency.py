"""What an agency's files add to a linter, and whether the rules and entries they name are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from notelint.errors import KnowledgeError, did_you_mean
from notelint.lexicon.agency import agency_files
from notelint.lexicon.compiled import CompiledEntry, CompiledLexicon
from notelint.lexicon.files import is_evidence
from notelint.lexicon.knowledge_file import KnowledgeFile
from notelint.lexicon.store import lexicon_at, lexicon_of, own_lexicons, wordings_of
from notelint.lexicon.wordings import CompiledWording, by_subject
from notelint.rules import RULES, rule_named
from notelint.rules.lexicon_rule import LexiconRule

_REPORTERS = sorted(rule.meta.name for rule in RULES if issubclass(rule, LexiconRule))


@dataclass(frozen=True, slots=True)
class Agency:
    """The lexicons of an agency, and its wordings by the rule or entry they are for."""

    lexicons: tuple[CompiledLexicon, ...] = ()
    wordings: Mapping[str, tuple[CompiledWording, ...]] = field(default_factory=dict)


def read_agency(paths: Iterable[str | Path]) -> Agency:
    """Return what the files hold.

    Raises `KnowledgeError` for one that does not load, that names a rule which does not exist or reports no
    entries, or that has wordings for an entry nobody knows.
    """
    files = agency_files(map(Path, paths))
    lexicons = tuple(_lexicon(file) for file in files if not file.holds_wordings)
    keys = {entry.key for lexicon in lexicons for entry in lexicon.entries}
    wordings = [each for file in files if file.holds_wordings for each in _wordings(file, keys)]
    return Agency(lexicons, by_subject(wordings))


def agency_lexicon(path: Path) -> CompiledLexicon:
    """Return one lexicon, its rules by their names; raise as `read_agency` does."""
    lexicon = lexicon_at(path)
    return lexicon if is_evidence(path) else _with_rules(lexicon, path)


def _lexicon(file: KnowledgeFile) -> CompiledLexicon:
    lexicon = lexicon_of(file)
    return lexicon if file.holds_evidence else _with_rules(lexicon, file.path)


def _with_rules(lexicon: CompiledLexicon, path: Path) -> CompiledLexicon:
    rule = _reporter(lexicon.rule, f"{path}: rule")
    return replace(lexicon, rule=rule, entries=tuple(_with_rule(entry, path) for entry in lexicon.entries))


def _with_rule(entry: CompiledEntry, path: Path) -> CompiledEntry:
    rule = _reporter(entry.rule, f'{path}: entry "{entry.key.rpartition("/")[2]}", rule')
    return entry if rule == entry.rule else replace(entry, rule=rule)


def _reporter(word: str, where: str) -> str:
    """Return the name of the rule with that code or name; raise `KnowledgeError` where it cannot report entries."""
    rule = rule_named(word)
    if rule is None:
        raise KnowledgeError(f'{where}: there is no rule "{word}"{did_you_mean(word, _REPORTERS, _one_of())}')
    if not issubclass(rule, LexiconRule):
        raise KnowledgeError(f"{where}: {rule.meta.name} looks for something of its own and reports no words of a list{_one_of()}")
    return rule.meta.name


def _one_of() -> str:
    return f"; write one of {', '.join(_REPORTERS)}."


def _wordings(file: KnowledgeFile, keys: set[str]) -> list[CompiledWording]:
    """Return the wordings of a file, each for rules by their names and entries that are known."""
    known = keys | {entry.key for lexicon in own_lexicons() for entry in lexicon.entries if not entry.points}
    found = wordings_of(file)
    return [replace(wording, of=tuple(_subject(word, wording, file, known) for word in wording.of)) for wording in found]


def _subject(word: str, wording: CompiledWording, file: KnowledgeFile, known: set[str]) -> str:
    if word in known:
        return word
    rule = rule_named(word)
    if rule is not None and issubclass(rule, LexiconRule):
        return rule.meta.name
    meant = did_you_mean(word, [*_REPORTERS, *sorted(known)], "; name the rule or entry whose findings it is for.")
    hint = " An entry of your own needs its file beside this one." if "/" in word else ""
    where = f'{file.path}: wording "{wording.key.rpartition("/")[2]}", of'
    raise KnowledgeError(f'{where}: there is no rule that reports words, and no entry, "{word}"{meant}{hint}')

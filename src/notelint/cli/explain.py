"""`notelint explain`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from notelint.errors import ConfigError, ExitStatus
from notelint.late import late

if TYPE_CHECKING:
    from notelint.lexicon.compiled import CompiledEntry, CompiledLexicon
    from notelint.review.across_rules import AcrossRule
    from notelint.rules.base import Rule


_CLASS = late(r"\{[a-z_]+\}")


@click.command("explain")
@click.argument("words", nargs=-1, required=True, metavar="CODE|NAME|FAMILY|WORD")
def command(words: tuple[str, ...]) -> int:
    """Say what a rule or family is about, or why a word is pointed out and what to write instead.

    Items of the record ("plan"), billing codes, profiles and the score are known too. Any other words
    are read as `notelint check` reads them.
    """
    from notelint.cli.explain_items import item_pages

    asked = " ".join(words)
    pages = [_rule_page(r) for r in _rules(asked)] or [_across_page(a) for a in _across(asked)] or [_entry_page(e) for e in _entries(asked)]
    pages += item_pages(asked)
    pages = pages or [_entry_page(e) for e in _found(asked)]
    if not pages:
        raise ConfigError(f'no rule or word list knows "{asked}"{_near(asked)}')
    click.echo("\n\n".join(pages))
    return ExitStatus.CLEAN


def _rules(asked: str) -> list[type[Rule]]:
    """Return the rules that bear what was asked as code, name or family, or that ask for it in the record."""
    from notelint.cli.explain_items import rules_of_field
    from notelint.rules import RULES, rule_named

    rule = rule_named(asked)
    return [rule] if rule is not None else [r for r in RULES if r.meta.family == asked.lower()] or rules_of_field(asked)


def _rule_page(rule: type[Rule]) -> str:
    meta = rule.meta
    head = click.style(f"{meta.code} {meta.name}", bold=True) + f"  ({meta.family}, {meta.severity.word})"
    examples = [
        "## Examples",
        *_tried_with(rule),
        *(f"  points out:  {bad}" for bad in rule.bad),
        *(f"  leaves alone: {good}" for good in rule.good),
    ]
    sources = ["## Sources", *(f"  {source}" for source in meta.sources)]
    return "\n".join([head, "", inspect.cleandoc(rule.__doc__ or ""), "", *examples, "", *sources])


def _tried_with(rule: type[Rule]) -> Iterator[str]:
    """Yield what the examples need beside their text."""
    if rule.example_profile:
        yield f"  with --profile {rule.example_profile}:"
    if rule.example_fields:
        yield f"  given beside the note: {', '.join(f'{name} is {value}' for name, value in rule.example_fields)}"


def _across(asked: str) -> Iterator[AcrossRule]:
    from notelint.review.across_rules import ACROSS_RULES

    return (rule for rule in ACROSS_RULES.values() if asked.lower() in (rule.code.lower(), rule.name))


def _across_page(rule: AcrossRule) -> str:
    kind = f"({rule.family}, {rule.severity.word}; across notes, in `notelint review`)"
    head = f"{click.style(f'{rule.code} {rule.name}', bold=True)}  {kind}"
    sources = ["## Sources", *(f"  {source}" for source in rule.sources)]
    return "\n".join([head, "", "## Why", rule.why, "", "## What to do", rule.instead, "", *sources])


def _entry_page(entry: CompiledEntry) -> str:
    from notelint.rules import rule_named

    rule = rule_named(entry.rule)
    assert rule is not None
    severity = entry.severity or rule.meta.severity
    head = click.style(entry.key, bold=True) + f"  ({rule.meta.code} {entry.rule}, {severity.word})"
    instead = [f"  → {rewrite.text}" for rewrite in entry.rewrites]
    sources = [f"  source: {source}" for source in entry.sources]
    off = [] if entry.on else [f'  off by default: extend-select = ["{entry.key}"] turns it on']
    return "\n".join([head, f"  {entry.rationale}", *instead, *off, *sources])


def _entries(asked: str) -> Iterator[CompiledEntry]:
    """Yield the entries whose key, id or words are what was asked."""
    from notelint.lexicon.tokens import plain

    word = plain(asked)
    for lexicon in _lexicons():
        about = _found_by(lexicon, word)
        for number, entry in enumerate(lexicon.entries):
            if entry.points == 0 and (number in about or word in (entry.key, entry.key.partition("/")[2])):
                yield entry


def _found(asked: str) -> Iterator[CompiledEntry]:
    """Yield the entries that the finder sees in words that are the name of nothing."""
    from notelint.cli.explain_items import found_in
    from notelint.config.settings import find_settings

    settings, _ = find_settings(Path.cwd())
    entries = {entry.key: entry for lexicon in _lexicons() for entry in lexicon.entries}
    yield from (entries[key] for key in found_in(asked, settings.lexicons) if key in entries)


def _lexicons() -> tuple[CompiledLexicon, ...]:
    """Return notelint's own lexicons and those that the settings of this folder add."""
    from notelint.agency import read_agency
    from notelint.config.settings import find_settings
    from notelint.lexicon.store import own_lexicons

    settings, _ = find_settings(Path.cwd())
    return (*own_lexicons(), *read_agency(settings.lexicons).lexicons)


def _found_by(lexicon: CompiledLexicon, word: str) -> set[int]:
    """Return the numbers of the entries of a lexicon that find `word`, standing alone."""
    from notelint.lexicon.tokens import phrase_sequences

    sequences = phrase_sequences(word) or [word.replace("-", " ").split()]
    forms = [form for tokens in sequences for form in lexicon.forms_of(tokens)]
    found = {form.entry for form in forms if not (form.regex or form.before or form.behind or form.blocks)}
    for number, plain_form in enumerate(lexicon.plain_forms):
        if '"regex"' in plain_form:
            form = lexicon.form(number)
            if form.regex and not (form.blocks or form.seen or _CLASS.search(form.regex)) and _is(form.regex, word):
                found.add(form.entry)
    return found


def _is(regex: str, word: str) -> bool:
    """Tell whether an expression of the lexicons finds exactly `word`; quick to say no."""
    hint = re.escape(word[:3])
    return hint in regex and re.fullmatch(regex, word) is not None


def _near(asked: str) -> str:
    from notelint.cli.explain_items import is_code
    from notelint.review.across_rules import ACROSS_RULES
    from notelint.rules import RULES

    if is_code(asked):
        return ", and no profile that billing code; `notelint profiles NAME` lists those a profile knows."
    known = [r.meta.name for r in RULES] + [r.meta.code for r in RULES] + [a.name for a in ACROSS_RULES.values()]
    for lexicon in _lexicons():
        known += [e.key.partition("/")[2] for e in lexicon.entries if e.points == 0]
    known = [name for name in known if name[:1].lower() == asked[:1].lower()]  # "overdose" is no slip for "conversed"
    close = get_close_matches(asked.lower(), known, n=1, cutoff=0.7)
    return (
        f'; did you mean "{close[0]}"?'
        if close
        else " by itself. Some words are pointed out only beside others: try `notelint check` on the sentence."
    )

"""Compile a lexicon: every inflection into forms, every rewrite into its inflections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from notelint.diagnostics import Applicability, Severity
from notelint.late import late
from notelint.lexicon import inflect
from notelint.lexicon.compiled import (
    CompiledClass,
    CompiledEntry,
    CompiledLexicon,
    CompiledRewrite,
    Form,
    index_row,
    plain_form,
)
from notelint.lexicon.expressions import class_regex
from notelint.lexicon.model import Entry, Evidence, EvidenceFile, Lexicon, Rewrite
from notelint.lexicon.parts import Part, token_phrases
from notelint.lexicon.patterns import Classes, Element, PatternError, read_pattern, without_inner_gaps
from notelint.lexicon.searches import Search, searches_for
from notelint.lexicon.tokens import anchor, plain, telling_tokens

_PATTERN_MARK = late(r"[\^*{(\[]|\+(\s|$)")
_NOUN_TAGS = ("NNS",)
LONG_LIST = 4  # phrases from which on a list stands once in a table


class UnreadablePatternError(ValueError):
    """A pattern or regex of a lexicon that cannot be read; the message names entry and key."""


# A form and the sequences of tokens by which it is found.
Found = tuple[Form, list[list[str]]]


def compile_lexicon(name: str, lexicon: Lexicon, classes: Classes, digest: str) -> CompiledLexicon:
    """Return `lexicon` in the form the pipeline runs on.

    Raises `UnreadablePatternError` naming entry and key for a pattern that cannot be read.
    """
    entries: list[CompiledEntry] = []
    found: list[Found] = []
    for number, entry in enumerate(lexicon.entry):
        entries.append(_compiled_entry(name, lexicon, entry))
        found += _forms(number, entry, classes, f'entry "{entry.id}"')
    return _compiled(name, lexicon.title, lexicon.rule, digest, entries, found, classes)


def compile_evidence(name: str, file: EvidenceFile, classes: Classes, digest: str) -> CompiledLexicon:
    """Return a file of score evidence in the form the pipeline runs on."""
    rule = f"score-{file.dimension}"
    entries = [CompiledEntry(f"{name}/{e.id}", rule, None, "rejects", e.reason, (), e.source, e.points) for e in file.evidence]
    found: list[Found] = []
    for number, evidence in enumerate(file.evidence):
        found += _forms(number, evidence, classes, f'evidence "{evidence.id}"')
    return _compiled(name, f"Score evidence: {file.dimension}", rule, digest, entries, found, classes)


def _compiled(
    name: str, title: str, rule: str, digest: str, entries: list[CompiledEntry], found: list[Found], classes: Classes
) -> CompiledLexicon:
    rows: dict[str, list[str]] = {}
    for number, (_, sequences) in enumerate(found):
        for sequence in sequences:
            at = anchor(sequence)
            rows.setdefault(sequence[at], []).append(index_row(sequence, at, number))
    lists: dict[str, int] = {}
    forms = [replace(form, before=_shared(form.before, lists), behind=_shared(form.behind, lists)) for form, _ in found]
    return CompiledLexicon(
        name,
        title,
        rule,
        digest,
        tuple(entries),
        [plain_form(form) for form in forms],
        {token: "\n".join(lines) for token, lines in rows.items()},
        [number for number, (_, sequences) in enumerate(found) if not sequences],
        _used(classes, forms),
        list(lists),
    )


def _shared(parts: list[Part], lists: dict[str, int]) -> list[Part]:
    """Return the parts with long lists replaced by their number in the table `lists`, which grows."""
    return [
        f"#{lists.setdefault(chr(10).join(part), len(lists))}" if isinstance(part, list) and len(part) >= LONG_LIST else part
        for part in parts
    ]


def _used(classes: Classes, forms: list[Form]) -> dict[str, CompiledClass]:
    named = "".join(plain_form(form) for form in forms)
    return {
        name: CompiledClass(class_regex(words), telling_tokens(words), tuple(token_phrases(words) or ()))
        for name, words in classes.items()
        if f"{{{name}}}" in named
    }


def _compiled_entry(name: str, lexicon: Lexicon, entry: Entry) -> CompiledEntry:
    return CompiledEntry(
        key=f"{name}/{entry.id}",
        rule=entry.rule or lexicon.rule,
        severity=None if entry.severity is None else Severity.parse(entry.severity),
        negation=entry.negation or lexicon.negation,
        rationale=entry.rationale,
        rewrites=tuple(_compiled_rewrite(rewrite, entry) for rewrite in entry.rewrite),
        sources=entry.source,
        on=entry.default == "on",
        weighed=lexicon.weighed,
        yields=entry.yields,
    )


def _forms(number: int, entry: Entry | Evidence, classes: Classes, where: str) -> Iterator[Found]:
    exact = entry.case == "exact"
    for phrase in entry.match:
        yield from _phrase_forms(number, phrase, entry.inflect, exact=exact, blocks=False)
    for pattern in entry.pattern:
        for search in _pattern(pattern, classes, f"{where}, pattern"):
            yield _form(number, search, _pattern_tags(pattern))
    for regex in entry.regex if isinstance(entry, Entry) else ():
        _check_regex(regex, f"{where}, regex")
        yield Form(number, regex=regex, seen=entry.seen if isinstance(entry, Entry) else ()), []
    for phrase in entry.unless:
        if _PATTERN_MARK.search(phrase):
            for search in _pattern(phrase, classes, f"{where}, unless"):
                yield _form(number, search, {}, blocks=True)
        else:
            yield from _phrase_forms(number, phrase, "none" if exact else "auto", exact=False, blocks=True)


def _phrase_forms(number: int, phrase: str, kind: inflect.Inflection, *, exact: bool, blocks: bool) -> Iterator[Found]:
    words = plain(phrase).split()
    choices, tags = _inflected_words(words, "none" if exact else kind)
    written = " ".join(phrase.split()) if exact else None
    for search in searches_for([Element("words", tuple(choice)) for choice in choices]):
        yield _form(number, search, tags, written, blocks)


def _form(number: int, found: Search, tags: dict[str, list[str]], exact: str | None = None, blocks: bool = False) -> Found:
    form = Form(
        number,
        found.before,
        found.behind,
        found.opens,
        found.closes,
        found.regex,
        found.also,
        found.reach,
        tags=tags,
        exact=exact,
        blocks=blocks,
    )
    return form, found.sequences


def _inflected_words(words: list[str], kind: inflect.Inflection) -> tuple[list[list[str]], dict[str, list[str]]]:
    """Return the forms each word may take, and the tags of the word that varies."""
    choices = [[w] for w in words]
    tags: dict[str, list[str]] = {}
    for at in _inflecting_words(words, kind):
        found = _allowed(inflect.forms(words[at], kind), at, len(words), kind)
        choices[at] = sorted(found)
        tags |= {form: sorted(found[form]) for form in found if found[form]}
    return choices, tags


def _inflecting_words(words: list[str], kind: inflect.Inflection) -> list[int]:
    last = len(words) - 1
    if kind == "none":
        return []
    if kind == "verb":
        return [0]
    return [last] if kind in ("noun", "adjective") or last == 0 else [0, last]


def _allowed(found: dict[str, set[str]], at: int, length: int, kind: inflect.Inflection) -> dict[str, set[str]]:
    """In a phrase of unknown kind, vary the first word as a verb and the last as a noun."""
    if kind != "auto" or length == 1:
        return found
    wanted = inflect.VERB_TAGS if at == 0 else _NOUN_TAGS
    base = next(iter(found))
    return {form: tags for form, tags in found.items() if form == base or tags & set(wanted)}


def _pattern(pattern: str, classes: Classes, where: str) -> list[Search]:
    try:
        spread = [
            read_pattern(each, classes, lambda word: sorted(inflect.forms(word, "auto"))) for each in without_inner_gaps(pattern.lower())
        ]
        return [search for elements in spread for search in searches_for(elements, [*_clear(classes)])]
    except PatternError as error:
        raise UnreadablePatternError(f'{where}: "{pattern}" cannot be read: {error}.') from error


def _clear(classes: Classes) -> Iterator[str]:
    """Yield the word classes all of whose tokens can be foreseen."""
    for name, words in classes.items():
        if _is_clear(words):
            yield name


@lru_cache(maxsize=64)  # the same few classes are asked about for each of thousands of patterns
def _is_clear(words: tuple[str, ...]) -> bool:
    return bool(token_phrases(words))


def _pattern_tags(pattern: str) -> dict[str, list[str]]:
    """Return the tags of the first `word+` inside the mark, which a rewrite follows."""
    inside = pattern.lower().partition("<<")[2].partition(">>")[0] or pattern.lower()
    varying = re.search(r"([a-z]+)\+", inside)
    if not varying:
        return {}
    found = inflect.forms(varying.group(1), "auto")
    return {form: sorted(tags) for form, tags in found.items() if tags}


def _check_regex(pattern: str, where: str) -> None:
    import regex  # late: only lexicons with a regex need it

    try:
        regex.compile(pattern)
    except regex.error as error:
        raise UnreadablePatternError(f'{where}: "{pattern}" is not a regular expression: {error}.') from error


def _compiled_rewrite(rewrite: Rewrite, entry: Entry) -> CompiledRewrite:
    by_tag: dict[str, str] = {}
    if rewrite.applicability is not Applicability.DISPLAY_ONLY and entry.inflect != "none":
        by_tag = {tag: text for tag in (*inflect.VERB_TAGS, *_NOUN_TAGS) if (text := _with_tag(rewrite, tag, entry))}
    return CompiledRewrite(rewrite.text, rewrite.applicability, by_tag)


def _with_tag(rewrite: Rewrite, tag: str, entry: Entry) -> str | None:
    words = rewrite.text.split()
    if tag == "NNS":
        if rewrite.plural:
            return rewrite.plural
        changed = inflect.inflected(words[-1], tag) if words[-1].isalpha() else None
        return " ".join([*words[:-1], changed]) if changed else None
    if entry.inflect == "noun":
        return None
    changed = inflect.inflected(words[0], tag) if words[0].isalpha() else None
    return " ".join([changed, *words[1:]]) if changed else None

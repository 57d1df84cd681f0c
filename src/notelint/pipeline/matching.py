"""Find every form of the lexicons in a note, at a cost that follows the words of the note.

Fixed phrases are looked up by their first two tokens. Expressions run only in a
sentence that holds one of their anchors and one word of each further group.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from spacy.strings import get_string_id

from notelint.lexicon.compiled import CompiledEntry, CompiledLexicon, Form
from notelint.lexicon.patterns import plain
from notelint.pipeline.sheet import Candidate, Sheet, Tokens

SLACK = 8  # code points searched beyond the widest match, so that a cut word is seen as cut
REGEX_TIMEOUT = 0.25  # seconds for one expression an agency brought along
_JOINTS = frozenset(get_string_id(c) for c in ("-", "–", "‐", "‑", " ", "  ", "\n", "\r\n", "\t", "\n ", "\n  "))
MOST_JOINTS = 2
_CLASS = re.compile(r"\{([a-z_]+)\}")


class WordClass(NamedTuple):
    """A word class ready to be searched."""

    regex: str
    tokens: frozenset[int]


class EntryForm:
    """One form ready to be searched; its expression is compiled when it is first needed."""

    __slots__ = ("_compiled", "after", "also", "before", "blocks", "classes", "entry", "exact", "form")

    def __init__(self, form: Form, entry: CompiledEntry, classes: dict[str, WordClass]) -> None:
        self.form, self.entry, self.classes = form, entry, classes
        self.before, self.after = form.before + SLACK, form.after + SLACK
        self.blocks, self.exact = form.blocks, form.exact
        self.also = tuple(self._tokens(group) for group in form.also)
        self._compiled: Any = None

    @property
    def expression(self) -> Any:
        """Return the compiled regular expression."""
        if self._compiled is None:
            if self.form.anchors:
                self._compiled = re.compile(_CLASS.sub(self._class_regex, self.form.regex or ""))
            else:
                import regex  # late: for entries that bring their own expression

                self._compiled = regex.compile(self.form.regex)
        return self._compiled

    def _tokens(self, group: Sequence[str]) -> frozenset[int]:
        if group[0][0] == "{":
            return self.classes[group[0][1:-1]].tokens
        return frozenset(map(get_string_id, group))

    def _class_regex(self, match: re.Match[str]) -> str:
        return self.classes[match.group(1)].regex


Match = tuple[int, int, EntryForm]


class Matcher:
    """Find every form of some lexicons; built once, read only afterwards."""

    def __init__(self, lexicons: Iterable[CompiledLexicon]) -> None:
        self._words: dict[int, list[EntryForm]] = {}
        self._phrases: dict[int, dict[int, list[tuple[tuple[int, ...], EntryForm]]]] = {}
        self._anchors: dict[int, list[EntryForm]] = {}
        self._everywhere: list[EntryForm] = []
        for lexicon in lexicons:
            classes = {name: WordClass(c.regex, frozenset(map(get_string_id, c.tokens))) for name, c in lexicon.classes.items()}
            for form in lexicon.forms:
                self._add(EntryForm(form, lexicon.entries[form.entry], classes))
        self._starts = frozenset({*self._words, *self._phrases, *self._anchors})

    def _add(self, form: EntryForm) -> None:
        for sequence in form.form.sequences:
            first, *rest = map(get_string_id, sequence)
            if rest:
                seconds = self._phrases.setdefault(first, {})
                seconds.setdefault(rest[0], []).append((tuple(rest[1:]), form))
            else:
                self._words.setdefault(first, []).append(form)
        for anchor in form.form.anchors:
            self._anchors.setdefault(get_string_id(anchor), []).append(form)
        if form.form.regex is not None and not form.form.anchors:
            self._everywhere.append(form)

    def find(self, sheet: Sheet) -> dict[str, list[Candidate]]:
        """Return the candidates in `sheet` by the name of the rule that judges them."""
        hits: dict[tuple[int, int, str], EntryForm] = {}
        blocks: list[tuple[int, int, str]] = []
        for start, end, form in self._matches(sheet):
            if form.exact is not None and " ".join(sheet.text[start:end].split()) != form.exact:
                continue
            if form.blocks:
                blocks.append((start, end, form.entry.key))
            else:
                hits.setdefault((start, end, form.entry.key), form)
        found: dict[str, list[Candidate]] = {}
        for (start, end, key), form in hits.items():
            if not any(k == key and s < end and start < e for s, e, k in blocks):
                tags = _tags(form, sheet.text, start, end)
                found.setdefault(form.entry.rule, []).append(Candidate(start, end, key, tags))
        return found

    def _matches(self, sheet: Sheet) -> Iterator[Match]:
        tokens, starts = sheet.tokens, self._starts
        lowers = tokens.lowers
        anchored: dict[int, list[EntryForm]] = {}
        for at in [at for at, word in enumerate(lowers) if word in starts]:
            word = lowers[at]
            for form in self._words.get(word, ()):
                yield tokens.starts[at], tokens.ends[at], form
            if word in self._phrases:
                yield from self._phrases_at(tokens, at)
            if word in self._anchors:
                anchored[at] = self._anchors[word]
        lower = plain(sheet.text)
        if anchored:
            yield from _search(sheet, lower, anchored)
        for form in self._everywhere:
            if form.form.seen and not any(sign in lower for sign in form.form.seen):
                continue
            for match in form.expression.finditer(sheet.text, timeout=REGEX_TIMEOUT):
                yield *match.span(), form

    def _phrases_at(self, tokens: Tokens, at: int) -> Iterator[Match]:
        lowers = tokens.lowers
        second = _next(lowers, at)
        if second is None:
            return
        for rest, form in self._phrases[lowers[at]].get(lowers[second], ()):
            last = _walk(lowers, second, rest)
            if last is not None:
                yield tokens.starts[at], tokens.ends[last], form


def _next(lowers: list[int], at: int) -> int | None:
    """Return the index of the next token that is a word, over hyphens and white space."""
    for step in range(1, MOST_JOINTS + 2):
        if at + step >= len(lowers):
            return None
        if lowers[at + step] not in _JOINTS:
            return at + step
    return None


def _walk(lowers: list[int], at: int, rest: tuple[int, ...]) -> int | None:
    for word in rest:
        following = _next(lowers, at)
        if following is None or lowers[following] != word:
            return None
        at = following
    return at


def _search(sheet: Sheet, lower: str, anchored: dict[int, list[EntryForm]]) -> Iterator[Match]:
    """Yield the matches of expressions around their anchors, in sentences that hold what they need."""
    tokens = sheet.tokens
    low = high = -1
    words: frozenset[int] = frozenset()
    for at, forms in anchored.items():
        start = tokens.starts[at]
        if start >= high:
            low, high = sheet.sentence_at(start)
            words = frozenset(tokens.lowers[bisect_left(tokens.starts, low) : bisect_left(tokens.starts, high)])
        for form in forms:
            for group in form.also:
                if words.isdisjoint(group):
                    break
            else:
                yield from _around(form, lower, start, low, high)


def _around(form: EntryForm, lower: str, start: int, low: int, high: int) -> Iterator[Match]:
    expression = form.expression
    end = min(high, start + form.after)
    group = "m" if expression.groups else 0
    for match in expression.finditer(lower, max(low, start - form.before), end):
        if match.end() < end or end == high:
            yield *match.span(group), form


def _tags(form: EntryForm, text: str, start: int, end: int) -> str:
    """Return the Penn tags of the word that varies in the matched phrase, or ""."""
    tags = form.form.tags
    if not tags:
        return ""
    words = plain(text[start:end]).split()
    return next((" ".join(tags[word]) for word in words if word in tags), "")

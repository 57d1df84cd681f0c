"""Find every form of the lexicons in a note, at a cost that follows the words of the note.

Phrases are looked up token by token in one tree. Expressions run only where their own
tokens were seen, beside and among the words they need.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from spacy.strings import get_string_id

from notelint.lexicon.compiled import CompiledClass, CompiledEntry, CompiledLexicon, Form
from notelint.lexicon.tokens import plain
from notelint.pipeline.sheet import Candidate, Sheet, Tokens

SLACK = 8  # code points searched beyond the widest match, so that a cut word is seen as cut
REGEX_TIMEOUT = 0.25  # seconds for one expression an agency brought along
_JOINTS = frozenset(get_string_id(c) for c in ("-", "–", "‐", "‑", " ", "  ", "\n", "\r\n", "\t", "\n ", "\n  "))
_CLASS = re.compile(r"\{([a-z_]+)\}")


class WordClass(NamedTuple):
    """A word class ready to be searched."""

    regex: str
    tokens: frozenset[int]
    first: frozenset[int]
    last: frozenset[int]


def _word_class(compiled: CompiledClass) -> WordClass:
    hashes = (frozenset(map(get_string_id, group)) for group in (compiled.tokens, compiled.first, compiled.last))
    return WordClass(compiled.regex, *hashes)


class EntryForm:
    """One form ready to be searched; its expression is compiled when it is first needed."""

    __slots__ = ("_compiled", "after", "also", "before", "blocks", "classes", "entry", "exact", "following", "form", "previous")

    def __init__(self, form: Form, entry: CompiledEntry, classes: dict[str, WordClass]) -> None:
        self.form, self.entry, self.classes = form, entry, classes
        self.before, self.after = form.before + SLACK, form.after + SLACK
        self.blocks, self.exact = form.blocks, form.exact
        self.also = tuple(self._tokens(group, "tokens") for group in form.also)
        self.previous = self._tokens(form.previous, "last") or None
        self.following = self._tokens(form.following, "first") or None
        self._compiled: Any = None

    @property
    def expression(self) -> Any:
        """Return the compiled regular expression."""
        if self._compiled is None:
            if self.form.sequences:
                self._compiled = re.compile(_CLASS.sub(self._class_regex, self.form.regex or ""))
            else:
                import regex  # late: for entries that bring their own expression

                self._compiled = regex.compile(self.form.regex)
        return self._compiled

    def _tokens(self, group: Sequence[str], of_class: str) -> frozenset[int]:
        """Return the hashes of a group of tokens, word classes in it resolved."""
        names = [token for token in group if token[0] == "{"]
        if not names:
            return frozenset(map(get_string_id, group))
        classes = [getattr(self.classes[name[1:-1]], of_class) for name in names]
        if not all(classes):
            return frozenset()  # one whose tokens cannot be foreseen: no limit
        return frozenset(get_string_id(token) for token in group if token[0] != "{").union(*classes)

    def _class_regex(self, match: re.Match[str]) -> str:
        return self.classes[match.group(1)].regex


Match = tuple[int, int, EntryForm]
Node = dict[int, Any]  # the next token's node by its hash, and under FORMS what ends here
FORMS = 0


class Matcher:
    """Find every form of some lexicons; built once, read only afterwards."""

    def __init__(self, lexicons: Iterable[CompiledLexicon]) -> None:
        self._root: Node = {}
        self._seen: dict[int, list[EntryForm]] = {}
        self._signs: dict[str, list[EntryForm]] = {}
        self._everywhere: list[EntryForm] = []
        for lexicon in lexicons:
            classes = {name: _word_class(c) for name, c in lexicon.classes.items()}
            for form in lexicon.forms:
                self._add(EntryForm(form, lexicon.entries[form.entry], classes))

    def _add(self, form: EntryForm) -> None:
        for sequence in form.form.sequences:
            node = self._root
            for token in sequence:
                node = node.setdefault(get_string_id(token), {})
            node.setdefault(FORMS, []).append(form)
        if not form.form.sequences:
            self._add_expression(form)

    def _add_expression(self, form: EntryForm) -> None:
        if not form.form.seen:
            self._everywhere.append(form)
        for sign in form.form.seen:
            if sign.isalpha():
                self._seen.setdefault(get_string_id(sign), []).append(form)
            else:
                self._signs.setdefault(sign, []).append(form)

    def find(self, sheet: Sheet) -> dict[str, list[Candidate]]:
        """Return the candidates in `sheet` by the name of the rule that judges them."""
        hits: list[Match] = []
        blocks: list[Match] = []
        for match in self._matches(sheet):
            start, end, form = match
            if form.exact is None or " ".join(sheet.text[start:end].split()) == form.exact:
                (blocks if form.blocks else hits).append(match)
        found: dict[str, list[Candidate]] = {}
        for start, end, form in _longest(hits):
            key = form.entry.key
            if not any(f.entry.key == key and s < end and start < e for s, e, f in blocks):
                candidate = Candidate(start, end, key, _tags(form, sheet.text, start, end))
                found.setdefault(form.entry.rule, []).append(candidate)
        return found

    def _matches(self, sheet: Sheet) -> Iterator[Match]:
        tokens, lower = sheet.tokens, plain(sheet.text)
        places = [at for at, word in enumerate(tokens.lowers) if word not in _JOINTS]
        words = [tokens.lowers[at] for at in places]
        around = _Around(sheet, lower, places, words)
        for first, last, form in self._sequences(words):
            if form.form.regex is None:
                yield tokens.starts[places[first]], tokens.ends[places[last]], form
            elif around.may_hold(form, first, last):
                yield from around.search(form, first)
        for form in self._wanted(tokens.lowers, lower):
            group = "m" if "m" in form.expression.groupindex else 0
            for match in form.expression.finditer(sheet.text, timeout=REGEX_TIMEOUT):
                yield *match.span(group), form

    def _sequences(self, words: list[int]) -> Iterator[tuple[int, int, EntryForm]]:
        """Yield the first and last word of every sequence of a form that stands in the note."""
        root, size = self._root, len(words)
        for first in [at for at, word in enumerate(words) if word in root]:
            node, last = root[words[first]], first
            while True:
                if FORMS in node:
                    for form in node[FORMS]:
                        yield first, last, form
                last += 1
                if last == size or words[last] not in node:
                    break
                node = node[words[last]]

    def _wanted(self, lowers: list[int], lower: str) -> Iterable[EntryForm]:
        """Return the forms with an expression of their own for which the note holds a sign."""
        wanted = dict.fromkeys(self._everywhere)
        for word in self._seen.keys() & set(lowers):
            wanted.update(dict.fromkeys(self._seen[word]))
        for sign, forms in self._signs.items():
            if sign in lower:
                wanted.update(dict.fromkeys(forms))
        return wanted


class _Around:
    """Try expressions in the sentence around the words that called for them."""

    __slots__ = ("_high", "_in_sentence", "_low", "_lower", "_places", "_sheet", "_words")

    def __init__(self, sheet: Sheet, lower: str, places: list[int], words: list[int]) -> None:
        self._sheet, self._lower, self._places, self._words = sheet, lower, places, words
        self._low = self._high = -1
        self._in_sentence: frozenset[int] = frozenset()

    def may_hold(self, form: EntryForm, first: int, last: int) -> bool:
        """Tell whether the words beside the sequence and in its sentence are what the form needs."""
        words = self._words
        if form.following is not None and (last + 1 == len(words) or words[last + 1] not in form.following):
            return False
        if form.previous is not None and (first == 0 or words[first - 1] not in form.previous):
            return False
        if not form.also:
            return True
        self._enter(first)
        return not any(map(self._in_sentence.isdisjoint, form.also))

    def search(self, form: EntryForm, first: int) -> Iterator[Match]:
        """Yield the matches of the form's expression around a token, within the sentence."""
        start = self._sheet.tokens.starts[self._places[first]]
        self._enter(first)
        expression = form.expression
        low, end = max(self._low, start - form.before), min(self._high, start + form.after)
        group = "m" if expression.groups else 0
        for match in expression.finditer(self._lower, low, end):
            if match.end() < end or end == self._high:
                yield *match.span(group), form

    def _enter(self, first: int) -> None:
        """Make the sentence that holds a word the one that is looked at."""
        tokens = self._sheet.tokens
        start = tokens.starts[self._places[first]]
        if self._low <= start < self._high:
            return
        self._low, self._high = self._sheet.sentence_at(start)
        span = slice(bisect_left(tokens.starts, self._low), bisect_left(tokens.starts, self._high))
        self._in_sentence = frozenset(tokens.lowers[span])


def _longest(matches: list[Match]) -> Iterator[Match]:
    """Yield the matches without those that overlap a longer (or the same, earlier) one of their entry."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for start, end, form in sorted(matches, key=lambda m: (m[0] - m[1], m[0])):
        spans = taken.setdefault(form.entry.key, [])
        if not any(start < e and s < end for s, e in spans):
            spans.append((start, end))
            yield start, end, form


def _tags(form: EntryForm, text: str, start: int, end: int) -> str:
    """Return the Penn tags of the word that varies in the matched phrase, or ""."""
    tags = form.form.tags
    if not tags:
        return ""
    words = plain(text[start:end]).split()
    return next((" ".join(tags[word]) for word in words if word in tags), "")

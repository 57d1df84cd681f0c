"""Find every form of the lexicons in a note, at a cost that follows the words of the note.

Phrases are looked up token by token in one tree. Expressions run only where their own
tokens were seen, beside and among the words they need. This is the hottest room of the
house: plain loops and local names here are on purpose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from typing import Any

from spacy.strings import get_string_id

from notelint.errors import KnowledgeError
from notelint.lexicon.compiled import CompiledLexicon, index_rows
from notelint.lexicon.tokens import plain
from notelint.pipeline.entry_forms import EntryForm, Shelf
from notelint.pipeline.sheet import Candidate, Sheet
from notelint.pipeline.spans import Covered, Taken

REGEX_TIMEOUT = 2.0  # seconds for one expression an agency brought along, on a busy machine too
_JOINTS = frozenset(get_string_id(c) for c in ("-", "–", "‐", "‑", "‒", " ", "  ", "\n", "\r\n", "\t", "\n ", "\n  ", "\xa0"))


Match = tuple[int, int, EntryForm]
Called = tuple[int, int, dict[str, list[EntryForm]]]  # the first and last word of a sequence, and what it calls for by entry
Node = dict[int, Any]  # the next token's node by its hash, and what ends here under FORMS and UNLESS
FORMS, UNLESS, NOTHING = 0, 1, 2  # no token has such a hash
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_MOST_NOTES = "'9876543210: "  # what stands in most notes tells little: a sign is told by the rarest character in it
_LETTER_AND_MARK = re.compile(r"[a-z][^a-z\s.,]")
_DIGIT = "#"  # stands for a digit in a sign
_SHAPE = str.maketrans("0123456789", _DIGIT * 10)


class Matcher:
    """Find every form of some lexicons.

    The tree below a first token is built when that token is first seen in a note:
    a single note needs few of them. Building one twice, from two threads, is harmless.
    """

    def __init__(self, lexicons: Iterable[CompiledLexicon]) -> None:
        self._shelves = [Shelf(lexicon) for lexicon in lexicons]
        self._unread: dict[int, list[tuple[Shelf, str]]] = {}
        self._root: dict[int, Node] = {}
        self._seen: dict[int, list[EntryForm]] = {}
        self._signs: dict[str, dict[str, list[EntryForm]]] = {}
        self._shapes: dict[str, list[EntryForm]] = {}
        self._everywhere: list[EntryForm] = []
        for shelf in self._shelves:
            for first, rows in shelf.lexicon.index.items():
                self._unread.setdefault(get_string_id(first), []).append((shelf, rows))
            for number in shelf.lexicon.everywhere:
                self._add_expression(shelf.form(number))

    def _build(self, first: int) -> None:
        """Make the tree below a first token."""
        root: Node = {}
        for shelf, rows in self._unread[first]:
            for rest, number in index_rows(rows):
                leaf = root
                for token in rest:
                    leaf = leaf.setdefault(get_string_id(token), {})
                form = shelf.form(number)
                if form.blocks:
                    leaf.setdefault(UNLESS, {}).setdefault(form.entry.key, []).append(form)
                else:
                    leaf.setdefault(FORMS, []).append(form)
        self._root[first] = root
        self._unread.pop(first, None)

    def _add_expression(self, form: EntryForm) -> None:
        if not form.form.seen:
            self._everywhere.append(form)
        for sign in form.form.seen:
            if sign.isalpha() or sign.isdecimal():
                self._seen.setdefault(get_string_id(sign), []).append(form)
            elif _DIGIT in sign:
                self._shapes.setdefault(sign, []).append(form)
            else:
                self._signs.setdefault(_telling(sign), {}).setdefault(sign, []).append(form)

    def find(self, sheet: Sheet) -> dict[str, list[Candidate]]:
        """Return the candidates in `sheet` by the name of the rule that judges them."""
        search = _Search(sheet)
        for first in self._unread.keys() & search.known:
            self._build(first)
        hits, unless = search.run(self._root)
        for form in self._wanted(search):
            hits += _expression_matches(form, sheet.text)
        by_entry: dict[str, list[Match]] = {}
        for hit in hits:
            by_entry.setdefault(hit[2].entry.key, []).append(hit)
        # What takes a match back is only looked for where its entry was matched.
        blocked = search.blocked(unless, by_entry) if unless else {}
        found: dict[str, list[Candidate]] = {}
        for key, matches in by_entry.items():
            for start, end, form in _longest(matches) if len(matches) > 1 else matches:
                if key not in blocked or not blocked[key].overlaps(start, end):
                    tags = _tags(form, sheet.text, start, end) if form.form.tags else ""
                    found.setdefault(form.entry.rule, []).append(Candidate(start, end, key, tags))
        return found

    def _wanted(self, search: _Search) -> Iterable[EntryForm]:
        """Return the forms with an expression of their own for which the note holds a sign."""
        wanted = dict.fromkeys(self._everywhere)
        for word in self._seen.keys() & search.known:
            wanted.update(dict.fromkeys(self._seen[word]))
        lower = search.lower
        for telling in self._signs.keys() & _tellings_in(lower):
            for sign, forms in self._signs[telling].items():
                if sign in lower:
                    wanted.update(dict.fromkeys(forms))
        shape = lower.translate(_SHAPE)
        for sign, forms in self._shapes.items() if _DIGIT in shape else ():
            if sign in shape:
                wanted.update(dict.fromkeys(forms))
        return wanted


def _telling(sign: str) -> str:
    """Return the rarest part of a sign: a letter with a mark behind it, or a character that is no letter."""
    pair = _LETTER_AND_MARK.search(sign)
    return pair[0] if pair else min((c for c in sign if not c.isalpha()), key=_MOST_NOTES.find)


def _tellings_in(lower: str) -> set[str]:
    """Return everything in a text that may be the telling part of a sign."""
    marks = set(lower.encode("ascii").translate(None, _LETTERS).decode()) if lower.isascii() else set(lower)
    marks.update(_LETTER_AND_MARK.findall(lower))
    return marks


class _Search:
    """Go through the words of one note; expressions are tried in their sentence."""

    __slots__ = ("_ends", "_high", "_low", "_places", "_sentence", "_sheet", "_starts", "_words", "known", "lower")

    def __init__(self, sheet: Sheet) -> None:
        lowers, self._starts, self._ends = sheet.tokens
        self._sheet, self.lower = sheet, plain(sheet.text)
        self._places = [at for at, word in enumerate(lowers) if word not in _JOINTS]
        self._words = [lowers[at] for at in self._places]
        self.known = sheet.known
        self._words.append(NOTHING)  # stands behind the last word and, as words[-1], before the first
        self._low = self._high = -1
        self._sentence: frozenset[int] = frozenset()

    def run(self, root: dict[int, Node]) -> tuple[list[Match], list[Called]]:
        """Return the matches of all forms, and the sequences at which an `unless` may stand."""
        words = self._words
        matches: list[Match] = []
        unless: list[Called] = []
        for first, word in enumerate(words):
            node = root.get(word)
            last = first
            while node is not None:
                if FORMS in node:
                    matches += self._called(first, last, node[FORMS])
                if UNLESS in node:
                    unless.append((first, last, node[UNLESS]))
                last += 1
                node = node.get(words[last])
        return matches, unless

    def blocked(self, unless: list[Called], entries: dict[str, list[Match]]) -> dict[str, Covered]:
        """Return, by entry, where something takes a match of it back."""
        found: dict[str, list[tuple[int, int]]] = {}
        for first, last, by_entry in unless:
            for key, forms in by_entry.items():
                if key in entries:
                    for start, end, _ in self._called(first, last, forms):
                        found.setdefault(key, []).append((start, end))
        return {key: Covered(spans) for key, spans in found.items()}

    def _called(self, first: int, last: int, forms: list[EntryForm]) -> list[Match]:
        """Return the matches of the forms that a sequence calls for."""
        start, end = self._starts[self._places[first]], self._ends[self._places[last]]
        before, after = self._words[first - 1], self._words[last + 1]
        matches: list[Match] = []
        for form in forms:
            if form.direct or (form.sure and before in form.sure and form.is_followed(after)):
                if form.exact is None or self._is_written_so(start, end, form.exact):
                    matches.append((start, end, form))
            elif (not form.previous or before in form.previous) and (not form.following or after in form.following):
                self._try(form, start, matches)
        return matches

    def _try(self, form: EntryForm, start: int, matches: list[Match]) -> None:
        """Add the matches of the form's expression around a token, if its sentence holds what it needs."""
        for group in form.also:
            if self.known.isdisjoint(group):
                return
        if not self._low <= start < self._high:
            self._low, self._high = self._sheet.sentence_at(start)
            span = slice(bisect_left(self._starts, self._low), bisect_left(self._starts, self._high))
            self._sentence = frozenset(self._sheet.tokens.lowers[span])
        for group in form.also:
            if self._sentence.isdisjoint(group):
                return
        expression = form.expression
        low, end = max(self._low, start - form.before), min(self._high, start + form.after)
        for match in expression.finditer(self.lower, low, end):
            if match.end() < end or end == self._high:
                low, high = match.span(form.group)
                if form.exact is None or self._is_written_so(low, high, form.exact):
                    matches.append((low, high, form))

    def _is_written_so(self, start: int, end: int, exact: str) -> bool:
        """Tell whether the words stand as an entry that minds capitals writes them."""
        return " ".join(self._sheet.text[start:end].split()) == exact


def _expression_matches(form: EntryForm, text: str) -> list[Match]:
    """Return where the expression an entry brings along stands; raise for one that takes too long."""
    expression = form.expression
    try:
        return [(*match.span(form.group), form) for match in expression.finditer(text, timeout=REGEX_TIMEOUT)]
    except TimeoutError:
        raise KnowledgeError(
            f'entry "{form.entry.key}": its regex takes more than {REGEX_TIMEOUT} seconds on a note; make it simpler.'
        ) from None


def _longest(matches: list[Match]) -> Iterator[Match]:
    """Yield the matches of one entry without those that overlap a longer (or the same, earlier) one."""
    taken = Taken()
    for match in sorted(matches, key=lambda m: (m[0] - m[1], m[0])):
        if taken.take(match[0], match[1]):
            yield match


def _tags(form: EntryForm, text: str, start: int, end: int) -> str:
    """Return the Penn tags of the word that varies in the matched phrase, or ""."""
    tags = form.form.tags
    words = plain(text[start:end]).split()
    return next((" ".join(tags[word]) for word in words if word in tags), "")

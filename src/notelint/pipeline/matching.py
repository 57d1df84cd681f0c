"""Find every form of the lexicons in a note, at a cost that follows the words of the note.

Phrases are looked up token by token in one tree. Expressions run only where their own
tokens were seen, beside and among the words they need. This is the hottest room of the
house: plain loops and local names here are on purpose.
"""

from __future__ import annotations

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
Node = dict[int, Any]  # the next token's node by its hash, and under FORMS what ends here
FORMS = 0
Called = tuple[int, int, list[EntryForm]]  # the first and last word of a sequence, and the forms it calls for


class Matcher:
    """Find every form of some lexicons.

    The tree below a first token is built when that token is first seen in a note:
    a single note needs few of them. Building one twice, from two threads, is harmless.
    """

    def __init__(self, lexicons: Iterable[CompiledLexicon]) -> None:
        self._shelves = [Shelf(lexicon) for lexicon in lexicons]
        self._unread: dict[int, list[tuple[Shelf, str]]] = {}
        self._root: dict[int, Node | None] = {}
        self._seen: dict[int, list[EntryForm]] = {}
        self._signs: dict[str, dict[str, list[EntryForm]]] = {}
        self._everywhere: list[EntryForm] = []
        for shelf in self._shelves:
            for first, rows in shelf.lexicon.index.items():
                self._unread.setdefault(get_string_id(first), []).append((shelf, rows))
            for number in shelf.lexicon.everywhere:
                self._add_expression(shelf.form(number))
        self._root.update(dict.fromkeys(self._unread))

    def _node(self, first: int) -> Node:
        """Return the tree below a first token."""
        node = self._root[first]
        if node is None:
            node = {}
            for shelf, rows in self._unread[first]:
                for rest, number in index_rows(rows):
                    leaf = node
                    for token in rest:
                        leaf = leaf.setdefault(get_string_id(token), {})
                    leaf.setdefault(FORMS, []).append(shelf.form(number))
            self._root[first] = node
        return node

    def _add_expression(self, form: EntryForm) -> None:
        if not form.form.seen:
            self._everywhere.append(form)
        for sign in form.form.seen:
            if sign.isalpha():
                self._seen.setdefault(get_string_id(sign), []).append(form)
            else:
                telling = next(c for c in sign if not c.isalpha())
                self._signs.setdefault(telling, {}).setdefault(sign, []).append(form)

    def find(self, sheet: Sheet) -> dict[str, list[Candidate]]:
        """Return the candidates in `sheet` by the name of the rule that judges them."""
        text = sheet.text
        search = _Search(sheet, plain(text))
        called = self._sequences(search.words)
        hits = [hit for hit in search.run(called, blocking=False) if _is_written_so(hit, text)]
        for form in self._wanted(sheet.tokens.lowers, search.lower):
            hits += _expression_matches(form, text)
        # What takes a match back is only looked for where its entry was matched.
        keys = {form.entry.key for _, _, form in hits}
        blocked: dict[str, list[tuple[int, int]]] = {}
        for start, end, form in search.run(called, blocking=True, keys=keys) if keys else ():
            blocked.setdefault(form.entry.key, []).append((start, end))
        blocks = {key: Covered(spans) for key, spans in blocked.items()}
        found: dict[str, list[Candidate]] = {}
        for start, end, form in _longest(hits):
            key = form.entry.key
            if key not in blocks or not blocks[key].overlaps(start, end):
                candidate = Candidate(start, end, key, _tags(form, text, start, end))
                found.setdefault(form.entry.rule, []).append(candidate)
        return found

    def _sequences(self, words: list[int]) -> list[Called]:
        """Return the first and last word of every sequence that stands in the note, with its forms."""
        root, size = self._root, len(words)
        found: list[Called] = []
        for first, word in enumerate(words):
            if word not in root:
                continue
            node, last = root[word] or self._node(word), first
            while True:
                if FORMS in node:
                    found.append((first, last, node[FORMS]))
                last += 1
                if last == size or words[last] not in node:
                    break
                node = node[words[last]]
        return found

    def _wanted(self, lowers: list[int], lower: str) -> Iterable[EntryForm]:
        """Return the forms with an expression of their own for which the note holds a sign."""
        wanted = dict.fromkeys(self._everywhere)
        for word in self._seen.keys() & lowers:
            wanted.update(dict.fromkeys(self._seen[word]))
        for telling, signs in self._signs.items():
            if telling in lower:
                for sign, forms in signs.items():
                    if sign in lower:
                        wanted.update(dict.fromkeys(forms))
        return wanted


class _Search:
    """Go through the forms that a note calls for; expressions are tried in their sentence."""

    __slots__ = ("_high", "_low", "_places", "_sheet", "_starts", "_words", "lower", "words")

    def __init__(self, sheet: Sheet, lower: str) -> None:
        self._sheet, self.lower, self._starts = sheet, lower, sheet.tokens.starts
        lowers = sheet.tokens.lowers
        self._places = [at for at, word in enumerate(lowers) if word not in _JOINTS]
        self.words = [lowers[at] for at in self._places]
        self._low = self._high = -1
        self._words: frozenset[int] = frozenset()

    def run(self, called: list[Called], *, blocking: bool, keys: Container[str] = ()) -> list[Match]:
        """Return the matches of the forms that block, of entries in `keys`, or of those that do not."""
        words, places, starts, ends = self.words, self._places, self._starts, self._sheet.tokens.ends
        matches: list[Match] = []
        for first, last, forms in called:
            before = words[first - 1] if first else 0
            after = words[last + 1] if last + 1 < len(words) else 0
            start = starts[places[first]]
            for form in forms:
                if form.blocks is not blocking or (blocking and form.entry.key not in keys):
                    continue
                if form.direct:
                    matches.append((start, ends[places[last]], form))
                elif form.following and after not in form.following:
                    continue
                elif before in form.sure:
                    matches.append((start, ends[places[last]], form))
                elif not form.previous or before in form.previous:
                    self.search(form, start, matches)
        return matches

    def search(self, form: EntryForm, start: int, matches: list[Match]) -> None:
        """Add the matches of the form's expression around a token, if its sentence holds what it needs."""
        if not self._low <= start < self._high:
            self._low, high = self._sheet.sentence_at(start)
            self._high = high
            span = slice(bisect_left(self._starts, self._low), bisect_left(self._starts, high))
            self._words = frozenset(self._sheet.tokens.lowers[span])
        for group in form.also:
            if self._words.isdisjoint(group):
                return
        expression = form.expression
        low, end = max(self._low, start - form.before), min(self._high, start + form.after)
        for match in expression.finditer(self.lower, low, end):
            if match.end() < end or end == self._high:
                matches.append((*match.span(form.group), form))


def _is_written_so(match: Match, text: str) -> bool:
    """Tell whether the words stand as an entry that minds capitals writes them."""
    start, end, form = match
    return form.exact is None or " ".join(text[start:end].split()) == form.exact


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
    """Yield the matches without those that overlap a longer (or the same, earlier) one of their entry."""
    if len(matches) > 1:
        matches.sort(key=lambda m: (m[0] - m[1], m[0]))
    taken: dict[str, Taken] = {}
    for start, end, form in matches:
        if taken.setdefault(form.entry.key, Taken()).take(start, end):
            yield start, end, form


def _tags(form: EntryForm, text: str, start: int, end: int) -> str:
    """Return the Penn tags of the word that varies in the matched phrase, or ""."""
    tags = form.form.tags
    if not tags:
        return ""
    words = plain(text[start:end]).split()
    return next((" ".join(tags[word]) for word in words if word in tags), "")

"""Find every form of the lexicons in a note, at a cost that follows the words of the note.

Phrases and patterns are looked up token by token in one tree, from the rarest of their
words; what else a pattern asks for is followed only where those words were seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.strings import get_string_id

from notelint.lexicon.compiled import CompiledLexicon, index_rows
from notelint.lexicon.tokens import plain
from notelint.pipeline.matching.entry_forms import EntryForm, Shelf
from notelint.pipeline.matching.searching import Match, NoteSearch
from notelint.pipeline.matching.signs import SignedForms
from notelint.pipeline.matching.tree import BEFORE, LEAF, Leaf, Node
from notelint.pipeline.sheet import Candidate, Sheet
from notelint.pipeline.spans import Taken


class Matcher:
    """Find every form of some lexicons.

    The tree around an anchor is built when that token is first seen in a note: a single
    note needs few of them. Building one twice, from two threads, is harmless.
    """

    def __init__(self, lexicons: Iterable[CompiledLexicon]) -> None:
        self._unread: dict[int, list[tuple[Shelf, str]]] = {}
        self._root: dict[int, Node] = {}
        self._signed = SignedForms()
        for shelf in map(Shelf, lexicons):
            for token, rows in shelf.lexicon.index.items():
                self._unread.setdefault(get_string_id(token), []).append((shelf, rows))
            for number in shelf.lexicon.everywhere:
                self._signed.add(shelf.form(number))

    def find(self, sheet: Sheet) -> dict[str, list[Candidate]]:
        """Return the candidates in `sheet` by the name of the rule that judges them."""
        for token in self._unread.keys() & sheet.known:
            self._build(token)
        search = NoteSearch(sheet)
        hits, unless = search.run(self._root)
        by_entry: dict[str, list[Match]] = {}
        for hit in (*hits, *self._signed.matches(sheet.text, search.lower, sheet.known)):
            by_entry.setdefault(hit[2].entry.key, []).append(hit)
        # What takes a match back is only looked for where its entry was matched.
        blocked = search.blocked(unless, by_entry)
        found: dict[str, list[Candidate]] = {}
        for key, matches in by_entry.items():
            for start, end, form in _longest(matches) if len(matches) > 1 else matches:
                if key not in blocked or not blocked[key].overlaps(start, end):
                    tags = _tags(form, sheet.text, start, end) if form.form.tags else ""
                    found.setdefault(form.entry.rule, []).append(Candidate(start, end, key, tags))
        return found

    def _build(self, token: int) -> None:
        """Make the tree around an anchor: the tokens behind it, then those before it."""
        root: Node = {}
        for shelf, rows in self._unread.get(token, ()):  # another thread may have built it meanwhile
            for behind, before, number in index_rows(rows):
                leaf = root
                for word in behind:
                    leaf = leaf.setdefault(get_string_id(word), {})
                if before:
                    leaf = leaf.setdefault(BEFORE, {})
                for word in before:
                    leaf = leaf.setdefault(get_string_id(word), {})
                if LEAF not in leaf:
                    leaf[LEAF] = Leaf()
                leaf[LEAF].unread.append((shelf, number))
        if root:
            self._root[token] = root
        self._unread.pop(token, None)


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

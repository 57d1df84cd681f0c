"""Find every form of the lexicons in a note, at a cost that follows the words of the note.

Phrases and patterns are looked up token by token in one tree, from the rarest of their
words; what else a pattern asks for is followed only where those words were seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.strings import get_string_id

from notelint.lexicon.compiled import CompiledLexicon
from notelint.lexicon.spellings import usual
from notelint.lexicon.tokens import plain
from notelint.pipeline.matching.entry_forms import EntryForm, Shelf
from notelint.pipeline.matching.searching import Match, NoteSearch
from notelint.pipeline.matching.signs import SignedForms
from notelint.pipeline.matching.tree import Node, Unmade
from notelint.pipeline.sheet import Candidate, Sheet
from notelint.pipeline.spans import Taken, whole_words


class Matcher:
    """Find every form of some lexicons."""

    def __init__(self, lexicons: Iterable[CompiledLexicon]) -> None:
        self._root: Node = {}
        self._signed = SignedForms()
        for shelf in map(Shelf, lexicons):
            for token, rows in shelf.lexicon.index.items():
                self._root.setdefault(get_string_id(token), Unmade()).append((shelf, rows))
            for number in shelf.lexicon.everywhere:
                self._signed.add(shelf.form(number))

    def find(self, sheet: Sheet) -> dict[str, list[Candidate]]:
        """Return the candidates in `sheet` by the name of the rule that judges them."""
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
                    whole = whole_words(sheet.text, start, end)
                    found.setdefault(form.entry.rule, []).append(Candidate(*whole, key, tags))
        return found


def _longest(matches: list[Match]) -> Iterator[Match]:
    """Yield the matches of one entry without those that overlap a longer (or the same, earlier) one."""
    taken = Taken()
    for match in sorted(matches, key=lambda m: (m[0] - m[1], m[0])):
        if taken.take(match[0], match[1]):
            yield match


def _tags(form: EntryForm, text: str, start: int, end: int) -> str:
    """Return the Penn tags of the word that varies in the matched phrase, or ""."""
    tags = form.form.tags
    words = [usual(word) for word in plain(text[start:end]).split()]
    return next((" ".join(tags[word]) for word in words if word in tags), "")

"""Forms of lexicon entries, ready to be searched; made when a note first needs them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from spacy.strings import get_string_id

from notelint.lexicon.compiled import CompiledClass, CompiledEntry, CompiledLexicon, Form

SLACK = 8  # code points searched beyond the widest match, so that a cut word is seen as cut
_CLASS = re.compile(r"\{([a-z_]+)\}")
_NONE: frozenset[int] = frozenset()


class WordClass(NamedTuple):
    """A word class ready to be searched."""

    regex: str
    tokens: frozenset[int]
    first: frozenset[int]
    last: frozenset[int]
    single: frozenset[int]


class EntryForm:
    """One form ready to be searched; its expression is compiled when it is first needed."""

    __slots__ = (
        "_compiled", "after", "also", "anchored", "before", "blocks", "classes", "direct", "entry", "exact", "following",
        "form", "group", "previous", "sure", "sure_following",
    )  # fmt: skip

    def __init__(self, form: Form, entry: CompiledEntry, classes: dict[str, WordClass], anchored: bool) -> None:
        self.form, self.entry, self.classes, self.anchored = form, entry, classes, anchored
        self.before, self.after = form.before + SLACK, form.after + SLACK
        self.blocks, self.exact, self.direct = form.blocks, form.exact, form.regex is None
        self.also = tuple(self._tokens(group, "tokens") for group in form.also)
        self.previous = self._tokens(form.previous, "last")
        self.following = self._tokens(form.following, "first")
        self.sure = self._tokens(form.sure, "single")
        self.sure_following = self._tokens(form.sure_following, "single")
        self.group: int | str = 0
        self._compiled: Any = None

    def is_followed(self, word: int) -> bool:
        """Tell whether the token behind a sure sequence is one the pattern ends with."""
        return not self.sure_following or word in self.sure_following

    @property
    def expression(self) -> Any:
        """Return the compiled regular expression; `group` then names the part of it that is reported."""
        if self._compiled is None:
            self._compiled = self._compile()
            self.group = "m" if "m" in self._compiled.groupindex else 0
        return self._compiled

    def _compile(self) -> Any:
        if self.anchored:
            return re.compile(_CLASS.sub(self._class_regex, self.form.regex or ""))
        import regex  # late: for entries that bring their own expression

        return regex.compile(self.form.regex)

    def _tokens(self, group: Sequence[str], of_class: str) -> frozenset[int]:
        """Return the hashes of a group of tokens, word classes in it resolved; empty for no limit."""
        if not group:
            return _NONE
        names = [token for token in group if token[0] == "{"]
        if not names:
            return frozenset(map(get_string_id, group))
        classes = [getattr(self.classes[name[1:-1]], of_class) for name in names]
        if not all(classes):
            return _NONE  # a class with words whose tokens cannot be foreseen
        return frozenset(get_string_id(token) for token in group if token[0] != "{").union(*classes)

    def _class_regex(self, match: re.Match[str]) -> str:
        return self.classes[match.group(1)].regex


class Shelf:
    """One lexicon with its word classes, and those of its forms that were needed so far."""

    __slots__ = ("_classes", "_forms", "lexicon")

    def __init__(self, lexicon: CompiledLexicon) -> None:
        self.lexicon = lexicon
        self._classes = {name: _word_class(c) for name, c in lexicon.classes.items()}
        self._forms: dict[int, EntryForm] = {}

    def form(self, number: int) -> EntryForm:
        """Return one form, made at first use."""
        form = self._forms.get(number)
        if form is None:
            plain_form = self.lexicon.form(number)
            anchored = number not in self.lexicon.everywhere
            form = EntryForm(plain_form, self.lexicon.entries[plain_form.entry], self._classes, anchored)
            self._forms[number] = form
        return form


def _word_class(compiled: CompiledClass) -> WordClass:
    groups = (compiled.tokens, compiled.first, compiled.last, compiled.single)
    return WordClass(compiled.regex, *(frozenset(map(get_string_id, group)) for group in groups))

"""Forms of lexicon entries, ready to be searched; made when a note first needs them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from spacy.strings import get_string_id

from notelint.late import late
from notelint.lexicon.compiled import CompiledLexicon, Form
from notelint.pipeline.matching.following import Ready, edge, ready_list, ready_parts

SLACK = 8  # code points searched beyond the widest match, so that a cut word is seen as cut
_CLASS = late(r"\{([a-z_]+)\}")


class EntryForm:
    """One form ready to be searched; its expression, if it has one, is compiled when it is first needed."""

    __slots__ = (
        "_compiled", "_following", "_indexed", "_shelf", "also", "before", "behind", "blocks", "closes", "direct", "entry", "exact",
        "form", "group", "opens", "previous", "reach",
    )  # fmt: skip

    def __init__(self, form: Form, shelf: Shelf, *, indexed: bool) -> None:
        self._indexed = indexed  # an expression of the entry's own stands in no index and minds capitals
        self.form, self._shelf, self.entry = form, shelf, shelf.lexicon.entries[form.entry]
        self.blocks, self.exact = form.blocks, form.exact
        self.before = ready_parts(form.before, -1, shelf)
        self.behind = ready_parts(form.behind, 1, shelf)
        self.previous = edge(self.before)
        self._following: frozenset[int] | None = None
        self.opens, self.closes = form.opens, form.closes
        self.direct = form.regex is None and not self.before and not self.behind
        self.also = tuple(frozenset(self._hashes(group)) for group in form.also)
        self.reach = (form.reach[0] + SLACK, form.reach[1] + SLACK)
        self.group: int | str = 0
        self._compiled: Any = None

    @property
    def following(self) -> frozenset[int]:
        """Return the only words that may stand behind the sequence; empty if any may."""
        if self._following is None:
            self._following = edge(self.behind)
        return self._following

    @property
    def expression(self) -> Any:
        """Return the compiled regular expression; `group` then names the part of it that is reported."""
        if self._compiled is None:
            compiled = self._compile()
            self.group = "m" if "m" in compiled.groupindex else 0
            self._compiled = compiled  # last, since another thread may be asking
        return self._compiled

    def _compile(self) -> Any:
        if self._indexed:
            return re.compile(_CLASS.sub(self._class_regex, self.form.regex or ""))
        import regex  # late: for entries that bring their own expression

        return regex.compile(self.form.regex)

    def _hashes(self, group: Sequence[str]) -> list[int]:
        """Return the hashes of a group of tokens, word classes in it resolved."""
        classes = self._shelf.lexicon.classes
        tokens = [t for token in group for t in (classes[token[1:-1]].tokens if token[0] == "{" else (token,))]
        return [*map(get_string_id, tokens)]

    def _class_regex(self, match: re.Match[str]) -> str:
        return self._shelf.lexicon.classes[match.group(1)].regex


class Shelf:
    """One lexicon with its word classes and lists, and those of its forms that were needed so far."""

    __slots__ = ("_forms", "_ready", "lexicon")

    def __init__(self, lexicon: CompiledLexicon) -> None:
        self.lexicon = lexicon
        self._ready: dict[tuple[str | int, int], Ready] = {}
        self._forms: dict[int, EntryForm] = {}

    def form(self, number: int) -> EntryForm:
        """Return one form, made at first use."""
        form = self._forms.get(number)
        if form is None:
            form = self._forms[number] = EntryForm(self.lexicon.form(number), self, indexed=number not in self.lexicon.everywhere)
        return form

    def of_class(self, name: str, step: int) -> Ready:
        """Return a word class as a part of patterns, made at first use."""
        ready = self._ready.get((name, step))
        if ready is None:
            ready = self._ready[name, step] = ready_list(list(self.lexicon.classes[name].phrases), step)
        return ready

    def of_list(self, number: int, step: int) -> Ready:
        """Return a list of the lexicon's table as a part of patterns, made at first use."""
        ready = self._ready.get((number, step))
        if ready is None:
            ready = self._ready[number, step] = ready_list(self.lexicon.listed(number), step)
        return ready

"""Expressions that entries bring along, and the signs that tell whether a note can hold them."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.strings import get_string_id

from notelint.errors import InputError
from notelint.late import late
from notelint.pipeline.matching.entry_forms import EntryForm

REGEX_TIMEOUT = 2.0  # seconds for one expression an agency brought along, on a busy machine too
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_MOST_NOTES = "'9876543210: "  # what stands in most notes tells little: a sign is told by the rarest character in it
_LETTER_AND_MARK = late(r"[a-z][^a-z\s.,]")
_DIGIT = "#"  # stands for a digit in a sign
_SHAPE = str.maketrans("0123456789", _DIGIT * 10)

Match = tuple[int, int, EntryForm]


class SignedForms:
    """Hold the forms with an expression of their own, by the signs they need.

    A sign is a whole word or number, a shape ("###-####"), or a string that is not letters only.
    """

    def __init__(self) -> None:
        self._everywhere: list[EntryForm] = []
        self._words: dict[int, list[EntryForm]] = {}
        self._strings: dict[str, dict[str, list[EntryForm]]] = {}
        self._shapes: dict[str, list[EntryForm]] = {}

    def add(self, form: EntryForm) -> None:
        """Add a form; without a sign its expression is tried on every note."""
        if not form.form.seen:
            self._everywhere.append(form)
        for sign in form.form.seen:
            if sign.isalpha() or sign.isdecimal():
                self._words.setdefault(get_string_id(sign), []).append(form)
            elif _DIGIT in sign:
                self._shapes.setdefault(sign, []).append(form)
            else:
                self._strings.setdefault(_telling(sign), {}).setdefault(sign, []).append(form)

    def matches(self, text: str, lower: str, known: frozenset[int]) -> list[Match]:
        """Return what the expressions find in a text that has the tokens `known`."""
        found: list[Match] = []
        for form in self._wanted(lower, known):
            found += _matches(form, text)
        return found

    def _wanted(self, lower: str, known: frozenset[int]) -> Iterable[EntryForm]:
        """Return the forms for which the note holds a sign."""
        wanted = dict.fromkeys(self._everywhere)
        for word in self._words.keys() & known:
            wanted.update(dict.fromkeys(self._words[word]))
        for telling in self._strings.keys() & _tellings_in(lower):
            for sign, forms in self._strings[telling].items():
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


def _matches(form: EntryForm, text: str) -> list[Match]:
    """Return where the expression an entry brings along stands; raise for one that takes too long."""
    expression = form.expression
    try:
        return [(*match.span(form.group), form) for match in expression.finditer(text, timeout=REGEX_TIMEOUT)]
    except TimeoutError:
        # Of the note, not of the lexicon: the others can still be checked.
        raise InputError(
            f'cannot be checked: the regex of entry "{form.entry.key}" takes more than {REGEX_TIMEOUT} seconds. Make it simpler.'
        ) from None

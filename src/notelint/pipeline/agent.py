"""Tell who does what a verb says: the writer, or somebody else.

There is no parser: the subject is looked for from the verb backwards, past helping words,
and past "and" to the subject that the verb before it has. A clause inside another ("asked
how she was and told her ...") does not give its subject away. Notes leave the writer out: a sentence that begins with a
verb is the writer's, except under a heading for what the person did ("Response:").
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from notelint.pipeline.voice.voice_words import voice_words
from notelint.pipeline.words import hashed

_PRONOUNS = hashed("he she they who it you everyone everybody someone nobody")
_I = hashed("i we")
_JOINING = hashed("and but or then so , ; & plus yet")
_BORDERS = _JOINING | hashed(
    ": . ! ? - – — * • ( \" “ ' today yesterday afterwards afterward later first next again once instead here now also"
)
_TO = hashed("to")
_BE = hashed("was were is are am be been being got get gets 's")
_TOLD = hashed("me us")
_WRITERS_TOLD = hashed("writer pss cpss")
_THIS, _THE, _COMMA = hashed("this the"), hashed("the"), hashed(",")


MOST_BACK = 60  # words looked through for a subject


class _Words(NamedTuple):
    """Hashes of the lists of `voices.toml` that tell who does something."""

    asides: frozenset[int]
    leading: frozenset[int]
    titles: frozenset[int]
    writers: frozenset[int]
    after_this: frozenset[int]
    doing: frozenset[int]
    openers: frozenset[int]
    persons: frozenset[int]
    others: frozenset[int]


@cache
def _words() -> _Words:
    words = voice_words()
    lists = (
        words.asides,
        words.leading,
        words.titles,
        words.writers,
        words.writers_after_this,
        words.doing,
        words.openers,
        words.persons_doing,
        words.other_doers,
    )
    return _Words(*(hashed(*found) for found in lists))


class Clauses:
    """The words of one note, and what its sentences say about who does something.

    `words` are the hashes of its words in small letters, marks among them but no hyphens;
    `spelt` gives the letters of the word with a number.
    """

    __slots__ = ("_spelt", "_words")

    def __init__(self, words: list[int], spelt: Callable[[int], str]) -> None:
        self._words, self._spelt = words, spelt

    def writer_does(self, at: int, first: int) -> bool | None:
        """Tell whether the writer does what the verb at word `at` says; `None` where nobody is named.

        The sentence of the verb begins with word `first`.
        """
        words, known = self._words, _words()
        if words[at + 1] in _TOLD or words[at + 1] in _WRITERS_TOLD:
            return False
        going = self._spelt(at).endswith("ing")
        before, active = self._past_helpers(at - 1, first, going)
        if before < first:
            return None if active else False
        word = words[before]
        if word in _I:
            return active
        if word in _JOINING:
            return self._shared_subject(before, first) if active else False
        if word in known.writers or word in known.after_this:
            return active and self._is_subject(before, first)
        return self._shared_subject(before + 1, first) if going and word not in _PRONOUNS else False

    def _past_helpers(self, before: int, first: int, going: bool) -> tuple[int, bool]:
        """Return which word stands before all helping words and adverbs, and whether they leave the verb active."""
        words, known = self._words, _words()
        active, seen_to = True, going
        while before >= first:
            word = words[before]
            if word in _TO and before > first and words[before - 1] in known.leading:
                before, seen_to = before - 1, True
            elif word in _TO and before > first and words[before - 1] in known.writers:
                pass  # "Plan: PSS to remind her": the plan is the writer's
            elif word in _BE:
                active = active and seen_to
            elif word not in known.asides:
                break
            before -= 1
        return before, active

    def _shared_subject(self, joint: int, first: int) -> bool | None:
        """Tell whether the verbs before the word `joint` have the writer as their subject; `None` if nobody is named."""
        words, known = self._words, _words()
        nearest: bool | None = None
        for at in range(joint - 1, max(first, joint - MOST_BACK) - 1, -1):
            word = words[at]
            if word in _I or word in _PRONOUNS:
                by_writer = word in _I
                if at == first or words[at - 1] in _BORDERS:
                    return by_writer
                nearest = by_writer if nearest is None else nearest
            elif (word in known.writers or word in known.after_this) and self._is_subject(at, first):
                return True
        if words[first] in known.persons or self._another_opens(first):
            return False
        if words[first] in known.doing or self._spelt(first).endswith(("ed", "ing")):
            return None
        return words[first] in known.openers and (words[joint] in _COMMA or nearest is not False)

    def _another_opens(self, first: int) -> bool:
        """Tell whether the sentence opens with somebody else who does things: "Nurse changed it and told her ...", "Visiting nurse ..."."""
        words, known = self._words, _words()
        if words[first] in known.others:
            return True
        opens_with_a_verb = words[first] in known.doing or words[first] in known.openers or self._spelt(first).endswith("ed")
        return not opens_with_a_verb and words[first + 1] in known.others

    def _is_subject(self, at: int, first: int) -> bool:
        """Tell whether a word for the writer begins its clause: "this peer support specialist", and not "her specialist"."""
        words, known = self._words, _words()
        plain = words[at] in known.writers
        at -= 1
        while at >= first and words[at] in known.titles:
            at -= 1
        if at >= first and words[at] in _THIS:
            plain, at = plain or words[at] not in _THE, at - 1
            return plain and (at < first or words[at] in _BORDERS)
        return at < first or words[at] in _BORDERS

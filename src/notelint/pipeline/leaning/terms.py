"""The words of a note as the learned weights know them, in stretches that are weighed one by one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from spacy.strings import get_string_id

from notelint.lexicon.weights import BY_ANOTHER, BY_NOBODY, BY_WRITER, NUMBER, PERSON, RARE, SIGNS, VOICES
from notelint.pipeline.agent import Clauses
from notelint.pipeline.called import PERSON as PERSON_WORDS
from notelint.pipeline.words import hashed

if TYPE_CHECKING:
    from notelint.pipeline.sheet import Sheet

LONGEST = 45  # terms that are weighed together; a longer sentence is cut behind the last of the words below
SHORTEST = 15  # terms that a cut leaves at least
_CUTS = hashed(", ; and but then so because")
# Who is spoken of, where any of them could stand.
_PERSONS = hashed(
    f"{PERSON_WORDS.replace('|', ' ')} clients patients members participants residents guests veterans vet peers he she they kid teen"
    " mr. ms. mrs. mr ms mrs"
)
_NUMBERS = {sign: number for number, sign in enumerate(SIGNS, 1)}
_RARE, _PERSON, _NUMBER = _NUMBERS[RARE], _NUMBERS[PERSON], _NUMBERS[NUMBER]
_RUNS = frozenset(_NUMBERS.values()) - {_RARE, _NUMBER}  # one of these says as much as many
_OF_VOICE = {voice: _NUMBERS[f"<{voice}>"] for voice in VOICES}
_BULLETS = hashed("- – — * • · ▪ ● ○ ◦ > + # ** -- o")
_DOERS: dict[bool | None, int] = {True: _NUMBERS[BY_WRITER], False: _NUMBERS[BY_ANOTHER], None: _NUMBERS[BY_NOBODY]}
_COLON = hashed(":")
_NOTHING = -1  # stands behind the last word; no word has this hash
_VERB = "<v."  # a kind of verbs begins so
_BEFORE_ALL = (0, _OF_VOICE["field"])


class Stretch(NamedTuple):
    """A sentence, or a part of a long one: its terms as numbers, once with words and once with kinds, and the places of their tokens.

    `doers` are the numbers of the signs for who does what each verb says, 0 for what is no verb.
    """

    start: int
    end: int
    terms: list[int]
    kinds: list[int]
    places: list[int]
    doers: list[int]


class Numbers(NamedTuple):
    """The numbers of words and of the kinds of words, by the hashes of the words; and which of the numbers are kinds of verbs."""

    words: Mapping[int, int]
    kinds: Mapping[int, int]
    verbs: frozenset[int]


def numbered(words: Sequence[str], kinds: Mapping[str, str]) -> Numbers:
    """Return the numbers of terms in the order of `words`, which are in lower case, then in the order of `kinds`.

    `kinds` holds the forms of each kind, with spaces between; of two kinds with the same form the first counts.
    """
    numbers = {get_string_id(word): number for number, word in enumerate(words, len(SIGNS) + 1)}
    of_kind: dict[int, int] = {}
    verbs: set[int] = set()
    for number, (kind, forms) in enumerate(kinds.items(), len(SIGNS) + len(words) + 1):
        if kind.startswith(_VERB):
            verbs.add(number)
        for form in forms.split():
            of_kind.setdefault(get_string_id(form), number)
    persons = dict.fromkeys(_PERSONS, _PERSON)
    return Numbers({**numbers, **persons}, {**of_kind, **persons}, frozenset(verbs))


def stretches(sheet: Sheet, numbers: Numbers) -> Iterator[Stretch]:
    """Yield the sentences of a note as terms.

    A run of names, or of words that are somebody else's or of a heading, is one term. Sentences and voices must
    have been found.
    """
    lowers, starts, ends = sheet.tokens
    terms, kinds = _terms(sheet, numbers)
    doers = _doers(sheet, terms, kinds, numbers)
    for low, high in sheet.sentences or ():
        first, behind = bisect_left(starts, low), bisect_left(starts, high)
        while first < behind and (terms[first] in _BEFORE_ALL or lowers[first] in _BULLETS):
            first += 1  # "Narrative: Told her ..." and "- Told her ..." begin with "told"
        places = [at for at in range(first, behind) if (term := terms[at]) and not (term in _RUNS and at > first and terms[at - 1] == term)]
        begins = 0
        who = doers(places)
        while len(places) - begins > LONGEST:
            cuts = [at for at in range(begins + SHORTEST, begins + LONGEST) if lowers[places[at]] in _CUTS]
            cut = cuts[-1] + 1 if cuts else begins + LONGEST
            part = places[begins:cut]
            yield Stretch(
                starts[part[0]], starts[places[cut]], [terms[at] for at in part], [kinds[at] for at in part], part, who[begins:cut]
            )
            begins = cut
        if part := places[begins:]:
            yield Stretch(starts[part[0]], ends[behind - 1], [terms[at] for at in part], [kinds[at] for at in part], part, who[begins:])


def _doers(sheet: Sheet, terms: list[int], kinds: list[int], numbers: Numbers) -> Callable[[list[int]], list[int]]:
    """Return what tells, for the tokens of a sentence by their places, who does what each verb among them says."""
    lowers, starts, ends = sheet.tokens
    shown = [at for at, term in enumerate(terms) if term]  # white space stands between no subject and its verb
    words = [*(lowers[at] for at in shown), _NOTHING]
    clauses = Clauses(words, lambda at: sheet.text[starts[shown[at]] : ends[shown[at]]].lower())

    def found(places: list[int]) -> list[int]:
        signs: list[int] = []
        first = bisect_left(shown, places[0]) if places else 0
        for place in places:
            if lowers[place] in _COLON:
                first = bisect_left(shown, place) + 1
            is_verb = kinds[place] in numbers.verbs
            signs.append(_DOERS[clauses.writer_does(bisect_left(shown, place), first)] if is_verb else 0)
        return signs

    return found


def _terms(sheet: Sheet, numbers: Numbers) -> tuple[list[int], list[int]]:
    """Return the term of each token, and its kind or else the same term; 0 for white space."""
    lowers, starts, ends = sheet.tokens
    found, kinds = [*map(numbers.words.get, lowers)], [*map(numbers.kinds.get, lowers)]
    for start, end, voice in reversed(sheet.voices or ()):  # of two that overlap the first counts
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        found[low:high] = kinds[low:high] = [_OF_VOICE[voice]] * (high - low)
    text = sheet.text
    terms = [_term(text[starts[at] : ends[at]]) if term is None else term for at, term in enumerate(found)]
    return terms, [kind or term for kind, term in zip(kinds, terms, strict=True)]


def _term(word: str) -> int:
    """Return the term of a word that has no number of its own; 0 for white space."""
    first = word[0]
    if first.isspace():
        return 0
    if first.isdigit():
        return _NUMBER
    return _PERSON if first.isupper() and word[1:].islower() else _RARE

"""The tokens of a text as plain lists, read from a spaCy Doc or, for the same result sooner, piece by piece.

spaCy's tokenizer treats every stretch between single spaces by itself, and the words of notes come back
again and again. So a stretch is tokenized once, by spaCy, and its tokens are remembered in memory, as spaCy's
own vocabulary remembers the words; no Doc is made for a whole note. What is remembered never leaves the process.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import accumulate, chain, pairwise
from operator import add, itemgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.attrs import IDX, LENGTH, LOWER
from spacy.strings import get_string_id

from notelint.late import late
from notelint.lexicon.spellings import CONTRACTED, NOT, STEMS, usual_spellings

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    MakeDoc = Callable[[str], Doc]

MOST_PIECES = 50_000  # read before all is forgotten, spaCy's vocabulary too, to bound memory
LONGEST_PIECE = 60  # code points; longer ones are hardly seen twice
LONGEST_PART = 1000  # code points without white space, after which the tokenizer starts afresh: it takes time by the square of them
MOST_COLONS = 50  # of an address of the web
LONGEST_SUFFIX = 20  # code points; the longest that spaCy has are units of six
# A space between two characters that are none: to both sides of it the tokenizer starts afresh.
_SINGLE_SPACE = late(r" (?!\s)(?<=\S )")
# Hyphens at which spaCy does not split: the rarer ones, and a single one beside a word ("-Rude to staff", "rude- then he left").
_HYPHEN = r"[‐‑‒\u00ad]|(?<![-\w])-(?=[^\W\d_])|(?<=[^\W\d_])-(?![-\w])|-(?=[ \t]*\r?\n)"
# Contractions that it leaves whole, those in capitals and those with another mark for the apostrophe, are cut where it would.
_MARK, _OTHER_MARK, _END = "['’‘ʼ´`]", "[‘ʼ´`]", r"(?![^\W\d_])"
_RUN = late(rf"\S{{{LONGEST_PART}}}(?=\S)")
_CONTRACTION = (
    rf"(?<=[A-Z])(?=N{_MARK}T{_END}|['’](?:LL|D|RE|VE|M){_END})|(?<=[a-z])(?=n{_OTHER_MARK}t{_END})"
    rf"|(?<=[a-zA-Z])(?={_OTHER_MARK}(?:s|ll|d|re|ve|m|S|LL|D|RE|VE|M){_END})"
    r"|(?:(?<=\b(?:DO|IS|CA|WO))|(?<=\b(?:DID|WAS|ARE|HAS|HAD))|(?<=\b(?:DOES|WERE|HAVE)))(?=NT\b)"
)
_CUT = late(f"{_HYPHEN}|{_CONTRACTION}")
_HINTS = ("-", "'", "`", "NT")
_MARKS = frozenset(map(get_string_id, "'’"))
_RARE_HINTS = frozenset("‐‑‒\u00ad’‘ʼ´`")
_NOT = get_string_id(NOT)
_HYPHEN_TOKEN = get_string_id("-")
_STEMS = {get_string_id(stem): get_string_id(word) for stem, word in STEMS.items()}
_APOSTROPHES = str.maketrans(dict.fromkeys("‘ʼ´`", "'"))


class Tokens(NamedTuple):
    """Parallel lists over the tokens: hash of the lower-case form, start, end."""

    lowers: list[int]
    starts: list[int]
    ends: list[int]


# The tokens of a piece: hashes, steps from each token's start to the next one's, and lengths.
_Piece = tuple[list[int], list[int], list[int]]
_LOWERS, _STEPS, _LENGTHS = itemgetter(0), itemgetter(1), itemgetter(2)


def english(text: str | None = None) -> MakeDoc:
    """Return the tokenizer of `spacy.blank("en")`, made without the registries a whole pipeline looks through.

    With a text, it is right for that text alone: of the exceptions only those are taken in that stand in it. That is
    made in 2 ms where the whole takes 90, and a program that checks one note needs no more.
    """
    from spacy.lang.en import EnglishDefaults
    from spacy.language import create_tokenizer
    from spacy.vocab import create_vocab

    defaults: Any = EnglishDefaults
    if text is not None:
        exceptions = {spelt: tokens for spelt, tokens in EnglishDefaults.tokenizer_exceptions.items() if spelt in text}
        defaults = type("DefaultsForOneText", (EnglishDefaults,), {"tokenizer_exceptions": exceptions})
    blank: Any = SimpleNamespace(Defaults=defaults, vocab=create_vocab("en", defaults))
    tokenizer = create_tokenizer()(blank)
    tokenizer.suffix_search = _searching_at_the_end(tokenizer.suffix_search)
    tokenizer.url_match = _for_what_may_be_an_address(tokenizer.url_match)
    make_doc: MakeDoc = tokenizer
    return make_doc


def _searching_at_the_end(search: Callable[..., Any]) -> Callable[[str], Any]:
    """Return a search for suffixes that finds the same, and does not go through a long string from its beginning.

    The tokenizer searches once for each mark it takes off a string, so that a row of marks would take time by the square of its length.
    """

    def search_end(string: str) -> Any:
        if len(string) <= LONGEST_PIECE:
            return search(string)
        return search(string, len(string.rstrip(".")) - LONGEST_SUFFIX)  # a row of full stops is the one suffix of any length

    return search_end


def _for_what_may_be_an_address(match: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return a match for addresses of the web that does not try a row of colons, for which it takes time by the square of their number."""

    def match_address(string: str) -> Any:
        return match(string) if "." in string and string.count(":") <= MOST_COLONS else None

    return match_address


class Tokenizer:
    """Give the tokens of a text as spaCy would; safe to use from several threads.

    `blank` gives the function that makes a Doc: of the text it is given, or of any text. It is called for the first
    text, for the second, and again when the vocabulary has grown too large.
    """

    def __init__(self, blank: Callable[[str | None], MakeDoc]) -> None:
        self._blank = blank
        self._is_first = True
        self._forget()

    def _forget(self) -> None:
        self._make_doc: MakeDoc | None = None
        self._known: dict[str, _Piece] = {}
        self._read_so_far = 0

    def tokens(self, text: str) -> Tokens:
        """Return the token table of `text`, with offsets in code points."""
        pieces = _SINGLE_SPACE.split(text)
        try:
            found = [*map(self._known.__getitem__, pieces)]
        except KeyError:
            make_doc = self._maker(text)
            found = [self._known.get(piece) or self._read(piece, make_doc) for piece in pieces]
        # Every loop below runs in C: this is done for each word of each note.
        lowers = [*chain.from_iterable(map(_LOWERS, found))]
        starts = [*accumulate(chain.from_iterable(map(_STEPS, found)), initial=0)]
        starts.pop()
        return Tokens(lowers, starts, [*map(add, starts, chain.from_iterable(map(_LENGTHS, found)))])

    def _maker(self, text: str) -> MakeDoc:
        """Return what makes Docs of the pieces of a text."""
        if self._is_first:
            self._is_first = False
            return self._blank(text)
        make_doc = self._make_doc
        if make_doc is None:
            self._make_doc = make_doc = self._blank(None)
        return make_doc  # another thread may have forgotten it meanwhile

    def _read(self, piece: str, make_doc: MakeDoc) -> _Piece:
        """Return the tokens of one piece, and remember them."""
        lowers, starts, ends = _read(piece, make_doc)
        following = [*starts[1:], len(piece) + 1]
        found = (
            lowers,
            [after - start for start, after in zip(starts, following, strict=False)],
            [end - start for start, end in zip(starts, ends, strict=True)],
        )
        self._read_so_far += 1
        if self._read_so_far > MOST_PIECES:
            self._forget()
        if len(piece) <= LONGEST_PIECE:
            self._known[piece] = found
        return found


def _read(text: str, make_doc: MakeDoc) -> Tokens:
    """Return the tokens of a text, a long run without white space part by part."""
    borders = [run.end() for run in _RUN.finditer(text)] if len(text) > LONGEST_PART else []
    if not borders:
        return read_tokens(make_doc(text), text)
    tokens = Tokens([], [], [])
    for low, high in pairwise([0, *borders, len(text)]):
        part = read_tokens(make_doc(text[low:high]), text[low:high])
        tokens.lowers.extend(part.lowers)
        tokens.starts.extend(low + start for start in part.starts)
        tokens.ends.extend(low + end for end in part.ends)
    return tokens


@cache
def own_tokenizer() -> Tokenizer:
    """Return the tokenizer that components share which run without a linter: findings do not hang on the host's tokens."""
    return Tokenizer(english)


def read_tokens(doc: Doc, text: str) -> Tokens:
    """Return the token table of a Doc with this text."""
    table = doc.to_array([LOWER, IDX, LENGTH])
    starts = table[:, 1]
    tokens = Tokens(table[:, 0].tolist(), starts.tolist(), (starts + table[:, 2]).tolist())
    if any(hint in text for hint in _HINTS) or (not text.isascii() and not _RARE_HINTS.isdisjoint(text)):
        cuts = [cut.span() for cut in _CUT.finditer(text)]
        tokens = _split(tokens, text, cuts) if cuts else tokens
    return _as_usual(tokens)


@cache
def _usual() -> dict[int, int]:
    """Return the hashes of usual spellings by those of words typed otherwise, and of what endings of contractions stand for."""
    return {get_string_id(typed): get_string_id(spelt) for typed, spelt in (CONTRACTED | usual_spellings()).items()}


@cache
def _without_g() -> frozenset[int]:
    """Return the hashes of words such as "runnin", to which a mark behind them belongs."""
    return frozenset(get_string_id(typed) for typed, spelt in usual_spellings().items() if spelt == f"{typed}g")


def _as_usual(tokens: Tokens) -> Tokens:
    """Return the tokens under their usual spelling: "agressive", "tole", "runnin'" as one word, "can't" as "can" and "not"."""
    usual = _usual()
    if usual.keys().isdisjoint(tokens.lowers):
        return tokens
    found = Tokens([], [], [])
    loose = -1  # where a word without its "g" ends
    for lower, start, end in zip(*tokens, strict=True):
        spelt = usual.get(lower, lower)
        if start == loose and lower in _MARKS:
            found.ends[-1] = end
            continue
        if spelt == _NOT and found.ends and found.ends[-1] == start:
            found.lowers[-1] = _STEMS.get(found.lowers[-1], found.lowers[-1])
        _append(found, spelt, start, end)
        loose = end if lower in _without_g() else -1
    return found


def _split(tokens: Tokens, text: str, cuts: list[tuple[int, int]]) -> Tokens:
    """Return the tokens split at the places, and without the hyphens, that the tokenizer left inside of them."""
    split = Tokens([], [], [])
    for lower, start, end in zip(*tokens, strict=True):
        inside = cuts[bisect_left(cuts, (start,)) : bisect_left(cuts, (end,))] if end - start > 1 else []
        if not inside:
            _append(split, lower, start, end)
            continue
        if inside[0][0] == start < inside[0][1]:
            _append(split, _HYPHEN_TOKEN, *inside[0])  # kept, so that the first token begins where its piece does
        for low, high in zip([start, *(e for _, e in inside)], [*(s for s, _ in inside), end], strict=True):
            if low < high:
                _append(split, get_string_id(text[low:high].lower().translate(_APOSTROPHES)), low, high)
    return split


def _append(tokens: Tokens, lower: int, start: int, end: int) -> None:
    tokens.lowers.append(lower)
    tokens.starts.append(start)
    tokens.ends.append(end)

"""Turn phrases and patterns of a lexicon into regular expressions and their anchors.

A pattern is tried only where one of its anchor words was seen, so its cost follows
the words of the note and not the number of patterns. Expressions run on a lower-case
copy of the text in which apostrophes and hyphens are plain; every repetition in them
is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from notelint.lexicon.common import COMMON_WORDS

GAP_DEFAULT, GAP_MOST = 3, 12
SEPARATOR = r"[\s\-]{1,4}"
LOOSE_SEPARATOR = r"[\s\-,/]{1,4}"
JOINT = r"[\s\-]{0,4}"
_GAP_WORD = r"(?:[^\s.;:!?\"“”]{1,40}[\s\-,/]{1,4})"
CLAUSE_START = r"(?:(?<![^\n])|(?<=[.!?;:\n\-•*]\s)|(?<=[.!?]\s\s)|(?<=\band\s)|(?<=\bthen\s)|(?<=\balso\s))"
_ELEMENT = re.compile(r"<<|>>|\^|\*\d*|\{[a-z_]+\}|\((?:[^()]|\([^()]*\))+\)|\[[^\[\]]+\]|[^\s<>()\[\]{}*^]+")
_PIECE = re.compile(r"\{[a-z_]+\}|\([^()]*\)|[^\s(){}]+")
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[a-z]+|x\d")
# Words of letters only that spaCy's English tokenizer splits, and the first token it gives.
_SPLIT_WORDS = {
    "cannot": "can", "gonna": "gon", "gotta": "got", "im": "i", "ive": "i", "lets": "let", "cant": "ca", "wont": "wo", "dont": "do",
    "doesnt": "does", "didnt": "did", "isnt": "is", "wasnt": "was", "arent": "are", "couldnt": "could", "shouldnt": "should",
    "wouldnt": "would", "hasnt": "has", "havent": "have",
}  # fmt: skip
MOST_SPREAD = 2000
SEPARATOR_MOST, GAP_WORD_MOST = 4, 24  # code points


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression and the lower-case words that tell where to try it.

    One of `anchors` must be seen first; then one of each group of `also` must stand
    in the same sentence. A match begins at most `before` code points before its
    anchor and ends at most `after` code points after the anchor's start. A word
    class stands as "{name}" in the expression and in `also` (see `class_regex`).
    """

    regex: str
    anchors: tuple[str, ...]
    also: tuple[tuple[str, ...], ...]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class _Group:
    """The tokens one of which an element needs, and how far into the expression they may begin."""

    tokens: tuple[str, ...]
    before: int
    is_class: bool = False


Forms = Callable[[str], list[str]]


def phrase_expression(alternatives: list[list[str]]) -> Expression:
    """Return the expression for a phrase; each word is given as the list of its forms."""
    regex = SEPARATOR.join(_any_of([_spelling(form) for form in word]) for word in alternatives)
    groups: list[_Group] = []
    width = 0
    for word in alternatives:
        width += _width(word)
        groups += [_Group(tokens, width) for tokens in _needed_tokens(word)]
    return _expression(regex, groups, width)


def _expression(regex: str, groups: list[_Group], width: int) -> Expression:
    own = [group for group in groups if not group.is_class]
    best = min(own, key=lambda g: (max(_commonness(w) for w in g.tokens)[0], len(g.tokens)))
    also = sorted((g.tokens for g in groups if g is not best and g.tokens), key=len)
    return Expression(_bounded(regex), best.tokens, tuple(also), best.before, width)


def _needed_tokens(forms: list[str]) -> list[tuple[str, ...]]:
    """Return groups of tokens, one of each of which a word with these forms shows."""
    pieces = _WORD.findall(forms[0])
    if len(forms) == 1 and len(pieces) > 1 and "'" not in forms[0]:
        whole = (forms[0], forms[0].rstrip("."), "".join(pieces))
        return [tuple(dict.fromkeys((piece, f"{piece}.", *whole))) for piece in pieces]
    return [_anchors_of(forms)]


def _width(phrases: list[str]) -> int:
    return max(len(phrase) for phrase in phrases) + SEPARATOR_MOST * (1 + max(p.count(" ") + p.count("-") for p in phrases))


def class_regex(words: tuple[str, ...]) -> str:
    """Return the expression that stands for a word class."""
    return _any_of([_spelling(word) for word in words])


def class_tokens(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return tokens one of which every word of a class shows."""
    return _anchors_of(list(words))


def token_sequences(choices: list[list[str]]) -> list[list[str]] | None:
    """Return every sequence of tokens under which a phrase may stand, its words given as lists of forms.

    `None` for words that the tokenizer shows in ways that cannot be foreseen.
    """
    sequences: list[list[str]] = [[]]
    for forms in choices:
        variants = [v for form in forms for v in _token_variants(form)]
        if not variants or not all(_TOKEN.fullmatch(t) and t not in _SPLIT_WORDS for v in variants for t in v):
            return None
        sequences = [head + variant for head in sequences for variant in variants]
    return sequences


def _token_variants(word: str) -> list[list[str]]:
    pieces = word.split("-")
    return [pieces] if len(pieces) == 1 else [pieces, ["".join(pieces)]]


def pattern_expression(pattern: str, classes: Mapping[str, tuple[str, ...]], forms: Forms) -> Expression:
    """Return the expression for a pattern; `forms` gives every form of a `word+`."""
    reader = _PatternReader(classes, forms)
    position = 0
    for match in _ELEMENT.finditer(pattern):
        if pattern[position : match.start()].strip():
            raise PatternError(f'cannot read "{pattern[position : match.start()].strip()}"')
        reader.take(match.group())
        position = match.end()
    if pattern[position:].strip():
        raise PatternError(f'cannot read "{pattern[position:].strip()}"')
    return reader.finish()


class _PatternReader:
    """Build one expression element by element, with the separators between them."""

    def __init__(self, classes: Mapping[str, tuple[str, ...]], forms: Forms) -> None:
        self.classes, self.forms = classes, forms
        self.parts: list[str] = []
        self.groups: list[_Group] = []
        self.width = 0
        self.separator = ""
        self.marked = 0

    def take(self, element: str) -> None:
        if element == "<<":
            self._flush("(?P<m>")
            self.marked += 1
        elif element == ">>":
            self.parts.append(")")
            self.marked += 1
        elif element == "^":
            self._flush(CLAUSE_START)
        elif element[0] == "*":
            self._gap(element[1:])
        elif element[0] == "[":
            self._optional(self._choice(element[1:-1]))
        else:
            self._required(element)

    def finish(self) -> Expression:
        if self.marked not in (0, 2):
            raise PatternError("mark what is reported once, with << and >>")
        if all(group.is_class for group in self.groups):
            raise PatternError("needs at least one word of its own; classes and gaps are not enough")
        return _expression("".join(self.parts), self.groups, self.width)

    def _flush(self, part: str) -> None:
        self.parts.append(self.separator + part)
        self.separator = ""

    def _required(self, element: str) -> None:
        if element[0] == "{":
            words = list(self._class(element[1:-1]))
        else:
            words = self._choice(element[1:-1] if element[0] == "(" else element)
        self.width += _width(words)
        is_class = element[0] == "{"
        self.groups.append(_Group((element,) if is_class else _anchors_of(words), self.width, is_class))
        self._flush(element if is_class else _any_of([_spelling(w) for w in words]))
        self.separator = SEPARATOR

    def _optional(self, words: list[str]) -> None:
        self.width += _width(words)
        choice = _any_of([_spelling(w) for w in words])
        if self.separator:
            self.parts.append(f"(?:{self.separator}{choice})?")
        else:
            self.parts.append(f"(?:{choice}{SEPARATOR})?")

    def _gap(self, most: str) -> None:
        count = int(most) if most else GAP_DEFAULT
        if not 1 <= count <= GAP_MOST:
            raise PatternError(f"a gap holds 1 to {GAP_MOST} words, not {count}")
        if not self.separator:
            raise PatternError("a gap stands between two words, inside or outside the << >>")
        self.parts.append(f"{LOOSE_SEPARATOR}{_GAP_WORD}{{0,{count}}}?")
        self.width += count * GAP_WORD_MOST
        self.separator = ""

    def _choice(self, inside: str) -> list[str]:
        words: list[str] = []
        for part in _alternatives(inside):
            part = part.strip().lower()
            if not part:
                raise PatternError(f'"{inside}" holds an empty choice')
            words += self._spread(part)
        return words

    def _spread(self, phrase: str) -> list[str]:
        """Return every phrase that `phrase` stands for, with its forms, classes and inner choices."""
        spread = [""]
        for piece in _PIECE.findall(phrase):
            if piece[0] == "{":
                choices = list(self._class(piece[1:-1]))
            elif piece[0] == "(":
                choices = self._choice(piece[1:-1])
            else:
                choices = self.forms(piece[:-1]) if piece.endswith("+") else [piece]
            spread = [f"{head} {choice}".strip() for head in spread for choice in choices]
        if len(spread) > MOST_SPREAD:
            raise PatternError(f'"{phrase}" stands for {len(spread)} phrases; split it into two patterns')
        return spread

    def _class(self, name: str) -> tuple[str, ...]:
        if name not in self.classes:
            raise PatternError(f"there is no word class {{{name}}}; there are {', '.join(sorted(self.classes))}")
        return self.classes[name]


def _alternatives(inside: str) -> list[str]:
    """Split at each "|" that stands in no inner parentheses."""
    parts, depth = [""], 0
    for char in inside:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _spelling(phrase: str) -> str:
    """Return the expression for one fixed phrase, in which spaces and hyphens vary."""
    words = plain(phrase).split()
    return SEPARATOR.join(JOINT.join(re.escape(p) for p in w.split("-") if p) or re.escape(w) for w in words)


def plain(text: str) -> str:
    """Return `text` in lower case with plain apostrophes and hyphens, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lower.translate(_PLAIN)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-"})


def _any_of(expressions: list[str]) -> str:
    longest_first = sorted(dict.fromkeys(expressions), key=lambda e: (-len(e), e))
    return longest_first[0] if len(longest_first) == 1 else f"(?:{'|'.join(longest_first)})"


def _bounded(regex: str) -> str:
    return rf"(?<![\w]){regex}(?![\w])"


def _anchors_of(phrases: list[str]) -> tuple[str, ...]:
    """Return tokens one of which every one of `phrases` shows, the rarest in ordinary English."""
    anchors: dict[str, None] = {}
    for phrase in phrases:
        best = min(map(_tokens_of, plain(phrase).split()), key=lambda tokens: max(_commonness(t) for t in tokens))
        anchors.update(dict.fromkeys(best))
    return tuple(anchors)


def _tokens_of(word: str) -> tuple[str, ...]:
    """Return the tokens under which the tokenizer may show `word`: "isn't" as "is"."""
    if word in _SPLIT_WORDS:
        return (_SPLIT_WORDS[word],)
    word = word[:-3] if word.endswith("n't") else word.split("'")[0] or word
    pieces = _WORD.findall(word)
    if len(pieces) <= 1:
        return (word,) if word == (pieces or [word])[0] else (word, *pieces)
    return (word, "".join(pieces), min(pieces, key=_commonness))


def _commonness(word: str) -> tuple[int, int]:
    pieces = _WORD.findall(word) or [word]
    return (min(COMMON_WORDS.get(p, 0) for p in pieces), -len(word))

"""Read the patterns of a lexicon: words, choices, gaps, classes and marks, as a list of elements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from notelint.late import late

GAP_DEFAULT, GAP_MOST = 3, 12
MOST_SPREAD = 2000  # phrases one element may stand for
_SIMPLE = late(r"<<|>>|\^|@[a-z]+|\*\d*|\{[a-z_]+\}|[^\s<>()\[\]{}*^@]+")
_CLOSING = {"(": ")", "[": "]"}
_GAP = late(r"(?<![^\s(|])\*\d*")
_LAST_GAP = late(r"\s+\*\d*\s*(>>)?\s*$")

Forms = Callable[[str], list[str]]
Classes = Mapping[str, tuple[str, ...]]


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a pattern.

    `kind` is "words" (one of `phrases`, or nothing if `optional`), "class" (`name`),
    "gap" (up to `most` words), "place" (`name` tells what must be true here; no word is
    taken), "open" or "close" (the marks around what is reported).
    """

    kind: str
    phrases: tuple[str, ...] = ()
    name: str = ""
    most: int = 0
    optional: bool = False


CLAUSE, WRITER, THIS = "^", "@writer", "@this"
_PLACES = (CLAUSE, WRITER, THIS)
_MARKS = {"<<": Element("open"), ">>": Element("close"), **{name: Element("place", name=name) for name in _PLACES}}


def read_pattern(pattern: str, classes: Classes, forms: Forms) -> list[Element]:
    """Return the elements of `pattern`; `forms` gives every form of a `word+`.

    Raises `PatternError` for one that cannot be read.
    """
    elements = [_element(source, classes, forms) for _, source in _pieces(pattern)]
    _check(elements)
    return elements


def _pieces(pattern: str) -> Iterator[tuple[int, str]]:
    """Yield where each piece of a pattern begins, and the piece: a choice with all that stands inside, or what is simple."""
    at = 0
    while at < len(pattern):
        if pattern[at].isspace():
            at += 1
            continue
        simple = _SIMPLE.match(pattern, at)
        source = simple.group() if simple else _bracketed(pattern, at)
        yield at, source
        at += len(source)


def _bracketed(pattern: str, at: int) -> str:
    """Return the choice that begins at `at`, with the choices inside it."""
    expected: list[str] = []
    for here in range(at, len(pattern)):
        if pattern[here] in _CLOSING:
            expected.append(_CLOSING[pattern[here]])
        elif expected and pattern[here] == expected[-1]:
            expected.pop()
        if not expected:
            break
    if expected or pattern[at] not in _CLOSING or here == at:
        raise PatternError(f'cannot read "{pattern[at:]}"')
    return pattern[at : here + 1]


def without_inner_gaps(pattern: str) -> list[str]:
    """Return the patterns that together say what `pattern` says, none with a gap inside a choice."""
    for at, source in _pieces(pattern):
        if source[0] not in "([" or "*" not in source:
            continue
        with_gap = [part for part in _alternatives(source[1:-1]) if _GAP.search(part)]
        if not with_gap:
            raise PatternError(f'"*" stands alone for words between, and not at the end of one, as in "{source}"')
        rest = [part for part in _alternatives(source[1:-1]) if part not in with_gap]
        choices = [f"{source[0]}{'|'.join(rest)}{source[-1]}"] if rest else [""] if source[0] == "[" else []
        spread = [_LAST_GAP.sub(r"\1", pattern[:at] + choice + pattern[at + len(source) :]) for choice in (*choices, *with_gap)]
        return [plain for each in spread for plain in without_inner_gaps(each)]
    return [pattern]


def _element(source: str, classes: Classes, forms: Forms) -> Element:
    if source in _MARKS:
        return _MARKS[source]
    if source[0] == "@":
        raise PatternError(f'"{source}" is not known; there are {WRITER} and {THIS}')
    if source[0] == "*":
        most = int(source[1:] or GAP_DEFAULT)
        if not 1 <= most <= GAP_MOST:
            raise PatternError(f"a gap holds 1 to {GAP_MOST} words, not {most}")
        return Element("gap", most=most)
    if source[0] == "{":
        _class(source[1:-1], classes)
        return Element("class", name=source[1:-1])
    inside = source[1:-1] if source[0] in "([" else source
    return Element("words", tuple(dict.fromkeys(_choice(inside, classes, forms))), optional=source[0] == "[")


def _check(elements: list[Element]) -> None:
    kinds = [element.kind for element in elements]
    if [kind for kind in kinds if kind in ("open", "close")] not in ([], ["open", "close"]):
        raise PatternError("mark what is reported once, with << and >>")
    if not any(e.kind == "words" and not e.optional for e in elements):
        raise PatternError("needs at least one word of its own; classes and gaps are not enough")
    solid = [e.kind for e in elements if e.kind not in ("open", "close")]
    if "gap" in (solid[0], solid[-1]):
        raise PatternError("a gap stands between two words")
    if any(e.name in (CLAUSE, WRITER) for e in elements[1:]):
        raise PatternError(f'"{CLAUSE}" and "{WRITER}" stand only at the beginning')


def _choice(inside: str, classes: Classes, forms: Forms) -> list[str]:
    words: list[str] = []
    for part in _alternatives(inside):
        if not part.strip():
            raise PatternError(f'"{inside}" holds an empty choice')
        words += _spread(part.strip().lower(), classes, forms)
    return words


def _spread(phrase: str, classes: Classes, forms: Forms) -> list[str]:
    """Return every phrase that `phrase` stands for, with its forms, classes and inner choices."""
    spread = [""]
    for _, piece in _pieces(phrase):
        if piece[0] == "{":
            choices = list(_class(piece[1:-1], classes))
        elif piece[0] in _CLOSING:
            choices = [*_choice(piece[1:-1], classes, forms), *([""] if piece[0] == "[" else [])]
        else:
            choices = forms(piece[:-1]) if piece.endswith("+") else [piece]
        spread = [" ".join(filter(None, (head, choice))) for head in spread for choice in choices]
    if len(spread) > MOST_SPREAD:
        raise PatternError(f'"{phrase}" stands for {len(spread)} phrases; split it into two patterns')
    return spread


def _class(name: str, classes: Classes) -> tuple[str, ...]:
    if name not in classes:
        raise PatternError(f"there is no word class {{{name}}}; there are {', '.join(sorted(classes))}")
    return classes[name]


def _alternatives(inside: str) -> list[str]:
    """Split at each "|" that stands in no inner choice."""
    parts, depth = [""], 0
    for char in inside:
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts

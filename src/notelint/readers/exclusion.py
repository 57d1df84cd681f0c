"""Which files and folders patterns leave out; the patterns are those of `.gitignore`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from notelint.late import late

_ANY_CASE = re.IGNORECASE if os.name == "nt" else re.NOFLAG
_PARTS = late(r"(?P<deep>/\*\*/)|(?P<below>/\*\*$)|(?P<stars>\*+)|(?P<one>\?)|(?P<set>\[[!^]?\]?[^]/]*\])|(?P<plain>.)", re.DOTALL)


class Exclusion:
    """Tell what is left out below one folder.

    A pattern without a slash fits the name of a file or folder at any depth; one with a slash is the path of one, from the folder
    walked on, or an absolute path. What lies in a folder that fits is left out too. The folder walked on, which somebody
    named, never is, though it fits or lies in one that does; what lies in it is looked at as always.
    """

    def __init__(self, top: Path, patterns: Iterable[str]) -> None:
        self._top = os.path.abspath(top)  # noqa: PTH100 - takes ".." away and follows no link
        self._real = os.path.realpath(top)
        self._patterns = tuple(_compiled(pattern, self._top) for pattern in patterns)

    def fits(self, path: Path, *, is_folder: bool = False) -> bool:
        """Tell whether a file or folder below the folder is left out, by itself or with a folder it is in."""
        if not self._patterns:
            return False
        parts = Path(os.path.relpath(os.path.abspath(path), self._top)).parts  # noqa: PTH100 - as above
        ends = range(1, len(parts) + 1)
        return any(self._is_fitting(parts[:end], is_folder=is_folder or end < len(parts)) for end in ends)

    def _is_fitting(self, parts: tuple[str, ...], *, is_folder: bool) -> bool:
        below = "/".join(parts)
        paths = {f"{Path(place).as_posix().rstrip('/')}/{below}" for place in (self._top, self._real)}
        return any(
            (is_folder or not for_folders) and any(pattern.fullmatch(each) for each in (paths if is_path else parts[-1:]))
            for pattern, is_path, for_folders in self._patterns
        )


@lru_cache(maxsize=256)
def _compiled(pattern: str, top: str) -> tuple[re.Pattern[str], bool, bool]:
    """Return the pattern as an expression, whether it is one of paths and not of names, and whether of folders alone."""
    named = pattern.replace("\\", "/")
    bare = named.rstrip("/")
    if "/" not in bare:
        return re.compile(_expression(bare), _ANY_CASE), False, named != bare
    place = "" if Path(bare).is_absolute() else f"{re.escape(Path(top).as_posix().rstrip('/'))}/"
    return re.compile(place + _expression(bare.removeprefix("./")), _ANY_CASE), True, named != bare


def _expression(pattern: str) -> str:
    """Return a pattern as a regular expression: "*" and "?" stop at a slash, "**" does not."""
    if pattern.startswith("**/"):
        return "(?:.*/)?" + _expression(pattern[3:])
    return _PARTS.sub(_part, pattern)


def _part(found: re.Match[str]) -> str:
    text = found.group()
    match found.lastgroup:
        case "deep":
            return "/(?:.*/)?"
        case "below":
            return "/.+"
        case "stars":
            return "[^/]*"
        case "one":
            return "[^/]"
        case "set":
            return _set(text)
        case _:
            return re.escape(text)


def _set(text: str) -> str:
    """Return "[a-c]" or "[!a-c]" as an expression; what is no set, such as "[c-a]", stands for itself."""
    without = text[1] in "!^"
    chosen = re.escape(text[1 + without : -1]).replace(r"\-", "-")
    expression = f"[{'^/' if without else ''}{chosen}]"
    try:
        re.compile(expression)
    except re.error:
        return re.escape(text)
    return expression

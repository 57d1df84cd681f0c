"""Regular expressions that are compiled when they are first used: one note needs a third of those that stand in the code."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when it is first used, and as quick as any other from then on.

    A mistake in the pattern shows at that first use, as `re.error`.
    """
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))


class _Late:
    """Stands for a pattern; takes over the methods of the compiled one when one of them is first asked for."""

    __slots__ = ("_asked", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, since a method of it is not there yet; doing it twice, from two threads, is harmless."""
        compiled: Any = re.compile(*self._asked)
        for method in self.__slots__[1:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

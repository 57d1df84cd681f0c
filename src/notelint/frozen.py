"""A dictionary that stays as it was made, so that what holds it is frozen all through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dictionary that cannot be changed. Unlike a `MappingProxyType`, it can be pickled and written as JSON."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a Report and its Note are frozen; take a copy with dict(...) and change that")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)


def freeze(holder: object, name: str) -> None:
    """Let the mapping `name` of a frozen dataclass, which is just being made, be a frozen copy."""
    mapping: Mapping[Any, Any] = getattr(holder, name)
    if not isinstance(mapping, FrozenDict):
        object.__setattr__(holder, name, FrozenDict(mapping))

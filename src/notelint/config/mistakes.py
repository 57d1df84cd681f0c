"""Say in words what is wrong with a value in a file of settings or knowledge, and what to write."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

_IN_WORDS = {
    "string_type": "must be text; write it in quotation marks",
    "bool_type": "must be true or false, without quotation marks",
    "int_type": "must be a whole number, without quotation marks",
    "greater_than": "must be a whole number above {gt}",
    "greater_than_equal": "must be a whole number from {ge} on",
    "string_too_short": "is empty; write what it is",
    "too_short": "is empty; write at least one",
    "dict_type": "must be a table",
    "model_type": "must be a table",
}
_OF_DAYS = "must be a day, as in {key} = 2026-11-22"
_LISTS = frozenset({"tuple_type", "list_type"})


def mistakes_in(error: ValidationError) -> list[Any]:
    """Return the mistakes, without a list that is only called empty because what stands in it has mistakes."""
    found = error.errors(include_url=False)
    return [e for e in found if not (e["type"] == "too_short" and any(_is_inside(other["loc"], e["loc"]) for other in found))]


def _is_inside(place: tuple[Any, ...], outer: tuple[Any, ...]) -> bool:
    return len(place) > len(outer) and place[: len(outer)] == outer


def in_words(error: Any) -> str:
    """Return what is wrong with a value and what to write, as a sentence without its subject, which is the key."""
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    key = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "it")
    if kind in _LISTS:
        return f'must be a list; write {key} = ["{given}"].' if isinstance(given, str) else "must be a list."
    if kind == "literal_error":
        return f"must be one of {context['expected'].replace(chr(39), chr(34))}."
    if kind.startswith(("date_", "datetime_")):
        return f"{_OF_DAYS.format(key=key)}."
    if kind in _IN_WORDS:
        return f"{_IN_WORDS[kind].format(**context)}."
    said: str = error["msg"].removeprefix("Value error, ")
    return said if said.endswith((".", "?")) else f"{said}."

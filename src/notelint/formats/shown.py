"""What several formats say of a finding in the same way: its place, its suggestions, text without harm."""

from __future__ import annotations

from functools import cache
from typing import Any

from notelint.diagnostics import Diagnostic, Fix
from notelint.formats.excerpt import printable
from notelint.formats.words import is_of_the_note, with_sketch


def is_absence(diagnostic: Diagnostic) -> bool:
    """Tell whether a finding is about something that is not in the note."""
    return diagnostic.start == diagnostic.end


def visible(text: str) -> str:
    """Return `text` as `printable` shows it, with its tabs and line ends kept; no offset moves."""
    if text.isprintable():
        return text
    shown: str = _unseen().sub("·", text).replace("\u00a0", " ")
    return shown


@cache
def _unseen() -> Any:
    import regex  # late: most notes hold nothing of the kind

    return regex.compile(r"[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]--[\t\r\n]]", regex.V1)


def fix_title(fix: Fix, diagnostic: Diagnostic, redact: bool) -> str:
    """Return what a fix of a finding offers; with `redact`, nothing that took its form from the note."""
    return "a wording is offered" if redact and is_of_the_note(fix, diagnostic) else printable(with_sketch(fix, redact))


def suggestions(diagnostic: Diagnostic, redact: bool) -> tuple[str, ...]:
    """Return what each fix offers, in the order of the fixes, each wording once."""
    return tuple(dict.fromkeys(fix_title(fix, diagnostic, redact) for fix in diagnostic.fixes))


def place(diagnostic: Diagnostic) -> str:
    """Return where a finding is, in words."""
    return "the whole note" if is_absence(diagnostic) else f"line {diagnostic.line}, column {diagnostic.column}"

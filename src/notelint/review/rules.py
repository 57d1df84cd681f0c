"""What a rule is about, in its own words, for those who read a review and not a note."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from functools import cache

from notelint.late import late
from notelint.rules import rule_named

_SECTION = late(r"^## (.+?)\n+(.*?)(?=\n## |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class AboutRule:
    """A rule's name, family and severity, why it matters, and what to write or do instead."""

    code: str
    name: str
    family: str
    severity: str
    why: str
    instead: str


@cache
def about_rule(code: str) -> AboutRule:
    """Return what is to be said of the rule `code`, of a single note or across notes."""
    rule = rule_named(code)
    if rule is None:
        from notelint.review.across_rules import ACROSS_RULES

        across = ACROSS_RULES[code]
        return AboutRule(code, across.name, str(across.family), across.severity.word, across.why, across.instead)
    said = {title: " ".join(text.split()) for title, text in _SECTION.findall(inspect.cleandoc(rule.__doc__ or ""))}
    meta = rule.meta
    return AboutRule(code, meta.name, str(meta.family), meta.severity.word, said.get("Why", ""), said.get("Write instead", ""))

"""Say the sentence around a finding anew, as a wording of `lexicons/wordings/` has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from notelint.diagnostics import Edit, Fix
from notelint.late import late
from notelint.lexicon.store import own_wordings
from notelint.lexicon.wordings import around
from notelint.rewriting.fitting import breaks_agreement, fitted, has_helper_before, may_begin_noun_phrase, title_of

if TYPE_CHECKING:
    from notelint.lexicon.wordings import CompiledWording
    from notelint.pipeline.sheet import Candidate, Sheet

    Wordings = Mapping[str, tuple[CompiledWording, ...]]

_SLOT = late(r"\{([a-z_]+)\}")
_DIGITS = late(r"\d+")
REACH = 400  # code points of a sentence on each side of a finding; one that runs on for pages is read in part


def reworded(rule: str, candidate: Candidate, sheet: Sheet, agencys: Wordings) -> Iterator[Fix]:
    """Yield the first way to say the sentence around a match anew: an agency's before ours, one for its entry before one for its rule."""
    sets, subjects = (agencys, own_wordings()), (candidate.entry, rule)
    for wording in (wording for known in sets for subject in subjects for wording in known.get(subject, ())):
        edit = edit_of(wording, candidate, sheet)
        if edit is not None:
            least = _trimmed(edit, sheet.text)
            title = title_of(edit if least.replacement else least, candidate, sheet.text)
            yield Fix(title, wording.applicability, (least,))
            return


class _Found(NamedTuple):
    """What an expression found: the words to replace, and its groups with the place where each begins."""

    start: int
    end: int
    groups: dict[str, tuple[str, int]]


def edit_of(wording: CompiledWording, candidate: Candidate, sheet: Sheet) -> Edit | None:
    """Return the edit by which a wording says the sentence around a match anew, or `None` where it is not for it."""
    low, high = _near(candidate, sheet)
    if any(_compiled(each)[0].search(sheet.text, low, high) for each in wording.unless):
        return None
    for find in wording.find:
        found = _found(_compiled(find), candidate, sheet.text, low, high)
        if found is not None:
            return _written(wording, found, sheet)
    return None


def _near(candidate: Candidate, sheet: Sheet) -> tuple[int, int]:
    """Return the sentence of a match, or the part of a long one around it."""
    low, high = sheet.sentence_at(candidate.start)
    return max(low, candidate.start - REACH), min(max(high, candidate.end), candidate.end + REACH)


@cache
def _compiled(find: str) -> tuple[re.Pattern[str], ...]:
    parts = around(find)
    if len(parts) == 1:
        return (re.compile(find, re.IGNORECASE),)
    before, finding, behind = parts
    return tuple(re.compile(part, re.IGNORECASE) for part in (rf"(?:{before})\Z", finding or r"(?s:.*)", behind))


def _found(parts: tuple[re.Pattern[str], ...], candidate: Candidate, text: str, low: int, high: int) -> _Found | None:
    start, end = candidate.start, candidate.end
    if len(parts) == 1:
        over = next((m for m in parts[0].finditer(text, low, high) if m.start() <= start and end <= m.end()), None)
        return None if over is None else _Found(*over.span(), _groups(over))
    before, finding, behind = parts
    matches = before.search(text, low, start), finding.fullmatch(text, start, end), behind.match(text, end, high)
    if None in matches:
        return None
    left, itself, right = (m for m in matches if m is not None)
    return _Found(left.start(), right.end(), _groups(left, itself, right))


def _groups(*matches: re.Match[str]) -> dict[str, tuple[str, int]]:
    return {name: (value or "", match.start(name)) for match in matches for name, value in match.groupdict().items()}


def _written(wording: CompiledWording, found: _Found, sheet: Sheet) -> Edit | None:
    """Return the edit, or `None` where it would lose a number or a line, touch a quotation, or is not clear."""
    start, end = found.start, found.end
    values = {slot: _value(wording, slot, found, sheet) for slot in _SLOT.findall(wording.write)}
    if any(value is None for value in values.values()):
        return None
    replacement = _SLOT.sub(lambda slot: values[slot.group(1)] or "", wording.write)
    if sheet.quotes_within(start, end) or _loses_facts(sheet.text[start:end], replacement):
        return None
    if breaks_agreement(replacement, sheet.text, end):
        return None
    if replacement.startswith("the person") and not may_begin_noun_phrase(sheet.text, start):
        return None
    if not replacement.strip() and not sheet.text[sheet.sentence_at(start)[0] : start].strip():
        return None  # a sentence that would lose its beginning
    return fitted(replacement, start, end, sheet)


def _trimmed(edit: Edit, text: str) -> Edit:
    """Return the edit without the words at its beginning that stay as they are, so that it meets no other without need."""
    before, after = text[edit.start : edit.end], edit.replacement
    same = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), min(len(before), len(after)))
    while same and not (after[same:] == "" or after[same - 1].isspace()):
        same -= 1
    return Edit(edit.start + same, edit.end, after[same:])


def _value(wording: CompiledWording, slot: str, found: _Found, sheet: Sheet) -> str | None:
    if slot not in wording.verbs:
        return found.groups[slot][0]
    group, forms = wording.verbs[slot]
    verb, start = found.groups[group]
    by_tag = forms.get(verb.lower(), {})
    written = set(by_tag.values())
    if len(written) <= 1:
        return next(iter(written), None)
    if {"VBD", "VBN"} <= by_tag.keys():
        return by_tag["VBN" if has_helper_before(sheet.text, start) else "VBD"]
    return by_tag.get("VB")


def _loses_facts(before: str, after: str) -> bool:
    return before.count("\n") != after.count("\n") or sorted(_DIGITS.findall(before)) != sorted(_DIGITS.findall(after))

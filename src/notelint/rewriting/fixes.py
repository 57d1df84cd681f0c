"""Turn an entry's rewrites into fixes that fit the sentence around the words they replace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from notelint.diagnostics import Applicability, Fix
from notelint.rewriting.fitting import (
    asks_for_article,
    breaks_agreement,
    fitted,
    has_helper_before,
    is_joined,
    is_title,
    loses_words,
    may_begin_noun_phrase,
    stands_alone,
    stands_as_noun,
    stands_before_no_noun,
    title_of,
    with_article,
)
from notelint.rewriting.sketch import sketch
from notelint.rewriting.wording import reworded

if TYPE_CHECKING:
    from notelint.lexicon.compiled import CompiledEntry, CompiledRewrite
    from notelint.pipeline.sheet import Candidate, Sheet
    from notelint.rewriting.wording import Wordings

# In these, what the writer did stands in question, and not what was seen of the person.
_ABOUT_THE_WRITER = frozenset({"assessing", "directing", "medication-role", "outside-role", "vague-intervention", "wordy", "identifier"})
# These find a clause by its beginning: "only asked for the pass to get" out of it.
_CLAUSES = frozenset({"motive-phrase"})


def fixes_for(entry: CompiledEntry, candidate: Candidate, sheet: Sheet, wordings: Wordings) -> tuple[Fix, ...]:
    """Return the fixes for one match: what `wordings` of an agency say, then ours, then the rewrites of the entry in their order."""
    fixes = list(_fixes(entry, candidate, sheet, wordings))
    if fixes and not fixes[0].edits and entry.rule not in _ABOUT_THE_WRITER:
        fixes[0] = replace(fixes[0], sketch=sketch(sheet, candidate.start, candidate.end, is_clause=entry.rule in _CLAUSES))
    return tuple(fixes)


def _fixes(entry: CompiledEntry, candidate: Candidate, sheet: Sheet, wordings: Wordings) -> Iterator[Fix]:
    """Yield what the sentence around the match allows first, then the words of the entry."""
    is_named = is_title(sheet, candidate.start, candidate.end)
    if not is_named:
        yield from reworded(entry.rule, candidate, sheet, wordings)
    for rewrite in entry.rewrites:
        if rewrite.applicability is Applicability.DISPLAY_ONLY:
            yield Fix(rewrite.text, rewrite.applicability)
            continue
        replacement = _inflected(rewrite, candidate, sheet.text)
        if replacement is None or is_named or not _fits(replacement, candidate, sheet.text):
            yield Fix(rewrite.text, Applicability.DISPLAY_ONLY)
            continue
        if asks_for_article(replacement, candidate.start, candidate.end, sheet.text):
            replacement = with_article(replacement)
        edit = fitted(replacement, candidate.start, candidate.end, sheet, plural=candidate.tags == "NNS")
        yield Fix(title_of(edit, candidate, sheet.text), rewrite.applicability, (edit,))


def _inflected(rewrite: CompiledRewrite, candidate: Candidate, text: str) -> str | None:
    """Return the rewrite in the form of the words it replaces; `None` where that is not clear."""
    tags = candidate.tags.split()
    if not tags or not rewrite.by_tag:
        return rewrite.text
    if {"VBD", "VBN"} <= set(tags):
        return rewrite.by_tag.get("VBN" if has_helper_before(text, candidate.start) else "VBD")
    if set(tags) & {"VB", "NN", "JJ"}:
        return rewrite.text
    return next((rewrite.by_tag[tag] for tag in tags if tag in rewrite.by_tag), None)


def _fits(replacement: str, candidate: Candidate, text: str) -> bool:
    """Tell whether the sentence has room for a replacement of several words."""
    if _is_possessive(text, candidate.end, replacement) or breaks_agreement(replacement, text, candidate.end):
        return False
    if replacement.startswith(("person ", "people ")) and (
        loses_words(replacement, text[candidate.start : candidate.end]) or is_joined(replacement, text, candidate.end)
    ):
        return False
    if replacement.startswith("the person"):
        return may_begin_noun_phrase(text, candidate.start)
    if replacement.startswith(("a ", "an ")):
        return stands_alone(text, candidate.start, candidate.end)
    if replacement.startswith("people "):
        return stands_before_no_noun(text, candidate.end)
    return not replacement.startswith("person ") or stands_as_noun(text, candidate.start, candidate.end)


def _is_possessive(text: str, end: int, replacement: str) -> bool:
    """Tell whether "'s" follows and cannot stay: "an addict's mother" is not "a person who uses's"."""
    return text[end : end + 2] in ("'s", "’s") and " " in replacement

"""The shape of a file of wordings, `lexicons/wordings/*.toml`, and how it is compiled."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from notelint.diagnostics import Applicability
from notelint.late import late
from notelint.lexicon import inflect
from notelint.lexicon.model import BadExample, Filled, Kebab, Strict, refuse_twins
from notelint.lexicon.wordings import CompiledWording, around

PART_NAME = r"^[a-z_]+$"
_SLOT = late(r"\{([a-z_]+)\}")
_SPACE = late(r"(\(\?<[!=][^)]*\))| (\??)")  # but for one that looks behind, which must know how far
_VERBS = late(r"([a-z]+) > ([a-z]+)")


class UnreadableWordingError(ValueError):
    """A wording that cannot be read; the message names it and the key."""


class Wording(Strict):
    """One way to say a sentence anew.

    `of` names the rules or entries whose findings it is for. `find` holds regular
    expressions over the sentence, in any case, that take in the whole finding, or say with
    "before<<finding>>behind" what stands around it; where one of `unless` is found in the
    sentence, the wording is not for it. "{deny}" stands in them for every form
    of a verb that `verbs` begins with ("deny > report"), and in `write` "{report}" for the
    same form of the other. `{name}` in `write` is what the group `name` holds. `shown` are
    sentences and how they read afterwards, `left` ones it is not for.
    """

    id: Kebab
    of: Annotated[tuple[Filled, ...], Field(min_length=1)]
    find: Annotated[tuple[Filled, ...], Field(min_length=1)]
    write: str
    unless: tuple[Filled, ...] = ()
    verbs: tuple[Filled, ...] = ()
    applicability: Literal["safe", "unsafe"] = "unsafe"
    why: Filled
    shown: Annotated[tuple[BadExample, ...], Field(min_length=1)]
    left: tuple[Filled, ...] = ()

    @model_validator(mode="after")
    def _is_shown(self) -> Self:
        if any(example.fixed is None for example in self.shown):
            raise ValueError("every shown example says with `fixed` how it reads afterwards")
        return self


class WordingFile(Strict):
    """A file of wordings; `parts` are names for expressions that several of them hold."""

    title: Filled
    parts: dict[Annotated[str, Field(pattern=PART_NAME)], Filled] = Field(default_factory=dict)
    wording: Annotated[tuple[Wording, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        refuse_twins([wording.id for wording in self.wording])
        return self


def compile_wordings(name: str, file: WordingFile) -> list[CompiledWording]:
    """Return the wordings of a file; raise `UnreadableWordingError` naming one that cannot be read."""
    return [_compiled(name, wording, file.parts) for wording in file.wording]


def _compiled(name: str, wording: Wording, parts: dict[str, str]) -> CompiledWording:
    where = f'wording "{wording.id}"'
    pairs = dict(_pair(verbs, where) for verbs in wording.verbs)
    verbs = {to: (group, _forms(group, to)) for to, group in pairs.items()}
    groups = {group: "|".join(sorted(forms, key=lambda form: (-len(form), form))) for group, forms in verbs.values()}
    find = tuple(_expression(each, groups, parts, where) for each in wording.find)
    unless = tuple(_expression(each, groups, parts, where) for each in wording.unless)
    for slot in _SLOT.findall(wording.write):
        if slot not in verbs and not all(f"(?P<{slot}>" in each for each in find):
            raise UnreadableWordingError(f"{where}: write names {{{slot}}}, which is neither a group of find nor a verb.")
    return CompiledWording(f"{name}/{wording.id}", wording.of, find, unless, wording.write, verbs, Applicability(wording.applicability))


def _pair(verbs: str, where: str) -> tuple[str, str]:
    found = _VERBS.fullmatch(verbs)
    if found is None:
        raise UnreadableWordingError(f'{where}: verbs holds "{verbs}". Write two verbs as "deny > report".')
    return found.group(2), found.group(1)


def _forms(found: str, written: str) -> dict[str, dict[str, str]]:
    """Return for each form of the verb `found` the same forms of `written`, by their tags."""
    forms: dict[str, dict[str, str]] = {found: {"VB": written}}
    for form, tags in inflect.forms(found, "verb").items():
        for tag in sorted({"VB" if each == "VBP" else each for each in tags} & {"VB", *inflect.VERB_TAGS}):
            same = inflect.inflected(written, tag)
            if same:
                forms.setdefault(form, {})[tag] = same
    return forms


def _expression(find: str, groups: dict[str, str], parts: dict[str, str], where: str) -> str:
    def named(slot: re.Match[str]) -> str:
        name = slot.group(1)
        if name in groups:
            return f"(?P<{name}>{groups[name]})"
        if name in parts:
            return f"(?:{parts[name]})"
        raise UnreadableWordingError(f"{where}: find names {{{name}}}, which is neither a part of the file nor one of its verbs.")

    text = _SPACE.sub(lambda space: space.group(1) or (r"\s*" if space.group(2) else r"\s+"), _SLOT.sub(named, _SLOT.sub(named, find)))
    for part in around(text):
        try:
            re.compile(part, re.IGNORECASE)
        except re.error as error:
            raise UnreadableWordingError(f'{where}: find "{find}" is not a regular expression: {error}.') from error
    return text

"""Make one page a rule, and their index, from the rules' own docstrings and examples."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from notelint.diagnostics import Family
from notelint.lexicon.files import lexicon_files
from notelint.rules import RULES
from notelint.rules.base import Rule

DO_NOT_EDIT = "<!-- Made by tools/docs.py from {source}; do not edit. Run: make docs -->"
TABLE_HEAD = ("| code | name | severity | what it asks for |", "| --- | --- | --- | --- |")
FAMILY_WORDS = {
    Family.CLINICAL_JARGON: "The language of the clinic, where ordinary words would do.",
    Family.LABEL: "A person reduced to a diagnosis, a deficit or a suspicion.",
    Family.MOTIVE: "Guesses at why somebody did something.",
    Family.INTERPRETATION: "A judgement of behavior in place of what was seen and heard.",
    Family.PEER_ROLE: "Work that is not a peer's: assessing, advising, deciding, policing.",
    Family.REQUIRED_FIELD: "An item the profile asks for is missing, empty or a placeholder.",
    Family.RECORD: "Two parts of the record that do not agree.",
    Family.NARRATIVE: "Telling that is vague, generic, wordy or hard to read.",
    Family.PRIVACY: "Something that identifies a person where it need not.",
}


def rule_pages(root: Path) -> Iterator[tuple[str, str]]:
    """Yield path and text of the index and of each rule's page; `root` is the checkout."""
    words = _lexicons_by_rule(root)
    yield "rules/README.md", _index()
    for rule in RULES:
        yield f"rules/{_file(rule)}", "\n".join(_page(rule, words.get(rule.meta.name, []), root)) + "\n"


def _file(rule: type[Rule]) -> str:
    return f"{rule.meta.code}-{rule.meta.name}.md"


def _index() -> str:
    lines = [DO_NOT_EDIT.format(source="src/notelint/rules"), "", "# Rules", ""]
    lines += ["`notelint explain CODE` shows the same pages in the terminal. A profile or configuration may change any severity."]
    for family, rules in groupby(RULES, key=lambda rule: rule.meta.family):
        lines += ["", f"## {family}", "", FAMILY_WORDS[family], "", *TABLE_HEAD]
        lines += [_row(rule) for rule in rules]
    return "\n".join(lines) + "\n"


def _row(rule: type[Rule]) -> str:
    meta = rule.meta
    return f"| [{meta.code}]({_file(rule)}) | {meta.name} | {meta.severity.word} | {_cell(rule.summary())} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _page(rule: type[Rule], lexicons: list[str], root: Path) -> Iterator[str]:
    meta = rule.meta
    source = Path(inspect.getfile(rule)).resolve().relative_to(root).as_posix()
    yield from [DO_NOT_EDIT.format(source=source), "", f"# {meta.code} {meta.name}", ""]
    yield f"Family **{meta.family}**. Severity **{meta.severity.word}**, unless a profile or configuration changes it. Since {meta.since}."
    yield from ["", inspect.cleandoc(rule.__doc__ or "")]
    yield from _examples("Points out", f"{_lead(rule.bad)}{_tried_with(rule)}", rule.bad)
    yield from _examples("Leaves alone", "", rule.good)
    if lexicons:
        links = ", ".join(f"[{name}](../../{name})" for name in lexicons)
        yield from ["", "## Words", "", f"Every wording, with its reason, its source and what to write instead: {links}."]
    yield from ["", "## Sources", "", *(f"- {line}" for line in meta.sources)]


def _lead(examples: tuple[str, ...]) -> str:
    if all("<<" in example for example in examples):
        return "`<<So>>` marks the place."
    return "`<<So>>` marks the place; without a mark, the note lacks something."


def _tried_with(rule: type[Rule]) -> str:
    """Return what the examples need beside their text, in words."""
    profile = f" Tried with the profile `{rule.example_profile}`." if rule.example_profile else ""
    given = ", ".join(f"`{name}` is {value}" for name, value in rule.example_fields)
    return f"{profile} Given beside the note: {given}." if given else profile


def _examples(title: str, lead: str, examples: tuple[str, ...]) -> Iterator[str]:
    if examples:
        yield from ["", f"## {title}", *(["", lead] if lead else [])]
    for example in examples:
        yield from ["", "```text", example, "```"]


def _lexicons_by_rule(root: Path) -> dict[str, list[str]]:
    """Return, by the name of the rule that reports them, the lexicon files that come with notelint."""
    found: dict[str, list[str]] = {}
    for path in lexicon_files():
        lexicon = tomllib.loads(path.read_text(encoding="utf-8"))
        if default := lexicon.get("rule"):  # evidence for the score has none
            for name in dict.fromkeys(entry.get("rule", default) for entry in lexicon["entry"]):
                found.setdefault(name, []).append(path.relative_to(root).as_posix())
    return found

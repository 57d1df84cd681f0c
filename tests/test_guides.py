"""What the pages for newcomers show is tried as they would try it: it loads, and does what the page says."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from notelint import examples
from notelint.examples import unmarked
from notelint.lexicon.store import own_lexicons
from notelint.linter import Linter
from notelint.rules import RULES
from notelint.rules.base import Rule
from support import ROOT


def blocks(page: str, language: str) -> list[str]:
    """Return the blocks of code in a page, without the space before them."""
    found = re.findall(rf"(?ms)^( *)```{language}\n(.*?)^ *```", (ROOT / page).read_text(encoding="utf-8"))
    return [re.sub(rf"(?m)^{space}", "", text) for space, text in found]


def saved(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


ENTRY, PROFILE = blocks("CONTRIBUTING.md", "toml")
(RULE,) = blocks("CONTRIBUTING.md", "python")


@pytest.mark.parametrize("text", blocks("docs/lexicons.md", "toml"), ids=["entries", "wordings", "evidence"])
def test_files_shown_load_and_their_examples_come_out(tmp_path: Path, text: str) -> None:
    path = saved(tmp_path, text)

    assert [f"{f.where}: {f.problem}" for f in examples.test_lexicon_file(path)] == []
    assert Linter(lexicons=[path])


def test_the_entry_to_add_is_new_and_speaks(tmp_path: Path) -> None:
    path = saved(tmp_path, f'rule = "person-as-label"\n{ENTRY}')
    phrase = re.search(r'match = \["([^"]+)"\]', ENTRY)
    tried = re.search(r'`echo "([^"]+)" \| notelint check -`', (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert phrase
    assert tried

    assert list(examples.test_lexicon_file(path)) == []
    assert [form for lexicon in own_lexicons() for form in lexicon.forms_of(phrase[1].split()) if not form.blocks] == []
    assert [d.text for d in Linter().check(tried[1]).diagnostics if phrase[1] in d.text] == []
    assert [d.name for d in Linter(lexicons=[path]).check(tried[1]).diagnostics if d.text == phrase[1]] == ["person-as-label"]


def test_the_rule_to_add_does_what_its_examples_say(tmp_path: Path) -> None:
    spec = spec_from_file_location("exclamation", saved(tmp_path, RULE, "exclamation.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    kind: type[Rule] = module.Exclamation
    linter, rule = Linter(), kind()

    assert kind.meta.code not in {known.meta.code for known in RULES}
    for example in (*kind.bad, *kind.good):
        text, marks = unmarked(example)
        sheet = linter.annotate(linter.sheet(examples.Note(text)))
        assert [(found.start, found.end) for found in rule.check(sheet, linter.profile)] == marks


@pytest.mark.parametrize("text", [PROFILE, blocks("docs/configuration.md", "toml")[1]], ids=["to add", "every key"])
def test_profiles_shown_load(tmp_path: Path, text: str) -> None:
    linter = Linter(saved(tmp_path, text))

    assert linter.profile.name == "harbor-house"
    assert "diagnosis_code" not in linter.profile.required

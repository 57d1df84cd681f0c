"""tools/docs.py: what it writes, and that its check notices every kind of staleness."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from notelint.cli import COMMANDS
from notelint.formats.base import Summary
from notelint.formats.wire import head, report_object, tail
from notelint.lexicon.files import is_evidence, lexicon_files
from notelint.linter import Linter
from notelint.rules import RULES

TOOL = Path(__file__).resolve().parents[1] / "tools" / "docs.py"
LEXICONS = [path for path in lexicon_files() if not is_evidence(path)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    assert docs("--folder", folder).returncode == 0
    return folder


def docs(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, TOOL, *words], capture_output=True, text=True, encoding="utf-8")


def validator(folder: Path, name: str) -> Draft202012Validator:
    schema = json.loads((folder / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.meta.name)
def test_every_rule_has_a_page_and_a_line_in_the_index(rule: type, written: Path) -> None:
    name = f"{rule.meta.code}-{rule.meta.name}.md"

    assert (written / "rules" / name).read_text(encoding="utf-8").splitlines()[2] == f"# {rule.meta.code} {rule.meta.name}"
    assert f"]({name})" in (written / "rules" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_its_help(command: str, written: Path) -> None:
    assert f"Usage: notelint {command} " in (written / "cli.md").read_text(encoding="utf-8")


def test_every_file_says_that_it_is_generated(written: Path) -> None:
    files = [path for path in written.rglob("*") if path.is_file()]

    assert len(files) == len(RULES) + 4
    for path in files:
        assert "do not edit" in "".join(path.read_text(encoding="utf-8").splitlines()[:3])


def test_fresh_pages_pass_the_check(written: Path) -> None:
    done = docs("--check", "--folder", written)

    assert (done.returncode, done.stdout) == (0, "")


def test_check_shows_what_is_stale_missing_and_left_over(tmp_path: Path) -> None:
    docs("--folder", tmp_path)
    index = tmp_path / "rules" / "README.md"
    index.write_text(index.read_text(encoding="utf-8").replace("# Rules", "# Ruled"), encoding="utf-8")
    (tmp_path / "cli.md").unlink()
    (tmp_path / "rules" / "NL999-gone.md").touch()

    done = docs("--check", "--folder", tmp_path)

    assert done.returncode == 1
    assert "-# Ruled\n+# Rules" in done.stdout
    assert "cli.md: is missing" in done.stdout
    assert "NL999-gone.md: belongs to no rule" in done.stdout
    assert "3 generated files" in done.stderr
    assert "make docs" in done.stderr


def test_writing_removes_pages_of_rules_that_are_gone(tmp_path: Path) -> None:
    gone = tmp_path / "rules" / "NL999-gone.md"
    gone.parent.mkdir()
    gone.touch()
    docs("--folder", tmp_path)

    assert not gone.exists()


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_own_lexicons_fit_the_schema(path: Path, written: Path) -> None:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))

    assert [error.message for error in validator(written, "lexicon.schema.json").iter_errors(tables)] == []


@pytest.mark.parametrize("broken", [{"entry": []}, {"entry": [{"id": "x", "match": ["x"]}]}, {"titel": "x", "entry": [{}]}])
def test_broken_lexicons_do_not_fit_the_schema(broken: dict[str, object], written: Path) -> None:
    assert not validator(written, "lexicon.schema.json").is_valid(broken)


@pytest.mark.parametrize("redact", [False, True])
def test_reports_fit_the_schema(redact: bool, written: Path) -> None:
    linter, summary = Linter("ca-toolkit-2023"), Summary()
    report = linter.check("Duration: 45 min\nNarrative: Client was attention-seeking prior to group.\n")
    summary.add(report)
    document = head("ca-toolkit-2023") | {"reports": [report_object(report, redact)]} | tail(summary)

    assert report.diagnostics
    assert [error.message for error in validator(written, "report.schema.json").iter_errors(document)] == []

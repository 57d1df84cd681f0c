"""Expressions that are compiled at first use work like any other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import notelint
from notelint.late import late


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda pattern, flags=0: asked.append(pattern) or compiled(pattern, flags))
    pattern = late(r"ab+")

    assert asked == []
    assert pattern.match("abb")
    assert pattern.search("xab")
    assert asked == ["ab+"]


def test_every_method_and_attribute_is_there() -> None:
    pattern = late(r"(?P<a>x)y", re.IGNORECASE)

    assert pattern.fullmatch("XY")
    assert pattern.sub("z", "axyb") == "azb"
    assert pattern.findall("xyxy") == ["x", "x"]
    assert pattern.pattern == r"(?P<a>x)y"
    assert dict(pattern.groupindex) == {"a": 1}
    assert late(rb"\d").search(b"a1")


def test_a_mistake_shows_at_first_use() -> None:
    pattern = late("(")

    with pytest.raises(re.error):
        pattern.match("x")


def module_level_calls(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assigned = [node.value for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None]
    calls = [node for value in assigned for node in ast.walk(value) if isinstance(node, ast.Call)]
    return [ast.unparse(call.func) for call in calls]


def test_no_module_compiles_an_expression_when_it_is_imported() -> None:
    package = Path(notelint.__file__).parent

    assert [path.name for path in package.rglob("*.py") if "re.compile" in module_level_calls(path)] == []

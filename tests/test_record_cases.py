"""Made-up notes in many layouts: which fields each tells, whether its lines are kept or lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from notelint.pipeline.layout import read_labels
from notelint.pipeline.record import read_record
from notelint.pipeline.sentences import find_sentences

CASES = [json.loads(line) for line in (Path(__file__).parent / "data" / "record_cases.jsonl").read_text(encoding="utf-8").splitlines()]
FLAT = [case for case in CASES if case.get("flat") and "\n" in case["text"]]


def told(text: str) -> dict[str, Any]:
    fields = read_record(text, read_labels(text), list(find_sentences(text)), {})
    return {name: field.value for name, field in fields.items() if field.present}


def expected(case: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a case; `true` stands for a field whose words are not compared."""
    return {name: found.get(name, value) if value is True else value for name, value in case["fields"].items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    found = told(case["text"])

    assert found == expected(case, found)


@pytest.mark.parametrize("case", FLAT, ids=lambda case: case["id"])
def test_case_without_its_lines(case: dict[str, Any]) -> None:
    found = told(" ".join(case["text"].split()))

    assert found == expected(case, found)


def test_cases_are_many_and_differ() -> None:
    assert len(CASES) >= 60
    assert len({case["id"] for case in CASES}) == len(CASES) == len({case["text"] for case in CASES})

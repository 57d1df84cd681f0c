"""Made-up notes in many layouts: which fields each tells, whether its lines are kept or lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from notelint.linter import Linter
from notelint.pipeline.layout.labels import read_labels
from notelint.pipeline.record.reader import read_record
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


SERVICES_ALONE = {
    "part of a packed line": ("12.7.23 / Caribou Coffee / yth peer spt / 45 min w/ him. He talked about school.", "yth peer spt"),
    "a sentence of its own": ("5/20/25. We sat by the river and she talked. Individual peer advocacy/support. Ana Ruiz, CPS", None),
    "between codes": ("ENC 5510 DOS 01/08/26 H0038 Peer Supp Svcs Indiv 45 min. He sorted his mail with me.", "Peer Supp Svcs Indiv"),
    "short": ("Peer 1:1, 20 min, H0038. She talked about her mother.", "Peer 1:1"),
}


@pytest.mark.parametrize(("text", "service"), SERVICES_ALONE.values(), ids=SERVICES_ALONE)
def test_the_kind_of_service_in_words_of_its_own(linter: Linter, text: str, service: str | None) -> None:
    assert linter.check(text).fields["service_type"].text == (service or "Individual peer advocacy/support")


@pytest.mark.parametrize(
    "text",
    [
        "She talked about her mother and chose a bus. Fern Delacroix, Peer Support Specialist",
        "Service: 3 June 2024\nShe talked about her mother.",
        "Service: H0038 modifier HE\nShe talked about her mother.",
        "He likes the support of his group, and his mother calls.",
    ],
)
def test_what_is_no_kind_of_service(linter: Linter, text: str) -> None:
    assert not linter.check(text).fields["service_type"].present


def test_minutes_that_are_said_not_to_count_are_no_duration(linter: Linter) -> None:
    text = "Start: 1:00 pm\nEnd: 1:40 pm\nMiles/min driven: 14 mi / 19 min, no charge\nAdmin mins (nb): 5\nStory: We sorted her mail."
    fields = linter.check(text).fields

    assert (fields["duration"].value, fields["travel_time"].value, fields["documentation_time"].value) == (40, 19, 5)

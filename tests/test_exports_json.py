"""JSON and JSON Lines exports."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from exporting import NOTES, notes, opened, problems
from notelint.errors import InputError
from notelint.exports.cells import cell_text, flat

pytest.importorskip("ijson")


def record(at: int, **more: Any) -> dict[str, Any]:
    return {
        "noteId": f"n-{at}",
        "client": {"id": 41, "displayName": "Ann Lowell"},
        "author": {"name": "Jo Park"},
        "service": {"startDateTime": "2025-12-01T14:00:00-08:00", "endDateTime": "2025-12-01T14:50:00-08:00", "code": "H0038"},
        "diagnoses": [{"code": "F33.1", "text": "x"}, {"code": "F10.20"}],
        "noteText": NOTES[at],
        **more,
    }


LAYOUTS = {
    "lines": lambda records: "\n".join(map(json.dumps, records)) + "\n",
    "array": json.dumps,
    "pretty array": lambda records: json.dumps(records, indent=2),
    "array inside": lambda records: json.dumps({"meta": {"tags": ["x"], "n": 4}, "users": [{"id": 1}], "data": {"notes": records}}),
    "pretty array inside": lambda records: json.dumps({"count": 4, "notes": records}, indent=1),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.export"])
def test_every_layout_is_read_whatever_its_ending(tmp_path: Path, layout: Any, name: str) -> None:
    export = opened(tmp_path, name, layout([record(at) for at in range(4)]))
    first = notes(export)[0]

    assert [(row.number, row.text) for row in notes(export)] == list(enumerate(NOTES, 1))
    assert (first.note_id, first.person, first.writer) == ("n-0", "Ann Lowell", "Jo Park")
    assert first.fields == {
        "service_date": "2025-12-01", "start_time": "14:00", "end_time": "14:50", "procedure_code": "H0038",
        "diagnosis_code": "F33.1; F10.20",
    }  # fmt: skip


def test_nested_columns_can_be_named(tmp_path: Path) -> None:
    export = opened(tmp_path, "a.jsonl", json.dumps(record(0)), columns={"person": "client.id", "note": "noteText"})

    assert notes(export)[0].person == "41"


def test_one_record_alone_is_read(tmp_path: Path) -> None:
    for indent in (None, 2):
        assert notes(opened(tmp_path, "a.json", json.dumps(record(1), indent=indent)))[0].text == NOTES[1]


def test_an_array_is_chosen_by_its_name(tmp_path: Path) -> None:
    content = json.dumps({"drafts": [{"note": NOTES[0]}], "final": [{"note": NOTES[1]}]})

    assert [row.text for row in notes(opened(tmp_path, "a.json", content))] == [NOTES[0], NOTES[1]]
    assert [row.text for row in notes(opened(tmp_path, "a.json", content, sheet="final"))] == [NOTES[1]]


VISIT = {"id": "n-1", "date": "2025-12-01", "staff": "Jo Park", "text": NOTES[0]}
NESTED = {
    "under persons": {"clients": [{"name": "Ann Lowell", "notes": [VISIT, VISIT | {"id": "n-2"}]}, {"name": "Bo Reed", "notes": []}]},
    "on pages": [{"page": 1, "client": "Ann Lowell", "items": [VISIT]},
                 {"page": 2, "client": "Ann Lowell", "items": [VISIT | {"id": "n-2"}]}],
    "two deep": {"clients": [{"name": "Ann Lowell", "visits": [{"date": "2025-12-01", "notes": [
        {key: value for key, value in VISIT.items() if key != "date"} | {"id": each}]} for each in ("n-1", "n-2")]}]},
    "under their numbers": {each: {"client": "Ann Lowell", **VISIT, "id": each} for each in ("n-1", "n-2")},
    "under their numbers alone": {
        each: {"client": "Ann Lowell", "date": VISIT["date"], "staff": "Jo Park", "text": NOTES[0]} for each in ("n-1", "n-2")
    },
    "as rows": {"columns": ["client", *VISIT], "rows": [["Ann Lowell", *VISIT.values()], ["Ann Lowell", "n-2", *list(VISIT.values())[1:]]]},
    "as rows with a header": [["client", *VISIT], ["Ann Lowell", *VISIT.values()], ["Ann Lowell", "n-2", *list(VISIT.values())[1:]]],
    "beside others": {"staff": [{"id": 1, "bio": "Jo walks to work by the river and has been here for nine years now."}],
                      "notes": [{"client": "Ann Lowell", **VISIT}, {"client": "Ann Lowell", **VISIT, "id": "n-2"}]},
}  # fmt: skip


@pytest.mark.parametrize("content", NESTED.values(), ids=NESTED)
def test_each_note_is_one_however_deep_it_stands(tmp_path: Path, content: Any) -> None:
    found = notes(opened(tmp_path, "a.json", json.dumps(content)))

    assert [row.text for row in found] == [NOTES[0]] * 2
    assert [(row.note_id, row.person, row.writer) for row in found] == [(each, "Ann Lowell", "Jo Park") for each in ("n-1", "n-2")]
    assert found[1].fields == {"service_date": "2025-12-01"}


def test_sections_of_one_note_are_no_notes(tmp_path: Path) -> None:
    parts = [{"title": "Data", "text": NOTES[0]}, {"title": "Plan", "text": NOTES[2]}]
    export = opened(tmp_path, "a.json", json.dumps([{"id": "n-1", "date": "2025-12-01", "sections": parts}] * 3))

    assert [row.text for row in notes(export)] == [f"{NOTES[0]}; {NOTES[2]}"] * 3


def test_arrays_that_are_read_and_those_that_are_not_are_named(tmp_path: Path) -> None:
    first, second = ([{"client": "Ann", "note": text}] for text in NOTES[:2])
    export = opened(tmp_path, "a.json", json.dumps({"tags": [{"id": 1}], "may": first, "june": second}))

    assert [Path(row.source).name for row in notes(export)] == ["a.json [may]", "a.json [june]"]
    assert export.remarks == ('arrays read: "may", "june"; not read: "tags" (--sheet NAME reads one alone).',)


def test_a_broken_line_is_told_with_its_number(tmp_path: Path) -> None:
    lines = [json.dumps(record(0)), '{"noteText": "cut', "[1]", "", json.dumps(record(1, noteText=None)), json.dumps(record(2))]
    export = opened(tmp_path, "a.jsonl", "\n".join(lines))

    assert [row.number for row in notes(export)] == [1, 6]
    assert problems(export) == [
        (2, "is not a JSON object."), (3, "is not a JSON object."), (5, 'has no note (nothing stands in "noteText").'),
    ]  # fmt: skip


def test_a_first_line_that_is_broken_does_not_hide_the_rest(tmp_path: Path) -> None:
    export = opened(tmp_path, "a.jsonl", '{"noteText": \n' + json.dumps(record(0)) + "\n" + json.dumps(record(1)))

    assert [row.number for row in notes(export)] == [2, 3]


def test_half_a_character_is_told_and_never_passed_on(tmp_path: Path) -> None:
    lines = [json.dumps({"note": NOTES[0] + "\ud83d", "client": "Ann"}), json.dumps({"note": NOTES[1], "client": "Bo\udc00"})]
    export = opened(tmp_path, "a.jsonl", "\n".join(lines))

    assert [row.person for row in notes(export)] == ["Bo\ufffd"]
    assert problems(export) == [(1, "holds half of a character.")]


def test_an_array_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    content = json.dumps([record(at) for at in range(3)])
    export = opened(tmp_path, "a.json", content[: content.index("n-2")])

    assert len(notes(export)) == 2
    ((number, message),) = problems(export)
    assert (number, "breaks off" in message) == (3, True)


def test_a_mark_and_other_encodings_are_read(tmp_path: Path) -> None:
    text = "She said “yes” and we walked on to the café."
    for codec in ("utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        for content in (json.dumps([{"note": text}], ensure_ascii=False), json.dumps({"note": text}, ensure_ascii=False) + "\n"):
            assert [row.text for row in notes(opened(tmp_path, "a.json", content.encode(codec)))] == [text]


REFUSED = {
    "empty": "",
    "text": "Dear colleague",
    "empty array": "[]",
    "broken at once": "[{",
    "numbers": "[1, 2]",
    "no notes": '[{"client": "Ann"}]',
    "object of nothing": "{}",
    "nested without end": "[" * 100_000,
    "nested without end in a record": '{"note": ' + '{"a":[' * 100_000,
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_holds_no_notes_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match=r"a\.json"):
        opened(tmp_path, "a.json", content)


def test_deep_records_are_read_as_far_as_they_go() -> None:
    deep: Any = "x"
    for _ in range(200):
        deep = {"a": [deep]}

    assert len(flat(deep)) == 1
    assert cell_text([deep]) == ""


@pytest.mark.parametrize(
    ("value", "text"), [(45.0, "45"), (0.1 + 0.2, "0.3"), (True, "true"), (None, ""), (float("nan"), ""), (["a", None, 2], "a; 2")]
)
def test_values_become_text(value: Any, text: str) -> None:
    assert cell_text(value) == text


def test_numbers_that_no_float_holds_cost_nothing(tmp_path: Path) -> None:
    long = "9" * 400
    lines = [json.dumps(record(0)), json.dumps(record(1)).replace('"n-1"', long), json.dumps(record(2, minutes=1))]
    export = opened(tmp_path, "a.jsonl", "\n".join(lines))

    assert [row.note_id[:200] for row in notes(export)] == ["n-0", long[:200], "n-2"]
    assert problems(export) == []


@pytest.mark.parametrize("name", ["startTime", "durationMinutes", "units", "serviceDate"])
def test_a_number_too_long_to_count_with_stays_as_it_is(tmp_path: Path, name: str) -> None:
    told = [{"note": text, "client": "Ann", name: "0.5"} for text in NOTES] + [{"note": NOTES[0], "client": "Bo", name: "9" * 400 + ".5"}]
    export = opened(tmp_path, "a.jsonl", "\n".join(map(json.dumps, told)))

    assert len(notes(export)) == 5


def test_names_that_come_late_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notelint.exports.keyed._LOOK", 2)
    lines = [record(0), record(1), record(2, room=""), record(3, addendum="She called back."), record(0, addendum="x", seal="y")]
    export = opened(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)))

    assert len(notes(export)) == 5
    ((number, message),) = problems(export)
    assert (number, message) == (
        None,
        'not read: "addendum", "seal", for no record before 4 has it. Put a record that has every name first.',
    )


def test_a_long_list_of_objects_is_joined_once() -> None:
    items = [{"text": "word " * 20} for _ in range(20_000)]
    begin = time.process_time()
    joined = flat({"items": items})["items.text"]

    assert joined.count("; ") == 19_999
    assert time.process_time() - begin < 2  # joined anew for each of them it takes more than ten seconds

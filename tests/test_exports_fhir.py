"""FHIR exports: DocumentReference in Bundles and bulk NDJSON."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path
from typing import Any

import pytest

from exporting import NOTES, notes, opened, problems
from notelint.exports.markup import text_of_html

pytest.importorskip("ijson")
pytest.importorskip("lxml")


def attachment(text: str | bytes, kind: str = "text/plain") -> dict[str, Any]:
    data = text.encode() if isinstance(text, str) else text
    return {"attachment": {"contentType": kind, "data": base64.b64encode(data).decode()}}


def document(at: int = 0, *content: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "DocumentReference",
        "id": f"doc-{at}",
        "status": "current",
        "meta": {"profile": ["https://example.org/ehr/StructureDefinition/note"]},
        "extension": [{"url": "https://example.org/ehr/shift", "valueString": "day"}],
        "subject": {"reference": "Patient/41", "display": "Ann Lowell"},
        "author": [{"reference": "Practitioner/7", "display": "Jo Park, CPSS"}],
        "date": "2025-12-03T09:00:00-08:00",
        "context": {"period": {"start": "2025-12-01T14:00:00-08:00", "end": "2025-12-01T14:45:00-08:00"}},
        "content": [*(content or (attachment(NOTES[at]),))],
        **more,
    }


def bundle(*resources: dict[str, Any]) -> str:
    return json.dumps({"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": one} for one in resources]})


def lines(*resources: dict[str, Any]) -> str:
    return "\n".join(map(json.dumps, resources))


LAYOUTS = {
    "bundle": (bundle, "a.json"),
    "pretty bundle": (lambda *resources: json.dumps(json.loads(bundle(*resources)), indent=2), "a.json"),
    "lines": (lines, "a.ndjson"),
    "array": (lambda *resources: json.dumps(resources), "a.json"),
    "bundle on one line among others": (
        lambda *resources: bundle(*resources) + "\n" + lines({"resourceType": "Bundle", "entry": []}),
        "a.ndjson",
    ),
}


@pytest.mark.parametrize(("layout", "name"), LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_is_read(tmp_path: Path, layout: Any, name: str) -> None:
    export = opened(tmp_path, name, layout(document(0), document(1)))
    first = notes(export)[0]

    assert [row.text for row in notes(export)] == list(NOTES[:2])
    assert (first.number, first.note_id, first.person, first.writer) == (1, "doc-0", "Ann Lowell", "Jo Park, CPSS")
    assert first.fields == {"service_date": "2025-12-01", "start_time": "14:00", "end_time": "14:45"}
    assert (export.columns, export.unused) == ({}, ())


def test_one_resource_alone_is_read(tmp_path: Path) -> None:
    assert notes(opened(tmp_path, "a.json", json.dumps(document(2), indent=2)))[0].text == NOTES[2]


def test_other_resources_are_counted_at_the_end(tmp_path: Path) -> None:
    others = [{"resourceType": "Encounter", "id": "1"}, {"resourceType": "Location"}, {"resourceType": "Encounter", "id": "2"}]
    export = opened(tmp_path, "a.ndjson", lines(others[0], document(0), *others[1:]))

    assert [row.number for row in notes(export)] == [2]
    assert problems(export) == [(None, "3 resources of other kinds were left out: Encounter 2, Location 1.")]


def test_r5_is_read(tmp_path: Path) -> None:
    resource = document(
        0, context=[{"reference": "Encounter/3"}], period={"start": "2025-12-02T09:00:00-05:00", "end": "2025-12-02T09:30:00-05:00"},
        attester=[{"mode": {"text": "legal"}, "party": {"display": "Jo Park"}, "time": "2025-12-02T17:00:00-05:00"}],
    )  # fmt: skip

    assert notes(opened(tmp_path, "a.ndjson", lines(resource)))[0].fields == {
        "service_date": "2025-12-02", "start_time": "09:00", "end_time": "09:30", "signature": "Jo Park", "signature_date": "2025-12-02",
    }  # fmt: skip


PERIODS = {
    "days": ({"start": "2025-12-01", "end": "2025-12-01"}, {"service_date": "2025-12-01"}),
    "world time by day": (
        {"start": "2025-12-01T18:00:00Z", "end": "2025-12-01T18:50:00Z"},
        {"service_date": "2025-12-01", "start_time": "2025-12-01T18:00:00Z", "end_time": "2025-12-01T18:50:00Z", "duration": "50 min"},
    ),
    "world time at night": (
        {"start": "2025-12-02T01:00:00Z"}, {"service_date": "2025-12-02T01:00:00Z", "start_time": "2025-12-02T01:00:00Z"},
    ),
    "no period": ({}, {"service_date": "2025-12-03"}),
    "nonsense": ({"start": 7, "end": ["x"]}, {"service_date": "2025-12-03"}),
}  # fmt: skip


@pytest.mark.parametrize(("period", "fields"), PERIODS.values(), ids=PERIODS)
def test_times_count_only_where_they_are_those_of_the_place(tmp_path: Path, period: Any, fields: dict[str, str]) -> None:
    assert notes(opened(tmp_path, "a.ndjson", lines(document(0, context={"period": period}))))[0].fields == fields


PEOPLE = {
    "reference alone": ([{"reference": "Practitioner/7"}], "Practitioner/7"),
    "identifier": ([{"identifier": {"value": "S-9"}}], "S-9"),
    "contained": ([{"reference": "#w"}], "Jo Park"),
    "two": ([{"display": "Jo Park"}, {"display": "Lee Ortiz"}], "Jo Park; Lee Ortiz"),
    "none": (None, ""),
    "nonsense": ("Jo", ""),
}


@pytest.mark.parametrize(("author", "name"), PEOPLE.values(), ids=PEOPLE)
def test_the_writer_is_named(tmp_path: Path, author: Any, name: str) -> None:
    resource = document(
        0, author=author, contained=[{"resourceType": "Practitioner", "id": "w", "name": [{"given": ["Jo"], "family": "Park"}]}]
    )

    assert notes(opened(tmp_path, "a.ndjson", lines(resource)))[0].writer == name


ANN = {"resourceType": "Patient", "id": "p1", "name": [{"use": "official", "given": ["Ann", "B."], "family": "Lowell"}]}
JO = {"resourceType": "Practitioner", "id": "s1", "name": [{"text": "Jo Park, CPSS"}]}
ROLE = {"resourceType": "PractitionerRole", "id": "r1", "practitioner": {"reference": "Practitioner/s1"}}


@pytest.mark.parametrize("layout", [bundle, lines, lambda *resources: json.dumps(resources)])
@pytest.mark.parametrize("subject", ["Patient/p1", "https://ehr.example/r4/Patient/p1", "Patient/p1/_history/3"])
@pytest.mark.parametrize("author", ["Practitioner/s1", "PractitionerRole/r1"])
def test_people_of_the_same_file_are_named(tmp_path: Path, layout: Any, subject: str, author: str) -> None:
    resource = document(0, subject={"reference": subject}, author=[{"reference": author}])
    export = opened(tmp_path, "a.json" if layout is not lines else "a.ndjson", layout(resource, ROLE, JO, ANN))

    assert [(row.person, row.writer) for row in notes(export)] == [("Ann B. Lowell", "Jo Park, CPSS")]
    assert problems(export) == []


def test_people_are_named_by_the_address_of_their_entry(tmp_path: Path) -> None:
    resource = document(0, subject={"reference": "urn:uuid:9"}, author=[])
    entries = [{"resource": resource}, {"fullUrl": "urn:uuid:9", "resource": {key: ANN[key] for key in ("resourceType", "name")}}]

    row = notes(opened(tmp_path, "a.json", json.dumps({"resourceType": "Bundle", "entry": entries})))[0]

    assert row.person == "Ann B. Lowell"


def test_who_is_named_in_one_document_is_named_in_all(tmp_path: Path) -> None:
    """Else one person would be two, and nothing of theirs would overlap."""
    told = document(0)
    untold = document(1, subject={"reference": "Patient/41"}, author=[{"reference": "Practitioner/7"}])

    rows = notes(opened(tmp_path, "a.ndjson", lines(untold, told)))

    assert {(row.person, row.writer) for row in rows} == {("Ann Lowell", "Jo Park, CPSS")}


def test_a_file_of_people_alone_holds_no_notes(tmp_path: Path) -> None:
    assert problems(opened(tmp_path, "a.ndjson", lines(ANN, JO))) == [
        (None, "2 resources of other kinds were left out: Patient 1, Practitioner 1.")
    ]


def test_the_number_of_a_note_may_be_an_identifier(tmp_path: Path) -> None:
    resource = document(0, identifier=[{"system": "urn:x", "value": "N-12"}])
    del resource["id"]

    assert notes(opened(tmp_path, "a.ndjson", lines(resource)))[0].note_id == "N-12"


def test_plain_text_is_preferred(tmp_path: Path) -> None:
    resource = document(0, attachment("<p>no</p>", "text/html"), attachment(NOTES[1], "text/plain; charset=utf-8"))

    assert notes(opened(tmp_path, "a.ndjson", lines(resource)))[0].text == NOTES[1]


def test_what_cannot_be_read_gives_way_to_what_can(tmp_path: Path) -> None:
    resource = document(0, {"attachment": {"contentType": "text/plain", "url": "Binary/1"}}, attachment("<p>We walked.</p>", "text/html"))

    assert notes(opened(tmp_path, "a.ndjson", lines(resource)))[0].text == "We walked."


PAGES = {
    "xhtml": (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title><style>p{}</style></head>'
        "<body><h1>Progress note</h1><p>We met at the <b>park</b>.<br/>She spoke\n first.</p><ul><li>one</li><li>two</li></ul>"
        "<table><tr><td>Date</td><td>12/1/2025</td></tr><tr><td>Plan</td><td>Meet</td></tr></table></body></html>",
        "Progress note\nWe met at the park.\nShe spoke first.\n- one\n- two\nDate\t12/1/2025\nPlan\tMeet",
    ),
    "scripts and comments": ("<p>We met.</p><script>document.write('x')</script><!-- no --><img src='//x/y'><p>End</p>", "We met.\nEnd"),
    "entities": ("<p>He was&nbsp;glad &amp; said &ldquo;yes&rdquo;.</p>", "He was glad & said “yes”."),
    "unclosed": ("<div>We met.<p>She spoke", "We met.\nShe spoke"),
    "no tags": ("We met.", "We met."),
    "deep": ("<div>" * 3000 + "We met." + "</div>" * 3000, "We met."),
}  # fmt: skip


@pytest.mark.parametrize(("page", "text"), PAGES.values(), ids=PAGES)
def test_pages_become_lines(page: str, text: str) -> None:
    assert text_of_html(page, "a.json") == text


@pytest.mark.parametrize("page", ["<a " * 200_000, "<!--" * 200_000, "<p>" * 100_000, "&" * 500_000])
def test_pages_that_never_end_take_no_time(page: str) -> None:
    begin = time.process_time()
    text_of_html(page, "a.json")

    assert time.process_time() - begin < 5  # a tenth of a second; by the square of its length it would be hours


TEXTS = {
    "utf-8 without a name": (attachment("“yes”"), "“yes”"),
    "named": (attachment("“yes”".encode("cp1252"), "text/plain; charset=windows-1252"), "“yes”"),
    "not named": (attachment("“yes”".encode("cp1252")), "“yes”"),
    "mark": (attachment("“yes”".encode("utf-16")), "“yes”"),
    "unknown name": (attachment("“yes”", "text/plain; charset=x-none"), "“yes”"),
    "no text codec": (attachment("yes", "text/plain; charset=base64"), "yes"),
    "no kind": ({"attachment": {"data": base64.b64encode(b"yes").decode()}}, "yes"),
    "lines in base64": (
        {"attachment": {"contentType": "text/plain", "data": "\n".join(base64.b64encode(b"yes and no").decode())}},
        "yes and no",
    ),
    "declared in the page": (attachment("<meta charset='windows-1252'><p>“yes”</p>".encode("cp1252"), "text/html"), "“yes”"),
}


@pytest.mark.parametrize(("content", "text"), TEXTS.values(), ids=TEXTS)
def test_text_is_decoded(tmp_path: Path, content: dict[str, Any], text: str) -> None:
    assert [row.text for row in notes(opened(tmp_path, "a.ndjson", lines(document(0, content))))] == [text]


UNREADABLE = {
    "by address": (
        {"attachment": {"contentType": "text/plain", "url": "https://ehr/Binary/1"}},
        "not inline, only named by a URL; fetch it first",
    ),
    "nothing": ({"attachment": {}}, "not inline"),
    "no attachment": ({}, "has no content"),
    "broken base64": ({"attachment": {"contentType": "text/plain", "data": "abc$"}}, "not valid base64"),
    "another kind": (attachment("II*", "image/tiff"), "image/tiff, which is not read"),
    "wrong charset": (attachment(b"\xff\xfe\xfd", "text/plain; charset=utf-8"), "not in utf-8"),
    "empty": (attachment("  \n"), "empty"),
    "half a character": (attachment("a\ud800b".encode("utf-16-le", "surrogatepass"), "text/plain; charset=utf-16-le"), "utf-16-le"),
}


@pytest.mark.parametrize(("content", "word"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_never_a_clean_note(tmp_path: Path, content: dict[str, Any], word: str) -> None:
    export = opened(tmp_path, "a.ndjson", lines(document(1), document(0, content), document(2)))

    assert [row.number for row in notes(export)] == [1, 3]
    ((number, message),) = problems(export)
    assert (number, word in message) == (2, True), message


@pytest.mark.parametrize("withdrawn", [{"status": "entered-in-error"}, {"status": "superseded"}, {"docStatus": "entered-in-error"}])
def test_what_was_withdrawn_is_left_out_and_told(tmp_path: Path, withdrawn: dict[str, str]) -> None:
    export = opened(tmp_path, "a.ndjson", lines(document(0, **withdrawn)))

    assert notes(export) == []
    assert len(problems(export)) == 1


def test_a_broken_line_is_told(tmp_path: Path) -> None:
    export = opened(tmp_path, "a.ndjson", lines(document(0)) + '\n{"resourceType": \n' + lines(document(1)))

    assert [row.number for row in notes(export)] == [1, 3]
    assert problems(export) == [(2, "is not a JSON object.")]


@pytest.mark.parametrize(
    "odd",
    [
        {"content": 3},
        {"content": ["x"]},
        {"content": [{"attachment": "x"}]},
        {"subject": "x"},
        {"contained": {"id": []}},
        {"identifier": 4},
        {"attester": "x"},
    ],
)
def test_odd_resources_stop_nothing(tmp_path: Path, odd: dict[str, Any]) -> None:
    export = opened(tmp_path, "a.ndjson", lines(document(0, **odd), document(1)))

    assert notes(export)[-1].text == NOTES[1]


def binary(number: str, text: str, kind: str = "text/plain") -> dict[str, Any]:
    return {"resourceType": "Binary", "id": number, "contentType": kind, "data": base64.b64encode(text.encode()).decode()}


@pytest.mark.parametrize("url", ["https://ehr.example/r4/Binary/b1", "Binary/b1", "urn:uuid:3f"])
def test_a_binary_of_the_same_bundle_is_read(tmp_path: Path, url: str) -> None:
    named = {"attachment": {"contentType": "text/html", "url": url}}
    entries = [
        {"resource": document(0, named)},
        {"resource": binary("b2", "another")},
        {"fullUrl": "urn:uuid:3f", "resource": binary("b1", f"<p>{NOTES[1]}</p>", "text/html")},
    ]
    content = json.dumps({"resourceType": "Bundle", "entry": entries})
    for name, text in (("a.json", content), ("a.ndjson", content + "\n" + content)):
        export = opened(tmp_path, name, text)

        assert {row.text for row in notes(export)} == {NOTES[1].replace("\n", " ")}
        assert problems(export) == []


def test_a_binary_that_is_not_in_the_bundle_is_not_taken_from_elsewhere(tmp_path: Path) -> None:
    named = {"attachment": {"contentType": "text/plain", "url": "https://ehr.example/Binary/b9"}}
    export = opened(tmp_path, "a.json", bundle(document(0, named), binary("b1", NOTES[1])))

    assert notes(export) == []
    assert "not inline" in problems(export)[0][1]


def test_moments_in_utc_are_kept_to_be_compared(tmp_path: Path) -> None:
    period = {"period": {"start": "2025-12-01T22:00:00Z", "end": "2025-12-01T22:45:00Z"}}
    (row,) = notes(opened(tmp_path, "a.json", bundle(document(0, context=period))))

    assert row.finish is not None
    assert row.begin is not None
    assert row.finish - row.begin == 45
    assert row.fields["duration"] == "45 min"


@pytest.mark.parametrize("kind", ["application/rtf", "text/rtf", "text/plain"])
def test_rich_text_inside_a_document_is_read_as_its_words(tmp_path: Path, kind: str) -> None:
    inside = attachment(r"{\rtf1\ansi\deff0 She said \ldblquote yes\rdblquote , twice.\par Then caf\'e9.\par }", kind)
    (row,) = notes(opened(tmp_path, "a.json", json.dumps(document(0, inside))))

    assert row.text == "She said “yes”, twice.\nThen café."

"""Parquet exports."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from exporting import NOTES, notes, opened, problems
from notelint.errors import InputError
from notelint.exports.opening import open_export

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def parquet(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    pq.write_table(pa.table(columns), path, **options)
    return path


def test_columns_and_types_are_read(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "a.parquet",
        {
            "enc_id": [1, 2, 3, 4],
            "pt_id": ["P1", "P2", "P1", "P2"],
            "prov_name": ["Jo Park"] * 4,
            "svc_dt": [date(2025, 12, 1)] * 4,
            "begin_ts": [datetime(2025, 12, 1, 10, 15)] * 4,
            "end_ts": [datetime(2025, 12, 1, 11, 0)] * 4,
            "units": [3.0, None, 3.0, 3.0],
            "free_txt": list(NOTES),
            "etl_batch": [7] * 4,
        },
    )
    export = open_export(path)
    first = notes(export)[0]

    assert [(row.number, row.text) for row in notes(export)] == list(enumerate(NOTES, 1))
    assert (first.note_id, first.person, first.writer) == ("1", "P1", "Jo Park")
    assert first.fields == {"service_date": "2025-12-01", "start_time": "10:15", "end_time": "11:00"}
    assert export.unused == ("etl_batch",)


def test_nested_columns_lists_and_lengths_are_read(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "a.parquet",
        {
            "note": NOTES[:1],
            "service": [{"date": date(2025, 12, 1), "code": "H0038"}],
            "dx": [["F33.1", "F10.20"]],
            "duration": [timedelta(minutes=50)],
            "signed_at": [datetime(2025, 12, 1, 23, 30, tzinfo=UTC)],
        },
    )

    assert notes(open_export(path))[0].fields == {
        "service_date": "2025-12-01", "procedure_code": "H0038", "diagnosis_code": "F33.1; F10.20", "duration": "0:50",
        "signature_date": "2025-12-01",
    }  # fmt: skip


def test_many_batches_and_row_groups_keep_their_order(tmp_path: Path) -> None:
    texts = [f"{NOTES[at % 4]} Day {at}." for at in range(1700)]
    export = open_export(parquet(tmp_path / "a.parquet", {"note": texts}, row_group_size=600))

    assert [(row.number, row.text) for row in notes(export)] == list(enumerate(texts, 1))


def test_bytes_that_are_no_text_cost_their_row(tmp_path: Path) -> None:
    raw = pa.array([NOTES[0].encode(), b"\xff\xfe broken", NOTES[1].encode()], pa.binary())
    broken = pa.Array.from_buffers(pa.string(), 3, raw.buffers())
    path = parquet(tmp_path / "a.parquet", {"note": broken})
    export = open_export(path)

    assert [row.number for row in notes(export)] == [1, 3]
    assert [number for number, _ in problems(export)] == [2]


def test_a_row_without_a_note_is_told(tmp_path: Path) -> None:
    export = open_export(parquet(tmp_path / "a.parquet", {"note": [NOTES[0], None, ""], "client": ["Ann", "Bo", None]}))

    assert problems(export) == [(2, 'has no note (nothing stands in "note").')]


@pytest.mark.parametrize("data", [b"PAR1 and then nothing PAR1", b"no parquet at all"])
def test_a_broken_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="not a Parquet file"):
        opened(tmp_path, "a.parquet", data)


ERRORS = ("ArrowNotImplementedError", "ArrowTypeError", "ArrowKeyError", "ArrowInvalid")


@pytest.mark.parametrize("name", ERRORS)
def test_whatever_arrow_says_of_a_file_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise getattr(pa, name)("words of a note")

    path = parquet(tmp_path / "a.parquet", {"note": NOTES})
    monkeypatch.setattr(pq, "ParquetFile", refuse)

    with pytest.raises(InputError, match=r"a\.parquet: is not a Parquet file that can be read"):
        open_export(path)


@pytest.mark.parametrize("name", ERRORS)
def test_what_arrow_cannot_read_of_a_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def break_off(*_: object, **__: object) -> None:
        raise getattr(pa, name)("words of a note")
        yield

    export = open_export(parquet(tmp_path / "a.parquet", {"note": NOTES}))
    monkeypatch.setattr(pq.ParquetFile, "iter_batches", break_off)

    ((number, message),) = problems(export)
    assert (number, "the file is damaged from here on" in message) == (1, True)

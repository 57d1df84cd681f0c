"""`notelint.spark`: on workers of their own, the tables of one machine, and near-duplicates as counted by hand."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason='the tests of Spark need pip install "notelint[spark]"')
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("the tests of Spark need Java 17", allow_module_level=True)

import pyarrow
import pyspark
from pyarrow import parquet
from pyspark.sql import DataFrame, SparkSession

from notelint.errors import ConfigError, KnowledgeError
from notelint.exports.cells import cell_text
from notelint.exports.rows import Row
from notelint.linter import Linter
from notelint.review.across.words import hashes_of
from notelint.review.chunks import Checked, Checker, Chunk, Task
from notelint.review.outputs.columns import FINDING_COLUMNS, note_cells
from notelint.review.outputs.tables import findings_schema
from notelint.review.results import NoteRow
from notelint.review.store_file import open_store
from notelint.spark import Linted, checking, lint, near_duplicates
from notelint.spark.near import NEIGHBOURS
from notelint.spark.schema import FINDING_FIELDS
from notelint.spark.settings import linter_from, settings_text
from support import ROOT, entry, write_lexicon

pytestmark = pytest.mark.slow

# For little data: no compiling of what runs once, neither by Spark nor by Java.
SMALL = {
    "ui.enabled": "false",
    "ui.showConsoleProgress": "false",
    "sql.shuffle.partitions": "2",
    "sql.codegen.wholeStage": "false",
    "sql.codegen.factoryMode": "NO_CODEGEN",
    "driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
PLACES = ["library", "", "her kitchen", "Room 4", "bus stop"]
HOUSE = """
extends = "generic"
name = "house"
title = "Our house"
source = ["the house"]
checked_on = 2026-11-22
status = "verified"
required = { plan = "off" }
"""
OTHER_WORDS = ["quietly", "almost", "often", "warm", "early", "again", "somewhere", "better", "lately", "outside"]
HOSTILE = [
    "<script>alert('manipulative')</script> & <b>client</b> was attention-seeking.",
    '=HYPERLINK("http://x.invalid","non-compliant")',
    "She was manipulative\x00\x01\x1b[31m and\u202e left\u2028again.",
    "😀 He 👩‍👩‍👧 was non-compliant, \u0130stanbul e\u0301 \ufeff\ufffd.",
    "client was aggressive and told her she should " * 400,
    "\n" * 20_000 + "We met.",
    'She said "' + "word " * 2000,
    "a" * 9_999 + " was non-compliant",
    "`key`, 'row'; DROP TABLE notes; -- ${jndi:ldap://x.invalid}",
]


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Start Spark with two workers in processes of their own, which share nothing with the tests but the installation."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("notelint tests")
        for key, value in SMALL.items():
            builder = builder.config(f"spark.{key}", value)
        session: SparkSession = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session
        logs = Path(os.environ.get("SPARK_HOME", Path(pyspark.__file__).parent), "work", session.sparkContext.applicationId)
        session.stop()
        shutil.rmtree(logs, ignore_errors=True)  # what the workers said; Spark leaves it inside the installation


def corpus(step: int) -> list[str]:
    """Return the texts of every so many notes of the parts of the corpus that may be worked on."""
    files = [path for part in ("train", "practice") for path in sorted((ROOT / "corpus" / part).glob("*.jsonl"))]
    return [json.loads(line)["text"] for path in files for line in path.read_text(encoding="utf-8").splitlines()][::step]


def rows_of(texts: Sequence[str]) -> list[Row]:
    """Return notes as an export gives them, with people who do not exist."""
    return [
        Row(
            f"house-{at % 3}.csv", at + 2, text,
            {"location": PLACES[at % 5], "duration": str(15 * (at % 4))}, f"N{at}", f"Client {at % 11}", f"Peer {at % 7}",
        )
        for at, text in enumerate(texts)
    ]  # fmt: skip


def frame(spark: SparkSession, rows: Sequence[Row]) -> DataFrame:
    columns: dict[str, list[Any]] = {
        "key": list(range(len(rows))), "file": [r.source for r in rows], "line": [r.number for r in rows], "note": [r.text for r in rows],
        "id": [r.note_id for r in rows], "client": [r.person for r in rows], "staff": [r.writer for r in rows],
        "where": [r.fields["location"] or None for r in rows], "minutes": [float(r.fields["duration"]) for r in rows],
    }  # fmt: skip
    return spark.createDataFrame(pyarrow.table(columns)).repartition(4)


COLUMNS: dict[str, Any] = {
    "key": "key", "row": "line", "source": "file", "note_id": "id", "writer": "staff", "person": "client",
    "fields": {"location": "where", "duration": "minutes"},
}  # fmt: skip


def alone(rows: Sequence[Row], redact: bool = False, **linter: Any) -> Checked:
    """Return what one process finds."""
    return Checker(Task(Linter(**linter), redact=redact, compares=False)).check(Chunk(0, 0, tuple(rows)))


def found(linted: Linted) -> list[tuple[Any, ...]]:
    return sorted(map(tuple, linted.findings.collect()))


def expected(checked: Checked) -> list[tuple[Any, ...]]:
    return [tuple(getattr(finding, name) for name in FINDING_FIELDS) for finding in checked.findings]


def test_tables_are_those_of_one_machine(spark: SparkSession, tmp_path: Path) -> None:
    rows = rows_of([*corpus(14), *HOSTILE])
    checked = alone(rows, profile="ca-toolkit-2023")
    linted = lint(frame(spark, rows), profile="ca-toolkit-2023", **COLUMNS)
    linted.findings.write.parquet(str(tmp_path / "findings"))
    written = parquet.read_table(tmp_path / "findings")

    assert len(rows) > 200
    assert sorted(zip(*written.to_pydict().values(), strict=True)) == expected(checked)
    assert sorted(map(tuple, linted.notes.collect())) == checked.notes
    assert linted.problems.count() == 0
    assert written.schema.names == ["key", "number", *FINDING_COLUMNS]
    assert [written.schema.field(f.name).type for f in findings_schema()] == findings_schema().types
    assert linted.notes.columns == list(NoteRow._fields)
    linted.unpersist()


def test_notes_are_checked_once_for_all_tables(spark: SparkSession, tmp_path: Path) -> None:
    log = str(tmp_path / "passes")

    def told(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            with open(log, "a") as stream:  # noqa: PTH123 - in a worker, where nothing of this file is known
                stream.write("x" * batch.num_rows)
            yield batch

    df = frame(spark, rows_of(corpus(150)))
    linted = lint(df.mapInArrow(told, df.schema), **COLUMNS)
    notes, findings = linted.notes.count(), linted.findings.count()

    assert linted.problems.count() == 0
    assert findings > notes == len(Path(log).read_text())
    linted.unpersist()


def test_what_cannot_be_checked_is_told_and_stops_nothing(spark: SparkSession) -> None:
    hostile = ("NULL", "' \\n '", "repeat('manipulative ', 100000)", "repeat('z', 20000)", "CAST(X'536865C3' AS STRING)")
    texts = ["'He was manipulative.'", *hostile]
    union = " UNION ALL ".join(f"SELECT {at} AS key, {text} AS note" for at, text in enumerate(texts))
    linted = lint(spark.sql(f"{union} UNION ALL SELECT NULL, 'He was manipulative.'"), key="key")
    problems = {row.key: row.message for row in linted.problems.collect()}

    assert [row.key for row in linted.notes.collect()] == [0]
    assert {row.key for row in linted.findings.collect()} == {0}
    assert set(problems) == {None, 1, 2, 3, 4, 5}
    assert problems[1] == problems[2] == "holds no text."
    assert "a note may have 1,000,000" in problems[3]
    assert "without a space" in problems[4]
    assert problems[5].startswith("byte 4 of its text is not UTF-8")
    assert not [message for message in problems.values() if "manipulative" in message or "zz" in message]
    linted.unpersist()


def test_files_of_an_agency_need_not_be_on_the_workers(spark: SparkSession, tmp_path: Path) -> None:
    lexicon = write_lexicon(tmp_path, entry(severity="error"), head='rule = "agency-term"\n')
    profile = tmp_path / "house.toml"
    profile.write_text(HOUSE, encoding="utf-8")
    arguments = {"profile": str(profile), "lexicons": (lexicon,), "ignore": ("NL8",), "severity": {"missing-narrative": "info"}}
    rows = rows_of(["He was a sprocket.", "We met. She was manipulative."])
    checked = alone(rows, **arguments)
    linted = lint(frame(spark, rows), **COLUMNS, **arguments)
    shutil.rmtree(tmp_path)

    assert found(linted) == expected(checked)
    assert {"agency-term", "motive-attribution"} <= {finding.name for finding in checked.findings}
    assert not {"missing-plan"} & {finding.name for finding in checked.findings}
    linted.unpersist()


def test_redacted_tables_hold_no_text(spark: SparkSession, tmp_path: Path) -> None:
    rows = rows_of(corpus(200))
    store = open_store(tmp_path / "store.sqlite", {})
    checked = alone(rows, redact=True)
    store.keep_chunk(0, len(rows), checked.notes, checked.findings, [])
    cells = [cells[:-1] for cells in note_cells(store, redact=True)]
    store.remove()
    linted = lint(frame(spark, rows), redact=True, **COLUMNS)

    assert found(linted) == expected(checked)
    assert sorted(tuple(row)[1:] for row in linted.notes.collect()) == sorted(cells)
    assert {row.text for row in linted.findings.collect()} == {""}
    linted.unpersist()


def test_values_of_any_type_read_as_in_a_table_on_one_machine(spark: SparkSession) -> None:
    given = {"service_date": date(2026, 3, 4), "duration": 45.0, "start_time": datetime(2026, 3, 4, 9, 30), "procedure_code": "H0038"}
    df = spark.createDataFrame(pyarrow.table({"note": ["We met."], "a b`c": [7], **{name: [value] for name, value in given.items()}}))
    linted = lint(df, note_id="a b`c", fields={name: name for name in given})
    (note,) = linted.notes.collect()
    row = Row("", note.key, "We met.", {name: cell_text(value) for name, value in given.items()}, "7")

    assert tuple(note) == alone([row]).notes[0]._replace(key=note.key)
    assert (note.service_date, note.duration, note.procedure_code) == ("2026-03-04", 45, "H0038")
    linted.unpersist()


def test_without_a_key_each_note_gets_one(spark: SparkSession) -> None:
    rows = rows_of(corpus(100))
    linted = lint(frame(spark, rows))
    keys = [row.key for row in linted.notes.collect()]

    assert len(set(keys)) == len(rows)
    assert {row.key for row in linted.findings.collect()} <= set(keys)
    linted.unpersist()


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "column": ({"text": "noet"}, 'text: there is no column "noet"; did you mean "note"?'),
    "item": ({"fields": {"duratoin": "note"}}, 'fields: "duratoin" is not an item of the record; did you mean "duration"?'),
    "column of an item": ({"fields": {"duration": "min"}}, 'duration: there is no column "min"'),
    "key": ({"key": "note"}, 'key: the column "note" holds no whole numbers'),
    "rule": ({"ignore": ["motif"]}, 'ignore: there is no rule, family or entry "motif"'),
    "profile": ({"profile": "generik"}, "generic"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_what_does_not_exist_is_said_before_any_work(spark: SparkSession, arguments: dict[str, Any], message: str) -> None:
    df = spark.createDataFrame(pyarrow.table({"note": ["We met."]}))

    with pytest.raises(ConfigError) as raised:
        lint(df, **arguments)
    assert message in str(raised.value)


def test_a_broken_lexicon_is_said_before_any_work(spark: SparkSession, tmp_path: Path) -> None:
    lexicon = write_lexicon(tmp_path, entry(rationale=None), head='rule = "agency-term"\n')

    with pytest.raises(KnowledgeError, match="rationale"):
        lint(spark.createDataFrame(pyarrow.table({"note": ["We met."]})), lexicons=[lexicon])


def test_a_worker_builds_its_linter_once() -> None:
    settings = settings_text(profile="generic", min_severity="warning")

    assert linter_from(settings) is linter_from(settings)
    assert linter_from(settings) is not linter_from(settings_text(profile="generic"))


def test_a_mistake_of_ours_is_a_problem_without_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(linter: object, row: Row) -> None:
        raise ValueError(row.text)

    monkeypatch.setattr(checking, "check_row", broken)
    cells = {"key": 1, "row": 2, "source": "a", "text": "Rosalind", "note_id": "", "writer": "", "person": ""}
    batch = pyarrow.record_batch({name: [cell] for name, cell in cells.items()})
    (checked,) = checking.check_batches(settings_text(), False, iter([batch]))
    (row,) = checked.to_pylist()

    assert (row["note"], row["findings"]) == (None, [])
    assert "ValueError in test_spark.py, line" in row["problem"]["message"]
    assert "Rosalind" not in str(row)


def similarities(texts: Sequence[str]) -> dict[tuple[int, int], float]:
    """Return how alike each two texts are, counted word by word."""
    shingles = []
    for text in texts:
        words = hashes_of(text.lower(), 0, len(text), ())
        shingles.append({tuple(words[at : at + 5]) for at in range(len(words) - 4)})
    long = [at for at, found in enumerate(shingles) if len(found) > 20]
    return {(a, b): len(shingles[a] & shingles[b]) / len(shingles[a] | shingles[b]) for a, b in combinations(long, 2)}


def altered(text: str, words: int, chance: random.Random) -> str:
    """Return a text in which so many words are others."""
    parts = text.split()
    for at in chance.sample(range(len(parts)), min(words, len(parts))):
        parts[at] = chance.choice(OTHER_WORDS)
    return " ".join(parts)


def near(spark: SparkSession, texts: Sequence[str | None], **arguments: Any) -> dict[tuple[int, int], float]:
    df = spark.createDataFrame(pyarrow.table({"key": list(range(len(texts))), "note": texts})).repartition(2)
    pairs = near_duplicates(df, **arguments).collect()
    spark.catalog.clearCache()
    assert len({(pair.first, pair.second) for pair in pairs}) == len(pairs)
    return {(pair.first, pair.second): pair.similarity for pair in pairs}


@pytest.mark.parametrize("threshold", [0.5, 0.8])
def test_near_duplicates_are_those_that_counting_finds(spark: SparkSession, threshold: float) -> None:
    chance = random.Random(3)
    texts = [text for text in corpus(4) if len(text.split()) > 40][:120]
    texts += [altered(text, chance.randint(0, 8), chance) for text in texts[:90]]
    texts += [altered(texts[0], chance.randint(0, 3), chance) for _ in range(12)]
    wanted = {pair: alike for pair, alike in similarities(texts).items() if alike >= threshold}

    assert near(spark, [*texts, "", None, "We met.", "No answer."], threshold=threshold) == pytest.approx(wanted)
    assert len(wanted) > 40


def test_what_an_agency_has_in_all_notes_makes_none_alike(spark: SparkSession) -> None:
    lines = (
        "Peer specialist met with the person at the program to provide self-help and peer services in line with the recovery plan. "
        "Peer specialist and the person will meet again next week at the usual time and go on with the goals the person chose."
    )
    texts = [f"{' '.join(text.split()[:45])} {lines}" for text in corpus(7) if len(text.split()) > 45][:60]
    texts.append(altered(texts[0], 1, random.Random(1)))
    bare = similarities(texts)

    assert sum(alike > 0.3 for alike in bare.values()) > 100
    assert set(near(spark, texts, threshold=0.3)) == {(0, 60)}


def test_many_copies_of_one_note_give_a_bounded_number_of_pairs(spark: SparkSession) -> None:
    copies = NEIGHBOURS + 50
    pairs = near(spark, [corpus(1)[0]] * copies)

    assert set(pairs.values()) == {1.0}
    assert {second for _, second in pairs} == set(range(1, copies))
    assert len(pairs) == sum(min(NEIGHBOURS, copies - 1 - at) for at in range(copies))


def test_keys_may_be_words_and_columns_have_any_name(spark: SparkSession) -> None:
    texts = [corpus(1)[0], corpus(1)[0], corpus(1)[2]]
    df = spark.createDataFrame(pyarrow.table({"note no.": ["b", "a", "c"], "told": texts, "who": ["x", "y", "z"]}))

    assert [tuple(pair) for pair in near_duplicates(df, text="told", key="note no.", writer="who").collect()] == [("a", "b", 1.0)]


def test_a_threshold_has_bounds(spark: SparkSession) -> None:
    with pytest.raises(ConfigError, match="threshold"):
        near_duplicates(spark.createDataFrame(pyarrow.table({"key": [1], "note": ["We met."]})), threshold=1.5)

"""Measure notelint on Apache Spark beside one process, on the same notes, and compare what both found.

python benchmarks/spark.py                                  20,000 notes, two workers in processes of their own on this machine
python benchmarks/spark.py --notes 100000 --workers 4
python benchmarks/spark.py --near                           also time near_duplicates on notes of which one in twenty is a copy

Needs `pip install "notelint[spark]"` and Java 17. Workers on one machine share its processors with Spark itself: the figures are
for what Spark adds to each note, and not for how a cluster grows. Seconds of processor are those of this process and all it
started; they say more than the clock where others use the machine, and are read on Linux alone.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import pyarrow
import pyspark
from pyarrow import parquet
from pyspark.sql import DataFrame, SparkSession
from review import make_export

from notelint import Linter
from notelint.exports.rows import Row
from notelint.review.chunks import Checker, Task, chunks
from notelint.review.results import FindingRow
from notelint.spark import lint, near_duplicates
from notelint.spark.schema import CHECKED_ARROW

SCHEMA = pyarrow.schema(list(CHECKED_ARROW.field("findings").type.value_type))
PROFILE = "ca-toolkit-2023"
NOTE, NOTE_ID, WRITER, PERSON = "Progress Note", "Note ID", "Staff", "Client"
FIELDS = {"service_date": "Date of Service", "start_time": "Begin Time", "end_time": "End Time"}
EXECUTOR_MEMORY = 1024  # MiB for the JVM of each worker


def main() -> None:
    """Make the notes, check them both ways, print what it took and whether the tables are the same."""
    parser = argparse.ArgumentParser(description="Measure notelint on Spark.")
    parser.add_argument("--notes", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--near", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = make_export(folder / "export.csv", options.notes)
        print(f"{options.notes} notes, {words / options.notes:.0f} words a note, {os.cpu_count()} processors", flush=True)
        alone = check_alone(folder, options.notes)
        spark = started(options.workers)
        try:
            together = check_on_spark(spark, folder, options.notes, options.workers)
            print(f"Spark with {options.workers} workers is {alone / together:.2f} times as fast as one process")
            compare(folder)
            if options.near:
                measure_near(spark, folder, options.notes)
        finally:
            logs = Path(os.environ.get("SPARK_HOME", Path(pyspark.__file__).parent), "work", spark.sparkContext.applicationId)
            spark.stop()
            shutil.rmtree(logs, ignore_errors=True)  # what the workers said; Spark leaves it inside the installation


def check_alone(folder: Path, notes: int) -> float:
    """Check all notes in this process and write the findings; return the seconds without the start."""
    start = Stretch()
    checker = Checker(Task(Linter(profile=PROFILE), compares=False))
    checker.linter.check("We walked.")
    print(f"one process: start  {start}", flush=True)
    work = Stretch()
    with parquet.ParquetWriter(folder / "alone.parquet", SCHEMA) as writer:
        for chunk in chunks(read_rows(folder / "export.csv")):
            columns = zip(*checker.check(chunk).findings, strict=True)
            found = dict(zip(FindingRow._fields, columns, strict=True))
            writer.write_table(pyarrow.table([found[name] for name in SCHEMA.names], schema=SCHEMA))
    print(f"one process: notes  {work.of(notes)}", flush=True)
    return work.clock


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the notes of the export; `number` is the key that Spark gets as well."""
    with path.open(encoding="utf-8", newline="") as stream:
        for cells in csv.DictReader(stream):
            given = {item: cells[column] for item, column in FIELDS.items()}
            yield Row("", int(cells[NOTE_ID]), cells[NOTE], given, cells[NOTE_ID], cells[PERSON], cells[WRITER])


def started(workers: int) -> SparkSession:
    """Return a session with workers in processes of their own."""
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    start = Stretch()
    builder = SparkSession.builder.master(f"local-cluster[{workers},1,{EXECUTOR_MEMORY}]").appName("notelint benchmark")
    for key, value in {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}.items():
        builder = builder.config(key, value)
    spark: SparkSession = builder.config("spark.sql.shuffle.partitions", 4 * workers).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    print(f"Spark {spark.version}: start  {start}", flush=True)
    return spark


def read_notes(spark: SparkSession, path: Path, partitions: int) -> DataFrame:
    """Return the export with a key, in as many parts as there should be tasks."""
    notes = spark.read.csv(str(path), header=True, escape='"')
    return notes.withColumn("key", notes[NOTE_ID].cast("bigint")).repartition(partitions)


def check_on_spark(spark: SparkSession, folder: Path, notes: int, workers: int) -> float:
    """Check all notes on Spark and write the findings; return the seconds without the start."""
    df = read_notes(spark, folder / "export.csv", 8 * workers)
    names: Any = {"text": NOTE, "note_id": NOTE_ID, "writer": WRITER, "person": PERSON, "key": "key", "fields": FIELDS, "profile": PROFILE}
    start = Stretch()
    lint(df.limit(4 * workers).repartition(4 * workers), storage=None, **names).findings.count()
    print(f"Spark: first notes  {start}", flush=True)
    work = Stretch()
    linted = lint(df, **names)
    linted.findings.write.parquet(str(folder / "spark"))
    print(f"Spark: findings     {work.of(notes)}", flush=True)
    second = Stretch()
    linted.notes.write.parquet(str(folder / "notes"))
    print(f"Spark: other table  {second.of(notes)}", flush=True)
    linted.unpersist()
    return work.clock


def compare(folder: Path) -> None:
    """Print whether both ways found the same."""
    order = [("key", "ascending"), ("number", "ascending")]
    one, other = (parquet.read_table(folder / name, schema=SCHEMA).sort_by(order) for name in ("alone.parquet", "spark"))
    print(f"findings: {one.num_rows} and {other.num_rows}, {'identical' if one.equals(other) else 'NOT THE SAME'}")


def measure_near(spark: SparkSession, folder: Path, notes: int) -> None:
    """Print what it takes to find one copy, with a word changed, for each of twenty notes."""
    drawn = random.Random(7).sample(range(notes), notes // 20)  # noqa: S311 - for a benchmark, not for secrets
    df = read_notes(spark, folder / "export.csv", 8).select("key", NOTE).persist()
    copied = (f"key + {notes} AS key", f"concat(`{NOTE}`, ' It rained on the way home.') AS `{NOTE}`")
    copies = df.where(df.key.isin(drawn)).selectExpr(*copied)
    everything = df.union(copies).persist()
    total = everything.count()
    work = Stretch()
    pairs = near_duplicates(everything, text=NOTE, key="key").collect()
    print(f"near duplicates     {work.of(total)}")
    found = {pair.first for pair in pairs if pair.second == pair.first + notes}
    print(f"near duplicates: {len(found)} of {len(drawn)} copies, {len(pairs)} pairs in all")


def processor_seconds() -> float:
    """Return what this process and all below it have used of processors; 0 where there is no /proc."""
    below: dict[int, list[int]] = defaultdict(list)
    used: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it ended just now
        number = int(path.parent.name)
        below[int(parts[1])].append(number)
        used[number] = sum(map(int, parts[11:15])) / os.sysconf("SC_CLK_TCK")  # its own, and that of its children that ended
    waiting, total = [os.getpid()], 0.0
    while waiting:
        number = waiting.pop()
        total += used.get(number, 0)
        waiting += below[number]
    return total


@dataclass
class Stretch:
    """Seconds since it was made: of the clock, and of processors."""

    began: float = field(default_factory=perf_counter)
    spent: float = field(default_factory=processor_seconds)

    @property
    def clock(self) -> float:
        """Return the seconds of the clock."""
        return perf_counter() - self.began

    def __str__(self) -> str:
        return f"{self.clock:7.1f} s, of processor {processor_seconds() - self.spent:7.1f} s"

    def of(self, notes: int) -> str:
        """Return the same, and what it is for each note."""
        clock, spent = self.clock, processor_seconds() - self.spent
        took = f"{clock:7.1f} s, of processor {spent:7.1f} s"
        return f"{took}  {notes / clock:6.0f} notes/s  {1000 * clock / notes:5.2f} ms/note, of processor {1000 * spent / notes:5.2f}"


if __name__ == "__main__":
    main()

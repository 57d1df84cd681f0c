"""Check an export on Apache Spark and write what was found as Parquet.

    spark-submit examples/spark_review.py notes.parquet reviewed --text "Progress Note" --writer "Staff Name"

`reviewed/` then holds `findings/`, `notes/` and `problems/` (notes that could not be checked), and with `--near` also `near/`: pairs of
notes that are nearly the same. Try it on one machine with `--master "local[2]"`. Needs `pip install "notelint[spark]"`, here and on
every worker.
"""

from __future__ import annotations

import argparse
import sys

from pyspark.sql import DataFrame, SparkSession

from notelint.errors import NotelintError
from notelint.spark import lint, near_duplicates

TASKS_A_CORE = 4  # so that a core that is done early takes work from the others


def main() -> int:
    """Read, check, write; return the exit status: 2 where what was asked cannot be done."""
    options = _options()
    builder = SparkSession.builder.appName("notelint")
    # What Spark puts on the workers' disks for a while holds text of notes.
    spark = builder.config("spark.io.encryption.enabled", "true").getOrCreate()
    try:
        _review(spark, options)
    except NotelintError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    finally:
        spark.stop()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Check an export on Apache Spark.")
    parser.add_argument("export", help="a CSV with a header, or Parquet: a file, a folder, or any address that Spark reads")
    parser.add_argument("out", help="where to write; must not exist yet")
    parser.add_argument("--text", default="note", metavar="COLUMN", help="the text of the note")
    for role in ("note-id", "writer", "person"):
        parser.add_argument(f"--{role}", metavar="COLUMN")
    parser.add_argument("--key", metavar="COLUMN", help="whole numbers, another one for each note; made up where there is none")
    parser.add_argument(
        "--field", action="append", default=[], metavar="ITEM=COLUMN", help="an item of the record, such as duration=Minutes"
    )
    parser.add_argument("--profile", default="generic")
    parser.add_argument("--redact", action="store_true", help="write no text of notes")
    parser.add_argument("--near", action="store_true", help="also look for notes that are nearly the same; needs --key")
    options = parser.parse_args()
    if options.near and not options.key:
        parser.error("--near needs --key, or nobody could tell which notes are meant")
    return options


def _review(spark: SparkSession, options: argparse.Namespace) -> None:
    df = _read(spark, options.export, options.key)
    linted = lint(
        df,
        text=options.text,
        note_id=options.note_id,
        writer=options.writer,
        person=options.person,
        key=options.key,
        fields=dict(each.split("=", 1) for each in options.field),
        profile=options.profile,
        redact=options.redact,
    )
    for name in ("findings", "notes", "problems"):
        getattr(linted, name).write.parquet(f"{options.out}/{name}")
    linted.unpersist()
    if options.near:
        near_duplicates(df, text=options.text, key=options.key, writer=options.writer).write.parquet(f"{options.out}/near")


def _read(spark: SparkSession, export: str, key: str | None) -> DataFrame:
    """Return the notes in a few parts for each core: a CSV with line breaks inside of cells is read as one part."""
    if export.lower().endswith((".csv", ".csv.gz")):
        df = spark.read.csv(export, header=True, multiLine=True, escape='"')
        if key in df.columns:
            # All columns of a CSV are text; a note whose key is no number will stand in problems.
            df = df.withColumn(key, df[f"`{key}`"].try_cast("bigint"))
    else:
        df = spark.read.parquet(export)
    wanted = TASKS_A_CORE * spark.sparkContext.defaultParallelism
    return df if df.rdd.getNumPartitions() >= wanted else df.repartition(wanted)


if __name__ == "__main__":
    sys.exit(main())

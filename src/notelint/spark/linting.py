"""Check the notes of a DataFrame on all machines of a cluster; the tables are those of a review on one machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everybody who writes Spark knows it
from pyspark.storagelevel import StorageLevel

from notelint.config.profile import Profile
from notelint.linter import DEFAULT_PROFILE
from notelint.spark.checking import check_batches
from notelint.spark.columns import notes_of
from notelint.spark.schema import CHECKED
from notelint.spark.settings import settings_text


@dataclass(frozen=True)
class Linted:
    """Give the tables of checked notes.

    `checked` has one row a note, with everything in it: `note`, `findings` (an array), `problem`. It may come from `lint`, or
    from Parquet that was written from it.
    """

    checked: DataFrame

    @property
    def notes(self) -> DataFrame:
        """Return one row a note, with the columns of `notelint.review.results.NoteRow`."""
        return self.checked.where("note IS NOT NULL").select("note.*")

    @property
    def findings(self) -> DataFrame:
        """Return one row a finding: `key` of the note, `number` within it, then the columns of `findings.parquet`."""
        return self.checked.select(F.explode("findings").alias("finding")).select("finding.*")

    @property
    def problems(self) -> DataFrame:
        """Return one row for each note that could not be checked: `key`, `source`, `row`, `message`; never text of a note."""
        return self.checked.where("problem IS NOT NULL").select("problem.*")

    def unpersist(self) -> None:
        """Let go of what Spark keeps of the checked notes; the tables can still be read, at the price of another pass."""
        self.checked.unpersist()


def lint(
    df: DataFrame,
    *,
    text: str = "note",
    note_id: str | None = None,
    writer: str | None = None,
    person: str | None = None,
    source: str | None = None,
    key: str | None = None,
    row: str | None = None,
    fields: Mapping[str, str] | None = None,
    profile: str | Path | Profile = DEFAULT_PROFILE,
    redact: bool = False,
    storage: StorageLevel | None = StorageLevel.MEMORY_AND_DISK,
    **linter: Any,
) -> Linted:
    """Return the tables of the notes in `df`; nothing is checked before one of them is asked for.

    `text`, `note_id`, `writer`, `person` and `source` name columns; `fields` maps items of the record (`duration`,
    `service_date` ...) to theirs. `key` names a column of whole numbers that are different for each note, `row` one that says
    where it stands in its source. Without `row` it is the key; without `key` it is Spark's `monotonically_increasing_id`: unique
    and with gaps, and another one where the notes are partitioned in another way. `profile` and `linter` are the arguments of a
    `Linter`; files that they name are read here and need not be on the workers. With `redact` no table holds text of a note.

    All notes are checked once: what is found is kept (`storage`) for the other tables, a few kilobytes a note, and may be
    written to the workers' disks where memory is short. With `storage=None` nothing is kept: write `checked` to Parquet yourself,
    or each table is a pass of its own.

    Raises `ConfigError` for a column, item or rule that does not exist and `KnowledgeError` for a broken file. A note that cannot
    be checked is a row of `problems` and stops nothing.
    """
    settings = settings_text(profile=profile, **linter)
    roles = {"key": key, "row": row, "source": source, "text": text, "note_id": note_id, "writer": writer, "person": person}
    notes = notes_of(df, roles, fields or {})
    checked = notes.mapInArrow(partial(check_batches, settings, redact), CHECKED)
    return Linted(checked if storage is None else checked.persist(storage))

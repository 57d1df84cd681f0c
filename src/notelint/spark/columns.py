"""The columns of a DataFrame that are read, and what is said where there is none of that name."""

from __future__ import annotations

from collections.abc import Mapping

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everybody who writes Spark knows it
from pyspark.sql.types import ByteType, IntegerType, LongType, ShortType, StringType, TimestampType

from notelint.errors import ConfigError, did_you_mean
from notelint.report import FIELD_NAMES
from notelint.spark.reading import COLUMNS, KEY, NUMBER

_WHOLE = (ByteType, ShortType, IntegerType, LongType)


def notes_of(df: DataFrame, columns: Mapping[str, str | None], fields: Mapping[str, str]) -> DataFrame:
    """Return the columns that a worker reads, named and ordered as in `reading.COLUMNS`, then one for each item in `fields`.

    Raises `ConfigError` for a column or an item that does not exist, and for a key that is no whole number.
    """
    for item in fields:
        if item not in FIELD_NAMES:
            raise ConfigError(f'fields: "{item}" is not an item of the record{did_you_mean(item, FIELD_NAMES)}')
    given = {**{role: columns.get(role) for role in COLUMNS}, **fields}
    return df.select([_column(df, role, name).alias(role) for role, name in given.items()])


def _column(df: DataFrame, role: str, name: str | None) -> Column:
    if role in (KEY, NUMBER):
        return _whole(df, role, name)
    if name is None:
        return F.lit(None).cast(StringType())
    found = named(df, role, name)
    # Clock times as they are read off a clock in the session's zone, like those of any other table.
    return found.cast("timestamp_ntz") if isinstance(df.schema[name].dataType, TimestampType) else found


def _whole(df: DataFrame, role: str, name: str | None) -> Column:
    if name is None:
        return F.monotonically_increasing_id() if role == KEY else F.lit(None).cast(LongType())
    found = named(df, role, name)
    if not isinstance(df.schema[name].dataType, _WHOLE):
        raise ConfigError(f'{role}: the column "{name}" holds no whole numbers; name one that does, or leave {role} out.')
    return found.cast(LongType())


def named(df: DataFrame, role: str, name: str) -> Column:
    """Return the column of that name; raise `ConfigError` where there is none."""
    if name not in df.columns:
        raise ConfigError(f'{role}: there is no column "{name}"{did_you_mean(name, df.columns)}')
    return F.col("`" + name.replace("`", "``") + "`")

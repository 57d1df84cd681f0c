"""Notes that are nearly the same, among millions: Spark's MinHash finds the pairs, exact counting confirms them."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from pyspark.ml.feature import HashingTF, MinHashLSH
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everybody who writes Spark knows it
from pyspark.sql.types import ArrayType, LongType, StructField, StructType
from pyspark.storagelevel import StorageLevel

from notelint.errors import ConfigError
from notelint.review.across import thresholds
from notelint.spark.columns import named
from notelint.spark.shingling import shingle_batches

LOWEST = 0.2  # below this, notes on the same subject are alike
HASHES = 60
MISSED = 0.001  # share of pairs at the threshold that no band may find
NEIGHBOURS = 100  # notes that share a band are all compared up to this many; beyond, each with the next so many
_FEATURES = 1 << 30  # MinHashLSH takes up to 2,038,074,743


class Banding(NamedTuple):
    """How hashes are put together: two notes are compared if all `rows` hashes of one of `bands` bands are the same."""

    bands: int
    rows: int


def near_duplicates(
    df: DataFrame, *, text: str = "note", key: str = "key", writer: str | None = None, threshold: float = 0.8,
    storage: StorageLevel | None = StorageLevel.MEMORY_AND_DISK,
) -> DataFrame:  # fmt: skip
    """Return pairs of notes that share much of their words: `first`, `second` (keys, the smaller first), `similarity`.

    `similarity` is the share of runs of five words that both have, of all that either has (Jaccard), from 0 to 1, exact; a
    changed word costs five runs, so 0.8 stands for one changed word in 45. As in a review on one machine all numbers and dates
    are one word, and all pronouns. Left out is boilerplate: what stands in a third of all notes or, where the column of the
    `writer` is named, in a hundredth of them by three writers. Notes with fewer than 25 words beside that are not compared.

    One pair in a thousand at the `threshold` may be missed, fewer above it. Where more than a hundred notes are alike, each is
    compared with the next hundred in the order of their keys at least. `key` has to be different for each note; its column may
    hold numbers or strings.

    Counting the notes and looking for boilerplate in 10,000 of them starts at once; all else when the result is asked for.
    Hashes, and no text, are kept (`storage`) until the session ends or `spark.catalog.clearCache()`.

    Raises `ConfigError` for a column that does not exist and a threshold outside 0.2 to 1.
    """
    if not LOWEST <= threshold <= 1:
        raise ConfigError(f"threshold: {threshold} is not between {LOWEST} and 1.")
    names = {"key": key, "text": text, **({} if writer is None else {"writer": writer})}
    notes = df.select([named(df, role, name).alias(role) for role, name in names.items()])
    boilerplate = _boilerplate(notes)
    shingled = _shingled(notes.select("key", "text").where("key IS NOT NULL"), boilerplate)
    if storage is not None:
        shingled = shingled.persist(storage)
    return _confirmed(_candidates(_banded(shingled, _banding(threshold))), shingled, threshold)


def _shingled(notes: DataFrame, boilerplate: list[int]) -> DataFrame:
    kept = [field for field in notes.schema if field.name != "text"]
    schema = StructType([*kept, StructField("shingles", ArrayType(LongType()))])
    return notes.mapInArrow(partial(shingle_batches, boilerplate), schema)


def _boilerplate(notes: DataFrame) -> list[int]:
    """Return the shingles that stand in so many notes that they tell nothing of one; as in `review.across.boilerplate`."""
    count = notes.count()
    if not count:
        return []
    sampled = min(count, thresholds.SAMPLE)
    sample = notes if sampled == count else notes.sample(sampled / count, thresholds.SEED)
    shingled = _shingled(sample, [])
    if "writer" in notes.columns:
        least, writers = (thresholds.BOILERPLATE_SECTIONS, thresholds.BOILERPLATE_SHARE), thresholds.BOILERPLATE_WRITERS
        numbers = [F.count("*").alias("notes"), F.countDistinct("writer").alias("writers")]
    else:
        shingled = shingled.dropDuplicates(["shingles"])  # one text many times is copied, not agreed on
        least, writers = (2 * thresholds.BOILERPLATE_SECTIONS, thresholds.BOILERPLATE_SHARE_ALONE), 0
        numbers = [F.count("*").alias("notes"), F.lit(0).alias("writers")]
    found = shingled.select("*", F.explode("shingles").alias("shingle")).groupBy("shingle").agg(*numbers)
    common = found.where((F.col("notes") >= max(least[0], least[1] * sampled)) & (F.col("writers") >= writers))
    return [row.shingle for row in common.select("shingle").collect()]


def _banding(threshold: float) -> Banding:
    """Return the longest bands that still find all but `MISSED` of the pairs at the threshold."""
    fitting = [rows for rows in range(1, 13) if (1 - threshold**rows) ** (HASHES // rows) <= MISSED]
    rows = max(fitting, default=1)
    return Banding(HASHES // rows, rows)


def _banded(shingled: DataFrame, banding: Banding) -> DataFrame:
    """Return one row for each note and band: `key`, `number` of the band, `band`."""
    vectors = HashingTF(inputCol="shingles", outputCol="vector", numFeatures=_FEATURES, binary=True).transform(shingled)
    hashing = MinHashLSH(inputCol="vector", outputCol="hashes", numHashTables=banding.bands * banding.rows, seed=thresholds.SEED)
    hashed = hashing.fit(vectors).transform(vectors)
    slices = [F.xxhash64(F.slice("hashes", 1 + at * banding.rows, banding.rows)) for at in range(banding.bands)]
    return hashed.select("key", F.posexplode(F.array(*slices)).alias("number", "band"))


def _candidates(banded: DataFrame) -> DataFrame:
    """Return pairs of keys that share a band.

    Spark's own `approxSimilarityJoin` has bands of one hash alone: notes with a tenth in common meet as well, and pairs grow with
    the square of the notes (with four times the notes, sixteen times the pairs were compared).
    """
    buckets = banded.groupBy("number", "band").agg(F.sort_array(F.collect_set("key")).alias("keys")).where(F.size("keys") > 1)
    pairs = F.flatten(F.transform("keys", _followed_by_next))
    return buckets.select(F.explode(pairs).alias("pair")).select("pair.first", "pair.second").distinct()


def _followed_by_next(first: Column, at: Column) -> Column:
    """Return the pairs of a key of a bucket with the keys behind it."""
    following = F.slice("keys", at + 2, NEIGHBOURS)
    return F.transform(following, lambda second: F.struct(first.alias("first"), second.alias("second")))


def _confirmed(pairs: DataFrame, shingled: DataFrame, threshold: float) -> DataFrame:
    """Return the pairs with their exact similarity, where it is as high as asked."""
    ones = shingled.select(F.col("key").alias("first"), F.col("shingles").alias("ones"))
    others = shingled.select(F.col("key").alias("second"), F.col("shingles").alias("others"))
    shared = F.size(F.array_intersect("ones", "others"))
    similarity = shared / (F.size("ones") + F.size("others") - shared)
    both = pairs.join(ones, "first").join(others, "second")
    return both.select("first", "second", similarity.alias("similarity")).where(F.col("similarity") >= threshold)
